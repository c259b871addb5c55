// Numbers of Word in whole referater: items whose count goes on after what stands below them, titles over two lines, and
// lists that are no items.
import { describe, expect, it } from 'vitest';
import { alle } from '../../editor/model/indhold.ts';
import { indsigt } from '../../editor/model/indsigt.ts';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { tekst } from '../../editor/model/tekst.ts';
import { importWord } from '../../server/import/word.ts';
import { p, r, wordfil } from './wordfil.ts';

const niveau = (ilvl: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const nummer = (numId: number, ilvl = 0) => `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr>`;
const abstrakt = (...levels: readonly string[]) =>
  `<w:abstractNum w:abstractNumId="1">${levels.join('')}</w:abstractNum>`;
const num = (numId: number, inside = '') => `<w:num w:numId="${numId}"><w:abstractNumId w:val="1"/>${inside}</w:num>`;
const fra = (ilvl: number, start: number) =>
  `<w:lvlOverride w:ilvl="${ilvl}"><w:startOverride w:val="${start}"/></w:lvlOverride>`;

const TITEL = p('Referat af møde den 1. maj 2026');
const fed = (text: string) => `<w:p>${r(text, '<w:b/>')}</w:p>`;

function importer(krop: string, numbering = abstrakt() + num(1)) {
  return importWord(wordfil({ krop: TITEL + krop, numbering }), { filnavn: 'referat.docx' }).doc;
}

function overskrifter(doc: ReturnType<typeof importer>): readonly string[] {
  return alle(doc, 'overskrift').map((node) => tekst(node, rosterOf(doc)));
}

describe('the numbers of items', () => {
  it('go on where the sub-items were the first of a numbering that says where it begins', () => {
    const doc = importer(
      p('Velkomst', nummer(1)) +
        p('Vi begyndte.') +
        p('Personale', nummer(1)) +
        p('ny kollega', nummer(2, 1)) +
        p('ferie', nummer(2, 1)) +
        p('Eventuelt', nummer(2)) +
        p('Intet.'),
      abstrakt(niveau(0, 'decimal', '%1.'), niveau(1, 'lowerLetter', '%2)')) + num(1) + num(2, fra(0, 2) + fra(1, 1)),
    );
    expect(logiskTekst(doc).match(/^\d\. .*$/gm)).toEqual(['1. Velkomst', '2. Personale', '3. Eventuelt']);
  });

  it('are read alike whether they are bold or not', () => {
    const doc = importer(
      fed('1. Velkomst') +
        p('Vi begyndte.') +
        p('2. Økonomi') +
        p('Pengene slår til.') +
        fed('3. Eventuelt') +
        p('Intet.'),
    );
    expect(alle(doc, 'punkt')).toHaveLength(3);
  });

  it('stand before titles over two lines', () => {
    const doc = importer(
      fed('Dagsorden') +
        p('1. Velkomst') +
        p('2. Budget for\n2026') +
        p('3. Eventuelt') +
        fed('1. Velkomst') +
        p('Vi begyndte.') +
        fed('2. Budget for\n2026') +
        p('Pengene slår til.') +
        fed('3. Eventuelt') +
        p('Intet.'),
    );
    expect(indsigt(doc).dagsorden).toEqual([
      { nummer: '1', titel: 'Velkomst' },
      { nummer: '2', titel: 'Budget for 2026' },
      { nummer: '3', titel: 'Eventuelt' },
    ]);
    expect(overskrifter(doc)).toEqual(['Dagsorden', '1. Velkomst', '2. Budget for\n2026', '3. Eventuelt']);
  });
});

describe('lists', () => {
  it('that a colon opens are no items, whatever stands below their entries', () => {
    const doc = importer(
      p('Vi aftalte dette om haven:') +
        p('Klippe hækken', nummer(1)) +
        p('på nordsiden', nummer(1, 1)) +
        p('Male skuret', nummer(1)) +
        p('rødt', nummer(1, 1)) +
        p('Slut.'),
      abstrakt(niveau(0, 'decimal', '%1.'), niveau(1, 'decimal', '%1.%2.')) + num(1),
    );
    expect(alle(doc, 'punkt')).toHaveLength(0);
    expect(logiskTekst(doc)).toContain('1. Klippe hækken\n1.1. på nordsiden\n2. Male skuret\n2.1. rødt\n');
  });
});
