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
