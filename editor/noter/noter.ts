// One's own notes and times, attached to the writing page: the words of the command line, the margin, and a panel that is
// fetched when the text stands. Nothing of it is part of the document.
import { closeHistory } from 'prosemirror-history';
import { type Command, TextSelection } from 'prosemirror-state';
import { schema } from '../model/schema.ts';
import { HUL } from '../model/tekst.ts';
import type { Skriv, Udvidelse } from '../view/skriv.ts';
import type { Noterude } from './aabn.ts';
import { tekster as t } from './tekster.ts';
import { tidspynt } from './tider.ts';

export interface Notedel extends Udvidelse {
  /** The private part; null where this person may keep no notes here. */
  aabn(skriv: Skriv): Promise<Noterude | null>;
}

/** The extension. */
export function noter(): Notedel {
  let aaben: Promise<Noterude | null> | null = null;
  let her: Skriv | null = null;
  const aabn = (skriv: Skriv): Promise<Noterude | null> => {
    aaben ??= skriv.maa('noter')
      ? import('./aabn.ts').then(({ aabnNoter }) => aabnNoter(skriv))
      : Promise.resolve(null);
    return aaben;
  };
  const med = (use: (rude: Noterude) => void): void => {
    if (her)
      void aabn(her).then((rude) => {
        if (rude) use(rude);
      });
  };
  /** Not while the text is on the wall: what is private would be written there. */
  const nyNote =
    (moedet: boolean): Command =>
    (_state, dispatch) => {
      if (!her?.maa('noter') || document.body.classList.contains('uden-ruder')) return false;
      if (dispatch) med((rude) => rude.nyNote(moedet));
      return true;
    };
  const kommando = (id: keyof typeof t.kommandoer, ord: readonly string[], command: Command) => ({
    id,
    navn: t.kommandoer[id],
    ord,
    gruppe: t.gruppe,
    command,
  });
  return {
    kommandoer: [
      kommando('note', ['note', 'privat note'], nyNote(false)),
      kommando('moedenote', ['note til mødet', 'mødenote'], nyNote(true)),
      kommando('parker', ['parkér', 'parker'], (state, dispatch) => {
        if (!her?.maa('noter') || !parker(state, dispatch && ((tr) => dispatch(closeHistory(tr))))) return false;
        if (dispatch) med((rude) => rude.parkeret());
        return true;
      }),
    ],
    plugins: [tidspynt()],
    mount(skriv) {
      her = skriv;
    },
    aabn,
  };
}

/** Writes `???` at the caret, with a space before it where a word ends there. What is selected stays. */
const parker: Command = (state, dispatch) => {
  const { $to } = state.selection;
  const { parent } = $to;
  if (!parent.isTextblock || !parent.type.validContent(parent.content.addToEnd(schema.text(HUL)))) return false;
  if (!dispatch) return true;
  const before = $to.nodeBefore;
  const space = before && !/\s$/.test(before.text ?? 'x') ? ' ' : '';
  const tr = state.tr.insertText(space + HUL, $to.pos);
  dispatch(tr.setSelection(TextSelection.create(tr.doc, $to.pos + space.length + HUL.length)).scrollIntoView());
  return true;
};
