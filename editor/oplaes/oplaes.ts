// "Læs op" on the writing page: the command, and the marks on what has been read out. The rest is fetched when the page
// has come to rest.
import type { Command } from 'prosemirror-state';
import { tekster } from '../panels/tekster.ts';
import { iRo } from '../panels/udskudt.ts';
import type { Skriv, Udvidelse } from '../view/skriv.ts';
import { maerker } from './maerker.ts';

const hent = () => import('./visning.ts');
type Modul = Awaited<ReturnType<typeof hent>>;

export function oplaes(): Udvidelse {
  let her: Skriv | null = null;
  let laeste: ReturnType<Modul['stand']> | null = null;
  const hentet = async (): Promise<Modul> => {
    const modul = await hent();
    if (her) laeste ??= modul.stand(her);
    return modul;
  };
  const command: Command = (_state, dispatch) => {
    if (dispatch)
      void hentet().then(({ visOplaesning }) => {
        if (her && laeste) visOplaesning(her, laeste);
      });
    return true;
  };
  return {
    plugins: [maerker()],
    kommandoer: [
      {
        id: 'laesop',
        navn: tekster.kommandoer.laesop,
        ord: ['læs op', 'oplæsning'],
        gruppe: tekster.grupper.vis,
        command,
      },
    ],
    mount(skriv) {
      her = skriv;
      setTimeout(() => iRo(() => void hentet()), 1500);
    },
  };
}
