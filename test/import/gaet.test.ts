// What an import guesses is told as a guess, by the words of the report, and can be taken back where it stands.
import { describe, expect, it } from 'vitest';
import type { Importrapport } from '../../editor/model/importrapport.ts';
import { indsigt } from '../../editor/model/indsigt.ts';
import { importText } from '../../server/import/text.ts';

const HOVED = 'Referat af møde den 3. februar 2026\n\nDeltagere: Anna Juulsgaard (AJ), Bo Kvistrup (BK)\n';

function importer(text: string) {
  return importText(Buffer.from(text), { filnavn: 'x.txt' });
}

function gaet({ poster }: Importrapport): readonly string[] {
  return poster.flatMap(({ slags, hvad, gaet: undo }) => (slags === 'gaettet' && undo ? [`${undo}: ${hvad}`] : []));
}

describe('the report calls a guess what is one', () => {
  it('several speakers in one paragraph', () => {
    const { doc, rapport } = importer(`${HOVED}\n1. Skemaer\nAJ: Der mangler to timer. BK: De kommer.\n`);
    expect(indsigt(doc).indlaeg.map(({ taler }) => taler)).toEqual([['Anna Juulsgaard', 'Bo Kvistrup']]);
    expect(gaet(rapport)).toEqual(['indlaeg: indlæg af Anna Juulsgaard og Bo Kvistrup']);
  });

  it('one speaker who only names another stays alone, and sure', () => {
    const { doc, rapport } = importer(`${HOVED}\n1. Skemaer\nAJ: Der mangler to timer. BK er syg.\n`);
    expect(indsigt(doc).indlaeg.map(({ taler }) => taler)).toEqual([['Anna Juulsgaard']]);
    expect(gaet(rapport).filter((one) => one.startsWith('indlaeg'))).toEqual([]);
  });

  it('a bare decision', () => {
    const { rapport } = importer(`${HOVED}\n1. Referat fra sidst\nGodkendt.\n`);
    expect(gaet(rapport)).toEqual(['konklusion: beslutning']);
  });

  it('a sentence that only begins like one is text', () => {
    const { doc } = importer(`${HOVED}\n1. Referat fra sidst\nGodkendt materiale ligger i skabet.\n`);
    expect(indsigt(doc).konklusion).toEqual([]);
  });

  it('who sends regrets by a given name', () => {
    const { doc, rapport } = importer(`${HOVED}Afbud: Bo\n\n1. Skemaer\nIntet.\n`);
    expect(indsigt(doc).deltagere.map(({ navn, status }) => [navn, status])).toEqual([
      ['Anna Juulsgaard', null],
      ['Bo Kvistrup', 'afbud'],
    ]);
    expect(gaet(rapport)).toEqual(['omtale: »Bo« er Bo Kvistrup']);
  });

  it('the signs of a quoted mail are left out and counted', () => {
    const quoted = `${HOVED}\n1. Skemaer\nAnna Juulsgaard spurgte til timerne.\nBo Kvistrup svarede.\n`.replace(
      /^/gm,
      '> ',
    );
    const { doc, rapport } = importer(`Kære alle\n\n${quoted}`);
    expect(indsigt(doc).indlaeg.map(({ taler }) => taler)).toEqual([['Anna Juulsgaard'], ['Bo Kvistrup']]);
    expect(rapport.poster[0]).toMatchObject({ slags: 'udeladt', hvad: 'citattegnet »>« foran 8 linjer' });
  });

  it('a quotation among the minutes keeps its signs', () => {
    const { doc } = importer(`${HOVED}\n1. Skemaer\nBo Kvistrup læste op:\n> Timerne er aflyst.\nIngen sagde noget.\n`);
    expect(indsigt(doc).indlaeg[0]?.tekst).toContain('> Timerne er aflyst.');
  });
});
