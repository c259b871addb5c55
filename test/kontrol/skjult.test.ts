// What the check says of names and titles that are withheld in one place and told in another.
import type { Node } from 'prosemirror-model';
import { expect, it } from 'vitest';
import { schema } from '../../editor/model/schema.ts';
import { kontroller } from '../../server/kontrol/kontrol.ts';
import { type bygger, moede } from '../browser/moede.ts';

type Byg = ReturnType<typeof bygger>;
const lukket = (node: Node, adgang = 'lukket'): Node => node.type.create({ ...node.attrs, adgang }, node.content);
const skjult = (text: string): Node => schema.text(text, [schema.marks.skjult.create({ adgang: 'udelades' })]);

/** The meeting with Karen Lyngdal hidden, or another. */
function udenKaren(parts: (b: Byg) => readonly Node[], navn = 'Karen Lyngdal'): Node {
  const walk = (node: Node): Node =>
    node.isText
      ? node
      : node.type.create(
          node.attrs.navn === navn ? { ...node.attrs, adgang: 'lukket' } : node.attrs,
          node.children.map(walk),
          node.marks,
        );
  return walk(moede(parts));
}
const vist = (doc: Node): readonly string[] =>
  kontroller(doc).map(({ regel, citat, om, alvor }) => [regel, alvor, citat, om].filter(Boolean).join('|'));

it('finds the name of somebody hidden in open text, whole or in part, and not where it is a reference or hidden itself', () => {
  const doc = udenKaren((b) => [
    b.linje('afsnit', b.taler('kl'), ' åbnede mødet.'),
    b.linje('afsnit', 'Tak til Karen Lyngdal og Lyngdals stab.'),
    b.linje('afsnit', 'Hilsen ', skjult('Karen'), ' og andre.'),
    lukket(b.linje('afsnit', 'Lyngdal gik.')),
    lukket(b.del('punkt', b.linje('overskrift', '2. Sagen'), b.linje('afsnit', 'Karen kom.'))),
  ]);
  expect(vist(doc)).toEqual([
    'skjult-navn|begrundes|Karen Lyngdal|Karen Lyngdal',
    'skjult-navn|begrundes|Lyngdal|Karen Lyngdal',
  ]);
  expect(vist(moede((b) => [b.linje('afsnit', 'Tak til ', b.omtale('kl'), '.')]))).toEqual([]);
});

it('tells a name of two letters from a word by where it stands', () => {
  const doc = udenKaren((b) => [b.linje('afsnit', 'Bo i egen bolig. Det sagde Bo.')], 'Bo Eksempel');
  expect(vist(doc)).toEqual(['skjult-navn|begrundes|Bo|Bo Eksempel']);
  expect(kontroller(doc)[0]?.fra).toBe(27);
});

it('finds the title of a hidden item where it is told', () => {
  const doc = moede((b) => [
    b.linje('afsnit', 'Der blev talt om salget af Kajgade.'),
    lukket(b.del('punkt', b.linje('overskrift', '4. Salget af Kajgade'), b.linje('afsnit', 'x'))),
  ]);
  expect(vist(doc)).toEqual(['skjult-titel|begrundes|salget af Kajgade|Salget af Kajgade']);
});

it('asks whether the heading may stay where all below it is hidden', () => {
  const punkt = (b: Byg, ...more: readonly Node[]): Node =>
    b.del(
      'punkt',
      b.linje('overskrift', '4. Salget'),
      lukket(b.linje('afsnit', 'x')),
      b.linje('afsnit', skjult('y'), ' '),
      ...more,
    );
  expect(vist(moede((b) => [punkt(b)]))).toEqual(['kun-lukket|oplyses']);
  expect(vist(moede((b) => [punkt(b, b.linje('afsnit', 'Åbent.'))]))).toEqual([]);
  expect(vist(moede((b) => [lukket(punkt(b))]))).toEqual([]);
});

it('a heading that says it is closed is in order once it is', () => {
  const punkt = (b: Byg): Node =>
    b.del('punkt', b.linje('overskrift', '3. Personsag (lukket)'), b.linje('afsnit', 'x'));
  expect(vist(moede((b) => [punkt(b)]))).toEqual(['lukket-punkt|begrundes|3. Personsag (lukket)']);
  expect(vist(moede((b) => [lukket(punkt(b), 'udelades')]))).toEqual([]);
});
