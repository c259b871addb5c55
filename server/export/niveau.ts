// How deep a heading lies: titel 1, a part at the top 2, a section in it 3 … Shared by the formats that have heading levels.
// A section whose heading is empty has none, so that no format skips a level.
import type { Node } from 'prosemirror-model';
import type { Roster } from '../../editor/model/roster.ts';
import { tekst } from '../../editor/model/tekst.ts';

/** The level of a part at the top of the document. */
export const TOPNIVEAU = 2;

/** True when the textblock shows nothing: it is left out of every export. */
export function erTom(block: Node, roster: Roster): boolean {
  return tekst(block, roster).trim() === '';
}

/** The level of headings that lie in `section`, itself at `niveau`. */
export function indreNiveau(section: Node, niveau: number, roster: Roster): number {
  const heading = section.firstChild;
  const headed = heading?.type.name === 'overskrift' && !erTom(heading, roster);
  const nests = section.type.name === 'sektion' || section.type.name === 'punkt';
  return headed && nests ? niveau + 1 : niveau;
}
