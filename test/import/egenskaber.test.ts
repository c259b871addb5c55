// What holds of any text: no character is lost, no byte is lost, in every encoding and with every line end. Random texts
// are put together from the material of referater, and from anything.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linjer, logiskTekst } from '../../editor/model/linjer.ts';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { schema } from '../../editor/model/schema.ts';
import { kildetro } from '../../server/export/kildetro.ts';
import { importText } from '../../server/import/text.ts';

/** Printed with every failure by fast-check; another one by REFERAT_SEED_TAL. */
const seed = Number(process.env.REFERAT_SEED_TAL ?? 20210505);
const options = { seed, numRuns: 400, endOnFailure: true };

const LINJER = [
  'Referat af møde den 3. juni 2024 om kajen',
  'Deltagere i mødet',
  'Deltagere: Bo Eksempel (BE), Ingrid Måneskov og Jens Klit Jensen',
  'Til stede:',
  'Fra Ærøsted Kommune: ',
  'Kajkanten; Formand Aase Aagaard-Øllgård og direktør Mette Jensen ',
  'Bo Eksempel, formand, Ærøsted Almene',
  '- Ingrid Måneskov',
  'Afbud: Bo Eksempel',
  'Dato: 3. juni 2024 kl. 14-16',
  'Referent: Ingrid Måneskov',
  'Dagsorden',
  '1. Velkomst',
  '2. Økonomi',
  'Pkt. 2: Økonomi',
  '2.1 Budget',
  'Referat af mødet',
  'Bo Eksempel redegjorde for kajen og for Ingrid Måneskovs forslag. ',
  'BE: Enig.',
  'AJ: Det er dyrt.',
  'Formanden: Vi går videre.',
  'En borger spurgte til støjen.',
  'Herefter spurgte Bo Eksempel, hvornår det sker, ',
  'og om Jensen, Bo',
  'Eksempel og Mette Jensens mor kommer.',
  'Med dette afsæt lægges der op til mere. ',
  '• et punkt',
  '  - et underpunkt',
  'a) et bogstav',
  'Konklusion:',
  'Konklusion: Kajen bygges.',
  'Afslutningsvis konkluderede Ingrid Måneskov, at der bygges. Referatet sendes til Byrådet.',
  'Det blev besluttet, at vi fortsætter.',
  'Opfølgning',
  'Hvad | Ansvarlig | Frist',
  'Skrive brev | BE | 1. juli 2024',
  'Næste møde: 4. juli 2024',
  'Side 2 af 3',
  '## Overskrift',
  '=====',
  'Med venlig hilsen',
  'Referent',
  'Ingrid Måneskov.',
];

const linje = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...LINJER) },
  { weight: 2, arbitrary: fc.constantFrom('', '', ' ', '\t') },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  {
    weight: 1,
    arbitrary: fc
      .array(
        fc.constantFrom(
          ' ',
          'Bo',
          'Eksempel',
          's',
          'BE',
          ':',
          '.',
          '-',
          'og',
          '(',
          ')',
          '1',
          ',',
          '\u00ad',
          '\u00a0',
          'ﬁ',
          'a\u030a',
        ),
      )
      .map((parts) => parts.join('')),
  },
);
const tekst = fc
  .tuple(fc.array(linje, { minLength: 1, maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\r'))
  .map(([lines, end]) => lines.join(end))
  .filter((text) => harTekst(text));

/** What of a text can stand in a document, without white space, layout and the sign for what could not be read. */
function tegn(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu, '')
    .normalize('NFKC')
    .replace(/[\s\u00ad\u200b-\u200d\u2060\ufeff\ufffd]/gu, '');
}

function harTekst(text: string): boolean {
  const controls = [...text].filter((c) => /[^\P{Cc}\t\n\v\f\r]|\p{Cs}/u.test(c)).length;
  return tegn(text) !== '' && controls < text.length * 0.2;
}

/** The text without the lines that the report says were left out with the page. */
function udenSideskift(text: string, nrs: ReadonlySet<number | null>): string {
  return text
    .split(/\r\n|\r|\n/)
    .filter((_, i) => !nrs.has(i + 1))
    .join('\n');
}

function bytes(text: string, kodning: string): Uint8Array {
  switch (kodning) {
    case 'UTF-8':
      return Buffer.from(text);
    case 'UTF-8 BOM':
      return Buffer.from(`\ufeff${text}`);
    case 'UTF-16LE':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    default:
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  }
}

describe('any text', () => {
  it.each(['UTF-8', 'UTF-8 BOM', 'UTF-16LE', 'UTF-16BE'])('in %s: no character is lost, no byte is lost', (kodning) => {
    fc.assert(
      fc.property(tekst, (text) => {
        const source = bytes(text, kodning);
        const { doc, kilde, rapport } = importText(source, { filnavn: 'x.txt' });
        laesDokument(doc.toJSON());
        expect(Buffer.from(kildetro(doc, kilde)).equals(source)).toBe(true);
        const udeladt = new Set(rapport.poster.filter(({ slags }) => slags === 'udeladt').map(({ linje }) => linje));
        expect(tegn(logiskTekst(doc))).toBe(tegn(udenSideskift(text, udeladt)));
      }),
      options,
    );
  });

  it('any bytes: a document that gives them back, or one sentence', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (source) => {
        try {
          const { doc, kilde } = importText(source, { filnavn: 'x' });
          expect(Buffer.from(kildetro(doc, kilde)).equals(source)).toBe(true);
        } catch (cause) {
          expect(cause).toMatchObject({ name: 'AppError' });
        }
      }),
      options,
    );
  });

  it('an import of the logical text reads the same again', () => {
    fc.assert(
      fc.property(tekst, (text) => {
        const once = logiskTekst(importText(Buffer.from(text), { filnavn: 'x.txt' }).doc);
        expect(logiskTekst(importText(Buffer.from(once), { filnavn: 'x.txt' }).doc)).toBe(once);
      }),
      { ...options, numRuns: 150 },
    );
  });

  it('the structure is found, not given up: names are bound in most of them', () => {
    let bound = 0;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LINJER), { minLength: 20, maxLength: 40 }), (lines) => {
        const { doc } = importText(Buffer.from(lines.join('\n')), { filnavn: 'x.txt' });
        if (linjer(doc).some(({ node }) => node.type !== schema.nodes.titel && node.type !== schema.nodes.afsnit))
          bound++;
      }),
      { ...options, numRuns: 100 },
    );
    expect(bound).toBeGreaterThan(95);
  });
});
