// Ties the editor, the connection and the page's life together: what the browser tells (online, hidden, leaving) and
// what the one who writes is told.
import type { Opened } from '../model/wire.ts';
import type { Skriv } from '../view/skriv.ts';
import { downloadTekst } from './download.ts';
import { Forbindelse } from './forbindelse.ts';
import { gemtlinje } from './gemtlinje.ts';
import { httpLedning } from './ledning.ts';
import { logIndIgen } from './login.ts';
import { Strom } from './strom.ts';

/** C6: the browser asks before leaving only when something has been unconfirmed this long. */
const SPOERG_EFTER = 2000;

/** Starts saving and receiving. Puts the state of saving into the top bar and the bar above the paper. */
export function tilslut(skriv: Skriv, opened: Opened, client: string): Forbindelse {
  const { view } = skriv;
  const ledning = httpLedning(skriv.referatId, skriv.vindue);
  const editor = {
    get state() {
      return view.state;
    },
    get composing() {
      return view.composing;
    },
    dispatch: skriv.dispatch,
  };
  const ur = {
    now: () => Date.now(),
    random: () => Math.random(),
    after(ms: number, callback: () => void) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  };
  const forbindelse = new Forbindelse(editor, ledning, ur, { epoch: opened.epoch, client });
  const strom = new Strom(forbindelse, ledning, (navn) => skriv.omdoebt(navn), undefined, skriv.hoert);
  const linje = gemtlinje(
    skriv.gemt,
    skriv.meld,
    () => downloadTekst(view.state.doc, skriv.navn),
    () => location.reload(),
  );
  skriv.flader.top.append(skriv.gemt, linje.bjaelke);
  linje.vis(forbindelse.gemt);

  let asking = false;
  forbindelse.on((gemt) => {
    linje.vis(gemt);
    if (gemt.slags === 'foraeldet') {
      strom.stop();
      skriv.laas();
    }
    if (gemt.slags === 'log-ind' && !asking) {
      asking = true;
      void logIndIgen(skriv.bruger).then(() => {
        asking = false;
        forbindelse.straks();
        strom.straks();
        view.focus();
      });
    }
  });
  skriv.on(({ docChanged }) => {
    if (docChanged) forbindelse.skrevet();
  });
  view.dom.addEventListener('compositionend', () => setTimeout(() => forbindelse.sammensat(), 50));
  addEventListener('online', () => {
    forbindelse.straks();
    strom.straks();
  });
  document.addEventListener('visibilitychange', () => {
    const visible = document.visibilityState === 'visible';
    strom.synlig(visible);
    if (!visible) forbindelse.straks();
  });
  addEventListener('beforeunload', (event) => {
    if (forbindelse.ubekraeftet > SPOERG_EFTER) event.preventDefault();
  });
  // What others write can wait for the first frame; a page that nobody sees yet begins when it is seen.
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => strom.start())));
  return forbindelse;
}
