// Finds out how a text file is encoded and reads stretches of it: UTF-8 (with or without BOM), UTF-16, Windows-1252.
// Bytes that no UTF-8 text holds, in a file that else is UTF-8, are read as Windows-1252, one by one: nothing is lost.
import { AppError } from '../../editor/model/fejl.ts';
import type { Kilde } from '../../editor/model/kilde.ts';

type Tekstkodning = Exclude<Kilde['kodning'], 'docx'>;

export interface Afkoder {
  readonly kodning: Tekstkodning;
  /** Where the text begins: after the BOM. */
  readonly start: number;
  /** Bytes per code unit: line ends are looked for at these steps. */
  readonly enhed: 1 | 2;
  /** The text of the bytes `fra`–`til`, which begin and end between characters. */
  laes(fra: number, til: number): string;
}

const WINDOWS_1252 = new TextDecoder('windows-1252');

/** Throws AppError where the bytes are no text in any of the encodings. */
export function findKodning(bytes: Uint8Array): Afkoder {
  const decoder = decide(bytes);
  const sample = decoder.laes(decoder.start, sampleEnd(bytes, decoder));
  if (!isText(sample, decoder.kodning))
    throw new AppError('ugyldig', 'Filen er ikke tekst. Vælg en tekstfil eller en Word-fil (.docx).');
  return decoder;
}

function decide(bytes: Uint8Array): Afkoder {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return utf8(bytes, 'utf-8-bom', 3);
  if (a === 0xff && b === 0xfe) return utf16(bytes, 'utf-16le', 2);
  if (a === 0xfe && b === 0xff) return utf16(bytes, 'utf-16be', 2);
  const wide = guessUtf16(bytes);
  if (wide) return utf16(bytes, wide, 0);
  return isMostlyUtf8(bytes)
    ? utf8(bytes, 'utf-8', 0)
    : {
        kodning: 'windows-1252',
        start: 0,
        enhed: 1,
        laes: (fra, til) => WINDOWS_1252.decode(bytes.subarray(fra, til)),
      };
}

function utf8(bytes: Uint8Array, kodning: 'utf-8' | 'utf-8-bom', start: number): Afkoder {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return {
    kodning,
    start,
    enhed: 1,
    laes: (fra, til) => {
      const part = bytes.subarray(fra, til);
      try {
        return strict.decode(part);
      } catch {
        return mixed(part);
      }
    },
  };
}

/** Valid UTF-8 sequences as they are, every other byte as Windows-1252. */
function mixed(bytes: Uint8Array): string {
  const loose = new TextDecoder('utf-8', { ignoreBOM: true });
  const parts: string[] = [];
  let valid = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      parts.push(loose.decode(bytes.subarray(valid, at)), WINDOWS_1252.decode(bytes.subarray(at, at + 1)));
      at += 1;
      valid = at;
    } else at += length;
  }
  parts.push(loose.decode(bytes.subarray(valid)));
  return parts.join('');
}

/** The length of the UTF-8 sequence at `at`, 0 where none begins there (RFC 3629 §4). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first <= 0xdf ? 2 : (first & 0xf0) === 0xe0 ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] ?? 0;
  if (first === 0xe0 && second < 0xa0) return 0;
  if (first === 0xed && second > 0x9f) return 0;
  if (first === 0xf0 && second < 0x90) return 0;
  if (first === 0xf4 && second > 0x8f) return 0;
  return length;
}

/** A file is UTF-8 when it holds more of its longer sequences than of bytes that cannot stand in it. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let sequences = 0;
  let wrong = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length > 1) sequences++;
    if (length === 0) wrong++;
    at += length || 1;
  }
  return wrong === 0 || sequences > wrong * 4;
}

function utf16(bytes: Uint8Array, kodning: 'utf-16le' | 'utf-16be', start: number): Afkoder {
  const decoder = new TextDecoder(kodning, { ignoreBOM: true });
  return { kodning, start, enhed: 2, laes: (fra, til) => decoder.decode(bytes.subarray(fra, til)) };
}

/** UTF-16 without a BOM: in Danish text almost every other byte is 0, and always the same one of each pair. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const end = Math.min(bytes.length, 65_536) & ~1;
  if (end < 4) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < end; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  const pairs = end / 2;
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le';
  return even > pairs * 0.4 && odd < pairs * 0.05 ? 'utf-16be' : null;
}

function sampleEnd(bytes: Uint8Array, { start, enhed }: Afkoder): number {
  const end = Math.min(bytes.length, 262_144);
  return end - ((end - start) % enhed);
}

/** Few enough control characters to be text; a file that had to be read as Windows-1252 is suspected sooner. */
function isText(sample: string, kodning: Tekstkodning): boolean {
  let control = 0;
  let high = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code < 32 ? code < 9 || code > 13 : code >= 0x7f && code < 0xa0) control++;
    else if (code === 0xfffd) control++;
    else if (code >= 0x80) high++;
  }
  if (sample === '') return true;
  const share = control / sample.length;
  return share < 0.3 && !(kodning === 'windows-1252' && share > 0.03 && high / sample.length > 0.2);
}
