// The bytes of a message as they are stored: its own text, and in place of each attachment the hash of the kept file, so
// that thirty letters do not hold a file thirty times. Putting them together again gives the very bytes. Pure.
import { createHash } from 'node:crypto';

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

/** What stands in a message for a kept file while it is written: thirty letters must not each be built of megabytes. */
export function stedfortraeder(fil: string): Uint8Array {
  return Buffer.from(`fil:${fil}`);
}

/**
 * A cutter for messages: where the stand-ins of these files (by hash) lie, in the order in which they are attached, the
 * letter has the files themselves. Hash and number of bytes are of the letter with the files in it. Throws where one is
 * missing.
 */
export function brevdeler(
  filer: ReadonlyMap<string, Uint8Array>,
): (bytes: Uint8Array, vedlagt: readonly string[]) => Delt {
  const encoded = new Map([...filer].map(([fil, bytes]) => [fil, Buffer.from(base64(bytes), 'latin1')]));
  return (bytes, vedlagt) => {
    const whole = Buffer.from(bytes).toString('latin1');
    const stykker: Stykke[] = [];
    let end = whole.length;
    // From behind: what somebody wrote in the note comes before every attachment, whatever it looks like.
    for (const fil of vedlagt.toReversed()) {
      const mark = base64(stedfortraeder(fil));
      const at = whole.slice(0, end).lastIndexOf(mark);
      if (at < 0 || !encoded.has(fil)) throw new Error(`The file ${fil} does not stand in its message.`);
      stykker.unshift({ fil }, whole.slice(at + mark.length, end));
      end = at;
    }
    stykker.unshift(whole.slice(0, end));
    const hash = createHash('sha256');
    let stoerrelse = 0;
    for (const stykke of stykker) {
      const part = typeof stykke === 'string' ? Buffer.from(stykke, 'latin1') : encoded.get(stykke.fil);
      hash.update(part ?? '');
      stoerrelse += part?.length ?? 0;
    }
    return { stykker, sha256: hash.digest('hex'), stoerrelse };
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
