// The two private tabs of the right panel: every note, and the parked places of the document in their order. Another
// ground and a lock say whose they are.
import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { LAENGSTE_NOTE, type Note, type Notested } from '../model/note.ts';
import { HUL } from '../model/tekst.ts';
import { gaaTil } from '../panels/gaatil.ts';
import type { Fane } from '../rapport/rude.ts';
import type { Skriv } from '../view/skriv.ts';
import type { Notebog } from './bog.ts';
import { gaaTilHul } from './gaatilhul.ts';
import { findBlokke, iHvad, kaldes, vedHvad } from './hvor.ts';
import type { Kladde } from './kladde.ts';
import { type Hulsted, hulsteder, placer } from './parkeret.ts';
import { tekster as t } from './tekster.ts';
import { klokken } from './tider.ts';

/** What the tabs are drawn from. */
export interface Privat {
  readonly bog: Notebog;
  readonly kladde: Kladde;
  /** Where the hole begins that the caret went to; −1 for none. */
  hul: number;
  /** Gives the focus back to the text where it came from. */
  faerdig(): void;
}

/** One hole with its note, if it has one. */
export interface Parkeret extends Hulsted {
  readonly note: Note | null;
}

/** The holes of the document as it is, each with its note; and the notes whose hole is gone. */
export function parkerede(
  { view, roster }: Skriv,
  bog: Notebog,
): { huller: readonly Parkeret[]; loese: readonly Note[] } {
  const huller = hulsteder(view.state.doc, roster());
  const noter = bog.noter.filter((one) => one.slags === 'hul');
  const placed = placer(noter, huller);
  const used = new Set(placed.values());
  return {
    huller: huller.map((hul, i) => ({ ...hul, note: bog.find(placed.get(i) ?? '') })),
    loese: noter.filter((one) => !used.has(one.id) && one.tekst.trim() !== ''),
  };
}

export function notefane(skriv: Skriv, privat: Privat, vis: () => void): Fane {
  const { bog, kladde } = privat;
  const { view } = skriv;
  let slettet: Note | null = null;

  const kort = (note: Note, hoved: TemplateResult, sted: string): TemplateResult => html`<li class="note">
    <header>${hoved}<span class="tal">${klokken(note.tid)}</span></header>
    ${felt(note, t.note(sted), (tekst) => bog.skriv({ ...note, tekst }), privat.faerdig)}
    ${aeldre(note, () => bog.skriv(note, []))}
    <button class="somlink lille" type="button" aria-label=${t.sletNavn(kaldes(note))} @click=${() => {
      slettet = note;
      bog.slet(note.id);
      vis();
    }}>${t.slet}</button>
  </li>`;
  const en = (note: Note, pos: number | undefined, huller: readonly Parkeret[]): TemplateResult => {
    const hul = huller.find((one) => one.note?.id === note.id);
    if (note.slags === 'hul') {
      const sted = hul ? iHvad(view.state.doc, hul.from, skriv.roster()) : t.udfyldt;
      return kort(note, hul ? hulknap(skriv, hul, sted) : html`<span>${sted}</span>`, `${HUL} ${sted}`);
    }
    const sted = vedHvad(note, view.state.doc, pos, skriv.roster());
    const hoved =
      pos === undefined
        ? html`<span>${sted}</span>`
        : html`<button class="somlink sted" type="button" @click=${() => gaaTil(skriv, note.blok)}>${sted}</button>`;
    return kort(note, hoved, sted);
  };
  return {
    id: 'noter',
    get navn() {
      const n = synlige(bog, kladde).length;
      return n === 0 ? t.noter : `${t.noter} ${n}`;
    },
    vist: () => void bog.hent(),
    indhold: () => {
      const shown = synlige(bog, kladde);
      const { huller } = parkerede(skriv, bog);
      const ids = new Set(shown.filter((one) => one.slags === 'blok').map((one) => one.blok));
      const blokke = findBlokke(view.state.doc, ids);
      const plads = (note: Note): number =>
        note.slags === 'hul'
          ? (huller.find((one) => one.note?.id === note.id)?.from ?? view.state.doc.content.size)
          : (blokke.get(note.blok) ?? view.state.doc.content.size + 1);
      const order = [...shown].sort((a, b) => plads(a) - plads(b) || a.tid - b.tid);
      return html`${hoved(bog)}
        <ul>${repeat(
          order,
          ({ id }) => id,
          (note) => en(note, blokke.get(note.blok), huller),
        )}</ul>
        ${
          slettet && !bog.find(slettet.id)
            ? html`<p class="lille fortrydlinje">${t.slettet} <button class="somlink" type="button" @click=${() => {
                if (slettet) bog.skriv({ ...slettet, id: kladde.frisk() });
                slettet = null;
                vis();
              }}>${t.fortryd}</button></p>`
            : nothing
        }
        ${nyNote(privat, vedHvad(kladde.sted, view.state.doc, stedets(view.state.doc, kladde.sted), skriv.roster()))}`;
    },
  };
}

function stedets(doc: Skriv['view']['state']['doc'], { blok }: Notested): number | undefined {
  return blok === '' ? undefined : findBlokke(doc, new Set([blok])).get(blok);
}

/** Notes that say something, and the one being begun aside. */
function synlige(bog: Notebog, kladde: Kladde): readonly Note[] {
  return bog.noter.filter((one) => one.id !== kladde.id && (one.tekst.trim() !== '' || one.slags !== 'hul'));
}

export function parkeretfane(skriv: Skriv, privat: Privat): Fane {
  const { bog, kladde } = privat;
  const en = (hul: Parkeret): TemplateResult => {
    const sted = iHvad(skriv.view.state.doc, hul.from, skriv.roster());
    const skrevet = (tekst: string): void => {
      const { blok, foer, efter } = hul;
      const note = bog.find(hul.note?.id ?? '') ?? { id: kladde.frisk(), tid: Date.now() };
      bog.skriv({ ...note, slags: 'hul', blok, citat: foer, efter, tekst });
    };
    return html`<li class="note" data-hul=${hul.from} aria-current=${hul.from === privat.hul ? 'true' : nothing}>
      <header>${hulknap(skriv, hul, sted)}<span class="tal">${hul.note ? klokken(hul.note.tid) : ''}</span></header>
      <p class="lille svag omkring">… ${hul.foer.slice(-28)}<b>${HUL}</b>${hul.efter.slice(0, 24)} …</p>
      ${felt(hul.note, t.note(`${HUL} ${sted}`), skrevet, privat.faerdig)}
      ${hul.note ? aeldre(hul.note, () => hul.note && bog.skriv(hul.note, [])) : nothing}
    </li>`;
  };
  return {
    id: 'parkeret',
    get navn() {
      const n = hulsteder(skriv.view.state.doc, skriv.roster()).length;
      return n === 0 ? t.parkeret : `${t.parkeret} ${n}`;
    },
    vist: () => void bog.hent(),
    indhold: () => {
      const { huller, loese } = parkerede(skriv, bog);
      return html`${hoved(bog)}
        ${huller.length === 0 ? html`<p class="svag lille">${t.ingenHuller}</p>` : nothing}
        <ul>${repeat(huller, (hul) => hul.note?.id ?? `${hul.blok} ${hul.from}`, en)}</ul>
        ${
          loese.length > 0
            ? html`<h3>${t.udfyldt}</h3><ul>${loese.map(
                (
                  note,
                ) => html`<li class="note"><header><span>… ${note.citat.slice(-30)}<b>${HUL}</b>${note.efter.slice(0, 20)} …</span><span class="tal">${klokken(note.tid)}</span></header><p>${note.tekst}</p>
                  <button class="somlink lille" type="button" aria-label=${t.sletNavn(kaldes(note))} @click=${() => bog.slet(note.id)}>${t.slet}</button></li>`,
              )}</ul>`
            : nothing
        }`;
    },
  };
}

/** The lock, whose this is, and whether it is saved. */
function hoved(bog: Notebog): TemplateResult {
  const { stand, hentet, afvist } = bog;
  const some = bog.noter.length > 0 || stand !== 'gemt';
  return html`<div class="privat">
      <svg class="glyf" viewBox="0 0 14 14" aria-hidden="true"><path d="M3 6.5h8v5.5H3zM4.75 6.5V4.25a2.25 2.25 0 0 1 4.5 0V6.5" /></svg>
      <div><h2>${t.titel}</h2><p>${t.forklaring}</p>
      <p class="notestand" data-stand=${stand}>${
        afvist !== '' ? afvist : hentet === 'kan-ikke' ? t.kanIkkeHentes : hentet === 'nej' ? t.henter : ''
      } ${some ? t.stand[stand] : nothing}</p></div>
    </div>`;
}

function hulknap(skriv: Skriv, hul: Hulsted, sted: string): TemplateResult {
  return html`<button class="somlink sted" type="button" @click=${() => gaaTilHul(skriv, hul)}><span class="hul">${HUL}</span> ${sted}</button>`;
}

/** The field of a note: what is typed is kept with every letter. Enter and Esc are done with it, Shift+Enter is a new line. */
function felt(
  note: Note | null,
  navn: string,
  skrevet: (tekst: string) => void,
  faerdig: () => void,
  pladsholder: string = t.hulnote,
): TemplateResult {
  const tekst = note?.tekst ?? '';
  return html`<textarea class="form-input" rows=${Math.min(12, tekst.split('\n').length)} maxlength=${LAENGSTE_NOTE} aria-label=${navn} placeholder=${pladsholder}
    .value=${tekst} @input=${({ target }: Event) => target instanceof HTMLTextAreaElement && skrevet(target.value)}
    @keydown=${(event: KeyboardEvent) => {
      if (event.isComposing || (event.key !== 'Escape' && (event.key !== 'Enter' || event.shiftKey))) return;
      event.preventDefault();
      event.stopPropagation();
      faerdig();
    }}></textarea>`;
}

/** The field in which a note begins. */
function nyNote({ bog, kladde, faerdig }: Privat, sted: string): TemplateResult {
  const navn = kladde.sted.slags === 'moede' ? t.nyNote : t.nyNoteVed(sted);
  return html`<div class="ny-note" @focusout=${() => kladde.slip()}>${felt(
    bog.find(kladde.id),
    navn,
    (tekst) => kladde.skriv(tekst),
    () => {
      kladde.slip();
      faerdig();
    },
    navn,
  )}</div>`;
}

/** What another window wrote over this one, or this one over it: kept until it is read. */
function aeldre(note: Note, slet: () => void): TemplateResult | typeof nothing {
  if (note.tidligere.length === 0) return nothing;
  return html`<details class="aeldre"><summary class="lille">${t.aeldre(note.tidligere.length)}</summary>
    ${note.tidligere.map((tekst) => html`<p>${tekst}</p>`)}
    <button class="somlink lille" type="button" @click=${slet}>${t.sletAeldre}</button></details>`;
}
