// Fetching a referat that was written elsewhere: the bytes of a file or a pasted text become a document with a report.
import { readFile } from 'node:fs/promises';
import type { NytReferat } from '../../db/oprettelse.ts';
import { importFil } from '../import/fil.ts';
import { imageType } from './filer.ts';

/** What a new referat gets of it. */
export type Hentet = Required<Pick<NytReferat, 'doc' | 'kilde' | 'rapport' | 'filer'>>;

const EKSEMPEL = new URL('../../templates/eksempel/dialogmoede.txt', import.meta.url);

/** Throws AppError with one sentence for whatever is no referat. `filnavn` "" = it was pasted. */
export async function hent(bytes: Uint8Array, filnavn: string): Promise<Hentet> {
  const { doc, kilde, rapport, filer } = importFil(bytes, { filnavn });
  const billeder = [...filer.values()].flatMap((fil) => {
    const mime = imageType(fil);
    return mime ? [{ mime, bytes: fil }] : [];
  });
  return { doc, kilde, rapport, filer: billeder };
}

/** The sample meeting of a newcomer; fetched like any other file. */
export async function hentEksempel(): Promise<Hentet> {
  return hent(await readFile(EKSEMPEL), 'dialogmoede.txt');
}
