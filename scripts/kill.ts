// The kill runs at full length: the real server ended 50 times while people write, a real Chromium 20 times. The tests
// are those of `npm test`, which runs a few of each; here are only the numbers. The last line is `N passed, N failed`.
import '../server/runtime.ts';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** `REFERAT_SEED_NUMBER` repeats a run. */
const seed = process.env.REFERAT_SEED_NUMBER ?? String(Date.now() % 1_000_000);

const RUNS: readonly { readonly file: string; readonly env: Readonly<Record<string, string>> }[] = [
  { file: 'test/process/drab.test.ts', env: { REFERAT_KILLS: '50' } },
  { file: 'test/browser/drab.test.ts', env: { REFERAT_KILLS_BROWSER: '20' } },
];

/** What is read of vitest's JSON report. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

/** One after the other: two at a time would make each death late. */
async function run(file: string, env: Readonly<Record<string, string>>, report: string): Promise<Report> {
  const args = ['run', file, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
    cwd: root,
    env: { ...process.env, ...env, REFERAT_SEED_NUMBER: seed },
    stdio: 'inherit',
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    // An error outside every test still fails the run.
    return { numPassedTests, numFailedTests: code !== 0 && numFailedTests === 0 ? 1 : numFailedTests };
  } catch {
    return { numPassedTests: 0, numFailedTests: 1 };
  }
}

const folder = mkdtempSync(join(tmpdir(), 'referat-kill-'));
let passed = 0;
let failed = 0;
console.log(`seed ${seed}`);
for (const [i, { file, env }] of RUNS.entries()) {
  const report = await run(file, env, join(folder, `${i}.json`));
  passed += report.numPassedTests;
  failed += report.numFailedTests;
}
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
