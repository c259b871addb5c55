// The municipality's name and colour: on every page but those that browsers keep, and always readable.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { kontrast } from '../../server/export/brevhoved/farve.ts';
import { EGEN_ACCENT } from '../../server/pages/udseende.ts';
import { lys, moerk, tagUdseende, tjekAccent, udseendeCss } from '../../server/udseende.ts';
import { type Vaert, vaert } from './vaert.ts';

let her: Vaert;
let karen: { id: string; token: string };
beforeEach(async () => {
  her = await vaert();
  karen = await her.nyBruger('karen', 'administrator');
});
afterEach(async () => {
  tagUdseende({ navn: null, accent: null });
  expect(her.fejl).toEqual([]);
  await her.slut();
});

const send = (felter: Record<string, string>) => her.send('/indstillinger/udseende', karen.token, felter);
const side = async (sti: string) => (await her.hent(sti, karen.token)).text();

it('stands on every page from now on, and is what the next start reads', async () => {
  expect(await side('/')).not.toContain('/udseende/');
  await send({ navn: 'Søndre Ådal <Kommune>', egen: 'ja', accent: '#7A2E3A' });
  const page = await side('/');
  expect(page).toContain('<span class="kommune">Søndre Ådal &lt;Kommune&gt;</span>');
  expect(page).toContain('<link rel="stylesheet" href="/udseende/7a2e3a.css">');
  expect(await her.store.findUdseende()).toEqual({ navn: 'Søndre Ådal <Kommune>', accent: '#7a2e3a' });
  // Pages that browsers keep are the same as long as the server runs.
  for (const sti of ['/skal', '/uden-net']) {
    expect(await side(sti)).not.toContain('/udseende/');
    expect(await side(sti)).not.toContain('Søndre');
  }
  await send({ navn: ' ', accent: '#7a2e3a' });
  expect(await her.store.findUdseende()).toEqual({ navn: null, accent: null });
  expect(await side('/')).not.toContain('/udseende/');
});

it('the style sheet is a function of the colour, open to those who sign in, and kept', async () => {
  const answer = await her.hent('/udseende/7a2e3a.css');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^text\/css/);
  expect(answer.headers.get('cache-control')).toContain('immutable');
  expect(await answer.text()).toContain('--accent:#7a2e3a');
  for (const fil of ['7a2e3a', 'xxxxxx.css', '7a2e3a.css%7D', '..%2F7a2e3a.css'])
    expect((await her.hent(`/udseende/${fil}`)).status).toBe(404);
  expect((await her.hent('/udseende/ffcc00.css')).status).toBe(400);
});

it('a colour that cannot be read is refused in one sentence, and nothing is saved', async () => {
  for (const accent of ['#ffcc00', '#8a8a8a', 'rød']) {
    const answer = await send({ navn: 'Ådal', egen: 'ja', accent });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/Farven kan ikke læses: kontrasten mod #\w{6} er \d(,\d)?:1|Skriv farven som/);
  }
  expect((await send({ navn: 'x'.repeat(61) })).status).toBe(400);
  expect(await her.store.findUdseende()).toEqual({ navn: null, accent: null });
  const villads = await her.nyBruger('villads', 'sekretariat');
  expect((await her.send('/indstillinger/udseende', villads.token, { navn: 'x' })).status).toBe(403);
});

it('every colour that is taken is readable wherever it stands, in light and in dark', () => {
  expect(() => tjekAccent(EGEN_ACCENT)).not.toThrow();
  const farve = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(farve, (accent) => {
      try {
        udseendeCss(accent);
      } catch {
        return;
      }
      const dag = lys(accent);
      for (const ground of ['#ffffff', '#f5f5f2', dag.svag, dag.paa])
        expect(kontrast(dag.accent, ground)).toBeGreaterThanOrEqual(4.5);
      const nat = moerk(accent);
      for (const ground of ['#171c1d', '#1f2526', '#2b3233', nat.svag, nat.paa])
        expect(kontrast(nat.accent, ground)).toBeGreaterThanOrEqual(4.5);
    }),
    { seed: 8, numRuns: 2000 },
  );
});
