// The remarks' place in the editor's state: empty until there are any. What stands there knows itself how it follows a
// change (`steder.ts`, fetched with the panel). Nothing of it is in the document (K1).
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import type { DecorationSet } from 'prosemirror-view';

export interface Traadlag {
  readonly pynt: DecorationSet;
  follow(tr: Transaction, state: EditorState): Traadlag;
}

/** Set as meta: what is shown from now on. */
export const traadkey = new PluginKey<Traadlag | null>('bemaerkninger');

export function traadplugin(): Plugin {
  return new Plugin<Traadlag | null>({
    key: traadkey,
    state: {
      init: () => null,
      apply(tr, old, _before, state) {
        const meta: Traadlag | null | undefined = tr.getMeta(traadkey);
        if (meta !== undefined) return meta;
        return tr.docChanged && old ? old.follow(tr, state) : old;
      },
    },
    props: { decorations: (state) => traadkey.getState(state)?.pynt },
  });
}
