// Fetching a referat that was written elsewhere: the bytes of a file or a pasted text become a document with a report.
import { readFile } from 'node:fs/promises';
import type { NytReferat } from '../../db/oprettelse.ts';
import { importFil } from '../import/fil.ts';

/** What a new referat gets of it. */
export type Hentet = Required<Pick<NytReferat, 'doc' | 'kilde' | 'rapport' | 'filer'>>;

const EKSEMPEL = new URL('../../templates/eksempel/dialogmoede.txt', import.meta.url);

/** Throws AppError with one sentence for whatever is no referat. `filnavn` "" = it was pasted. */
export async function hent(bytes: Uint8Array, filnavn: string): Promise<Hentet> {
  const { doc, kilde, rapport, filer } = importFil(bytes, { filnavn });
  return { doc, kilde, rapport, filer: [...filer.values()].map((fil) => ({ mime: billedtype(fil), bytes: fil })) };
}

/** The sample meeting of a newcomer; fetched like any other file. */
export async function hentEksempel(): Promise<Hentet> {
  return hent(await readFile(EKSEMPEL), 'dialogmoede.txt');
}

function billedtype(bytes: Uint8Array): string {
  return bytes[0] === 0xff ? 'image/jpeg' : 'image/png';
}
