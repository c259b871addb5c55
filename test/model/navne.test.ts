// Names: forms, initials, the roster that is read from the lines of the list, mentions that follow it.
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { antalNavnesteder, antalOmtaler } from '../../editor/model/indhold.ts';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { efternavn, genitiv, initialerFor, ledigeInitialer, lilleBegyndelse } from '../../editor/model/navn.ts';
import { omdoebNavn } from '../../editor/model/omdoeb.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import { tekst } from '../../editor/model/tekst.ts';
import { referent } from '../../editor/model/underskriver.ts';

/** A list line: names in braces become participants. */
function linje(text: string, ids: () => string): Node {
  const content = text.split(/[{}]/).flatMap((piece, i): Node[] => {
    if (piece === '') return [];
    if (i % 2 === 0) return [schema.text(piece)];
    return [schema.node('deltager', { id: ids(), navn: piece, initialer: initialerFor(piece) })];
  });
  return schema.node('deltagerlinje', null, content);
}

function liste(lines: readonly string[], gruppenavn: string | null, ...more: Node[]): Node {
  let n = 0;
  const ids = () => `d${++n}`;
  const head = gruppenavn === null ? [] : [schema.node('gruppenavn', null, [schema.text(gruppenavn)])];
  const group = schema.node('deltagergruppe', null, [...head, ...lines.map((line) => linje(line, ids))]);
  return schema.node('doc', null, [schema.node('titel'), schema.node('deltagere', null, [group]), ...more]);
}

const omtale = (attrs: Record<string, unknown>): Node => schema.node('omtale', attrs);
const afsnit = (...content: Node[]): Node => schema.node('afsnit', null, content);

describe('forms of a name', () => {
  it.each([
    ['Bo Eksempel', 'Bo Eksempels', 'Eksempel', 'BE'],
    ['Aase Aagaard-Øllgård', 'Aase Aagaard-Øllgårds', 'Aagaard-Øllgård', 'AAØ'],
    ['Malte E. Lars', "Malte E. Lars'", 'Lars', 'MEL'],
    ['Ida Max', "Ida Max'", 'Max', 'IM'],
    ['محمد الأحمد', 'محمد الأحمدs', 'الأحمد', 'ما'],
  ])('%s', (navn, ejefald, sidste, initialer) => {
    expect([genitiv(navn), efternavn(navn), initialerFor(navn)]).toEqual([ejefald, sidste, initialer]);
  });

  it('initials that are taken get letters of the surname, then numbers', () => {
    expect(ledigeInitialer('Bo Eksempel', new Set())).toBe('BE');
    expect(ledigeInitialer('Bo Eksempel', new Set(['be']))).toBe('BEK');
    expect(ledigeInitialer('Bo E', new Set(['be']))).toBe('BE2');
  });

  it('roles begin small, abbreviations do not', () => {
    expect(['Formand', 'IT-chef', 'Ægteviet'].map(lilleBegyndelse)).toEqual(['formand', 'IT-chef', 'ægteviet']);
  });
});

describe('the roster reads the list', () => {
  const read = (line: string, gruppenavn: string | null = null) =>
    rosterOf(liste([line], gruppenavn)).deltagere.map(({ navn, rolle, organisation, markoer }) =>
      [navn, rolle, organisation, markoer].join('|'),
    );

  it.each([
    [
      'Kajkanten: Formand {Bo Eksempel} og direktør {Ida Max}',
      null,
      ['Bo Eksempel|formand|Kajkanten|', 'Ida Max|direktør|Kajkanten|'],
    ],
    ['RH; Formand {Bo Eksempel}', null, ['Bo Eksempel|formand|RH|']],
    ['Kajkanten – formand {Bo Eksempel}', null, ['Bo Eksempel|formand|Kajkanten|']],
    [
      'Borgmester {Bo Eksempel}, kommunaldirektør {Ida Max} og by- og havnechef {Yrsa Tang} (referent).',
      'Fra Ærøsted Kommune:',
      [
        'Bo Eksempel|borgmester|Ærøsted Kommune|',
        'Ida Max|kommunaldirektør|Ærøsted Kommune|',
        'Yrsa Tang|by- og havnechef|Ærøsted Kommune|referent',
      ],
    ],
    ['{Bo Eksempel}, formand', null, ['Bo Eksempel|formand||']],
    ['{Bo Eksempel} (A) og {Ida Max} (V)', null, ['Bo Eksempel|||A', 'Ida Max|||V']],
  ])('%s', (line, gruppenavn, expected) => {
    expect(read(line, gruppenavn)).toEqual(expected);
  });

  it('is the same object while list and facts are the same, another when they are not', () => {
    const doc = liste(['{Bo Eksempel}'], null, afsnit(schema.text('a')));
    const typed = doc.replace(doc.content.size - 2, doc.content.size - 2, doc.slice(0, 0));
    expect(rosterOf(typed)).toBe(rosterOf(doc));
    expect(rosterOf(doc.type.create({ ...doc.attrs, sted: 'Salen' }, doc.content))).not.toBe(rosterOf(doc));
  });
});

describe('mentions', () => {
  const doc = liste(
    ['Formand {Bo Eksempel} og {Ida Eksempel}', '{Yrsa Tang} (referent)'],
    null,
    afsnit(
      omtale({ deltager: 'd1', rolle: 'taler' }),
      schema.text(' svarede '),
      omtale({ deltager: 'd3', form: 'efternavn' }),
      schema.text(', '),
      omtale({ deltager: 'd1', form: 'efternavn' }),
      schema.text(', '),
      omtale({ deltager: 'd1', form: 'genitiv' }),
      schema.text(', '),
      omtale({ deltager: 'd1', form: 'rolleNavn' }),
      schema.text(', '),
      omtale({ deltager: 'd1', form: 'initialer' }),
      schema.text(', '),
      omtale({ deltager: 'd1', ordret: 'Bo' }),
      schema.text(' og '),
      omtale({ deltager: 'ukendt' }),
    ),
  );
  const last = doc.lastChild;

  it('are derived; a surname that two share is written out, a dangling one is a hole', () => {
    expect(last && tekst(last, rosterOf(doc))).toBe(
      'Bo Eksempel svarede Tang, Bo Eksempel, Bo Eksempels, formand Bo Eksempel, BE, Bo og ???',
    );
  });

  it('follow a rename, are counted by it, and keep what is word for word', () => {
    expect([antalOmtaler(doc), antalNavnesteder(doc, 'd1')]).toEqual([11, 5]);
    const { doc: renamed, changed } = omdoebNavn(doc, 'Bo Eksempel', '  Åse   Lars ');
    expect(changed).toBe(5);
    expect(logiskTekst(renamed)).toBe(
      "Formand Åse Lars og Ida Eksempel\nYrsa Tang (referent)\n\nÅse Lars svarede Tang, Lars, Åse Lars', formand Åse Lars, BE, Bo og ???\n",
    );
    expect(omdoebNavn(doc, 'Bo Eksempel', 'Bo Eksempel').changed).toBe(0);
    expect(() => omdoebNavn(doc, 'Nogen Anden', 'X')).toThrow('Ingen deltager hedder »Nogen Anden«.');
  });

  it('reach a name that was typed out, too, and leave initials that the text shows', () => {
    const typed = doc.copy(
      doc.content.addToEnd(afsnit(schema.text('Bo Eksempels plan, Bo Eksempelvis, Ida-Bo Eksempel og Bo Eksempel.'))),
    );
    const { doc: renamed, changed } = omdoebNavn(typed, 'Bo Eksempel', 'Jens (Y) Lund');
    expect(changed).toBe(7);
    expect(logiskTekst(renamed)).toContain('Jens (Y) Lunds plan, Bo Eksempelvis, Ida-Bo Eksempel og Jens (Y) Lund.');
    expect(rosterOf(renamed).find('d1')?.initialer).toBe('BE');
    expect(antalNavnesteder(renamed, 'd1')).toBe(7);
    const quiet = doc.copy(doc.content.cut(0, doc.content.size - (doc.lastChild?.nodeSize ?? 0)));
    expect(rosterOf(omdoebNavn(quiet, 'Bo Eksempel', 'Jens Lund').doc).find('d1')?.initialer).toBe('JL');
    expect(() => omdoebNavn(doc, 'Bo Eksempel', 'Yrsa Tang')).toThrow('Der er allerede en deltager, der hedder');
  });

  it('the minute taker is the signature’s, else the fact’s, else the marked one', () => {
    expect(referent(doc)).toBe('Yrsa Tang');
    const fact = schema.node('moedefakta', null, [
      schema.node('faktum', null, [schema.text('Referent: '), omtale({ deltager: 'd2' })]),
    ]);
    expect(referent(doc.copy(doc.content.addToEnd(fact)))).toBe('Ida Eksempel');
    const signature = schema.node('underskrift', null, [afsnit(schema.text('Referent '), omtale({ deltager: 'd1' }))]);
    expect(referent(doc.copy(doc.content.addToEnd(fact).addToEnd(signature)))).toBe('Bo Eksempel');
  });
});
