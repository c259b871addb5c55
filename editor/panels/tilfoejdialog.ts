// Adds participants: a name, a list, an invitation. Shown as it is read before it is taken; the words are mended in the
// field, the initials beside each name. People of earlier meetings are offered while one types.
import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { closeHistory } from 'prosemirror-history';
import { kendte, tilfoejDeltagere, tilfoejPerson } from '../commands/deltagere.ts';
import { laesDeltagertekst, rensDeltagertekst, type Tekstgruppe } from '../model/deltagertekst.ts';
import { AppError } from '../model/fejl.ts';
import { laesIndbydelse, somDeltagerlinjer } from '../model/indbydelse.ts';
import { initialerFor, storBegyndelse } from '../model/navn.ts';
import { type Deltager, rosterOf } from '../model/roster.ts';
import type { Tidligere } from '../model/wire.ts';
import type { Skriv } from '../view/skriv.ts';
import { aabnDialog, vaerdi } from './dialog.ts';
import { tekster } from './tekster.ts';
import { berig, findTidligere, hentTidligere } from './tidligere.ts';

const t = tekster.tilfoej;
const FLEST_TIDLIGERE = 8;
/** Bytes; a calendar file with hundreds of people is a tenth of it. */
const STOERSTE_FIL = 1_000_000;

/** Opens the dialog with `start` in its field. */
export function tilfoejDialog(skriv: Skriv, start = ''): void {
  let tidligere: readonly Tidligere[] = [];
  /** Names that are names whatever they look like, and the initials people are known by. */
  const sikre = new Set<string>();
  const oensker = new Map<string, string>();
  const rest = new Set<string>();

  /** An invitation as lines of the list; other text as it is. */
  const indbudte = (text: string): string | null => {
    const read = laesIndbydelse(text);
    if (!read) return null;
    const people = berig(read.personer, tidligere);
    for (const { navn, initialer } of people) {
      sikre.add(navn);
      if (initialer !== null && !oensker.has(navn)) oensker.set(navn, initialer);
    }
    for (const one of read.rest) rest.add(one);
    return somDeltagerlinjer(people);
  };
  const skrevet = (form: FormData | null): string => (form ? vaerdi(form, 'tekst') : (indbudte(start) ?? start));
  const laes = (form: FormData | null): readonly Tekstgruppe[] => {
    const text = skrevet(form);
    return laesDeltagertekst(indbudte(text) ?? rensDeltagertekst(text), sikre);
  };
  const navne = (groups: readonly Tekstgruppe[]) =>
    groups.flatMap((one) => one.linjer.flat()).flatMap((one) => (one.slags === 'navn' ? one.tekst : []));
  /** One line without a recognised name is a name: "Prins Joachim", "bo". */
  const enkelt = (form: FormData | null, groups: readonly Tekstgruppe[]): string | null => {
    const text = rensDeltagertekst(skrevet(form)).trim();
    return navne(groups).length === 0 && text !== '' && !/[\n:,;@]/.test(text) && text.length <= 80 ? text : null;
  };
  /** How they will stand on the list, from a transaction that is thrown away. */
  const bliver = (groups: readonly Tekstgruppe[]): ReadonlyMap<string, Deltager> => {
    const { tr } = skriv.view.state;
    tilfoejDeltagere(tr, groups, oensker);
    return new Map(rosterOf(tr.doc).deltagere.map((one) => [one.navn, one]));
  };
  const felt = (): HTMLTextAreaElement | null => document.querySelector('#felt-tekst');
  const indsaet = (text: string, from: number, to: number): void => {
    const area = felt();
    if (!area) return;
    area.setRangeText(text, from, to, 'end');
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    area.focus();
  };

  const saetInd = (event: ClipboardEvent): void => {
    const area = felt();
    const lines = indbudte(event.clipboardData?.getData('text/plain') ?? '');
    if (lines === null || !area) return;
    event.preventDefault();
    indsaet(lines, area.selectionStart, area.selectionEnd);
  };
  /** A calendar file as it comes with the invitation; whatever else is a text is read as a list. */
  const hentFil = async (fil: File | undefined): Promise<void> => {
    const area = felt();
    if (!fil || !area) return;
    const text = fil.size > STOERSTE_FIL ? '' : await fil.text();
    const lines = /[\0\uFFFD]/.test(text) ? null : (indbudte(text) ?? text);
    // Behind what stands there, on a line of its own.
    const before = area.value.trimEnd();
    if (lines?.trim()) indsaet(`${before === '' ? '' : '\n'}${lines.trim()}`, before.length, area.value.length);
    else skriv.meld(t.ingenIFil(fil.name));
  };
  const slip = (event: DragEvent): void => {
    const [fil] = event.dataTransfer?.files ?? [];
    if (!fil) return;
    event.preventDefault();
    void hentFil(fil);
  };
  const vaelg = (): void => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.ics,.txt,text/calendar,text/plain';
    input.addEventListener('change', () => void hentFil(input.files?.[0]));
    input.click();
  };
  const tast = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) felt()?.form?.requestSubmit();
  };
  /** Puts somebody of an earlier meeting where the letters stand that were typed for them. */
  const tag = (one: Tidligere) => (): void => {
    const area = felt();
    if (!area) return;
    sikre.add(one.navn);
    if (one.initialer !== '') oensker.set(one.navn, one.initialer);
    const { from, to, alene } = fragment(area);
    const org = alene && one.organisation !== '' ? `${one.organisation}: ` : '';
    const rolle = one.rolle === '' ? '' : `${alene ? storBegyndelse(one.rolle) : one.rolle} `;
    indsaet(`${org}${rolle}${one.navn}`, from, to);
  };
  const forslag = (groups: readonly Tekstgruppe[]): TemplateResult | typeof nothing => {
    const area = felt();
    const letters = area ? area.value.slice(fragment(area).from, fragment(area).to) : '';
    const here = new Set([...skriv.roster().deltagere.map(({ navn }) => navn), ...navne(groups)]);
    // Whole names are no beginnings of one.
    if (letters.trim() === '' && (area?.value.trim() ?? '') !== '' && !/\n\s*$/.test(area?.value ?? '')) return nothing;
    const found = findTidligere(tidligere, letters).filter(({ navn }) => !here.has(navn));
    if (found.length === 0) return nothing;
    return html`<div class="tidligere" role="group" aria-label=${t.tidligere}><p class="etiket" aria-hidden="true">${t.tidligere}</p>
      ${found
        .slice(0, FLEST_TIDLIGERE)
        .map(
          (one) =>
            html`<button type="button" class="button stille lav" @click=${tag(one)}>${one.navn}${
              one.rolle || one.organisation
                ? html` <span class="svag">${[one.rolle, one.organisation].filter(Boolean).join(' · ')}</span>`
                : nothing
            }</button>`,
        )}</div>`;
  };
  const linje = (navn: string, known: ReadonlySet<string>, people: ReadonlyMap<string, Deltager>): TemplateResult => {
    const one = people.get(navn);
    const said = [one?.rolle, one?.organisation, one?.status].filter(Boolean).join(' · ');
    const wish = (oensker.get(navn) ?? initialerFor(navn)).toLocaleUpperCase('da');
    const got = one?.initialer ?? '';
    const holder = [...people.values()].find(
      (other) => other.navn !== navn && other.initialer.toLocaleUpperCase('da') === wish,
    );
    if (known.has(navn))
      return html`<li><span></span><span><b class="omtale">${navn}</b> <span class="svag">(${t.kendt})</span></span></li>`;
    return html`<li><input class="form-input" value=${wish} maxlength="12" autocomplete="off" spellcheck="false"
        aria-label=${t.initialerFor(navn)} @input=${(event: Event) => {
          if (event.target instanceof HTMLInputElement) oensker.set(navn, event.target.value.replace(/\s+/g, ''));
        }} /><span><b class="omtale">${navn}</b> <span class="svag">${said}</span>${
          holder && got.toLocaleUpperCase('da') !== wish
            ? html`<br /><span class="advarsel">${t.optaget(wish, holder.navn, got)}</span>`
            : nothing
        }</span></li>`;
  };

  aabnDialog({
    titel: t.titel,
    knap: (form) => {
      const groups = laes(form);
      const known = kendte(groups, skriv.roster());
      const n = navne(groups).filter((one) => !known.has(one)).length;
      return n > 1 ? t.knapAntal(n) : t.knap;
    },
    lukket: () => skriv.view.focus(),
    felter: (form) => {
      const groups = laes(form);
      const one = enkelt(form, groups);
      const known = kendte(groups, skriv.roster());
      const people = bliver(groups);
      return html`<div class="felt"><label class="form-label" for="felt-tekst">${t.tekst}</label>
        <textarea class="form-input" id="felt-tekst" name="tekst" rows="5" placeholder=${t.eksempel} aria-describedby="felt-tekst-hjaelp"
          .defaultValue=${skrevet(null)} @paste=${saetInd} @keydown=${tast}
          @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${slip}></textarea>
        <p class="hjaelp" id="felt-tekst-hjaelp">${t.hjaelp}</p></div>
        ${forslag(groups)}
        <p class="kalenderfil"><button type="button" class="button stille lav" @click=${vaelg}>${t.fil}</button></p>
        <div aria-live="polite">${
          navne(groups).length > 0
            ? html`<p class="etiket">${t.vises}</p><ul class="laest">${repeat(
                [...new Set(navne(groups))],
                (navn) => navn,
                (navn) => linje(navn, known, people),
              )}</ul>`
            : one !== null
              ? html`<p class="hjaelp">${t.somEt}: <b class="omtale">${one}</b></p>`
              : nothing
        }${rest.size > 0 ? html`<p class="hjaelp">${t.rest([...rest].join(', '))}</p>` : nothing}</div>`;
    },
    udfoer: (form) => {
      const groups = laes(form);
      const tr = closeHistory(skriv.view.state.tr);
      const one = enkelt(form, groups);
      let n = 1;
      if (one !== null) tilfoejPerson(tr, one);
      else {
        if (navne(groups).length === 0) throw new AppError('ugyldig', t.ingen);
        n = tilfoejDeltagere(tr, groups, oensker);
      }
      if (tr.docChanged) skriv.dispatch(tr);
      skriv.meld(t.tilfoejet(n));
    },
  });
  void hentTidligere(skriv).then((all) => {
    tidligere = all;
    felt()?.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
}

/** The letters at the caret that may become a name, and whether nothing stands before them on their line. */
function fragment({ value, selectionEnd }: HTMLTextAreaElement): { from: number; to: number; alene: boolean } {
  const line = value.lastIndexOf('\n', selectionEnd - 1) + 1;
  const before = value.slice(line, selectionEnd);
  const cut = /^(?:.*(?:[:;,]|\sog|\ssamt)\s+)?/u.exec(before)?.[0].length ?? 0;
  return { from: line + cut, to: selectionEnd, alene: cut === 0 };
}
