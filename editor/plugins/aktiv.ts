// The indlæg (or konklusion) the caret stands in: marked in the margin, and kept with free lines below it once a
// pop-up has needed them, so that nothing jumps while one writes.
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

interface Aktiv {
  /** Position before the active part; −1 when the caret stands in none. */
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
      apply(tr, old, _oldState, state) {
        const { $head } = state.selection;
        let depth = $head.depth;
        while (depth > 0 && !AKTIVE.has($head.node(depth).type.name)) depth--;
        const pos = depth > 0 ? $head.before(depth) : -1;
        const same = pos >= 0 && old.pos >= 0 && tr.mapping.map(old.pos, -1) === pos;
        const frit = tr.getMeta(key) === true || (same && old.frit);
        if (same && !tr.docChanged && frit === old.frit) return old;
        if (pos < 0) return old.pos < 0 ? old : { pos, frit: false, pynt: DecorationSet.empty };
        const size = $head.node(depth).nodeSize;
        const klasse = frit ? 'nu frit' : 'nu';
        const pynt = DecorationSet.create(tr.doc, [Decoration.node(pos, pos + size, { class: klasse })]);
        return { pos, frit, pynt };
      },
    },
    props: { decorations: (state) => key.getState(state)?.pynt },
  });
}
