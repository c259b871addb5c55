// The server killed while it sends: nothing arrives twice, whatever arrived is told, and what nobody can know is left to
// people. The mail server lives on and remembers what it said yes to.
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { brevdeler, stedfortraeder } from '../../db/brevbytes.ts';
import { sha256 } from '../../db/kaede.ts';
import { DATABASE_FILE, openDatabase } from '../../db/open.ts';
import { sqliteStore } from '../../db/store.ts';
import { verify } from '../../db/verify.ts';
import { skrivBrev } from '../../server/mail/brev.ts';
import { referat } from '../builders/dokument.ts';
import { HAVEUDVALGET, INGRID, iMappe, lager, terning, ur } from '../builders/lager.ts';
import { type Indretning, type Postkasse, startPostkasse } from '../builders/postkasse.ts';
import { endAll, type Proces, startProces } from './server.ts';

const SEED = Number(process.env.REFERAT_SEED_NUMBER ?? Date.now() % 1_000_000);
const KILLS = Number(process.env.REFERAT_KILLS ?? 8);

afterEach(endAll);

/** A data folder with an approved version whose letters have been let go, one to each name. */
async function frigivet(folder: string, navne: readonly string[]): Promise<string> {
  const { db, store } = lager(join(folder, DATABASE_FILE));
  const doc = referat('Der mangler bænke.');
  const id = await store.createReferat({ organ: HAVEUDVALGET, ejer: INGRID, doc });
  await store.skiftStatus(id, 'til-godkendelse', INGRID);
  const pdf = {
    format: 'pdf',
    navn: 'Referat.pdf',
    mime: 'application/pdf',
    bytes: terning(3)(new Uint8Array(20_000)),
  };
  await store.godkend(
    {
      ...{ referat: id, doc, version: 0, epoch: 0, kontrol: [], noteret: null, filer: [pdf] },
      ...{ brevhoved: 'aeroested-kommune', release: '0', dag: '2026-01-01' },
    },
    INGRID,
  );
  const del = brevdeler(new Map([[sha256(pdf.bytes), pdf.bytes]]));
  const breve = await Promise.all(
    navne.map(async (navn, i) => {
      const til = { navn, mail: `${navn}@x.example` };
      const brev = { emne: 'Referat', tekst: `Kære ${navn}`, messageId: `u.${i + 1}@x.example` };
      const fast = {
        fra: { navn: '', mail: 'fra@x.example' },
        svarTil: null,
        dato: Date.UTC(2026, 0, 1),
        usendt: false,
      };
      return {
        ...til,
        ...brev,
        via: [],
        formater: ['pdf'],
        ...del(
          await skrivBrev({
            ...fast,
            ...brev,
            til,
            vedhaeftninger: [{ ...pdf, bytes: stedfortraeder(sha256(pdf.bytes)) }],
          }),
          [sha256(pdf.bytes)],
        ),
      };
    }),
  );
  const tekster = { emne: 'Referat', foelgebrev: 'Kære {navn}', fra: 'fra@x.example', svarTil: null };
  await store.gemUdsendelse(
    { id: 'u', referat: id, udgave: 1, ...tekster, server: true, formater: ['pdf'], breve },
    INGRID,
  );
  await store.frigivUdsendelse(id, 'u', INGRID);
  expect(verify(db).forskelle).toEqual([]);
  store.close();
  return id;
}

const tilstande = (folder: string): Promise<Record<string, string>> =>
  laes(folder, async (store) =>
    Object.fromEntries((await store.listBreve('u')).map(({ navn, tilstand }) => [navn, tilstand])),
  );

async function laes<T>(folder: string, use: (store: ReturnType<typeof sqliteStore>) => Promise<T>): Promise<T> {
  const store = sqliteStore(openDatabase(join(folder, DATABASE_FILE)), { now: ur(), random: terning(1) });
  try {
    return await use(store);
  } finally {
    store.close();
  }
}

async function proev(
  indretning: Indretning,
  navne: readonly string[],
  use: (folder: string, kasse: Postkasse, start: () => Promise<Proces>) => Promise<void>,
): Promise<void> {
  await iMappe(async (folder) => {
    await frigivet(folder, navne);
    const kasse = await startPostkasse(indretning);
    try {
      await use(folder, kasse, () =>
        startProces({
          REFERAT_DATA: folder,
          REFERAT_SMTP: `smtp://127.0.0.1:${kasse.port}`,
          REFERAT_MAIL_FRA: 'fra@x.example',
        }),
      );
      const db = openDatabase(join(folder, DATABASE_FILE));
      expect(verify(db).forskelle).toEqual([]);
      db.close();
    } finally {
      await kasse.luk();
    }
  });
}

/** How often each was accepted. */
function antal({ modtaget }: Postkasse): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { til } of modtaget) {
    const navn = til.replace(/@.*/, '');
    counts[navn] = (counts[navn] ?? 0) + 1;
  }
  return counts;
}

async function indtil(done: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 600 && !(await done()); i++) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('killed', () => {
  it(
    'between the end of a letter and its record: it is unknown, and never sent again',
    () =>
      proev(
        { skaebne: (til, nr) => (til.startsWith('a@') && nr === 1 ? 'ti-stille' : 'tag-imod') },
        ['a', 'b'],
        async (folder, kasse, start) => {
          const first = await start();
          await kasse.ventPaa(1);
          await first.end('SIGKILL');
          expect(await tilstande(folder)).toEqual({ a: 'afgivet', b: 'venter' });
          const second = await start();
          await kasse.ventPaa(2);
          expect(await second.end('SIGTERM')).toBe(0);
          expect(await tilstande(folder)).toEqual({ a: 'uvist', b: 'sendt' });
          const third = await start();
          await new Promise((resolve) => setTimeout(resolve, 500));
          await third.end('SIGTERM');
          expect(antal(kasse)).toEqual({ a: 1, b: 1 });
        },
      ),
    60_000,
  );

  it(
    'before the end of a letter: it was not accepted, and goes once',
    () =>
      proev(
        { skaebne: (til, nr) => (til.startsWith('a@') && nr === 1 ? 'tal-ikke' : 'tag-imod') },
        ['a', 'b'],
        async (folder, kasse, start) => {
          const first = await start();
          await kasse.hoerer('DATA');
          await first.end('SIGKILL');
          expect(await tilstande(folder)).toEqual({ a: 'i-gang', b: 'venter' });
          const second = await start();
          await kasse.ventPaa(2);
          await second.end('SIGTERM');
          expect(await tilstande(folder)).toEqual({ a: 'sendt', b: 'sendt' });
          expect(antal(kasse)).toEqual({ a: 1, b: 1 });
        },
      ),
    60_000,
  );

  it(`at any moment, ${KILLS} times (REFERAT_SEED_NUMBER=${SEED}): nobody gets it twice, and nobody is forgotten`, () => {
    const navne = Array.from({ length: KILLS * 6 }, (_, i) => `m${i}`);
    return proev({ betaenkning: 60 }, navne, async (folder, kasse, start) => {
      const dice = terning(SEED);
      for (let i = 0; i < KILLS; i++) {
        const proces = await start();
        const had = kasse.modtaget.length;
        // The first of this life under way, then anywhere within the next.
        await indtil(() => kasse.modtaget.length > had || kasse.modtaget.length === navne.length);
        const [byte = 0] = dice(new Uint8Array(1));
        await new Promise((resolve) => setTimeout(resolve, byte * 1.5));
        await proces.end('SIGKILL');
      }
      const last = await start();
      const open = ['venter', 'i-gang', 'afgivet', 'senere'];
      await indtil(async () => !Object.values(await tilstande(folder)).some((one) => open.includes(one)));
      await last.end('SIGTERM');
      const became = await tilstande(folder);
      const got = antal(kasse);
      for (const navn of navne) {
        const times = got[navn] ?? 0;
        expect([navn, became[navn], times]).toEqual([
          navn,
          became[navn] === 'uvist' ? 'uvist' : 'sendt',
          became[navn] === 'uvist' ? Math.min(times, 1) : 1,
        ]);
      }
    });
  }, 240_000);
});
