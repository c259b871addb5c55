// LibreOffice as a second reader of Word files, in a profile of its own; whoever needs it says so where it is absent.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const program = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'soffice'))
  .find((path) => existsSync(path));

export const hasLibreOffice = program !== undefined;
/** For the names of tests that are skipped without it. */
export const NEEDS_LIBREOFFICE = '(skipped without LibreOffice: apt-get install libreoffice-writer-nogui)';

/** Opens a Word file and saves it as `to`. */
export function convert(docx: Uint8Array, to: 'docx' | 'pdf' | 'txt'): Uint8Array {
  const [out] = convertAll([docx], to);
  if (!out) throw new Error('LibreOffice wrote nothing.');
  return out;
}

/** The same for many files, opened one after the other by one process. */
export function convertAll(files: readonly Uint8Array[], to: 'docx' | 'pdf' | 'txt'): readonly Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'referat-libreoffice-'));
  try {
    const out = join(folder, 'ud');
    const sources = files.map((bytes, i) => {
      const source = join(folder, `referat-${i}.docx`);
      writeFileSync(source, bytes);
      return source;
    });
    const filter = to === 'txt' ? 'txt:Text (encoded):UTF8' : to;
    const profile = `-env:UserInstallation=file://${join(folder, 'profil')}`;
    execFileSync(program ?? 'soffice', [profile, '--headless', '--convert-to', filter, '--outdir', out, ...sources], {
      stdio: 'pipe',
      timeout: 60_000 + 60_000 * files.length,
    });
    return sources.map((_, i) => readFileSync(join(out, `referat-${i}.${to}`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
