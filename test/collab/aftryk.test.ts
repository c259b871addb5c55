// C9 at the real server: equal, different, or not to be told; a difference is logged without a word of the text.
import { createHash } from 'node:crypto';
import { Node } from 'prosemirror-model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kanonisk } from '../../editor/model/kanonisk.ts';
import { SCHEMA_VERSION, schema } from '../../editor/model/schema.ts';
import type { Opened } from '../../editor/model/wire.ts';
import { aftryk } from '../../server/collab/aftryk.ts';
import { moede } from '../browser/moede.ts';
import { referat } from '../builders/dokument.ts';
import { type Vaert, vaert } from '../pages/vaert.ts';

let her: Vaert;
let aase: { id: string; token: string };
beforeAll(async () => {
  her = await vaert();
  aase = await her.nyBruger('aase', 'referent');
});
afterAll(() => her.slut());

const sha = (doc: Node): string =>
  createHash('sha256')
    .update([...kanonisk(doc)].join(''))
    .digest('hex');
const nyt = () => her.store.createReferat({ organ: 'havnen', ejer: aase.id, doc: referat('Hemmeligt.') });
async function json(id: string, sti: string, body?: unknown) {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
  const answer = await her.hent(`/referater/${id}${sti}`, aase.token, init);
  return { status: answer.status, body: await answer.json() };
}
const spoerg = (id: string, doc: Node, mere: object = {}) =>
  json(id, '/aftryk', { version: 0, epoch: 0, schemaVersion: SCHEMA_VERSION, sha256: sha(doc), ...mere });
const batch = (version: number) => ({
  version,
  epoch: 0,
  client: 'c1',
  batch: `batch-nr-${version}`,
  steps: [{ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'x' }] } }],
});

describe('C9: the canonical text', () => {
  it('is JSON as ProseMirror writes it, whoever made the document', async () => {
    for (const doc of [
      referat('Et', 'To'),
      moede((b) => [b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' å.'))]),
    ]) {
      expect([...kanonisk(doc)].join('')).toBe(JSON.stringify(doc.toJSON()));
      expect(await aftryk(doc)).toBe(sha(doc));
      // Attributes in another order are the same document.
      const turned = JSON.parse(JSON.stringify(doc.toJSON()), (_key, value: unknown) =>
        value !== null && typeof value === 'object' && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).reverse())
          : value,
      );
      expect(sha(Node.fromJSON(schema, turned))).toBe(sha(doc));
    }
  });
});

describe('C9: the answer', () => {
  it('is that both are one, now and a few batches back', async () => {
    const id = await nyt();
    const docs: Node[] = [];
    for (let version = 0; version < 4; version++) {
      const opened: Opened = (await json(id, '/dokument')).body;
      docs.push(Node.fromJSON(schema, opened.doc));
      await json(id, '/steps', batch(version));
    }
    for (const [version, doc] of docs.entries())
      expect((await spoerg(id, doc, { version })).body).toEqual({ svar: 'ens' });
    expect(her.fejl).toEqual([]);
  });

  it('is that they differ, and the log says where but not what', async () => {
    const id = await nyt();
    expect((await spoerg(id, referat('Hemmeligt?'))).body).toEqual({ svar: 'andet' });
    expect(her.fejl).toHaveLength(1);
    expect(her.fejl[0]).toMatch(/^afvigelse: /);
    expect(her.fejl[0]).not.toContain('Hemmeligt');
  });

  it.each([
    ['another epoch', { epoch: 1 }],
    ['a version that is to come', { version: 9 }],
    ['another schema', { schemaVersion: SCHEMA_VERSION + 1 }],
  ])('is that nobody can tell: %s', async (_name, mere) => {
    const id = await nyt();
    expect((await spoerg(id, referat('Et andet'), mere)).body).toEqual({ svar: 'ukendt' });
  });

  it.each([
    ['no hash', { sha256: 'x' }],
    ['a version that is no number', { version: '0' }],
    ['a negative epoch', { epoch: -1 }],
  ])('is a refusal: %s', async (_name, mere) => {
    const id = await nyt();
    const answer = await spoerg(id, referat('x'), mere);
    expect([answer.status, answer.body.message]).toEqual([400, expect.stringMatching(/^[A-ZÆØÅ].*\.$/)]);
  });
});
