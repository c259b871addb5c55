// The parser of participants written as text: names are found, not one character changes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delDeltagerlinje, laesDeltagertekst, rensDeltagertekst } from '../../editor/model/deltagertekst.ts';

const vis = (line: string) =>
  delDeltagerlinje(line)
    .map((one) =>
      one.slags === 'tekst'
        ? one.tekst
        : `[${[one.tekst, one.initialer, one.rolle, one.organisation, one.status].map((field) => field ?? '-').join('|')}]`,
    )
    .join('');

describe('a line of participants', () => {
  it.each([
    [
      'Kajkanten: Formand Bo Eksempel og direktør Ingrid B. Måneskov',
      'Kajkanten: Formand [Bo Eksempel|-|-|-|-] og direktør [Ingrid B. Måneskov|-|-|-|-]',
    ],
    ['KKB; Formand Bo Eksempel', 'KKB; Formand [Bo Eksempel|-|-|-|-]'],
    ['Nyt Hus – Formand Bo Eksempel', 'Nyt Hus – Formand [Bo Eksempel|-|-|-|-]'],
    [
      'Borgmester Bo Eksempel, by-, land- og kulturdirektør Ib von Sø (referent).',
      'Borgmester [Bo Eksempel|-|-|-|-], by-, land- og kulturdirektør [Ib von Sø|-|-|-|-] (referent).',
    ],
    ['Bo Eksempel – formand', '[Bo Eksempel|-|-|-|-] – formand'],
    ['Bo Eksempel, formand, Nordlys Havn', '[Bo Eksempel|-|-|Nordlys Havn|-], formand, Nordlys Havn'],
    ['Bo Eksempel, Kajkanten', '[Bo Eksempel|-||Kajkanten|-], Kajkanten'],
    ['Bo Eksempel, formand, Ib Sø, direktør', '[Bo Eksempel|-|-|-|-], formand, [Ib Sø|-|-|-|-], direktør'],
    ['Bo Eksempel (BE)', '[Bo Eksempel|BE|-|-|-] (BE)'],
    ['Bo Eksempel (A)', '[Bo Eksempel|-|-|-|-] (A)'],
    ['Bo Eksempel (afbud)', '[Bo Eksempel|-|-|-|afbud] (afbud)'],
    ['Afbud: Bo Eksempel', 'Afbud: [Bo Eksempel|-|-||afbud]'],
    ['Mødeleder: Bo Eksempel', 'Mødeleder: [Bo Eksempel|-|mødeleder||-]'],
    ['Fra Ærøsted Kommune: Aase Aagaard-Øllgård', 'Fra Ærøsted Kommune: [Aase Aagaard-Øllgård|-|-|-|-]'],
    [
      'IT-chef Åse Ø. Æblegård og HR-konsulent Øjvind Ås',
      'IT-chef [Åse Ø. Æblegård|-|-|-|-] og HR-konsulent [Øjvind Ås|-|-|-|-]',
    ],
    ['de pårørende', 'de pårørende'],
    ['Ærøsted Kommune', 'Ærøsted Kommune'],
  ])('%s', (line, expected) => {
    expect(vis(line)).toBe(expected);
  });

  it('keeps every character of any line', () => {
    const words = fc.constantFrom(
      'Bo',
      'Ib',
      'Sø',
      'formand',
      ',',
      ' og ',
      ': ',
      '; ',
      ' – ',
      '(A)',
      'A.',
      '\t',
      ' ',
      'Åse',
      'von',
      '???',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((all) => all.join(' ')),
        ),
        (line) => {
          expect(
            delDeltagerlinje(line)
              .map((one) => one.tekst)
              .join(''),
          ).toBe(line);
        },
      ),
    );
  });

  // Minutes where the time grows with the square of the line; the runner's own limit is what ends it then.
  it('reads a very long line', { timeout: 10_000 }, () => {
    for (const line of ['A'.repeat(200_000), 'Bo '.repeat(60_000), 'Bo, '.repeat(50_000), ' '.repeat(100_000)])
      expect(
        delDeltagerlinje(line)
          .map((one) => one.tekst)
          .join('').length,
      ).toBe(line.length);
  });
});

describe('a pasted list', () => {
  it('comes from bullets, sheets and the address line of a mail', () => {
    const names = (text: string) =>
      laesDeltagertekst(rensDeltagertekst(text)).map(({ navn, linjer }) => [
        navn,
        ...linjer.map((line) => line.map((one) => one.tekst).join('')),
      ]);
    expect(names('• Bo Eksempel\r\n2) Ib Sø')).toEqual([[null, 'Bo Eksempel', 'Ib Sø']]);
    expect(names('Bo Eksempel\tformand\tKajkanten\t\nIb Sø\t\t')).toEqual([
      [null, 'Bo Eksempel, formand, Kajkanten', 'Ib Sø'],
    ]);
    expect(names('Bo Eksempel <bo@eksempel.dk>; Ib Sø <ib@eksempel.dk>; Åse Ø. Æblegård <aa@eksempel.dk>')).toEqual([
      [null, 'Bo Eksempel', 'Ib Sø', 'Åse Ø. Æblegård'],
    ]);
    expect(names('Fra kommunen:\nIb Sø\n\nAfbud:\nBo Eksempel')).toEqual([
      ['Fra kommunen:', 'Ib Sø'],
      ['Afbud:', 'Bo Eksempel'],
    ]);
  });

  it('a company keeps its form, and is nobody', () => {
    const people = (text: string) =>
      laesDeltagertekst(rensDeltagertekst(text)).flatMap(({ linjer }) =>
        linjer.flatMap((line) =>
          line.flatMap((one) => (one.slags === 'navn' ? [`${one.tekst}|${one.organisation}`] : [])),
        ),
      );
    for (const form of ['A/S', 'I/S', 'K/S', 'P/S', 'ApS', 'A.M.B.A.', 'AMBA'])
      expect(people(`Henrik van der Meer, Vejplan ${form}`), form).toEqual([`Henrik van der Meer|Vejplan ${form}`]);
    expect(people('Bo Eksempel\tKajkanten Nord A/S\nIb Sø (Vejplan K/S) / Åse Holm')).toEqual([
      'Bo Eksempel|Kajkanten Nord A/S',
      'Ib Sø|null',
      'Åse Holm|null',
    ]);
    expect(laesDeltagertekst('Vejplan A/S:\nIb Sø').map(({ navn }) => navn)).toEqual(['Vejplan A/S:']);
  });
});
