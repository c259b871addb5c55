// Whatever is in a Word file: every visible word stands once in the referat, no hidden one does, and the document is valid.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../editor/model/fejl.ts';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { importWord } from '../../server/import/word.ts';
import { dele, p, r, tabel, wordfil, zip } from './wordfil.ts';

const options = { seed: Number(process.env.REFERAT_SEED_TAL ?? 20210505), endOnFailure: true };

const numbering =
  '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';

/** Words of a referat, in which the words to follow (`%`) are set. */
const SAETNINGER = [
  '%',
  'Bo Eksempel oplyste, at %',
  'Deltagere',
  'Deltagere: %, Bo Eksempel',
  'Ingrid Måneskov, formand, %',
  'Dagsorden',
  '1. % emne',
  'Konklusion',
  'Konklusion: %',
  'Opfølgning',
  'Bo Eksempel laver % senest den 5. maj 2021',
  'Dato: 5. maj 2021 %',
  'Referatet sendes til %.',
  'Referent',
  'Fra % Kommune:',
  'Næste møde er %',
  '- % punkt',
  '% | %',
];

let count = 0;
const word = fc.constant(null).map(() => `ord${++count}x`);
const sentence = fc
  .tuple(fc.constantFrom(...SAETNINGER), word, word)
  .map(([text, a, b]) => text.replace('%', a).replace('%', b));
const run = fc.oneof(
  sentence.map((text) => r(text)),
  sentence.map((text) => r(text, '<w:b/>')),
  fc.tuple(sentence, sentence).map(([a, b]) => r(`${a}\n${b}`)),
  word.map((text) => r(`SKJULT${text}`, '<w:vanish/>')),
  word.map((text) => `<w:del w:id="1"><w:r><w:delText>SLETTET${text}</w:delText></w:r></w:del>`),
  sentence.map((text) => `<w:ins w:id="1">${r(text)}</w:ins>`),
);
const properties = fc.constantFrom(
  '',
  '',
  '',
  '<w:pStyle w:val="Titel"/>',
  '<w:pStyle w:val="Overskrift1"/>',
  '<w:pStyle w:val="Overskrift3"/>',
  '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
  '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
  '<w:rPr><w:del w:id="1"/></w:rPr>',
);
const paragraph = fc
  .tuple(properties, fc.array(run, { maxLength: 3 }))
  .map(([pPr, runs]) => `<w:p><w:pPr>${pPr}</w:pPr>${runs.join(r(' '))}</w:p>`);
const cell = fc.oneof(
  sentence,
  fc.array(paragraph, { minLength: 1, maxLength: 2 }).map((all) => all.join('')),
);
const table = fc
  .integer({ min: 1, max: 4 })
  .chain((columns) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 4 }),
  )
  .map((rows) => tabel(...rows));
const body = fc.array(fc.oneof({ weight: 5, arbitrary: paragraph }, { weight: 1, arbitrary: table }), {
  minLength: 1,
  maxLength: 25,
});

const tokens = (text: string) => (text.match(/ord\d+x/g) ?? []).toSorted();

describe('any Word file', () => {
  it('keeps every visible word, once and in no other order than its own', () => {
    fc.assert(
      fc.property(body, (blocks) => {
        const krop = blocks.join('');
        const visible = krop.replace(/<w:del w:id="1"><w:r>.*?<\/w:del>/g, '').replace(/SKJULTord\d+x/g, '');
        if (!/<w:t[ >]/.test(visible.replace(/<w:t [^>]*>\s*<\/w:t>/g, ''))) return;
        const { doc } = importWord(wordfil({ krop, numbering }), { filnavn: 'x.docx' });
        laesDokument(doc.toJSON());
        const text = logiskTekst(doc);
        expect(text).not.toMatch(/SKJULT|SLETTET/);
        expect(tokens(text)).toEqual(tokens(visible));
      }),
      { ...options, numRuns: 300 },
    );
  }, 60_000);

  it('whose XML is changed at random is read or refused, and never anything else', () => {
    const parts = dele({
      krop: p('Referat af møde') + p('Bo Eksempel oplyste noget.') + tabel(['a', 'b'], ['c', 'd']),
      numbering,
    });
    const xml = new TextDecoder().decode(parts['word/document.xml']);
    const piece = fc.constantFrom(
      '<w:p>',
      '</w:p>',
      '<w:tbl>',
      '</w:tbl>',
      '<w:r><w:t>',
      '</w:t></w:r>',
      '&',
      '<',
      '"',
      '<w:fldChar w:fldCharType="begin"/>',
      '<w:vMerge/>',
      '\0',
      '\ue0f0',
      '<w:tr/>',
      '<w:tc/>',
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(xml.length), piece, fc.nat(8)), { minLength: 1, maxLength: 4 }),
        (changes) => {
          let changed = xml;
          for (const [at, text, cut] of changes) changed = changed.slice(0, at) + text + changed.slice(at + cut);
          try {
            const { doc } = importWord(zip({ ...parts, 'word/document.xml': new TextEncoder().encode(changed) }), {
              filnavn: 'x',
            });
            laesDokument(doc.toJSON());
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
          }
        },
      ),
      { ...options, numRuns: 500 },
    );
  }, 60_000);
});
