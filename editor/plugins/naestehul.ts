// F8 and Shift+F8: the next `???` and the one before, in the text or in a fact that is not known yet; round and round.

import type { Node } from 'prosemirror-model';
import { type Command, NodeSelection, TextSelection } from 'prosemirror-state';
import { rosterOf } from '../model/roster.ts';
import { HUL, inlineTekst } from '../model/tekst.ts';

export interface Hul {
  readonly from: number;
  readonly to: number;
  /** A fact or a name without a participant: selected as a whole. */
  readonly atom: boolean;
}

/** Every hole, in reading order. */
export function findHuller(doc: Node): readonly Hul[] {
  const roster = rosterOf(doc);
  const found: Hul[] = [];
  doc.descendants((node, pos) => {
    if (!node.isInline) return node.type.name !== 'oevrige';
    const text = inlineTekst(node, roster);
    if (!node.isText && text.includes(HUL)) found.push({ from: pos, to: pos + node.nodeSize, atom: true });
    if (!node.isText) return false;
    for (let at = text.indexOf(HUL); at >= 0; at = text.indexOf(HUL, at + HUL.length))
      found.push({ from: pos + at, to: pos + at + HUL.length, atom: false });
    return false;
  });
  return found;
}

/** Selects the next hole (1), or the one before (-1). False where there is none. */
export function gaaTilHul(retning: 1 | -1): Command {
  return (state, dispatch) => {
    const huller = findHuller(state.doc);
    const { from, to } = state.selection;
    const hul =
      retning > 0
        ? (huller.find((one) => one.from >= to) ?? huller[0])
        : (huller.findLast((one) => one.to <= from) ?? huller.at(-1));
    if (!hul) return false;
    const { doc } = state;
    const selection = hul.atom ? NodeSelection.create(doc, hul.from) : TextSelection.create(doc, hul.from, hul.to);
    dispatch?.(state.tr.setSelection(selection).scrollIntoView());
    return true;
  };
}
