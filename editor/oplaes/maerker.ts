// The place in the editor's state where the marks of what was read out lie; what they say is reckoned elsewhere.
import { Plugin, PluginKey } from 'prosemirror-state';
import { DecorationSet } from 'prosemirror-view';

/** Set as meta to the marks that are to be shown. */
export const maerkenoegle = new PluginKey<DecorationSet>('oplaest');

export function maerker(): Plugin {
  return new Plugin<DecorationSet>({
    key: maerkenoegle,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, old) => tr.getMeta(maerkenoegle) ?? (tr.docChanged ? old.map(tr.mapping, tr.doc) : old),
    },
    props: { decorations: (state) => maerkenoegle.getState(state) },
  });
}
