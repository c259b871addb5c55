// Who spoke last: what a quick exchange needs. Reads backwards from a place and stops as soon as it knows.
import type { Node, ResolvedPos } from 'prosemirror-model';
import { talerIds } from '../model/indhold.ts';

const TALENDE = new Set(['indlaeg', 'konklusion']);
/** Parts that are looked at before the search gives up: a long stretch without speakers costs no more than this. */
const LAENGST = 60;

/** The last `antal` different people who spoke in the parts before the one at `$pos`, the latest first, without `uden`. */
export function senesteTalere($pos: ResolvedPos, antal: number, uden: readonly string[] = []): readonly string[] {
  const found: string[] = [];
  let left = LAENGST;
  const read = (node: Node): void => {
    if (found.length >= antal || left <= 0) return;
    if (TALENDE.has(node.type.name)) {
      left--;
      for (const id of talerIds(node).toReversed())
        if (found.length < antal && !found.includes(id) && !uden.includes(id)) found.push(id);
    } else if (node.type.isInGroup('del')) for (let i = node.childCount - 1; i >= 0; i--) read(node.child(i));
  };
  let depth = $pos.depth;
  while (depth > 0 && !$pos.node(depth).type.isInGroup('del')) depth--;
  for (depth--; depth >= 0; depth--)
    for (let i = $pos.index(depth) - 1; i >= 0 && found.length < antal && left > 0; i--)
      read($pos.node(depth).child(i));
  return found;
}
