// Deadlines as they are typed and said, and how far a round is, in Danish: one, none, some, all.
import { describe, expect, it } from 'vitest';
import { dagenFoer, fristTekst, laesFrist, moment, standardfrist, tidspunkt } from '../../server/hoering/frist.ts';
import { tekster } from '../../server/tekster.ts';

const { harSvaret, opsummering } = tekster.hoering;

describe('a deadline', () => {
  it('is of Danish time, summer and winter', () => {
    expect(moment({ dag: '2026-12-04', kl: '12:00' })).toBe(Date.UTC(2026, 11, 4, 11));
    expect(moment({ dag: '2026-06-04', kl: '12:00' })).toBe(Date.UTC(2026, 5, 4, 10));
    // The hour that summer time skips, and the one that comes twice.
    expect(moment({ dag: '2026-03-29', kl: '02:30' })).toBeNull();
    expect(moment({ dag: '2026-10-25', kl: '02:30' })).toBe(Date.UTC(2026, 9, 25, 0, 30));
    for (const kl of ['24:00', '12', '', '12.00', '9:00']) expect(moment({ dag: '2026-12-04', kl })).toBeNull();
    for (const dag of ['2026-02-30', '4/12-2026', '']) expect(moment({ dag, kl: '12:00' })).toBeNull();
    for (let day = 0; day < 400; day++) {
      const at = Date.UTC(2026, 0, 1, 11) + day * 86_400_000;
      expect(moment(tidspunkt(at))).toBe(at);
    }
  });

  it('is said with its weekday, and with its year where that is another one', () => {
    const now = Date.UTC(2026, 10, 27, 9);
    expect(fristTekst(Date.UTC(2026, 11, 4, 11), now)).toBe('fredag den 4. december kl. 12.00');
    expect(fristTekst(Date.UTC(2027, 0, 4, 8), now)).toBe('mandag den 4. januar 2027 kl. 9.00');
  });

  it('is proposed in a week at noon, never on a weekend', () => {
    expect(standardfrist(Date.UTC(2026, 10, 27, 9))).toEqual({ dag: '2026-12-04', kl: '12:00' });
    // Saturday and Sunday.
    expect(standardfrist(Date.UTC(2026, 10, 28, 9)).dag).toBe('2026-12-07');
    expect(standardfrist(Date.UTC(2026, 10, 29, 9)).dag).toBe('2026-12-07');
    // Over the change to winter time.
    expect(standardfrist(Date.UTC(2026, 9, 23, 9))).toEqual({ dag: '2026-10-30', kl: '12:00' });
  });

  it('reminds the last weekday before at nine, unless that has passed', () => {
    const frist = Date.UTC(2026, 11, 4, 11);
    expect(dagenFoer(frist, Date.UTC(2026, 10, 27))).toBe(Date.UTC(2026, 11, 3, 8));
    expect(dagenFoer(frist, Date.UTC(2026, 11, 3, 9))).toBeNull();
    // Of a Monday the Friday, of a Sunday too.
    expect(dagenFoer(Date.UTC(2026, 11, 7, 11), Date.UTC(2026, 10, 27))).toBe(Date.UTC(2026, 11, 4, 8));
    expect(dagenFoer(Date.UTC(2026, 11, 6, 11), Date.UTC(2026, 10, 27))).toBe(Date.UTC(2026, 11, 4, 8));
  });

  it('lies ahead, within a year', () => {
    const now = Date.UTC(2026, 10, 27, 9);
    expect(laesFrist({ dag: '2026-12-04', kl: '12:00' }, now)).toBe(Date.UTC(2026, 11, 4, 11));
    expect(() => laesFrist({ dag: '2026-11-27', kl: '10:00' }, now)).toThrow('efter nu');
    expect(() => laesFrist({ dag: '2028-01-01', kl: '10:00' }, now)).toThrow('et år');
    expect(() => laesFrist({ dag: '', kl: '10:00' }, now)).toThrow('en dag og et klokkeslæt');
  });
});

describe('how far a round is', () => {
  const stand = (kommenteret: number, ingen: number, mangler: number) => ({
    spurgte: kommenteret + ingen + mangler,
    ...{ kommenteret, ingen, mangler },
  });

  it.each([
    [[3, 4, 2], '7 af 9 har svaret', '3 af 9 har kommenteret, 4 uden bemærkninger, 2 har ikke svaret'],
    [[1, 0, 8], '1 af 9 har svaret', '1 af 9 har kommenteret, 8 har ikke svaret'],
    [[0, 1, 1], '1 af 2 har svaret', 'Ingen af 2 har kommenteret, 1 uden bemærkninger, 1 har ikke svaret'],
    [[2, 7, 0], 'Alle 9 har svaret', '2 af 9 har kommenteret, 7 uden bemærkninger'],
    [[0, 9, 0], 'Alle 9 har svaret', 'Alle 9 har svaret uden bemærkninger'],
    [[9, 0, 0], 'Alle 9 har svaret', 'Alle 9 har kommenteret'],
    [[0, 0, 9], 'Ingen af 9 har svaret', 'Ingen af 9 har svaret'],
    [[1, 0, 0], 'Den ene, der er spurgt, har svaret', 'Den ene, der blev spurgt, har kommenteret'],
    [[0, 1, 0], 'Den ene, der er spurgt, har svaret', 'Den ene, der blev spurgt, har ingen bemærkninger'],
    [[0, 0, 1], 'Den ene, der er spurgt, har ikke svaret', 'Den ene, der blev spurgt, har ikke svaret'],
    [[0, 0, 0], 'Ingen er spurgt', 'Ingen blev spurgt'],
  ] as const)('%j: %s', ([kommenteret, ingen, mangler], svaret, sagt) => {
    expect(harSvaret(stand(kommenteret, ingen, mangler))).toBe(svaret);
    expect(opsummering(stand(kommenteret, ingen, mangler))).toBe(sagt);
  });
});
