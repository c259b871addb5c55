// The pages in real Chromium: each in each of its states, wide, narrow and dark, without a fault that axe can see;
// by keyboard, without a script, and what the scripts add.

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from './axe.ts';
import { nyPerson, startBrowser } from './browser.ts';
import { moede } from './moede.ts';
import { ADGANGSKODE, fjern, type Grundlag, medStore, nytGrundlag, startServer, type Testserver } from './server.ts';

let tom: Grundlag;
let grundlag: Grundlag;
let server: Testserver;
let tomServer: Testserver;
let browser: Browser;
let context: BrowserContext;
let tomt: BrowserContext;
let id = '';

const RED_GREEN = moede((b) => [
  b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' sagde, at bænken koster ??? kr.')),
]);

beforeAll(async () => {
  tom = await nytGrundlag(['karen'], []);
  grundlag = await nytGrundlag(
    ['signe', 'torben'],
    Array.from({ length: 9 }, () => RED_GREEN),
  );
  const [first = '', second = '', third = ''] = grundlag.referater;
  id = first;
  const signe = grundlag.personer.signe?.id ?? '';
  await medStore(grundlag.data, async (store) => {
    await store.omdoebReferat(first, 'Dialogmøde om omdannelsen af Havnekvarteret, Nordkajen og Fiskerengen', signe);
    await store.setEjer(second, grundlag.personer.torben?.id ?? '', signe);
    await store.laegIPapirkurv(third, signe);
    await store.navngivVersion(first, 0, 'Sendt til formanden', signe);
  });
  server = await startServer(grundlag.data);
  tomServer = await startServer(tom.data);
  browser = await startBrowser();
  context = await nyPerson(browser, server, grundlag.personer.signe?.token ?? '');
  tomt = await nyPerson(browser, tomServer, tom.personer.karen?.token ?? '');
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await tomServer?.stop();
  fjern(grundlag);
  fjern(tom);
});

/** What other colours alone can break. */
const FARVER = ['color-contrast', 'link-in-text-block'];

/** What is wrong with the page as it stands: wide, the colours in the dark, narrow. */
async function mangler(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const [width, colorScheme] of [
    [1440, 'light'],
    [1440, 'dark'],
    [390, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme });
    const brud = await axe(page, colorScheme === 'dark' ? FARVER : undefined);
    found.push(...brud.map((one) => `${width} ${colorScheme} ${one}`));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) found.push(`${width}: ${wide} px too wide`);
  }
  return found;
}

/** Opens a page and listens for what the content security policy refuses. */
async function aabn(i: BrowserContext, url: string): Promise<{ page: Page; klager: string[] }> {
  const page = await i.newPage();
  const klager: string[] = [];
  page.on('pageerror', (error) => klager.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) klager.push(message.text());
  });
  await page.goto(url);
  return { page, klager };
}

describe('each page in each state', () => {
  const uden: readonly [string, string, ((page: Page) => Promise<void>)?][] = [
    ['login', '/login'],
    [
      'login, refused',
      '/login',
      async (page) => {
        await page.getByLabel('Brugernavn').fill('signe');
        await page.getByLabel('Adgangskode').fill('forkert kode');
        await page.keyboard.press('Enter');
        await page.getByRole('alert').waitFor();
      },
    ],
    ['an old link', '/start/ukendt'],
    ['signed out', '/login?besked=logget-ud'],
  ];
  it.each(uden)('%s (nobody signed in)', async (_navn, sti, goer) => {
    const stranger = await browser.newContext();
    const { page, klager } = await aabn(stranger, server.url + sti);
    await goer?.(page);
    expect([...(await mangler(page)), ...klager]).toEqual([]);
    await stranger.close();
  });

  it('Overblik, empty', async () => {
    const { page, klager } = await aabn(tomt, tomServer.url);
    await page.getByText('Her er ikke noget endnu').waitFor();
    expect([...(await mangler(page)), ...klager]).toEqual([]);
  });

  const med: readonly [string, () => string, ((page: Page) => Promise<void>)?][] = [
    ['Overblik', () => '/'],
    ['Overblik, menu open', () => '/', async (page) => page.locator('.prikker').first().click()],
    ['Overblik, search', () => '/?soeg=nordkajen'],
    ['Overblik, nothing found', () => '/?soeg=xyzzy'],
    ['Overblik, just thrown out', () => `/?besked=slettet&om=${id}`],
    ['Nyt referat', () => '/referater/ny'],
    ['Nyt referat, as before', () => '/referater/ny', async (page) => page.getByLabel('Som et tidligere møde').check()],
    [
      'Nyt referat, refused',
      () => '/referater/ny',
      async (page) => {
        await page.getByRole('button', { name: 'Hent ind' }).click();
        await page.getByRole('alert').waitFor();
      },
    ],
    ['Omdøb', () => `/referater/${id}/navn`],
    ['Giv videre', () => `/referater/${id}/ejer`],
    ['Slet', () => `/referater/${id}/slet`],
    ['Papirkurv', () => '/papirkurv'],
    ['Historik', () => `/referater/${id}/historik`],
    [
      'Historik, forms open',
      () => `/referater/${id}/historik`,
      async (page) => {
        for (const one of await page.locator('.fold > summary').all()) await one.click();
      },
    ],
    ['Kontrol', () => `/referater/${id}/kontrol`],
    ['Eksport', () => `/referater/${id}/eksport`],
    ['Din konto', () => '/indstillinger'],
    ['Brugere', () => '/indstillinger/brugere'],
    ['En bruger', () => `/indstillinger/brugere/${grundlag.personer.torben?.id}`],
    [
      'Organer, form open',
      () => '/indstillinger/organer',
      async (page) => page.locator('.fold > summary').first().click(),
    ],
    ['Taster', () => '/hjaelp/taster'],
    ['Ikke fundet', () => '/findes-ikke'],
  ];
  it.each(med)('%s', async (_navn, sti, goer) => {
    const { page, klager } = await aabn(context, server.url + sti());
    await goer?.(page);
    expect([...(await mangler(page)), ...klager]).toEqual([]);
    await page.close();
  });
});

describe('by keyboard', () => {
  const fokus = (page: Page) =>
    page.evaluate(() =>
      (document.activeElement?.getAttribute('aria-label') || document.activeElement?.textContent || '')
        .replace(/\s+/g, ' ')
        .trim(),
    );

  it('skips to the content, walks the rows, opens a menu and comes back from it', async () => {
    const { page } = await aabn(context, server.url);
    await page.keyboard.press('Tab');
    expect(await fokus(page)).toBe('Spring til indholdet');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await fokus(page)).toBe('Nyt referat');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('s');
    // The search button is there for those who do not see that Enter searches; then the first row and its menu.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const navn = await fokus(page);
    await page.keyboard.press('Tab');
    expect(await fokus(page)).toBe(`Flere valg for ${navn}`);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await fokus(page)).toBe('Kontrol');
    await page.keyboard.press('Escape');
    expect(await fokus(page)).toBe(`Flere valg for ${navn}`);
    expect(await page.locator('details[open]').count()).toBe(0);
    await page.close();
  });

  it('every focus is seen: nothing that can be reached is without a ring or outside the window', async () => {
    for (const sti of [
      '/',
      '/referater/ny',
      '/indstillinger/brugere',
      `/referater/${id}/historik`,
      `/referater/${id}/eksport`,
    ]) {
      const { page } = await aabn(context, server.url + sti);
      const seen = new Set<string>();
      for (let i = 0; i < 80; i++) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => {
          const one = document.activeElement;
          if (!one || one === document.body) return null;
          const box = one.getBoundingClientRect();
          const shadows = [getComputedStyle(one).boxShadow, getComputedStyle(one, '::after').boxShadow];
          // Boxes and radio buttons keep the browser's own ring.
          const ring =
            shadows.some((shadow) => shadow !== 'none') ||
            one.matches('input[type=checkbox], input[type=radio], input[type=file]');
          return {
            navn: `${one.tagName} ${one.textContent?.trim().slice(0, 30)} ${one.id}`,
            ring,
            inde: box.bottom > 0 && box.top < innerHeight,
          };
        });
        if (!at || seen.has(at.navn + i)) break;
        seen.add(at.navn);
        expect([sti, at.navn, at.ring, at.inde]).toEqual([sti, at.navn, true, true]);
      }
      expect(seen.size).toBeGreaterThan(4);
      await page.close();
    }
  });
});

describe('without a script', () => {
  it('one signs in, begins a referat, throws it out and has it back', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    const page = await plain.newPage();
    await page.goto(`${server.url}/papirkurv`);
    await page.getByLabel('Brugernavn').fill('torben');
    await page.getByLabel('Adgangskode').fill(ADGANGSKODE);
    await page.getByRole('button', { name: 'Log ind' }).click();
    await page.waitForURL(`${server.url}/papirkurv`);
    await page.goto(`${server.url}/referater/ny`);
    await page.getByLabel('Hvad handler mødet om?').fill('broen uden script');
    await page.getByRole('button', { name: 'Begynd at skrive' }).click();
    await page.waitForURL(/\/referater\/\w{10}$/);
    await page.goto(`${server.url}/?soeg=broen`);
    await page.locator('.prikker').click();
    await page.getByRole('link', { name: 'Læg i papirkurven' }).click();
    await page.getByRole('button', { name: 'Læg i papirkurven' }).click();
    await page.getByRole('button', { name: 'Fortryd' }).click();
    await page.getByText('Referatet er hentet op af papirkurven.').waitFor();
    expect(await page.getByRole('link', { name: 'Dialogmøde om broen uden script' }).count()).toBe(1);
    await plain.close();
  });
});

describe('what the scripts add', () => {
  it('takes a dropped file as if it had been chosen, and never lets one replace the page', async () => {
    const { page } = await aabn(context, `${server.url}/referater/ny`);
    const drop = (selector: string) =>
      page.evaluate((where) => {
        const data = new DataTransfer();
        data.items.add(new File(['Referat af et møde\n\nBo Eksempel talte.\n'], 'møde.txt', { type: 'text/plain' }));
        const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
        return !document.querySelector(where)?.dispatchEvent(event);
      }, selector);
    expect(await drop('h1')).toBe(true);
    expect(
      await page.locator('#f-fil').evaluate((input) => (input instanceof HTMLInputElement ? input.files?.length : -1)),
    ).toBe(0);
    expect(await drop('[data-slip]')).toBe(true);
    await page.getByRole('button', { name: 'Hent ind' }).click();
    await page.waitForURL(/\/referater\/\w{10}$/);
    await page.waitForSelector('.ProseMirror');
    expect(await page.locator('.ProseMirror').innerText()).toContain('Bo Eksempel talte.');
    await page.close();
  });

  it('asks for the earlier meeting only when one begins as before', async () => {
    const { page } = await aabn(context, `${server.url}/referater/ny`);
    const list = page.getByLabel('Hvilket møde?');
    expect(await list.isVisible()).toBe(false);
    await page.getByLabel('Som et tidligere møde').check();
    expect(await list.isVisible()).toBe(true);
    await page.close();
  });

  it('draws the pages of the PDF as they are, and draws them anew with another letterhead', async () => {
    const { page, klager } = await aabn(context, `${server.url}/referater/${id}/eksport`);
    const ink = async (): Promise<number> => {
      await page.waitForFunction(() => {
        const canvas = document.querySelector('canvas');
        const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        // An untouched canvas is black and transparent; ink is dark and opaque.
        return [...data].some((value, i) => i % 4 === 0 && value < 100 && data[i + 3] === 255);
      });
      return page.evaluate(() => {
        const canvas = document.querySelector('canvas');
        const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        return [...data].reduce((sum, value) => sum + (255 - value), 0);
      });
    };
    const first = await ink();
    expect(await page.locator('canvas').first().getAttribute('aria-label')).toMatch(/^Side 1 af \d+$/);
    const options = await page.getByLabel('Brevhoved').locator('option').all();
    await page.getByLabel('Brevhoved').selectOption({ index: options.length - 1 });
    await page.waitForURL(/brevhoved=/);
    expect(await ink()).not.toBe(first);
    expect(klager).toEqual([]);
    await page.close();
  });
});
