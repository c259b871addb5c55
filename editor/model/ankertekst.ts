// Where in a document a remark's words stand: text units <-> offsets of a block, its quote, and the search for words whose
// place is gone (rule K2). Pure; knows nothing of steps (`anker.ts`). An ambiguous quote is never silently chosen.
import type { Node } from 'prosemirror-model';
import { type Anker, type Citat, type Fastgjort, OMGIVELSE, type Tekststed } from './bemaerkning.ts';
import { AppError } from './fejl.ts';
import type { Roster } from './roster.ts';
import { inlineTekst, tekst } from './tekst.ts';

/** A stretch: UTF-16 units of a block's text, or ProseMirror offsets within its content. */
export interface Straekning {
  readonly fra: number;
  readonly til: number;
}

export interface Fundetblok {
  readonly node: Node;
  /** The position before it. */
  readonly pos: number;
}

/** Words shorter than this are known by themselves nowhere. */
const KORT = 12;

/** The blocks with these ids; one walk through the document. */
export function findBlokke(doc: Node, ids: ReadonlySet<string>): ReadonlyMap<string, Fundetblok> {
  const found = new Map<string, Fundetblok>();
  if (ids.size > 0)
    doc.descendants((node, pos) => {
      if (found.size === ids.size) return false;
      if (ids.has(node.attrs.id)) found.set(node.attrs.id, { node, pos });
      return !node.isTextblock;
    });
  return found;
}

export function findBlok(doc: Node, id: string): Fundetblok | null {
  return findBlokke(doc, new Set([id])).get(id) ?? null;
}

/** The offsets of a stretch of a block's text: one that touches an atom covers it whole. A block of blocks has none: 0, 0. */
export function tilOffsets(block: Node, roster: Roster, { fra, til }: Straekning): Straekning {
  if (!block.isTextblock) return { fra: 0, til: 0 };
  let units = 0;
  let offset = 0;
  let start: number | null = null;
  let end: number | null = null;
  block.forEach((child) => {
    const length = inlineTekst(child, roster).length;
    const after = units + length;
    if (child.isText) {
      if (start === null && fra < after) start = offset + fra - units;
      if (end === null && til <= after) end = offset + til - units;
    } else {
      if (start === null && fra < after) start = offset;
      if (end === null && til <= units) end = offset;
      if (end === null && til <= after) end = offset + 1;
    }
    units = after;
    offset += child.nodeSize;
  });
  const size = block.content.size;
  if (fra === til) {
    const point = start ?? size;
    return { fra: point, til: point };
  }
  return { fra: start ?? size, til: Math.max(start ?? size, end ?? size) };
}

/** The units of a stretch of offsets. */
export function tilEnheder(block: Node, roster: Roster, { fra, til }: Straekning): Straekning {
  if (!block.isTextblock) return { fra: 0, til: tekst(block, roster).length };
  let units = 0;
  let offset = 0;
  let start = 0;
  let end = 0;
  block.forEach((child) => {
    const length = inlineTekst(child, roster).length;
    const after = offset + child.nodeSize;
    const at = (pos: number): number => units + (child.isText ? pos - offset : pos > offset ? length : 0);
    if (fra >= offset && fra <= after) start = at(fra);
    if (til >= offset && til <= after) end = at(til);
    units += length;
    offset = after;
  });
  return { fra: start, til: end };
}

/** A stretch of text, with what stands on each side of it. */
function citatAf(text: string, { fra, til }: Straekning): Citat {
  return {
    citat: text.slice(fra, til),
    foer: text.slice(Math.max(0, fra - OMGIVELSE), fra),
    efter: text.slice(til, til + OMGIVELSE),
  };
}

/** Every place in a text where the words of a quote stand, however they overlap. An empty quote stands between its sides. */
function forekomster(text: string, quote: Citat): readonly Straekning[] {
  const { citat, foer, efter } = quote;
  const words = citat === '' ? foer + efter : citat;
  const skip = citat === '' ? foer.length : 0;
  if (words === '') return [];
  const found: Straekning[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const place = { fra: at + skip, til: at + skip + citat.length };
    if (erUroert(text, place, quote)) found.push(place);
  }
  return found;
}

/** Those in a block; what is only a part of a name is none. */
export function pladser(block: Node, tekster: Bloktekster, citat: Citat): readonly Straekning[] {
  return forekomster(tekster.af(block), citat).filter((place) => {
    const { fra, til } = tilEnheder(block, tekster.roster, tilOffsets(block, tekster.roster, place));
    return fra === place.fra && til === place.til;
  });
}

/** Whether what stood on both sides stands there still; at an edge of the block an edge. */
function harOmgivelser(text: string, { fra, til }: Straekning, { foer, efter }: Citat): boolean {
  const now = citatAf(text, { fra, til });
  return now.foer === foer && now.efter === efter;
}

/** Whether at least one side is what stood there, and no shorter than `mindst`. */
function harEnSide(text: string, { fra, til }: Straekning, { foer, efter }: Citat, mindst: number): boolean {
  const before = foer.length >= mindst && text.slice(0, fra).endsWith(foer);
  return before || (efter.length >= mindst && text.startsWith(efter, til));
}

/**
 * Whether a place that was searched for is beyond doubt the one that was spoken of: all that stood around it stands there
 * still, or enough of one side and the words nowhere else in the block.
 */
export function erSikker(text: string, place: Straekning, citat: Citat, antal: number): boolean {
  return harOmgivelser(text, place, citat) || (antal === 1 && harEnSide(text, place, citat, KORT));
}

/** The only place there is, or the only one that stands where the quote stood; null where nobody can tell. */
export function enestePlads(text: string, places: readonly Straekning[], citat: Citat): Straekning | null {
  const [first, ...more] = places;
  if (!first || more.length === 0) return first ?? null;
  const same = places.filter((one) => harOmgivelser(text, one, citat));
  return same.length === 1 ? (same[0] ?? null) : null;
}

/** Whether the words of a thread stand in its stretch of the block's text. A point is held by the characters beside it. */
export function erUroert(text: string, { fra, til }: Straekning, { citat, foer, efter }: Citat): boolean {
  if (citat !== '') return text.slice(fra, til) === citat;
  return fra === til && text.charAt(fra - 1) === foer.slice(-1) && text.charAt(til) === efter.slice(0, 1);
}

/** The lines of a document in one text, so that a hundred threads are looked for in the time of one. */
interface Indeks {
  readonly doc: Node;
  readonly blokke: ReadonlyMap<string, Fundetblok>;
  /** The lines that have an id, and where each begins in `alt`, which has a line break behind each. */
  readonly linjer: readonly { readonly node: Node; readonly start: number }[];
  readonly alt: string;
}

/** More lines than this with the same words tell nobody anything. */
const MAX_LINJER = 300;

/** The text of each block once, for as long as one search lasts. */
export class Bloktekster {
  readonly roster: Roster;
  readonly #known = new Map<Node, string>();
  #indeks: Indeks | null = null;

  constructor(roster: Roster) {
    this.roster = roster;
  }

  af(block: Node): string {
    let text = this.#known.get(block);
    if (text === undefined) {
      text = tekst(block, this.roster);
      this.#known.set(block, text);
    }
    return text;
  }

  findBlok(doc: Node, id: string): Fundetblok | null {
    return this.#indekser(doc).blokke.get(id) ?? null;
  }

  /** The lines of `doc` in which these words stand; null where there are too many. */
  linjerMed(doc: Node, words: string): readonly Node[] | null {
    const { linjer, alt } = this.#indekser(doc);
    const found: Node[] = [];
    if (words === '') return found;
    let n = 0;
    for (let at = alt.indexOf(words); at >= 0; ) {
      while ((linjer[n + 1]?.start ?? alt.length) <= at) n++;
      const { node, start } = linjer[n] ?? {};
      if (!node || start === undefined || found.length === MAX_LINJER) return node ? null : found;
      const end = start + this.af(node).length;
      // Words that begin at the end of one line and go on in the next stand in neither.
      if (at + words.length <= end) found.push(node);
      at = alt.indexOf(words, at + words.length <= end ? end : at + 1);
    }
    return found;
  }

  #indekser(doc: Node): Indeks {
    if (this.#indeks?.doc === doc) return this.#indeks;
    const blokke = new Map<string, Fundetblok>();
    const linjer: { node: Node; start: number }[] = [];
    let alt = '';
    doc.descendants((node, pos) => {
      if (node.attrs.id) blokke.set(node.attrs.id, { node, pos });
      if (!node.isTextblock) return true;
      if (node.attrs.id) {
        linjer.push({ node, start: alt.length });
        alt += `${this.af(node)}\n`;
      }
      return false;
    });
    this.#indeks = { doc, blokke, linjer, alt };
    return this.#indeks;
  }
}

/** What a search begins with. */
export interface Soegt {
  readonly citat: Citat;
  /** The block the thread spoke of when it was made. */
  readonly egen: string;
  /** Where it was last; its `fra` is the point that is left where only the block is. */
  readonly anker: Anker;
}

/**
 * Looks for words whose place is gone: in the block they were in last, then in every line of the document; then the block
 * is what is left, then nothing is.
 */
export function findIgen(doc: Node, tekster: Bloktekster, { citat, egen, anker }: Soegt): Fastgjort {
  const { blok } = anker;
  const node = blok === '' ? null : tekster.findBlok(doc, blok)?.node;
  if (node) {
    const text = tekster.af(node);
    if (!node.isTextblock) return { blok, fra: 0, til: 0, stand: text.includes(citat.citat) ? 'fast' : 'aendret' };
    const places = pladser(node, tekster, citat);
    const place = enestePlads(text, places, citat);
    if (place) {
      const stand = blok === egen && erSikker(text, place, citat, places.length) ? 'fast' : 'fundet';
      return { blok, ...tilOffsets(node, tekster.roster, place), stand };
    }
    if (places.length > 1) return blokken(node, anker);
  }
  return findIDokument(doc, tekster, citat, node ?? null) ?? (node ? blokken(node, anker) : loesrevet(blok));
}

function findIDokument(doc: Node, tekster: Bloktekster, citat: Citat, egen: Node | null): Fastgjort | null {
  const helt = citat.foer + citat.citat + citat.efter;
  const some = tekster.linjerMed(doc, citat.citat === '' ? helt : citat.citat);
  const all = (some ?? tekster.linjerMed(doc, helt) ?? [])
    .filter((node) => node !== egen)
    .flatMap((node) => pladser(node, tekster, citat).map((place) => ({ node, text: tekster.af(node), place })));
  const whole = all.filter(({ text, place }) => harOmgivelser(text, place, citat));
  const [only, ...more] = some !== null && all.length === 1 ? all : whole;
  if (!only || more.length > 0) return null;
  if (citat.citat.length < KORT && !harEnSide(only.text, only.place, citat, 1)) return null;
  return { blok: only.node.attrs.id, ...tilOffsets(only.node, tekster.roster, only.place), stand: 'fundet' };
}

/** The block without a place in it. */
function blokken(block: Node, { blok, fra }: Anker): Fastgjort {
  const at = block.isTextblock ? Math.min(fra, block.content.size) : 0;
  return { blok, fra: at, til: at, stand: 'blok' };
}

/** Nothing is left; `blok` is where it was last. */
function loesrevet(blok: string): Fastgjort {
  return { blok, fra: 0, til: 0, stand: 'loesrevet' };
}

/** Where a thread is in a document that no steps lead to: the block it was in last, or was made in, if its words are there. */
export function saetIgen(doc: Node, tekster: Bloktekster, { citat, egen, anker }: Soegt): Fastgjort {
  if (egen === '') return { blok: '', fra: 0, til: 0, stand: 'fast' };
  const has = (blok: string): boolean => {
    const node = tekster.findBlok(doc, blok)?.node;
    return node !== undefined && (!node.isTextblock || pladser(node, tekster, citat).length > 0);
  };
  const blok = [anker.blok, egen].find(has) ?? (tekster.findBlok(doc, anker.blok) ? anker.blok : egen);
  return findIgen(doc, tekster, { citat, egen, anker: { ...anker, blok } });
}

/** A new thread in the document it was written in. Throws AppError "ugyldig" where there is no such place. */
export function fastgoer(doc: Node, roster: Roster, { blok, fra, til }: Omit<Tekststed, 'version'>): Citat & Fastgjort {
  if (blok === '') {
    if (fra !== 0 || til !== 0) throw intetSted();
    return { citat: '', foer: '', efter: '', blok, fra: 0, til: 0, stand: 'fast' };
  }
  const found = findBlok(doc, blok);
  if (!found) throw intetSted();
  const text = tekst(found.node, roster);
  if (!(fra >= 0 && fra <= til && til <= text.length)) throw intetSted();
  const offsets = tilOffsets(found.node, roster, { fra, til });
  // Who speaks of a part of a name speaks of the name.
  const place = found.node.isTextblock ? tilEnheder(found.node, roster, offsets) : { fra, til };
  return { ...citatAf(text, place), blok, ...offsets, stand: 'fast' };
}

function intetSted(): AppError {
  return new AppError('ugyldig', 'Det sted, bemærkningen gælder, er ikke i udkastet.');
}
