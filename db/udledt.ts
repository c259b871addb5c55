// What lists and search read of a document without opening it. Pure.
import type { Node } from 'prosemirror-model';
import { titel } from '../editor/model/indhold.ts';
import { linjer } from '../editor/model/linjer.ts';
import { rosterOf } from '../editor/model/roster.ts';
import { HUL } from '../editor/model/tekst.ts';
import type { Tidligere } from '../editor/model/wire.ts';

export interface Udledt {
  /** Those on the list, in its order. */
  readonly deltagere: readonly Tidligere[];
  readonly titel: string;
  /** ISO date, or null while it is unknown. */
  readonly dato: string | null;
  /** The names on the list and of those known from the text, one per line. */
  readonly deltagernavne: string;
  /** How many places wait for text. */
  readonly huller: number;
}

export function udledt(doc: Node): Udledt {
  const roster = rosterOf(doc);
  return {
    titel: titel(doc, roster),
    dato: roster.moede.dato,
    deltagernavne: roster.deltagere.map(({ navn }) => navn).join('\n'),
    deltagere: roster.deltagere
      .filter(({ paaListen, navn }) => paaListen && /\s/.test(navn.trim()))
      .slice(0, 500)
      .map(({ navn, rolle, organisation, initialer }) => ({ navn, rolle, organisation, initialer })),
    huller: linjer(doc, roster).reduce((n, { tekst }) => n + tekst.split(HUL).length - 1, 0),
  };
}
