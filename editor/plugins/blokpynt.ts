// Decorations that follow from one textblock alone (holes, placeholders): drawn for the whole document once, after that
// only for the textblocks that a change touched.
import type { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { type Decoration, DecorationSet } from 'prosemirror-view';
import { aendredeStykker, beroerteBlokke } from './aendret.ts';

/** What to draw in the textblock at `pos` (the position before it). */
export type Pynt = (block: Node, pos: number, parent: Node | null, index: number) => readonly Decoration[];

/** A plugin that keeps what each of `alle` draws up to date over changed textblocks; one walk for all of them. */
export function blokpynt(...alle: readonly Pynt[]): Plugin {
  const pynt = (...at: Parameters<Pynt>): Decoration[] => alle.flatMap((one) => one(...at));
  const plugin: Plugin<DecorationSet> = new Plugin<DecorationSet>({
    state: {
      init(_config, { doc }) {
        const all: Decoration[] = [];
        doc.descendants((node, pos, parent, index) => {
          if (node.isTextblock) all.push(...pynt(node, pos, parent, index));
          return !node.isTextblock;
        });
        return DecorationSet.create(doc, all);
      },
      apply(tr, set) {
        if (!tr.docChanged) return set;
        let next = set.map(tr.mapping, tr.doc);
        beroerteBlokke(tr.doc, aendredeStykker([tr]), (block, pos, parent, index) => {
          const old = next.find(pos, pos + block.nodeSize, () => true).filter((one) => one.from >= pos);
          if (old.length > 0) next = next.remove(old);
          const fresh = pynt(block, pos, parent, index);
          if (fresh.length > 0) next = next.add(tr.doc, fresh);
        });
        return next;
      },
    },
    props: {
      decorations(state) {
        return plugin.getState(state);
      },
    },
  });
  return plugin;
}
