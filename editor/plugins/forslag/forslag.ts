// Speaker and verb by their letters and Tab. Only Tab, or Enter on a chosen line, takes a suggestion; typing on never
// does, and no key acts while an accent or a word is being composed (ProseMirror asks no plugin then).
import { type EditorState, Plugin, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { tekster } from '../../tekster.ts';
import { fritMeta } from '../aktiv.ts';
import { ingenBesked, Popop } from './popop.ts';
import { tag, tagUkendt } from './tag.ts';
import { type Forslag, forslagKey, type Greb, INGEN_FORSLAG, naesteForslag, synlig } from './tilstand.ts';

/** `meld` says aloud what the list shows. */
export function forslag(meld: (tekst: string) => void): Plugin<Forslag> {
  return new Plugin<Forslag>({
    key: forslagKey,
    state: {
      init: () => INGEN_FORSLAG,
      apply: (tr, old, _before, state) => naesteForslag(tr, old, state),
    },
    props: {
      attributes: { 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox' },
      handleKeyDown(view, event) {
        if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return false;
        const now = forslagKey.getState(view.state);
        return now ? tast(view, event.key, now) : false;
      },
    },
    view(view) {
      const popop = new Popop(view, (index) => tagNr(view, index));
      let sayLater: ReturnType<typeof setTimeout> | undefined;
      let said = INGEN_FORSLAG;
      return {
        update(next) {
          const now = forslagKey.getState(next.state) ?? INGEN_FORSLAG;
          popop.vis(now);
          if (now === said) return;
          said = now;
          clearTimeout(sayLater);
          const sentence = udsagn(now);
          // After a breath: what is said between two keys is noise.
          if (sentence) sayLater = setTimeout(() => meld(sentence), now.ingen ? 0 : 500);
        },
        destroy() {
          clearTimeout(sayLater);
          popop.fjern();
        },
      };
    },
    // The room below the caret comes with the first list, and stays while one writes there.
    appendTransaction(transactions, before: EditorState, state: EditorState): Transaction | null {
      const now = forslagKey.getState(state);
      const old = forslagKey.getState(before);
      if (!now || !synlig(now) || (old && synlig(old)) || transactions.some((tr) => tr.getMeta(fritMeta))) return null;
      return state.tr.setMeta(fritMeta, true).setMeta('addToHistory', false);
    },
  });
}

function udsagn({ sted, kandidater, lukket, ingen }: Forslag): string {
  if (!sted || lukket) return '';
  if (ingen) return ingenBesked(sted);
  const [first] = kandidater;
  return first ? tekster.forslag.foerste(first.vist, kandidater.length) : '';
}

function tast(view: EditorView, key: string, now: Forslag): boolean {
  const { sted, kandidater, valgt, lukket, ingen } = now;
  if (!sted || lukket) return false;
  const open = kandidater.length > 0;
  switch (key) {
    case 'Tab':
      if (open) return tagNr(view, Math.max(0, valgt));
      if (sted.slags !== 'udsagnsord' || !sted.bogstaver.includes(' ')) return greb(view, { ingen: true });
      return false;
    case 'Enter':
      if (open && valgt >= 0) return tagNr(view, valgt);
      if (!ingen || sted.slags === 'udsagnsord') return false;
      view.dispatch(tagUkendt(view.state, sted, tekster.ukendt));
      return true;
    case 'ArrowDown':
      return open && greb(view, { valgt: (valgt + 1) % kandidater.length });
    case 'ArrowUp':
      return open && valgt >= 0 && greb(view, { valgt: valgt - 1 });
    case 'Escape':
      return synlig(now) && greb(view, { luk: true });
    default:
      return false;
  }
}

function greb(view: EditorView, what: Greb): boolean {
  view.dispatch(view.state.tr.setMeta(forslagKey, what));
  return true;
}

function tagNr(view: EditorView, index: number): boolean {
  const now = forslagKey.getState(view.state);
  const kandidat = now?.kandidater[index];
  if (!now?.sted || !kandidat) return false;
  view.dispatch(tag(view.state, now.sted, kandidat));
  return true;
}
