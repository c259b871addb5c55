// The worker thread: one task at a time, in memory of its own. Exports and imports are pure functions of their input.
import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { AppError } from '../../editor/model/fejl.ts';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { modtagOpslag } from '../bilag/modtag.ts';
import { linjelaengde } from '../export/brevhoved/linjelaengde.ts';
import { type Eksporteret, eksporter, eksporterUdkast } from '../export/eksport.ts';
import { pak } from '../export/pakke.ts';
import { importFil } from '../import/fil.ts';
import { laesWordsvar, wordudkastAf } from '../import/wordsvar.ts';
import { kontroller } from '../kontrol/kontrol.ts';
import type { Eksportopgave, Importopgave, Importsvar, Opgave, Proeveopgave, Proevesvar, Svar } from './opgave.ts';

async function eksport({ doc, filer, ...rest }: Eksportopgave): Promise<Eksporteret> {
  return eksporter({ ...rest, doc: laesDokument(JSON.parse(doc)), fil: (sha) => filer.get(sha) ?? null });
}

async function proev({ doc, brevhoved }: Proeveopgave): Promise<Proevesvar> {
  const { bytes } = await eksporter({
    doc: laesDokument(doc),
    udgave: 'fuld',
    format: 'pdf',
    brevhoved,
    udkast: false,
    kilde: null,
    kildetro: false,
    fil: () => null,
  });
  return { bytes, linje: linjelaengde(brevhoved) };
}

function indlaes({ bytes, filnavn }: Importopgave): Importsvar {
  const { doc, kilde, rapport, filer } = importFil(bytes, { filnavn });
  return { doc: doc.toJSON(), kilde, rapport, filer };
}

function udfoer(opgave: Opgave): unknown {
  switch (opgave.slags) {
    case 'eksport':
      return eksport(opgave);
    case 'import':
      return indlaes(opgave);
    case 'bilag':
      return modtagOpslag(opgave.body, opgave.type);
    case 'proeve':
      return proev(opgave);
    case 'pakke':
      return pak(opgave.grundlag);
    case 'wordudkast':
      return eksporterUdkast({
        ...opgave,
        doc: laesDokument(JSON.parse(opgave.doc)),
        fil: (sha) => opgave.filer.get(sha) ?? null,
      });
    case 'wordmaerke':
      return wordudkastAf(opgave.bytes);
    case 'wordsvar':
      return laesWordsvar(opgave.bytes, { ...opgave, doc: laesDokument(JSON.parse(opgave.doc)) });
    case 'kontrol':
      return kontroller(laesDokument(JSON.parse(opgave.doc)), opgave.viden);
  }
}

/** Behind whoever saves a keystroke. Linux counts 0 as this thread; elsewhere it would be the whole server. */
const BAGEST = 5;
if (process.platform === 'linux') setPriority(0, BAGEST);

parentPort?.on('message', async (opgave: Opgave) => {
  let svar: Svar<unknown>;
  try {
    svar = { ok: true, vaerdi: await udfoer(opgave) };
  } catch (cause) {
    const code = cause instanceof AppError ? cause.code : null;
    const error = cause instanceof Error ? cause : new Error(String(cause));
    svar = { ok: false, code, message: error.message, stack: error.stack ?? '' };
  }
  parentPort?.postMessage(svar);
});
