// What can be written behind the words of the command line: a title, a sentence, a person. One step back each.
import { closeHistory } from 'prosemirror-history';
import type { Command, EditorState, Transaction } from 'prosemirror-state';
import { rosterOf } from '../model/roster.ts';
import { findPersoner, talerkandidat } from '../plugins/forslag/kandidater.ts';
import { tekster } from '../tekster.ts';
import type { Argument } from '../view/kommando.ts';
import { nyBlokdel } from './blokdel.ts';
import { nyOpgave } from './dele.ts';
import { nytAfsnit } from './sektion.ts';

const t = tekster.kommando.argument;

/** Text that goes where `make` says; nothing is offered until something is written. */
function tekst(navn: string, make: (skrevet: string) => Command): Argument {
  return {
    navn,
    find(skrevet, state) {
      const command = make(skrevet);
      return skrevet !== '' && command(state) ? [{ vist: skrevet, forklaring: t.indsaet, command }] : [];
    },
  };
}

/** A command that leaves the caret where its text goes, and then the text. */
function og(command: Command, skrevet: string): Command {
  return (state, dispatch, view) =>
    command(state, dispatch && ((tr) => dispatch(closeHistory(tr).insertText(skrevet).scrollIntoView())), view);
}

/** A person of the roster, by initials or name; `goer` does it in one transaction. */
export function person(
  forklaring: string,
  goer: (tr: Transaction, id: string) => void,
  maa: (state: EditorState) => boolean = () => true,
  foerst: (state: EditorState) => readonly string[] = () => [],
): Argument {
  return {
    navn: t.person,
    find(skrevet, state) {
      if (!maa(state)) return [];
      return findPersoner(skrevet, rosterOf(state.doc), foerst(state)).map((one) => ({
        vist: one.navn,
        forklaring: [forklaring, talerkandidat(one).forklaring].filter(Boolean).join(' · '),
        command: (now, dispatch) => {
          const tr = closeHistory(now.tr);
          goer(tr, one.id);
          dispatch?.(tr.scrollIntoView());
          return true;
        },
      }));
    },
  };
}

/** By the id of their command. */
export const argumenter: Readonly<Record<string, Argument>> = {
  punkt: tekst(t.titel, (skrevet) => nytAfsnit('punkt', skrevet)),
  overskrift: tekst(t.titel, (skrevet) => nytAfsnit('sektion', skrevet)),
  konklusion: tekst(t.tekst, (skrevet) => nyBlokdel('konklusion', { art: 'konklusion' }, skrevet)),
  beslutning: tekst(t.tekst, (skrevet) => nyBlokdel('konklusion', { art: 'beslutning' }, skrevet)),
  opgave: tekst(t.tekst, (skrevet) => og(nyOpgave, skrevet)),
};
