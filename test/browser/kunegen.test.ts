// A started product talks to no one but its own origin: every page is opened in a real browser, which tells of each request
// that it, a page, a worker or the service worker makes.
import { expect, it } from 'vitest';
import { nytHus } from './hus.ts';
import { moede } from './moede.ts';

const hus = nytHus(['signe'], [moede()]);

it('every page asks its own origin only, and is allowed no other', async () => {
  const context = await hus.person('signe');
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  const page = await context.newPage();
  page.on('websocket', (socket) => asked.push(socket.url()));
  const referat = `/referater/${hus.grundlag.referater[0]}`;
  const sider = ['/', '/referater/ny', '/papirkurv', '/hjaelp/taster', '/indstillinger', `${referat}/historik`];
  for (const sti of [...sider, `${referat}/navn`, '/findes-ikke', '/uden-net']) {
    await page.goto(hus.server.url + sti);
    await page.evaluate(() => document.fonts.ready);
  }
  await page.goto(`${hus.server.url}${referat}/eksport`);
  await page.waitForSelector('canvas');
  await page.goto(hus.server.url + referat);
  await page.waitForSelector('.ProseMirror');
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  await page.keyboard.press('Control+f');
  await page.waitForSelector('[role=search]');
  await context.clearCookies();
  await page.goto(`${hus.server.url}/login`);

  expect(asked.length).toBeGreaterThan(40);
  expect(asked.some((url) => url.endsWith('/sw.js'))).toBe(true);
  const others = asked.filter((url) => !/^(blob|data):/.test(url) && new URL(url).origin !== hus.server.url);
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
