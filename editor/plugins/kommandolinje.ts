// Esc: everything else, in plain Danish words. Offers what can be done where the caret stands, what a word takes behind
// it ("punkt Økonomi", "taler be"), and people's names. Every part of the page that brings commands brings their words.
import { closeHistory } from 'prosemirror-history';
import type { Command, EditorState, Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { rosterOf } from '../model/roster.ts';
import { schema } from '../model/schema.ts';
import { tekster } from '../tekster.ts';
import { type Argument, type Kommando, tastTekst } from '../view/kommando.ts';
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
  const offered = kommandoer.filter((one) => one.ord.length > 0 && one.command(view.state, undefined, view));
  const typed = skrevet.trimEnd().toLocaleLowerCase('da');
  const ranked = offered
    .map((one) => ({ one, rank: rang(one, typed) }))
    .filter(({ rank }) => rank < 9)
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => linje(one));
  const people = typed === '' ? [] : personer(view, skrevet.trimEnd());
  return [...medArgument(view, offered, skrevet), ...ranked, ...people].slice(0, FLEST);
}

function linje({ ord, navn, tast, command, argument }: Kommando): Valg<Command> {
  const vist = ord[0] ?? navn;
  const own = navn.toLocaleLowerCase('da') === vist ? '' : navn;
  const forklaring = [own, tast ? tastTekst(tast) : ''].filter(Boolean).join(' · ');
  return { vaerdi: command, vist: argument ? `${vist} + ${argument.navn}` : vist, forklaring };
}

/** "taler be" and "punkt Økonomi": the longest word of a command that is followed by a space, and what comes then. */
function medArgument(view: EditorView, kommandoer: readonly Kommando[], skrevet: string): readonly Valg<Command>[] {
  const typed = skrevet.toLocaleLowerCase('da');
  let best: { length: number; kommando: Kommando } | null = null;
  for (const kommando of kommandoer)
    for (const ord of kommando.argument ? kommando.ord : [])
      if (typed.startsWith(`${ord} `) && ord.length > (best?.length ?? 0)) best = { length: ord.length, kommando };
  const rest = best ? skrevet.slice(best.length).trim() : '';
  return best?.kommando.argument ? valgFor(best.kommando.argument, rest, skrevet, view) : [];
}

function valgFor(argument: Argument, rest: string, skrevet: string, view: EditorView): readonly Valg<Command>[] {
  return argument
    .find(rest, view.state)
    .map(({ vist, forklaring, command }) =>
      command === null
        ? { vaerdi: () => false, vist, forklaring, fortsaet: skrevet }
        : { vaerdi: command, vist, forklaring },
    );
}

/** The command that asks for what stands behind its word, where the word alone says too little. */
export function spoergOm(navn: string, argument: Argument): Command {
  return (state, dispatch, view) => {
    if (argument.find('', state).length === 0) return false;
    if (!dispatch || !view) return true;
    aabnVaelger<Command>({
      navn,
      kasse: view.coordsAtPos(view.state.selection.head),
      rod: rodFor(view),
      ingen: tekster.kommando.skrivMere,
      find: (skrevet) => valgFor(argument, skrevet.trimEnd(), skrevet, view),
      lukket: () => view.focus(),
      vaelg: (command) => command?.(view.state, view.dispatch, view),
    });
    return true;
  };
}

function rang({ ord, navn, tast }: Kommando, typed: string): number {
  // Before anything is typed: the words of a meeting, then what has no key of its own.
  if (typed === '') {
    const plads = tekster.kommando.foerst.indexOf(ord[0] ?? '');
    return plads >= 0 ? plads / 100 : tast === undefined ? 1 : 2;
  }
  if (ord.some((one) => one === typed)) return 0;
  if (ord.some((one) => one.startsWith(typed))) return 1;
  if (navn.toLocaleLowerCase('da').includes(typed)) return 2;
  return 9;
}

/** Whether a name can be mentioned where the caret stands. */
export function kanNaevne({ selection }: EditorState): boolean {
  return selection.$from.parent.inlineContent;
}

/** A name in running text: the mention follows the participant from now on. */
export function naevnPerson(tr: Transaction, id: string): void {
  tr.replaceSelectionWith(schema.nodes.omtale.create({ deltager: id }), true);
}

function personer(view: EditorView, skrevet: string): readonly Valg<Command>[] {
  if (!kanNaevne(view.state)) return [];
  return findPersoner(skrevet, rosterOf(view.state.doc)).map(({ id, navn }) => ({
    vaerdi: (state, dispatch) => {
      const tr = closeHistory(state.tr);
      naevnPerson(tr, id);
      dispatch?.(tr.scrollIntoView());
      return true;
    },
    vist: navn,
    forklaring: tekster.kommando.indsaetNavn,
  }));
}
