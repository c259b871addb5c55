// Every key of the writing page, once: the editor binds them, the menus and the page of keys show them. In
// prosemirror-keymap's form ("Mod" is Ctrl, ⌘ on a Mac). None needs AltGr and none belongs to the browser: a test holds it.

export const TASTER = {
  tag: 'Tab',
  afsnit: 'Enter',
  indlaeg: 'Mod-Enter',
  linjeskift: 'Shift-Enter',
  tilbage: 'Backspace',
  frem: 'Delete',
  kommandoer: 'Escape',
  taler: 'F2',
  hul: 'F8',
  forrigeHul: 'Shift-F8',
  bemaerkninger: 'Mod-F8',
  ruder: 'F9',
  fed: 'Mod-b',
  kursiv: 'Mod-i',
  link: 'Mod-k',
  fortryd: 'Mod-z',
  gendan: 'Mod-y',
  gendanOgsaa: 'Mod-Shift-z',
  soeg: 'Mod-f',
  erstat: 'Mod-h',
  flytOp: 'Alt-ArrowUp',
  flytNed: 'Alt-ArrowDown',
  rykInd: 'Alt-Shift-ArrowRight',
  rykUd: 'Alt-Shift-ArrowLeft',
  punktliste: 'Mod-Shift-8',
  talliste: 'Mod-Shift-7',
  naesteCelle: 'Tab',
  forrigeCelle: 'Shift-Tab',
} as const;

/** A thing that has a key. */
export type Tast = keyof typeof TASTER;

const NAVNE: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  Shift: 'Skift',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Backspace: 'Tilbage',
  Delete: 'Slet',
};
const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥' };

/** "Mod-Enter" as it stands on the keyboard, key by key: Ctrl, Enter – on a Mac ⌘, Enter. */
export function tastnavne(tast: string, mac = false): readonly string[] {
  return tast
    .split(/-(?!$)/)
    .map((part) => (mac && MAC[part]) || (NAVNE[part] ?? (part.length === 1 ? part.toUpperCase() : part)));
}
