// The worker thread: one task at a time, in memory of its own. Exports and imports are pure functions of their input.
import { parentPort } from 'node:worker_threads';
import { AppError } from '../../editor/model/fejl.ts';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { getBrevhoved } from '../export/brevhoved.ts';
import { type Eksporteret, eksporter } from '../export/eksport.ts';
import { importFil } from '../import/fil.ts';
import { kontroller } from '../kontrol/kontrol.ts';
import type { Eksportopgave, Importopgave, Importsvar, Opgave, Svar } from './opgave.ts';

async function eksport({ doc, brevhoved, filer, ...rest }: Eksportopgave): Promise<Eksporteret> {
  return eksporter({
    ...rest,
    doc: laesDokument(doc),
    brevhoved: getBrevhoved(brevhoved),
    fil: (sha) => filer.get(sha) ?? null,
  });
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
      return kontroller(laesDokument(opgave.doc));
  }
}

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
