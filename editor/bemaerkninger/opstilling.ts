// The threads as they are shown: in the order of the text, each with the words that stand at its place now, whether its
// proposal is outdated, and which proposals want the same words otherwise. Pure.
import type { Node } from 'prosemirror-model';
import {
  type Bemaerkningsslags,
  type Bemaerkningsstand,
  erAaben,
  nytSvar,
  type Traad,
  type Traadsvar,
} from '../model/bemaerkning.ts';
import { type Passage, passagetekst } from '../model/indarbejd.ts';
import type { Roster } from '../model/roster.ts';
import { tekst } from '../model/tekst.ts';
import type { Sted } from './steder.ts';

export interface Vist {
  readonly traad: Traad;
  /** With what was decided here and is on its way. */
  readonly stand: Bemaerkningsstand;
  readonly aaben: boolean;
  /** What was answered after it was settled, and has not been noted. */
  readonly nyt: Traadsvar | null;
  /** The referent has something to do: it is open, or there is a new answer. */
  readonly venter: boolean;
  readonly sted: Sted | null;
  /** "tekst": its words, or what has become of them, stand there; "blok": nothing but the block is left. */
  readonly hvor: 'tekst' | 'blok' | 'hele' | 'loesrevet';
  /** What stands at its place now; null where it has none. */
  readonly nu: string | null;
  /** Its proposal speaks of words that stand there no more. */
  readonly foraeldet: boolean;
  /** Open proposals for overlapping words, others than this. */
  readonly konflikter: readonly Vist[];
}

export interface Filter {
  /** "" = everybody. */
  readonly navn: string;
  readonly slags: Bemaerkningsslags | 'forslag' | '';
  readonly stand: 'aabne' | 'alle';
}

export const INTET_FILTER: Filter = { navn: '', slags: '', stand: 'aabne' };

/** What is asked of the threads and their places. */
export interface Grundlag {
  readonly doc: Node;
  readonly roster: Roster;
  readonly traade: Iterable<Traad>;
  readonly steder: ReadonlyMap<string, Sted>;
  stand(id: string): Bemaerkningsstand | null;
  /** The last answer to a thread that was noted, by its id. */
  noteret(id: string): string | null;
}

/** Those about the whole first, then in the order of the text, what is loose last. */
export function opstil({ doc, roster, traade, steder, stand, noteret }: Grundlag): readonly Vist[] {
  const alle = [...traade].map((traad) => {
    const sted = steder.get(traad.id) ?? null;
    const now = stand(traad.id) ?? traad.stand;
    const hvor = hvorAf(sted);
    const nu = hvor === 'tekst' && sted ? textAt(doc, sted, roster, traad.citat) : null;
    const art = traad.forslag?.art ?? null;
    const maaAendres = art === null || art === 'nyt-afsnit';
    const aaben = erAaben(now);
    const svar = nytSvar({ ...traad, stand: now });
    const nyt = svar && svar.id !== noteret(traad.id) ? svar : null;
    const venter = aaben || nyt !== null;
    const andetNu = traad.citat === '' ? sted?.stand === 'aendret' : nu !== traad.citat;
    const foraeldet = aaben && !maaAendres && (nu === null || andetNu);
    return { traad, stand: now, aaben, nyt, venter, sted, hvor, nu, foraeldet, konflikter: [] as Vist[] };
  });
  const forslag = alle.filter((one) => one.aaben && one.traad.forslag && one.traad.forslag.art !== 'nyt-afsnit');
  for (const one of forslag)
    for (const other of forslag) if (one !== other && overlapper(one, other)) one.konflikter.push(other);
  return alle.toSorted((a, b) => plads(a) - plads(b) || a.traad.nr - b.traad.nr);
}

function hvorAf(sted: Sted | null): Vist['hvor'] {
  if (!sted) return 'loesrevet';
  if (sted.blok === '') return 'hele';
  if (sted.pos < 0) return 'loesrevet';
  return sted.stand === 'blok' ? 'blok' : 'tekst';
}

/** A part that holds blocks is spoken of as a whole. */
function textAt(doc: Node, { pos, from, to, stand }: Sted, roster: Roster, citat: string): string {
  const block = doc.nodeAt(pos);
  if (block?.isTextblock) return passagetekst(block, from - pos - 1, to - pos - 1, roster);
  return !block || stand === 'fast' ? citat : tekst(block, roster);
}

function plads({ hvor, sted }: Vist): number {
  if (hvor === 'hele') return -1;
  return hvor === 'loesrevet' || !sted ? Number.MAX_SAFE_INTEGER : sted.from;
}

/** Deleting a paragraph touches every word of it. */
function overlapper(a: Vist, b: Vist): boolean {
  if (a.hvor !== 'tekst' || b.hvor !== 'tekst' || !a.sted || !b.sted || a.sted.pos !== b.sted.pos) return false;
  if ([a, b].some(({ traad }) => traad.forslag?.art === 'slet-afsnit')) return true;
  const [x, y] = [a.sted, b.sted];
  // Two that put something in at one place want it both.
  return x.from === y.from || (x.from < y.to && y.from < x.to);
}

/** What accepting its proposal would change. */
export function passageFor({ traad, sted, hvor }: Vist, doc: Node): Passage | null {
  const art = traad.forslag?.art;
  if (!sted || sted.pos < 0 || art === undefined) return null;
  if (art !== 'ret') return { pos: sted.pos, fra: 0, til: doc.nodeAt(sted.pos)?.content.size ?? 0 };
  return hvor === 'tekst' ? { pos: sted.pos, fra: sted.from - sted.pos - 1, til: sted.to - sted.pos - 1 } : null;
}

export function filtrer(alle: readonly Vist[], { navn, slags, stand }: Filter): readonly Vist[] {
  return alle.filter(
    (one) =>
      (navn === '' || one.traad.af.navn === navn) &&
      (slags === '' || (slags === 'forslag' ? one.traad.forslag !== null : one.traad.slags === slags)) &&
      (stand === 'alle' || one.venter),
  );
}

/** Everybody who wrote a thread, in Danish order. */
export function navne(alle: readonly Vist[]): readonly string[] {
  return [...new Set(alle.map(({ traad }) => traad.af.navn))].toSorted((a, b) => a.localeCompare(b, 'da'));
}

/** The open one that the walk comes to next: after `fra` (a thread that may be settled by now), or before it. */
export function naeste(alle: readonly Vist[], fra: string, retning: 1 | -1): Vist | null {
  const at = alle.findIndex(({ traad }) => traad.id === fra);
  const order = retning === 1 ? [...alle.slice(at + 1), ...alle.slice(0, Math.max(0, at))] : bagfra(alle, at);
  return order.find(({ venter }) => venter) ?? null;
}

function bagfra(alle: readonly Vist[], at: number): readonly Vist[] {
  return [...alle.slice(at + 1), ...alle.slice(0, Math.max(0, at))].toReversed();
}

/** The open thread whose passage the caret stands in; of several the shortest. */
export function vedMarkoer(alle: readonly Vist[], head: number): Vist | null {
  const her = alle.filter(
    ({ venter, hvor, sted }) => venter && hvor === 'tekst' && sted && sted.from <= head && head <= sted.to,
  );
  return her.toSorted((a, b) => laengde(a) - laengde(b))[0] ?? null;
}

function laengde({ sted }: Vist): number {
  return sted ? sted.to - sted.from : 0;
}
