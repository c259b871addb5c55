// The ways a start can fail, each with one sentence and exit code 2; and what the first start prints.
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DATABASE_FILE } from '../../db/open.ts';
import { iMappe } from '../builders/lager.ts';
import { endAll, grundlag, startProces } from './server.ts';
import { pause } from './skriver.ts';

afterEach(endAll);
// Several servers start one after the other, each a second of the machine's time when it is quiet.
vi.setConfig({ testTimeout: 90_000 });

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
