// Where an image will stand while it is being stored: a line of its own that moves with the text and is nobody's text.
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { tekster } from './tekster.ts';

type Melding = { readonly saet: object; readonly pos: number } | { readonly fjern: object };
const key = new PluginKey<DecorationSet>('billedplads');

export function billedplads(): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, old) {
        const set = old.map(tr.mapping, tr.doc);
        const melding: Melding | undefined = tr.getMeta(key);
        if (!melding) return set;
        if ('fjern' in melding)
          return set.remove(set.find(undefined, undefined, (spec) => spec.plads === melding.fjern));
        return set.add(tr.doc, [Decoration.widget(melding.pos, vis, { plads: melding.saet, side: 1 })]);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

function vis(): HTMLElement {
  const line = document.createElement('span');
  line.className = 'billedplads';
  line.textContent = tekster.figur.gemmes;
  return line;
}

/** Keeps a place. The returned function gives it up and answers where it is now, −1 where its text is gone. */
export function hold(view: EditorView, pos: number): () => number {
  const plads = {};
  const saet: Melding = { saet: plads, pos };
  view.dispatch(view.state.tr.setMeta(key, saet));
  return () => {
    const found = key.getState(view.state)?.find(undefined, undefined, (spec) => spec.plads === plads)[0];
    const fjern: Melding = { fjern: plads };
    view.dispatch(view.state.tr.setMeta(key, fjern));
    return found?.from ?? -1;
  };
}
