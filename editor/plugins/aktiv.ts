// The part the caret stands in: marked in the margin, and kept with free lines below it once a pop-up has needed them,
// so that nothing jumps while one writes. Every section around the caret is drawn whatever the screen shows of it: a
// browser puts no letter into a section that it has not laid out yet.
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

interface Aktiv {
  /** Position before the active indlæg or konklusion; −1 when the caret stands in none. */
  readonly pos: number;
  readonly frit: boolean;
  readonly pynt: DecorationSet;
}

const AKTIVE = new Set(['indlaeg', 'konklusion']);
const key = new PluginKey<Aktiv>('aktiv');

/** Set as meta `true` by whatever is about to show itself below the caret. */
export const fritMeta = key;

export function aktiv(): Plugin {
  return new Plugin<Aktiv>({
    key,
    state: {
      init: () => ({ pos: -1, frit: false, pynt: DecorationSet.empty }),
      apply(tr, old, before, state) {
        if (!tr.docChanged && !tr.getMeta(key) && state.selection.eq(before.selection)) return old;
        const { $head } = state.selection;
        const found: Decoration[] = [];
        let pos = -1;
        let frit = false;
        for (let depth = 1; depth <= $head.depth; depth++) {
          const { type, nodeSize } = $head.node(depth);
          if (!type.isInGroup('del')) continue;
          const at = $head.before(depth);
          let klasse = 'her';
          if (AKTIVE.has(type.name)) {
            pos = at;
            frit = tr.getMeta(key) === true || (old.frit && tr.mapping.map(old.pos, -1) === pos);
            klasse = frit ? 'her nu frit' : 'her nu';
          }
          found.push(Decoration.node(at, at + nodeSize, { class: klasse }));
        }
        return { pos, frit, pynt: DecorationSet.create(tr.doc, found) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.pynt },
  });
}
