// Finds the file of a face: in the letterhead's own folder (`./Navn.ttf`) or in an installed font package
// (`source-sans/TTF/…`). Static TrueType only: other kinds cannot be cut down to the letters used.
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folders of the font packages that come with the program, all under open licences. */
const PAKKER: ReadonlyMap<string, string> = new Map(
  [
    import.meta.resolve('source-sans/package.json'),
    import.meta.resolve('source-serif/package.json'),
    import.meta.resolve('dejavu-fonts-ttf/package.json'),
  ].map((url) => {
    const folder = dirname(fileURLToPath(url));
    return [basename(folder), folder];
  }),
);

/** The absolute path of a face; `folder` null = the letterhead has no folder. Throws where there is none, or where it is no static TrueType file. */
export function findSkriftfil(name: string, folder: string | null): string {
  const path = locate(name, folder);
  if (!existsSync(path)) throw new Error(`${name} findes ikke`);
  const start = firstBytes(path, 4);
  if (start !== '00010000' && start !== '74727565') throw new Error(`${name} er ikke en TrueType-skrift`);
  return path;
}

/** Hexadecimal. A face is a few hundred kilobytes, and every letterhead has eight. */
function firstBytes(path: string, count: number): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(count);
    readSync(file, bytes, 0, count, 0);
    return bytes.toString('hex');
  } finally {
    closeSync(file);
  }
}

function locate(name: string, folder: string | null): string {
  if (folder !== null && name.startsWith('./')) return join(folder, basename(name));
  const [pakke = '', ...rest] = name.split('/');
  const root = PAKKER.get(pakke);
  if (!root) throw new Error(`skriftpakken ${pakke} er ikke installeret`);
  const path = join(root, ...rest);
  if (relative(root, path).startsWith('..')) throw new Error(`${name} ligger uden for skriftpakken`);
  return path;
}
