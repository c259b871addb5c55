// Where the reference referat is. It names real people: it is read where it stands, and never enters the repository.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './sources.ts';

const path = process.env.REFERAT_SEED ?? join(root, '..', 'shared', 'seed', 'referat-2021-05-05.txt');

/** The file's path, or null where it is absent: tests that need it are then skipped, visibly. */
export const seedFile: string | null = existsSync(path) ? path : null;

/** For the names of tests that are skipped without it. */
export const NEEDS_SEED = '(skipped without the reference referat: set REFERAT_SEED)';
