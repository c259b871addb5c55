// A document as the one text that its hash is taken of (rule C9): JSON as ProseMirror writes it, whose attributes come in
// the schema's order, whoever made the document and by whatever steps. In pieces, so that a long one can be taken slowly.
import type { Node } from 'prosemirror-model';

/** Together the pieces are `JSON.stringify(doc.toJSON())`. */
export function* kanonisk(node: Node): Generator<string> {
  if (node.isTextblock || node.isLeaf) {
    yield JSON.stringify(node.toJSON());
    return;
  }
  // What the node is without its content, its last brace held back.
  const { marks, ...head } = node.copy().toJSON() as { readonly marks?: unknown };
  yield JSON.stringify(head).slice(0, -1);
  for (const [i, child] of node.children.entries()) {
    yield i === 0 ? ',"content":[' : ',';
    yield* kanonisk(child);
  }
  if (node.childCount > 0) yield ']';
  yield marks === undefined ? '}' : `,"marks":${JSON.stringify(marks)}}`;
}
