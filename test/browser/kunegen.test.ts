// A started product talks to no one but its own origin: every page is opened in a real browser, which tells of each request
// that it, a page, a worker or the service worker makes.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nyPerson, startBrowser } from './browser.ts';
import { moede } from './moede.ts';
import { fjern, type Grundlag, nytGrundlag, startServer, type Testserver } from './server.ts';

let grundlag: Grundlag;
let server: Testserver;
let browser: Browser;

beforeAll(async () => {
  grundlag = await nytGrundlag(['signe'], [moede()]);
  server = await startServer(grundlag.data);
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  fjern(grundlag);
});

it('every page asks its own origin only, and is allowed no other', async () => {
  const context = await nyPerson(browser, server, grundlag.personer.signe?.token ?? '');
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  const page = await context.newPage();
  page.on('websocket', (socket) => asked.push(socket.url()));
  const referat = `/referater/${grundlag.referater[0]}`;
  const sider = ['/', '/referater/ny', '/papirkurv', '/hjaelp/taster', '/indstillinger', `${referat}/historik`];
  for (const sti of [...sider, `${referat}/navn`, '/findes-ikke', '/uden-net']) {
    await page.goto(server.url + sti);
    await page.evaluate(() => document.fonts.ready);
  }
  await page.goto(`${server.url}${referat}/eksport`);
  await page.waitForSelector('canvas');
  await page.goto(server.url + referat);
  await page.waitForSelector('.ProseMirror');
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  await page.keyboard.press('Control+f');
  await page.waitForSelector('[role=search]');
  await context.clearCookies();
  await page.goto(`${server.url}/login`);

  expect(asked.length).toBeGreaterThan(40);
  expect(asked.some((url) => url.endsWith('/sw.js'))).toBe(true);
  const others = asked.filter((url) => !/^(blob|data):/.test(url) && new URL(url).origin !== server.url);
  expect(others).toEqual([]);
  // Nor could one: the policy of the page names nobody else.
  const refused = await page.evaluate(async () => {
    const told = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ blockedURI }) => resolve(blockedURI), { once: true });
    });
    await fetch('https://andre.invalid/').catch(() => undefined);
    return told;
  });
  expect(refused).toContain('andre.invalid');
  await context.close();
});
