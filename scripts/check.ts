// The whole of `npm test`: formatting and lint, types, unused code, then every test. One after the other where they
// would fight for the two cores; the last line is `N passed, N failed`, each check counting as one beside the tests.
import '../server/runtime.ts';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Check {
  readonly name: string;
  /** A package's program and its arguments; run on this very Node. */
  readonly command: readonly [program: string, ...args: string[]];
}

const programs = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  tsc: 'node_modules/typescript/bin/tsc',
  knip: 'node_modules/knip/bin/knip.js',
  vitest: 'node_modules/vitest/vitest.mjs',
};

const quickChecks: readonly Check[] = [
  { name: 'format and lint', command: [programs.biome, 'check', '--error-on-warnings', '--max-diagnostics=200'] },
  { name: 'types: server, db, templates', command: [programs.tsc, '-p', 'tsconfig.json'] },
  { name: 'types: model (no DOM, no Node)', command: [programs.tsc, '-p', 'editor/model/tsconfig.json'] },
  { name: 'types: editor', command: [programs.tsc, '-p', 'editor/tsconfig.json'] },
  { name: 'types: service worker', command: [programs.tsc, '-p', 'editor/sw/tsconfig.json'] },
  { name: 'types: tests, scripts', command: [programs.tsc, '-p', 'test/tsconfig.json'] },
  { name: 'unused code and packages', command: [programs.knip, '--no-progress'] },
];

/** The parts of vitest's JSON report that are read here. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly startTime: number;
    readonly endTime: number;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

interface Outcome {
  readonly code: number;
  readonly seconds: number;
  readonly output: string;
}

interface Count {
  passed: number;
  failed: number;
}

/** The servers and commands that tests start read their own sources again and again: Node keeps them compiled. */
const env = { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node') };

function run(command: readonly string[], show: boolean): Promise<Outcome> {
  const start = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, {
      cwd: root,
      env,
      stdio: ['ignore', show ? 'inherit' : 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout?.on('data', (data) => {
      output += data;
    });
    child.stderr?.on('data', (data) => {
      if (show) process.stderr.write(data);
      output += data;
    });
    child.on('error', (error) => {
      output += `${error.message}\n`;
    });
    child.on('close', (code) => resolve({ code: code ?? 1, seconds: (performance.now() - start) / 1000, output }));
  });
}

function line(ok: boolean, name: string, seconds: number): string {
  return `${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(34)} ${seconds.toFixed(1).padStart(6)} s`;
}

/** Two at a time, reported in order of finishing. */
async function runQuickChecks(count: Count): Promise<void> {
  const waiting = [...quickChecks];
  async function lane(): Promise<void> {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { code, seconds, output } = await run(check.command, false);
      console.log(line(code === 0, check.name, seconds));
      if (code !== 0) console.log(output.trimEnd());
      if (code === 0) count.passed += 1;
      else count.failed += 1;
    }
  }
  await Promise.all([lane(), lane()]);
}

/** Adds the tests of the report; a file that could not be loaded counts as one failure. */
function countReport(report: Report, count: Count): void {
  const skipped: string[] = [];
  for (const file of report.testResults) {
    const statuses = file.assertionResults.map((test) => test.status);
    const failures = statuses.filter((status) => status === 'failed').length;
    count.passed += statuses.filter((status) => status === 'passed').length;
    count.failed += file.status === 'failed' && failures === 0 ? 1 : failures;
    const path = relative(root, file.name);
    for (const test of file.assertionResults) {
      if (test.status !== 'passed' && test.status !== 'failed') skipped.push(`${path}: ${test.fullName}`);
    }
    const seconds = (file.endTime - file.startTime) / 1000;
    if (seconds > 10) console.log(`        ${path} took ${seconds.toFixed(1)} s`);
  }
  if (skipped.length > 0) console.log(`skipped ${skipped.length}:\n  ${skipped.join('\n  ')}`);
}

async function runTests(count: Count): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'referat-check-'));
  const file = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const { code, seconds } = await run([programs.vitest, 'run', ...reporters], true);
    const before = count.failed;
    countReport(JSON.parse(readFileSync(file, 'utf8')) as Report, count);
    // An error outside every test (a crashed worker, an unhandled rejection) still fails the run.
    if (code !== 0 && count.failed === before) count.failed += 1;
    console.log(line(code === 0, 'tests', seconds));
  } catch (error) {
    console.log(`The tests left no report: ${error}`);
    count.failed += 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const count: Count = { passed: 0, failed: 0 };
await runQuickChecks(count);
await runTests(count);
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed === 0 ? 0 : 1;
