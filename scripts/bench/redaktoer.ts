// `bench typing`, `bench remarks` and `bench open`: the real writing page, every plugin on and saving to the real server, beside plain
// contenteditable, bare ProseMirror (a flat list of blocks) and Tiptap with the same text, in one Chromium.
import type { Browser, Page } from 'playwright-core';
import { bemaerk } from './bemaerkede.ts';
import { caretInTheMiddle, keyToFrame, launch } from './browser.ts';
import { referat } from './dokument.ts';
import { foersteLast } from './foerstelast.ts';
import { type Maalestokke, startMaalestokke } from './maalestokke.ts';
import { median, print, quantile } from './maaling.ts';
import { skrivere } from './skrivere.ts';
import { PAGES, stof } from './stof.ts';
import { startVaert, type Vaert } from './vaert.ts';

const PEERS = ['contenteditable', 'prosemirror', 'tiptap'] as const;
const ROUNDS = 5;
const KEYS = 60;

interface Scene {
  readonly browser: Browser;
  readonly vaert: Vaert;
  readonly stokke: Maalestokke;
}

/** One editor at one size: how its page is opened, and where its paragraphs are. */
interface Kandidat {
  readonly name: string;
  readonly pages: number;
  readonly selector: string;
  /** `mounted`: from the data at hand until it was painted; `built`: until every part and panel stood there too. */
  open(scene: Scene): Promise<{ page: Page; mounted: number; built: number }>;
}

function ours(pages: number, index: number): Kandidat {
  return {
    name: 'referat',
    pages,
    selector: '[data-node=indlaeg] p',
    async open({ browser, vaert }) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const [name = '', value = ''] = vaert.cookie.split('=');
      await context.addCookies([{ name, value, url: vaert.url }]);
      const page = await context.newPage();
      await page.goto(`${vaert.url}/referater/${vaert.referater[index]}`);
      await page.waitForFunction(
        () =>
          performance.getEntriesByName('referat:bygget').length > 0 &&
          performance.getEntriesByName('referat:samlet').length > 0 &&
          document.querySelector('.indhold li') !== null,
      );
      const times = await page.evaluate(() => {
        const { startTime = 0, duration = 0 } = performance.getEntriesByName('referat:monteret')[0] ?? {};
        const built = performance.getEntriesByName('referat:bygget').at(-1)?.startTime ?? 0;
        return { mounted: duration, built: built - startTime };
      });
      return { page, ...times };
    },
  };
}

/** Our page while others write in the same referat at other places. */
function sammen(pages: number, index: number, andre: number): Kandidat {
  const alene = ours(pages, index);
  return {
    ...alene,
    name: `referat, ${andre} andre skriver`,
    async open(scene) {
      const opened = await alene.open(scene);
      const stop = await skrivere(scene.vaert, scene.vaert.referater[index] ?? '', andre);
      opened.page.once('close', () => void stop());
      await opened.page.waitForFunction(() => document.querySelector('.her > .button') !== null);
      return opened;
    },
  };
}

/** Our page with remarks and proposals beside the text, the tab that shows them open. */
function bemaerket(pages: number, index: number, antal: number): Kandidat {
  const uden = ours(pages, index);
  let sendt: Promise<void> | null = null;
  return {
    ...uden,
    name: `referat, ${antal} bemærkninger`,
    async open(scene) {
      sendt ??= bemaerk(scene.vaert, scene.vaert.referater[index] ?? '', antal);
      await sendt;
      const opened = await uden.open(scene);
      await opened.page.waitForFunction((n) => document.querySelectorAll('.traad').length === n, antal);
      return opened;
    },
  };
}

function peer(name: string, pages: number): Kandidat {
  return {
    name,
    pages,
    selector: '#place p',
    async open({ browser, stokke }) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      await page.goto(`${stokke.url}/peers.html?type=${name}&pages=${pages}`);
      await page.waitForFunction(() => document.documentElement.dataset.mounted !== undefined);
      const mounted = Number(await page.evaluate(() => document.documentElement.dataset.mounted));
      return { page, mounted, built: mounted };
    },
  };
}

async function withScene(use: (scene: Scene) => Promise<void>): Promise<void> {
  const vaert = await startVaert([
    ...PAGES.map((pages) => referat(stof(pages))),
    referat(stof(77, 300)),
    referat(stof(344)),
  ]);
  const stokke = await startMaalestokke();
  const browser = await launch();
  try {
    await use({ browser, vaert, stokke });
  } finally {
    await browser.close();
    stokke.stop();
    await vaert.stop();
  }
}

interface Maalt {
  readonly kandidat: Kandidat;
  readonly mounted: number[];
  readonly built: number[];
  readonly keys: number[];
}

/** Every candidate in turn, round by round; `type` = also type. */
async function measure(scene: Scene, kandidater: readonly Kandidat[], type: boolean): Promise<readonly Maalt[]> {
  const all = kandidater.map((kandidat): Maalt => ({ kandidat, mounted: [], built: [], keys: [] }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const one of all) {
      const { page, mounted, built } = await one.kandidat.open(scene);
      one.mounted.push(mounted);
      one.built.push(built);
      if (type) {
        await caretInTheMiddle(page, one.kandidat.selector);
        // The first keys wake the page up; they are not counted.
        one.keys.push(...(await keyToFrame(page, KEYS)).slice(10));
      }
      await page.context().close();
    }
  }
  return all;
}

function find(all: readonly Maalt[], name: string, pages: number): Maalt {
  const found = all.find(({ kandidat }) => kandidat.name === name && kandidat.pages === pages);
  if (!found) throw new Error(`Not measured: ${name} ${pages}`);
  return found;
}

export function typing(): Promise<void> {
  return withScene(async (scene) => {
    const kandidater = [
      ...PAGES.map(ours),
      { ...ours(77, 3), name: 'referat, 300 indlæg i ét punkt' },
      sammen(344, 4, 3),
      peer('contenteditable', 3),
      // What ProseMirror alone costs where the document is short: no editor built on it gets below that.
      peer('prosemirror', 3),
      ...PEERS.map((name) => peer(name, 344)),
    ];
    const all = await measure(scene, kandidater, true);
    const own3 = quantile(find(all, 'referat', 3).keys, 0.5);
    const floor99 = quantile(find(all, 'contenteditable', 3).keys, 0.99);
    for (const { kandidat, keys } of all) {
      const name = `typing ${kandidat.name} ${kandidat.pages} sider`;
      const [p50, p99, n] = [quantile(keys, 0.5), quantile(keys, 0.99), keys.length];
      print({ name: `${name} p50`, value: p50, unit: 'ms', versus: 'vores egne 3 sider p50', ratio: p50 / own3, n });
      print({
        name: `${name} p99`,
        value: p99,
        unit: 'ms',
        versus: 'contenteditable 3 sider p99',
        ratio: p99 / floor99,
        n,
      });
    }
    const own344 = quantile(find(all, 'referat', 344).keys, 0.5);
    const together = quantile(find(all, 'referat, 3 andre skriver', 344).keys, 0.5);
    print({
      name: 'typing referat 344 sider, 3 andre skriver p50',
      value: together,
      unit: 'ms',
      versus: 'referat 344 sider alene p50',
      ratio: together / own344,
      n: (KEYS - 10) * ROUNDS,
    });
    for (const name of ['prosemirror', 'tiptap']) {
      const ratio = own344 / quantile(find(all, name, 344).keys, 0.5);
      print({
        name: 'typing referat 344 sider p50',
        value: own344,
        unit: 'ms',
        versus: `${name} 344 sider p50`,
        ratio,
        n: KEYS * ROUNDS,
      });
    }
  });
}

/** Typing with 100 open remarks beside the text, beside none. */
export function remarks(): Promise<void> {
  return withScene(async (scene) => {
    const antal = 100;
    const all = await measure(scene, [ours(344, 2), bemaerket(344, 4, antal)], true);
    for (const [name, at] of [
      ['p50', 0.5],
      ['p99', 0.99],
    ] as const) {
      const uden = quantile(find(all, 'referat', 344).keys, at);
      const value = quantile(find(all, `referat, ${antal} bemærkninger`, 344).keys, at);
      print({
        name: `typing referat 344 sider, ${antal} bemærkninger ${name}`,
        value,
        unit: 'ms',
        versus: `ingen bemærkninger (${uden.toFixed(2)} ms)`,
        ratio: value / uden,
        n: (KEYS - 10) * ROUNDS,
      });
    }
  });
}

export function opening(): Promise<void> {
  foersteLast();
  return withScene(async (scene) => {
    const all = await measure(scene, [...PAGES.map(ours), ...PEERS.map((name) => peer(name, 344))], false);
    for (const pages of PAGES) {
      const value = median(find(all, 'referat', pages).mounted);
      print({ name: `open referat ${pages} sider`, value, unit: 'ms', versus: null, ratio: null, n: ROUNDS });
    }
    const { mounted, built } = find(all, 'referat', 344);
    for (const [name, value] of [
      ['open referat 344 sider', median(mounted)],
      ['open referat 344 sider, alle dele bygget', median(built)],
    ] as const) {
      for (const peer of PEERS) {
        const other = median(find(all, peer, 344).mounted);
        const versus = `${peer} 344 sider (${other.toFixed(0)} ms)`;
        print({ name, value, unit: 'ms', versus, ratio: value / other, n: ROUNDS });
      }
    }
  });
}
