// LibreOffice as a second reader of Word files; tests that need it are skipped, visibly, where it is absent.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const program = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'soffice'))
  .find((path) => existsSync(path));

export const hasLibreOffice = program !== undefined;
export const NEEDS_LIBREOFFICE = '(skipped without LibreOffice: apt-get install libreoffice-writer-nogui)';

/** Opens a Word file and saves it as `to` (docx, pdf or txt), in a profile of its own. */
export function convert(docx: Uint8Array, to: 'docx' | 'pdf' | 'txt'): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'referat-libreoffice-'));
  try {
    const source = join(folder, 'referat.docx');
    const out = join(folder, 'ud');
    writeFileSync(source, docx);
    const filter = to === 'txt' ? 'txt:Text (encoded):UTF8' : to;
    const profile = `-env:UserInstallation=file://${join(folder, 'profil')}`;
    execFileSync(program ?? 'soffice', [profile, '--headless', '--convert-to', filter, '--outdir', out, source], {
      stdio: 'pipe',
      timeout: 60_000,
    });
    return readFileSync(join(out, `referat.${to}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
