// What a command is to the writing page: one entry for the menu, the command line and the page of shortcuts alike.
import type { Command, EditorState } from 'prosemirror-state';
import { tastnavne } from '../model/taster.ts';

/** What may be written behind a command's word: "punkt Økonomi", "taler be", "ankom bo 17.35". */
export interface Argument {
  /** What it is, shown behind the word: "titel". */
  readonly navn: string;
  /** What can be meant by it; best first. Empty for "" where the word can do nothing here. */
  readonly find: (skrevet: string, state: EditorState) => readonly Argumentvalg[];
}

interface Argumentvalg {
  readonly vist: string;
  readonly forklaring: string;
  /** Null: not finished, choosing it waits for more to be written. */
  readonly command: Command | null;
}

/** A thing the referent can do. `command` without `dispatch` answers whether it can be done where the caret stands. */
export interface Kommando {
  readonly id: string;
  /** As a menu says it: "Nyt punkt". */
  readonly navn: string;
  /** On a small button, where the name is too long. */
  readonly kort?: string;
  /** Plain words it answers to in the command line, lower case; the first one is shown. Empty: not offered there. */
  readonly ord: readonly string[];
  /** Heading of its group in the ⋯ menu. */
  readonly gruppe: string;
  /** One of `TASTER`: the key is bound, and shown wherever the command is. */
  readonly tast?: string;
  readonly command: Command;
  readonly argument?: Argument;
}

/** The commands as they are. Throws where two parts of the page register the same id or the same word. */
export function hverSin(kommandoer: readonly Kommando[]): readonly Kommando[] {
  const seen = new Set<string>();
  for (const { id, ord } of kommandoer)
    for (const word of [`#${id}`, ...ord]) {
      if (seen.has(word)) throw new Error(`To kommandoer hedder »${word}«: ordet ville kun udføre den første.`);
      seen.add(word);
    }
  return kommandoer;
}

/** "Mod-Enter" as it stands on this keyboard: "Ctrl + Enter", on a Mac "⌘ + Enter". */
export function tastTekst(tast: string): string {
  return tasten(tast).join(' + ');
}

/** The same, key by key. */
export function tasten(tast: string): readonly string[] {
  return tastnavne(tast, typeof navigator !== 'undefined' && /Mac|iP(hone|[oa]d)/.test(navigator.platform));
}
