// A remark of one's own: to what is selected in the text, sent like a participant's. What is written is kept until it is
// sent, and its place follows the text.

import { html, nothing, type TemplateResult } from 'lit-html';
import { getVersion, sendableSteps } from 'prosemirror-collab';
import { fastgoer, tilEnheder } from '../model/ankertekst.ts';
import { LAENGSTE, slags } from '../model/bemaerkning.ts';
import { slagsord } from '../model/bemaerkningsord.ts';
import { rosterOf } from '../model/roster.ts';
import { frisktId } from '../view/nytid.ts';
import type { Skriv } from '../view/skriv.ts';
import type { Traadbog } from './bog.ts';
import type { Kladder, NyKladde } from './kladder.ts';
import type { Linje } from './linje.ts';
import { ankerAf, type Forankret, type Sted } from './steder.ts';
import { tekster } from './tekster.ts';

const t = tekster.ny;
/** Its place among those of the threads. */
export const NY = 'ny';
/** So long may what was just typed take to be saved. */
const GEMT = 8000;

/** A new one about what is selected, or the block of the caret; where the caret stands in none, about the whole. */
export function begynd({ view }: Skriv): { kladde: NyKladde; sted: Forankret } {
  const { doc, selection } = view.state;
  const { $from, $to, empty } = selection;
  const block = $from.parent;
  const tomt = { blok: '', citat: '', foer: '', efter: '' };
  const rest = { afsending: frisktId(), slags: null, tekst: '', forslag: null };
  if (!block.isTextblock || !block.attrs.id) {
    const anker = { blok: '', fra: 0, til: 0, stand: 'fast' } as const;
    return { kladde: { ...rest, ...tomt }, sted: { id: NY, ...tomt, anker } };
  }
  const fra = empty ? 0 : $from.parentOffset;
  const til = !empty && $from.sameParent($to) ? $to.parentOffset : block.content.size;
  const roster = rosterOf(doc);
  const enheder = tilEnheder(block, roster, { fra, til });
  const { citat, foer, efter, ...anker } = fastgoer(doc, roster, { blok: block.attrs.id, ...enheder });
  const ord = { citat, foer, efter };
  return { kladde: { ...rest, ...ord, blok: anker.blok }, sted: { id: NY, ...ord, anker } };
}

/** The place of one that was begun before the page was loaded. */
export function forankret({ blok, citat, foer, efter }: NyKladde): Forankret {
  return { id: NY, citat, foer, efter, anker: { blok, fra: 0, til: 0, stand: 'loesrevet' } };
}

/** Sends it. Resolves with what is to be said; null when it was sent. */
export async function send(
  skriv: Skriv,
  { bog, linje, kladder }: { bog: Traadbog; linje: Linje; kladder: Kladder },
  findSted: () => Sted | null,
): Promise<string | null> {
  const ny = kladder.ny;
  if (!ny) return null;
  if (ny.tekst.trim() === '' && (ny.forslag ?? '').trim() === '') return t.tom;
  if (!(await gemt(skriv))) return t.gemmesFoerst;
  const { state } = skriv.view;
  const at = findSted();
  if (ny.blok !== '' && (!at || at.pos < 0)) return t.stedetVaek;
  const anker = at ? ankerAf(at) : { blok: '', fra: 0, til: 0 };
  const block = at && at.pos >= 0 ? state.doc.nodeAt(at.pos) : null;
  const { fra, til } = block ? tilEnheder(block, rosterOf(state.doc), anker) : { fra: 0, til: 0 };
  const svar = await linje.ny({
    ...{ afsending: ny.afsending, version: getVersion(state), blok: anker.blok, fra, til },
    ...{ slags: ny.slags, tekst: ny.tekst },
    forslag: ny.forslag === null || block === null ? null : { art: 'ret', tekst: ny.forslag },
  });
  if (svar.slags !== 'svar') return svar.slags === 'afvist' ? svar.besked : tekster.meld.intetNet;
  kladder.saetNy(null);
  bog.modtag(svar.vaerdi);
  return null;
}

/** Waits until the server has what was typed: the place is told in a version of the server's. */
function gemt(skriv: Skriv): Promise<boolean> {
  const ready = (): boolean => sendableSteps(skriv.view.state) === null;
  if (ready()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const done = (ok: boolean): void => {
      stop();
      clearTimeout(timer);
      resolve(ok);
    };
    const stop = skriv.on(() => ready() && done(true));
    const timer = setTimeout(() => done(false), GEMT);
  });
}

export interface Nyformular {
  readonly ny: NyKladde;
  readonly fejl: string;
  skrevet(aendret: Partial<NyKladde>): void;
  send(): void;
  annuller(): void;
}

export function formular({ ny, fejl, skrevet, send: afsted, annuller }: Nyformular): TemplateResult {
  const felt = (id: string, label: string, value: string, skriv: (tekst: string) => void): TemplateResult =>
    html`<label class="form-label lille" for=${id}>${label}</label>
      <textarea class="form-input" id=${id} rows="2" maxlength=${LAENGSTE} .value=${value}
        @input=${({ target }: Event) => target instanceof HTMLTextAreaElement && skriv(target.value)}></textarea>`;
  const valgt = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) skrevet({ slags: slags.find((one) => one === target.value) ?? null });
  };
  return html`<form class="traad ny-bemaerkning" aria-label=${t.titel}
    @submit=${(event: Event) => {
      event.preventDefault();
      afsted();
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (event.isComposing || event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      annuller();
    }}>
    <h2>${t.titel}</h2>
    <blockquote class="citat">${t.til(ny.citat)}</blockquote>
    ${felt('ny-tekst', t.tekst, ny.tekst, (value) => skrevet({ tekst: value }))}
    ${
      ny.forslag === null
        ? ny.citat === ''
          ? nothing
          : html`<p><button class="somlink lille" type="button" @click=${() => skrevet({ forslag: ny.citat })}>${t.medForslag}</button></p>`
        : felt('ny-forslag', t.forslag, ny.forslag, (value) => skrevet({ forslag: value }))
    }
    <label class="form-label lille" for="ny-slags">${t.slags}</label>
    <select class="form-input" id="ny-slags" @change=${valgt}>
      <option value="" ?selected=${ny.slags === null}>${t.ingenSlags}</option>
      ${slags.map((one) => html`<option value=${one} ?selected=${ny.slags === one}>${slagsord[one]}</option>`)}
    </select>
    ${fejl === '' ? nothing : html`<p class="lille fejltekst" role="alert">${fejl}</p>`}
    <p class="handling"><button class="button lav" type="submit">${t.send}</button>
      <button class="button lav stille" type="button" @click=${annuller}>${t.annuller}</button></p>
  </form>`;
}
