// Bilag in the store: in order, within bounds, gone and back again; their bytes are kept as long as somebody points at them.
import { expect, it } from 'vitest';
import { MAX_BILAG, MAX_SAMLET, type NytBilag } from '../../db/bilag.ts';
import { verify } from '../../db/verify.ts';
import { referat } from '../builders/dokument.ts';
import { HAVEUDVALGET, INGRID, lager } from '../builders/lager.ts';

const nyt = (navn: string, indhold = navn): NytBilag => ({
  titel: navn,
  filnavn: `${navn}.txt`,
  mime: 'text/plain',
  bytes: new TextEncoder().encode(indhold),
});

async function begin() {
  const { db, store } = lager();
  const opret = () => store.createReferat({ organ: HAVEUDVALGET, ejer: INGRID, doc: referat('Ét.') });
  const id = await opret();
  const titler = async () => (await store.listBilag(id)).map(({ titel }) => titel).join('');
  const add = (...navne: string[]) =>
    store.addBilag(
      id,
      navne.map((navn) => nyt(navn)),
      INGRID,
    );
  return { db, store, id, opret, titler, add };
}

it('stand in the order they came, and where they are moved', async () => {
  const { store, id, titler, add } = await begin();
  const [a = '', , c = ''] = await add('a', 'b', 'c');
  await add('d');
  expect(await titler()).toBe('abcd');
  await store.flytBilag(id, c, 0, INGRID);
  expect(await titler()).toBe('cabd');
  await store.flytBilag(id, a, 99, INGRID);
  expect(await titler()).toBe('cbda');
  await expect(store.flytBilag(id, 'ukendt', 0, INGRID)).rejects.toThrow('Bilaget findes ikke.');
});

it('are gone when removed, and come back where they stood', async () => {
  const { db, store, id, titler, add } = await begin();
  const [, b = ''] = await add('a', 'b', 'c');
  await store.fjernBilag(id, b, INGRID);
  expect(await titler()).toBe('ac');
  expect(await store.findBilagsfil(id, b)).toBeNull();
  await expect(store.fjernBilag(id, b, INGRID)).rejects.toThrow();
  await expect(store.updateBilag(id, b, { titel: 'x', offentlig: null }, INGRID)).rejects.toThrow();
  await store.fortrydFjernBilag(id, b, INGRID);
  expect(await titler()).toBe('abc');
  await expect(store.fortrydFjernBilag(id, b, INGRID)).rejects.toThrow();
  const slags = db.prepare('SELECT slags FROM haendelse WHERE referat = ? ORDER BY id').pluck().all(id);
  expect(slags.slice(1)).toEqual([
    ...['bilag-tilfoejet', 'bilag-tilfoejet', 'bilag-tilfoejet', 'bilag-fjernet', 'bilag-hentet-op'],
  ]);
});

it('are undecided until somebody decides, and the log holds none of their words', async () => {
  const { db, store, id, add } = await begin();
  const [a = ''] = await add('hemmelig');
  expect(await store.listBilag(id)).toMatchObject([{ offentlig: null, stoerrelse: 8 }]);
  for (const offentlig of [true, false, null]) {
    await store.updateBilag(id, a, { titel: 'Lejekontrakt', offentlig }, INGRID);
    expect(await store.listBilag(id)).toMatchObject([{ titel: 'Lejekontrakt', offentlig }]);
  }
  const log = db.prepare('SELECT group_concat(detaljer) FROM haendelse').pluck().get();
  expect(log).not.toMatch(/hemmelig|Lejekontrakt/);
});

it('all or none are added, and never beyond the bounds', async () => {
  const { db, store, id, titler, add } = await begin();
  await store.addBilag(
    id,
    Array.from({ length: MAX_BILAG - 1 }, (_, i) => nyt(`${i}`)),
    INGRID,
  );
  const before = await titler();
  await expect(add('x', 'y')).rejects.toThrow(`højst have ${MAX_BILAG} bilag`);
  expect(await titler()).toBe(before);
  const [last = ''] = await add('x');
  await store.fjernBilag(id, last, INGRID);
  await add('y');
  // A removal cannot be undone into one too many.
  await expect(store.fortrydFjernBilag(id, last, INGRID)).rejects.toThrow('højst');
  db.prepare('UPDATE bilag SET stoerrelse = ? WHERE plads = 0').run(MAX_SAMLET);
  const [first = ''] = (await store.listBilag(id)).map((one) => one.id);
  await store.fjernBilag(id, last, INGRID).catch(() => {});
  await store.fjernBilag(id, (await store.listBilag(id))[5]?.id ?? '', INGRID);
  await expect(add('z')).rejects.toThrow('100 MB');
  await store.fjernBilag(id, first, INGRID);
  await add('z');
});

it('belong to their referat alone, and are no images of its text', async () => {
  const { store, id, opret, add } = await begin();
  const [a = ''] = await add('a');
  const other = await opret();
  expect(await store.findBilag(other, a)).toBeNull();
  expect(await store.findBilagsfil(other, a)).toBeNull();
  const { sha256 } = (await store.listBilag(id))[0] ?? { sha256: '' };
  expect(await store.findFil(id, sha256)).toBeNull();
  expect((await store.listFiler(id)).size).toBe(0);
});

it('their bytes go when the last who points at them is gone, thirty days after', async () => {
  const { db, store, id, opret, add } = await begin();
  const other = await opret();
  const [a = ''] = await add('a');
  await store.addBilag(other, [nyt('a')], INGRID);
  const filer = () => db.prepare('SELECT count(*) FROM fil').pluck().get();
  expect(filer()).toBe(1);
  await store.fjernBilag(id, a, INGRID);
  await store.toemPapirkurv(0);
  expect(db.prepare('SELECT count(*) FROM bilag').pluck().get()).toBe(2);
  await store.toemPapirkurv(Number.MAX_SAFE_INTEGER);
  expect([db.prepare('SELECT count(*) FROM bilag').pluck().get(), filer()]).toEqual([1, 1]);
  expect(verify(db).forskelle).toEqual([]);
  await store.laegIPapirkurv(other, INGRID);
  await store.toemPapirkurv(Number.MAX_SAFE_INTEGER);
  expect(filer()).toBe(0);
});
