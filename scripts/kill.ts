// The kill runs at full length: the real server ended 50 times while people write, a real Chromium 20 times. The tests
// are those of `npm test`, which runs a few of each; here are only the numbers. The last line is `N passed, N failed`.
import '../server/runtime.ts';
import { fileURLToPath } from 'node:url';
import { koerFiler } from './proevefil.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** `REFERAT_SEED_NUMBER` repeats a run. */
const seed = process.env.REFERAT_SEED_NUMBER ?? String(Date.now() % 1_000_000);

const RUNS: readonly { readonly file: string; readonly env: Readonly<Record<string, string>> }[] = [
  { file: 'test/process/drab.test.ts', env: { REFERAT_KILLS: '50' } },
  { file: 'test/browser/drab.test.ts', env: { REFERAT_KILLS_BROWSER: '20' } },
];

let passed = 0;
let failed = 0;
console.log(`seed ${seed}`);
// One after the other: two at a time would make each death late.
for (const { file, env } of RUNS) {
  const { filer, ok } = await koerFiler(root, [file], { env: { ...env, REFERAT_SEED_NUMBER: seed }, vis: true });
  const found = filer.get(file) ?? { passed: 0, failed: 0 };
  passed += found.passed;
  // An error outside every test still fails the run.
  failed += ok ? 0 : Math.max(1, found.failed);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
