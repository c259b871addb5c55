// Where a node is set: the element it belongs to and the room it has. Handed down the document while it is laid out.
import type { Roster } from '../../../editor/model/roster.ts';
import { TOPNIVEAU } from '../niveau.ts';
import type { Blok } from './blok.ts';
import type { Element } from './struktur.ts';
import type { Stil, Typografi } from './typografi.ts';

export interface Sted {
  /** The blocks made so far. */
  readonly ud: Blok[];
  readonly element: Element;
  /** The level a heading has here. */
  readonly niveau: number;
  readonly x: number;
  readonly bredde: number;
  /** How running text looks here. */
  readonly broed: Stil;
  readonly typografi: Typografi;
  readonly roster: Roster;
  fil(sha: string): Uint8Array | null;
}

/** The place a document begins at. */
export function begyndelse(rod: Element, typografi: Typografi, roster: Roster, fil: Sted['fil']): Sted {
  const { x, bredde } = typografi.spalte;
  return { ud: [], element: rod, niveau: TOPNIVEAU, x, bredde, broed: typografi.broed, typografi, roster, fil };
}
