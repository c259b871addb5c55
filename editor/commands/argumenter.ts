// What can be written behind the words of the command line: a title, a sentence. One step back each.
import { closeHistory } from 'prosemirror-history';
import type { Command } from 'prosemirror-state';
import { personForrest } from '../model/praecis.ts';
import { rosterOf } from '../model/roster.ts';
import { tekster } from '../tekster.ts';
import type { Argument } from '../view/kommando.ts';
import { nyBlokdel } from './blokdel.ts';
import { nyOpgave, skrivOpgave } from './opgave.ts';
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

/** The task's line and its text. Whoever it begins with, by initials or name, is the one who does it. */
const opgave =
  (skrevet: string): Command =>
  (state, dispatch, view) =>
    nyOpgave(
      state,
      dispatch &&
        ((tr) => {
          closeHistory(tr);
          const forrest = personForrest(skrevet, rosterOf(tr.doc));
          skrivOpgave(tr, forrest?.person ?? null, forrest ? forrest.rest : skrevet);
          dispatch(tr.scrollIntoView());
        }),
      view,
    );

/** By the id of their command. */
export const argumenter: Readonly<Record<string, Argument>> = {
  punkt: tekst(t.titel, (skrevet) => nytAfsnit('punkt', skrevet)),
  overskrift: tekst(t.titel, (skrevet) => nytAfsnit('sektion', skrevet)),
  konklusion: tekst(t.tekst, (skrevet) => nyBlokdel('konklusion', { art: 'konklusion' }, skrevet)),
  beslutning: tekst(t.tekst, (skrevet) => nyBlokdel('konklusion', { art: 'beslutning' }, skrevet)),
  opgave: {
    navn: t.tekst,
    find: (skrevet, state) => {
      if (skrevet === '' || !nyOpgave(state)) return [];
      const forrest = personForrest(skrevet, rosterOf(state.doc));
      const vist = forrest ? forrest.person.navn + forrest.rest : skrevet;
      return [{ vist, forklaring: t.indsaet, command: opgave(skrevet) }];
    },
  },
};
