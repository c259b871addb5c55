// The real server for browser tests: a child process on a free loopback port over a data folder of its own, with
// people who are signed in and referater that are there. Stopped by its own process, never by name.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Node } from 'prosemirror-model';
import { DATABASE_FILE, openDatabase } from '../../db/open.ts';
import { type Store, sqliteStore } from '../../db/store.ts';
import { hashAdgangskode } from '../../server/access/adgangskode.ts';
import { hashEngangskode } from '../../server/access/engangskode.ts';
import { nytToken } from '../../server/access/sessioner.ts';
import { root } from '../sources.ts';

const udefra = { now: () => Date.now(), random: (array: Uint8Array) => webcrypto.getRandomValues(array) };

/** What everybody signs in with. */
export const ADGANGSKODE = 'en-god-lang-kode-til-proeven';

export interface Person {
  readonly id: string;
  readonly brugernavn: string;
  /** The cookie of a session that is open. */
  readonly token: string;
}

export interface Grundlag {
  readonly data: string;
  /** By their user names; the first is the administrator. All belong to one organ. */
  readonly personer: Readonly<Record<string, Person>>;
  /** Ids of the referater, in the order of the documents; the first person owns them. */
  readonly referater: readonly string[];
}

/** A data folder with people and referater. Remove it with `fjern`. */
export async function nytGrundlag(
  brugernavne: readonly [string, ...string[]],
  docs: readonly Node[],
): Promise<Grundlag> {
  const data = mkdtempSync(join(tmpdir(), 'referat-browser-'));
  return medStore(data, async (store) => {
    const adgangskode = await hashAdgangskode(ADGANGSKODE);
    const [foerste, ...andre] = brugernavne;
    await store.saveStartkode(hashEngangskode('start'));
    const admin = await store.createFoerste(
      hashEngangskode('start'),
      { brugernavn: foerste, navn: navnAf(foerste), adgangskode },
      [{ navn: 'Dialogforum', type: 'dialogforum' }],
    );
    const organ = (await store.listOrganer())[0]?.id;
    if (!admin || !organ) throw new Error('Grundlaget kunne ikke lægges.');
    const ids = [[foerste, admin]];
    for (const brugernavn of andre) {
      const kode = hashEngangskode(brugernavn);
      const ny = { brugernavn, navn: navnAf(brugernavn), rolle: 'referent' as const, organer: [organ] };
      const id = await store.createBruger(ny, { kode, udloeber: Date.now() + 60_000 }, admin);
      await store.brugInvitation(kode, adgangskode);
      ids.push([brugernavn, id]);
    }
    const personer: Record<string, Person> = {};
    for (const [brugernavn = '', id = ''] of ids) {
      const { token, hash } = nytToken(udefra.random);
      await store.createSession(hash, id, null);
      personer[brugernavn] = { id, brugernavn, token };
    }
    const referater: string[] = [];
    for (const doc of docs) referater.push(await store.createReferat({ organ, ejer: admin, doc }));
    return { data, personer, referater };
  });
}

function navnAf(brugernavn: string): string {
  return `${brugernavn.charAt(0).toLocaleUpperCase('da')}${brugernavn.slice(1)} Prøve`;
}

/** Reads or writes the database directly: only while no server runs on the folder. */
export async function medStore<T>(data: string, use: (store: Store) => Promise<T>): Promise<T> {
  const store = sqliteStore(openDatabase(join(data, DATABASE_FILE)), udefra);
  try {
    return await use(store);
  } finally {
    store.close();
  }
}

export interface Testserver {
  readonly url: string;
  readonly port: number;
  /** Ends it kindly, as a service manager does. */
  stop(): Promise<void>;
  /** Ends it at once, between two instructions. */
  kill(): Promise<void>;
}

/**
 * Starts the server on the folder; on `port` where it must be the same again; from `hjem` where it is another release,
 * which has been built; with `mere` in its environment.
 */
export async function startServer(
  data: string,
  port = 0,
  hjem = root,
  mere: Readonly<Record<string, string>> = {},
): Promise<Testserver> {
  if (hjem === root) byg();
  const chosen = port === 0 ? await freePort() : port;
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: hjem,
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(chosen), REFERAT_DATA: data, REFERAT_URL: '', ...mere },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = `http://127.0.0.1:${chosen}`;
  await ready(child);
  const end = (signal: NodeJS.Signals) => async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = new Promise((resolve) => child.once('close', resolve));
    child.kill(signal);
    await closed;
  };
  return { url, port: chosen, stop: end('SIGTERM'), kill: end('SIGKILL') };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (data) => {
      said += data;
    });
    child.stdout?.on('data', (data) => {
      said += data;
      if (/http:\/\//.test(said)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`Serveren stoppede (${code}): ${said}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('Ingen port')),
      );
    });
  });
}

/** Removes a data folder. */
export function fjern({ data }: Grundlag): void {
  rmSync(data, { recursive: true, force: true });
}

let built = false;

/** The browser's files as the sources are now: the set-up builds them when they have changed. One test file at a time. */
export function byg(): void {
  if (built) return;
  const lock = join(tmpdir(), 'referat-byg.lock');
  for (let tries = 0; ; tries++) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      if (tries > 600) throw new Error(`Der bygges stadig: ${lock}`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
  try {
    // The runner of the tests sets NODE_ENV to "test", and the files would be built for debugging.
    const env = { ...process.env, NODE_ENV: 'production' };
    execFileSync(process.execPath, ['scripts/setup.mjs', '--test'], { cwd: root, stdio: 'ignore', env });
    built = true;
  } finally {
    rmdirSync(lock);
  }
}
