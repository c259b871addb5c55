// Where the threads beside a document are while it is being written (rules K1, K2): each place is carried through the
// steps as integers, and looked at only where its block was touched or a name in it may read otherwise. Pure.
// What a place is found by when its text is gone: `ankertekst.ts`.
import type { Node } from 'prosemirror-model';
import { AttrStep, type Step, type StepMap } from 'prosemirror-transform';
import {
  Bloktekster,
  enestePlads,
  erSikker,
  erUroert,
  findBlokke,
  findIgen,
  pladser,
  type Straekning,
  saetIgen,
  tilEnheder,
  tilOffsets,
} from './ankertekst.ts';
import type { Citat, Fastgjort } from './bemaerkning.ts';
import { ForslagStep } from './forslagstep.ts';
import { rosterOf } from './roster.ts';

/** A thread as far as its place goes. */
export interface Fastsat {
  readonly traad: string;
  readonly citat: Citat;
  /** The block it spoke of when it was made. */
  readonly egen: string;
  readonly anker: Fastgjort;
}

/** A thread's place in one document. */
export interface Sted extends Fastsat {
  /** Where the content of its block begins and ends; −1 where there is no block. */
  readonly start: number;
  readonly slut: number;
  /** Its words are read from the roster, or hold something that is no letter. */
  readonly afledt: boolean;
}

/** What one step does to places. */
export interface Kort {
  readonly map: StepMap;
  /** The position before a node that has another attribute now; −1 = none. */
  readonly attr: number;
  /** The thread whose proposal the step puts in or takes out. */
  readonly forslag: string | null;
}

/** More stretches than this count as one, from the first to the last. */
const MAX_STYKKER = 200;

export function kortAf(step: Step): Kort {
  const forslag = step instanceof ForslagStep ? step.skift.traad : null;
  const attr = step instanceof AttrStep ? step.pos : -1;
  return { map: step.getMap(), attr, forslag };
}

/** The places of threads whose anchors are true of `doc`. One that is not is looked for again. */
export function laegUd(doc: Node, traade: readonly Fastsat[]): readonly Sted[] {
  if (traade.length === 0) return [];
  const tekster = new Bloktekster(rosterOf(doc));
  const ids = new Set(traade.map(({ anker }) => anker.blok).filter((id) => id !== ''));
  const blokke = findBlokke(doc, ids);
  return traade.map((traad) => {
    const { blok, fra, til, stand } = traad.anker;
    const found = blokke.get(blok);
    if (blok === '' || stand === 'loesrevet') return udenBlok(traad, traad.anker);
    const fits = found && (found.node.isTextblock ? fra <= til && til <= found.node.content.size : til === 0);
    if (found && fits) return iBlok(traad, traad.anker, found.node, found.pos + 1);
    return sted(doc, tekster, traad, saetIgen(doc, tekster, traad));
  });
}

/**
 * Every thread found again in a document that no steps lead to (a restore, another schema): where its block is the same as
 * in `foer` as it was, else by its block and its words.
 */
export function laegOm(steder: readonly Sted[], foer: Node, doc: Node): readonly Sted[] {
  const tekster = new Bloktekster(rosterOf(doc));
  const ids = new Set(steder.map(({ anker }) => anker.blok));
  const [before, after] = [findBlokke(foer, ids), findBlokke(doc, ids)];
  return steder.map((one) => {
    const { blok, stand } = one.anker;
    const [old, found] = [before.get(blok)?.node, after.get(blok)];
    if (stand !== 'loesrevet' && stand !== 'blok' && found?.node.isTextblock && old?.eq(found.node))
      return doemt({ ...one, start: found.pos + 1 }, one.anker, doc, tekster);
    return sted(doc, tekster, one, saetIgen(doc, tekster, one));
  });
}

/** The places after steps that made `doc` out of `foer`. Those that did not change in their block keep their `anker` object. */
export function flyt(steder: readonly Sted[], foer: Node, kort: readonly Kort[], doc: Node): readonly Sted[] {
  if (steder.length === 0) return steder;
  const ranges = kort.map(({ map }) => rangesOf(map));
  const renamed = steder.some(({ afledt }) => afledt) && rosterOf(foer) !== rosterOf(doc);
  let read: Bloktekster | null = null;
  const tekster = (): Bloktekster => {
    read ??= new Bloktekster(rosterOf(doc));
    return read;
  };
  let nye: readonly Nyt[] | null = null;
  return steder.map((one) => {
    const { stand } = one.anker;
    let moved = one;
    if (one.start >= 0) {
      const delta = forskudt(one, kort, ranges);
      if (delta === null) moved = beroert(one, kort, doc, tekster());
      else if (renamed && one.afledt) moved = doemt({ ...one, start: one.start + delta }, one.anker, doc, tekster());
      else if (delta !== 0) moved = rykket(one, delta);
    }
    if (stand !== 'blok' && stand !== 'loesrevet') return moved;
    nye ??= nytIDokument(kort, doc);
    return bragtIgen(moved, nye, tekster()) ? igen(moved, doc, tekster()) : moved;
  });
}

/** Field by field: this is done to every thread behind every key. */
function rykket({ traad, citat, egen, anker, start, slut, afledt }: Sted, delta: number): Sted {
  return { traad, citat, egen, anker, start: start + delta, slut: slut + delta, afledt };
}

/** Those of `nu` that stand elsewhere in their block than before, or less or more surely. */
export function aendrede(foer: readonly Fastsat[], nu: readonly Fastsat[]): readonly Fastsat[] {
  return nu.filter(({ anker }, i) => anker !== foer[i]?.anker);
}

/** Triples: from and to before the step, and how much longer it is after it. */
function rangesOf(map: StepMap): readonly number[] {
  const out: number[] = [];
  map.forEach((from, to, newFrom, newTo) => {
    out.push(from, to, newTo - newFrom - (to - from));
  });
  return out;
}

/** How far the block has moved; null where any step touched it. */
function forskudt({ start, slut }: Sted, kort: readonly Kort[], ranges: readonly (readonly number[])[]): number | null {
  let delta = 0;
  for (let k = 0; k < ranges.length; k++) {
    const changes = ranges[k] ?? [];
    const from = start + delta - 1;
    const to = slut + delta + 1;
    const attr = kort[k]?.attr ?? -1;
    if (attr >= from && attr < to) return null;
    // The ranges of one step are all in the document before it.
    for (let i = 0; i < changes.length; i += 3) {
      if (Number(changes[i]) > to) break;
      if (Number(changes[i + 1]) >= from) return null;
      delta += Number(changes[i + 2]);
    }
  }
  return delta;
}

/** A place in a block that was touched: its letters followed through the steps; where none is left they are looked for. */
function beroert(one: Sted, kort: readonly Kort[], doc: Node, tekster: Bloktekster): Sted {
  const { anker, traad } = one;
  let a = one.start + anker.fra;
  let b = one.start + anker.til;
  let gone = false;
  let owned = false;
  for (const { map, forslag } of kort) {
    if (forslag === traad && anker.stand !== 'blok') {
      // Of one's own proposal the new words are the place.
      owned = true;
      [a, b] = [map.map(a, -1), map.map(b, 1)];
      continue;
    }
    gone ||= erVaek(map, a, b);
    if (a === b) a = b = map.map(a, -1);
    else {
      [a, b] = [map.map(a, 1), map.map(b, -1)];
      if (a >= b) gone = true;
      if (a > b) a = b;
    }
  }
  const found = gone ? null : blokVed(doc, a, b);
  const empty = found?.a === found?.b && anker.fra < anker.til && !owned;
  if (!found || empty || (anker.stand === 'blok' && found.node.attrs.id !== anker.blok))
    return sted(doc, tekster, one, findIgen(doc, tekster, one));
  const { node, start } = found;
  const next = { blok: node.attrs.id, fra: found.a - start, til: found.b - start, stand: anker.stand };
  return doemt({ ...one, start }, next, doc, tekster);
}

/** Whether everything from `a` to `b` was deleted; of a point, what stood on both sides of it. */
function erVaek(map: StepMap, a: number, b: number): boolean {
  let gone = false;
  map.forEach((from, to) => {
    gone ||= a === b ? from < a && to > b : from <= a && to >= b;
  });
  return gone;
}

/** The block with the longer part of a stretch, cut to it; null where it has no id, or there is none. */
function blokVed(doc: Node, a: number, b: number): { node: Node; start: number; a: number; b: number } | null {
  const $a = doc.resolve(a);
  const $b = doc.resolve(b);
  const first = { node: $a.parent, start: $a.start(), a, b: Math.min(b, $a.end()) };
  const last = { node: $b.parent, start: $b.start(), a: Math.max(a, $b.start()), b };
  const one = $a.sameParent($b) || first.b - first.a >= last.b - last.a ? first : last;
  return one.node.isTextblock && one.node.attrs.id ? one : null;
}

/** What the text in a place says now. `anker` are its offsets in the block that begins at `one.start`. */
function doemt(one: Sted, anker: Fastgjort, doc: Node, tekster: Bloktekster): Sted {
  const node = doc.resolve(one.start).parent;
  if (anker.stand === 'blok') return iBlok(one, anker, node, one.start);
  const text = tekster.af(node);
  const place = tilEnheder(node, tekster.roster, anker);
  const same = erUroert(text, place, one.citat);
  if (same && anker.stand !== 'aendret') return iBlok(one, anker, node, one.start);
  // Its letters are back: taken out again, put in again where they were deleted, or two halves joined.
  const places = pladser(node, tekster, one.citat);
  const near = places.filter(({ fra, til }) => fra <= place.til && til >= place.fra);
  const back = same ? place : one.citat.citat === '' ? null : enestePlads(text, near, one.citat);
  if (!back) return iBlok(one, { ...anker, stand: 'aendret' }, node, one.start);
  const sure = anker.blok === one.egen && erSikker(text, back, one.citat, places.length);
  const next = {
    blok: anker.blok,
    ...tilOffsets(node, tekster.roster, back),
    stand: sure ? 'fast' : 'fundet',
  } as const;
  return iBlok(one, next, node, one.start);
}

/** A stretch of the document that came in, in one line, and the blocks that it is in or part of. */
interface Nyt {
  readonly node: Node;
  readonly start: number;
  readonly fra: number;
  readonly til: number;
}

/** Lines and blocks in which something came in, as they stand after the steps. */
function nytIDokument(kort: readonly Kort[], doc: Node): readonly Nyt[] {
  let stykker: { from: number; to: number }[] = [];
  for (const { map } of kort) {
    stykker = stykker.map(({ from, to }) => ({ from: map.map(from, -1), to: map.map(to, 1) }));
    map.forEach((_from, _to, from, to) => {
      stykker.push({ from, to });
    });
    if (stykker.length > MAX_STYKKER) {
      const from = stykker.reduce((least, one) => Math.min(least, one.from), Number.POSITIVE_INFINITY);
      stykker = [{ from, to: stykker.reduce((most, one) => Math.max(most, one.to), 0) }];
    }
  }
  const found: Nyt[] = [];
  for (const { from, to } of stykker)
    doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), (node, pos) => {
      const size = node.content.size;
      const at = (one: number): number => Math.max(0, Math.min(size, one - pos - 1));
      if (node.isBlock && node.attrs.id) found.push({ node, start: pos + 1, fra: at(from), til: at(to) });
      return !node.isTextblock;
    });
  return found;
}

/** Whether what came in may be what a thread without its words spoke of. */
function bragtIgen({ anker, citat }: Sted, nye: readonly Nyt[], tekster: Bloktekster): boolean {
  return nye.some(({ node, fra, til }) => {
    if (anker.stand === 'loesrevet' && node.attrs.id === anker.blok) return true;
    if (!node.isTextblock) return false;
    const places = pladser(node, tekster, citat);
    if (places.length === 0) return false;
    const units = tilEnheder(node, tekster.roster, { fra, til });
    return places.some((one) => one.fra <= units.til && one.til >= units.fra);
  });
}

function igen(one: Sted, doc: Node, tekster: Bloktekster): Sted {
  const next = findIgen(doc, tekster, one);
  return ens(one.anker, next) === one.anker ? one : sted(doc, tekster, one, next);
}

/** The place of an anchor that is true of `doc`. */
function sted(doc: Node, tekster: Bloktekster, traad: Fastsat, anker: Fastgjort): Sted {
  const found = anker.stand === 'loesrevet' || anker.blok === '' ? null : tekster.findBlok(doc, anker.blok);
  return found ? iBlok(traad, anker, found.node, found.pos + 1) : udenBlok(traad, anker);
}

function udenBlok({ traad, citat, egen, anker: foer }: Fastsat, anker: Fastgjort): Sted {
  return { traad, citat, egen, anker: ens(foer, anker), start: -1, slut: -1, afledt: false };
}

function iBlok({ traad, citat, egen, anker: foer }: Fastsat, nu: Fastgjort, node: Node, start: number): Sted {
  const anker = ens(foer, nu);
  return { traad, citat, egen, anker, start, slut: start + node.content.size, afledt: harAtomer(node, anker) };
}

function harAtomer(node: Node, { fra, til }: Straekning): boolean {
  if (!node.isTextblock) return false;
  let found = false;
  // A point is held by what stands beside it.
  const beside = fra === til ? 1 : 0;
  node.nodesBetween(Math.max(0, fra - beside), Math.min(node.content.size, til + beside), (child) => {
    found ||= !child.isText;
  });
  return found;
}

/** `foer` itself where `nu` says the same: what is not another object is not written. */
function ens(foer: Fastgjort, nu: Fastgjort): Fastgjort {
  const same = foer.blok === nu.blok && foer.fra === nu.fra && foer.til === nu.til && foer.stand === nu.stand;
  return same ? foer : nu;
}
