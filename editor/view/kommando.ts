// What a command is to the writing page: one entry for the menu, the command line and the page of shortcuts alike.
import type { Command, EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { tastnavne } from '../model/taster.ts';
import type { Valg } from './vaelger.ts';

/** What may be written behind a command's word: "punkt Økonomi", "taler be". */
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
  /** Plain words it answers to in the command line, lower case; the first one is shown. Empty: not offered there. */
  readonly ord: readonly string[];
  /** Heading of its group in the ⋯ menu. */
  readonly gruppe: string;
  /** One of `TASTER`: the key is bound, and shown wherever the command is. */
  readonly tast?: string;
  readonly command: Command;
  /** What can be chosen once its word stands in the command line with more behind it: "ankom bo 17.35". */
  readonly led?: (mere: string, view: EditorView) => readonly Valg<Command>[];
  readonly argument?: Argument;
}

/** "Mod-Enter" as it stands on this keyboard: "Ctrl + Enter", on a Mac "⌘ + Enter". */
export function tastTekst(tast: string): string {
  return tasten(tast).join(' + ');
}

/** The same, key by key. */
export function tasten(tast: string): readonly string[] {
  return tastnavne(tast, typeof navigator !== 'undefined' && /Mac|iP(hone|[oa]d)/.test(navigator.platform));
}
