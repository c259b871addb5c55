// Tab in a table goes to the next cell – but after Esc it leaves the editor, as it does everywhere (WCAG 2.1.2).
import { keydownHandler } from 'prosemirror-keymap';
import { type Command, Plugin } from 'prosemirror-state';
import { forrigeCelle, naesteCelle } from '../commands/tabel.ts';
import { TASTER } from '../model/taster.ts';

export function tabeltaster(): Plugin {
  let efterEsc = false;
  // Also the Esc that closed the command line: its key never reaches the editor.
  const foelg = ({ key }: KeyboardEvent): void => {
    if (key !== 'Tab' && key !== 'Shift') efterEsc = key === 'Escape';
  };
  const medmindre =
    (command: Command): Command =>
    (state, dispatch, view) =>
      !efterEsc && command(state, dispatch, view);
  return new Plugin({
    view() {
      document.addEventListener('keydown', foelg, true);
      return { destroy: () => document.removeEventListener('keydown', foelg, true) };
    },
    props: {
      handleKeyDown: keydownHandler({
        [TASTER.naesteCelle]: medmindre(naesteCelle),
        [TASTER.forrigeCelle]: medmindre(forrigeCelle),
      }),
    },
  });
}
