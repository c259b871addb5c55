// The contract of the store: whole, atomic, asynchronous operations (S3). Written against `Store`, so that another engine
// can be held to the same; what only SQLite has (a full disk made by a pragma) says so.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Tilfoejelse } from '../../db/dokumenter.ts';
import { verify } from '../../db/verify.ts';
import type { Kilde } from '../../editor/model/kilde.ts';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { SCHEMA_VERSION } from '../../editor/model/schema.ts';
import { genopbyg } from '../../server/collab/genopbyg.ts';
import { Levende } from '../../server/collab/levende.ts';
import { foran, referat } from '../builders/dokument.ts';
import { HAVEUDVALGET, INGRID, lager, TORBEN } from '../builders/lager.ts';

const doc = referat('Der mangler bænke.');
const kilde: Kilde = { filnavn: 'a.txt', kodning: 'utf-8', linjeskift: '\n', data: 'YQ==', blokke: [] };
const rapport = { filnavn: 'a.txt', poster: [] };
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
const step = (text: string) => {
  const at = foran(doc, 'mangler');
  return JSON.stringify({ stepType: 'replace', from: at, to: at, slice: { content: [{ type: 'text', text }] } });
};

async function begin() {
  const { db, store } = lager();
  const id = await store.createReferat({
    organ: HAVEUDVALGET,
    ejer: INGRID,
    doc,
    kilde,
    rapport,
    filer: [{ mime: 'image/png', bytes: png }],
  });
  const add = (version: number, batch: string, ...steps: string[]): Tilfoejelse => ({
    doc: id,
    version,
    epoch: 0,
    client: 'c1',
    batch,
    author: INGRID,
    steps,
  });
  return { db, store, id, add };
}

describe('S3: operations are whole', () => {
  it('every operation answers with a promise, also when it fails', async () => {
    const { store } = await begin();
    for (const [navn, operation] of Object.entries(store)) {
      if (navn === 'close') continue;
      const answer: unknown = Reflect.apply(operation, store, []);
      expect(answer, navn).toBeInstanceOf(Promise);
      await Promise.allSettled([answer]);
    }
  });

  it('creating stores the document, its source, its report and its images', async () => {
    const { store, id } = await begin();
    const found = await store.findGenopbygning(id);
    expect(found && genopbyg(found).eq(doc)).toBe(true);
    expect(found).toMatchObject({ version: 0, epoch: 0, schemaVersion: SCHEMA_VERSION });
    expect(await store.findKilde(id)).toEqual(kilde);
    expect(await store.findImportrapport(id)).toEqual(rapport);
    const sha = createHash('sha256').update(png).digest('hex');
    expect([...(await store.listFiler(id)).keys()]).toEqual([sha]);
    expect(Buffer.from((await store.findFil(id, sha))?.bytes ?? [])).toEqual(Buffer.from(png));
    expect(await store.findReferat(id)).toMatchObject({
      titel: 'Referat af prøvemøde',
      status: 'kladde',
      ejer: INGRID,
    });
    expect(await store.listVersioner(id)).toMatchObject([{ slags: 'oprettet', version: 0, bruger: INGRID }]);
  });

  it('creating that fails half-way leaves nothing', async () => {
    const { db, store } = await begin();
    const count = () =>
      db
        .prepare('SELECT (SELECT count(*) FROM referat) + (SELECT count(*) FROM doc) + (SELECT count(*) FROM snapshot)')
        .pluck()
        .get();
    const before = count();
    const filer = [{ mime: 'image/png', bytes: Object.create(null) }];
    await expect(store.createReferat({ organ: HAVEUDVALGET, ejer: INGRID, doc, filer })).rejects.toThrow();
    await expect(store.createReferat({ organ: 'ukendt', ejer: INGRID, doc })).rejects.toThrow(/FOREIGN KEY/);
    expect(count()).toBe(before);
  });

  it('an image belongs to a referat: another one does not find it', async () => {
    const { store, id } = await begin();
    const other = await store.createReferat({ organ: HAVEUDVALGET, ejer: INGRID, doc });
    const sha = await store.addFil(id, { mime: 'image/png', bytes: png });
    expect(await store.findFil(other, sha)).toBeNull();
  });

  it('what is not there is null, not an error', async () => {
    const { store } = await begin();
    expect(await store.findStand('x')).toBeNull();
    expect(await store.findGenopbygning('x')).toBeNull();
    expect(await store.findBatch('x', 'y')).toBeNull();
    expect(await store.findKilde('x')).toBeNull();
    expect(await store.findImportrapport('x')).toBeNull();
  });
});

describe('A1 A2: the log', () => {
  it('compares version and epoch, then writes all steps of a batch or none', async () => {
    const { store, id, add } = await begin();
    expect(await store.acceptSteps(add(0, 'batch-01', step('a'), step('b')))).toEqual({
      slags: 'skrevet',
      version: 2,
      rev: null,
    });
    for (const stale of [
      add(0, 'batch-02', step('c')),
      add(3, 'batch-03', step('c')),
      { ...add(2, 'batch-04', step('c')), epoch: 1 },
    ])
      expect(await store.acceptSteps(stale)).toEqual({ slags: 'optaget' });
    expect(await store.stepsSince(id, 0)).toEqual({
      holdt: true,
      steps: [step('a'), step('b')],
      clients: ['c1', 'c1'],
    });
    expect(await store.stepsSince(id, 1)).toMatchObject({ holdt: true, steps: [step('b')] });
    expect(await store.stepsSince(id, 2)).toMatchObject({ holdt: true, steps: [] });
    expect(await store.stepsSince(id, 3)).toMatchObject({ holdt: false });
    expect(await store.findBatch(id, 'batch-01')).toEqual({ version: 2, client: 'c1', count: 2 });
  });

  it('A3 a batch id is used once per document', async () => {
    const { store, add } = await begin();
    await store.acceptSteps(add(0, 'batch-01', step('a')));
    expect(await store.acceptSteps(add(1, 'batch-01', step('b')))).toEqual({ slags: 'optaget' });
  });

  it('writers who wait together share a commit; one that fails takes nobody along', async () => {
    const { store, add } = await begin();
    const ids = await Promise.all([1, 2, 3].map(() => store.createReferat({ organ: HAVEUDVALGET, ejer: INGRID, doc })));
    const bad: Tilfoejelse = { ...add(0, 'batch-09', step('x')), doc: ids[1] ?? '', author: Object.create(null) };
    const outcome = await Promise.allSettled([
      ...ids.map((doc) => store.acceptSteps({ ...add(0, 'batch-01', step('a')), doc })),
      store.acceptSteps({ ...bad, version: 1 }),
    ]);
    expect(outcome.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    for (const doc of ids) expect(await store.findStand(doc)).toEqual({ version: 1, epoch: 0 });
  });

  it('a long log is handed out in pieces that follow on each other', async () => {
    const { store, id, add } = await begin();
    for (let i = 0; i < 5; i++) await store.acceptSteps(add(i * 900, `batch-${i}x`, ...Array(900).fill(step('a'))));
    const first = await store.stepsSince(id, 0);
    expect(first.steps.length).toBe(2000);
    expect((await store.stepsSince(id, 4000)).steps.length).toBe(500);
  });

  it('an earlier version is the nearest snapshot and the steps from there', async () => {
    const { store, id, add } = await begin();
    await store.acceptSteps(add(0, 'batch-01', step('a'), step('b'), step('c')));
    const at2 = await store.findGenopbygning(id, 2);
    if (!at2) throw new Error('no version 2');
    await store.saveSnapshot(id, at2, genopbyg(at2));
    expect(await store.findGenopbygning(id, 3)).toMatchObject({ snapshot: { version: 2 }, steps: [step('c')] });
    expect(await store.findGenopbygning(id, 1)).toMatchObject({ snapshot: { version: 0 }, steps: [step('a')] });
    expect(await store.findGenopbygning(id, 4)).toBeNull();
  });

  it('A7 restoring writes the new epoch at once, or nothing where the document moved on', async () => {
    const { store, id, add } = await begin();
    await store.acceptSteps(add(0, 'batch-01', step('a')));
    expect(await store.gendan(id, { version: 0, epoch: 0 }, doc, 0, TORBEN)).toBeNull();
    expect(await store.gendan(id, { version: 1, epoch: 0 }, doc, 0, TORBEN)).toEqual({ version: 2, epoch: 1 });
    expect(await store.stepsSince(id, 0)).toMatchObject({ holdt: false });
    expect(await store.stepsSince(id, 2)).toMatchObject({ holdt: true, steps: [] });
    // A late snapshot of the old epoch is not kept.
    expect(await store.saveSnapshot(id, { version: 2, epoch: 0 }, doc)).toBe(0);
  });
});

describe('C4: rescued text', () => {
  const tekst = (id: string, tekst: string, at = 1) => ({ id, tekst, at });

  it('is kept once per id, is of one person, and its removal is final', async () => {
    const { store, id } = await begin();
    const mit = { referat: id, bruger: INGRID };
    for (const words of ['først', 'igen'])
      expect(await store.saveReddet(mit, tekst('i-2', words))).toEqual({ fjernet: false });
    await store.saveReddet(mit, tekst('i-1', 'før', 0));
    expect(await store.findReddet(mit)).toEqual([tekst('i-1', 'før', 0), tekst('i-2', 'først')]);
    const andens = { referat: id, bruger: TORBEN };
    await store.deleteReddet(andens, 'i-2');
    expect([await store.findReddet(andens), (await store.findReddet(mit)).length]).toEqual([[], 2]);
    await store.deleteReddet(mit, 'i-2');
    await store.deleteReddet(mit, 'i-2');
    expect(await store.saveReddet(mit, tekst('i-2', 'først'))).toEqual({ fjernet: true });
    expect(await store.findReddet(mit)).toEqual([tekst('i-1', 'før', 0)]);
  });

  it('has a limit, forgets old removals, and goes with the referat', async () => {
    const { db, store, id } = await begin();
    const mit = { referat: id, bruger: INGRID };
    for (let i = 0; i < 500; i++) await store.saveReddet(mit, tekst(`i-${i}`, 'x'));
    await expect(store.saveReddet(mit, tekst('en-til', 'x'))).rejects.toMatchObject({ code: 'for-mange' });
    for (let i = 0; i < 1100; i++) await store.deleteReddet(mit, `i-${i}`);
    expect(db.prepare('SELECT count(*) FROM reddet').pluck().get()).toBe(1000);
    await store.saveReddet(mit, tekst('en-til', 'x'));
    await store.laegIPapirkurv(id, INGRID);
    expect(await store.toemPapirkurv(Number.MAX_SAFE_INTEGER)).toBe(1);
    expect(db.prepare('SELECT count(*) FROM reddet').pluck().get()).toBe(0);
  });
});

describe('S6: a full disk', () => {
  it('refuses with 507, rolls back, and goes on when there is room', async () => {
    const { db, store, id } = await begin();
    const levende = new Levende(store, () => {});
    const batch = (version: number, name: string, text: string) => ({
      version,
      epoch: 0,
      client: 'c1',
      batch: `batch-${name}`,
      steps: [JSON.parse(step(text))],
    });
    await levende.accept(id, INGRID, batch(0, 'aaaa', 'a'));
    const pages = Number(db.pragma('page_count', { simple: true }));
    db.pragma(`max_page_count = ${pages}`);
    const full = batch(1, 'bbbb', 'x'.repeat(200_000));
    await expect(levende.accept(id, INGRID, full)).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    await expect(levende.accept(id, INGRID, full)).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(await store.findStand(id)).toEqual({ version: 1, epoch: 0 });
    expect((await levende.open(id)).version).toBe(1);
    db.pragma('max_page_count = 1000000');
    // The client still has its batch, and sends it again.
    expect(await levende.accept(id, INGRID, full)).toEqual({ slags: 'accepteret', version: 2 });
    expect(verify(db).forskelle).toEqual([]);
  });
});

describe('verify', () => {
  async function written() {
    const { db, store, id, add } = await begin();
    await store.acceptSteps(add(0, 'batch-01', step('a'), step('b')));
    const found = await store.findGenopbygning(id);
    if (!found) throw new Error('nothing');
    await store.saveSnapshot(id, found, genopbyg(found));
    await store.acceptSteps(add(2, 'batch-02', step('c')));
    await store.gendan(id, { version: 3, epoch: 0 }, doc, 0, INGRID);
    await store.acceptSteps({ ...add(4, 'batch-03', step('d')), epoch: 1 });
    return { db, id };
  }

  it('finds nothing wrong with a log over two epochs', async () => {
    const { db } = await written();
    expect(verify(db)).toMatchObject({ referater: 1, steps: 4, snapshots: 3, filer: 1, forskelle: [] });
  });

  it.each([
    [
      'a changed step',
      'UPDATE step SET json = replace(json, \'"a"\', \'"å"\') WHERE version = 1',
      /giver en anden version 2/,
    ],
    ['a step that is gone', 'DELETE FROM step WHERE version = 2', /når ikke version 2/],
    [
      'a step that no longer fits',
      'UPDATE step SET json = replace(json, \'"from":\', \'"from":9\') WHERE version = 5',
      /trin 5 passer ikke/,
    ],
    [
      'a changed snapshot',
      "UPDATE snapshot SET json = replace(json, 'mangler', 'har nok') WHERE version = 4",
      /aftrykket af version 4/,
    ],
    ['a wrong version', 'UPDATE doc SET version = 9', /slutter ved version 5/],
    ['a changed image', "UPDATE fil SET bytes = x'00'", /Filen/],
    ['a source that is no source', "UPDATE kilde SET json = '{}'", /kilden/],
  ])('tells %s', async (_name, sql, sentence) => {
    const { db } = await written();
    expect(db.prepare(sql).run().changes).toBe(1);
    expect(verify(db).forskelle.join('\n')).toMatch(sentence);
  });
});

describe('stored documents', () => {
  it('can be read again by the strict reader', async () => {
    const { store, id } = await begin();
    const found = await store.findGenopbygning(id);
    expect(laesDokument(JSON.parse(found?.snapshot.json ?? '')).eq(doc)).toBe(true);
  });
});
