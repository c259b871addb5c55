// The check before anything leaves the house: a corpus of sentences with what may be missed and what may be a false alarm,
// and each rule on a document.
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { schema } from '../../editor/model/schema.ts';
import { kontroller } from '../../server/kontrol/kontrol.ts';
import { REGLER } from '../../server/kontrol/regler.ts';
import { bygger, moede } from '../browser/moede.ts';
import { ALT_ANDET, DOBBELT_FALSK, DOBBELT_OVERSET, KONKLUSIONER, SKAL_FINDES } from './saetninger.ts';

/** What is found in a sentence of its own: "regel|words". */
function fund(saetning: string): readonly string[] {
  const doc = moede((b) => [b.linje('afsnit', saetning)]);
  return kontroller(doc).map(({ regel, citat }) => `${regel}|${citat}`);
}
const vist = (doc: Node) => kontroller(doc).map(({ regel, citat, om }) => [regel, citat, om].filter(Boolean).join('|'));

describe('the corpus', () => {
  it.each(SKAL_FINDES)('finds %s', (marked) => {
    // A finding is told on one line, its spaces plain.
    const wanted = [...marked.matchAll(/\[([^\]]*)\]/g)].map((found) => found[1]?.replace(/\p{Zs}/gu, ' '));
    expect(fund(marked.replace(/\[[a-z-]+\|([^\]]*)\]/g, '$1'))).toEqual(wanted);
  });

  it.each(ALT_ANDET)('lets %s be', (saetning) => {
    expect(fund(saetning)).toEqual([]);
  });

  it('misses some doubled words and takes some for one that are none: these, and no others that are known', () => {
    for (const saetning of DOBBELT_OVERSET) expect(fund(saetning), saetning).toEqual([]);
    for (const marked of DOBBELT_FALSK)
      expect(fund(marked.replace(/\[[a-z-]+\|([^\]]*)\]/g, '$1'))).toEqual([/\[([^\]]*)\]/.exec(marked)?.[1]]);
  });

  it.each(KONKLUSIONER)('asks of the conclusion "%s" who and when', (marked) => {
    const [, mangler, ord] = /\[([^|]*)\|([^\]]*)\]/.exec(marked) ?? [];
    const doc = moede((b) => [
      b.del('konklusion', b.linje('afsnit', b.taler('kl'), ': ', marked.replace(/\[[^|]*\|([^\]]*)\]/g, '$1'))),
    ]);
    expect(kontroller(doc).map(({ regel, citat, om }) => [regel, citat, om])).toEqual(
      mangler ? [['konklusion-uden-handling', ord, mangler]] : [],
    );
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

  it('finds who is known from the text alone and is almost somebody on the list, once', () => {
    const b = bygger();
    const oevrige = [
      ['x1', 'Bo Eksempl'],
      ['x2', 'Hans Måneskov'],
      ['x3', 'Lyngdahl'],
      ['x4', 'Per Fjernmand'],
    ].map(([id = '', navn = '']) => b.deltager(`o-${id}`, navn, id.toUpperCase()));
    const doc = moede((m) => [
      m.del('indlaeg', m.linje('afsnit', m.taler('o-x1'), ' takkede for svaret fra ', m.omtale('o-x2'), '.')),
      m.del('indlaeg', m.linje('afsnit', m.taler('o-x1'), ' takkede igen, som ', m.omtale('o-x3'), ' ønskede.')),
      m.del('indlaeg', m.linje('afsnit', m.taler('o-x4'), ' sluttede, og Lars Fjernmand gik.')),
    ]);
    expect(vist(doc.copy(doc.content.addToEnd(schema.node('oevrige', { id: 'oevrige' }, oevrige))))).toEqual([
      'naer-stavning|Bo Eksempl|Bo Eksempel',
      'andet-fornavn|Hans Måneskov|Ingrid Måneskov',
      'naer-stavning|Lyngdahl|Karen Lyngdal',
    ]);
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

  it('asks the rows of a table of tasks the same, where it has the columns for it', () => {
    const b = bygger();
    const raekke = (name: string, ...ord: readonly string[]) =>
      schema.node(
        'raekke',
        null,
        ord.map((one) => schema.node(name, null, [b.linje('afsnit', one)])),
      );
    const tabel = (...rows: readonly Node[]) => schema.node('tabel', { id: `t${tabeller++}` }, rows);
    let tabeller = 0;
    const doc = moede(() => [
      tabel(
        raekke('hovedcelle', 'Hvad', 'Ansvarlig', 'Frist'),
        raekke('celle', 'Male bænken', '', '1. maj'),
        raekke('celle', 'Skrive brev senest fredag', 'Bo', ''),
        raekke('celle', 'Købe træer', 'Bo', ''),
        raekke('celle', '', '', ''),
      ),
      tabel(raekke('hovedcelle', 'Hvad', 'Ansvarlig'), raekke('celle', 'Tælle', 'Bo')),
      tabel(raekke('hovedcelle', 'Sted', 'Antal'), raekke('celle', 'Havnen', '')),
    ]);
    expect(vist(doc)).toEqual(['uden-ansvarlig|Male bænken', 'uden-frist|Købe træer']);
  });

  it('asks nothing of a conclusion where a task of its item says who and when, or a participant does', () => {
    const punkt = (b: ReturnType<typeof bygger>, nummer: string, ...parts: readonly Node[]) =>
      b.del(
        'punkt',
        b.linje('overskrift', `${nummer}. Stien`),
        b.del('konklusion', b.linje('afsnit', 'Der udarbejdes en plan.')),
        ...parts,
      );
    const opgave = schema.node('opgave', { id: 'o', ansvarlig: 'be', frist: '2027-04-01' }, [schema.text('Plan')]);
    const doc = moede((b) => [
      punkt(b, '1', schema.node('opfoelgning', { id: 'opf' }, [opgave])),
      punkt(b, '2'),
      b.del('konklusion', b.linje('afsnit', 'Der udarbejdes en plan ved ', b.omtale('be'), ' til næste møde.')),
    ]);
    expect(vist(doc)).toEqual(['konklusion-uden-handling|udarbejdes|hvem og hvornår']);
  });

  it('finds contributions that nobody speaks where the others are somebody’s, and lets words say who', () => {
    const uden = (b: ReturnType<typeof bygger>) => [
      b.del(
        'indlaeg',
        b.linje('afsnit', 'Fandt det vigtigt, at bænken bliver stående på pladsen ved havnen hele året.'),
      ),
      b.del('indlaeg', b.linje('afsnit', 'Formanden bød velkommen.')),
      b.del('indlaeg', b.linje('afsnit', 'En kvinde fra Tågelund mente, at fristen er kort.')),
      b.del('indlaeg', b.linje('afsnit', 'Svar: Ja.')),
      b.del('indlaeg', b.linje('afsnit', b.omtale('im'), ' er enig.')),
      b.del('indlaeg', b.linje('afsnit')),
    ];
    const talt = (b: ReturnType<typeof bygger>) =>
      b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' oplyste, at den er ny.'), b.linje('afsnit', 'Den er rød.'));
    expect(vist(moede((b) => [talt(b), ...uden(b)]))).toEqual([
      'uden-taler|Fandt det vigtigt, at bænken bliver stående på pladsen ved',
    ]);
    // A summary without speakers is one.
    expect(vist(moede((b) => uden(b)))).toEqual([]);
  });

  it('sees a doubled word across a line break and a space that does not break', () => {
    const b = bygger();
    const doc = moede(() => [
      schema.node('afsnit', { id: 'x' }, [
        schema.text('på'),
        schema.node('linjeskift'),
        schema.text('på\u00a0pladsen'),
      ]),
      b.linje('afsnit', 'Den står på\u00a0på pladsen.'),
    ]);
    expect(vist(doc)).toEqual(['dobbelt-ord|på på|på', 'dobbelt-ord|på på|på']);
  });

  it('names the item in which a place is parked', () => {
    const doc = moede((b) => [
      b.del('punkt', b.linje('overskrift', '2. Økonomi'), b.linje('afsnit', 'Det koster ??? kr.')),
      b.del('punkt', b.linje('overskrift', '3. ???'), b.linje('afsnit', 'Ét.')),
      b.linje('afsnit', 'Et ???.'),
    ]);
    expect(vist(doc)).toEqual(['parkeret|???|2. Økonomi', 'parkeret|???', 'parkeret|???']);
  });

  it('reads day and hours of the meeting against each other and against today', () => {
    const fakta = (attrs: Record<string, string | null>, idag: string | null = '2027-03-09') => {
      const doc = moede((b) => [b.linje('afsnit', 'Ét.')]);
      return kontroller(doc.type.create({ ...doc.attrs, ...attrs }, doc.content), { idag }).map(
        ({ regel, om }) => `${regel}|${om}`,
      );
    };
    expect(fakta({})).toEqual([]);
    expect(fakta({ dato: null })).toEqual(['parkeret|']);
    expect(fakta({ dato: '2027-03-10' })).toEqual(['dato-i-fremtiden|10. marts 2027']);
    expect(fakta({ dato: '2027-03-10' }, null)).toEqual([]);
    expect(fakta({ slut: '13:30' })).toEqual(['slut-foer-start|14.00–13.30']);
    expect(fakta({ slut: '14:00' })).toEqual(['slut-foer-start|14.00–14.00']);
    // Allowed to be missed: an end in the small hours belongs to the evening before.
    expect(fakta({ start: '19:00', slut: '00:30' })).toEqual([]);
    const b = bygger();
    const iOrd = moede((own) => [own.linje('afsnit', 'Ét.')]);
    const titel = (ord: string) =>
      iOrd.type.create({ ...iOrd.attrs, dato: null }, iOrd.content.replaceChild(0, b.linje('titel', ord)));
    expect(vist(titel('Møde den 9. marts 2027'))).toEqual([]);
    expect(vist(titel('Møde om havnen'))).toEqual(['uden-dato']);
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

  it('lets what stands in the letterhead be, and the place of the next meeting, and no other number of the street', () => {
    const brevhoved = ['Ærøsted Kommune', 'Rådhusgade 1, 5999 Ærøsted', 'Tlf. 62 12 34 56 · post@aeroested.example'];
    const doc = moede((b) => [
      b.linje('afsnit', 'Mød op på Rådhusgade 1, ikke Rådhusgade 11. Ring 62123456 eller 62123457.'),
      b.linje('afsnit', 'Skriv til Post@aeroested.example eller bo@aeroested.example.'),
      b.linje('afsnit', 'Næste gang på Havnevej 3, sagen gælder Havnevej 3B.'),
      b.del('naestemoede', b.linje('afsnit', 'Havnevej 3 den 4. maj.')),
    ]);
    expect(kontroller(doc, { brevhoved }).map(({ citat }) => citat)).toEqual([
      'Rådhusgade 11',
      '62123457',
      'bo@aeroested.example',
      'Havnevej 3B',
    ]);
  });

  it('is the same for the same document, in the order of the text, each rule with its gravity', () => {
    const doc = moede((b) => SKAL_FINDES.map((one) => b.linje('afsnit', one)));
    expect(kontroller(doc)).toEqual(kontroller(doc));
    for (const { regel, alvor } of kontroller(doc)) expect(alvor).toBe(REGLER[regel]);
  });
});
