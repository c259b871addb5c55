// Layer 4, the network: everything between the one who writes and the server fails in turn, and what was typed is there
// once. C7: the session ends in the middle of a sentence. The fallback where a proxy swallows streams. S6: the full disk.
// Real sockets, a real browser; what was saved is known from the server's answers (the witness), not from the page.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DATABASE_FILE } from '../../db/open.ts';
import { fyld, kanMontere, paaLilleDisk } from '../net/lilledisk.ts';
import { type Maade, type Mellemled, startMellemled } from '../net/mellemled.ts';
import { skrevet, startVidne, type Vidne } from '../net/vidne.ts';
import { aabnReferat, caretI, linjerPaaPapiret, nyPerson, ventTilGemt } from './browser.ts';
import { nytHus } from './hus.ts';
import { moede } from './moede.ts';
import { ADGANGSKODE, fjern, nytGrundlag, startServer } from './server.ts';

const DOC = moede((b) => [
  b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' sagde.')),
  b.del('indlaeg', b.linje('afsnit', b.taler('kl'), ' svarede.')),
]);
/** Spells of failure; more where it is the machine's own time. */
const ANFALD = Number(process.env.REFERAT_ANFALD ?? 1);
const indlaeg = '.ProseMirror section[data-node=indlaeg] p';
// Silence on a line is borne for twenty seconds before it is given up, more than once in a test.
vi.setConfig({ testTimeout: 180_000 });

let vidne: Vidne;
let mellem: Mellemled;

const hus = nytHus(['signe', 'malte', 'thea'], [DOC, DOC, DOC, DOC, DOC, DOC]);
beforeEach(async () => {
  vidne = await startVidne(hus.server.port);
  mellem = await startMellemled(vidne.port);
});
afterEach(async () => {
  await Promise.all(hus.browser.contexts().map((context) => context.close()));
  await mellem.luk();
  await vidne.luk();
});

/** Through the bad network, or straight at the server. */
async function aabn(hvem: string, nr: number, url = mellem.url): Promise<Page> {
  const context = await nyPerson(hus.browser, { ...hus.server, url }, hus.grundlag.personer[hvem]?.token ?? '');
  return aabnReferat(context, { ...hus.server, url }, hus.grundlag.referater[nr] ?? '');
}

const staar = (page: Page, text: string) =>
  page.waitForFunction((wanted) => document.querySelector('.ProseMirror')?.textContent?.includes(wanted), text, {
    timeout: 60_000,
  });

/** How often each token stands in `text`. */
function taelling(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const [token] of text.matchAll(/«\w+»/g)) found.set(token, (found.get(token) ?? 0) + 1);
  return found;
}

/** Changes the database under the running server, as an administrator's command would. */
function iDatabasen(sql: string, ...values: readonly string[]): void {
  const db = new Sqlite(join(hus.grundlag.data, DATABASE_FILE), { timeout: 5000 });
  try {
    expect(db.prepare(sql).run(...values).changes).toBeGreaterThan(0);
  } finally {
    db.close();
  }
}

describe('a line that fails', () => {
  const FEJL: readonly (readonly [string, Maade])[] = [
    ['is cut', 'klip'],
    ['is half open', 'stum'],
    ['is slow', { forsink: 1500 }],
    ['is cut after the headers of each answer', 'klip-efter-hoveder'],
    ['keeps every answer to itself', 'tilbagehold'],
  ];

  it.each(FEJL.map(([navn, maade], nr) => ({ navn, maade, nr })))(
    'A3 C6: $navn while two people write: every token once, nothing lost',
    async ({ navn, maade, nr }) => {
      const [signe, malte] = await Promise.all([aabn('signe', nr), aabn('malte', nr, hus.server.url)]);
      await caretI(signe, indlaeg, 0, 'slut');
      await caretI(malte, indlaeg, 1, 'slut');
      const typed: string[] = [];
      let n = 0;
      const skriv = async (antal: number): Promise<void> => {
        for (let i = 0; i < antal; i++, n++) {
          await signe.keyboard.type(` «s${n}»`);
          await malte.keyboard.type(` «m${n}»`);
          typed.push(`«s${n}»`, `«m${n}»`);
        }
      };
      await skriv(3);
      // A spell begins while a batch is on its way.
      for (let spell = 0; spell < ANFALD; spell++) {
        mellem.saet(maade);
        await skriv(4);
        await signe.waitForTimeout(1200);
        mellem.saet('igennem');
        await skriv(2);
      }
      await Promise.all([ventTilGemt(signe, 90_000), ventTilGemt(malte, 90_000)]);
      await Promise.all([staar(signe, typed.at(-1) ?? ''), staar(malte, typed.at(-2) ?? '')]);
      const line = (await linjerPaaPapiret(malte, '.ProseMirror section[data-node=indlaeg]')).join('\n');
      expect(await linjerPaaPapiret(signe, '.ProseMirror section[data-node=indlaeg]')).toEqual(line.split('\n'));
      expect([...taelling(line)].sort()).toEqual(typed.map((token) => [token, 1] as const).sort());
      // The witness: each batch has one version, however often it was sent and answered.
      const versions = new Map(vidne.kvitteringer.map(({ batch, version }) => [batch.batch, version]));
      for (const { batch, version } of vidne.kvitteringer) expect(version).toBe(versions.get(batch.batch));
      const acknowledged = [...new Map(vidne.kvitteringer.map(({ batch }) => [batch.batch, batch])).values()];
      const own = typed.filter((token) => token.startsWith('«s'));
      expect([...taelling(acknowledged.map(({ steps }) => skrevet(steps)).join('')).keys()]).toEqual(own);
      expect(new Set(acknowledged.map(({ batch }) => batch)).size, navn).toBe(acknowledged.length);
    },
  );

  it('streams are swallowed by a proxy: the long poll takes over, and both see what the other writes', async () => {
    mellem.saet((linje) => (/\/stream/.test(linje) ? 'tilbagehold' : 'igennem'));
    const [signe, malte] = await Promise.all([aabn('signe', 5), aabn('malte', 5, hus.server.url)]);
    const polled = signe.waitForRequest(/\/steps\?since=\d+&epoch=0&wait=\d+/, { timeout: 60_000 });
    await caretI(malte, indlaeg, 1, 'slut');
    await malte.keyboard.type(' «fra malte»');
    await ventTilGemt(malte);
    await polled;
    await staar(signe, '«fra malte»');
    await malte.keyboard.type(' «mere»');
    await staar(signe, '«mere»');
    await caretI(signe, indlaeg, 0, 'slut');
    await signe.keyboard.type(' «fra signe»');
    await staar(malte, '«fra signe»');
    expect(await signe.locator('#gemt').getAttribute('data-slags')).toBe('gemt');
  });
});

describe('C7', () => {
  it('the session is gone in the middle of a sentence, while a colleague writes: asked over the page, all is saved', async () => {
    const [thea, malte] = await Promise.all([aabn('thea', 0), aabn('malte', 0, hus.server.url)]);
    await Promise.all([caretI(thea, indlaeg, 0, 'slut'), caretI(malte, indlaeg, 1, 'slut')]);
    await thea.keyboard.type(' «før»');
    await ventTilGemt(thea);
    iDatabasen('DELETE FROM session WHERE bruger = ?', hus.grundlag.personer.thea?.id ?? '');
    await thea.keyboard.type(' «uden session»');
    await malte.keyboard.type(' «imens»');
    await thea.waitForSelector('dialog[open]');
    await thea.locator('dialog input[name=brugernavn]').fill('thea');
    await thea.locator('dialog input[name=adgangskode]').fill(ADGANGSKODE);
    await thea.keyboard.press('Enter');
    await thea.waitForSelector('dialog', { state: 'detached' });
    await thea.keyboard.type(' «efter»');
    await Promise.all([ventTilGemt(thea), ventTilGemt(malte)]);
    await Promise.all([staar(malte, '«efter»'), staar(thea, '«imens»')]);
    const line = (await linjerPaaPapiret(malte, '.ProseMirror section[data-node=indlaeg]')).join('\n');
    for (const token of ['«før»', '«uden session»', '«efter»', '«imens»']) expect(line.split(token)).toHaveLength(2);
    expect(new URL(thea.url()).pathname).toBe(`/referater/${hus.grundlag.referater[0]}`);
  });

  it('the permission is gone: it says so, keeps the text and offers it as a file', async () => {
    const signe = await aabn('signe', 1);
    await caretI(signe, indlaeg, 0, 'slut');
    await signe.keyboard.type(' «før»');
    await ventTilGemt(signe);
    iDatabasen("UPDATE referat SET status = 'godkendt' WHERE id = ?", hus.grundlag.referater[1] ?? '');
    await signe.keyboard.type(' «for sent»');
    await signe.waitForSelector('.stopbjaelke:visible');
    expect(await signe.locator('.stopbjaelke:visible').textContent()).toContain('Kan ikke gemme.');
    await staar(signe, '«for sent»');
    const [file] = await Promise.all([
      signe.waitForEvent('download'),
      signe.locator('.stopbjaelke:visible button').first().click(),
    ]);
    const stream = await file.createReadStream();
    let text = '';
    for await (const piece of stream) text += piece;
    expect(text).toContain('«før» «for sent»');
    iDatabasen("UPDATE referat SET status = 'kladde' WHERE id = ?", hus.grundlag.referater[1] ?? '');
  });
});

describe('S6', () => {
  it.skipIf(!kanMontere)(
    `the server's disk is full: the page says so and keeps the text, and saves it when there is room${kanMontere ? '' : ' (needs root and tmpfs)'}`,
    () =>
      paaLilleDisk(4, async (folder) => {
        const lille = await nytGrundlag(['signe'], [DOC]);
        cpSync(lille.data, folder, { recursive: true });
        const fuld = await startServer(folder);
        try {
          const context = await nyPerson(hus.browser, fuld, lille.personer.signe?.token ?? '');
          const signe = await aabnReferat(context, fuld, lille.referater[0] ?? '');
          await caretI(signe, indlaeg, 0, 'slut');
          await signe.keyboard.type(' «før»');
          await ventTilGemt(signe);
          const ryd = fyld(folder);
          await signe.keyboard.type(' «uden plads»');
          await signe.waitForSelector('.stopbjaelke:visible');
          expect(await signe.locator('.stopbjaelke:visible').textContent()).toContain('disk er fuld');
          await signe.keyboard.type(' «stadig»');
          ryd();
          await ventTilGemt(signe, 60_000);
          await signe.reload();
          await staar(signe, '«før» «uden plads» «stadig»');
        } finally {
          await fuld.stop();
          fjern(lille);
        }
      }),
  );
});
