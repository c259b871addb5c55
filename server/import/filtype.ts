// What a file is, from its first bytes and the share of bytes that no text holds. Refuses in one sentence what is no text.
import { AppError } from '../../editor/model/fejl.ts';

/** Files larger than this are refused before they are read as anything. */
const MAX_BYTES = 20 * 1024 * 1024;

/** First bytes (hex) of files that people take for text, and what to do instead. */
const MAGI: readonly (readonly [string, string])[] = [
  ['25504446', 'en PDF. Kopiér teksten fra PDF’en til en tekstfil, eller brug den Word-fil, den er lavet af'],
  ['d0cf11e0a1b11ae1', 'et dokument fra en ældre udgave af Office (.doc). Gem det som .docx, og prøv igen'],
  ['7b5c727466', 'et RTF-dokument. Gem det som .docx eller som ren tekst, og prøv igen'],
  ['89504e470d0a1a0a', 'et billede (PNG). Et referat skal være tekst eller Word'],
  ['ffd8ff', 'et billede (JPEG). Et referat skal være tekst eller Word'],
  ['474946383', 'et billede (GIF). Et referat skal være tekst eller Word'],
  ['49492a00', 'et billede (TIFF). Et referat skal være tekst eller Word'],
  ['4d4d002a', 'et billede (TIFF). Et referat skal være tekst eller Word'],
  ['1f8b', 'en pakket fil (gzip). Pak den ud, og prøv igen'],
  ['377abcaf271c', 'en pakket fil (7z). Pak den ud, og prøv igen'],
  ['526172211a07', 'en pakket fil (RAR). Pak den ud, og prøv igen'],
  ['7f454c46', 'et program. Et referat skal være tekst eller Word'],
  ['53514c69746520666f726d6174203300', 'en database. Et referat skal være tekst eller Word'],
];

/** True for the first bytes of a zip file, which a .docx is. */
export function isZip(bytes: Uint8Array): boolean {
  return /^504b(0304|0506|0708)/.test(hex(bytes, 4));
}

/** Throws AppError where the file is empty, too large or of a kind that holds no text. */
export function tjekFiltype(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new AppError('ugyldig', 'Filen er tom.');
  if (bytes.length > MAX_BYTES)
    throw new AppError('for-stor', `Filen fylder ${megabytes(bytes.length)} MB. Et referat må højst fylde 20 MB.`);
  const start = hex(bytes, 16);
  const kind = MAGI.find(([magic]) => start.startsWith(magic))?.[1];
  if (kind) throw new AppError('ugyldig', `Filen er ikke tekst, men ${kind}.`);
}

function hex(bytes: Uint8Array, n: number): string {
  return Buffer.from(bytes.subarray(0, n)).toString('hex');
}

function megabytes(n: number): string {
  return (n / (1024 * 1024)).toLocaleString('da-DK', { maximumFractionDigits: 1 });
}
