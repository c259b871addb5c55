// Every block and deltager has an id that no other has: issued where one is missing, issued again where a split or a
// paste doubled one. Looks at changed stretches; at the whole document only when blocks came in from elsewhere.
import type { Node } from 'prosemirror-model';
import { Plugin, type Transaction } from 'prosemirror-state';
import { frisktId } from '../view/nytid.ts';
import { aendredeStykker, type Stykke } from './aendret.ts';

interface Fund {
  readonly pos: number;
  readonly node: Node;
}

export function ids(): Plugin {
  return new Plugin({
    appendTransaction(transactions, oldState, state) {
      const own = transactions.filter((tr) => tr.docChanged);
      // Steps from others come with ids; setting them right here as well would set them twice.
      if (own.length === 0 || own.some((tr) => tr.getMeta('rebased') !== undefined)) return null;
      const again = fornyede(oldState.doc, state.doc, aendredeStykker(own));
      if (again.length === 0) return null;
      const tr: Transaction = state.tr;
      for (const { pos } of again) tr.setNodeAttribute(pos, 'id', frisktId());
      return tr;
    },
  });
}

/** The nodes in `stykker` of `doc` that need an id of their own. */
function fornyede(old: Node, doc: Node, stykker: readonly Stykke[]): readonly Fund[] {
  const found: Fund[] = [];
  const seen = new Map<string, Fund>();
  const strange: Fund[] = [];
  let last = -1;
  for (const { from, to } of stykker) {
    doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), (node, pos) => {
      if (pos <= last || !('id' in node.attrs)) return true;
      last = pos;
      const id: string = node.attrs.id;
      const one = { pos, node };
      const twin = seen.get(id);
      if (id === '') found.push(one);
      else if (twin) {
        // A line split at its start leaves an empty one before it: the one with the text keeps the id.
        const keep = twin.node.content.size === 0 && !node.isLeaf ? one : twin;
        found.push(keep === one ? twin : one);
        seen.set(id, keep);
      } else {
        seen.set(id, one);
        strange.push(one);
      }
      return true;
    });
  }
  const before = idsBetween(old, stykkerFoer(old, doc, stykker));
  const incoming = strange.filter(({ node }) => !before.has(node.attrs.id) && seen.get(node.attrs.id)?.node === node);
  if (incoming.length > 0) {
    const wanted = new Map(incoming.map((one) => [one.node.attrs.id, one]));
    doc.descendants((node, pos) => {
      const one = wanted.get(node.attrs.id);
      if (one && one.pos !== pos) {
        found.push(one);
        wanted.delete(node.attrs.id);
      }
      return wanted.size > 0;
    });
  }
  return found;
}

/** The one stretch of the old document that can differ: between the first and the last difference. */
function stykkerFoer(old: Node, doc: Node, stykker: readonly Stykke[]): Stykke {
  const [first] = stykker;
  const last = stykker.at(-1);
  if (!first || !last) return { from: 0, to: 0 };
  return {
    from: Math.max(0, first.from - 1),
    to: Math.min(old.content.size, old.content.size - (doc.content.size - last.to) + 1),
  };
}

function idsBetween(doc: Node, { from, to }: Stykke): ReadonlySet<string> {
  const found = new Set<string>();
  if (from > to) return found;
  doc.nodesBetween(from, to, (node) => {
    if (node.attrs.id) found.add(node.attrs.id);
    return true;
  });
  return found;
}
