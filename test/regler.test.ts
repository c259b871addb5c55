// Every rule by which nothing may be lost is named in the title of a test: whoever breaks one is told which.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles, root } from './sources.ts';

/**
 * The rules, each in a few words. Left out until their parts exist: S5 (backup and restore), S8 (search in Danish), K5 (the
 * participants' copy).
 */
const REGLER: Readonly<Record<string, string>> = {
  A1: 'the database is the authority',
  A2: 'accepting is one transaction; the acknowledgement follows the fsync',
  A3: 'a repeated batch is answered like the first',
  A4: 'a step is checked before it is read',
  A5: 'every attribute is validated',
  A6: 'memory is only a cache',
  A7: 'an older epoch keeps its text',
  C1: 'what is written lies on this computer first',
  C2: 'the client id outlives the tab',
  C2b: 'nobody else opens it',
  C3: 'one tab writes',
  C4: 'what a rebase drops is rescued',
  C5: 'what is said of the saving is true',
  C6: 'it is sent at once',
  C7: 'a session that ends loses nothing',
  C8: 'it opens without a network',
  C9: 'both have the same document',
  C10: 'others never move the caret',
  S1: 'every commit reaches the disk',
  S2: 'one server writes',
  S3: 'the store is whole operations',
  S4: 'long work runs off the event loop',
  S6: 'a full disk loses nothing',
  S7: 'migrations go forward only',
  K1: 'a remark never changes the document; its place follows the text',
  K2: 'a place that is lost says so',
  K3: 'a proposal and the text it changes go together',
  K4: 'ids of blocks are unique',
};

/** What `it`, `describe` and their like are called with first: the titles of the tests in a file, lines joined. */
function titler(code: string): readonly string[] {
  const call = /\b(?:it|test|describe)(?:\.\w+\((?:[^()]|\([^()]*\))*\))?\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs;
  return [...code.matchAll(call)].map(([, , title = '']) => title);
}

const alle = listFiles()
  .filter((path) => /^test\/.+\.test\.ts$/.test(path) && path !== 'test/regler.test.ts')
  .flatMap((path) => titler(readFileSync(join(root, path), 'utf8')));
const naevnes = (regel: string): readonly string[] => alle.filter((title) => title.split(/[^\w]+/).includes(regel));

describe('the rules of durability', () => {
  it.each(Object.entries(REGLER))('%s (%s) is named by a test', (regel) => {
    expect(naevnes(regel)).not.toEqual([]);
  });

  it('the titles are read from the tests as they are written', () => {
    const code = `it.skipIf(!x(1))(\`A9 in files\`, () => {}); it('not A8', f); const it2 = ('A7');`;
    expect(titler(code)).toEqual(['A9 in files', 'not A8']);
    expect(alle.length).toBeGreaterThan(500);
  });
});
