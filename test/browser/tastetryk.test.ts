// The sample written anew through the grammar: it comes out to the letter, with few keys and without the mouse. How fast
// is measured by `bench keystrokes`, not here.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { maalTastetryk } from '../../scripts/bench/tastetryk.ts';
import { kommando } from '../../scripts/commands/bench.ts';
import { root } from '../sources.ts';
import { byg } from './server.ts';

const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;

it('at most 8 keys for a speaker and a verb, which take 36 letters in Word, and no mouse', async () => {
  byg();
  const { hoveder, medNyt, word, mus, skift, tast, forskelle } = await maalTastetryk();
  expect(forskelle).toEqual([]);
  expect(hoveder.length).toBe(16);
  expect(mean(hoveder)).toBeLessThanOrEqual(8);
  expect(mean(medNyt)).toBeLessThanOrEqual(9);
  expect(mean(word)).toBeGreaterThan(4 * mean(hoveder));
  expect(mus).toBe(0);
  expect(skift.length).toBeGreaterThan(5);
  expect(tast.length).toBeGreaterThan(50);
}, 180_000);

it('README names every benchmark', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  expect(readme).toContain(`\`bench ${kommando.brug.slice(1, -1).replaceAll('|', ' | ')}\``);
});
