// K3: accepting a proposal is one step that changes the text and says so of the thread: taken in together, undone together,
// never twice, and never in text it did not speak of. Over the real accept code and a real store.
import { Slice } from 'prosemirror-model';
import { ReplaceStep, Step } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { verify } from '../../db/verify.ts';
import type { Forslag, Traad } from '../../editor/model/bemaerkning.ts';
import { ForslagStep } from '../../editor/model/forslagstep.ts';
import { schema } from '../../editor/model/schema.ts';
import { Levende } from '../../server/collab/levende.ts';
import { tekster } from '../../server/tekster.ts';
import { foran, referat } from '../builders/dokument.ts';
import { indarbejd, nyBemaerkning } from '../builders/forslag.ts';
import { nyHoering } from '../builders/hoert.ts';
import { HAVEUDVALGET, INGRID, lager, TORBEN } from '../builders/lager.ts';
import { Skribent } from '../builders/skribent.ts';

const doc = referat('Der mangler bænke ved søen.', 'Lyset er slukket om natten.');

async function begin() {
  const { store, db } = lager();
  const id = await store.createReferat({ organ: HAVEUDVALGET, ejer: INGRID, doc });
  const fail = (event: string, cause: unknown) => {
    throw new Error(event, { cause });
  };
  const levende = new Levende(store, fail);
  let batches = 0;
  const send = async (version: number, ...steps: readonly (Step | object)[]) => {
    const json = steps.map((step) => (step instanceof Step ? step.toJSON() : step));
    const batch = { version, epoch: 0, client: 'c1', batch: `batch-${batches++}-x`, steps: json };
    const svar = await levende.accept(id, INGRID, JSON.parse(JSON.stringify(batch)));
    if (svar.slags !== 'accepteret') throw new Error('stale');
    return levende.dokument(id);
  };
  const foreslaa = (forslag: Forslag, blok = 'b5', ord = 'mangler bænke') =>
    levende.bemaerk(id, { ...nyBemaerkning(doc, 0, blok, ord), forslag }, { bruger: TORBEN });
  const traad = async (): Promise<Traad> => {
    const [first] = (await store.listTraade(id)).traade;
    if (!first) throw new Error('The thread is lost.');
    return first;
  };
  const text = async () =>
    (await levende.dokument(id)).doc.textBetween(0, (await levende.dokument(id)).doc.content.size, '|');
  return { store, db, id, levende, send, foreslaa, traad, text, again: () => new Levende(store, fail) };
}

const ret = { art: 'ret', tekst: 'savnes stole' } as const;

function step(found: ForslagStep | null): ForslagStep {
  if (!found) throw new Error('The words are not there.');
  return found;
}

describe('a proposal that is accepted', () => {
  it('K3 stands in the text and in the thread at once; undone it stands in neither, and the thread has its words again', async () => {
    const { db, levende, send, foreslaa, traad, text, id, store } = await begin();
    const hoert: number[] = [];
    levende.rooms.join(id, INGRID, ({ event, data }) => event === 'bemaerkninger' && hoert.push(JSON.parse(data).rev));
    const accept = step(indarbejd(doc, await foreslaa(ret)));
    await send(0, accept);
    expect(await text()).toContain('Der savnes stole ved søen.');
    expect(await traad()).toMatchObject({ stand: 'indarbejdet', afgjort: { navn: 'Ingrid Måneskov' } });
    expect((await traad()).anker).toEqual({ blok: 'b5', fra: 4, til: 16, stand: 'aendret' });
    await send(1, accept.invert(doc));
    expect(await text()).toContain('Der mangler bænke ved søen.');
    expect(await traad()).toMatchObject({ stand: 'aaben', afgjort: null });
    expect((await traad()).anker).toEqual({ blok: 'b5', fra: 4, til: 17, stand: 'fast' });
    const events = (await store.listHaendelser(id, 2)).map(({ slags, navn, detaljer }) => [slags, navn, detaljer]);
    expect(events).toEqual([
      ['forslag-fortrudt', 'Ingrid Måneskov', expect.objectContaining({ foreslaaetAf: TORBEN, version: 2 })],
      ['forslag-indarbejdet', 'Ingrid Måneskov', expect.objectContaining({ foreslaaetAf: TORBEN, version: 1 })],
    ]);
    expect(verify(db)).toMatchObject({ traade: 1, forskelle: [] });
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    expect(hoert).toEqual([1, 3, 5]);
  });

  it('a new paragraph, a paragraph that goes, and what is undone of both', async () => {
    const { db, send, foreslaa, traad, text } = await begin();
    const nyt = step(indarbejd(doc, await foreslaa({ art: 'nyt-afsnit', tekst: 'Tre bænke.' })));
    const { doc: med } = await send(0, nyt);
    expect(await text()).toContain('ved søen.|Tre bænke.');
    expect((await traad()).anker.stand).toBe('fast');
    await send(1, nyt.invert(doc));
    expect((await traad()).stand).toBe('aaben');
    const second = step(indarbejd(med, { ...(await traad()), forslag: { art: 'slet-afsnit', tekst: '' } }));
    const { doc: uden } = await send(2, nyt, second);
    expect(await text()).not.toContain('søen');
    expect((await traad()).anker.stand).toBe('loesrevet');
    await send(4, second.invert(med));
    expect(uden.eq(med)).toBe(false);
    expect((await traad()).anker).toEqual({ blok: 'b5', fra: 4, til: 17, stand: 'fast' });
    expect(verify(db).forskelle).toEqual([]);
  });

  it('two who accept it at once put it in once, whoever is first', async () => {
    const { db, levende, id, foreslaa, traad, text } = await begin();
    const made = await foreslaa(ret);
    const [a, b] = [new Skribent('a', doc), new Skribent('b', doc)];
    for (const one of [a, b]) one.edit((tr) => tr.step(step(indarbejd(doc, made))));
    for (const one of [a, b, b]) {
      const batch = one.freeze();
      if (!batch) continue;
      const svar = await levende.accept(id, INGRID, JSON.parse(JSON.stringify(batch)));
      if (svar.slags === 'accepteret') one.confirm();
      else one.receive(svar.missing);
    }
    expect(await text()).toContain('Der savnes stole ved søen.');
    expect(b.unsent).toBe(0);
    expect(b.state.doc.eq((await levende.dokument(id)).doc)).toBe(true);
    expect((await traad()).stand).toBe('indarbejdet');
    expect(verify(db).forskelle).toEqual([]);
  });

  it('what others wrote in its words meanwhile keeps it out, and the batch goes in without it', async () => {
    const { levende, id, send, foreslaa, traad, text } = await begin();
    const made = await foreslaa(ret);
    const late = new Skribent('late', doc);
    late.edit((tr) => tr.step(step(indarbejd(doc, made))).insertText('Nu: ', foran(tr.doc, 'Lyset')));
    await send(
      0,
      new ReplaceStep(
        foran(doc, 'ngler'),
        foran(doc, 'ngler'),
        new Slice(schema.nodes.afsnit.create(null, schema.text('x')).content, 0, 0),
      ),
    );
    late.receive(await levende.missing(id, { version: 0, epoch: 0 }));
    expect(await levende.accept(id, INGRID, JSON.parse(JSON.stringify(late.freeze())))).toMatchObject({
      slags: 'accepteret',
    });
    expect(await text()).toContain('Der maxngler bænke ved søen.');
    expect(await text()).toContain('Nu: Lyset');
    expect((await traad()).stand).toBe('aaben');
  });
});

describe('never stuck, never untrue', () => {
  it('the stand says what is in the text, whatever was decided meanwhile', async () => {
    const { store, db, id, send, foreslaa, traad } = await begin();
    const made = await foreslaa(ret);
    await store.afgoerBemaerkning(id, made.id, { stand: 'afvist', forventet: 'aaben', begrundelse: 'Nej.' }, TORBEN);
    const accept = step(indarbejd(doc, made));
    await send(0, accept);
    expect(await traad()).toMatchObject({ stand: 'indarbejdet', begrundelse: '' });
    await store.afgoerBemaerkning(
      id,
      made.id,
      { stand: 'delvist', forventet: 'indarbejdet', begrundelse: 'Lidt.' },
      TORBEN,
    );
    await send(1, accept.invert(doc));
    expect((await traad()).stand).toBe('aaben');
    expect(verify(db).forskelle).toEqual([]);
  });

  it('what was taken back is not brought up again by undoing', async () => {
    const { store, db, id, send, traad, levende } = await begin();
    const { id: hoering } = await store.aabnHoering(nyHoering({ referat: id, doc }), INGRID);
    const ny = { ...nyBemaerkning(doc, 0, 'b5', 'mangler bænke'), forslag: ret };
    const made = await levende.bemaerk(id, ny, { hoering, inviteret: 1 });
    await store.traekTilbage(id, made.id, hoering, 1);
    // Accepted where the network was gone, before it was taken back.
    const accept = step(indarbejd(doc, made));
    await send(0, accept);
    expect(await traad()).toMatchObject({ stand: 'indarbejdet', af: { navn: 'Bo', inviteret: 1 }, runde: 1 });
    await send(1, accept.invert(doc));
    expect((await traad()).stand).toBe('trukket');
    expect(verify(db).forskelle).toEqual([]);
    await store.afgoerBemaerkning(id, made.id, { stand: 'holdt', forventet: 'trukket', begrundelse: '' }, INGRID);
    const events = await store.listHaendelser(id, 6);
    expect(events.map(({ slags, detaljer }) => tekster.haendelser.sagt(slags, detaljer))).toEqual([
      'Bemærkning 1: Referenten ser på det',
      'Forslag 1 fra deltager 1 taget ud af referatet igen',
      'Forslag 1 fra deltager 1 rettet i referatet',
      'Ny referent',
      'Bemærkning 1 trukket tilbage af deltager 1',
      'Forslag 1 modtaget fra deltager 1',
    ]);
  });

  it('a thread that is not there, or of another referat, keeps nothing out and is not changed', async () => {
    const { store, db, id, send, foreslaa, levende } = await begin();
    const made = await foreslaa(ret);
    const andet = await store.createReferat({ organ: HAVEUDVALGET, ejer: INGRID, doc });
    const accept = indarbejd(doc, made)?.toJSON();
    const batch = { version: 0, epoch: 0, client: 'c1', batch: 'batch-andet', steps: [accept] };
    expect(await levende.accept(andet, INGRID, JSON.parse(JSON.stringify(batch)))).toMatchObject({ version: 1 });
    await send(0, { ...accept, skift: { traad: 'ukendt', fra: 'aaben', til: 'indarbejdet' } });
    expect((await store.listTraade(id)).traade.map(({ stand }) => stand)).toEqual(['aaben']);
    expect(verify(db).forskelle).toEqual([]);
  });

  it('A4 takes no other step for one, and nothing unknown is kept of it', async () => {
    const { db, send, foreslaa } = await begin();
    const accept = step(indarbejd(doc, await foreslaa(ret))).toJSON();
    const nyt = { type: 'afsnit', attrs: { id: 'b7' } };
    const refused = [
      { ...accept, vagt: [Number(accept.from) + 1, accept.to] },
      { ...accept, vagt: [accept.from, Number(accept.to) - 1] },
      { ...accept, vagt: [accept.from, 100_000] },
      { ...accept, vagt: [accept.from] },
      { ...accept, vagt: undefined },
      { ...accept, skift: undefined },
      { ...accept, skift: { traad: '', fra: 'aaben', til: 'indarbejdet' } },
      { ...accept, skift: { traad: 'x', fra: 'aaben', til: 'vundet' } },
      { ...accept, from: accept.to, to: accept.from },
      { ...accept, slice: { content: [nyt] } },
      { ...accept, slice: { content: [{ type: 'text', text: '\u0000' }] } },
      { ...accept, slice: { content: [{ type: 'text', text: 'x' }], openStart: 3 } },
      { stepType: 'forslag', inner: accept },
    ];
    for (const [i, one] of refused.entries())
      await expect(send(0, one).then(() => i)).rejects.toMatchObject({ code: 'ugyldig' });
    await send(0, { ...accept, mere: 1, skift: { traad: 'x', fra: 'aaben', til: 'holdt', mere: 1 } });
    const stored = db.prepare<[], string>('SELECT json FROM step').pluck().get() ?? '';
    expect(stored).not.toContain('mere');
    expect(Step.fromJSON(schema, JSON.parse(stored))).toBeInstanceOf(ForslagStep);
  });

  it('A7 a restore takes out what was put in since, and brings back what was taken out', async () => {
    const { db, id, levende, send, foreslaa, traad, again } = await begin();
    const accept = step(indarbejd(doc, await foreslaa(ret)));
    await send(0, accept);
    await levende.gendan(id, 0, TORBEN);
    expect(await traad()).toMatchObject({ stand: 'aaben', anker: { blok: 'b5', fra: 4, til: 17, stand: 'fast' } });
    await levende.gendan(id, 1, TORBEN);
    expect((await traad()).stand).toBe('indarbejdet');
    expect((await traad()).anker.stand).toBe('blok');
    await again().gendan(id, 2, TORBEN);
    expect(await traad()).toMatchObject({ stand: 'aaben', anker: { stand: 'fast' } });
    expect(verify(db).forskelle).toEqual([]);
  });
});

describe('K1: places live through', () => {
  it('a restart, a remark on an old version, and one on a version before a restore', async () => {
    const { db, id, send, levende, again } = await begin();
    const insert = (at: number, text: string) => ({
      ...{ stepType: 'replace', from: at, to: at },
      slice: { content: [{ type: 'text', text }] },
    });
    const bemaerk = (who: Levende, version: number) =>
      who.bemaerk(id, nyBemaerkning(doc, version, 'b5', 'mangler'), { bruger: TORBEN }).then(({ anker }) => anker);
    await bemaerk(levende, 0);
    const at = foran(doc, 'Der');
    await send(0, insert(at, 'I dag: '));
    const restarted = again();
    const expected = { blok: 'b5', fra: 11, til: 18, stand: 'fast' };
    expect(await bemaerk(restarted, 0)).toEqual(expected);
    expect((await restarted.dokument(id)).version).toBe(1);
    await restarted.accept(id, INGRID, {
      version: 1,
      epoch: 0,
      client: 'c1',
      batch: 'batch-xx',
      steps: [insert(at, 'x')],
    });
    await restarted.gendan(id, 1, TORBEN);
    expect(await bemaerk(restarted, 0)).toEqual(expected);
    const ankre = db.prepare('SELECT blok, fra, til, stand FROM anker').all();
    expect(ankre).toEqual([expected, expected, expected]);
    expect(verify(db)).toMatchObject({ traade: 3, forskelle: [] });
  });

  it('S7 another release, which begins a new epoch with the same text', async () => {
    const { db, id, levende, again } = await begin();
    const made = await levende.bemaerk(id, nyBemaerkning(doc, 0, 'b5', 'mangler'), { bruger: TORBEN });
    db.exec('UPDATE doc SET schema_version = 2');
    const newer = again();
    await newer.recover();
    expect((await newer.dokument(id)).epoch).toBe(1);
    const svar = await newer.bemaerk(id, nyBemaerkning(doc, 0, 'b7', 'slukket'), { bruger: TORBEN });
    expect([made.anker.stand, svar.anker.stand]).toEqual(['fast', 'fast']);
    expect(db.prepare('SELECT stand FROM anker').pluck().all()).toEqual(['fast', 'fast']);
  });
});

it('verify says what is wrong with a place, a stand, an event', async () => {
  const { db, send, foreslaa } = await begin();
  await send(0, step(indarbejd(doc, await foreslaa(ret))));
  const wrong = (sql: string): readonly string[] => {
    db.exec('SAVEPOINT proeve');
    db.exec(sql);
    const { forskelle } = verify(db);
    db.exec('ROLLBACK TO proeve');
    return forskelle;
  };
  expect(wrong("UPDATE anker SET blok = 'b99'")[0]).toContain('som ikke er der');
  expect(wrong('UPDATE anker SET til = 400')[0]).toContain('uden for afsnittet');
  expect(wrong("UPDATE anker SET stand = 'fast'")[0]).toContain('hvor dens ord ikke er');
  expect(wrong('DELETE FROM anker')[0]).toContain('har intet sted');
  expect(wrong("UPDATE bemaerkning SET stand = 'afvist'")[0]).toContain('hændelserne ender ved »indarbejdet«');
  expect(wrong('DELETE FROM bemaerkning')[0]).toContain('er modtaget og mangler');
  expect(wrong("UPDATE step SET json = replace(json, 'skift', 'skaft')").join()).toContain('trin');
});
