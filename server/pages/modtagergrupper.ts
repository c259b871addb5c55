// The groups of recipients on the page that chooses them: what each group gets, and, folded away, who is in it.
import { laesBilagsformat } from '../../db/sendtefiler.ts';
import { arkivformat, laesArkivformat, UDGAVER } from '../export/udgave.ts';
import { tekster } from '../tekster.ts';
import { html, type Indhold } from './html.ts';

const t = tekster.udsendelse;

export interface Person {
  readonly navn: string;
  /** Null = nobody knows it. */
  readonly mail: string | null;
  /** Has had this very version. */
  readonly faaet: boolean;
  readonly valgt: boolean;
  /** What was typed where no address is known. */
  readonly skrevet: string;
}

export interface Gruppe {
  readonly id: string;
  readonly navn: string;
  /** "" (left out), "pdf", "docx" or "pdf docx", or the same of the public edition. */
  readonly format: string;
  readonly personer: readonly Person[];
  /** A list or the participants: a letter says that it came by it. */
  readonly liste: boolean;
}

/** What can be sent, in the order in which it is attached. */
export const SENDES = UDGAVER.flatMap((udgave) => ['pdf', 'docx'].map((format) => arkivformat(format, udgave)));

const VALG = new Map(
  UDGAVER.map((udgave) => {
    const [pdf, docx] = [arkivformat('pdf', udgave), arkivformat('docx', udgave)];
    return [udgave, [pdf, docx, `${pdf} ${docx}`]];
  }),
);

/** One of the choices of a group. */
export function formatvalg(formater: readonly string[]): string {
  const key = SENDES.filter((one) => formater.includes(one)).join(' ');
  return [...VALG.values()].flat().includes(key) ? key : '';
}

/** `skjult`: there is something that the public edition leaves out, so that one chooses between the two. */
export function gruppe(one: Gruppe, boks: (nr: number, person: Person) => string, skjult: boolean): Indhold {
  const uden = one.personer.filter(({ mail }) => mail === null).length;
  const aaben = one.personer.some(({ skrevet, faaet }) => skrevet !== '' || faaet);
  return html`<div class="modtager"><b id="g-${one.id}">${one.navn}</b>${formatliste(`format-${one.id}`, one.format, t.faarSom(one.navn), { fri: true, skjult })}
<details class="fold"${aaben && html` open`}><summary>${t.personer(one.personer.length)}${uden > 0 && `, ${t.udenAdresse(uden)}`} · <span>${t.seNavnene}</span></summary>
<ul class="navne" aria-labelledby="g-${one.id}">${one.personer.map((person, i) => linje(one.id, i, person, boks(i, person)))}</ul></details></div>`;
}

function linje(gruppe: string, nr: number, { navn, mail, faaet, valgt, skrevet }: Person, value: string): Indhold {
  if (mail === null) {
    const id = `adresse-${gruppe}-${nr}`;
    return html`<li class="uden"><label for="${id}"><span class="sr-only">${t.skrivAdresse(navn)}</span><span aria-hidden="true">${navn}</span></label><input class="form-input" id="${id}" name="${id}" type="text" inputmode="email" value="${skrevet}" placeholder="${t.adressePlads}" maxlength="254" autocomplete="off" autocapitalize="none" spellcheck="false"></li>`;
  }
  return html`<li><label class="kryds"><input type="checkbox" name="person" value="${value}"${valgt && html` checked`}><span>${navn || mail}${navn !== '' && html` <span class="svag">${mail}</span>`}${faaet && html` <span class="svag">(${t.harFaaet})</span>`}</span></label></li>`;
}

/** What a group gets. `fri`: nothing is a choice too. */
export function formatliste(
  navn: string,
  valgt: string,
  label: string,
  { fri, skjult }: { readonly fri: boolean; readonly skjult: boolean },
): Indhold {
  const choices = UDGAVER.flatMap((udgave) => (udgave === 'fuld' || skjult ? (VALG.get(udgave) ?? []) : []));
  const choice = (value: string, tekst: string) =>
    html`<option value="${value}"${value === valgt && html` selected`}>${tekst}</option>`;
  return html`<select class="form-input lav" name="${navn}" aria-label="${label}">${fri && choice('', t.ikkeMed)}${choices.map((one) => choice(one, formatnavne(one.split(' '))))}</select>`;
}

/** "PDF og Word", "PDF (offentlig udgave)", "PDF og Word med bilag 1 og 2" */
export function formatnavne(formater: readonly string[]): string {
  const og = (dele: readonly string[]): string => new Intl.ListFormat('da').format(dele);
  const bilag = formater.flatMap((one) => laesBilagsformat(one) ?? []);
  const filer = formater
    .filter((one) => laesBilagsformat(one) === null)
    .map((one) => {
      const { format, offentlig } = laesArkivformat(one);
      return `${t.formater[format] ?? format}${offentlig ? t.offentlig : ''}`;
    });
  return bilag.length === 0 ? og(filer) : t.bilag.med(og(filer), og(bilag.map(String)));
}

/** Whether a letter with these brings the full edition: what the public one must not have may go along with it. */
export function harFuld(formater: readonly string[]): boolean {
  return formater.some((one) => SENDES.includes(one) && !laesArkivformat(one).offentlig);
}
