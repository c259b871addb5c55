// A real server in this process for tests of pages and access: SQLite in memory, a free loopback port, people of each
// role signed in. The clock stands where the test puts it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Database, openDatabase } from '../../db/open.ts';
import { type Store, sqliteStore } from '../../db/store.ts';
import { hashEngangskode } from '../../server/access/engangskode.ts';
import type { Rolle } from '../../server/access/policy.ts';
import { nytToken } from '../../server/access/sessioner.ts';
import { createVagt } from '../../server/access/vagt.ts';
import { createApp } from '../../server/app.ts';
import { createArbejde } from '../../server/arbejde/arbejde.ts';
import { udsendelseskoe } from '../../server/brevkoeer.ts';
import { Levende } from '../../server/collab/levende.ts';
import { readConfig } from '../../server/config.ts';
import type { Deps } from '../../server/deps.ts';
import { egenpostkoe } from '../../server/egenpost.ts';
import { hoeringskoe } from '../../server/hoering/koe.ts';
import { createPostbud } from '../../server/postbud.ts';
import { terning } from '../builders/lager.ts';

export interface Vaert {
  readonly url: string;
  readonly db: Database;
  readonly store: Store;
  readonly deps: Deps;
  /** What the server logged as a fault of ours. */
  readonly fejl: readonly string[];
  /** Milliseconds since 1970; the test may move it. */
  tid: number;
  /** Ids of the organs: "havnen" is everybody's, "skoven" only the stranger's. */
  readonly organer: { readonly havnen: string; readonly skoven: string };
  /** An account and its session's token. */
  nyBruger(brugernavn: string, rolle: Rolle, organ?: 'havnen' | 'skoven'): Promise<{ id: string; token: string }>;
  /** fetch with the session's cookie; a form as a browser's page sends it. Never follows a redirect. */
  hent(sti: string, token?: string | null, init?: RequestInit): Promise<Response>;
  send(sti: string, token: string | null, felter: Record<string, string>): Promise<Response>;
  slut(): Promise<void>;
}

/** 9 March 2027 at 14.32 in Denmark. */
export const NU = Date.UTC(2027, 2, 9, 13, 32);
export const KODE = 'en lang sætning til prøven';

export async function vaert(env: Record<string, string> = {}): Promise<Vaert> {
  const random = terning(7);
  const fejl: string[] = [];
  const log = { info: () => {}, error: (event: string, cause: unknown) => void fejl.push(`${event}: ${cause}`) };
  const now = () => self.tid;
  const db = openDatabase(':memory:');
  const store = sqliteStore(db, { now, random });
  const levende = new Levende(store, log.error);
  const arbejde = createArbejde();
  const config = readConfig(env);
  const postbud = createPostbud({ config, now, log }, [
    hoeringskoe({ store, config, now, random }),
    egenpostkoe({ store }),
    udsendelseskoe({ store, now }),
  ]);
  const deps: Deps = { store, levende, arbejde, postbud, config, now, random, log };
  const server = createServer(createApp(deps, createVagt(deps)));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const organ = db.prepare('INSERT INTO organ (id, navn, type, oprettet) VALUES (?, ?, ?, 0)');
  organ.run('havnen', 'Dialogforum Havnen', 'dialogforum');
  organ.run('skoven', 'Udvalget for Bål og Bænke', 'udvalg');

  const self: Vaert = {
    url,
    db,
    store,
    deps,
    fejl,
    tid: NU,
    organer: { havnen: 'havnen', skoven: 'skoven' },
    async nyBruger(brugernavn, rolle, hvor = 'havnen') {
      const kode = { kode: hashEngangskode(brugernavn), udloeber: self.tid + 1 };
      const navn = brugernavn.replace(/^./, (first) => first.toUpperCase());
      const id = await store.createBruger({ brugernavn, navn, rolle, organer: [hvor] }, kode, 'ingen');
      // Argon2id of KODE would take a tenth of a second for each account; nobody signs in with this one.
      await store.brugInvitation(kode.kode, 'ingen adgangskode');
      const { token, hash } = nytToken(random);
      await store.createSession(hash, id, null);
      return { id, token };
    },
    hent(sti, token = null, init = {}) {
      const headers = new Headers(init.headers);
      if (token !== null) headers.set('cookie', `referat=${token}`);
      if (!headers.has('accept')) headers.set('accept', 'text/html');
      return fetch(url + sti, { redirect: 'manual', ...init, headers });
    },
    send: (sti, token, felter) => self.hent(sti, token, { method: 'POST', body: new URLSearchParams(felter) }),
    async slut() {
      await postbud.stop(0);
      levende.rooms.close();
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
      await levende.close();
      await arbejde.stop();
      store.close();
    },
  };
  return self;
}
