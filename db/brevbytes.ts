// The bytes of a message as they are stored: its own text, and in place of each attachment the hash of the kept file, so
// that thirty letters do not hold a file thirty times. Putting them together again gives the very bytes. Pure.
import { sha256 } from './kaede.ts';

/** Literal text (7-bit), or a kept file as base64 in lines of 76 (RFC 2045, 6.8), without the last line's end. */
export type Stykke = string | { readonly fil: string };

/** The file as it stands in a message. */
function base64(bytes: Uint8Array): string {
  return (
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g)
      ?.join('\r\n') ?? ''
  );
}

interface Delt {
  readonly stykker: readonly Stykke[];
  readonly sha256: string;
  readonly stoerrelse: number;
}

/** A cutter for messages with some of these files (by hash) in them, each in its base64. */
export function brevdeler(filer: ReadonlyMap<string, Uint8Array>): (bytes: Uint8Array) => Delt {
  const encoded = [...filer].map(([fil, bytes]) => ({ fil, text: base64(bytes) })).filter(({ text }) => text !== '');
  return (bytes) => {
    const whole = Buffer.from(bytes).toString('latin1');
    const found = encoded
      .map(({ fil, text }) => ({ fil, from: whole.indexOf(text), length: text.length }))
      .filter(({ from }) => from >= 0)
      .sort((a, b) => a.from - b.from);
    const stykker: Stykke[] = [];
    let at = 0;
    for (const { fil, from, length } of found) {
      if (from < at) continue;
      stykker.push(whole.slice(at, from), { fil });
      at = from + length;
    }
    stykker.push(whole.slice(at));
    const aftryk = sha256(bytes);
    if (sha256(samlBrev(stykker, (fil) => filer.get(fil) ?? null) ?? '') !== aftryk)
      throw new Error('A message is not the sum of its pieces.');
    return { stykker, sha256: aftryk, stoerrelse: bytes.length };
  };
}

/** The bytes of the message; null where a file is missing. */
export function samlBrev(
  stykker: readonly Stykke[],
  hent: (fil: string) => Uint8Array | null,
): Uint8Array<ArrayBuffer> | null {
  const parts: Buffer[] = [];
  for (const stykke of stykker) {
    const bytes = typeof stykke === 'string' ? null : hent(stykke.fil);
    if (typeof stykke !== 'string' && bytes === null) return null;
    parts.push(Buffer.from(bytes ? base64(bytes) : String(stykke), 'latin1'));
  }
  return new Uint8Array(Buffer.concat(parts));
}
