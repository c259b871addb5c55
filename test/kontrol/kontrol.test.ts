// The check before anything leaves the house: a corpus of sentences with what may be missed and what may be a false alarm,
// and each rule on a document.
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { schema } from '../../editor/model/schema.ts';
import { kontroller } from '../../server/kontrol/kontrol.ts';
import { REGLER } from '../../server/kontrol/regler.ts';
import { bygger, moede } from '../browser/moede.ts';
import { ALT_ANDET, SKAL_FINDES } from './saetninger.ts';

/** What is found in a sentence of its own: "regel|words". */
function fund(saetning: string): readonly string[] {
  const doc = moede((b) => [b.linje('afsnit', saetning)]);
  return kontroller(doc).map(({ regel, citat }) => `${regel}|${citat}`);
}
const vist = (doc: Node) => kontroller(doc).map(({ regel, citat, om }) => [regel, citat, om].filter(Boolean).join('|'));

describe('the corpus', () => {
  it.each(SKAL_FINDES)('finds %s', (marked) => {
    const wanted = [...marked.matchAll(/\[([^\]]*)\]/g)].map((found) => found[1]);
    expect(fund(marked.replace(/\[[a-z-]+\|([^\]]*)\]/g, '$1'))).toEqual(wanted);
  });

  it.each(ALT_ANDET)('lets %s be', (saetning) => {
    expect(fund(saetning)).toEqual([]);
  });

  it('knows ten digits of another kind only by what stands before them', () => {
    // Allowed: one in eleven numbers of ten digits is right by modulus 11, and one in nine begins as a date.
    expect(fund('Kode 0101701234 blev givet.')).toEqual(['cpr|0101701234']);
    // Allowed to be missed: a name that stands first in its sentence has a capital anyhow.
    expect(fund('Ravnhelt sagde nej.')).toEqual([]);
  });

  it('takes a number without a date that is right by modulus 11', () => {
    const rigtigt = Array.from({ length: 100 }, (_, i) => `331370${String(1200 + i)}`).filter(
      (digits) => [4, 3, 2, 7, 6, 5, 4, 3, 2, 1].reduce((sum, w, i) => sum + w * Number(digits[i]), 0) % 11 === 0,
    );
    expect(rigtigt.length).toBeGreaterThan(5);
    for (const digits of rigtigt) expect(fund(`Nummer ${digits} her.`)).toEqual([`cpr|${digits}`]);
    expect(fund('Nummer 3313701201 her.').length + fund('Nummer 3313701202 her.').length).toBeLessThan(2);
  });
});

describe('the rules', () => {
  it('says nothing of a referat in order', () => {
    expect(
      vist(moede((b) => [b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' oplyste, at bænken er sat op.'))])),
    ).toEqual([]);
  });

  it('names verbs that take sides, by the speaker they are said of', () => {
    const doc = moede((b) => [
      b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' påstod, at bænken er væk.')),
      b.del('indlaeg', b.linje('afsnit', b.taler('im'), ' oplyste, at Bo påstod det.')),
    ]);
    expect(vist(doc)).toEqual(['vurderende-verbum|påstod|påstod']);
  });

  it('finds those who speak while they are not there, and not those who come back', () => {
    const doc = moede((b) => [
      b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' bød velkommen.')),
      b.linje('fremmoede', b.omtale('be'), ' forlod mødet kl. 15.10.'),
      b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' supplerede med tal.')),
      b.linje('fremmoede', b.omtale('be'), ' vendte tilbage kl. 15.30.'),
      b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' takkede.')),
    ]);
    const found = kontroller(doc);
    expect(found.map(({ regel, om }) => [regel, om])).toEqual([['fravaerende-taler', 'Bo Eksempel']]);
    const steder: string[] = [];
    doc.descendants((node) => {
      if (node.attrs.id === found[0]?.blok) steder.push(node.lastChild?.text ?? '');
      return true;
    });
    expect(steder).toEqual([' supplerede med tal.']);
  });

  it('asks a task for somebody and a day, in its fields or in its words', () => {
    const b = bygger();
    const opgave = (attrs: Record<string, unknown>, ...parts: (Node | string)[]) =>
      schema.node(
        'opgave',
        { id: `o${opgaver++}`, ...attrs },
        parts.map((part) => (typeof part === 'string' ? schema.text(part) : part)),
      );
    let opgaver = 0;
    const doc = moede(() => [
      schema.node('opfoelgning', { id: 'opf' }, [
        opgave({}, 'Undersøge prisen'),
        opgave({ ansvarlig: 'be' }, 'Skrive til naboerne'),
        opgave({}, b.omtale('im'), ' kalder ind senest den 1. maj 2027.'),
        opgave({ frist: '2027-05-01' }, 'Ansvarlig: forvaltningen maler bænken'),
      ]),
    ]);
    expect(vist(doc)).toEqual([
      'uden-ansvarlig|Undersøge prisen',
      'uden-frist|Undersøge prisen',
      'uden-frist|Skrive til naboerne',
    ]);
  });

  it('sees what is missing in the structure: a text for an image, a title, a section, a header row', () => {
    const b = bygger();
    const doc = moede((own) => [
      schema.node('figur', { id: 'fig', fil: 'a'.repeat(64), alt: '' }),
      schema.node('figur', { id: 'fig2', fil: 'a'.repeat(64), alt: 'En bænk' }),
      own.del('punkt', own.linje('overskrift', '2. Økonomi'), own.linje('afsnit')),
      own.del('punkt', own.linje('overskrift', '3. Personsag (lukket)'), own.linje('afsnit', 'Drøftet.')),
      own.del('punkt', own.linje('overskrift'), own.linje('afsnit', 'Uden navn.')),
      schema.node('tabel', { id: 'tab' }, [
        schema.node('raekke', null, [schema.node('celle', null, [b.linje('afsnit', 'x')])]),
      ]),
    ]);
    expect(vist(doc)).toEqual([
      'alttekst',
      'tom-sektion|2. Økonomi',
      'lukket-punkt|3. Personsag (lukket)',
      'tom-overskrift',
      'tabel-uden-hoved',
    ]);
    expect(vist(doc.copy(doc.content.replaceChild(0, b.linje('titel'))))[0]).toBe('uden-titel');
  });

  it('lets the meeting’s own place be, and the list its telephone numbers not', () => {
    const doc = moede((b) => [b.linje('afsnit', 'Mødet var på Birkevej 12, sagen gælder Birkevej 14.')]);
    const med = doc.type.create({ ...doc.attrs, sted: 'Rådhuset, Birkevej 12' }, doc.content);
    expect(vist(med)).toEqual(['adresse|Birkevej 14']);
  });

  it('is the same for the same document, in the order of the text, each rule with its gravity', () => {
    const doc = moede((b) => SKAL_FINDES.map((one) => b.linje('afsnit', one)));
    expect(kontroller(doc)).toEqual(kontroller(doc));
    for (const { regel, alvor } of kontroller(doc)) expect(alvor).toBe(REGLER[regel]);
  });
});
