// The documents being written, over a real store: repeats, refusals, restores, what happens when others are told.

import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { Levende } from '../../server/collab/levende.ts';
import { Rooms } from '../../server/collab/rooms.ts';
import { foran, referat } from '../builders/dokument.ts';
import { HAVEUDVALGET, INGRID, lager, TORBEN } from '../builders/lager.ts';

const doc = referat('Der mangler bænke.');
const at = foran(doc, 'mangler');

function step(text: string, pos = at): unknown {
  return { stepType: 'replace', from: pos, to: pos, slice: { content: [{ type: 'text', text }] } };
}

function batch(version: number, name: string, ...steps: readonly unknown[]) {
  return { version, epoch: 0, client: 'c1', batch: `batch-${name}`, steps };
}

async function begin() {
  const { store, db } = lager();
  const id = await store.createReferat({ organ: HAVEUDVALGET, ejer: INGRID, doc });
  const fail = (event: string, cause: unknown) => {
    throw new Error(event, { cause });
  };
  const levende = new Levende(store, fail);
  return { store, db, id, levende, again: () => new Levende(store, fail) };
}

const told = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe('A2: compare and set', () => {
  it('two batches for one version: one is accepted, the other is told what it lacks', async () => {
    const { levende, id } = await begin();
    const [a, b] = await Promise.all([
      levende.accept(id, INGRID, batch(0, 'aaaa', step('A '))),
      levende.accept(id, TORBEN, batch(0, 'bbbb', step('B '))),
    ]);
    expect(a).toEqual({ slags: 'accepteret', version: 1 });
    expect(b).toMatchObject({ slags: 'mangler', missing: { version: 1, epoch: 0, clients: ['c1'] } });
  });

  it('A6 a second process on the same store accepts just as well, and the first one notices', async () => {
    const { levende, again, id } = await begin();
    const other = again();
    await levende.accept(id, INGRID, batch(0, 'aaaa', step('A ')));
    expect(await other.accept(id, TORBEN, batch(1, 'bbbb', step('B ')))).toEqual({ slags: 'accepteret', version: 2 });
    const stale = await levende.accept(id, INGRID, batch(1, 'cccc', step('C ')));
    expect(stale).toMatchObject({ slags: 'mangler', missing: { version: 2 } });
    expect(await levende.accept(id, INGRID, batch(2, 'dddd', step('D ')))).toEqual({ slags: 'accepteret', version: 3 });
    expect((await levende.dokument(id)).doc.eq((await other.dokument(id, 3)).doc)).toBe(true);
  });

  it('the fan-out follows the acknowledgement, in order, with everything the others need', async () => {
    const { levende, id } = await begin();
    const heard: string[] = [];
    levende.rooms.join(id, TORBEN, ({ event, data, version }) => {
      if (event === 'steps') heard.push(`${event} ${version} ${data}`);
    });
    const first = levende.accept(id, INGRID, batch(0, 'aaaa', step('A '), step('B ')));
    const seen = first.then(() => heard.length);
    await levende.accept(id, INGRID, batch(2, 'bbbb', step('C ')));
    await told();
    expect(await seen).toBe(0);
    expect(heard.map((one) => one.slice(0, 7))).toEqual(['steps 2', 'steps 3']);
    expect(JSON.parse(heard[0]?.slice(8) ?? '')).toEqual({
      version: 2,
      epoch: 0,
      steps: [step('A '), step('B ')],
      clients: ['c1', 'c1'],
    });
  });

  it('steps of which one is bad: none is taken', async () => {
    const { levende, id, store } = await begin();
    await expect(levende.accept(id, INGRID, batch(0, 'aaaa', step('A '), step('x', 100_000)))).rejects.toMatchObject({
      code: 'ugyldig',
    });
    expect(await store.findStand(id)).toEqual({ version: 0, epoch: 0 });
    expect(await levende.accept(id, INGRID, batch(0, 'aaaa', step('A ')))).toMatchObject({ version: 1 });
  });
});

describe('A3: a repeat is answered like the first', () => {
  it('at once, after others wrote, and after a restart', async () => {
    const { levende, again, id, store } = await begin();
    const first = batch(0, 'aaaa', step('A '), step('B '));
    expect(await levende.accept(id, INGRID, first)).toEqual({ slags: 'accepteret', version: 2 });
    expect(await levende.accept(id, INGRID, first)).toEqual({ slags: 'accepteret', version: 2 });
    await levende.accept(id, TORBEN, { ...batch(2, 'bbbb', step('C ')), client: 'c2' });
    expect(await again().accept(id, INGRID, first)).toEqual({ slags: 'accepteret', version: 2 });
    expect(await store.findStand(id)).toEqual({ version: 3, epoch: 0 });
  });

  it('the number of a batch cannot be used for something else', async () => {
    const { levende, id } = await begin();
    await levende.accept(id, INGRID, batch(0, 'aaaa', step('A ')));
    const other = { ...batch(0, 'aaaa', step('A '), step('B ')) };
    await expect(levende.accept(id, INGRID, other)).rejects.toMatchObject({ code: 'ugyldig' });
    await expect(levende.accept(id, TORBEN, { ...batch(1, 'aaaa', step('C ')), client: 'c2' })).rejects.toMatchObject({
      code: 'ugyldig',
    });
    await expect(levende.accept(id, INGRID, batch(1, 'aaaa', step('C ')))).rejects.toMatchObject({ code: 'ugyldig' });
  });
});

describe('A7: a restore raises the epoch', () => {
  it('keeps the whole history, tells everyone, and refuses the old epoch with its text unharmed', async () => {
    const { levende, store, id } = await begin();
    await levende.accept(id, INGRID, batch(0, 'aaaa', step('A ')));
    await levende.accept(id, INGRID, batch(1, 'bbbb', step('B ')));
    await told();
    const events: string[] = [];
    levende.rooms.join(id, TORBEN, ({ event }) => events.push(event));
    expect(await levende.gendan(id, 1, TORBEN)).toEqual({ version: 3, epoch: 1 });
    await told();
    expect(events).toEqual(['epoch']);
    const text = async (version?: number) => literal((await levende.dokument(id, version)).doc);
    expect(await text()).toBe('Der A mangler bænke.');
    expect(await text(0)).toBe('Der mangler bænke.');
    expect(await text(2)).toBe('Der B A mangler bænke.');
    await expect(levende.accept(id, INGRID, batch(2, 'cccc', step('C ')))).rejects.toMatchObject({
      code: 'forsvundet',
    });
    // What was acknowledged before the restore is still known as such.
    expect(await levende.accept(id, INGRID, batch(1, 'bbbb', step('B ')))).toEqual({ slags: 'accepteret', version: 2 });
    expect(await levende.accept(id, INGRID, { ...batch(3, 'dddd', step('D ')), epoch: 1 })).toMatchObject({
      version: 4,
    });
    await expect(levende.missing(id, { version: 1, epoch: 0 })).rejects.toMatchObject({ code: 'forsvundet' });
    await expect(levende.missing(id, { version: 1, epoch: 1 })).rejects.toMatchObject({ code: 'forsvundet' });
    const points = await store.listVersioner(id);
    expect(points.map(({ slags, version, fra }) => [slags, version, fra])).toEqual([
      ['gendannet', 3, 1],
      ['pause', 2, null],
      ['oprettet', 0, null],
    ]);
  });

  it('a version from the future is gone, not stale: the sender keeps its text', async () => {
    const { levende, id } = await begin();
    await expect(levende.accept(id, INGRID, batch(5, 'aaaa', step('A ')))).rejects.toMatchObject({
      code: 'forsvundet',
    });
    await expect(levende.missing(id, { version: 5, epoch: 0 })).rejects.toMatchObject({ code: 'forsvundet' });
  });
});

describe('off the hot path', () => {
  it('titles and dates follow, also after a crash before they were written', async () => {
    const { levende, again, store, id } = await begin();
    await levende.accept(
      id,
      INGRID,
      batch(0, 'aaaa', step('Nyt ', 1), { stepType: 'docAttr', attr: 'dato', value: '2026-02-03' }),
    );
    expect(await store.listUudledte()).toEqual([id]);
    await again().recover();
    expect(await store.listUudledte()).toEqual([]);
    expect(await store.findReferat(id)).toMatchObject({ titel: 'Nyt Referat af prøvemøde', dato: '2026-02-03' });
    await levende.accept(id, INGRID, batch(2, 'bbbb', step('Helt ', 1)));
    await levende.close();
    expect(await store.findReferat(id)).toMatchObject({ titel: 'Helt Nyt Referat af prøvemøde' });
    expect((await store.listVersioner(id))[0]).toMatchObject({ slags: 'pause', version: 3, forfattere: [INGRID] });
  });

  it('snapshots keep a restart short, and every version can still be read', async () => {
    const { levende, again, store, db, id } = await begin();
    for (let i = 0; i < 6; i++)
      await levende.accept(id, INGRID, batch(i * 50, `s${i}xx`, ...Array.from({ length: 50 }, () => step('x'))));
    await levende.close();
    expect(db.prepare('SELECT version FROM snapshot ORDER BY version').pluck().all()).toEqual([0, 300]);
    expect((await store.findGenopbygning(id))?.steps).toEqual([]);
    expect((await store.findGenopbygning(id, 120))?.steps.length).toBe(120);
    expect(literal((await again().dokument(id, 120)).doc)).toBe(`Der ${'x'.repeat(120)}mangler bænke.`);
  });
});

describe('rooms', () => {
  it('are left once, and a full house is a clear refusal', () => {
    const rooms = new Rooms();
    const leave = Array.from({ length: 40 }, () => rooms.join('r', INGRID, () => {}));
    expect(() => rooms.join('r', INGRID, () => {})).toThrow(expect.objectContaining({ code: 'for-mange' }));
    expect(rooms.join('r', TORBEN, () => {})).toBeTypeOf('function');
    leave[0]?.();
    leave[0]?.();
    expect(rooms.count('r')).toBe(40);
    expect(() => rooms.join('r', INGRID, () => {})).not.toThrow();
  });
});

function literal(node: Node): string {
  return node.lastChild?.lastChild?.lastChild?.text ?? '';
}
