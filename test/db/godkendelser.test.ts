// Approved versions in the store: whole or absent, kept through a newer schema and through the migration that brought them.
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { sqliteStore } from '../../db/store.ts';
import { verify } from '../../db/verify.ts';
import { genopbyg } from '../../server/collab/genopbyg.ts';
import { referat } from '../builders/dokument.ts';
import { nyGodkendt } from '../builders/godkendt.ts';
import { HAVEUDVALGET, INGRID, iMappe, lager, terning, ur } from '../builders/lager.ts';

const doc = referat('Der mangler bænke.');
const fil = (format: string) => ({ format, navn: format, mime: 'text/plain', bytes: new TextEncoder().encode(format) });
const ny = { doc, version: 0, epoch: 0, kontrol: [], noteret: null, brevhoved: 'x', release: '0', dag: '2026-01-01' };

describe('an approval', () => {
  it('that fails at its last file leaves nothing behind', async () => {
    const { db, store } = lager();
    const id = await store.createReferat({ organ: HAVEUDVALGET, ejer: INGRID, doc });
    await store.skiftStatus(id, 'til-godkendelse', INGRID);
    const before = await store.findHoved();
    // Twice the same format: the last row is refused.
    const filer = [fil('txt'), fil('pdf'), fil('txt')];
    await expect(store.godkend({ ...ny, referat: id, filer }, INGRID)).rejects.toThrow(/UNIQUE/);
    expect([await store.listUdgaver(id), (await store.findReferat(id))?.status]).toEqual([[], 'godkendelse']);
    expect(await store.findHoved()).toBe(before);
    expect(db.prepare('SELECT count(*) FROM arkivfil').pluck().get()).toBe(0);
    expect(verify(db).forskelle).toEqual([]);
  });

  it('is of a text that has not moved on, and of a referat that is to be approved', async () => {
    const { store } = lager();
    const id = await store.createReferat({ organ: HAVEUDVALGET, ejer: INGRID, doc });
    const approve = (version: number) => store.godkend({ ...ny, version, referat: id, filer: [] }, INGRID);
    await expect(approve(0)).rejects.toThrow('ikke til godkendelse');
    await store.skiftStatus(id, 'til-godkendelse', INGRID);
    await expect(approve(1)).rejects.toThrow('Nogen skrev i referatet imens');
    expect((await approve(0)).udgave).toBe(1);
    await expect(approve(0)).rejects.toThrow('ikke til godkendelse');
    await store.laegIPapirkurv(id, INGRID).catch(() => undefined);
    expect((await store.findReferat(id))?.slettet).toBeNull();
  });

  it('stays what it was when a newer release raises the document (S7), and can be corrected from there', async () => {
    const { db, store } = lager();
    const { id, hoved } = await nyGodkendt(store);
    const [before] = await store.listUdgaver(id);
    const raised = await store.loeft(id, { version: 0, epoch: 0 }, doc);
    expect(raised).toEqual({ version: 1, epoch: 1 });
    expect(await store.listUdgaver(id)).toEqual([before]);
    expect(verify(db, hoved).forskelle).toEqual([]);
    if (!raised) throw new Error('not raised');
    expect(await store.ret(id, raised, doc, INGRID)).toEqual({ version: 2, epoch: 2 });
    expect(await store.ret(id, { version: 2, epoch: 2 }, doc, INGRID)).toBeNull();
    const approved = await store.findGenopbygning(id, 0);
    expect(approved && genopbyg(approved).eq(doc)).toBe(true);
    expect(verify(db, hoved).forskelle).toEqual([]);
  });
});

describe('the migration that brings approving', () => {
  const folder = fileURLToPath(new URL('../../db/migrations/', import.meta.url));

  it('keeps the points of the history and takes the old events into the chain', () =>
    iMappe(async (data) => {
      const old = join(data, 'migrations');
      mkdirSync(old);
      for (const name of readdirSync(folder).filter((one) => one < '006'))
        copyFileSync(join(folder, name), join(old, name));
      const path = join(data, 'referat.db');
      const before = openDatabase(path, 'kopi', old);
      before.exec(`INSERT INTO organ VALUES ('o', 'Organ', 'udvalg', 0);
        INSERT INTO bruger VALUES ('b', 'b', 'Bo', 'referent', NULL, 0, NULL);
        INSERT INTO referat (id, organ, ejer, oprettet, aendret) VALUES ('r', 'o', 'b', 0, 0);
        INSERT INTO doc VALUES ('r', 0, 0, 1);
        INSERT INTO version VALUES ('r', 0, 'oprettet', NULL, 'b', 5, NULL);
        INSERT INTO haendelse (at, bruger, referat, slags) VALUES (5, 'b', 'r', 'referat-oprettet');`);
      before.close();
      const db = openDatabase(path);
      const store = sqliteStore(db, { now: ur(), random: terning() });
      expect(await store.listVersioner('r')).toMatchObject([{ version: 0, slags: 'oprettet', bruger: 'b', at: 5 }]);
      await store.omdoebReferat('r', 'Nyt navn', 'b');
      expect((await store.listHaendelser('r', 9)).map(({ slags }) => slags)).toEqual([
        'referat-omdoebt',
        'referat-oprettet',
      ]);
      const told = verify(db);
      // The referat that was written by hand has no snapshot; the chain is whole.
      expect(told.haendelser).toBe(2);
      expect(told.forskelle.filter((line) => !line.startsWith('Referat r:'))).toEqual([]);
      expect((await store.listOrganer()).map(({ toPersoner }) => toPersoner)).toEqual([false]);
      store.close();
    }));
});
