// Ids of a public edition: counted anew in reading order, so that it cannot be joined to the full one, nor tell by a gap
// what is missing. References follow; what is open by now needs no mark of being so.
import { Fragment, type Node } from 'prosemirror-model';
import { idRaekke } from '../../../editor/model/id.ts';
import { schema } from '../../../editor/model/schema.ts';
import { medHenvisninger } from './personer.ts';

export function medNyeIds(doc: Node): Node {
  const people = new Map<string, string>();
  const person = idRaekke('d');
  doc.descendants(({ type, attrs }) => {
    if (type === schema.nodes.deltager) people.set(attrs.id, person());
  });
  const block = idRaekke('a');
  const walk = (node: Node): Node => {
    if (node.isText) return node;
    const attrs = { ...medHenvisninger(node, (id) => people.get(id) ?? null) };
    if ('id' in attrs) attrs.id = node.type === schema.nodes.deltager ? people.get(attrs.id) : block();
    if ('adgang' in attrs) attrs.adgang = null;
    return node.type.create(attrs, Fragment.from(node.children.map(walk)), node.marks);
  };
  return walk(doc);
}
