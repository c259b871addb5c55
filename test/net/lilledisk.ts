// A small disk of its own for tests that fill it: a tmpfs, where root may mount one.
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const kanMontere = process.getuid?.() === 0 && proev();

/** A folder with `mb` megabytes, gone when `use` is done. */
export async function paaLilleDisk<T>(mb: number, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'referat-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mb}m`, 'tmpfs', folder]);
  try {
    return await use(folder);
  } finally {
    execFileSync('umount', [folder]);
    rmSync(folder, { recursive: true });
  }
}

/** Fills it to the last block; the returned function makes room again. */
export function fyld(folder: string): () => void {
  const file = join(folder, 'fyld');
  for (const size of [65_536, 4096]) {
    const block = Buffer.alloc(size);
    try {
      for (;;) appendFileSync(file, block);
    } catch {
      // No room for one more of this size.
    }
  }
  return () => rmSync(file);
}

function proev(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'referat-disk-'));
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0;
  if (done) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return done;
}
