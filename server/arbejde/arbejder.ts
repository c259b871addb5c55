// The worker thread: one task at a time, in memory of its own. Exports and imports are pure functions of their input.
import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { AppError } from '../../editor/model/fejl.ts';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { getBrevhoved } from '../export/brevhoved.ts';
import { findFormat } from '../export/formater.ts';
import { renderJson } from '../export/json.ts';
import { kildetro } from '../export/kildetro.ts';
import { importFil } from '../import/fil.ts';
import { kontroller } from '../kontrol/kontrol.ts';
import type { Eksportopgave, Importopgave, Importsvar, Opgave, Svar } from './opgave.ts';

async function eksport(opgave: Eksportopgave): Promise<Uint8Array> {
  const doc = laesDokument(JSON.parse(opgave.doc));
  const fil = (sha: string): Uint8Array | null => opgave.filer.get(sha) ?? null;
  if (opgave.kildetro) return kildetro(doc, opgave.kilde);
  if (opgave.format === 'json') return new TextEncoder().encode(renderJson({ doc, fil }, opgave.kilde));
  const format = findFormat(opgave.format);
  if (!format) throw new AppError('findes-ikke', `Formatet »${opgave.format}« findes ikke.`);
  return format.render({ doc, brevhoved: getBrevhoved(opgave.brevhoved), udkast: opgave.udkast, fil });
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
    case 'kontrol':
      return kontroller(laesDokument(JSON.parse(opgave.doc)));
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
