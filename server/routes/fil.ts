// A file that the browser saves or shows: its name for old and new readers, and the hash of what is sent.
import { createHash } from 'node:crypto';
import type { Response } from 'express';

export interface Fil {
  readonly navn: string;
  /** As it stands in Content-Type. */
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/** Sends it to be saved. Files are of this moment and of those who may see them: nobody keeps them on the way. */
export function sendFil(res: Response, { navn, mime, bytes }: Fil): void {
  res.setHeader('Content-Type', mime);
  res.setHeader('Content-Disposition', vedhaeftet(navn));
  res.setHeader('Cache-Control', 'no-store');
  // RFC 9530.
  res.setHeader('Repr-Digest', `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`);
  res.end(bytes);
}

/** A name as a part of the name of a file. */
export function iFilnavn(navn: string): string {
  return navn
    .replace(/[/\\:*?"<>|\s]+/g, ' ')
    .slice(0, 80)
    .trim();
}

const ASCII: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa', Æ: 'Ae', Ø: 'Oe', Å: 'Aa' };

/** A file to be saved under this name (RFC 6266): plain letters for old readers, UTF-8 (RFC 8187) for the others. */
function vedhaeftet(navn: string): string {
  const plain = navn
    .replace(/[æøå]/gi, (letter) => ASCII[letter] ?? '')
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '');
  const encoded = encodeURIComponent(navn).replace(
    /['()*!]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
