// What lists and search read of a document without opening it. Pure.
import type { Node } from 'prosemirror-model';
import { titel } from '../editor/model/indhold.ts';
import { rosterOf } from '../editor/model/roster.ts';

export interface Udledt {
  readonly titel: string;
  /** ISO date, or null while it is unknown. */
  readonly dato: string | null;
  /** The names on the list and of those known from the text, one per line. */
  readonly deltagernavne: string;
}

export function udledt(doc: Node): Udledt {
  const roster = rosterOf(doc);
  return {
    titel: titel(doc, roster),
    dato: roster.moede.dato,
    deltagernavne: roster.deltagere.map(({ navn }) => navn).join('\n'),
  };
}
