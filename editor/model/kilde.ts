// The source of an imported referat, kept beside the document, never in it: its bytes and which block came from where.
import { AppError } from './fejl.ts';

/** The bytes a block came from: `fra`–`til` (end exclusive) in the source, and the SHA-256 of its logical text at import. */
export interface Kildeblok {
  readonly id: string;
  readonly fra: number;
  readonly til: number;
  readonly sha256: string;
}

/** What a source was. Bytes outside every block (blank lines, page footers) belong to the gap before the next block. */
export interface Kilde {
  readonly filnavn: string;
  readonly kodning: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'docx';
  readonly linjeskift: '\n' | '\r\n' | '\r';
  /** The whole source, base64. */
  readonly data: string;
  /** The blocks in the order of the source, keyed by the id of their textblock. Empty for Word. */
  readonly blokke: readonly Kildeblok[];
}

const KODNINGER = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252', 'docx'];

/** Checks the JSON form of a Kilde. Throws AppError "ugyldig". */
export function tjekKilde(value: unknown): Kilde {
  const kilde = value as Partial<Kilde>;
  const ok =
    typeof value === 'object' &&
    typeof kilde.filnavn === 'string' &&
    KODNINGER.includes(kilde.kodning ?? '') &&
    ['\n', '\r\n', '\r'].includes(kilde.linjeskift ?? '') &&
    typeof kilde.data === 'string' &&
    Array.isArray(kilde.blokke) &&
    kilde.blokke.every(
      (blok) =>
        typeof blok?.id === 'string' &&
        Number.isInteger(blok.fra) &&
        Number.isInteger(blok.til) &&
        0 <= blok.fra &&
        blok.fra <= blok.til &&
        typeof blok.sha256 === 'string',
    );
  if (!ok) throw new AppError('ugyldig', 'Filens oplysninger om kilden kan ikke læses.');
  return kilde as Kilde;
}
