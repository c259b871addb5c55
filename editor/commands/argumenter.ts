// What can be written behind the words of the command line: a title, a sentence. One step back each.
import { closeHistory } from 'prosemirror-history';
import type { Command } from 'prosemirror-state';
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

/** By the id of their command. */
export const argumenter: Readonly<Record<string, Argument>> = {
  punkt: tekst(t.titel, (skrevet) => nytAfsnit('punkt', skrevet)),
  overskrift: tekst(t.titel, (skrevet) => nytAfsnit('sektion', skrevet)),
  konklusion: tekst(t.tekst, (skrevet) => nyBlokdel('konklusion', { art: 'konklusion' }, skrevet)),
  beslutning: tekst(t.tekst, (skrevet) => nyBlokdel('konklusion', { art: 'beslutning' }, skrevet)),
  opgave: tekst(t.tekst, (skrevet) => og(nyOpgave, skrevet)),
};
