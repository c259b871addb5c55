// The server killed while it sends the letters of a comment round: nobody is asked twice without somebody saying so, whoever
// was asked has a link that holds, and what nobody can know is left to people.
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DATABASE_FILE, openDatabase } from '../../db/open.ts';
import { type Store, sqliteStore } from '../../db/store.ts';
import { verify } from '../../db/verify.ts';
import { hashToken } from '../../server/access/sessioner.ts';
import { DAG, inviteret, nyHoert } from '../builders/hoert.ts';
import { iMappe, lager, terning, ur } from '../builders/lager.ts';
import { type Indretning, type Postkasse, startPostkasse } from '../builders/postkasse.ts';
import { endAll, type Proces, startProces } from './server.ts';

const SEED = Number(process.env.REFERAT_SEED_NUMBER ?? Date.now() % 1_000_000);
const KILLS = Number(process.env.REFERAT_KILLS ?? 5);

afterEach(endAll);

async function laes<T>(folder: string, use: (store: Store) => Promise<T>): Promise<T> {
  const store = sqliteStore(openDatabase(join(folder, DATABASE_FILE)), { now: ur(), random: terning(1) });
  try {
    return await use(store);
  } finally {
    store.close();
  }
}

/** What became of each letter, by the name of whom it is to. */
const tilstande = (folder: string, hoering: string): Promise<Record<string, string>> =>
  laes(folder, async (store) => {
    const { inviterede } = await store.getHoering(hoering);
    const navn = new Map(inviterede.map((one) => [one.nr, one.navn]));
    const breve = await store.listHoeringsbreve(hoering);
    return Object.fromEntries(breve.map(({ nr, tilstand }) => [navn.get(nr) ?? '', tilstand]));
  });

interface Her {
  readonly kasse: Postkasse;
  start(): Promise<Proces>;
  tilstande(): Promise<Record<string, string>>;
}

async function proev(
  indretning: Indretning,
  navne: readonly string[],
  use: (her: Her) => Promise<void>,
): Promise<void> {
  await iMappe(async (folder) => {
    const { store } = lager(join(folder, DATABASE_FILE));
    // The server that sends has the clock of today.
    const { id } = await nyHoert(store, {
      frist: Date.now() + 10 * DAG,
      inviterede: navne.map((navn) => inviteret(navn)),
    });
    store.close();
    const kasse = await startPostkasse(indretning);
    const start = (): Promise<Proces> =>
      startProces({
        REFERAT_DATA: folder,
        REFERAT_SMTP: `smtp://127.0.0.1:${kasse.port}`,
        REFERAT_MAIL_FRA: 'fra@x.example',
      });
    try {
      await use({ kasse, start, tilstande: () => tilstande(folder, id) });
      const db = openDatabase(join(folder, DATABASE_FILE));
      expect(verify(db).forskelle).toEqual([]);
      // The link of every letter that arrived is one that the database knows.
      for (const { bytes } of kasse.modtaget) {
        const token = /\/k\/([\w-]{43})/.exec(bytes.toString().replace(/=\r\n/g, ''))?.[1] ?? '';
        expect(db.prepare('SELECT count(*) FROM deltagerlink WHERE token = ?').pluck().get(hashToken(token))).toBe(1);
      }
      db.close();
    } finally {
      await kasse.luk();
    }
  });
}

/** How often each was accepted. */
function antal({ modtaget }: Postkasse, navne: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    navne.map((navn) => [navn, modtaget.filter(({ til }) => til === `${navn.toLowerCase()}@x.example`).length]),
  );
}

describe('killed', () => {
  it(
    'between the end of a letter and its record: it is unknown, and never sent again',
    () =>
      proev(
        { skaebne: (til, nr) => (til.startsWith('anna@') && nr === 1 ? 'ti-stille' : 'tag-imod') },
        ['Anna', 'Bo'],
        async ({ kasse, start, tilstande: nu }) => {
          const first = await start();
          await kasse.ventPaa(1);
          await first.end('SIGKILL');
          expect(await nu()).toEqual({ Anna: 'afgivet', Bo: 'venter' });
          const second = await start();
          await kasse.ventPaa(2);
          expect(await second.end('SIGTERM')).toBe(0);
          expect(await nu()).toEqual({ Anna: 'uvist', Bo: 'sendt' });
          expect(antal(kasse, ['Anna', 'Bo'])).toEqual({ Anna: 1, Bo: 1 });
        },
      ),
    90_000,
  );

  it(
    'before the end of a letter: it was not accepted, and goes once, with a link of its own',
    () =>
      proev(
        { skaebne: (til, nr) => (til.startsWith('anna@') && nr === 1 ? 'tal-ikke' : 'tag-imod') },
        ['Anna', 'Bo'],
        async ({ kasse, start, tilstande: nu }) => {
          const first = await start();
          await kasse.hoerer('DATA');
          await first.end('SIGKILL');
          expect(await nu()).toEqual({ Anna: 'i-gang', Bo: 'venter' });
          const second = await start();
          await kasse.ventPaa(2);
          await second.end('SIGTERM');
          expect(await nu()).toEqual({ Anna: 'sendt', Bo: 'sendt' });
          expect(antal(kasse, ['Anna', 'Bo'])).toEqual({ Anna: 1, Bo: 1 });
        },
      ),
    90_000,
  );

  it(`at any moment, ${KILLS} times (REFERAT_SEED_NUMBER=${SEED}): nobody is asked twice, and nobody is forgotten`, () => {
    const navne = Array.from({ length: KILLS * 5 }, (_, i) => `M${i}`);
    return proev({ betaenkning: 60 }, navne, async ({ kasse, start, tilstande: nu }) => {
      const dice = terning(SEED);
      const indtil = async (done: () => boolean | Promise<boolean>): Promise<void> => {
        for (let i = 0; i < 600 && !(await done()); i++) await new Promise((resolve) => setTimeout(resolve, 50));
      };
      for (let i = 0; i < KILLS; i++) {
        const proces = await start();
        const had = kasse.modtaget.length;
        await indtil(() => kasse.modtaget.length > had || kasse.modtaget.length === navne.length);
        const [byte = 0] = dice(new Uint8Array(1));
        await new Promise((resolve) => setTimeout(resolve, byte * 1.5));
        await proces.end('SIGKILL');
      }
      const last = await start();
      const open = ['venter', 'i-gang', 'afgivet', 'senere'];
      await indtil(async () => !Object.values(await nu()).some((one) => open.includes(one)));
      await last.end('SIGTERM');
      const became = await nu();
      const got = antal(kasse, navne);
      for (const navn of navne) {
        const uvist = became[navn] === 'uvist';
        const times = got[navn] ?? 0;
        expect([navn, became[navn], times]).toEqual([navn, uvist ? 'uvist' : 'sendt', uvist ? Math.min(times, 1) : 1]);
      }
    });
  }, 240_000);
});
