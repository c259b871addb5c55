// A reading out is an event: who, when, the hash of the words and the version that had them – never the words.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { oplaesninger, oplaestTekst } from '../../editor/model/oplaesning.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
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
