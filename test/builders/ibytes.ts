// Every text that finished bytes hold, however they are packed: the parts of a zip, the streams of a PDF and what its pages
// and bookmarks say, what JSON carries as base64. For tests that look for what must not be there.
import { unzipSync as inflateZlib } from 'node:zlib';
import { unzipSync } from 'fflate';
import { pdfTekst } from '../../server/export/udtraek/pdf.ts';
import { laesPdf } from '../export/pdfsider.ts';

/** The texts; words of ASCII letters are found in them whatever the encoding. */
export async function teksterI(bytes: Uint8Array): Promise<readonly string[]> {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const texts = lag(raw);
  if (raw.subarray(0, 2).toString('latin1') === 'PK')
    for (const [name, part] of Object.entries(unzipSync(bytes))) {
      const inside = Buffer.from(part);
      texts.push(name, ...lag(inside), inside.toString('utf8').replace(/<[^>]*>/g, ''));
    }
  if (raw.subarray(0, 5).toString('latin1') === '%PDF-') {
    const inner: Buffer[] = [];
    for (const found of raw.toString('latin1').matchAll(/stream\r?\n/g)) {
      try {
        inner.push(inflateZlib(raw.subarray(found.index + found[0].length)));
      } catch {
        // Not a compressed stream: searched as it is already.
      }
    }
    // A stream may be a file of its own.
    for (const one of inner) texts.push(...(await teksterI(one)));
    const { sider, links, bogmaerker, titel } = await laesPdf(bytes);
    texts.push(pdfTekst(bytes), titel, JSON.stringify([sider, links, bogmaerker]));
  }
  for (const [data] of raw.toString('latin1').matchAll(/[A-Za-z0-9+/]{40,}={0,2}/g))
    texts.push(...lag(Buffer.from(data, 'base64')));
  return texts;
}

/** The bytes as text of one and of two bytes a letter, and without the slashes of an address. */
function lag(bytes: Buffer): string[] {
  const plain = bytes.toString('latin1');
  const found = [plain, Buffer.from(bytes.filter((byte) => byte !== 0)).toString('latin1')];
  if (plain.includes('%'))
    found.push(plain.replace(/%([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))));
  return found;
}

/** Which of the words stand in the bytes, in any case of letters. */
export async function fundneOrd(bytes: Uint8Array, words: readonly string[]): Promise<readonly string[]> {
  const texts = (await teksterI(bytes)).map((text) => text.toLowerCase());
  return words.filter((word) => texts.some((text) => text.includes(word.toLowerCase())));
}
