// The real server for the benchmarks in the browser: a child process over a data folder of its own, one signed-in person.
import { spawn } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Node } from 'prosemirror-model';
import { DATABASE_FILE, openDatabase } from '../../db/open.ts';
import { type Store, sqliteStore } from '../../db/store.ts';
import { hashEngangskode } from '../../server/access/engangskode.ts';
import { cookie, nytToken } from '../../server/access/sessioner.ts';

const ROD = new URL('../../', import.meta.url);

export interface Vaert {
  readonly url: string;
  /** The session's cookie, `name=value`. */
  readonly cookie: string;
  /** Ids of the referater, in the order of the documents. */
  readonly referater: readonly string[];
  stop(): Promise<void>;
}

/** Starts the server over these documents, on a port that the system chooses. `foer`: what else is there from the start. */
export async function startVaert(
  docs: readonly Node[],
  foer: (store: Store, referater: readonly string[], ejer: string) => Promise<void> = async () => {},
): Promise<Vaert> {
  const data = mkdtempSync(join(tmpdir(), 'referat-bench-'));
  const random = (array: Uint8Array) => webcrypto.getRandomValues(array);
  const store = sqliteStore(openDatabase(join(data, DATABASE_FILE)), { now: () => Date.now(), random });
  const kode = hashEngangskode('bench');
  await store.saveStartkode(kode);
  const person = { brugernavn: 'bench', navn: 'Bo Eksempel', adgangskode: '' };
  const ejer = await store.createFoerste(kode, person, [{ navn: 'Forum', type: 'uformel' }]);
  const organ = (await store.listOrganer())[0]?.id;
  if (!ejer || !organ) throw new Error('The data folder of the benchmark could not be made.');
  const referater: string[] = [];
  for (const doc of docs) referater.push(await store.createReferat({ organ, ejer, doc }));
  await foer(store, referater, ejer);
  const { token, hash } = nytToken(random);
  await store.createSession(hash, ejer, null);
  store.close();

  const child = spawn(process.execPath, startord(), {
    cwd: ROD,
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', REFERAT_DATA: data, REFERAT_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /http:\/\/[\w.:]+/.exec(chunk.toString());
      if (found) resolve(found[0]);
    });
    child.once('exit', () => reject(new Error('The server of the benchmark did not start.')));
  });
  return {
    url,
    cookie: cookie(token, false).split(';')[0] ?? '',
    referater,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          rmSync(data, { recursive: true, force: true });
          resolve();
        });
        child.kill('SIGKILL');
      }),
  };
}

/** What `npm start` gives Node. */
function startord(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(new URL('package.json', ROD), 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').slice(1);
}
