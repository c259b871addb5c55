// Files of the command line: read with a limit, written whole or not at all. What goes wrong is one Danish sentence.
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../editor/model/fejl.ts';

/** More than any referat with its images and its source. */
const MAX_BYTES = 200 * 1024 * 1024;

/** The bytes of a file. Throws AppError where it is missing, a folder, unreadable or too large. */
export function laesFil(path: string): Uint8Array {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new AppError('ugyldig', `${path} er en mappe, ikke en fil.`);
    if (stat.size > MAX_BYTES) throw new AppError('for-stor', `Filen ${path} er for stor: den må højst fylde 200 MB.`);
    return readFileSync(path);
  } catch (cause) {
    throw asAppError(cause, path, 'læses');
  }
}

/** Writes a file beside its name, flushes it and renames it: what stood there before stands until the new is whole. */
export function skrivFil(path: string, data: Uint8Array | string): void {
  try {
    const target = findTarget(path);
    if (target === null) {
      writeFileSync(path, data);
      return;
    }
    const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.del`);
    try {
      const file = openSync(temporary, 'wx', 0o666);
      try {
        writeFileSync(file, data);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(temporary, target);
    } catch (cause) {
      rmSync(temporary, { force: true });
      throw cause;
    }
  } catch (cause) {
    throw asAppError(cause, path, 'skrives');
  }
}

/** The file behind a link; null for a device or a pipe, which cannot be renamed over. */
function findTarget(path: string): string | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return path;
  if (stat.isDirectory()) throw new AppError('ugyldig', `${path} er en mappe, ikke en fil.`);
  return stat.isFile() ? realpathSync(path) : null;
}

function asAppError(cause: unknown, path: string, verb: 'læses' | 'skrives'): unknown {
  if (cause instanceof AppError || !(cause instanceof Error) || !('code' in cause)) return cause;
  switch (cause.code) {
    case 'ENOENT':
      return new AppError(
        'findes-ikke',
        verb === 'læses' ? `Filen ${path} findes ikke.` : `Mappen ${dirname(path)} findes ikke.`,
      );
    case 'ENOTDIR':
      return new AppError('findes-ikke', `${dirname(path)} er ikke en mappe.`);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new AppError('ugyldig', `${path} må ikke ${verb} af denne bruger.`);
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('disk-fuld', `Der er ikke plads på disken til ${path}.`);
    case 'ENAMETOOLONG':
      return new AppError('ugyldig', 'Filnavnet er for langt.');
    default:
      return new AppError('ugyldig', `${path} kan ikke ${verb} (${String(cause.code)}).`);
  }
}
