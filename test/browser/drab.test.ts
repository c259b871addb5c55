// The browser killed while somebody writes (C1, C2): the real Chromium with a profile folder of its own, SIGKILL to it and
// all its children at moments that the seed chooses, with and without a network. What was saved is known from the server's
// answers, what lay on the computer from what the page said.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { findChromium } from '../../scripts/chromium.mjs';
import { startMellemled } from '../net/mellemled.ts';
import { skrevet, startVidne } from '../net/vidne.ts';
import { tal } from '../process/skriver.ts';
import { root } from '../sources.ts';
import { caretI, linjerPaaPapiret, ventTilGemt } from './browser.ts';
import { moede } from './moede.ts';
import { fjern, nytGrundlag, startServer } from './server.ts';

const KILLS = Number(process.env.REFERAT_KILLS_BROWSER ?? 2);
const SEED = Number(process.env.REFERAT_SEED_NUMBER ?? Date.now() % 1_000_000);
const LINJE = '.ProseMirror section[data-node=sektion] p';
const TOKEN = /«\d+»/g;

const running = new Set<ChildProcess>();
afterEach(async () => {
  for (const child of running) await draeb(child);
});

/** Starts it in a process group of its own, on the profile as its last life left it. */
async function start(profil: string) {
  const port = join(profil, 'DevToolsActivePort');
  rmSync(port, { force: true });
  const child = spawn(
    findChromium() ?? '',
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-breakpad',
      '--no-first-run',
      '--remote-debugging-port=0',
      `--user-data-dir=${profil}`,
      'about:blank',
    ],
    { detached: true, stdio: 'ignore' },
  );
  running.add(child);
  for (let tries = 0; tries < 300; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    try {
      const [number = ''] = readFileSync(port, 'utf8').split('\n');
      return { child, browser: await chromium.connectOverCDP(`http://127.0.0.1:${Number(number)}`) };
    } catch {
      // Not yet.
    }
  }
  throw new Error('Chromium did not start.');
}

/** Ends it and its children at once, by the id of their group; resolves when none is left. */
async function draeb(child: ChildProcess): Promise<void> {
  running.delete(child);
  const group = -(child.pid ?? Number.NaN);
  try {
    process.kill(group, 'SIGKILL');
    for (let tries = 0; tries < 100; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      process.kill(group, 0);
    }
  } catch {
    // Nobody answers to that id any more.
  }
}

const tokens = (text: string): string[] => [...text.matchAll(TOKEN)].map(([token]) => token);

/** Whether the page comes to say, in a pause between two words, that this computer has everything. */
function siger(page: Page): Promise<boolean> {
  const said = page.waitForFunction(
    () => document.getElementById('gemt')?.textContent === 'Gemt på denne computer – venter på nettet',
    undefined,
    { timeout: 300, polling: 20 },
  );
  return said.then(
    () => true,
    () => false,
  );
}

/** What was rescued on this computer. */
function reddet(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const asked = indexedDB.open('referat');
        asked.onerror = () => reject(asked.error);
        asked.onsuccess = () => {
          const all = asked.result.transaction('reddet').objectStore('reddet').getAll();
          all.onsuccess = () => resolve(all.result.map(({ tekst }: { tekst: string }) => tekst).join('\n'));
          all.onerror = () => reject(all.error);
        };
      }),
  );
}

it(
  `C1 C2: SIGKILL of Chromium ${KILLS} times in the middle of writing loses and doubles nothing (seed ${SEED})`,
  async () => {
    const random = tal(SEED);
    const grundlag = await nytGrundlag(['signe'], [moede()]);
    const server = await startServer(grundlag.data);
    const vidne = await startVidne(server.port);
    const mellem = await startMellemled(vidne.port);
    const profil = mkdtempSync(join(tmpdir(), 'referat-profil-'));
    const kept = new Set<string>();
    let n = 0;
    const aabn = async () => {
      const { child, browser } = await start(profil);
      const context = browser.contexts()[0];
      if (!context) throw new Error('No context.');
      const value = grundlag.personer.signe?.token ?? '';
      await context.addCookies([{ name: 'referat', value, url: mellem.url, httpOnly: true, sameSite: 'Lax' }]);
      const page = await context.newPage();
      await page.goto(`${mellem.url}/referater/${grundlag.referater[0]}`);
      await page.waitForSelector('.ProseMirror[contenteditable=true]');
      return { child, browser, page };
    };
    try {
      for (let life = 0; life < KILLS; life++) {
        const { child, browser, page } = await aabn();
        await caretI(page, LINJE, 0, 'slut');
        const udenNet = life % 2 === 1;
        if (udenNet) mellem.saet((linje) => (linje.startsWith('POST') ? 'klip' : 'igennem'));
        let alive = true;
        const died = new Promise((resolve) => setTimeout(resolve, (udenNet ? 2500 : 300) + random() * 3000)).then(
          () => {
            alive = false;
            return draeb(child);
          },
        );
        const typed: string[] = [];
        try {
          while (alive) {
            const token = `«${n++}»`;
            await page.keyboard.type(` ${token}`, { delay: 5 });
            typed.push(token);
            if (udenNet && (await siger(page))) for (const one of typed) kept.add(one);
          }
        } catch (cause) {
          // Killed in the middle of a key.
          if (alive) throw cause;
        }
        await died;
        await browser.close().catch(() => undefined);
        mellem.saet('igennem');
      }
      const { child, browser, page } = await aabn();
      await ventTilGemt(page, 30_000);
      const acknowledged = tokens(
        [...new Map(vidne.kvitteringer.map(({ batch }) => [batch.batch, batch])).values()]
          .map(({ steps }) => skrevet(steps))
          .join(''),
      );
      // What was saved may still be on its way to a page that has just been opened.
      let text = '';
      for (let tries = 0; tries < 100; tries++) {
        text = (await linjerPaaPapiret(page)).join('\n');
        if (acknowledged.every((token) => text.includes(token))) break;
        await page.waitForTimeout(100);
      }
      const found = tokens(`${text}\n${await reddet(page)}`);
      expect(tokens(text).toSorted()).toEqual([...new Set(tokens(text))].toSorted());
      expect(acknowledged.filter((token) => !tokens(text).includes(token))).toEqual([]);
      expect([...kept].filter((token) => !found.includes(token))).toEqual([]);
      expect(found).toHaveLength(new Set(found).size);
      expect(acknowledged.length).toBeGreaterThan(0);
      if (KILLS > 1) expect(kept.size).toBeGreaterThan(0);
      await draeb(child);
      await browser.close().catch(() => undefined);
      await server.stop();
      execFileSync(process.execPath, ['scripts/referat.ts', 'verify', '--data', grundlag.data], { cwd: root });
      console.log(
        `Chromium killed ${KILLS}: ${acknowledged.length} acknowledged, ${kept.size} kept here, seed ${SEED}`,
      );
    } finally {
      for (const child of running) await draeb(child);
      await mellem.luk();
      await vidne.luk();
      await server.stop();
      rmSync(profil, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
      fjern(grundlag);
    }
  },
  120_000 + KILLS * 30_000,
);
