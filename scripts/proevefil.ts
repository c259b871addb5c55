// Runs test files once more, at another length or in another folder, and counts what came of them.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/** What came of one file. `passed` and `failed` count tests that ran; a file that cannot be loaded has neither. */
export interface Udfald {
  readonly passed: number;
  readonly failed: number;
}

/** What is read of vitest's JSON report. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

interface Koersel {
  /** By the file's path in the project. */
  readonly filer: ReadonlyMap<string, Udfald>;
  /** Everything passed, and nothing went wrong outside the tests. */
  readonly ok: boolean;
  /** What it said, where it was not shown. */
  readonly sagt: string;
}

/** Runs the files in the project at `root`; `vis`: its output is shown as it comes. */
export async function koerFiler(
  root: string,
  filer: readonly string[],
  { env = {}, vis = false }: { readonly env?: Readonly<Record<string, string>>; readonly vis?: boolean } = {},
): Promise<Koersel> {
  const folder = mkdtempSync(join(tmpdir(), 'referat-koersel-'));
  const report = join(folder, 'report.json');
  const args = ['run', ...filer, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: vis ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  let sagt = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data) => {
      sagt += data;
    });
  const code = await new Promise((resolve) => child.once('close', resolve));
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    const found = testResults.map(({ name, assertionResults }) => {
      const count = (status: string): number => assertionResults.filter((one) => one.status === status).length;
      return [relative(root, name), { passed: count('passed'), failed: count('failed') }] as const;
    });
    return { filer: new Map(found), ok: code === 0, sagt };
  } catch {
    return { filer: new Map(), ok: false, sagt };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
