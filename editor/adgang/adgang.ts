// Closing and opening on the writing page: three words of the command line, the menu and the buttons beside a selection.
import type { EditorState } from 'prosemirror-state';
import { aabn, aabnDen, type Maal, omkringHer, skjul, skjulNode } from '../commands/adgang.ts';
import { etSkridt } from '../commands/kommandoer.ts';
import { egenAdgang, type Skjult } from '../model/adgang.ts';
import { rosterOf } from '../model/roster.ts';
import { tekst } from '../model/tekst.ts';
import { tekster as paneltekster } from '../panels/tekster.ts';
import { sig } from '../view/besked.ts';
import type { Argument, Kommando } from '../view/kommando.ts';
import type { Udvidelse } from '../view/skriv.ts';
import { skjulteNaevnte } from './naevnte.ts';
import { tekster as t } from './tekster.ts';

type Vilje = Skjult | 'aaben';
type Command = Kommando['command'];

/** The command as one step back, with a sentence for those who do not see the sign. */
function sagt(command: Command, vilje: Vilje): Command {
  const skridt = etSkridt(command);
  return (state, dispatch, view) => skridt(state, dispatch && ((tr) => dispatch(sig(tr, t.sagt[vilje]))), view);
}

/** "lukket punktet": which of the parts around the caret is meant. */
function hvilken(vilje: Vilje): Argument {
  return {
    navn: t.hvad,
    find(skrevet, state) {
      const typed = skrevet.toLocaleLowerCase('da');
      return omkringHer(state).flatMap((maal) => {
        const name = navnPaa(maal, state);
        const set = vilje === 'aaben' ? aabnDen(maal) : skjulNode(maal, vilje);
        if (!name.toLocaleLowerCase('da').startsWith(typed) || !set(state)) return [];
        const now = egenAdgang(maal.node);
        return [{ vist: name, forklaring: now ? t.nu[now] : '', command: sagt(set, vilje) }];
      });
    },
  };
}

/** "punktet »3. Økonomi«". */
function navnPaa({ node }: Maal, state: EditorState): string {
  const roster = rosterOf(state.doc);
  if (node.type.name === 'deltager') return node.attrs.navn;
  const navne: Readonly<Record<string, string>> = t.dele;
  const heading = node.firstChild?.type.name === 'overskrift' ? tekst(node.firstChild, roster).trim() : '';
  const name = navne[node.type.name] ?? node.type.name;
  return heading === '' ? name : `${name} »${heading.slice(0, 40)}«`;
}

const kommando = (id: 'lukket' | 'udelades' | 'aaben', ord: readonly string[], command: Command): Kommando => ({
  id,
  navn: t.kommandoer[id],
  kort: t.kort[id],
  ord,
  gruppe: paneltekster.grupper.adgang,
  command: sagt(command, id),
  argument: hvilken(id),
});

/** The extension. */
export function adgang(): Udvidelse {
  return {
    plugins: [skjulteNaevnte()],
    kommandoer: [
      kommando('lukket', ['lukket'], skjul('lukket')),
      kommando('udelades', ['udelades'], skjul('udelades')),
      kommando('aaben', ['åben'], aabn),
    ],
  };
}
