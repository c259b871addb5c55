// The copy that participants see and its map: what can be pointed at reads the same in both texts, and nothing that is
// withheld can be pointed at.
import fc from 'fast-check';
import { Fragment, type Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { gennemgaa, skjulteDeltagere } from '../../editor/model/adgang.ts';
import { idRaekke } from '../../editor/model/id.ts';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { inlineTekst, tekst } from '../../editor/model/tekst.ts';
import { iUdgave } from '../../server/export/udgave.ts';
import { kopi, type Steder, tilKopi, tilOriginal } from '../../server/hoering/kopi.ts';
import { kanariedokument } from '../export/kanarier.ts';
import { h, type Json, m, n, omtale, p, taler } from '../export/proever.ts';
import { tilfaeldigt } from '../export/tilfaeldigt.ts';

/** The document with an id for every block that has none. */
function medIds(doc: Node): Node {
  const next = idRaekke('org');
  const walk = (node: Node): Node => {
    if (node.isText) return node;
    const attrs = node.attrs.id === '' ? { ...node.attrs, id: next() } : node.attrs;
    return node.type.create(attrs, Fragment.from(node.children.map(walk)), node.marks);
  };
  return walk(doc);
}

function linjer(doc: Node): ReadonlyMap<string, Node> {
  const found = new Map<string, Node>();
  doc.descendants((node) => {
    if (node.isTextblock && node.type.name !== 'oevrige') found.set(node.attrs.id, node);
    return !node.isTextblock;
  });
  return found;
}

/** Per line of the original which units of its text are withheld, reckoned node by node. */
function skjulteTegn(doc: Node): ReadonlyMap<string, readonly boolean[]> {
  const roster = rosterOf(doc);
  const people = skjulteDeltagere(doc);
  const found = new Map<string, boolean[]>();
  gennemgaa(doc, (node, skjult, _pos, parent) => {
    if (!node.isInline) return;
    const hidden = skjult !== null || people.has(node.attrs.deltager) || people.has(node.attrs.id);
    const units = found.get(parent.attrs.id) ?? [];
    units.push(...Array.from({ length: inlineTekst(node, roster).length }, () => hidden));
    found.set(parent.attrs.id, units);
  });
  return found;
}

function efterproev(doc: Node): void {
  const { doc: copy, steder } = kopi(doc, 'offentlig');
  expect(copy.eq(iUdgave(doc, 'offentlig'))).toBe(true);
  const originaler = linjer(doc);
  const hidden = skjulteTegn(doc);
  let nothing = 0;
  for (const [id, line] of linjer(copy)) {
    const words = tekst(line, rosterOf(copy));
    for (let fra = 0; fra < words.length; fra++)
      for (const til of new Set([fra + 1, fra + 7, words.length])) {
        if (til > words.length) continue;
        const there = tilOriginal(steder, { blok: id, fra, til });
        if (!there) {
          nothing++;
          continue;
        }
        const original = originaler.get(there.blok);
        if (!original) throw new Error(`${there.blok} findes ikke.`);
        expect(tekst(original, rosterOf(doc)).slice(there.fra, there.til)).toBe(words.slice(fra, til));
        expect(hidden.get(there.blok)?.slice(there.fra, there.til)).not.toContain(true);
        expect(tilKopi(steder, there)).toEqual({ blok: id, fra, til });
      }
  }
  // What is withheld has no place in the copy, taken whole or with what is around it.
  for (const [blok, units] of hidden)
    for (const [i, one] of units.entries())
      if (one)
        for (const [fra, til] of [
          [i, i + 1],
          [Math.max(0, i - 1), i + 1],
          [i, Math.min(units.length, i + 2)],
        ] as const)
          expect(tilKopi(steder, { blok, fra, til })).toBeNull();
  expect(nothing).toBeGreaterThan(0);
}

const dok = (...parts: readonly Json[]): Node =>
  medIds(laesDokument({ type: 'doc', content: [n('titel', 'Titlen'), ...parts] }));
const skjult = (text: string, adgang = 'udelades'): Json => m(text, { type: 'skjult', attrs: { adgang } });

/** The id of the line of `doc` that begins so. */
function find(doc: Node, start: string): string {
  for (const [id, line] of linjer(doc)) if (tekst(line, rosterOf(doc)).startsWith(start)) return id;
  throw new Error(`Ingen linje begynder med ${start}.`);
}

/** What of a line of the copy has a place in the original, as words. */
function naas(doc: Node, steder: Steder, id: string): readonly string[] {
  const line = linjer(doc).get(id);
  if (!line) throw new Error(`${id} findes ikke.`);
  const words = tekst(line, rosterOf(doc));
  return (steder[id]?.ens ?? []).map(([fra, , laengde]) => words.slice(fra, fra + laengde));
}

describe('the map of the copy', () => {
  it('of a full copy is the document itself', () => {
    const doc = medIds(kanariedokument());
    const { doc: copy, steder } = kopi(doc, 'fuld');
    expect(copy).toBe(doc);
    for (const [id, line] of linjer(doc)) {
      const whole = { blok: id, fra: 0, til: tekst(line, rosterOf(doc)).length };
      expect(tilOriginal(steder, whole)).toEqual(whole);
    }
  });

  it('leads past a marker and never to it', () => {
    const doc = dok(p('Prisen er ', skjult('400 kr.'), ', og den holder.'));
    const { doc: copy, steder } = kopi(doc, 'offentlig');
    const id = find(copy, 'Prisen');
    expect(naas(copy, steder, id)).toEqual(['Prisen er ', ', og den holder.']);
    const words = 'Prisen er [Udeladt], og den holder.';
    const at = words.indexOf('holder');
    const there = tilOriginal(steder, { blok: id, fra: at, til: at + 6 });
    expect(there).toEqual({ blok: find(doc, 'Prisen'), fra: at - 2, til: at + 4 });
    expect(tilOriginal(steder, { blok: id, fra: 0, til: words.length })).toBeNull();
    expect(tilOriginal(steder, { blok: id, fra: 10, til: 19 })).toBeNull();
    // The block as such can be spoken of.
    expect(tilOriginal(steder, { blok: id, fra: 0, til: 0 })).toEqual({ blok: find(doc, 'Prisen'), fra: 0, til: 0 });
  });

  it('leads to nothing of a block that stands for a closed one, nor of an id that is not of the copy', () => {
    const doc = dok(n('punkt', { adgang: 'lukket' }, h('1. Hemmeligt'), p('Sagt for lukkede døre.')), p('Åbent.'));
    const { doc: copy, steder } = kopi(doc, 'offentlig');
    expect(Object.values(steder).map(({ blok }) => blok)).toEqual([find(doc, 'Titlen'), find(doc, 'Åbent')]);
    for (const id of [find(copy, '1. Lukket punkt'), find(doc, 'Åbent'), 'constructor', ''])
      if (!Object.hasOwn(steder, id)) expect(tilOriginal(steder, { blok: id, fra: 0, til: 0 })).toBeNull();
  });

  it('does not follow a name that reads otherwise because another is withheld', () => {
    const person = (id: string, navn: string, attrs: Record<string, unknown> = {}): Json =>
      n('deltager', { id, navn, initialer: id.toUpperCase(), ...attrs });
    const doc = dok(
      n(
        'deltagere',
        n(
          'deltagergruppe',
          n('deltagerlinje', person('oa', 'Ole Ager')),
          n('deltagerlinje', { adgang: 'udelades' }, person('ka', 'Kim Ager')),
        ),
      ),
      n('indlaeg', p(omtale('oa', 'efternavn'), ' spurgte, og ', taler('ka'), ' svarede ', omtale('oa'), '.')),
    );
    const { doc: copy, steder } = kopi(doc, 'offentlig');
    const id = find(copy, 'Ager spurgte');
    expect(naas(copy, steder, id)).toEqual([' spurgte, og ', ' svarede Ole Ager.']);
  });

  it('holds for the document with something withheld in every place', () => {
    efterproev(medIds(kanariedokument()));
  });

  it('holds for any document', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => efterproev(medIds(tilfaeldigt(seed).doc))),
      { numRuns: 60 },
    );
  });
});
