// Comment rounds in the store: whole or absent, one at a time, closed by the clock, and what was sent out stays.
import { describe, expect, it } from 'vitest';
import { erIGang } from '../../db/hoeringer.ts';
import type { Store } from '../../db/store.ts';
import { verify } from '../../db/verify.ts';
import { referat } from '../builders/dokument.ts';
import { brev, DAG, FRIST, inviteret, nyHoering, nyHoert } from '../builders/hoert.ts';
import { HAVEUDVALGET, INGRID, type Lager, lager } from '../builders/lager.ts';

const doc = referat('Der mangler bænke.');
const slags = ({ db }: Lager, referat: string): unknown[] =>
  db.prepare('SELECT slags FROM haendelse WHERE referat = ? ORDER BY id').pluck().all(referat);
const nyt = (store: Store) => store.createReferat({ organ: HAVEUDVALGET, ejer: INGRID, doc });

describe('opening a round', () => {
  it('freezes the version, asks each, queues the letters of those with an address, and says so', async () => {
    const her = lager();
    const { referat: id, id: hoering } = await nyHoert(her.store);
    const found = await her.store.findHoering(id);
    expect(found).toMatchObject({
      id: hoering,
      nr: 1,
      version: 0,
      lukket: null,
      seHinanden: true,
      navn: 'Ingrid Måneskov',
    });
    expect(found?.inviterede.map(({ nr, navn, mail, udefra, deltager }) => [nr, navn, mail, udefra, deltager])).toEqual(
      [
        [1, 'Bo', 'bo@x.example', false, 'd1'],
        [2, 'Karen', 'karen@x.example', true, null],
        [3, 'Per', null, false, null],
      ],
    );
    expect((await her.store.listHoeringsbreve(hoering)).map(({ nr, tilstand }) => [nr, tilstand]).sort()).toEqual([
      [1, 'venter'],
      [2, 'venter'],
    ]);
    expect((await her.store.findUdkast(hoering, 'offentlig'))?.json).toBe(JSON.stringify(doc.toJSON()));
    expect(await her.store.findUdkast(hoering, 'fuld')).toBeNull();
    expect((await her.store.findReferat(id))?.status).toBe('kommentering');
    expect(slags(her, id)).toEqual(['referat-oprettet', 'hoering-aabnet', 'status-skiftet']);
    for (const detaljer of her.db.prepare<[], string>('SELECT detaljer FROM haendelse').pluck().all())
      expect(detaljer).not.toMatch(/@|Karen/);
    expect(verify(her.db).forskelle).toEqual([]);
  });

  it('that fails at its last person leaves nothing behind', async () => {
    const her = lager();
    const id = await nyt(her.store);
    const inviterede = [inviteret('Bo'), inviteret('Bo')];
    await expect(her.store.aabnHoering(nyHoering({ referat: id, inviterede }), INGRID)).rejects.toThrow(/UNIQUE/);
    expect(await her.store.findHoering(id)).toBeNull();
    expect((await her.store.findReferat(id))?.status).toBe('kladde');
    expect(slags(her, id)).toEqual(['referat-oprettet']);
  });

  it('is of a version of this epoch, of a referat that is not approved, and of one round at a time', async () => {
    const { store } = lager();
    const id = await nyt(store);
    const aabn = (mere = {}) => store.aabnHoering(nyHoering({ referat: id, ...mere }), INGRID);
    await expect(aabn({ version: 1 })).rejects.toThrow('ført tilbage');
    await expect(aabn({ epoch: 1 })).rejects.toThrow('ført tilbage');
    await expect(aabn({ frist: 0 })).rejects.toThrow('efter nu');
    const { id: foerste } = await aabn();
    await expect(aabn()).rejects.toThrow('1. runde er i gang');
    await store.lukHoering(foerste, INGRID);
    expect((await aabn()).nr).toBe(2);
    expect((await store.listHoeringer(id)).map(({ nr }) => nr)).toEqual([2, 1]);
    expect((await store.findHoering(id, 1))?.id).toBe(foerste);
  });

  it('keeps what was sent out', async () => {
    const { db, store } = lager();
    await nyHoert(store);
    for (const sql of [
      "UPDATE udkast SET json = '{}'",
      "UPDATE hoering SET besked = 'x'",
      'UPDATE hoering SET version = 1',
      "UPDATE snapshot SET json = '{}'",
    ])
      expect(() => db.prepare(sql).run(), sql).toThrow(/sent/);
  });

  it('goes with its referat for good', async () => {
    const { db, store } = lager();
    const { referat: id } = await nyHoert(store);
    await store.laegIPapirkurv(id, INGRID);
    expect(await store.toemPapirkurv(Date.now() + 1000 * DAG)).toBe(1);
    for (const table of ['hoering', 'inviteret', 'hoeringsbrev', 'udkast'])
      expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
    expect(verify(db).forskelle).toEqual([]);
  });
});

describe('a running round', () => {
  it('ends at its deadline, which can be moved, and then runs again', async () => {
    const her = lager();
    const { referat: id, id: hoering } = await nyHoert(her.store, { frist: Date.UTC(2026, 0, 1, 0, 0, 5) });
    for (let i = 0; i < 6; i++) await her.store.lukUdloebne();
    const lukket = await her.store.getHoering(hoering);
    expect(lukket.lukket).not.toBeNull();
    expect(erIGang(lukket, 0)).toBe(false);
    const bruger = her.db.prepare("SELECT bruger FROM haendelse WHERE slags = 'hoering-lukket'").pluck().all();
    expect(bruger).toEqual([null]);
    await expect(her.store.tilfoejInviteret(hoering, inviteret('Ny'), true, INGRID)).rejects.toThrow('slut');
    await her.store.forlaengFrist(
      { hoering, frist: FRIST, breve: [{ ...brev('frist'), nr: 1 }], server: true },
      INGRID,
    );
    const igen = await her.store.getHoering(hoering);
    expect([igen.frist, igen.lukket]).toEqual([FRIST, null]);
    expect([erIGang(igen, FRIST - 1), erIGang(igen, FRIST)]).toEqual([true, false]);
    expect(await her.store.lukHoering(hoering, INGRID)).toBe(true);
    expect(await her.store.lukHoering(hoering, INGRID)).toBe(false);
    expect(slags(her, id).slice(3)).toEqual(['hoering-lukket', 'hoering-frist', 'hoering-lukket']);
  });

  it('ends when the draft is taken back, and when it is approved', async () => {
    const { store } = lager();
    const { referat: id, id: hoering } = await nyHoert(store);
    await store.skiftStatus(id, 'til-godkendelse', INGRID);
    expect((await store.getHoering(hoering)).lukket).toBeNull();
    await store.skiftStatus(id, 'tag-tilbage', INGRID);
    expect((await store.getHoering(hoering)).lukket).not.toBeNull();
    const to = await nyHoert(store);
    await store.skiftStatus(to.referat, 'til-godkendelse', INGRID);
    const ny = { referat: to.referat, doc, version: 0, epoch: 0, kontrol: [], noteret: null };
    await store.godkend({ ...ny, brevhoved: 'x', release: '0', filer: [], dag: '2026-01-01' }, INGRID);
    expect((await store.getHoering(to.id)).lukket).not.toBeNull();
  });

  it('asks one more, refuses the same twice, and asks again whoever was taken off', async () => {
    const { db, store } = lager();
    const { id: hoering } = await nyHoert(store);
    const add = (navn: string) => store.tilfoejInviteret(hoering, inviteret(navn), true, INGRID);
    expect(await add('Ny')).toBe(4);
    await expect(add('KAREN')).rejects.toThrow('inviteret allerede');
    expect(await store.noterDeltagerlink(hoering, 2, 'hash', INGRID)).toBe(true);
    expect(await store.noterDeltagerlink(hoering, 99, 'hash2', INGRID)).toBe(false);
    expect(await store.tilbagekaldInviteret(hoering, 2, INGRID)).toBe(true);
    expect(await store.tilbagekaldInviteret(hoering, 2, INGRID)).toBe(false);
    expect(db.prepare('SELECT count(*) FROM deltagerlink').pluck().get()).toBe(0);
    expect(await store.noterDeltagerlink(hoering, 2, 'hash', INGRID)).toBe(false);
    expect(await add('KAREN')).toBe(2);
    expect((await store.getHoering(hoering)).inviterede[1]).toMatchObject({ navn: 'KAREN', tilbagekaldt: null });
  });
});

describe('verify', () => {
  it('holds a round against the log, whatever has happened to it, and sees each change', async () => {
    const { db, store } = lager();
    const { id: hoering } = await nyHoert(store);
    await store.tilfoejInviteret(hoering, inviteret('Ny'), true, INGRID);
    await store.tilbagekaldInviteret(hoering, 4, INGRID);
    await store.tilbagekaldInviteret(hoering, 1, INGRID);
    await store.tilfoejInviteret(hoering, inviteret('Ny'), true, INGRID);
    await store.svarHoering(hoering, 2, 'ingen');
    await store.lukHoering(hoering, INGRID);
    await store.forlaengFrist({ hoering, frist: FRIST + DAG, breve: [], server: true }, INGRID);
    await store.lukHoering(hoering, INGRID);
    expect(verify(db)).toMatchObject({ hoeringer: 1, forskelle: [] });
    for (const sql of [
      'UPDATE hoering SET frist = frist + 1',
      'UPDATE hoering SET lukket = NULL',
      'UPDATE hoering SET nr = 2',
      'UPDATE hoering SET kode = 1',
      "UPDATE udkast SET json = '{}', sha256 = 'x'",
      'UPDATE udkast SET sha256 = sha256 || 0',
      'UPDATE inviteret SET tilbagekaldt = NULL WHERE nr = 1',
      'UPDATE inviteret SET tilbagekaldt = 1 WHERE nr = 4',
      "UPDATE inviteret SET svar = 'faerdig' WHERE nr = 2",
      'DELETE FROM inviteret WHERE nr = 4',
      "UPDATE hoeringsbrev SET tilstand = 'sendt' WHERE nr = 2",
      'DELETE FROM hoering',
    ]) {
      db.exec('BEGIN');
      for (const name of db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all())
        db.exec(`DROP TRIGGER ${name}`);
      db.prepare(sql).run();
      const found = verify(db).forskelle.filter((one) => one.startsWith('Kommentering'));
      db.exec('ROLLBACK');
      expect(found.length, sql).toBeGreaterThan(0);
    }
  });
});
