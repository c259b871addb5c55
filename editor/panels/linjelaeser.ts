// A line of the participants' list that was typed by hand gets its names when the caret leaves it: without that, nobody
// would be on a list that was written. One undo brings the letters back, and they then stay letters.
import { Plugin, PluginKey } from 'prosemirror-state';
import { laesLinje } from '../commands/deltagere.ts';
import { schema } from '../model/schema.ts';

/** Position before the line that is being typed, −1 for none. */
const key = new PluginKey<number>('linjelaeser');

export function linjelaeser(): Plugin {
  return new Plugin<number>({
    key,
    state: {
      init: () => -1,
      apply(tr, old, _before, { selection: { $head } }) {
        if (tr.getMeta(key) === true || tr.getMeta('history$') !== undefined) return -1;
        const mapped = old < 0 ? -1 : tr.mapping.mapResult(old).deleted ? -1 : tr.mapping.map(old);
        const typed =
          tr.docChanged && tr.getMeta('collab$') === undefined && tr.getMeta('appendedTransaction') === undefined;
        const here = typed && $head.parent.type === schema.nodes.deltagerlinje ? $head.before() : -1;
        // A line that was left by Enter is read first.
        return mapped >= 0 || here < 0 ? mapped : here;
      },
    },
    appendTransaction(_transactions, _old, state) {
      const pos = key.getState(state) ?? -1;
      if (pos < 0) return null;
      const { $head } = state.selection;
      if ($head.parent.type === schema.nodes.deltagerlinje && $head.before() === pos) return null;
      const tr = state.tr.setMeta(key, true);
      return laesLinje(tr, pos) > 0 ? tr : null;
    },
    props: {
      handleDOMEvents: {
        blur(view) {
          const pos = key.getState(view.state) ?? -1;
          if (pos < 0 || view.composing) return false;
          const tr = view.state.tr.setMeta(key, true);
          laesLinje(tr, pos);
          view.dispatch(tr);
          return false;
        },
      },
    },
  });
}
