// The draft set as paper: the text as the HTML export writes it, with what is put around it here: places to link to, one's
// own contributions marked, the way to write about each paragraph, and the threads beside it.
import type { Node } from 'prosemirror-model';
import { talerIds } from '../../editor/model/indhold.ts';
import { schema } from '../../editor/model/schema.ts';
import { tekst } from '../../editor/model/tekst.ts';
import { udfyldt } from '../../editor/model/udfyldt.ts';
import { htmlBlok, type Pynt } from '../export/html/blokke.ts';
import { TOPNIVEAU } from '../export/niveau.ts';
import { maerke } from '../export/udskrift.ts';
import { kanOmtales } from '../hoering/indlevering.ts';
import type { Visning, Visttraad } from '../hoering/visning.ts';
import { tekster } from '../tekster.ts';
import { Html, html, type Indhold } from './html.ts';
import { iTabel, type Traadramme, traadkort } from './udkasttraad.ts';

const t = tekster.udkast.papir;
const { deltager, indlaeg, konklusion, omtale, tabel } = schema.nodes;

/** Where somebody is named in the copy, in reading order. */
export interface Egne {
  /** Own contributions. */
  readonly indlaeg: readonly Node[];
  /** Ids of other lines that name them. */
  readonly linjer: readonly string[];
}

export function findEgne(doc: Node, person: string | null): Egne {
  const mine: Node[] = [];
  const lines: string[] = [];
  if (person === null) return { indlaeg: mine, linjer: lines };
  const walk = (node: Node, egen: boolean): void => {
    if (node.type.name === 'oevrige') return;
    const own = egen || (erIndlaeg(node) && talerIds(node).includes(person));
    if (own && !egen) mine.push(node);
    if (node.isTextblock) {
      const named = node.children.some(
        ({ type, attrs }) =>
          (type === omtale && attrs.deltager === person) || (type === deltager && attrs.id === person),
      );
      if (named && !own) lines.push(node.attrs.id);
      return;
    }
    for (const child of node.children) walk(child, own);
  };
  walk(doc, false);
  return { indlaeg: mine, linjer: lines };
}

function erIndlaeg({ type }: Node): boolean {
  return type === indlaeg || type === konklusion;
}

export interface Papir {
  readonly visning: Visning;
  readonly egne: Egne;
  readonly ramme: Traadramme;
  /** One's own contributions before the rest. */
  readonly mineFoerst: boolean;
}

export function papir(p: Papir): Html {
  const { visning, egne, mineFoerst } = p;
  const doc = udfyldt(visning.kopi.doc);
  const beside = Map.groupBy(visning.traade, ({ sted }) => sted?.blok ?? '');
  const whole = (beside.get('') ?? []).map((traad) => traadkort(traad, p.ramme));
  const mine = mineFoerst ? egne.indlaeg : [];
  const text = (node: Node, skjul: readonly Node[]): Html =>
    new Html(
      htmlBlok(node, { roster: visning.kopi.roster, niveau: TOPNIVEAU, fil: billedet, pynt: pynt(p, beside, skjul) }),
    );
  return html`<article class="papir" aria-label="${t.navn}">
<p class="udkastmaerke">${maerke({ doc: visning.kopi.doc, udkast: true })}</p>
${mine.length > 0 && html`<h2 class="delt">${t.mine}</h2>${mine.map((node) => text(node, []))}<h2 class="delt">${t.resten}</h2>`}
${text(doc, mine)}
<div class="stykke helhed" id="helheden">
${visning.aaben && html`<a class="skriv-om" href="/udkast/${visning.inviteret.hoering}/skriv?blok=" data-skriv="">${t.helheden}</a>`}
<div class="traade" data-ved="">${whole}</div></div>
</article>`;
}

/** A page asks for its images by their names; their sizes are not needed before. */
function billedet(): null {
  return null;
}

function pynt(p: Papir, beside: ReadonlyMap<string, readonly Visttraad[]>, skjul: readonly Node[]): Pynt {
  const { visning, egne, ramme } = p;
  const { inviteret, kopi, aaben } = visning;
  const person = kopi.person(inviteret.deltager);
  const mine = new Set(egne.indlaeg);
  const skriv = (id: string, om: string): Indhold =>
    aaben &&
    kanOmtales(kopi, id) &&
    html`<a class="skriv-om" href="/udkast/${inviteret.hoering}/skriv?blok=${id}" data-skriv="${id}">${t.skriv}<span class="sr-only">: ${om}</span></a>`;
  const ved = (id: string): string =>
    html`<div class="traade" data-ved="${id}">${(beside.get(id) ?? []).map((traad) => traadkort(traad, ramme))}</div>`
      .tekst;
  return {
    tekst: (line, text) => `<span data-blok="${line.attrs.id}">${text}</span>`,
    navn: ({ node }, name) => {
      const whose: unknown = node.type === deltager ? node.attrs.id : node.attrs.deltager;
      return person !== null && whose === person ? `<span class="dig">${name}</span>` : name;
    },
    billede: (sha) => `/udkast/${inviteret.hoering}/filer/${sha}`,
    blok: (node, text) => {
      if (erIndlaeg(node)) {
        if (!mine.has(node)) return text;
        if (skjul.includes(node))
          return html`<p class="henvisning"><a href="#e-${node.attrs.id}">${t.oeverst}</a></p>`.tekst;
        return html`<div class="eget" id="e-${node.attrs.id}" tabindex="-1"><span class="etiket">${t.ditIndlaeg}</span>${new Html(text)}</div>\n`
          .tekst;
      }
      if (node.type === tabel) return text + linjerI(node).map(ved).join('');
      const id = String(node.attrs.id);
      const words = node.isTextblock ? tekst(node, kopi.roster) : '';
      const begins = words.length > 40 ? `${words.slice(0, 40).replace(/\s\S*$/, '')} …` : words;
      const threads = !iTabel(kopi.doc, id) && new Html(ved(id));
      return html`<div class="stykke" id="b-${id}">${new Html(text)}${skriv(id, begins)}${threads}</div>\n`.tekst;
    },
  };
}

/** The lines of a table: what is written about them stands beneath it, since a cell is no place for it. */
function linjerI(table: Node): readonly string[] {
  const ids: string[] = [];
  table.descendants((node) => {
    if (!node.isInline && (node.isTextblock || node.isAtom)) ids.push(String(node.attrs.id));
  });
  return ids;
}
