// Tab in a table goes to the next cell – but after Esc it leaves the editor, as it does everywhere (WCAG 2.1.2).
import { keymap } from 'prosemirror-keymap';
import type { Command, Plugin } from 'prosemirror-state';
import { forrigeCelle, naesteCelle } from '../commands/tabel.ts';

export function tabeltaster(): Plugin {
  let efterEsc = false;
  // Also the Esc that closed the command line: its key never reaches the editor.
  document.addEventListener(
    'keydown',
    ({ key }) => {
      if (key !== 'Tab' && key !== 'Shift') efterEsc = key === 'Escape';
    },
    true,
  );
  const medmindre =
    (command: Command): Command =>
    (state, dispatch, view) =>
      !efterEsc && command(state, dispatch, view);
  return keymap({ Tab: medmindre(naesteCelle), 'Shift-Tab': medmindre(forrigeCelle) });
}
