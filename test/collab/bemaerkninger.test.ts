// Remarks over HTTP by accounts: who may do what, what each refusal looks like, and that whoever has the referat open is told.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Traad, Traade } from '../../editor/model/bemaerkning.ts';
import { referat } from '../builders/dokument.ts';
import { type Vaert, vaert } from '../pages/vaert.ts';

const doc = referat('Der mangler bænke.', 'Lyset er slukket.');
let her: Vaert;
let ingrid: { id: string; token: string };
let fremmed: { id: string; token: string };

beforeAll(async () => {
  her = await vaert();
  ingrid = await her.nyBruger('ingrid', 'referent');
  fremmed = await her.nyBruger('fremmed', 'referent', 'skoven');
});
afterAll(() => her.slut());

const nyt = () => her.store.createReferat({ organ: 'havnen', ejer: ingrid.id, doc });
const ny = (afsending: string, more: object = {}) => ({
  ...{ afsending, version: 0, blok: 'b5', fra: 4, til: 11, slags: 'faktuel', tekst: 'Hvad mangler?', forslag: null },
  ...more,
});

async function ask<T>(method: string, sti: string, body?: unknown, token = ingrid.token) {
  const answer = await her.hent(sti, token, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: { accept: 'application/json', 'content-type': 'application/json' },
  });
  return { status: answer.status, json: (await answer.json()) as T & { message: string } };
}

it('a remark, its answer and what became of it, each told to those who have the referat open', async () => {
  const id = await nyt();
  const hoert: string[] = [];
  her.deps.levende.rooms.join(id, ingrid.id, ({ event, data }) => event === 'bemaerkninger' && hoert.push(data));
  const path = `/referater/${id}/bemaerkninger`;
  const made = await ask<Traad>('POST', path, ny('afsending-1'));
  expect(made.status).toBe(201);
  expect(made.json).toMatchObject({
    ...{ nr: 1, runde: null, citat: 'mangler', foer: 'Der ', efter: ' bænke.', stand: 'aaben', rev: 1 },
    anker: { blok: 'b5', fra: 4, til: 11, stand: 'fast' },
    af: { navn: 'Ingrid', deltager: null, inviteret: null },
  });
  expect((await ask<Traad>('POST', path, ny('afsending-1'))).json).toEqual(made.json);
  const { id: traad } = made.json;
  await ask('POST', `${path}/${traad}/svar`, { afsending: 'svar-0001', tekst: 'Bænke.' });
  const afgjort = await ask<Traad>('PUT', `${path}/${traad}/afgoerelse`, { stand: 'besvaret', forventet: 'aaben' });
  expect([afgjort.status, afgjort.json.stand]).toEqual([200, 'besvaret']);
  const late = await ask('PUT', `${path}/${traad}/afgoerelse`, { stand: 'holdt', forventet: 'aaben' });
  expect([late.status, late.json.message]).toEqual([409, expect.stringContaining('afgjort et andet sted')]);
  const { json } = await ask<Traade>('GET', `${path}?siden=2`);
  expect([json.rev, json.traade.map(({ stand, svar }) => [stand, svar.length])]).toEqual([3, [['besvaret', 1]]]);
  await new Promise((resolve) => setImmediate(resolve));
  expect(hoert.map((one) => JSON.parse(one))).toEqual([1, 1, 2, 3].map((rev) => ({ rev })));
});

it('refuses what is no remark, a place that is not there, a stranger, and an approved referat', async () => {
  const id = await nyt();
  const path = `/referater/${id}/bemaerkninger`;
  const refused: readonly (readonly [unknown, number])[] = [
    [[], 400],
    [ny('kort'), 400],
    [ny('afsending-1', { blok: 'findes-ikke' }), 400],
    [ny('afsending-1', { til: 400 }), 400],
    [ny('afsending-1', { fra: 8, til: 5 }), 400],
    [ny('afsending-1', { version: 7 }), 404],
    [ny('afsending-1', { tekst: '  ' }), 400],
    [ny('afsending-1', { tekst: 'Nul\u0000' }), 400],
    [ny('afsending-1', { slags: 'sjov' }), 400],
    [ny('afsending-1', { forslag: { art: 'slet-afsnit', tekst: 'Nej' } }), 400],
    [ny('afsending-1', { forslag: { art: 'nyt-afsnit', tekst: ' ' } }), 400],
  ];
  for (const [body, status] of refused) expect([body, (await ask('POST', path, body)).status]).toEqual([body, status]);
  expect((await ask('POST', path, ny('afsending-1'), fremmed.token)).status).toBe(404);
  expect((await ask('GET', path, undefined, fremmed.token)).status).toBe(404);
  expect((await ask<Traade>('GET', path)).json.traade).toEqual([]);
  her.db.prepare("UPDATE referat SET status = 'godkendt' WHERE id = ?").run(id);
  expect((await ask('POST', path, ny('afsending-1'))).status).toBe(403);
  expect((await ask('GET', path)).status).toBe(200);
});

it('is placed in the text as it is now, though it was written on an older version', async () => {
  const id = await nyt();
  const step = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'Nyt ' }] } };
  await her.deps.levende.accept(id, ingrid.id, {
    version: 0,
    epoch: 0,
    client: 'c1',
    batch: 'batch-0001',
    steps: [step],
  });
  const path = `/referater/${id}/bemaerkninger`;
  const titel = await ask<Traad>('POST', path, ny('afsending-1', { blok: 'b1', fra: 0, til: 7 }));
  expect(titel.json).toMatchObject({ citat: 'Referat', anker: { blok: 'b1', fra: 4, til: 11 } });
  const hele = await ask<Traad>('POST', path, ny('afsending-2', { blok: '', fra: 0, til: 0 }));
  expect(hele.json.anker).toEqual({ blok: '', fra: 0, til: 0, stand: 'fast' });
});

it('who begins to listen, or asks instead, is told how far it has come', async () => {
  const id = await nyt();
  const stop = new AbortController();
  const laes = async (): Promise<string> => {
    const answer = await her.hent(`/referater/${id}/stream?since=0&epoch=0`, ingrid.token, { signal: stop.signal });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (reader && !text.includes('event: bemaerkninger')) text += (await reader.read()).value ?? '';
    return text;
  };
  await ask('POST', `/referater/${id}/bemaerkninger`, ny('afsending-1'));
  expect(await laes()).toContain('event: bemaerkninger\ndata: {"rev":1}');
  stop.abort();
  const polled = await ask<{ bemaerkninger: unknown }>('GET', `/referater/${id}/steps?since=0&epoch=0`);
  expect(polled.json.bemaerkninger).toEqual({ rev: 1 });
});
