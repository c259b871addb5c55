// What an empty part is for, in grey words that are no text: shown until the first letter.
import type { Node } from 'prosemirror-model';
import { Decoration } from 'prosemirror-view';
import { tekster } from '../tekster.ts';
import type { Pynt } from './blokpynt.ts';

export const pladsholdere: Pynt = (block, pos, parent) => {
  const tekst = block.content.size === 0 ? pladsholder(block, parent) : '';
  return tekst === '' ? [] : [Decoration.node(pos, pos + block.nodeSize, { class: 'tom', 'data-pladsholder': tekst })];
};

/** The words for an empty textblock; "" where emptiness says enough (a paragraph among others, a cell). */
export function pladsholder(block: Node, parent: Node | null): string {
  const own: Readonly<Record<string, string>> = tekster.pladsholder.linje;
  const iDel: Readonly<Record<string, string>> = tekster.pladsholder.afsnit;
  if (block.type.name !== 'afsnit') return own[block.type.name] ?? '';
  return parent?.childCount === 1 || (parent?.firstChild?.type.name === 'overskrift' && parent.childCount === 2)
    ? (iDel[parent.type.name] ?? '')
    : '';
}
