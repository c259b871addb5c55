// The writing page's entry: reads what the server's page says, opens the referat and lets the parts attach themselves.
import './style/editor.css';
import { tilslut } from './connection/tilslut.ts';
import type { Opened } from './model/wire.ts';
import { paneler } from './panels/paneler.ts';
import { indsaetning } from './paste/indsaetning.ts';
import { kernekommandoer } from './plugins/taster.ts';
import { rapport } from './rapport/rapport.ts';
import { soegning } from './soegning/soegning.ts';
import { findFlader } from './view/flader.ts';
import { meldinger } from './view/melding.ts';
import { aabnSkriv, type Udvidelse } from './view/skriv.ts';
import { nyTilstand } from './view/tilstand.ts';

/** The parts of the page beside the text itself. */
const beside = rapport();
const udvidelser: readonly Udvidelse[] = [indsaetning(beside.visImport), paneler(), soegning(), beside];

async function start(rod: HTMLElement): Promise<void> {
  const { referat = '', brugerId = '', bruger = '', maa = '', navn = '' } = rod.dataset;
  const answer = await fetch(`/referater/${referat}/dokument`, { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`Referatet kan ikke åbnes (${answer.status}).`);
  const opened: Opened = await answer.json();
  const received = performance.now();
  const client = crypto.randomUUID();
  const meld = meldinger(document);
  const kommandoer = [...kernekommandoer(meld), ...udvidelser.flatMap((one) => one.kommandoer ?? [])];
  const plugins = udvidelser.flatMap((one) => one.plugins ?? []);
  const skriv = aabnSkriv({
    flader: findFlader(document),
    referatId: referat,
    bruger: { id: brugerId, navn: bruger },
    maa: new Set(maa.split(' ').filter(Boolean)),
    navn: navn || document.title,
    state: nyTilstand(opened, client, { referatId: referat, kommandoer, udvidelser: plugins, meld }),
    kommandoer,
    meld,
  });
  for (const { mount } of udvidelser) mount?.(skriv);
  if (!skriv.gemt.isConnected) skriv.flader.top.append(skriv.gemt);
  tilslut(skriv, opened, client);
  if (skriv.maa('skriv')) skriv.view.focus();
  // From the document's arrival until it has been painted: what `bench open` reads.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      performance.measure('referat:monteret', { start: received });
    }),
  );
}

const rod = document.getElementById('skriv');
if (rod) void start(rod);
