// The server killed while people write: whatever was acknowledged is there afterwards, once; the rest can be sent again.
// And the ways a start can fail, each with one sentence and exit code 2.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { DATABASE_FILE, openDatabase } from '../../db/open.ts';
import { verify } from '../../db/verify.ts';
import type { Accepted, Batch, Missing, Opened } from '../../editor/model/wire.ts';
import { iMappe } from '../builders/lager.ts';
import { endAll, grundlag, type Proces, startProces } from './server.ts';

const KILLS = Number(process.env.REFERAT_KILLS ?? 10);
const SEED = Number(process.env.REFERAT_SEED_NUMBER ?? Date.now() % 1_000_000);

/** Mulberry32: the same numbers for the same seed. */
function numbers(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Wire {
  ask<T>(method: string, path: string, body?: string): Promise<{ status: number; json: T } | null>;
}

function wire({ url }: Proces, token: string, id: string): Wire {
  return {
    async ask<T>(method: string, path: string, body?: string) {
      try {
        const answer = await fetch(`${url}/referater/${id}${path}`, {
          method,
          ...(body === undefined ? {} : { body }),
          headers: { accept: 'application/json', 'content-type': 'application/json', cookie: `referat=${token}` },
        });
        return { status: answer.status, json: (await answer.json()) as T };
      } catch {
        // Killed before it answered: nobody knows.
        return null;
      }
    },
  };
}

/** The end of the last paragraph: where the tokens are written. */
function place(opened: Opened): number {
  const size = (node: { text?: string; content?: unknown[]; type: string }): number =>
    node.text !== undefined
      ? node.text.length
      : LEAVES.has(node.type)
        ? 1
        : 2 + (node.content ?? []).reduce<number>((sum, child) => sum + size(child as typeof node), 0);
  return size(opened.doc as { type: string }) - 2 - 2;
}
const LEAVES = new Set(['deltager', 'omtale', 'felt', 'linjeskift', 'figur']);

afterEach(endAll);

describe('killed', () => {
  it(`A2 A3 A6 SIGKILL ${KILLS} times between and within saves loses and doubles nothing (seed ${SEED})`, async () => {
    const random = numbers(SEED);
    await iMappe(async (data) => {
      const { id, token } = await grundlag(data);
      const acknowledged: string[] = [];
      let pending: Batch | null = null;
      let n = 0;
      for (let life = 0; life <= KILLS; life++) {
        const proces = await startProces({ REFERAT_DATA: data });
        expect(proces.url, proces.said()).not.toBe('');
        const line = wire(proces, token, id);
        const opened = await line.ask<Opened>('GET', '/dokument');
        expect(opened?.status).toBe(200);
        let version = opened?.json.version ?? 0;
        let at = opened ? place(opened.json) : 0;
        const last = life === KILLS;
        let killed = false;
        const kill = last
          ? Promise.resolve(null)
          : pause(20 + random() * 250).then(() => {
              killed = true;
              return proces.end('SIGKILL');
            });
        const until = acknowledged.length + 5;
        while (last ? acknowledged.length < until || pending : !killed) {
          // A batch without an answer is sent again as it was, first of all.
          const text: string = pending ? '' : `«${n++}»`;
          const batch: Batch = pending ?? {
            version,
            epoch: 0,
            client: 'drab',
            batch: `drab-batch-${n}`,
            steps: [...text].map((char, i) => ({
              stepType: 'replace',
              from: at + i,
              to: at + i,
              slice: { content: [{ type: 'text', text: char }] },
            })),
          };
          pending = batch;
          const answer = await line.ask<Accepted>('POST', '/steps', JSON.stringify(batch));
          if (!answer) continue;
          expect(answer.status, JSON.stringify(answer.json)).toBe(200);
          acknowledged.push(batch.steps.map((step) => JSON.stringify(step).match(/"text":"(.)"/)?.[1]).join(''));
          if (answer.json.version > version) {
            at += answer.json.version - version;
            version = answer.json.version;
          }
          pending = null;
        }
        await kill;
        if (!last) continue;
        let written = '';
        for (let since = 0; since < version; ) {
          const piece = await line.ask<Missing>('GET', `/steps?since=${since}&epoch=0`);
          if (!piece || piece.json.steps.length === 0) throw new Error(`Nothing after version ${since} of ${version}.`);
          since = piece.json.version;
          for (const step of piece.json.steps) written += JSON.stringify(step).match(/"text":"(.)"/)?.[1];
        }
        expect(written.match(/«\d+»/g)).toEqual(acknowledged);
        expect(written).toHaveLength(acknowledged.join('').length);
        expect(await proces.end('SIGTERM')).toBe(0);
      }
      expect(acknowledged.length).toBeGreaterThan(KILLS);
      const db = openDatabase(join(data, DATABASE_FILE));
      expect(verify(db).forskelle).toEqual([]);
      db.close();
    });
  }, 180_000);
});

describe('a start that cannot be', () => {
  const refused = async (env: Readonly<Record<string, string>>, sentence: RegExp) => {
    const proces = await startProces(env);
    if (proces.url) await proces.end('SIGKILL');
    expect(proces.said()).toMatch(sentence);
    expect(proces.said().trim().split('\n')).toHaveLength(1);
    expect(proces.child.exitCode).toBe(2);
  };

  it('S2 a second server on one data folder; the first goes on, and after a SIGKILL the folder is free', () =>
    iMappe(async (data) => {
      await grundlag(data);
      const first = await startProces({ REFERAT_DATA: data });
      await refused({ REFERAT_DATA: data }, /bruges allerede/);
      expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
      await first.end('SIGKILL');
      const next = await startProces({ REFERAT_DATA: data });
      expect(next.url).not.toBe('');
      expect(await next.end('SIGTERM')).toBe(0);
    }));

  it('a port in use, settings that make no sense, a folder that cannot be written', () =>
    iMappe(async (data) => {
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      const address = other.address();
      const port = typeof address === 'object' && address ? String(address.port) : '';
      await refused({ REFERAT_DATA: data, PORT: port }, /Port \d+ er optaget/);
      other.close();
      await refused({ REFERAT_DATA: data, PORT: 'abc' }, /PORT skal være/);
      await refused({ REFERAT_DATA: data, HOST: '0.0.0.0' }, /REFERAT_URL/);
      await refused({ REFERAT_DATA: data, REFERAT_URL: 'referat.dk' }, /REFERAT_URL/);
      await refused({ REFERAT_DATA: data, REFERAT_PROXY: 'proxy' }, /REFERAT_PROXY/);
      await refused({ REFERAT_DATA: '/proc/referat' }, /kan ikke skrives/);
      writeFileSync(join(data, 'fil'), '');
      await refused({ REFERAT_DATA: join(data, 'fil') }, /kan ikke skrives/);
    }));

  it('S7 a database from a newer version', () =>
    iMappe(async (data) => {
      await grundlag(data);
      const db = new Sqlite(join(data, DATABASE_FILE));
      db.pragma('user_version = 99');
      db.close();
      await refused({ REFERAT_DATA: data }, /nyere udgave/);
    }));

  it('an empty data folder prints the address and the one-time link', () =>
    iMappe(async (data) => {
      const proces = await startProces({ REFERAT_DATA: join(data, 'ny') });
      while (!/\/start\//.test(proces.said())) await pause(10);
      expect(proces.said()).toMatch(/^Åbn http:\/\/127\.0\.0\.1:\d+\/start\/[0-9a-z]{26}$/m);
      expect(await proces.end('SIGTERM')).toBe(0);
    }));
});

const mayMount = process.getuid?.() === 0 && canMount();

describe('S6 a full disk', () => {
  it.skipIf(!mayMount)(
    `refuses with 507, and saves again when there is room${mayMount ? '' : ' (needs root and tmpfs)'}`,
    () =>
      iMappe(async (folder) => {
        const data = join(folder, 'lille');
        mkdirSync(data);
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', data]);
        try {
          const { id, token } = await grundlag(data);
          const proces = await startProces({ REFERAT_DATA: data });
          const line = wire(proces, token, id);
          const opened = await line.ask<Opened>('GET', '/dokument');
          const at = opened ? place(opened.json) : 0;
          const batch = (version: number, size: number) =>
            JSON.stringify({
              version,
              epoch: 0,
              client: 'fuld',
              batch: `fuld-batch-${version}`,
              steps: [
                {
                  stepType: 'replace',
                  from: at,
                  to: at,
                  slice: { content: [{ type: 'text', text: 'x'.repeat(size) }] },
                },
              ],
            });
          expect((await line.ask('POST', '/steps', batch(0, 10)))?.status).toBe(200);
          writeFileSync(join(data, 'fyld'), Buffer.alloc(1_200_000));
          const full = await line.ask<{ code: string; message: string }>('POST', '/steps', batch(1, 2_000_000));
          expect(full).toMatchObject({ status: 507, json: { code: 'disk-fuld' } });
          expect((await line.ask<Opened>('GET', '/dokument'))?.json.version).toBe(1);
          rmSync(join(data, 'fyld'));
          expect((await line.ask('POST', '/steps', batch(1, 300_000)))?.status).toBe(200);
          expect(await proces.end('SIGTERM')).toBe(0);
          const db = openDatabase(join(data, DATABASE_FILE));
          expect(verify(db).forskelle).toEqual([]);
          db.close();
        } finally {
          execFileSync('umount', [data]);
        }
      }),
  );
});

function canMount(): boolean {
  const folder = execFileSync('mktemp', ['-d']).toString().trim();
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0;
  if (done) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return done;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
