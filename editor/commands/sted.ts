// Where the caret stands: the parts around a position and the places where a part may be put. Reads, never changes.
import type { Node, ResolvedPos } from 'prosemirror-model';
import { schema } from '../model/schema.ts';

/** A node, where it begins and how deep it lies. */
export interface Sted {
  readonly node: Node;
  readonly pos: number;
  readonly depth: number;
}

/** The nearest node of one of these kinds around a position. */
export function omkring($pos: ResolvedPos, ...names: readonly string[]): Sted | null {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth);
    if (names.includes(node.type.name)) return { node, pos: $pos.before(depth), depth };
  }
  return null;
}

/** The first node of one kind in the document, with its position. */
export function foerste(doc: Node, name: string): { node: Node; pos: number } | null {
  let found: { node: Node; pos: number } | null = null;
  doc.descendants((node, pos) => {
    if (!found && node.type.name === name) found = { node, pos };
    return !found && !node.isTextblock;
  });
  return found;
}

/** The node with this id and its position, or null. */
export function medId(doc: Node, id: string): { node: Node; pos: number } | null {
  let found: { node: Node; pos: number } | null = null;
  if (id === '') return null;
  doc.descendants((node, pos) => {
    if (!found && node.attrs.id === id) found = { node, pos };
    return !found && !node.isLeaf;
  });
  return found;
}

/** True for nodes that hold parts and sections: the document itself, sektion, punkt. */
export function erBeholder(node: Node): boolean {
  return node.type === schema.nodes.doc || node.type === schema.nodes.sektion || node.type === schema.nodes.punkt;
}

/** The innermost container around the caret, and the child of it that the caret stands in. */
export function beholder($pos: ResolvedPos): { node: Node; depth: number; index: number } {
  for (let depth = $pos.depth; depth >= 0; depth--) {
    const node = $pos.node(depth);
    if (erBeholder(node)) return { node, depth, index: $pos.index(depth) };
  }
  throw new Error('Alt i et dokument står i dokumentet.');
}

/** The end of what may be written at the end of the document: before `oevrige`. */
export function slut(doc: Node): number {
  const last = doc.lastChild;
  return doc.content.size - (last && last.type === schema.nodes.oevrige ? last.nodeSize : 0);
}

/** True for a textblock, or a part holding nothing but one empty textblock, that a new part may take the place of. */
export function erTom(node: Node): boolean {
  if (node.isTextblock) return node.content.size === 0;
  return node.childCount === 1 && node.firstChild !== null && erTom(node.firstChild);
}
