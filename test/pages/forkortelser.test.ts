// A writer's own abbreviations over HTTP: edited on a page, read and added to by the editor, never another's.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Vaert, vaert } from './vaert.ts';

let her: Vaert;
let signe: string;
let bo: string;
beforeAll(async () => {
  her = await vaert();
  signe = (await her.nyBruger('signe', 'referent')).token;
  bo = (await her.nyBruger('bo', 'administrator')).token;
});
afterAll(() => her.slut());

const SIDE = '/indstillinger/forkortelser';
const liste = async (token: string): Promise<unknown> =>
  (await her.hent('/forkortelser', token, { headers: { accept: 'application/json' } })).json();

describe('abbreviations', () => {
  it('are saved as they were typed, shown again, and given to their owner alone', async () => {
    const answer = await her.send(SIDE, signe, { tekst: 'bm = bæredygtige møder\nPMU = Plan- & Miljøudvalget' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${SIDE}?besked=gemt`]);
    expect(await liste(signe)).toEqual([
      { kort: 'bm', lang: 'bæredygtige møder' },
      { kort: 'PMU', lang: 'Plan- & Miljøudvalget' },
    ]);
    expect(await (await her.hent(SIDE, signe)).text()).toContain('PMU = Plan- &amp; Miljøudvalget</textarea>');
    expect(await liste(bo)).toEqual([]);
    expect(await (await her.hent(SIDE, bo)).text()).not.toContain('Miljøudvalget');
  });

  it('what is wrong is said, and everything that was typed stands there still', async () => {
    const answer = await her.send(SIDE, signe, { tekst: 'bm = bæredygtige møder\nuden tegn' });
    const page = await answer.text();
    expect(answer.status).toBe(400);
    expect(page).toContain('Skriv et lighedstegn');
    expect(page).toContain('bm = bæredygtige møder\nuden tegn</textarea>');
    expect(await liste(signe)).toHaveLength(2);
  });

  it('the editor adds one last, or gives one other words in its place', async () => {
    const post = (body: object) =>
      her.hent('/forkortelser', signe, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await post({ kort: 'hk', lang: 'havnekajen' })).status).toBe(204);
    expect((await post({ kort: 'BM', lang: 'borgermøde' })).status).toBe(204);
    expect((await post({ kort: 'to ord', lang: 'x' })).status).toBe(400);
    expect(await liste(signe)).toEqual([
      { kort: 'BM', lang: 'borgermøde' },
      { kort: 'PMU', lang: 'Plan- & Miljøudvalget' },
      { kort: 'hk', lang: 'havnekajen' },
    ]);
  });

  it('go with their account', () => {
    her.db.prepare("DELETE FROM bruger WHERE brugernavn = 'signe'").run();
    expect(her.db.prepare('SELECT count(*) FROM forkortelse').pluck().get()).toBe(0);
  });
});
