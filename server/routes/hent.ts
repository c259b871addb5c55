// Fetching a referat that was written elsewhere: the bytes of a file or pasted text become a document with a report.

import type { NytReferat } from '../../db/oprettelse.ts';
import { AppError } from '../../editor/model/fejl.ts';

export type Hentet = Pick<NytReferat, 'doc' | 'kilde' | 'rapport' | 'filer'>;

export async function hent(_bytes: Uint8Array, _filnavn: string): Promise<Hentet> {
  throw new AppError('ugyldig', 'Filer kan ikke hentes ind endnu.');
}

/** The sample meeting of a newcomer. */
export async function hentEksempel(): Promise<Hentet> {
  throw new AppError('ugyldig', 'Eksemplet er her ikke endnu.');
}
