// Opening the database and locking the folder: durable on every connection, forward only, one server at a time.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { takeLock } from '../../db/laas.ts';
import { assertDurable, makeFolder, openDatabase, openReadOnly } from '../../db/open.ts';
import { sqliteStore } from '../../db/store.ts';
import { referat } from '../builders/dokument.ts';
import { HAVEUDVALGET, INGRID, iMappe, lager, terning, ur } from '../builders/lager.ts';
import { root } from '../sources.ts';

const hasStrace = spawnSync('strace', ['-c', 'true']).status === 0;

describe('S1: every commit reaches the disk', () => {
  it('on each connection: new, and again on a file that is WAL already', () =>
    iMappe((folder) => {
      const path = join(folder, 'referat.db');
      for (let i = 0; i < 2; i++) {
        const db = openDatabase(path);
        expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
        expect(db.pragma('synchronous', { simple: true })).toBe(2);
        expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
        expect(db.pragma('trusted_schema', { simple: true })).toBe(0);
        db.close();
      }
    }));

  it('a connection that lost it is found out, by the check of health too', async () => {
    const { db, store } = lager();
    await store.checkHealth();
    db.pragma('synchronous = NORMAL');
    expect(() => assertDurable(db)).toThrow(/synchronous=1/);
    await expect(store.checkHealth()).rejects.toThrow(/synchronous=1/);
  });

  it.skipIf(!hasStrace)(`syncs once or more per commit, counted by strace${hasStrace ? '' : ' (needs strace)'}`, () =>
    iMappe((folder) => {
      const path = join(folder, 'referat.db');
      const script = (commits: number) => `
        import { openDatabase } from ${JSON.stringify(join(root, 'db/open.ts'))};
        openDatabase(${JSON.stringify(path)}).close();
        const db = openDatabase(${JSON.stringify(path)});
        const put = db.prepare("INSERT INTO organ (id, navn, type, oprettet) VALUES (hex(randomblob(8)), '', '', 0)");
        for (let i = 0; i < ${commits}; i++) db.transaction(() => put.run()).immediate();`;
      const syncs = (commits: number): number => {
        const out = join(folder, 'strace.txt');
        const args = [
          '-f',
          '-e',
          'trace=fsync,fdatasync',
          '-o',
          out,
          process.execPath,
          '--input-type=module',
          '-e',
          script(commits),
        ];
        execFileSync('strace', args, { stdio: ['ignore', 'ignore', 'pipe'] });
        return readFileSync(out, 'utf8').match(/f(data)?sync\(\d+/g)?.length ?? 0;
      };
      syncs(0);
      expect(syncs(50) - syncs(0)).toBeGreaterThanOrEqual(50);
    }),
  );
});

describe('S2: one server writes', () => {
  it('every table is STRICT', () => {
    const { db } = lager();
    const tables = db.prepare<[], { name: string; type: string; strict: number }>('PRAGMA table_list').all();
    const loose = tables.filter(
      ({ name, type, strict }) => type === 'table' && !name.startsWith('sqlite_') && strict !== 1,
    );
    expect(loose).toEqual([]);
    expect(tables.length).toBeGreaterThan(12);
  });

  it('a second lock on the folder is refused in one sentence, a released one is free', () =>
    iMappe((folder) => {
      const unlock = takeLock(folder);
      expect(() => takeLock(folder)).toThrow(
        expect.objectContaining({ code: 'konflikt', message: expect.stringMatching(/allerede/) }),
      );
      unlock();
      takeLock(folder)();
    }));

  it('reading beside a writer sees one moment and hinders nobody', async () =>
    iMappe(async (folder) => {
      const path = join(folder, 'referat.db');
      const { store } = lager(path);
      const id = await store.createReferat({ organ: HAVEUDVALGET, ejer: INGRID, doc: referat('Et.') });
      const reader = sqliteStore(openReadOnly(path), { now: ur(), random: terning() });
      expect((await reader.findStand(id))?.version).toBe(0);
      await store.acceptSteps({
        doc: id,
        version: 0,
        epoch: 0,
        client: 'c',
        batch: 'batch-01',
        author: INGRID,
        steps: ['{}'],
      });
      expect((await reader.findStand(id))?.version).toBe(1);
      await expect(reader.addPause(id, 1)).rejects.toThrow(/readonly/);
      reader.close();
      store.close();
    }));
});

describe('S7: forward only', () => {
  it('a newer database is refused and left as it is', () =>
    iMappe((folder) => {
      const path = join(folder, 'referat.db');
      const db = openDatabase(path);
      db.pragma('user_version = 99');
      db.close();
      for (const open of [openDatabase, openReadOnly])
        expect(() => open(path)).toThrow(
          expect.objectContaining({ code: 'ugyldig', message: expect.stringMatching(/nyere udgave/) }),
        );
      const raw = new Sqlite(path);
      expect(raw.pragma('user_version', { simple: true })).toBe(99);
      raw.close();
    }));

  it('a file that is not ours is refused: another database, no database at all', () =>
    iMappe((folder) => {
      const other = join(folder, 'other.db');
      const raw = new Sqlite(other);
      raw.exec('CREATE TABLE adresse (navn TEXT)');
      raw.close();
      const junk = join(folder, 'junk.db');
      writeFileSync(junk, 'Kære alle, her er referatet. '.repeat(200));
      for (const path of [other, junk])
        expect(() => openDatabase(path)).toThrow(
          expect.objectContaining({ code: 'ugyldig', message: expect.stringMatching(/ikke en database fra Referat/) }),
        );
      expect(readFileSync(junk, 'utf8')).toMatch(/^Kære alle/);
    }));

  it('migrates in order with a copy first; a migration that fails leaves the older one', () =>
    iMappe((folder) => {
      const migrations = join(folder, 'migrations');
      mkdirSync(migrations);
      const path = join(folder, 'data', 'referat.db');
      makeFolder(join(folder, 'data'));
      writeFileSync(join(migrations, '001-a.sql'), "CREATE TABLE a (x TEXT) STRICT; INSERT INTO a VALUES ('før');");
      openDatabase(path, 'i', migrations).close();
      writeFileSync(
        join(migrations, '002-b.sql'),
        'CREATE TABLE b (x TEXT) STRICT; INSERT INTO b SELECT x FROM mangler;',
      );
      expect(() => openDatabase(path, 'ii', migrations)).toThrow(/mangler/);
      const copy = readdirSync(join(folder, 'data')).find((name) => name.includes('foer-2-ii'));
      const before = new Sqlite(join(folder, 'data', copy ?? ''), { readonly: true });
      expect(before.prepare('SELECT x FROM a').pluck().all()).toEqual(['før']);
      before.close();
      writeFileSync(join(migrations, '002-b.sql'), 'CREATE TABLE b (x TEXT) STRICT; INSERT INTO b SELECT x FROM a;');
      const db = openDatabase(path, 'iii', migrations);
      expect(db.pragma('user_version', { simple: true })).toBe(2);
      expect(db.prepare('SELECT x FROM b').pluck().all()).toEqual(['før']);
      db.close();
    }));

  it('a hole in the numbers is a fault of ours', () =>
    iMappe((folder) => {
      writeFileSync(join(folder, '002-b.sql'), 'SELECT 1;');
      expect(() => openDatabase(':memory:', 'i', folder)).toThrow(/not number 1/);
    }));
});

describe('a folder that cannot be had', () => {
  it.each(['/proc/findes-ikke', '/dev/null/data', '/dev/null'])('%s is one sentence', (folder) => {
    expect(() => makeFolder(folder)).toThrow(
      expect.objectContaining({ code: 'ugyldig', message: expect.stringMatching(/kan ikke skrives/) }),
    );
  });

  it.skipIf(process.getuid?.() === 0)('a read-only one too', () =>
    iMappe((folder) => {
      chmodSync(folder, 0o500);
      expect(() => takeLock(folder)).toThrow(expect.objectContaining({ code: 'ugyldig' }));
      chmodSync(folder, 0o700);
    }),
  );
});
