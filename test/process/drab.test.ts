// The server killed while people write: whatever was acknowledged is there afterwards, once; the rest can be sent again.
// Three deaths are brought about where they matter most (a proxy and a second connection to the database hold the server
// there; nothing of the test is in it), the fourth comes at any moment.
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { DATABASE_FILE, openDatabase } from '../../db/open.ts';
import { verify } from '../../db/verify.ts';
import { Haendelseslaeser } from '../../editor/connection/haendelser.ts';
import type { Accepted, Batch, Missing, Opened } from '../../editor/model/wire.ts';
import { iMappe } from '../builders/lager.ts';
import { type Mellemled, startMellemled } from '../net/mellemled.ts';
import { skrevet } from '../net/vidne.ts';
import { endAll, grundlag, type Proces, startProces } from './server.ts';
import { forsendelse, pause, place, tal, wire } from './skriver.ts';

const KILLS = Number(process.env.REFERAT_KILLS ?? 8);
const SEED = Number(process.env.REFERAT_SEED_NUMBER ?? Date.now() % 1_000_000);
const TILHOERERE = 6;

const DOEDE = ['foer-commit', 'efter-commit', 'under-udsendelse', 'naar-som-helst'] as const;
type Doed = (typeof DOEDE)[number];

afterEach(endAll);

/** One writer over all the lives of the server. */
class Skriver {
  readonly kvitteret: string[] = [];
  /** What was never answered, as it was frozen: sent again before anything else. */
  pending: Batch | null = null;
  version = 0;
  #at = 0;
  #n = 0;
  #line: ReturnType<typeof wire> = wire('', '', '');

  /** Opens the referat in the server's new life; what an earlier one acknowledged must be there. */
  async aabn(url: string, token: string, id: string): Promise<void> {
    this.#line = wire(url, token, id);
    const opened = await this.#line.ask<Opened>('GET', '/dokument');
    if (opened?.status !== 200) throw new Error(`The referat did not open: ${opened?.status}`);
    expect(opened.json.version).toBeGreaterThanOrEqual(this.version);
    this.version = opened.json.version;
    this.#at = place(opened.json);
  }

  /** Freezes the next token; every one is different. */
  fryser(): Batch {
    this.pending ??= forsendelse(this.#n, this.version, this.#at, `«${this.#n++}»`);
    return this.pending;
  }

  /** Sends what waits, or a new token. False where nobody answered. */
  async skriv(): Promise<boolean> {
    const batch = this.fryser();
    const answer = await this.#line.ask<Accepted>('POST', '/steps', JSON.stringify(batch));
    if (!answer) return false;
    expect(answer.status, JSON.stringify(answer.json)).toBe(200);
    this.kvitteret.push(skrevet(batch.steps));
    // A repeat is answered with the version it once got.
    expect(answer.json.version).toBe(batch.version + batch.steps.length);
    if (answer.json.version > this.version) {
      this.#at += answer.json.version - this.version;
      this.version = answer.json.version;
    }
    this.pending = null;
    return true;
  }

  /** Every step of the log as the server hands it out. */
  async log(): Promise<unknown[]> {
    const steps: unknown[] = [];
    while (steps.length < this.version) {
      const piece = await this.#line.ask<Missing>('GET', `/steps?since=${steps.length}&epoch=0`);
      if (!piece || piece.json.steps.length === 0) throw new Error(`Nothing after ${steps.length} of ${this.version}.`);
      steps.push(...piece.json.steps);
    }
    return steps;
  }
}

/** Ends the server before it can have committed: another connection has the write lock, which the commit needs. */
async function foerCommit(skriver: Skriver, proces: Proces, mellem: Mellemled, data: string): Promise<void> {
  const other = new Sqlite(join(data, DATABASE_FILE));
  other.exec('BEGIN IMMEDIATE');
  const asked = mellem.naesteSpoergsmaal(/^POST/);
  const answer = skriver.skriv();
  await asked;
  await pause(30);
  await proces.end('SIGKILL');
  other.close();
  expect(await answer).toBe(false);
}

/** Ends the server when it has answered, which is after the commit; the answer never arrives. */
async function efterCommit(skriver: Skriver, proces: Proces, mellem: Mellemled): Promise<void> {
  mellem.saet((linje) => (linje.startsWith('POST') ? 'tilbagehold' : 'igennem'));
  const answered = mellem.naesteSvar(/^POST/);
  const answer = skriver.skriv();
  await answered;
  await proces.end('SIGKILL');
  expect(await answer).toBe(false);
}

/** Ends the server when the first of several listeners hears of the batch. Returns what each was told. */
async function underUdsendelse(
  skriver: Skriver,
  proces: Proces,
  token: string,
  id: string,
): Promise<readonly Missing[]> {
  const heard: Missing[] = [];
  const first = Promise.withResolvers<void>();
  const since = skriver.version;
  const listeners = await Promise.all(
    Array.from({ length: TILHOERERE }, async () => {
      const answer = await fetch(`${proces.url}/referater/${id}/stream?since=${since}&epoch=0`, {
        headers: { cookie: `referat=${token}` },
      });
      const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
      if (!reader) throw new Error('No stream.');
      const laeser = new Haendelseslaeser();
      // The greeting: from here on it is in the room.
      laeser.laes((await reader.read()).value ?? '');
      return async () => {
        try {
          for (let piece = await reader.read(); !piece.done; piece = await reader.read())
            for (const { data } of laeser.laes(piece.value)) {
              heard.push(JSON.parse(data));
              first.resolve();
            }
        } catch {
          // Killed in the middle of telling.
        }
      };
    }),
  );
  const listening = listeners.map((listen) => listen());
  const answer = skriver.skriv();
  await first.promise;
  await proces.end('SIGKILL');
  await Promise.all([answer, ...listening]);
  expect(heard.length).toBeGreaterThan(0);
  return heard;
}

describe('killed', () => {
  it(
    `A2 A3 A6 SIGKILL ${KILLS} times before, between and after saves loses and doubles nothing (seed ${SEED})`,
    async () => {
      const random = tal(SEED);
      const done: Record<Doed, number> = {
        'foer-commit': 0,
        'efter-commit': 0,
        'under-udsendelse': 0,
        'naar-som-helst': 0,
      };
      await iMappe(async (data) => {
        const { id, token } = await grundlag(data);
        const skriver = new Skriver();
        const told: Missing[] = [];
        for (let life = 0; life < KILLS; life++) {
          const proces = await startProces({ REFERAT_DATA: data });
          expect(proces.url, proces.said()).not.toBe('');
          const mellem = await startMellemled(Number(new URL(proces.url).port));
          await skriver.aabn(mellem.url, token, id);
          const doed = DOEDE[life % DOEDE.length] ?? 'naar-som-helst';
          for (let n = Math.floor(random() * 4); n >= 0; n--) await skriver.skriv();
          const before = skriver.version;
          if (doed === 'foer-commit') {
            await foerCommit(skriver, proces, mellem, data);
            expect(committed(data, id)).toBe(before);
          } else if (doed === 'efter-commit') {
            await efterCommit(skriver, proces, mellem);
            expect(committed(data, id)).toBe(before + (skriver.pending?.steps.length ?? 0));
          } else if (doed === 'under-udsendelse') {
            told.push(...(await underUdsendelse(skriver, proces, token, id)));
          } else {
            const killed = pause(10 + random() * 250).then(() => proces.end('SIGKILL'));
            while (await skriver.skriv());
            await killed;
          }
          done[doed]++;
          await mellem.luk();
        }
        const proces = await startProces({ REFERAT_DATA: data });
        await skriver.aabn(proces.url, token, id);
        for (let n = 0; n < 5; n++) expect(await skriver.skriv()).toBe(true);
        const log = await skriver.log();
        // Every token that was acknowledged, exactly once, in the order of the acknowledgements, and nothing else.
        expect(skrevet(log)).toBe(skriver.kvitteret.join(''));
        for (const { version, steps } of told) expect(log.slice(version - steps.length, version)).toEqual(steps);
        expect(await proces.end('SIGTERM')).toBe(0);
        expect(skriver.kvitteret.length).toBeGreaterThan(KILLS);
        const db = openDatabase(join(data, DATABASE_FILE));
        expect(verify(db).forskelle).toEqual([]);
        db.close();
        const counts = DOEDE.map((one) => `${one} ${done[one]}`).join(', ');
        console.log(`server killed: ${counts}; ${skriver.kvitteret.length} tokens acknowledged, seed ${SEED}`);
      });
    },
    60_000 + KILLS * 20_000,
  );
});

/** The version that is on the disk, read beside whoever else reads. */
function committed(data: string, id: string): unknown {
  const db = openDatabase(join(data, DATABASE_FILE));
  try {
    return db.prepare('SELECT version FROM doc WHERE id = ?').pluck().get(id);
  } finally {
    db.close();
  }
}
