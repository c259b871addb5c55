// The writing page's entry: reads what the server's page says, shows the referat, and lets the parts beside the text
// attach themselves once it has been painted.
import './style/editor.css';
// Those of the parts that come later are here from the start, so that nothing jumps when they do.
import './panels/paneler.css';
import './paste/indsaetning.css';
import './rapport/rapport.css';
import './soegning/soegning.css';
import { tilslut } from './connection/tilslut.ts';
import type { Opened } from './model/wire.ts';
import { kernekommandoer } from './plugins/taster.ts';
import { tekster } from './tekster.ts';
import { byg } from './view/dokument.ts';
import { findFlader } from './view/flader.ts';
import { meldinger } from './view/melding.ts';
import { aabnSkriv, type Skriv } from './view/skriv.ts';
import { skriveplugins } from './view/tilstand.ts';

async function start(rod: HTMLElement): Promise<void> {
  const { referat = '', brugerId = '', bruger = '', maa = '', navn = '' } = rod.dataset;
  const answer = await fetch(`/referater/${referat}/dokument`, { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`Referatet kan ikke åbnes (${answer.status}).`);
  const opened: Opened = await answer.json();
  const received = performance.now();
  const client = crypto.randomUUID();
  const meld = meldinger(document);
  const skriv = aabnSkriv({
    flader: findFlader(document),
    referatId: referat,
    bruger: { id: brugerId, navn: bruger },
    maa: new Set(maa.split(' ').filter(Boolean)),
    navn: navn || document.title,
    doc: byg(opened.doc),
    plugins: skriveplugins({ referatId: referat, version: opened.version, client, meld }),
    kommandoer: kernekommandoer(meld),
    meld,
  });
  tilslut(skriv, opened, client);
  await malet();
  // From the document's arrival until it has been painted: what `bench open` reads.
  performance.measure('referat:monteret', { start: received });
  if (skriv.maa('skriv')) skriv.view.focus();
  await udvid(skriv);
}

/** The parts beside the text; without them one can still write. */
async function udvid(skriv: Skriv): Promise<void> {
  try {
    const { udvidelser } = await import('./udvidelser.ts');
    skriv.udvid(udvidelser());
  } catch (error) {
    console.error(error);
    skriv.meld(tekster.udenRuder);
  }
}

/** Resolves when what is on the page now has been painted; a page that nobody sees is painted when it is seen. */
function malet(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

const rod = document.getElementById('skriv');
if (rod) void start(rod);
