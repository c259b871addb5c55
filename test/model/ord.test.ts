// Words: dates and times, agenda numbers, reporting verbs and their completion.
import { describe, expect, it } from 'vitest';
import { datoTekst, findDato, tidTekst } from '../../editor/model/dato.ts';
import { nummereret } from '../../editor/model/nummer.ts';
import { adverbieforslag, findUdsagnsord, forslag, udsagnsord } from '../../editor/model/udsagnsord.ts';

describe('dates', () => {
  it('are written in Danish', () => {
    expect([datoTekst('2021-05-05'), tidTekst('09:30', null), tidTekst('14:30', '16:00')]).toEqual([
      '5. maj 2021',
      'kl. 09.30',
      'kl. 14.30-16.00',
    ]);
  });

  it.each([
    ['Møde den 5. maj 2021 om kajen', '2021-05-05'],
    ['d. 12. MARTS 1998', '1998-03-12'],
    ['5.5.2021', '2021-05-05'],
    ['3/5-2023', '2023-05-03'],
    ['2024-02-29 kl. 9', '2024-02-29'],
    ['29. februar 2023', null],
    ['23.4.1 og 2021-2024', null],
    ['ingen', null],
  ])('%s → %s', (text, iso) => {
    expect(findDato(text)).toBe(iso);
  });
});

describe('agenda numbers', () => {
  it.each([
    ['1. Velkomst', '1', 'Velkomst', '1. '],
    ['3a) Lokalplan', '3a', 'Lokalplan', '3a) '],
    ['3.1 Status', '3.1', 'Status', '3.1 '],
    ['Pkt. 2: Økonomi', '2', 'Økonomi', 'Pkt. 2: '],
    ['Punkt 12 – Eventuelt', '12', 'Eventuelt', 'Punkt 12 – '],
    ['Ad 4. Valg', '4', 'Valg', 'Ad 4. '],
    ['Ad pkt. 3: Valg', '3', 'Valg', 'Ad pkt. 3: '],
    ['Ad 1.', '1', '', ''],
    ['Pkt. 2', '2', '', ''],
    ['II. Økonomi', 'II', 'Økonomi', 'II. '],
    ['V. Holm spurgte', '', 'V. Holm spurgte', ''],
    ['- Velkomst', '', 'Velkomst', '- '],
    ['Velkomst', '', 'Velkomst', ''],
    ['5. maj 2021', '', '5. maj 2021', ''],
    ['12 børn kom', '', '12 børn kom', ''],
    ['1.', '', '1.', ''],
  ])('%s', (line, nummer, titel, maerke) => {
    expect(nummereret(line)).toEqual({ nummer, titel, maerke });
  });
});

describe('reporting verbs', () => {
  it('are at least 117, each with a complement, none twice', () => {
    expect(udsagnsord.length).toBeGreaterThanOrEqual(117);
    expect(new Set(udsagnsord.map(({ tekst }) => tekst)).size).toBe(udsagnsord.length);
    expect(udsagnsord.filter(({ rammer }) => rammer.length === 0)).toEqual([]);
    expect(new Set(udsagnsord.map(({ tone }) => tone)).size).toBe(7);
    expect(udsagnsord.filter(({ tekst }) => tekst.trim() !== tekst)).toEqual([]);
  });

  it('complete from their letters, each complement a choice of its own', () => {
    expect(forslag('sup').map(({ tekst, forklaring }) => [tekst, forklaring])).toEqual([
      ['supplerede med ', '+ det, der blev sagt'],
      ['supplerede med at ', '+ at gøre noget'],
      ['supplerede, at ', '+ hel sætning'],
    ]);
    expect(forslag('red')[0]?.tekst).toBe('redegjorde for ');
    expect(forslag('opl')[0]?.tekst).toBe('oplyste, at ');
    expect(forslag('SUPPLEREDE MED').map(({ tekst }) => tekst)).toEqual(['supplerede med ', 'supplerede med at ']);
    expect(forslag('')).toEqual([]);
    expect(forslag('xyz')).toEqual([]);
  });

  it('that taint what they report come last, with a warning', () => {
    const found = forslag('p');
    expect(found.find(({ tekst }) => tekst.startsWith('påstod'))?.advarsel).toMatch(/tager stilling/);
    expect(found.filter(({ advarsel }) => advarsel === null).length).toBeGreaterThan(3);
    const first = found.findIndex(({ advarsel }) => advarsel !== null);
    expect(found.slice(first).every(({ advarsel }) => advarsel !== null)).toBe(true);
  });

  it('are found at the start of a text, the longest phrase first', () => {
    expect(findUdsagnsord('kunne ikke tilslutte sig forslaget')?.ord.tekst).toBe('kunne ikke tilslutte sig');
    expect(findUdsagnsord('så gerne, som nævnt')?.laengde).toBe(8);
    expect(findUdsagnsord('henledte\nopmærksomheden på')?.ord.tekst).toBe('henledte opmærksomheden');
    expect(findUdsagnsord('oplystes')).toBeNull();
    expect(findUdsagnsord('så på kajen')).toBeNull();
  });

  it('adverbs keep the capital that was typed', () => {
    expect([adverbieforslag('Afs'), adverbieforslag('her')]).toEqual([['Afslutningsvis '], ['hertil ', 'herefter ']]);
  });
});
