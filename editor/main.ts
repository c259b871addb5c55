// The writing page's entry: reads what the server's page says, shows the referat, and lets the parts beside the text
// attach themselves once it has been painted.
import './style/editor.css';
// Those of the parts that come later are here from the start, so that nothing jumps when they do.
import './adgang/adgang.css';
import './bemaerkninger/bemaerkninger.css';
import './panels/paneler.css';
import './naervaer/naervaer.css';
import './noter/noter.css';
import './paste/indsaetning.css';
import './rapport/rapport.css';
import './reddet/reddet.css';
import './soegning/soegning.css';
import { type Aabnet, AndenUdgave, aabn, type Omgivelser } from './connection/aabning.ts';
import { hentDokument } from './connection/ledning.ts';
import { findHvem, type Hvem } from './connection/skal.ts';
import { type Tilsluttet, tilslut } from './connection/tilslut.ts';
import { iRo } from './panels/udskudt.ts';
import { kernekommandoer } from './plugins/taster.ts';
import { tekster } from './tekster.ts';
import { idb } from './udbakke/idb.ts';
import { webLaase } from './udbakke/laase.ts';
import { ur } from './udbakke/ur.ts';
import { begyndHer } from './view/begyndher.ts';
import { byg } from './view/dokument.ts';
import { findFlader } from './view/flader.ts';
import { meldinger } from './view/melding.ts';
import { aabnSkriv, type Skriv } from './view/skriv.ts';
import { skriveplugins } from './view/tilstand.ts';

async function start(rod: HTMLElement): Promise<void> {
  const hvem = await findHvem(rod);
  const om: Omgivelser = {
    medie: idb,
    laase: webLaase,
    ur,
    nytId: () => crypto.randomUUID(),
    hent: hentDokument,
  };
  const aabnet = hvem && (await aabnHer(hvem, om));
  if (!hvem || !aabnet || aabnet === 'anden-udgave') {
    const { visIkkeAabnet, visAndenUdgave } = await import('./connection/ikkeaabnet.ts');
    (aabnet ? visAndenUdgave : visIkkeAabnet)(findFlader(document).flade);
    await serviceWorker(() => false);
    return;
  }
  const { referat, maa, navn } = hvem;
  const received = performance.now();
  const { opened, client, usendte } = aabnet;
  const meld = meldinger(document);
  const skriv = aabnSkriv({
    flader: findFlader(document),
    referatId: referat,
    epoch: opened.epoch,
    bruger: { id: hvem.bruger, navn: hvem.brugernavn },
    maa: new Set(maa.split(' ').filter(Boolean)),
    navn,
    doc: byg(opened.doc),
    usendte,
    plugins: skriveplugins({ version: opened.version, client, meld }),
    kommandoer: kernekommandoer(meld),
    meld,
  });
  const forbindelse = tilslut(skriv, aabnet, hvem, om);
  await malet();
  // From the document's arrival until it has been painted: what `bench open` reads.
  performance.measure('referat:monteret', { start: received });
  if (skriv.maa('skriv')) {
    const her = begyndHer(skriv.view.state);
    if (her) skriv.dispatch(her);
    skriv.view.focus();
  }
  await udvid(skriv);
  await reddet(skriv, forbindelse);
  await serviceWorker(() => forbindelse.ubekraeftet() > 0, skriv);
}

async function aabnHer(hvem: Hvem, om: Omgivelser): Promise<Aabnet | 'anden-udgave' | null> {
  try {
    return await aabn(hvem, om);
  } catch (error) {
    if (error instanceof AndenUdgave) return 'anden-udgave';
    throw error;
  }
}

/** The parts beside the text, first those one sees; without them one can still write. */
async function udvid(skriv: Skriv): Promise<void> {
  for (const hent of [() => import('./udvidelser.ts'), () => import('./senere.ts')]) {
    try {
      const { udvidelser } = await hent();
      await sammensat(skriv);
      skriv.udvid(udvidelser());
    } catch (error) {
      console.error(error);
      skriv.meld(tekster.udenRuder);
    }
    await new Promise<void>((resolve) => iRo(resolve, 200));
  }
  skriv.fuldtallig();
  performance.mark('referat:samlet');
}

/** The corner with rescued text; without it the text still lies on this computer. */
async function reddet(skriv: Skriv, { iMindet, onReddet }: Tilsluttet): Promise<void> {
  if (!skriv.maa('reddet')) return;
  try {
    const { visReddet } = await import('./reddet/reddet.ts');
    visReddet(skriv, { medie: idb, ur, iMindet, onReddet });
  } catch (error) {
    console.error(error);
    skriv.meld(tekster.udenRuder);
  }
}

/** Resolves when no accent or word is being composed: nothing is changed under it. */
async function sammensat({ view }: Skriv): Promise<void> {
  while (view.composing)
    await new Promise((resolve) => {
      view.dom.addEventListener('compositionend', () => setTimeout(resolve, 50), { once: true });
    });
}

/** What keeps the page for a day without a network; not before the one who opened it can write. */
async function serviceWorker(ubekraeftet: () => boolean, skriv?: Skriv): Promise<void> {
  await new Promise<void>((resolve) => iRo(resolve));
  const { tilmeldServiceWorker, udgavelinje } = await import('./connection/udgave.ts');
  const nyUdgave = skriv && udgavelinje(skriv.flader.top, skriv.meld);
  await tilmeldServiceWorker({ script: import.meta.url, ubekraeftet, ...(nyUdgave && { nyUdgave }) });
}

/** Resolves when what is on the page now has been painted; a page that nobody sees is painted when it is seen. */
function malet(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

const rod = document.getElementById('skriv');
if (rod) void start(rod);
