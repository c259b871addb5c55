// The first load of the writing page: the scripts without which nothing can be read or written, packed as gzip does.
// What comes after the first frame is not in it.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { DIST, laesBygning } from '../../server/pages/bygning.ts';
import { print } from './maaling.ts';

/** The goal of the first load, in kilobytes of 1000 bytes. */
const MAAL = 110;

export function foersteLast(): void {
  const { script, moduler } = laesBygning().skriv;
  if (!script) throw new Error('The browser files are not built: run npm run build.');
  const bytes = [script, ...moduler].map((path) => gzipSync(readFileSync(`${DIST}${path}`), { level: 9 }).length);
  const value = bytes.reduce((a, b) => a + b, 0) / 1000;
  print({
    name: 'open script',
    value,
    unit: 'kB gzip',
    versus: `målet ${MAAL} kB`,
    ratio: value / MAAL,
    n: bytes.length,
  });
}
