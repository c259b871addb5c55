// A reading out is an event: who, when, the hash of the words and the version that had them – never the words.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { oplaesninger, oplaestTekst } from '../../editor/model/oplaesning.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import { laesVersioner } from '../../editor/model/wire.ts';
import { klOgDag } from '../../server/pages/tid.ts';
import { NU, type Vaert, vaert } from '../pages/vaert.ts';

let her: Vaert;
beforeAll(async () => {
  her = await vaert();
});
afterAll(() => her.slut());

const doc = schema.node('doc', null, [
  schema.node('titel', { id: 't' }, schema.text('Møde')),
  schema.node('konklusion', { id: 'k1' }, [schema.node('afsnit', { id: 'a' }, schema.text('Broen lukkes til maj.'))]),
]);
const [first] = oplaesninger(doc, rosterOf(doc));
const sha256 = createHash('sha256')
  .update(first ? oplaestTekst(first.node, rosterOf(doc)) : '')
  .digest('hex');

it('is noted once with its version, by whoever may, and refused where it makes no sense', async () => {
  const ejer = await her.nyBruger('ejer', 'referent');
  const id = await her.store.createReferat({ organ: 'havnen', ejer: ejer.id, doc });
  const post = (body: unknown) =>
    her.hent(`/referater/${id}/oplaesninger`, ejer.token, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    });
  const laest = NU - 60_000;
  expect((await post({ del: 'k1', sha256, laest })).status).toBe(201);
  const again = await post({ del: 'k1', sha256, laest });
  expect(await again.json()).toEqual([{ del: 'k1', sha256, laest, navn: 'Ejer' }]);
  // Other words than the server has: noted as they were told, with no version to point at. A clock ahead counts as now.
  const other = 'f'.repeat(64);
  const later = await post({ del: 'k1', sha256: other, laest: NU + 3_600_000 });
  expect(await later.json()).toEqual([{ del: 'k1', sha256: other, laest: NU, navn: 'Ejer' }]);
  const rows = her.db
    .prepare<[string], { at: number; bruger: string; detaljer: string }>(
      `SELECT at, bruger, detaljer FROM haendelse WHERE referat = ? AND slags = 'oplaest' ORDER BY id`,
    )
    .all(id);
  expect(rows.map(({ at, bruger, detaljer }) => [at, bruger, JSON.parse(detaljer)])).toEqual([
    [NU, ejer.id, { del: 'k1', sha256, laest, version: 0 }],
    [NU, ejer.id, { del: 'k1', sha256: other, laest: NU, version: null }],
  ]);
  for (const wrong of [{}, { del: 'k 1', sha256, laest }, { del: 'k1', sha256: 'x', laest }, { del: 'k1', sha256 }])
    expect((await post(wrong)).status).toBe(400);
});

it('stands in the history between the versions, with the time of reading, what was read and by whom', async () => {
  const ejer = await her.nyBruger('oplaeser', 'referent');
  const punkt = schema.node('punkt', { id: 'p' }, [
    schema.node('overskrift', { id: 'o' }, schema.text('2. Broen')),
    schema.node('konklusion', { id: 'k2', art: 'beslutning' }, [
      schema.node('afsnit', { id: 'b' }, schema.text('Broen males.')),
    ]),
  ]);
  const id = await her.store.createReferat({
    organ: 'havnen',
    ejer: ejer.id,
    doc: doc.copy(doc.content.addToEnd(punkt)),
  });
  const insert = her.db.prepare('INSERT INTO version (doc, version, slags, at) VALUES (?, ?, ?, ?)');
  const read = (del: string, laest: number) =>
    her.store.insertOplaesning(id, { del, sha256, laest, version: null }, ejer.id);
  const HOUR = 3_600_000;
  her.db.prepare("UPDATE version SET at = ? WHERE doc = ? AND slags = 'oprettet'").run(NU - 3 * HOUR, id);
  insert.run(id, 1, 'pause', NU - HOUR);
  await read('k2', NU - 2 * HOUR);
  // The same one again is told again; one whose words are gone by its time alone; one before the first version last.
  await read('k2', NU - HOUR / 2);
  await read('vaek', NU - HOUR / 4);
  await read('k1', NU - 4 * HOUR);
  const answer = await her.hent(`/referater/${id}/historik`, ejer.token, { headers: { accept: 'application/json' } });
  const lines = laesVersioner(await answer.json());
  expect(lines.map(({ version, titel }) => [version, titel.replace(/\d\d\.\d\d/, 'T')])).toEqual([
    [null, 'Læst op kl. T'],
    [null, 'Læst op kl. T'],
    [1, 'Skrevet'],
    [null, 'Læst op kl. T'],
    [0, 'Oprettet'],
    [null, 'Læst op kl. T'],
  ]);
  expect(lines.map(({ under }) => under.replace(/^.* af /, ''))).toMatchObject({
    0: 'Oplaeser',
    1: 'Oplaeser · Beslutning, 2. Broen',
    5: 'Oplaeser · Konklusion',
  });
  const { kl } = klOgDag(NU - 2 * HOUR, NU);
  expect(lines[3]?.titel).toBe(`Læst op ${kl}`);
  const page = await (await her.hent(`/referater/${id}/historik`, ejer.token)).text();
  expect(page.split('<li class="haendelse">')).toHaveLength(5);
  expect(page).toContain(`<b>Læst op ${kl}</b>`);
});
