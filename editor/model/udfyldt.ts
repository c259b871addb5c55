// The document as its readers get it: parts that a template offers and nobody filled in are absent, heading and all.
// A part is unfilled when it has places to write in and all of them are empty; a heading without any place (as an import
// leaves it) stays, and so does the heading of a punkt: it stood on the agenda.
import { Fragment, type Node } from 'prosemirror-model';

const known = new WeakMap<Node, Node>();

/** `doc` without its unfilled parts; the same node where there are none. The document in the editor keeps them. */
export function udfyldt(doc: Node): Node {
  const before = known.get(doc);
  if (before) return before;
  const after = prune(doc);
  known.set(doc, after);
  return after;
}

function prune(node: Node): Node {
  const kept: Node[] = [];
  let changed = false;
  node.forEach((child) => {
    const part = child.type.isInGroup('del') || child.type.name === 'deltagergruppe';
    if (part && isUnfilled(child)) {
      changed = true;
      return;
    }
    const next = part ? prune(child) : child;
    changed ||= next !== child;
    kept.push(next);
  });
  return changed ? node.copy(Fragment.from(kept)) : node;
}

function isUnfilled(part: Node): boolean {
  let places = 0;
  let filled = false;
  part.descendants((node, _pos, parent) => {
    if (filled) return false;
    if (node.type.name === 'figur') filled = true;
    if (node.type.name === 'hovedcelle') return false;
    if (!node.isTextblock) return true;
    const label = node.type.name === 'gruppenavn' || (node.type.name === 'overskrift' && parent?.type.name !== 'punkt');
    if (label) return false;
    places++;
    filled ||= !isEmpty(node);
    return false;
  });
  return places > 0 && !filled;
}

/** Nothing but white space; a name or a fact is text, also where it is still unknown. */
function isEmpty(block: Node): boolean {
  let empty = true;
  block.forEach((node) => {
    if (node.isText ? node.text?.trim() !== '' : node.type.name !== 'linjeskift') empty = false;
  });
  return empty;
}
