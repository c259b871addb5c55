// The groups of recipients on the page that chooses them: what each group gets, and, folded away, who is in it.
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
  /** "" (left out), "pdf", "docx" or "pdf docx". */
  readonly format: string;
  readonly personer: readonly Person[];
  /** A list or the participants: a letter says that it came by it. */
  readonly liste: boolean;
}

const FORMATER = ['pdf', 'docx', 'pdf docx'];

/** One of the choices of a group. */
export function formatvalg(formater: readonly string[]): string {
  const key = ['pdf', 'docx'].filter((one) => formater.includes(one)).join(' ');
  return FORMATER.includes(key) ? key : '';
}

export function gruppe(one: Gruppe, boks: (nr: number, person: Person) => string): Indhold {
  const uden = one.personer.filter(({ mail }) => mail === null).length;
  const aaben = one.personer.some(({ skrevet, faaet }) => skrevet !== '' || faaet);
  return html`<div class="modtager"><b id="g-${one.id}">${one.navn}</b>${formatliste(`format-${one.id}`, one.format, t.faarSom(one.navn), true)}
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
export function formatliste(navn: string, valgt: string, label: string, fri: boolean): Indhold {
  const choice = (value: string, tekst: string) =>
    html`<option value="${value}"${value === valgt && html` selected`}>${tekst}</option>`;
  return html`<select class="form-input lav" name="${navn}" aria-label="${label}">${fri && choice('', t.ikkeMed)}${FORMATER.map((one) => choice(one, formatnavne(one.split(' '))))}</select>`;
}

/** "PDF og Word" */
export function formatnavne(formater: readonly string[]): string {
  return formater.map((one) => t.formater[one] ?? one).join(' og ');
}
