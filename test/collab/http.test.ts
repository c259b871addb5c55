// The routes of a document over HTTP: what each refusal looks like, the stream and its fallback, versions and images.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Missing } from '../../editor/model/wire.ts';
import { foran, referat } from '../builders/dokument.ts';
import { type Vaert, vaert } from '../pages/vaert.ts';

const doc = referat('Der mangler bænke.');
const at = foran(doc, 'mangler');
const step = (text: string) => ({
  stepType: 'replace',
  from: at,
  to: at,
  slice: { content: [{ type: 'text', text }] },
});

let her: Vaert;
let ingrid: { id: string; token: string };
let fremmed: { id: string; token: string };
let n = 0;

beforeAll(async () => {
  her = await vaert();
  ingrid = await her.nyBruger('ingrid', 'referent');
  fremmed = await her.nyBruger('fremmed', 'referent', 'skoven');
});
afterAll(() => her.slut());

const nyt = () => her.store.createReferat({ organ: 'havnen', ejer: ingrid.id, doc });
const batch = (version: number, ...steps: unknown[]) => ({
  version,
  epoch: 0,
  client: 'c1',
  batch: `batch-${n++}-x`,
  steps,
});

function ask(sti: string, init: RequestInit = {}, token: string | null = ingrid.token): Promise<Response> {
  return her.hent(sti, token, { ...init, headers: { accept: 'application/json', ...init.headers } });
}
function post(id: string, body: unknown, token: string | null = ingrid.token): Promise<Response> {
  const json = typeof body === 'string' ? body : JSON.stringify(body);
  return ask(
    `/referater/${id}/steps`,
    { method: 'POST', body: json, headers: { 'content-type': 'application/json' } },
    token,
  );
}

describe('steps', () => {
  it('A2 A3 A7: 200 with the version, 200 again, 409 with what is missing, 410 for another epoch', async () => {
    const id = await nyt();
    const first = batch(0, step('A '));
    for (let i = 0; i < 2; i++) {
      const answer = await post(id, first);
      expect([answer.status, await answer.json()]).toEqual([200, { version: 1 }]);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    const stale = await post(id, batch(0, step('B ')));
    expect([stale.status, await stale.json()]).toEqual([
      409,
      { version: 1, epoch: 0, steps: [step('A ')], clients: ['c1'] },
    ]);
    const gone = await post(id, { ...batch(1, step('B ')), epoch: 4 });
    expect([gone.status, (await gone.json()).code]).toEqual([410, 'forsvundet']);
  });

  it.each([
    ['from > to', batch(0, { stepType: 'replace', from: at + 3, to: at }), 400],
    ['an attribute of the wrong type', batch(0, { stepType: 'docAttr', attr: 'dato', value: ['x'] }), 400],
    ['NUL', batch(0, step('a\u0000')), 400],
    [
      '8000-deep nesting',
      `{"version":0,"epoch":0,"client":"c","batch":"batch-dyb","steps":${'['.repeat(8000)}${']'.repeat(8000)}}`,
      400,
    ],
    ['no JSON', 'hej', 400],
    ['a list for a batch', '[]', 400],
    ['too many steps', batch(0, ...Array(1001).fill(step('x'))), 413],
    ['17 MB', `{"x":"${'x'.repeat(17_000_000)}"}`, 413],
  ])('%s is one Danish sentence and changes nothing', async (_name, body, status) => {
    const id = await nyt();
    const answer = await post(id, body);
    expect(answer.status).toBe(status);
    const { message } = await answer.json();
    expect(message).toMatch(/^[A-ZÆØÅ].*\.$/);
    expect(await her.store.findStand(id)).toEqual({ version: 0, epoch: 0 });
    expect(her.fejl).toEqual([]);
  });

  it('strangers learn nothing, the signed-out are asked to sign in, and neither is read further', async () => {
    const id = await nyt();
    for (const [token, status] of [
      [null, 401],
      [fremmed.token, 404],
    ] as const)
      for (const sti of ['dokument', 'steps?since=0&epoch=0', 'stream?since=0&epoch=0', 'importrapport']) {
        const answer = await ask(`/referater/${id}/${sti}`, {}, token);
        expect([sti, answer.status]).toEqual([sti, status]);
      }
    expect((await post(id, batch(0, step('x')), fremmed.token)).status).toBe(404);
    expect((await post(id, 'x'.repeat(17_000_000), null)).status).toBe(401);
  });

  it('a referat in the papirkurv is not written in', async () => {
    const id = await nyt();
    await her.store.laegIPapirkurv(id, ingrid.id);
    expect((await post(id, batch(0, step('x')))).status).toBe(403);
  });

  it('the long poll answers at once, when something happens, and when nothing does', async () => {
    const id = await nyt();
    const poll = (since: number, wait: number) => ask(`/referater/${id}/steps?since=${since}&epoch=0&wait=${wait}`);
    const waiting = poll(0, 20);
    await until(() => her.deps.levende.rooms.count(id) === 1);
    await post(id, batch(0, step('A ')));
    expect(await (await waiting).json()).toMatchObject({ version: 1, steps: [step('A ')] });
    expect(await (await poll(0, 20)).json()).toMatchObject({ version: 1 });
    const start = performance.now();
    expect(await (await poll(1, 1)).json()).toEqual({
      version: 1,
      epoch: 0,
      steps: [],
      clients: [],
      her: [],
      status: 'kladde',
      bemaerkninger: { rev: 0 },
    });
    expect(performance.now() - start).toBeGreaterThan(900);
    await until(() => her.deps.levende.rooms.count(id) === 0);
    expect((await poll(9, 1)).status).toBe(410);
    expect((await ask(`/referater/${id}/steps?since=-1&epoch=0`)).status).toBe(400);
  });
});

describe('the stream', () => {
  it('catches up, follows, tells a new name and a new epoch, and says nothing twice', async () => {
    const id = await nyt();
    await post(id, batch(0, step('A ')));
    const stop = new AbortController();
    const answer = await ask(`/referater/${id}/stream?since=0&epoch=0`, {
      headers: { accept: 'text/event-stream' },
      signal: stop.signal,
    });
    expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(answer.headers.get('cache-control')).toBe('no-cache, no-transform');
    expect(answer.headers.get('x-accel-buffering')).toBe('no');
    const heard = listen(answer);
    // Who is the referent is told first, and has a test of its own.
    const events = () => heard.events.filter(({ event }) => event !== 'referent');
    await until(() => events().length === 1);
    for (let version = 1; version < 6; version++) await post(id, batch(version, step(`${version} `)));
    await until(() => events().length === 6);
    her.deps.levende.navngivet(id, 'Et nyt navn');
    const restored = await ask(`/referater/${id}/gendannelse`, {
      method: 'POST',
      body: JSON.stringify({ version: 0 }),
      headers: { 'content-type': 'application/json' },
    });
    expect(restored.status).toBe(204);
    await heard.end;
    expect(events().map(({ event }) => event)).toEqual([...Array(6).fill('steps'), 'navn', 'epoch']);
    const versions = events()
      .slice(0, 6)
      .map(({ data }): number => (JSON.parse(data) as Missing).version);
    expect(versions).toEqual([1, 2, 3, 4, 5, 6]);
    expect(events()[5]?.id).toBe('6');
    expect(JSON.parse(events()[6]?.data ?? '')).toBe('Et nyt navn');
    await until(() => her.deps.levende.rooms.count(id) === 0);
    const again = await ask(`/referater/${id}/stream?since=6&epoch=0`);
    expect(again.status).toBe(410);
  });

  it('a listener who goes away leaves the room', async () => {
    const id = await nyt();
    const stop = new AbortController();
    await ask(`/referater/${id}/stream?since=0&epoch=0`, { signal: stop.signal });
    await until(() => her.deps.levende.rooms.count(id) === 1);
    stop.abort();
    await until(() => her.deps.levende.rooms.count(id) === 0);
  });
});

describe('versions and images', () => {
  it('a version gets a name, from a form and from fetch', async () => {
    const id = await nyt();
    await post(id, batch(0, step('A ')));
    expect((await her.send(`/referater/${id}/versioner`, ingrid.token, { navn: 'Sendt til formanden' })).status).toBe(
      303,
    );
    expect(await her.store.listVersioner(id)).toMatchObject([
      { slags: 'navngivet', version: 1, navn: 'Sendt til formanden' },
      { slags: 'oprettet' },
    ]);
    for (const navn of ['', 'a\nb', 'x'.repeat(201)])
      expect((await her.send(`/referater/${id}/versioner`, ingrid.token, { navn })).status).toBe(400);
    expect((await her.send(`/referater/${id}/gendannelse`, ingrid.token, { version: '77' })).status).toBe(404);
  });

  it('images are told by their bytes, whatever they are called', async () => {
    const id = await nyt();
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 9]);
    const send = (body: Uint8Array<ArrayBuffer>, type: string) =>
      ask(`/referater/${id}/filer`, { method: 'POST', body, headers: { 'content-type': type } });
    const stored = await send(png, 'text/plain');
    expect(stored.status).toBe(201);
    const { fil } = await stored.json();
    const back = await ask(`/referater/${id}/filer/${fil}`);
    expect(back.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await back.arrayBuffer())).toEqual(png);
    expect((await ask(`/referater/${id}/filer/${fil}`, {}, fremmed.token)).status).toBe(404);
    expect((await send(new TextEncoder().encode('<svg onload="x"/>'), 'image/png')).status).toBe(400);
    expect((await send(new Uint8Array(0), 'image/png')).status).toBe(400);
    expect((await send(new Uint8Array(5_000_001), 'image/png')).status).toBe(413);
    expect((await ask(`/referater/${id}/filer/..%2f..%2fetc`)).status).toBe(404);
  });
});

/** Reads a stream of events to its end, as they come. */
function listen(answer: Response) {
  const events: { event: string; data: string; id: string }[] = [];
  const read = async (): Promise<void> => {
    let rest = '';
    for await (const piece of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (rest + piece).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
        if (field('event')) events.push({ event: field('event'), data: field('data'), id: field('id') });
      }
    }
  };
  return { events, end: read() };
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; !condition(); i++) {
    if (i > 500) throw new Error('It never came to be.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
