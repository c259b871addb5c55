// The table of formats, and the names of the files that leave the house.
import { describe, expect, it } from 'vitest';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { filnavn } from '../../server/export/filnavn.ts';
import { FORMATER, findFormat } from '../../server/export/formater.ts';
import { altDokument, n, udskrift } from './proever.ts';

const named = (title: string, dato: string | null = null) =>
  laesDokument({ type: 'doc', attrs: { dato }, content: [n('titel', title)] });

describe('formats', () => {
  it('are found by name, and only those', () => {
    for (const [navn, format] of Object.entries(FORMATER)) expect(findFormat(navn)).toBe(format);
    expect(findFormat('odt')).toBeNull();
    expect(findFormat('toString')).toBeNull();
  });

  it('each render the same bytes twice', async () => {
    for (const format of Object.values(FORMATER)) {
      const [first, second] = [
        await format.render(udskrift(altDokument())),
        await format.render(udskrift(altDokument())),
      ];
      expect(Buffer.compare(first, second), format.navn).toBe(0);
      expect(first.length, format.navn).toBeGreaterThan(500);
    }
  });
});

describe('file names', () => {
  it('are the title, marked where it is a draft', () => {
    const title = 'Referat af møde den 9. marts 2027 om omdannelsen af Havnekvarteret i Ærøsted';
    expect(filnavn(altDokument(), 'pdf', { udkast: false })).toBe(`${title}.pdf`);
    expect(filnavn(altDokument(), 'docx', { udkast: true })).toBe(`UDKAST – ${title}.docx`);
  });

  it('have the date where the title lacks it', () => {
    expect(filnavn(named('Styregruppemøde', '2027-03-09'), 'pdf', { udkast: false })).toBe(
      'Styregruppemøde 9. marts 2027.pdf',
    );
    expect(filnavn(named('', '2027-03-09'), 'pdf', { udkast: false })).toBe('Referat 9. marts 2027.pdf');
    expect(filnavn(named(''), 'pdf', { udkast: false })).toBe('Referat.pdf');
  });

  it('hold nothing that a file system refuses or a reader is fooled by', () => {
    expect(filnavn(named('../Møde: "A/B" <om> c|d?*\\e.'), 'pdf', { udkast: false })).toBe(
      'Møde – A – B om c – d – e.pdf',
    );
    expect(filnavn(named('faktura\u202Efdp.exe\u200B'), 'pdf', { udkast: false })).toBe('fakturafdp.exe.pdf');
    expect(filnavn(named('CON'), 'txt', { udkast: false })).toBe('Referat CON.txt');
    expect(filnavn(named('...'), 'txt', { udkast: false })).toBe('Referat.txt');
  });

  it('stay short, cut between words and never inside a character', () => {
    const long = filnavn(named('Møde om æblegrød '.repeat(40)), 'html', { udkast: true });
    expect(Buffer.byteLength(long)).toBeLessThan(200);
    expect(long).toMatch(/(Møde|om|æblegrød)\.html$/);
    const emoji = filnavn(named('🙂'.repeat(100)), 'html', { udkast: false });
    expect(emoji.isWellFormed()).toBe(true);
    expect(Buffer.byteLength(emoji)).toBeLessThan(200);
  });
});
