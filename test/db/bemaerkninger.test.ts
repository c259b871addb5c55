// Remarks as the store keeps them: what was said stays, what became of it is counted and stands in the chain.
import { describe, expect, it } from 'vitest';
import { saveSkift } from '../../db/ankre.ts';
import type { NyBemaerkning } from '../../editor/model/bemaerkning.ts';
import type { Forslagsskift } from '../../editor/model/forslagstep.ts';
import { referat } from '../builders/dokument.ts';
import { HAVEUDVALGET, INGRID, lager, TORBEN } from '../builders/lager.ts';

const doc = referat('Der mangler bænke.');
const ny = (afsending: string, more: Partial<NyBemaerkning> = {}): NyBemaerkning => ({
  ...{ afsending, version: 0, blok: 'b5', fra: 4, til: 11, slags: 'faktuel', tekst: 'Der mangler ikke noget.' },
  forslag: null,
  ...more,
});

async function begin() {
  const { store, db } = lager();
  const id = await store.createReferat({ organ: HAVEUDVALGET, ejer: INGRID, doc });
  const anker = { blok: 'b5', fra: 4, til: 11, stand: 'fast' } as const;
  const add = (one: NyBemaerkning, bruger = TORBEN) =>
    store.addBemaerkning({
      ...one,
      citat: 'mangler',
      foer: 'Der ',
      efter: ' bænke.',
      referat: id,
      af: { bruger },
      anker,
    });
  const events = () => store.listHaendelser(id, 50).then((all) => all.toReversed().map(({ slags }) => slags));
  const skift = (one: Forslagsskift) =>
    db.transaction(() => saveSkift(db, id, [{ ...one, version: 1 }], { bruger: INGRID, at: 5 }))();
  return { store, db, id, add, events, skift };
}

describe('a thread', () => {
  it('is written once, however often it is sent, and nobody else can use its number', async () => {
    const { store, id, add } = await begin();
    const first = await add(ny('afsending-1'));
    expect(await add(ny('afsending-1', { tekst: 'Igen' }))).toEqual(first);
    await expect(add(ny('afsending-1'), INGRID)).rejects.toThrow('brugt til noget andet');
    await add(ny('afsending-2'));
    const { traade, rev } = await store.listTraade(id);
    expect(traade.map(({ nr, tekst, rev }) => [nr, tekst, rev])).toEqual([
      [1, 'Der mangler ikke noget.', 1],
      [2, 'Der mangler ikke noget.', 2],
    ]);
    expect(rev).toBe(2);
    expect((await store.listTraade(id, 1)).traade.map(({ nr }) => nr)).toEqual([2]);
    expect(await store.listTraade(id, 2)).toEqual({ rev: 2, version: 0, traade: [] });
  });

  it('has answers, each once, and says who wrote what', async () => {
    const { store, id, add } = await begin();
    const { id: traad } = await add(ny('afsending-1'));
    const svar = { referat: id, traad, af: { bruger: INGRID }, afsending: 'svar-0001', tekst: 'Jo.' };
    await store.addSvar(svar);
    const nu = await store.addSvar(svar);
    expect(nu.svar.map(({ af, tekst }) => [af.navn, tekst])).toEqual([['Ingrid Måneskov', 'Jo.']]);
    expect([nu.af.navn, nu.rev]).toEqual(['Torben Fyrtoft', 2]);
    expect((await store.listTraade(id, 1)).traade).toEqual([nu]);
  });

  it('is decided from the stand that was seen, with a reason where one is due, and each decision is an event', async () => {
    const { store, id, add, events } = await begin();
    const { id: traad } = await add(ny('afsending-1'));
    const afgoer = (stand: 'afvist' | 'holdt' | 'aaben', forventet: 'aaben' | 'afvist', begrundelse = '') =>
      store.afgoerBemaerkning(id, traad, { stand, forventet, begrundelse }, INGRID);
    await expect(afgoer('afvist', 'aaben')).rejects.toThrow('begrundelse');
    const nu = await afgoer('afvist', 'aaben', 'Det blev sagt.');
    expect(nu).toMatchObject({ stand: 'afvist', begrundelse: 'Det blev sagt.', afgjort: { navn: 'Ingrid Måneskov' } });
    expect(await afgoer('afvist', 'aaben', 'Det blev sagt.')).toEqual(nu);
    await expect(afgoer('holdt', 'aaben')).rejects.toThrow('afgjort et andet sted');
    expect(await afgoer('aaben', 'afvist')).toMatchObject({ stand: 'aaben', begrundelse: '', afgjort: null });
    expect(await events()).toEqual([
      'referat-oprettet',
      'bemaerkning-modtaget',
      'bemaerkning-afgjort',
      'bemaerkning-afgjort',
    ]);
  });

  it('keeps what was said: the database refuses to change it', async () => {
    const { db, add } = await begin();
    await add(ny('afsending-1'));
    expect(() => db.prepare("UPDATE bemaerkning SET tekst = 'Andet'").run()).toThrow('what was said stays');
  });

  it('is not added to a referat that is approved', async () => {
    const { db, add } = await begin();
    db.prepare("UPDATE referat SET status = 'godkendt'").run();
    await expect(add(ny('afsending-1'))).rejects.toThrow('godkendt');
  });
});

describe('K3: what steps say of a proposal', () => {
  const forslag = { art: 'ret', tekst: 'savner' } as const;

  it('the text is in, the text is out: the stand follows, under both names, and a reason comes back with its stand', async () => {
    const { store, id, add, skift } = await begin();
    const { id: traad } = await add(ny('afsending-1', { forslag }));
    await store.afgoerBemaerkning(id, traad, { stand: 'afvist', forventet: 'aaben', begrundelse: 'Nej.' }, INGRID);
    const stand = async () => (await store.listTraade(id)).traade.map((one) => [one.stand, one.begrundelse])[0];
    skift({ traad, fra: 'afvist', til: 'indarbejdet' });
    expect(await stand()).toEqual(['indarbejdet', '']);
    skift({ traad, fra: 'indarbejdet', til: 'afvist' });
    expect(await stand()).toEqual(['afvist', 'Nej.']);
    const [fortrudt, indarbejdet] = await store.listHaendelser(id, 2);
    expect([fortrudt?.slags, indarbejdet?.slags]).toEqual(['forslag-fortrudt', 'forslag-indarbejdet']);
    expect(indarbejdet).toMatchObject({ navn: 'Ingrid Måneskov', detaljer: { traad, foreslaaetAf: TORBEN } });
    expect(JSON.stringify(indarbejdet)).not.toContain('savner');
  });

  it('the stand says what is in the document, whatever was decided meanwhile', async () => {
    const { store, id, add, skift } = await begin();
    const { id: traad } = await add(ny('afsending-1', { forslag }));
    const stand = async () => (await store.listTraade(id)).traade[0]?.stand;
    await store.afgoerBemaerkning(id, traad, { stand: 'holdt', forventet: 'aaben', begrundelse: '' }, INGRID);
    skift({ traad, fra: 'aaben', til: 'indarbejdet' });
    expect(await stand()).toBe('indarbejdet');
    await store.afgoerBemaerkning(id, traad, { stand: 'afvist', forventet: 'indarbejdet', begrundelse: 'N' }, INGRID);
    skift({ traad, fra: 'indarbejdet', til: 'aaben' });
    expect(await stand()).toBe('afvist');
  });

  it('a thread that is not of this referat is left alone', async () => {
    const { store, db, add } = await begin();
    const { id: traad } = await add(ny('afsending-1', { forslag }));
    const andet = await store.createReferat({ organ: HAVEUDVALGET, ejer: INGRID, doc });
    const om = { bruger: INGRID, at: 5 };
    const skift = ['findes-ikke', traad].map(
      (one) => ({ traad: one, fra: 'aaben', til: 'indarbejdet', version: 1 }) as const,
    );
    db.transaction(() => saveSkift(db, andet, skift, om))();
    expect(db.prepare('SELECT stand FROM bemaerkning').pluck().all()).toEqual(['aaben']);
  });
});
