// The keys of the text itself, after those of lists and tables and before ProseMirror's own; and the commands behind
// them for the menu. Tab is not among them: where nobody has use for it, it leaves the editor (WCAG 2.1.2).
import { redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { Command, Plugin } from 'prosemirror-state';
import { TASTER } from '../model/taster.ts';
import { tekster } from '../tekster.ts';
import type { Argument, Kommando } from '../view/kommando.ts';
import { kanNaevne, kommandolinje, naevnPerson, spoergOm } from './kommandolinje.ts';
import { gaaTilHul } from './naestehul.ts';
import { personvalg } from './personvalg.ts';
import { frem, nyLinje, nytIndlaeg, tilbage } from './struktur.ts';
import { kanFaaTaler, naerliggende, saetTaler, skiftTaler } from './taler.ts';

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

type Raekke = readonly [id: keyof typeof navne, ord: readonly string[], command: Command, argument?: Argument];

/** The commands of the text itself. */
export function kernekommandoer(meld: (tekst: string) => void): readonly Kommando[] {
  const hul =
    (retning: 1 | -1): Command =>
    (state, dispatch, view) => {
      if (!gaaTilHul(retning)(state, dispatch, view) && dispatch) meld(tekster.kommando.ingenHuller);
      return true;
    };
  const keys: Readonly<Record<string, string>> = TASTER;
  const taler = personvalg({
    forklaring: tekster.kommando.argument.talerHer,
    goer: saetTaler,
    maa: kanFaaTaler,
    foerst: naerliggende,
  });
  const naevn = personvalg({ forklaring: '', goer: naevnPerson, maa: kanNaevne });
  const gruppe = (navn: string, rows: readonly Raekke[]): readonly Kommando[] =>
    rows.map(([id, ord, command, argument]) => ({
      id,
      navn: navne[id],
      ord,
      gruppe: navn,
      command,
      ...(keys[id] === undefined ? {} : { tast: keys[id] }),
      ...(argument === undefined ? {} : { argument }),
    }));
  return [
    ...gruppe(grupper.skriv, [
      ['indlaeg', ['indlæg'], nytIndlaeg],
      ['taler', ['taler'], skiftTaler, taler],
      ['naevn', ['nævn'], spoergOm(navne.naevn, naevn), naevn],
    ]),
    ...gruppe(grupper.ret, [
      ['hul', ['hul', 'næste hul', '???'], hul(1)],
      ['forrigeHul', ['forrige hul'], hul(-1)],
      ['fortryd', ['fortryd'], undo],
      ['gendan', ['gendan'], redo],
    ]),
    ...gruppe(grupper.vis, [['ruder', ['ruder', 'skjul ruder'], skiftRuder(meld)]]),
  ];
}

/** The keys that no menu shows. */
export function taster(kommandoer: () => readonly Kommando[]): Plugin {
  return keymap({
    [TASTER.afsnit]: nyLinje,
    [TASTER.tilbage]: tilbage,
    [TASTER.frem]: frem,
    [TASTER.gendanOgsaa]: redo,
    [TASTER.kommandoer]: kommandolinje(kommandoer),
  });
}
