// Where a remark's words stand: text units and offsets, steps that touch them, and what is said when they are gone (K2).
import type { Node } from 'prosemirror-model';
import { Fragment } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { type Fastsat, flyt, kortAf, laegOm, laegUd, type Sted } from '../../editor/model/anker.ts';
import { fastgoer, findBlok, tilEnheder, tilOffsets } from '../../editor/model/ankertekst.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import { tekst } from '../../editor/model/tekst.ts';
import { foran, referat } from '../builders/dokument.ts';

const doc = referat('Der mangler bænke ved søen.', 'Lyset er slukket om natten.', 'Der mangler også lys.');

/** A thread on `words`, which stand in `block` of the document. */
function traad(at: Node, block: string, words: string): Fastsat {
  const node = findBlok(at, block)?.node;
  if (!node) throw new Error(`${block} is not in the document.`);
  const fra = tekst(node, rosterOf(at)).indexOf(words);
  const { citat, foer, efter, ...anker } = fastgoer(at, rosterOf(at), { blok: block, fra, til: fra + words.length });
  return { traad: words, citat: { citat, foer, efter }, egen: block, anker };
}

/** The thread after `change`, one batch. */
function efter(sted: Sted, before: Node, change: (tr: Transform) => Transform): { doc: Node; sted: Sted } {
  const tr = change(new Transform(before));
  const [next] = flyt([sted], before, tr.steps.map(kortAf), tr.doc);
  if (!next) throw new Error('The thread is lost.');
  return { doc: tr.doc, sted: next };
}

function paa(at: Node, block: string, words: string): Sted {
  const [sted] = laegUd(at, [traad(at, block, words)]);
  if (!sted) throw new Error('The thread is lost.');
  return sted;
}

/** Stand, block and words, as the document has them. */
function siger(at: Node, { anker }: Sted): string {
  const node = findBlok(at, anker.blok)?.node;
  if (!node) return anker.stand;
  const { fra, til } = tilEnheder(node, rosterOf(at), anker);
  return `${anker.stand} ${anker.blok} »${tekst(node, rosterOf(at)).slice(fra, til)}«`;
}

describe('text units and offsets', () => {
  const { afsnit } = schema.nodes;
  const navn = schema.node('omtale', { deltager: 'be' });
  const block = afsnit.create({ id: 'x' }, [schema.text('Så sagde '), navn, schema.text(' noget.')]);
  const roster = rosterOf(doc);

  it('a stretch that touches a name covers it whole', () => {
    expect(tekst(block, roster)).toBe('Så sagde Bo Eksempel noget.');
    const both = (fra: number, til: number) => {
      const offsets = tilOffsets(block, roster, { fra, til });
      const units = tilEnheder(block, roster, offsets);
      return [offsets.fra, offsets.til, units.fra, units.til];
    };
    expect(both(3, 8)).toEqual([3, 8, 3, 8]);
    expect(both(3, 12)).toEqual([3, 10, 3, 20]);
    expect(both(12, 27)).toEqual([9, 17, 9, 27]);
    expect(both(20, 27)).toEqual([10, 17, 20, 27]);
    expect(both(9, 9)).toEqual([9, 9, 9, 9]);
    expect(both(27, 27)).toEqual([17, 17, 27, 27]);
    expect(both(11, 13)).toEqual([9, 10, 9, 20]);
  });

  it('a block of blocks is spoken of as a whole', () => {
    const hele = paa(doc, 'b6', 'Der mangler bænke ved søen.');
    expect(hele.anker).toEqual({ blok: 'b6', fra: 0, til: 0, stand: 'fast' });
    const at = foran(doc, 'bænke');
    expect(efter(hele, doc, (tr) => tr.delete(at, at + 5)).sted.anker.stand).toBe('aendret');
  });
});

describe('K1: a place follows its letters', () => {
  const sted = paa(doc, 'b5', 'bænke');
  const at = foran(doc, 'bænke');

  it('text elsewhere in the block and elsewhere in the document moves it, and changes nothing said of it', () => {
    const before = efter(sted, doc, (tr) => tr.insert(at - 8, schema.text('virkelig ')));
    expect([siger(before.doc, before.sted), before.sted.anker.fra]).toEqual(['fast b5 »bænke«', 21]);
    const above = efter(sted, doc, (tr) => tr.insert(1, schema.text('Kort ')));
    expect(above.sted.anker).toBe(sted.anker);
    expect(above.sted.start).toBe(sted.start + 5);
  });

  it('what is written at its ends is not of it; what is written in it is, and says so until it is taken out', () => {
    const ends = efter(sted, doc, (tr) => tr.insert(at + 5, schema.text('!')).insert(at, schema.text('røde ')));
    expect(siger(ends.doc, ends.sted)).toBe('fast b5 »bænke«');
    const inside = efter(sted, doc, (tr) => tr.insert(at + 2, schema.text('xx')));
    expect(siger(inside.doc, inside.sted)).toBe('aendret b5 »bæxxnke«');
    const out = efter(inside.sted, inside.doc, (tr) => tr.delete(at + 2, at + 4));
    expect(siger(out.doc, out.sted)).toBe('fast b5 »bænke«');
  });

  it('letters deleted at its end and put in again are its own', () => {
    const less = efter(sted, doc, (tr) => tr.delete(at + 3, at + 5));
    expect(siger(less.doc, less.sted)).toBe('aendret b5 »bæn«');
    const again = efter(less.sted, less.doc, (tr) => tr.insert(at + 3, schema.text('ke')));
    expect(siger(again.doc, again.sted)).toBe('fast b5 »bænke«');
  });

  it('K4 it follows its text into the new half of a split, over a join, and with a block that is moved', () => {
    const nyt = (tr: Transform) =>
      tr
        .split(at, 2)
        .setNodeAttribute(at + 3, 'id', 'ny')
        .setNodeAttribute(at + 2, 'id', 'n2');
    const half = efter(sted, doc, nyt);
    expect(siger(half.doc, half.sted)).toBe('fast ny »bænke«');
    const cut = efter(sted, doc, (tr) => tr.split(at + 3, 1).setNodeAttribute(at + 4, 'id', 'ny'));
    expect(siger(cut.doc, cut.sted)).toBe('aendret b5 »bæn«');
    const joined = efter(cut.sted, cut.doc, (tr) => tr.join(at + 4));
    expect(siger(joined.doc, joined.sted)).toBe('fast b5 »bænke«');
    const indlaeg = doc.child(2);
    const start = doc.child(0).nodeSize + doc.child(1).nodeSize;
    const moved = efter(sted, doc, (tr) =>
      tr.insert(doc.content.size, indlaeg).delete(start, start + indlaeg.nodeSize),
    );
    expect(siger(moved.doc, moved.sted)).toBe('fast b5 »bænke«');
  });
});

describe('K2: when its text is gone', () => {
  const sted = paa(doc, 'b5', 'bænke');
  const at = foran(doc, 'bænke');

  it('the same words in the block, then in the document, then the block, then nothing', () => {
    const typed = efter(sted, doc, (tr) => tr.replaceWith(at, at + 5, schema.text('stole')));
    expect(siger(typed.doc, typed.sted)).toBe('blok b5 »«');
    const later = foran(doc, 'natten');
    const elsewhere = efter(sted, doc, (tr) => tr.insert(later, schema.text('søbænkene, ')).delete(at, at + 5));
    // Too short to be known by itself, and nothing stands beside it that stood there before.
    expect(siger(elsewhere.doc, elsewhere.sted)).toBe('blok b5 »«');
    const long = paa(doc, 'b5', 'mangler bænke ved søen');
    const words = foran(doc, 'mangler');
    const cut = efter(long, doc, (tr) => tr.delete(words, words + 22));
    expect(siger(cut.doc, cut.sted)).toBe('blok b5 »«');
    const paste = foran(cut.doc, 'natten');
    const pasted = efter(cut.sted, cut.doc, (tr) => tr.insert(paste, schema.text('mangler bænke ved søen ')));
    expect(siger(pasted.doc, pasted.sted)).toBe('fundet b7 »mangler bænke ved søen«');
    const start = sted.start - 2;
    const gone = efter(sted, doc, (tr) => tr.delete(start, start + doc.child(2).nodeSize));
    expect(gone.sted.anker).toEqual({ blok: 'b5', fra: 0, til: 0, stand: 'loesrevet' });
  });

  it('undo brings it back, wherever it was, and then nothing is said of it', () => {
    const away = new Transform(doc).delete(at, at + 5);
    const [step] = away.steps;
    if (!step) throw new Error('Nothing was deleted.');
    const gone = efter(sted, doc, (tr) => tr.delete(at, at + 5));
    const again = efter(gone.sted, gone.doc, (tr) => tr.step(step.invert(doc)));
    expect(siger(again.doc, again.sted)).toBe('fast b5 »bænke«');
    const start = sted.start - 2;
    const indlaeg = doc.child(2);
    const loes = efter(sted, doc, (tr) => tr.delete(start, start + indlaeg.nodeSize));
    const her = efter(loes.sted, loes.doc, (tr) => tr.insert(start, indlaeg));
    expect(siger(her.doc, her.sted)).toBe('fast b5 »bænke«');
  });

  it('words that stand in two places are chosen by what stood beside them, or not at all', () => {
    const twice = referat('Lys og lys og luft.');
    const first = paa(twice, 'b5', 'og');
    const og = foran(twice, 'og');
    const gone = efter(first, twice, (tr) => tr.insert(og + 10, schema.text(' og og og')).delete(og, og + 2));
    expect(gone.sted.anker.stand).toBe('blok');
    const mangler = paa(doc, 'b5', 'Der mangler');
    const start = foran(doc, 'Der');
    const one = efter(mangler, doc, (tr) => tr.delete(start, start + 11));
    // It stands in another block, with nothing beside it that stood here.
    expect(siger(one.doc, one.sted)).toBe('blok b5 »«');
  });

  it('a name that is changed elsewhere is said to be another text, and the same again when it is', () => {
    const navn = schema.node('omtale', { deltager: 'be' });
    const med = new Transform(doc).insert(at, [navn, schema.text(' og ')]).doc;
    const paaNavn = paa(med, 'b5', 'Bo Eksempel og bænke');
    const pos = med.child(0).nodeSize + 3;
    const nyt = efter(paaNavn, med, (tr) => tr.setNodeAttribute(pos, 'navn', 'Bo Prøvesen'));
    expect(siger(nyt.doc, nyt.sted)).toBe('aendret b5 »Bo Prøvesen og bænke«');
    const gammelt = efter(nyt.sted, nyt.doc, (tr) => tr.setNodeAttribute(pos, 'navn', 'Bo Eksempel'));
    expect(siger(gammelt.doc, gammelt.sted)).toBe('fast b5 »Bo Eksempel og bænke«');
  });

  it('a restore finds each by its block and its words; what was never touched keeps what was said of it', () => {
    const threads = [paa(doc, 'b5', 'bænke'), paa(doc, 'b7', 'slukket'), paa(doc, 'b9', 'også')];
    const slukket = foran(doc, 'slukket');
    const tr = new Transform(doc)
      .replaceWith(slukket, slukket + 7, schema.text('tændt'))
      .insert(at, schema.text('nye '));
    const now = flyt(threads, doc, tr.steps.map(kortAf), tr.doc);
    expect(now.map((one) => siger(tr.doc, one))).toEqual(['fast b5 »bænke«', 'blok b7 »«', 'fast b9 »også«']);
    const back = laegOm(now, tr.doc, doc);
    expect(back.map((one) => siger(doc, one))).toEqual(['fast b5 »bænke«', 'fast b7 »slukket«', 'fast b9 »også«']);
    const other = laegOm(threads, doc, referat('Helt andre ord.'));
    expect(other.map(({ anker }) => anker.stand)).toEqual(['blok', 'loesrevet', 'loesrevet']);
  });

  it('a point between two words, a remark on the whole referat, and an empty block', () => {
    const point = fastgoer(doc, rosterOf(doc), { blok: 'b5', fra: 4, til: 4 });
    expect(point).toMatchObject({ citat: '', foer: 'Der ', fra: 4, til: 4 });
    const { citat, foer, efter: next, ...anker } = point;
    const [sted1] = laegUd(doc, [{ traad: 'p', citat: { citat, foer, efter: next }, egen: 'b5', anker }]);
    if (!sted1) throw new Error('lost');
    const words = foran(doc, 'mangler');
    const here = efter(sted1, doc, (tr) => tr.insert(words, schema.text('x')));
    expect(here.sted.anker).toMatchObject({ fra: 4, til: 4, stand: 'aendret' });
    const gone = efter(sted1, doc, (tr) => tr.delete(words - 2, words + 2));
    expect(gone.sted.anker.stand).toBe('blok');
    const hele = fastgoer(doc, rosterOf(doc), { blok: '', fra: 0, til: 0 });
    expect(hele).toMatchObject({ blok: '', stand: 'fast' });
    const [sted2] = laegUd(doc, [
      { traad: 'h', citat: hele, egen: '', anker: { blok: '', fra: 0, til: 0, stand: 'fast' } },
    ]);
    const wiped = new Transform(doc).replaceWith(0, doc.content.size, Fragment.from(doc.child(0)));
    expect(flyt(sted2 ? [sted2] : [], doc, wiped.steps.map(kortAf), wiped.doc)[0]?.anker.stand).toBe('fast');
  });
});

it('renaming everywhere leaves threads on other words alone', () => {
  const sted = paa(doc, 'b5', 'bænke');
  const pos = doc.child(0).nodeSize + 3;
  expect(efter(sted, doc, (tr) => tr.setNodeAttribute(pos, 'navn', 'Bo Prøvesen')).sted.anker).toBe(sted.anker);
});
