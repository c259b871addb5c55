// Answers made smaller for a slow line: Brotli or gzip, as the browser can read it. For what is the same for everybody
// (built files) and for whole documents; never for pages, where a secret could be guessed from the length of an answer,
// and never for streams, which must not wait.
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response } from 'express';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** Bytes below which a smaller answer is no faster. */
const MINDST = 1500;
/** Effort: what is kept is packed well, what is made for one answer is packed quickly. */
type Omhu = 'grundigt' | 'hurtigt';

interface Pakket {
  readonly bytes: Buffer;
  readonly kodning: 'br' | 'gzip' | null;
}

/** Packs `bytes` for the one who asks, in the thread pool of zlib. */
export async function pak(req: Request, bytes: Buffer, omhu: Omhu): Promise<Pakket> {
  const kodning = bytes.length < MINDST ? false : req.acceptsEncodings('br', 'gzip');
  if (kodning === 'br') {
    const quality = omhu === 'grundigt' ? 10 : 4;
    return { kodning, bytes: await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }) };
  }
  if (kodning === 'gzip') return { kodning, bytes: await zip(bytes, { level: omhu === 'grundigt' ? 9 : 4 }) };
  return { kodning: null, bytes };
}

/** Sends what `pak` made. The type and the cache headers are the caller's. */
export function sendPakket(res: Response, { bytes, kodning }: Pakket): void {
  res.vary('Accept-Encoding');
  if (kodning) res.setHeader('Content-Encoding', kodning);
  res.send(bytes);
}
