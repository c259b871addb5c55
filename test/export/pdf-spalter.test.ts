// Tables set with spaces keep their columns in the PDF: words that a wide gap sets apart begin below each other, whatever
// the letters before them are wide, and the spaces stay in the text.
import { describe, expect, it } from 'vitest';
import { getBrevhoved } from '../../server/export/brevhoved.ts';
import { fyldLinjer } from '../../server/export/pdf/linjer.ts';
import { findSpalter } from '../../server/export/pdf/spalter.ts';
import { typografi } from '../../server/export/pdf/typografi.ts';

const { broed, spalte } = typografi(getBrevhoved());

/** Each line's text, and where the words stand that are placed, in points. */
function sat(text: string, bredde = spalte.bredde) {
  return fyldLinjer([{ tekst: text, kaede: broed.kaeder.normal, link: null }], broed.stoerrelse, bredde).map(
    ({ led, bredde: wide }) => ({
      tekst: led.map(({ stykke }) => stykke.tekst).join(''),
      pladser: led.flatMap(({ x }) => (x === undefined ? [] : [Math.round((x * broed.stoerrelse) / 10) / 100])),
      bredde: wide,
    }),
  );
}

describe('columns set with spaces', () => {
  const text = [
    'Konto           Budget    Rest',
    'Wimmelmøbler    900.000   1.000',
    'Lim              40.000     200',
  ].join('\n');

  it('begin below each other, their spaces drawn', () => {
    const [head, wide, narrow] = sat(text);
    expect([head?.tekst, wide?.tekst, narrow?.tekst].map((one) => one?.trimEnd())).toEqual(text.split('\n'));
    expect(head?.pladser).toHaveLength(2);
    expect(wide?.pladser).toEqual(head?.pladser);
    // Figures that are set to the right begin further in.
    expect(narrow?.pladser[0]).toBeGreaterThan(wide?.pladser[0] ?? Number.NaN);
  });

  it('come closer where the line would not fit', () => {
    const long = `Post${' '.repeat(90)}Beløb\nI alt${' '.repeat(89)}7`;
    const lines = sat(long);
    expect(lines).toHaveLength(2);
    expect(lines[0]?.pladser).toEqual(lines[1]?.pladser);
    for (const { bredde } of lines) expect(bredde).toBeLessThanOrEqual(spalte.bredde);
  });

  it('are not made of two spaces after a full stop', () => {
    expect(findSpalter('Det blev sagt.  Så gik vi.\nDet var sent.  Vi gik.').plads.size).toBe(0);
    expect(sat('Det blev sagt.  Så gik vi.')[0]?.pladser).toEqual([]);
  });
});

describe('columns set with tabs', () => {
  const text = 'År\tAnlæg (kr.)\tDrift (kr.)\n2026\t4.200.000\t0\n2027\t1.150.000\t85.000';

  it('begin below each other, a space between their words', () => {
    const [head, ...rows] = sat(text);
    expect(head?.tekst.trimEnd()).toBe('År Anlæg (kr.) Drift (kr.)');
    expect(head?.pladser).toHaveLength(2);
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row.pladser).toEqual(head?.pladser);
    // A long sentence above them in the same paragraph moves nothing.
    const under = sat(`${'Beløbene er fordelt over de kommende år. '.repeat(8).trim()}\n${text}`).slice(-3);
    expect(under.map(({ pladser }) => pladser)).toEqual([head, ...rows].map((line) => line?.pladser));
  });

  it('keep their place behind an empty cell, first or in the middle', () => {
    const lines = sat('\tBudget\tRest\nLim\t\t200\nWimmelmøbler\t900.000\t1.000');
    const [budget, rest] = lines[2]?.pladser ?? [];
    expect(lines.map(({ pladser }) => pladser)).toEqual([[budget, rest], [rest], [budget, rest]]);
    expect(budget).toBeGreaterThan(0);
  });

  it('come closer where the line would not fit, and running text behind a tab is broken', () => {
    const wide = sat(`${'Et ret langt navn\t'.repeat(3)}7\nI alt\t1\t2\t7`);
    expect(wide).toHaveLength(2);
    expect(wide[0]?.pladser).toHaveLength(3);
    expect(wide[1]?.pladser).toEqual(wide[0]?.pladser);
    const prose = sat(`Status\t${'Planen følges, og havnen er tør. '.repeat(12)}`);
    expect(prose.length).toBeGreaterThan(2);
    for (const { bredde } of [...wide, ...prose]) expect(bredde).toBeLessThanOrEqual(spalte.bredde + 0.01);
  });
});
