// What the repository as a whole may and must hold: nothing of the reference referat, a reason for every dependency.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { NEEDS_SEED, seedFile } from './seed.ts';
import { listFiles, root } from './sources.ts';

/** Capitalised words of the reference referat that any Danish referat could hold. */
const GENERAL = new Set(
  'Formand Borgmester Kommune Byrådet Drøftelse Ungeudvalget Landsbyggefonden Landsbyggefondens Organisationsbestyrelse Corona'.split(
    ' ',
  ),
);

/** So many words in a row are the reference's own sentence, not Danish. */
const PHRASE = 8;

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function phrases(text: string): string[] {
  const all = words(text);
  return all.slice(PHRASE - 1).map((_, i) => all.slice(i, i + PHRASE).join(' '));
}

/** Full names (each pair of neighbouring name parts) and long capitalised words from within sentences. */
function ownNames(seed: string): string[] {
  const lowerCase = new Set(seed.match(/(?<!\p{L})\p{Ll}+/gu));
  const isGeneral = (word: string): boolean => GENERAL.has(word) || lowerCase.has(word.toLowerCase());
  const found = new Set<string>();
  for (const line of seed.split('\n')) {
    for (const [run] of line.matchAll(/\p{Lu}\p{Ll}+(?: \p{Lu}\.)?(?: \p{Lu}\p{Ll}+)+/gu)) {
      const parts = run.split(' ').filter((part) => !isGeneral(part));
      for (const [i, part] of parts.slice(1).entries()) found.add(`${parts[i]} ${part}`);
    }
  }
  for (const [, word] of seed.replace(/\s+/g, ' ').matchAll(/(?<=[\p{Ll},:;] )(\p{Lu}\p{L}{5,})/gu)) {
    if (word && !isGeneral(word)) found.add(word);
  }
  return [...found];
}

/** The text of a file; of a zip (a Word file) the text of its parts. */
function readText(path: string): string {
  const bytes = readFileSync(join(root, path));
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return bytes.toString('utf8');
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part).replace(/<[^>]*>/g, ' '))
    .join('\n');
}

describe.skipIf(seedFile === null)(`the reference referat stays outside ${NEEDS_SEED}`, () => {
  const seed = seedFile === null ? '' : readFileSync(seedFile, 'utf8');

  it('its names are found at all', () => {
    expect(ownNames(seed).length).toBeGreaterThan(15);
    expect(new Set(phrases(seed)).size).toBeGreaterThan(500);
  });

  it('none of its names and none of its sentences is in any file', () => {
    const names = ownNames(seed);
    const own = new Set(phrases(seed));
    const leaks = listFiles().flatMap((path) => {
      const text = readText(path).normalize('NFC');
      const lines = text.split('\n');
      // The place is enough to find it: a failing test should not print people's names either.
      const named = lines.flatMap((line, i) => (names.some((name) => line.includes(name)) ? [`${path}:${i + 1}`] : []));
      const copied = phrases(text).filter((phrase) => own.has(phrase)).length;
      return copied > 0 ? [...named, `${path}: ${copied} phrases`] : named;
    });
    expect(leaks).toEqual([]);
  });
});

describe('README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const section = readme.split(/^## /m).find((part) => part.startsWith('Why each dependency')) ?? '';
  const explained = [...section.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1]);

  it('says why each dependency is there, and of no others', () => {
    const pack = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const used = Object.keys({ ...pack.dependencies, ...pack.devDependencies, ...pack.optionalDependencies });
    expect(explained.toSorted()).toEqual(used.toSorted());
  });
});
