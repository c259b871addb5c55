// The keys of the text itself, after those of lists and tables and before ProseMirror's own; and the commands behind
// them for the menu. Tab is not among them: where nobody has use for it, it leaves the editor (WCAG 2.1.2).
import { redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { Command, Plugin } from 'prosemirror-state';
import { tekster } from '../tekster.ts';
import type { Kommando } from '../view/kommando.ts';
import { kommandolinje } from './kommandolinje.ts';
import { naesteHul } from './naestehul.ts';
import { frem, nyLinje, nytIndlaeg, tilbage } from './struktur.ts';
import { skiftTaler } from './taler.ts';

const { navne, grupper } = tekster.kommando;

/** F9: the paper alone, for the wall. */
function skiftRuder(meld: (tekst: string) => void): Command {
  return (_state, dispatch) => {
    if (!dispatch) return true;
    const skjult = document.body.classList.toggle('uden-ruder');
    meld(skjult ? tekster.kommando.ruderSkjult : tekster.kommando.ruderVist);
    return true;
  };
}

/** The commands of the text itself. */
export function kernekommandoer(meld: (tekst: string) => void): readonly Kommando[] {
  const hul: Command = (state, dispatch, view) => {
    if (!naesteHul(state, dispatch, view) && dispatch) meld(tekster.kommando.ingenHuller);
    return true;
  };
  const { skriv, ret, vis } = grupper;
  return [
    { id: 'indlaeg', navn: navne.nytIndlaeg, ord: ['indlæg'], gruppe: skriv, tast: 'Mod-Enter', command: nytIndlaeg },
    { id: 'taler', navn: navne.skiftTaler, ord: ['taler'], gruppe: skriv, tast: 'F2', command: skiftTaler },
    { id: 'hul', navn: navne.naesteHul, ord: ['hul', 'næste hul', '???'], gruppe: ret, tast: 'F8', command: hul },
    { id: 'fortryd', navn: navne.fortryd, ord: ['fortryd'], gruppe: ret, tast: 'Mod-z', command: undo },
    { id: 'gendan', navn: navne.gendan, ord: ['gendan'], gruppe: ret, tast: 'Mod-y', command: redo },
    {
      id: 'ruder',
      navn: navne.ruder,
      ord: ['ruder', 'skjul ruder'],
      gruppe: vis,
      tast: 'F9',
      command: skiftRuder(meld),
    },
  ];
}

/** The keys that no menu shows. */
export function taster(kommandoer: () => readonly Kommando[]): Plugin {
  return keymap({
    Enter: nyLinje,
    Backspace: tilbage,
    Delete: frem,
    'Shift-Mod-z': redo,
    Escape: kommandolinje(kommandoer),
  });
}
