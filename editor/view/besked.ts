// What a command did beyond what is seen at the caret, said aloud: the transaction carries the sentence.
import { Plugin, PluginKey, type Transaction } from 'prosemirror-state';

const key = new PluginKey<Besked | null>('besked');

interface Besked {
  readonly tekst: string;
}

/** Has `tekst` said when the transaction is done. */
export function sig(tr: Transaction, tekst: string): Transaction {
  return tr.setMeta(key, { tekst } satisfies Besked);
}

export function beskeder(meld: (tekst: string) => void): Plugin {
  return new Plugin<Besked | null>({
    key,
    state: { init: () => null, apply: (tr, old) => tr.getMeta(key) ?? old },
    view: () => ({
      update(view, before) {
        const now = key.getState(view.state);
        if (now && now !== key.getState(before)) meld(now.tekst);
      },
    }),
  });
}
