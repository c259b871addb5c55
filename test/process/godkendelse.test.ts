// The server killed while a referat is being approved: afterwards the approval is there whole, with every file, or not at
// all, and `verify` finds nothing wrong.
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { DATABASE_FILE, openReadOnly } from '../../db/open.ts';
import { sqliteStore } from '../../db/store.ts';
import { verify } from '../../db/verify.ts';
import { FORMATER } from '../../server/export/formater.ts';
import { arkivformat, UDGAVER } from '../../server/export/udgave.ts';
import { iMappe } from '../builders/lager.ts';
import { endAll, grundlag, type Proces, startProces } from './server.ts';
import { pause } from './skriver.ts';

const SEED = Number(process.env.REFERAT_SEED_NUMBER ?? Date.now() % 1_000_000);
const FILER = Object.keys(FORMATER)
  .flatMap((format) => UDGAVER.map((udgave) => arkivformat(format, udgave)))
  .sort();

afterEach(endAll);

/** Posts a form; null where nobody answered. */
async function send(url: string, token: string, felter: Record<string, string> = {}): Promise<number | null> {
  const headers = { cookie: `referat=${token}`, accept: 'text/html' };
  const body = new URLSearchParams(felter);
  try {
    return (await fetch(url, { method: 'POST', redirect: 'manual', headers, body })).status;
  } catch {
    return null;
  }
}

/** What stands in the data folder when nobody runs on it: null = not approved, else the formats that were kept. */
async function staar(folder: string, id: string): Promise<readonly string[] | null> {
  const db = openReadOnly(join(folder, DATABASE_FILE));
  try {
    const { forskelle, hoved } = verify(db);
    expect(forskelle).toEqual([]);
    const store = sqliteStore(db, { now: Date.now, random: (array) => array });
    const [udgave] = await store.listUdgaver(id);
    expect((await store.findReferat(id))?.status).toBe(udgave ? 'godkendt' : 'godkendelse');
    if (udgave) expect(verify(db, udgave.hoved).forskelle).toEqual([]);
    expect(hoved).not.toBeNull();
    return udgave ? udgave.filer.map(({ format }) => format).sort() : null;
  } finally {
    db.close();
  }
}

async function tilGodkendelse(folder: string): Promise<{ proces: Proces; sti: string; token: string; id: string }> {
  const { id, token } = await grundlag(folder);
  const proces = await startProces({ REFERAT_DATA: folder });
  const sti = `${proces.url}/referater/${id}`;
  expect(await send(`${sti}/godkendelse/anmodning`, token)).toBe(303);
  return { proces, sti, token, id };
}

const godkend = (sti: string, token: string) => send(`${sti}/godkendelse`, token, { version: '0', epoch: '0' });

describe('killed', () => {
  it(
    'before it can commit: nothing of the approval is there, and it can be done again',
    () =>
      iMappe(async (folder) => {
        const { proces, sti, token, id } = await tilGodkendelse(folder);
        // The files are rendered, then the commit waits for this one.
        const other = new Sqlite(join(folder, DATABASE_FILE));
        other.exec('BEGIN IMMEDIATE');
        const answer = godkend(sti, token);
        await pause(2000);
        await proces.end('SIGKILL');
        other.close();
        expect(await answer).toBeNull();
        expect(await staar(folder, id)).toBeNull();
        const igen = await startProces({ REFERAT_DATA: folder });
        expect(await godkend(`${igen.url}/referater/${id}`, token)).toBe(303);
        await igen.end('SIGKILL');
        expect(await staar(folder, id)).toEqual(FILER);
      }),
    60_000,
  );

  it(`at any moment: whole or absent (seed ${SEED})`, async () => {
    const set = new Set<boolean>();
    for (let n = 0; n < 5; n++)
      await iMappe(async (folder) => {
        const { proces, sti, token, id } = await tilGodkendelse(folder);
        const answer = godkend(sti, token);
        await pause(100 + ((SEED * 7919 + n * 104_729) % 900));
        await proces.end('SIGKILL');
        const status = await answer;
        const filer = await staar(folder, id);
        // What was answered is there.
        if (status === 303) expect(filer).toEqual(FILER);
        if (filer !== null) expect(filer).toEqual(FILER);
        set.add(filer !== null);
      });
    expect(set.size).toBeGreaterThan(0);
  }, 120_000);
});
