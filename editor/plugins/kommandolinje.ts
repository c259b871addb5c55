// Esc: everything else, in plain Danish words. Offers what can be done where the caret stands, and people's names.
import { closeHistory } from 'prosemirror-history';
import type { Command } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { rosterOf } from '../model/roster.ts';
import { schema } from '../model/schema.ts';
import { tekster } from '../tekster.ts';
import { type Kommando, tastTekst } from '../view/kommando.ts';
import { aabnVaelger, type Valg } from '../view/vaelger.ts';
import { rodFor } from '../view/ved.ts';
import { findPersoner } from './forslag/kandidater.ts';

const FLEST = 9;

/** The command that opens the command line over these commands. */
export function kommandolinje(kommandoer: () => readonly Kommando[]): Command {
  return (_state, dispatch, view) => {
    if (!view) return false;
    if (!dispatch) return true;
    aabnVaelger<Command>({
      navn: tekster.kommando.titel,
      kasse: view.coordsAtPos(view.state.selection.head),
      rod: rodFor(view),
      ingen: tekster.kommando.ingen,
      find: (skrevet) => findValg(view, kommandoer(), skrevet),
      lukket: () => view.focus(),
      vaelg: (command) => command?.(view.state, view.dispatch, view),
    });
    return true;
  };
}

function findValg(view: EditorView, kommandoer: readonly Kommando[], skrevet: string): readonly Valg<Command>[] {
  const typed = skrevet.toLocaleLowerCase('da');
  const led = kommandoer.flatMap(({ ord, led }) => {
    const word = ord.find((one) => typed === one || typed.startsWith(`${one} `));
    return led && word !== undefined ? led(skrevet.slice(word.length).trim(), view) : [];
  });
  if (led.length > 0) return led.slice(0, FLEST);
  const offered = kommandoer
    .map((one) => ({ one, rank: rang(one, typed) }))
    .filter(({ one, rank }) => rank < 9 && one.ord.length > 0 && one.command(view.state, undefined, view))
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => {
      const vist = one.ord[0] ?? one.navn;
      const navn = one.navn.toLocaleLowerCase('da') === vist ? '' : one.navn;
      const forklaring = [navn, one.tast ? tastTekst(one.tast) : ''].filter(Boolean).join(' · ');
      return { vaerdi: one.command, vist, forklaring };
    });
  return [...offered, ...(typed === '' ? [] : personer(view, skrevet))].slice(0, FLEST);
}

function rang({ ord, navn, tast }: Kommando, typed: string): number {
  // Before anything is typed: what has no key of its own comes first.
  if (typed === '') return tast === undefined ? 1 : 2;
  if (ord.some((one) => one === typed)) return 0;
  if (ord.some((one) => one.startsWith(typed))) return 1;
  if (navn.toLocaleLowerCase('da').includes(typed)) return 2;
  return 9;
}

/** A name in running text: the mention follows the participant from now on. */
function personer(view: EditorView, skrevet: string): readonly Valg<Command>[] {
  if (!view.state.selection.$from.parent.inlineContent) return [];
  return findPersoner(skrevet, rosterOf(view.state.doc)).map(({ id, navn }) => ({
    vaerdi: (state, dispatch) => {
      const tr = closeHistory(state.tr).replaceSelectionWith(schema.nodes.omtale.create({ deltager: id }), true);
      dispatch?.(tr.scrollIntoView());
      return true;
    },
    vist: navn,
    forklaring: tekster.kommando.indsaetNavn,
  }));
}
