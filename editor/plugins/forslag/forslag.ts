// Speaker and verb by their letters and Tab. Only Tab, or Enter on a chosen line, takes a suggestion; typing on never
// does, and no key acts while an accent or a word is being composed (ProseMirror asks no plugin then).
import { closeHistory } from 'prosemirror-history';
import { type EditorState, Plugin, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { tekster } from '../../tekster.ts';
import { fritMeta } from '../aktiv.ts';
import { erPerson, harBesked, ingenBesked, Popop } from './popop.ts';
import { tag, tagUkendt } from './tag.ts';
import {
  type Forslag,
  forslagKey,
  type Greb,
  harPile,
  INGEN_FORSLAG,
  naesteForslag,
  synlig,
  TAGET,
} from './tilstand.ts';

/** `meld` says aloud what the list shows. */
export function forslag(meld: (tekst: string) => void): Plugin<Forslag> {
  return new Plugin<Forslag>({
    key: forslagKey,
    state: {
      init: () => INGEN_FORSLAG,
      apply: naesteForslag,
    },
    props: {
      attributes: { 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox' },
      handleKeyDown(view, event) {
        if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return false;
        const now = forslagKey.getState(view.state);
        return now ? tast(view, event.key, now) : false;
      },
      // The space that is typed by habit behind a name or a verb stands there already; so does the "at" of a verb.
      handleTextInput(view, from, to, text) {
        const now = forslagKey.getState(view.state);
        if (!now || text !== ' ' || from !== to) return false;
        if (from === now.mellemrum) return greb(view, { mellemrum: null });
        return now.skrevetFra === from - 2 && /\bat at$/.test(now.sted?.bogstaver ?? '') && sletAt(view, from);
      },
      handleDOMEvents: {
        // Whoever comes back by Tab goes on by Tab: a list waits for the next letter.
        blur(view) {
          const now = forslagKey.getState(view.state);
          if (now && synlig(now)) greb(view, { luk: true });
          return false;
        },
      },
    },
    view(view) {
      const popop = new Popop(view, (index) => tagNr(view, index));
      // The panels come a moment after the text, and every view begins anew: what stood there stays.
      popop.vis(forslagKey.getState(view.state) ?? INGEN_FORSLAG);
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

function udsagn(now: Forslag): string {
  const { sted, kandidater, lukket, ingen } = now;
  if (!sted || lukket) return '';
  if (ingen) return ingenBesked(sted);
  const [first] = kandidater;
  return first ? tekster.forslag.foerste(first.vist, harPile(now) ? kandidater.length : 1) : '';
}

function tast(view: EditorView, key: string, now: Forslag): boolean {
  const { sted, kandidater, valgt, lukket, ingen } = now;
  if (!sted || lukket) return false;
  const open = kandidater.length > 0;
  switch (key) {
    case 'Tab':
      // In a table the name is taken on the way to the next cell.
      if (open) return tagNr(view, Math.max(0, valgt)) && sted.slags !== 'ansvarligcelle';
      return sted.bogstaver !== '' && harBesked(sted) && greb(view, { ingen: true });
    case 'Enter':
      if (open && valgt >= 0) return tagNr(view, valgt);
      if (!ingen || !erPerson(sted)) return false;
      view.dispatch(tagUkendt(view.state, sted).setMeta(TAGET, true));
      return true;
    case 'ArrowDown':
      // The first one is marked already.
      return open && harPile(now) && greb(view, { valgt: (Math.max(0, valgt) + 1) % kandidater.length });
    case 'ArrowUp':
      return open && valgt >= 0 && greb(view, { valgt: valgt - 1 });
    case 'Escape':
      // A list that came by itself in an empty place is in nobody's way: one key leads to the commands, as elsewhere.
      if (sted.bogstaver === '' && valgt < 0 && !ingen) return false;
      return synlig(now) && greb(view, { luk: true });
    default:
      return false;
  }
}

function greb(view: EditorView, what: Greb): boolean {
  view.dispatch(view.state.tr.setMeta(forslagKey, what));
  return true;
}

/** Takes away the second "at", which ends at `to`, with the space just typed: a step of its own, whose undo gives it back. */
function sletAt(view: EditorView, to: number): boolean {
  view.dispatch(view.state.tr.insertText(' ', to));
  view.dispatch(
    closeHistory(view.state.tr)
      .delete(to - 2, to + 1)
      .setTime(1),
  );
  return true;
}

function tagNr(view: EditorView, index: number): boolean {
  const now = forslagKey.getState(view.state);
  const kandidat = now?.kandidater[index];
  if (!now?.sted || !kandidat) return false;
  const tr = tag(view.state, now.sted, kandidat);
  // One key gave the floor to somebody who spoke last; the same key again gives it to the other.
  if (now.sted.slags === 'skift' || (now.sted.slags === 'taler' && now.sted.bogstaver === '')) {
    const andre = [...now.kandidater.filter((one) => one !== kandidat), ...(now.taget ? [now.taget] : [])];
    tr.setMeta(forslagKey, { taget: kandidat, andre } satisfies Greb);
  }
  // A moment long past, to the history: what is typed next is a step of its own, and its undo leaves what was taken.
  view.dispatch(tr.setTime(1).setMeta(TAGET, true));
  return true;
}
