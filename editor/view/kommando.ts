// What a command is to the writing page: one entry for the menu, the command line and the page of shortcuts alike.
import type { Command } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Valg } from './vaelger.ts';

/** A thing the referent can do. `command` without `dispatch` answers whether it can be done where the caret stands. */
export interface Kommando {
  readonly id: string;
  /** As a menu says it: "Nyt punkt". */
  readonly navn: string;
  /** Plain words it answers to in the command line, lower case; the first one is shown. Empty: not offered there. */
  readonly ord: readonly string[];
  /** Heading of its group in the ⋯ menu. */
  readonly gruppe: string;
  /** In the form of prosemirror-keymap ("Mod-Enter"); the key is bound, and shown wherever the command is. */
  readonly tast?: string;
  readonly command: Command;
  /** What can be chosen once its word stands in the command line with more behind it: "ankom bo 17.35". */
  readonly led?: (mere: string, view: EditorView) => readonly Valg<Command>[];
}

/** "Mod-Enter" as it stands on the keyboard: "Ctrl + Enter", on a Mac "⌘ + Enter". */
export function tastTekst(tast: string, mac = isMac()): string {
  const names: Readonly<Record<string, string>> = {
    Mod: mac ? '⌘' : 'Ctrl',
    Shift: 'Skift',
    Alt: mac ? '⌥' : 'Alt',
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
    Escape: 'Esc',
    Backspace: 'Tilbage',
    Delete: 'Slet',
  };
  const parts = tast.split(/-(?!$)/);
  return parts.map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join(' + ');
}

function isMac(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iP(hone|[oa]d)/.test(navigator.platform);
}
