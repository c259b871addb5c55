// The search's place in the editor's state: empty until somebody searches. What stands there knows itself how it follows a
// change (`stand.ts`, fetched with the panel).
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import type { DecorationSet } from 'prosemirror-view';

interface Holder {
  readonly pynt: DecorationSet;
  follow(tr: Transaction, state: EditorState): Holder;
}

/** Set as meta: what is searched for from now on, null where nothing is. */
export const soegekey = new PluginKey<Holder | null>('soeg');

export function soegeplugin(): Plugin {
  return new Plugin<Holder | null>({
    key: soegekey,
    state: {
      init: () => null,
      apply(tr, old, _before, state) {
        const meta: Holder | null | undefined = tr.getMeta(soegekey);
        if (meta !== undefined) return meta;
        return tr.docChanged && old ? old.follow(tr, state) : old;
      },
    },
    props: { decorations: (state) => soegekey.getState(state)?.pynt },
  });
}
