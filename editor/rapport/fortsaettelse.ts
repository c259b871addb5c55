// Takes one guess of the import back that made no part of its own: that a paragraph without a speaker belongs to the indlæg
// before it. The paragraph, and what came after it there, stands for itself again; no letter and no blank line changes.
import type { Command, Transaction } from 'prosemirror-state';
import { liftTarget } from 'prosemirror-transform';
import { medId } from '../commands/sted.ts';
import { linjer } from '../model/linjer.ts';
import { schema } from '../model/schema.ts';

/** Cannot be done where the paragraph is gone, or is no continuation (any more). */
export function loesFortsaettelse(id: string): Command {
  return (state, dispatch) => {
    const found = medId(state.doc, id);
    if (!found) return false;
    const $pos = state.doc.resolve(found.pos);
    if ($pos.parent.type !== schema.nodes.indlaeg || $pos.index() === 0) return false;
    const range = state.doc
      .resolve(found.pos + 1)
      .blockRange(state.doc.resolve($pos.end() - 1), (node) => node === $pos.parent);
    const target = range && liftTarget(range);
    if (!range || target === null) return false;
    if (!dispatch) return true;
    const tr = state.tr.lift(range, target);
    bevarLuft(tr);
    dispatch(tr.scrollIntoView());
    return true;
  };
}

/** Blank lines follow from where a line stands, unless it says otherwise: here it says so where it must. */
function bevarLuft(tr: Transaction): void {
  const before = linjer(tr.before);
  const wrong = new Map(linjer(tr.doc).flatMap(({ node, luft }, i) => (luft === before[i]?.luft ? [] : [[node, i]])));
  tr.doc.descendants((node, pos) => {
    const i = wrong.get(node);
    if (i !== undefined) tr.setNodeAttribute(pos, 'luft', before[i]?.luft);
    return !node.isTextblock;
  });
}
