// The left panel: who is there, who speaks, what the referat holds. A name makes somebody the speaker; a line of the
// outline goes there. Drawn in idle moments; only the mark of where one writes follows at once.
import { html, nothing, render, type TemplateResult } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { closeHistory } from 'prosemirror-history';
import { omkring } from '../commands/sted.ts';
import { skjulteDeltagere } from '../model/adgang.ts';
import { talerIds } from '../model/indhold.ts';
import type { Deltager } from '../model/roster.ts';
import { HUL } from '../model/tekst.ts';
import { saetTaler } from '../plugins/taler.ts';
import type { Skriv } from '../view/skriv.ts';
import { gaaTil } from './gaatil.ts';
import { type Indholdslinje, type Overblik, overblik, type Udsnit, udsnit } from './indhold.ts';
import { tekster } from './tekster.ts';
import { iRo, udskudt } from './udskudt.ts';

const t = tekster.venstre;
/** Positions of a document (about 16 pages) whose outline is not waited for when it is opened. */
const LANGT = 40_000;
/** Lines that a stretch of the outline has before the next part begins another, and the most it has. */
const KORT_STYKKE = 20;
const LANGT_STYKKE = 60;
/** A line of the outline, in rem: what a stretch that nobody sees is taken to be high. */
const LINJEHOEJDE = 2.6;
const DELE = [
  'indlaeg',
  'konklusion',
  'opfoelgning',
  'naestemoede',
  'underskrift',
  'deltagere',
  'dagsorden',
  'moedefakta',
  'punkt',
  'sektion',
];

/** Mounts the panel. `tilfoej` and `ret` open their dialogs; `talt` is told the numbers on every change. Returns a redraw. */
export function visVenstre(
  skriv: Skriv,
  {
    tilfoej,
    ret,
    talt,
    borte,
  }: {
    tilfoej: () => void;
    ret: (id: string) => void;
    talt: (fund: Overblik) => void;
    /** Who is not there now, with the word for it. */
    borte: () => ReadonlyMap<string, string>;
  },
): () => void {
  const { view } = skriv;
  let fund: Overblik | null = null;
  let her = '';
  let vist = '';
  let taler: readonly string[] = [];
  let ude: ReadonlyMap<string, string> = new Map();
  let skjulte: ReadonlySet<string> = new Set();

  const vaelg = (deltager: Deltager) => () => {
    const { $from } = view.state.selection;
    if ($from.parent.type.name !== 'afsnit' || omkring($from, 'tabel', 'liste', 'deltagere', 'dagsorden')) {
      skriv.meld(t.kanIkkeTale);
      view.focus();
      return;
    }
    const tr = closeHistory(view.state.tr);
    saetTaler(tr, deltager.id);
    view.dispatch(tr.scrollIntoView());
    view.focus();
    skriv.meld(t.taleren(deltager.navn));
  };
  const person = (deltager: Deltager): TemplateResult => {
    const n = fund?.taler.get(deltager.id) ?? 0;
    const taler_ = taler.includes(deltager.id);
    const vaek = ude.get(deltager.id);
    const maerke = taler_
      ? t.taler
      : vaek !== undefined
        ? vaek
        : /\breferent\b/i.test(deltager.markoer)
          ? t.referent
          : n > 0
            ? String(n)
            : '';
    return html`<li class=${vaek === undefined ? 'person' : 'person borte'}>
      <button type="button" aria-current=${taler_ ? 'true' : nothing} 
        @mousedown=${(event: Event) => event.preventDefault()} @click=${vaelg(deltager)}>
        <span class="ini">${deltager.initialer.toLocaleLowerCase('da')}</span><span>${deltager.navn}</span><span class="n tal">${skjulte.has(deltager.id) ? html`<span class="skjult-navn">${t.skjult}</span> ` : nothing}${maerke}${n > 0 && maerke === String(n) ? html`<span class="sr-only"> indlæg</span>` : nothing}</span><span class="sr-only">. ${t.saetTaler}</span>
      </button>
      ${
        skriv.maa('skriv')
          ? html`<button class="ret" type="button" aria-label=${t.ret(deltager.navn)} @click=${() => ret(deltager.id)}>
            <svg class="glyf" viewBox="0 0 14 14" aria-hidden="true"><path d="M2 12h2.5L12 4.5 9.5 2 2 9.5zM8 3.5 10.5 6" /></svg>
          </button>`
          : nothing
      }
    </li>`;
  };
  // Every stretch is drawn when it changed or the mark came or went, and laid out when it is near the screen.
  const stykke = (linjer: readonly Indholdslinje[], foldet: Udsnit['foldet']) =>
    guard(
      [
        ...linjer,
        ...linjer.map((one) => foldet.get(one)?.antal),
        linjer.some(({ id }) => id === her) ? her : '',
        skriv.roster(),
      ],
      () => html`<ul class="rudeliste" .style=${`contain-intrinsic-height: auto ${linjer.length * LINJEHOEJDE}rem`}>
        ${linjer.map((one) => linje(one, foldet.get(one)))}
      </ul>`,
    );
  const linje = (one: Indholdslinje, gemt?: { antal: number; hul: boolean }): TemplateResult => {
    const roster = skriv.roster();
    const ini = one.talere.map((id) => roster.find(id)?.initialer.toLocaleLowerCase('da') ?? '').join('+');
    return html`<li class=${`${one.slags === 'del' ? 'led ' : ''}niveau-${Math.min(one.niveau, 4)}`}>
      <button type="button" aria-current=${one.id !== '' && one.id === her ? 'location' : nothing} @click=${() => gaaTil(skriv, one.id)}>
        ${one.slags === 'indlaeg' ? html`<span class="ini">${ini}</span>` : nothing}<span>${one.tekst}</span>${
          one.adgang ? html`<span class="n skjult-navn">${t.adgang[one.adgang]}</span>` : nothing
        }${
          gemt ? html`<span class="n tal svag">${gemt.antal}<span class="sr-only">${t.gemte}</span></span>` : nothing
        }${
          one.hul || gemt?.hul
            ? html`<span class="n"><span class="hul" aria-hidden="true">${HUL}</span><span class="sr-only">${t.hul}</span></span>`
            : nothing
        }
      </button>
    </li>`;
  };
  const vis = (): void => {
    const { deltagere } = skriv.roster();
    const { linjer, foldet } = udsnit(fund?.linjer ?? [], her);
    render(
      html`<h2 id="deltagere-titel">${t.deltagere} ${
        skriv.maa('skriv')
          ? html`<button class="button stille lav" type="button" @click=${tilfoej}>${t.tilfoej}</button>`
          : nothing
      }</h2>
<div class="deltagerliste">
      ${deltagere.length === 0 ? html`<p class="svag lille">${t.ingen}</p>` : nothing}
      ${grupperet(deltagere).map(
        ({ navn, personer }) =>
          html`${navn === '' ? nothing : html`<h3>${navn}</h3>`}<ul class="rudeliste">${personer.map(person)}</ul>`,
      )}</div>
      <h2>${t.indhold}</h2>
      <div class="indhold">${iStykker(linjer).map((one) => stykke(one, foldet))}</div>`,
      skriv.flader.venstre,
    );
    if (fund && vist !== her) {
      vist = her;
      foelg(skriv.flader.venstre);
    }
  };
  const findHer = (): boolean => {
    const { $head } = view.state.selection;
    const del = omkring($head, ...DELE);
    const speaks = omkring($head, 'indlaeg', 'konklusion');
    const ids = speaks ? talerIds(speaks.node) : [];
    const id: string = del?.node.attrs.id ?? '';
    const same = id === her && ids.length === taler.length && ids.every((one, i) => one === taler[i]);
    her = id;
    taler = ids;
    return !same;
  };
  const laesOgVis = (): void => {
    fund = overblik(view.state.doc, skriv.roster());
    ude = borte();
    skjulte = skjulteDeltagere(view.state.doc);
    vis();
    talt(fund);
  };
  findHer();
  if (view.state.doc.content.size < LANGT) laesOgVis();
  else {
    vis();
    iRo(laesOgVis, 300);
  }
  const senere = udskudt(laesOgVis);
  const snart = udskudt(vis, 30, 200);
  skriv.on(({ docChanged }) => {
    if (findHer()) snart();
    if (docChanged) senere();
  });
  return senere;
}

/** Keeps the line of the part one writes in within sight; the paper and the focus stay where they are. */
function foelg(panel: HTMLElement): void {
  const line = panel.querySelector('.indhold [aria-current]');
  if (!line || panel.contains(document.activeElement)) return;
  const { top, bottom } = line.getBoundingClientRect();
  const seen = panel.getBoundingClientRect();
  if (bottom > seen.bottom) panel.scrollTop += bottom - seen.bottom + seen.height / 3;
  else if (top < seen.top) panel.scrollTop -= seen.top - top + seen.height / 3;
}

/** The outline in stretches that begin at a part where they can, so that a new line moves few of the others. */
function iStykker(linjer: readonly Indholdslinje[]): readonly (readonly Indholdslinje[])[] {
  const stykker: Indholdslinje[][] = [];
  let last: Indholdslinje[] = [];
  for (const linje of linjer) {
    const room = linje.slags === 'del' && linje.niveau === 0 ? KORT_STYKKE : LANGT_STYKKE;
    if (last.length === 0 || last.length >= room) {
      last = [];
      stykker.push(last);
    }
    last.push(linje);
  }
  return stykker;
}

/** By organisation in the order of the list; those known from the text only come last. */
function grupperet(deltagere: readonly Deltager[]): readonly { navn: string; personer: readonly Deltager[] }[] {
  const groups = new Map<string, Deltager[]>();
  for (const one of deltagere) {
    const navn = one.paaListen ? one.organisation || one.gruppe.replace(/^Fra\s+/i, '') : t.oevrige;
    const group = groups.get(navn);
    if (group) group.push(one);
    else groups.set(navn, [one]);
  }
  return [...groups].map(([navn, personer]) => ({
    navn: navn === '' && groups.size > 1 ? t.uden : navn,
    personer,
  }));
}
