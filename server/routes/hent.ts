// Fetching a referat that was written elsewhere: the bytes of a file or a pasted text become a document with a report.
import { readFile } from 'node:fs/promises';
import type { NytReferat } from '../../db/oprettelse.ts';
import { laesDokument } from '../../editor/model/referatfil.ts';
import type { Arbejde } from '../arbejde/arbejde.ts';
import { imageType } from './filer.ts';

/** What a new referat gets of it. */
export type Hentet = Required<Pick<NytReferat, 'doc' | 'kilde' | 'rapport' | 'filer'>>;

const EKSEMPEL = new URL('../../templates/eksempel/dialogmoede.txt', import.meta.url);

/** Throws AppError with one sentence for whatever is no referat. `filnavn` "" = it was pasted. */
export async function hent(arbejde: Arbejde, bytes: Uint8Array, filnavn: string): Promise<Hentet> {
  const { doc, kilde, rapport, filer } = await arbejde.importer({ bytes, filnavn });
  const billeder = [...filer.values()].flatMap((fil) => {
    const mime = imageType(fil);
    return mime ? [{ mime, bytes: fil }] : [];
  });
  return { doc: laesDokument(doc), kilde, rapport, filer: billeder };
}

/** The sample meeting of a newcomer; fetched like any other file. */
export async function hentEksempel(arbejde: Arbejde): Promise<Hentet> {
  return hent(arbejde, await readFile(EKSEMPEL), 'dialogmoede.txt');
}
