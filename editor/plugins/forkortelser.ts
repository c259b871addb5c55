// The writer's own abbreviations on the writing page: fetched once the page has come to rest and kept in memory, so that
// they need no network; added to by the command line. Expanded by Tab like every suggestion, never by space.
import type { Command } from 'prosemirror-state';
import { type Forkortelse, tjekForkortelse } from '../model/forkortelser.ts';
import { ordliste } from '../model/ordliste.ts';
import { iRo } from '../panels/udskudt.ts';
import { tekster } from '../tekster.ts';
import type { Argument } from '../view/kommando.ts';
import type { Skriv, Udvidelse } from '../view/skriv.ts';
import { forslagKey, type Greb } from './forslag/tilstand.ts';
import { spoergOm } from './kommandolinje.ts';

const t = tekster.kommando;
const STI = '/forkortelser';

/** The extension. */
export function forkortelser(): Udvidelse {
  let her: Skriv | null = null;
  let kendte: readonly Forkortelse[] = [];

  const tagIBrug = (next: readonly Forkortelse[]): void => {
    kendte = next;
    if (her) her.dispatch(her.view.state.tr.setMeta(forslagKey, { forkortelser: ordliste(next) } satisfies Greb));
  };
  const hent = async (): Promise<void> => {
    const answer = await fetch(STI, { headers: { accept: 'application/json' } }).catch(() => null);
    if (answer?.ok) tagIBrug(await answer.json());
    // Whoever opens the page without a network has them as soon as there is one.
    else if (answer === null) addEventListener('online', () => void hent(), { once: true });
  };
  const tilfoej = async (ny: Forkortelse): Promise<void> => {
    tagIBrug([...kendte.filter(({ kort }) => kort.toLocaleLowerCase('da') !== ny.kort.toLocaleLowerCase('da')), ny]);
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const answer = await fetch(STI, { method: 'POST', headers, body: JSON.stringify(ny) }).catch(() => null);
    her?.meld(answer?.ok ? t.forkort.gemt(ny.kort) : t.forkort.kanIkke);
  };

  const argument: Argument = {
    navn: t.argument.forkortelse,
    find(skrevet) {
      const ny = laes(skrevet);
      if (!ny) return [{ vist: t.argument.forkortelse, forklaring: t.forkort.ny, command: null }];
      const goer: Command = (_state, dispatch) => {
        if (dispatch) void tilfoej(ny);
        return true;
      };
      return [{ vist: `${ny.kort} = ${ny.lang}`, forklaring: t.forkort.ny, command: goer }];
    },
  };
  const { navne, grupper } = t;
  return {
    kommandoer: [
      {
        id: 'forkort',
        navn: navne.forkort,
        ord: ['forkort'],
        gruppe: grupper.ret,
        command: spoergOm(navne.forkort, argument),
        argument,
      },
    ],
    mount(skriv) {
      her = skriv;
      if (skriv.maa('skriv')) iRo(() => void hent());
      // Edited in another tab meanwhile.
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible' && skriv.maa('skriv')) void hent();
      });
    },
  };
}

/** "bm bæredygtige møder", with an equals sign or without. */
function laes(skrevet: string): Forkortelse | null {
  const [, kort = '', lang = ''] = /^([^\s=]+)\s*[= ]\s*(.+)$/.exec(skrevet) ?? [];
  try {
    return tjekForkortelse({ kort, lang });
  } catch {
    return null;
  }
}
