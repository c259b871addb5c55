// Ankom, gik, afbud, stedfortræder on the writing page: four words of the command line and the menu. What they do is
// fetched when the page has come to rest.
import type { Command } from 'prosemirror-state';
import type { Fremmoedeart } from '../model/fremmoede.ts';
import { tekster } from '../panels/tekster.ts';
import { iRo } from '../panels/udskudt.ts';
import { tekster as kerne } from '../tekster.ts';
import type { Kommando } from '../view/kommando.ts';
import type { Skriv, Udvidelse } from '../view/skriv.ts';

const { argument } = kerne.kommando;

const hent = () => import('./valg.ts');
type Valgmodul = Awaited<ReturnType<typeof hent>>;

export function fremmoede(): Udvidelse {
  let her: Skriv | null = null;
  let modul: Valgmodul | null = null;
  const hentet = async (): Promise<Valgmodul> => {
    modul ??= await hent();
    return modul;
  };
  const spoerg =
    (art: Fremmoedeart): Command =>
    (_state, dispatch) => {
      if (dispatch)
        void hentet().then(({ spoergHvem }) => {
          if (her) spoergHvem(her, art);
        });
      return true;
    };
  /** Typed before the choices were here: the first of them once they are, or the list of them where none can be taken. */
  const senere =
    (art: Fremmoedeart, skrevet: string): Command =>
    (_state, dispatch) => {
      if (dispatch)
        void hentet().then(({ valg, spoergHvem }) => {
          if (!her) return;
          const { view } = her;
          const [first] = valg(her, art, skrevet);
          if (first && first.fortsaet === undefined) first.vaerdi(view.state, view.dispatch, view);
          else spoergHvem(her, art, skrevet);
        });
      return true;
    };
  const kommando = (id: 'ankom' | 'gik' | 'afbud' | 'stedfortraeder', art: Fremmoedeart): Kommando => ({
    id,
    navn: tekster.kommandoer[id],
    ord: [art],
    gruppe: tekster.grupper.moede,
    command: spoerg(art),
    argument: {
      navn: art === 'afbud' ? argument.person : argument.personOgTid,
      find: (skrevet) => {
        if (!modul || !her) return [{ vist: skrevet, forklaring: art, command: senere(art, skrevet) }];
        return modul.valg(her, art, skrevet).map(({ vaerdi, vist, forklaring, fortsaet }) => ({
          vist,
          forklaring,
          command: fortsaet === undefined ? vaerdi : null,
        }));
      },
    },
  });
  return {
    kommandoer: [
      kommando('ankom', 'ankom'),
      kommando('gik', 'gik'),
      kommando('afbud', 'afbud'),
      kommando('stedfortraeder', 'stedfortræder'),
    ],
    mount(skriv) {
      her = skriv;
      if (!skriv.maa('skriv')) return;
      setTimeout(() => iRo(() => void hentet()), 1000);
    },
  };
}
