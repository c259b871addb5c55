// The chain of events: every event is in it, nothing in it can be changed unseen, and what people wrote can be erased
// without breaking it.
import { describe, expect, it } from 'vitest';
import { insertHaendelse } from '../../db/haendelser.ts';
import { BEGYNDELSE, hoved, type Kaedeled, ledaftryk } from '../../db/kaede.ts';
import type { Database } from '../../db/open.ts';
import { verify } from '../../db/verify.ts';
import { referat } from '../builders/dokument.ts';
import { HAVEUDVALGET, INGRID, lager, TORBEN } from '../builders/lager.ts';

const doc = referat('Der mangler bænke.');

async function skrevet() {
  const { db, store } = lager();
  const id = await store.createReferat({ organ: HAVEUDVALGET, ejer: INGRID, doc });
  await store.omdoebReferat(id, 'Bænke', INGRID);
  await store.setEjer(id, TORBEN, INGRID);
  const punkt = {
    regel: 'telefon',
    alvor: 'begrundes',
    blok: 'b1',
    citat: '23 45 67 89',
    om: '',
    begrundelse: 'Hans ønske',
  };
  await store.saveKontrol({ referat: id, version: 0, epoch: 0, punkter: [punkt] }, TORBEN);
  return { db, store, id };
}

/** Takes the guards away, as somebody with the file in their hands can. */
function udenVagter(db: Database): void {
  for (const name of db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all())
    db.exec(`DROP TRIGGER ${name}`);
}

/** Writes the whole chain anew over what stands there now, as a careful forger would. */
function genberegn(db: Database): void {
  let forrige = BEGYNDELSE;
  for (const row of db.prepare<[], Kaedeled>('SELECT * FROM haendelse ORDER BY id').all()) {
    const aftryk = ledaftryk(row, forrige);
    db.prepare('UPDATE haendelse SET forrige = ?, aftryk = ? WHERE id = ?').run(forrige, aftryk, row.id);
    forrige = aftryk;
  }
}

describe('the chain', () => {
  it('holds every event, each on the one before', async () => {
    const { db, store } = await skrevet();
    const slags = db.prepare('SELECT slags FROM haendelse ORDER BY id').pluck().all();
    expect(slags).toEqual(['referat-oprettet', 'referat-omdoebt', 'referat-givet-videre', 'kontrolleret']);
    expect(verify(db)).toMatchObject({ haendelser: 4, hoved: hoved(db), forskelle: [] });
    expect(await store.findHoved()).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['its time', 'UPDATE haendelse SET at = at + 1 WHERE id = 2'],
    ['who', `UPDATE haendelse SET bruger = '${TORBEN}' WHERE id = 2`],
    ['what it was', "UPDATE haendelse SET slags = 'andet' WHERE id = 2"],
    ['what it says', `UPDATE haendelse SET detaljer = '{"til":"x"}' WHERE id = 3`],
    ['an event that is gone', 'DELETE FROM haendelse WHERE id = 2'],
    ['all hashes taken away but one', 'UPDATE haendelse SET aftryk = NULL WHERE id < 4'],
    ['the text beside it', `UPDATE haendelsestekst SET json = replace(json, 'Hans', 'Mit')`],
    ['the text gone', 'DELETE FROM haendelsestekst'],
  ])('refuses or tells a change: %s', async (_name, sql) => {
    const { db } = await skrevet();
    if (!sql.startsWith('DELETE FROM haendelsestekst')) expect(() => db.exec(sql)).toThrow(/what is written stays/);
    udenVagter(db);
    db.exec(sql);
    const { forskelle } = verify(db);
    expect(forskelle.filter((line) => !line.startsWith('Vagten'))).not.toEqual([]);
  });

  it('tells that a guard is gone, changed or foreign', async () => {
    const { db } = await skrevet();
    db.exec('DROP TRIGGER haendelse_fast');
    expect(verify(db).forskelle).toEqual(['Vagten haendelse_fast mangler eller er ændret.']);
    db.exec('CREATE TRIGGER haendelse_fast BEFORE UPDATE ON haendelse BEGIN SELECT 1; END');
    expect(verify(db).forskelle).toEqual(['Vagten haendelse_fast mangler eller er ændret.']);
  });

  it('a chain that was written anew looks whole, but not to whoever has a head of the old one', async () => {
    const { db } = await skrevet();
    const gammelt = hoved(db);
    const vagter = db.prepare<[], string>("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
    expect(verify(db, gammelt).forskelle).toEqual([]);
    udenVagter(db);
    db.exec(`UPDATE haendelse SET bruger = '${TORBEN}' WHERE id = 2`);
    genberegn(db);
    for (const sql of vagter) db.exec(sql);
    expect(verify(db).forskelle).toEqual([]);
    expect(verify(db, gammelt).forskelle).toEqual([expect.stringMatching(/^Hovedet [0-9a-f]{64} er ikke i kæden/)]);
    expect(verify(db, hoved(db)).forskelle).toEqual([]);
  });

  it('an earlier head still holds when more has happened', async () => {
    const { db, store, id } = await skrevet();
    const gammelt = hoved(db);
    await store.omdoebReferat(id, 'Nye bænke', INGRID);
    expect(hoved(db)).not.toBe(gammelt);
    expect(verify(db, gammelt).forskelle).toEqual([]);
  });

  it('takes in the events that an older release wrote, before the next one', async () => {
    const { db } = lager();
    const old = db.prepare("INSERT INTO haendelse (at, bruger, referat, slags) VALUES (?, 'a', NULL, 'log-ind')");
    old.run(1);
    old.run(2);
    expect(verify(db)).toMatchObject({ haendelser: 2, hoved: null, forskelle: [] });
    insertHaendelse(db, { at: 3, bruger: 'a', referat: null, slags: 'log-ind' });
    expect(verify(db)).toMatchObject({ haendelser: 3, hoved: hoved(db), forskelle: [] });
    expect(() => db.exec('UPDATE haendelse SET at = 5 WHERE id = 1')).toThrow(/what is written stays/);
  });

  it('an event that is rolled back leaves no link', async () => {
    const { db } = await skrevet();
    const before = hoved(db);
    const tried = db.transaction(() => {
      insertHaendelse(db, { at: 9, bruger: null, referat: null, slags: 'log-ind' });
      throw new Error('no');
    });
    expect(() => tried()).toThrow('no');
    expect(hoved(db)).toBe(before);
    expect(verify(db).forskelle).toEqual([]);
  });
});

describe('the texts beside it', () => {
  it('are not in the chain, under a hash that cannot be guessed from the words', async () => {
    const { db } = await skrevet();
    const rows = JSON.stringify(db.prepare('SELECT * FROM haendelse').all());
    expect(rows).not.toContain('23 45 67 89');
    expect(rows).not.toContain('Hans ønske');
    const salts = db.prepare<[], string>('SELECT salt FROM haendelsestekst').pluck().all();
    expect(salts.every((salt) => salt.length >= 20)).toBe(true);
  });

  it('go with a referat that is removed for good, and the chain holds', async () => {
    const { db, store, id } = await skrevet();
    const head = hoved(db);
    await store.laegIPapirkurv(id, TORBEN);
    expect(await store.toemPapirkurv(Number.MAX_SAFE_INTEGER)).toBe(1);
    expect(db.prepare('SELECT count(*) FROM haendelsestekst').pluck().get()).toBe(0);
    expect(verify(db, head).forskelle).toEqual([]);
  });
});
