// Breaks the rules that nothing may be lost by, one at a time, in a copy of the project, and runs the tests that must see
// it: every file that is named must fail. One that survives is a failure, and so is a break whose place is gone.
// `npm run mutations -- A3` runs those whose name has it. The last line is `N passed, N failed`.
import '../server/runtime.ts';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Brud } from './mutations/brud.ts';
import { HOERING } from './mutations/hoering.ts';
import { SKRIVNING } from './mutations/skrivning.ts';
import { UDKAST } from './mutations/udkast.ts';
import { UDSENDELSE } from './mutations/udsendelse.ts';
import { WORD } from './mutations/word.ts';
import { koerFiler } from './proevefil.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const BRUD: readonly Brud[] = [...SKRIVNING, ...UDSENDELSE, ...HOERING, ...UDKAST, ...WORD];

/** The same histories at every run; what one is shrunk to is of no interest here. */
const ENV = {
  REFERAT_KILLS: '2',
  REFERAT_UDEN_KRYMPNING: '1',
  REFERAT_SEED_NUMBER: process.env.REFERAT_SEED_NUMBER ?? '1',
};

/** Everything that tests read, in a folder of its own: the working tree is never touched. */
function kopi(): string {
  const folder = mkdtempSync(join(tmpdir(), 'referat-brud-'));
  for (const name of [
    'db',
    'editor',
    'scripts',
    'server',
    'templates',
    'test',
    'package.json',
    'vitest.config.ts',
    'tsconfig.json',
  ])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** What is wrong, or null where every named file saw the break. */
async function proev(folder: string, { fil, fra, til, skalFejle }: Brud): Promise<string | null> {
  const path = join(folder, fil);
  const before = readFileSync(path, 'utf8');
  const places = before.split(fra).length - 1;
  if (places !== 1) return `its place stands ${places} times in ${fil}`;
  writeFileSync(
    path,
    before.replace(fra, () => til),
  );
  try {
    const { filer, sagt } = await koerFiler(folder, skalFejle, { env: ENV });
    const overlevet = skalFejle.filter((one) => (filer.get(one)?.failed ?? 0) === 0);
    if (overlevet.length === 0) return null;
    // A file that could not be loaded has no tests: a break that does not run proves nothing.
    const stumme = overlevet.filter((one) => (filer.get(one)?.passed ?? 0) === 0);
    return stumme.length > 0 ? `nothing ran in ${stumme}:\n${sagt.trimEnd()}` : `it survived ${overlevet}`;
  } finally {
    writeFileSync(path, before);
  }
}

const valgte = BRUD.filter(({ navn }) => process.argv.slice(2).every((word) => navn.includes(word)));
const folder = kopi();
let passed = 0;
let failed = 0;
const tael = (navn: string, fejl: string | null, sekunder: number): void => {
  if (fejl === null) passed++;
  else failed++;
  console.log(
    `${fejl === null ? 'ok    ' : 'FAILED'}  ${navn} (${sekunder.toFixed(1)} s)${fejl === null ? '' : `: ${fejl}`}`,
  );
};
try {
  const start = performance.now();
  const hele = await koerFiler(folder, [...new Set(valgte.flatMap(({ skalFejle }) => skalFejle))], { env: ENV });
  tael(
    'unbroken, every one of the tests passes',
    hele.ok ? null : hele.sagt.trimEnd(),
    (performance.now() - start) / 1000,
  );
  for (const brud of valgte) {
    const begin = performance.now();
    tael(brud.navn, await proev(folder, brud), (performance.now() - begin) / 1000);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && valgte.length > 0 ? 0 : 1;
