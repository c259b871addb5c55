// Damaged and hostile Word files: each is refused with one Danish sentence, in bounded time and memory.
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../editor/model/fejl.ts';
import { laesWord } from '../../server/import/word/laes.ts';
import { dele, NAVNERUM, p, r, wordfil, zip } from './wordfil.ts';

/** The sentence of the refusal; fails where there is none, or where it is no sentence. */
function afvist(bytes: Uint8Array): string {
  try {
    laesWord(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    const { message } = error as AppError;
    expect(message).toMatch(/^[A-ZÆØÅ][^\n]{15,}\.$/);
    return message;
  }
  throw new Error('Filen blev læst.');
}

function medDokument(xml: string | Uint8Array): Uint8Array {
  return zip({ ...dele({ krop: '' }), 'word/document.xml': typeof xml === 'string' ? strToU8(xml) : xml });
}

/** Changes bytes of a zip in place, found by a signature. */
function aendret(bytes: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const copy = Uint8Array.from(bytes);
  change(new DataView(copy.buffer));
  return copy;
}

function* poster(view: DataView): Generator<number> {
  for (let at = 0; at + 46 < view.byteLength; at++) if (view.getUint32(at, true) === 0x02014b50) yield at;
}

const god = wordfil({ krop: p('Referat af møde') });

describe('packages', () => {
  it('a truncated file, at any length', () => {
    for (const share of [0.02, 0.3, 0.6, 0.9, 0.99])
      expect(afvist(god.subarray(0, Math.floor(god.length * share)))).toContain('beskadiget');
  });

  it('a file with changed bytes: the check sum tells', () => {
    const text = Buffer.from(zipSync(dele({ krop: p('Referat af møde') }), { level: 0 }));
    const at = text.indexOf('Referat af');
    text[at] = 0x52 ^ 0x01;
    expect(afvist(text)).toContain('beskadiget');
  });

  it('a package without its document, and other packages', () => {
    const { 'word/document.xml': _, ...rest } = dele({ krop: '' });
    expect(afvist(zip(rest))).toContain('mangler sit dokument');
    expect(afvist(zip({ 'xl/workbook.xml': strToU8('<x/>') }))).toContain('Excel');
    expect(afvist(zip({ 'ppt/presentation.xml': strToU8('<x/>') }))).toContain('PowerPoint');
    expect(afvist(zip({ 'a.txt': strToU8('hej') }))).toContain('mangler sit dokument');
  });

  it('a protected part', () => {
    const locked = aendret(god, (view) => {
      for (const at of poster(view)) view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true);
    });
    expect(afvist(locked)).toContain('adgangskode');
  });

  it('parts that overlap, and the same part twice', () => {
    const overlapping = aendret(god, (view) => {
      const [first = 0, second = 0] = [...poster(view)];
      view.setUint32(second + 42, view.getUint32(first + 42, true), true);
    });
    expect(afvist(overlapping)).toContain('beskadiget');
    const twice = aendret(zip({ ...dele({ krop: p('x') }), 'word/documenu.xml': strToU8('<x/>') }), (view) => {
      for (const at of poster(view)) {
        const name = new TextDecoder().decode(new Uint8Array(view.buffer, at + 46, view.getUint16(at + 28, true)));
        if (name === 'word/documenu.xml') view.setUint8(at + 46 + 12, 't'.charCodeAt(0));
      }
    });
    expect(afvist(twice)).toContain('beskadiget');
  });

  it('a part that claims 4 GB, or less than it holds', () => {
    const claims = (size: number) =>
      aendret(god, (view) => {
        for (const at of poster(view)) view.setUint32(at + 24, size, true);
      });
    expect(afvist(claims(0xfffffff0))).toContain('pakket ud');
    expect(afvist(claims(5))).toContain('beskadiget');
  });

  it('a bomb: 60 MB of spaces in the document, in the styles', () => {
    const spaces = new Uint8Array(60 * 2 ** 20).fill(32);
    expect(afvist(zip({ ...dele({ krop: '' }), 'word/document.xml': spaces }))).toContain('pakket ud');
    const { 'word/document.xml': document = new Uint8Array() } = dele({ krop: p('x') });
    const styled = dele({ krop: p('x'), styles: '' });
    expect(afvist(zip({ ...styled, 'word/document.xml': document, 'word/styles.xml': spaces }))).toContain('pakket ud');
  });

  it('too many parts', () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`word/a${i}.xml`, new Uint8Array()]));
    expect(afvist(zip({ ...dele({ krop: p('x') }), ...many }))).toContain('pakket ud');
  });

  it('a package in a package is a package: only the parts of Word are opened', () => {
    const nested = zip({ ...dele({ krop: p('Ydre') }), 'word/embeddings/indre.docx': god });
    expect(laesWord(nested).blokke).toHaveLength(1);
  });
});

describe('XML', () => {
  it('entities and DOCTYPE', () => {
    const laughs =
      '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>' +
      `<w:document ${NAVNERUM}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`;
    expect(afvist(medDokument(laughs))).toContain('DOCTYPE');
    expect(afvist(medDokument(`<w:document ${NAVNERUM}><w:body>&ukendt;</w:body></w:document>`))).toContain(
      'beskadiget',
    );
  });

  it('nesting 8000 deep: of elements, tables, content controls', () => {
    const deep = (open: string, close: string) => open.repeat(8_000) + p('x') + close.repeat(8_000);
    for (const [open, close] of [
      ['<w:ins>', '</w:ins>'],
      ['<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>'],
      ['<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>'],
    ] as const)
      expect(afvist(wordfil({ krop: deep(open, close) }))).toContain('dybt');
  });

  it('what is not well-formed, not UTF-8, not Word, or nothing', () => {
    expect(afvist(medDokument(`<w:document ${NAVNERUM}><w:body><w:p></w:body></w:document>`))).toContain('beskadiget');
    expect(afvist(medDokument(Uint8Array.of(0x3c, 0x61, 0x3e, 0xff, 0xfe, 0x3c, 0x2f, 0x61, 0x3e)))).toContain(
      'beskadiget',
    );
    expect(afvist(medDokument('<html/>'))).toContain('anden slags');
    expect(afvist(medDokument(''))).toContain('beskadiget');
  });

  it('millions of elements in one block, and text beyond any referat', () => {
    const empty = `<w:p>${'<w:r/>'.repeat(1_200_000)}</w:p>`;
    expect(afvist(wordfil({ krop: empty }))).toContain('pakket ud');
    const long = Array.from({ length: 60 }, (_, i) => p(`${i}${'æøåbcdefghijklmnopqrstuvwxyz'.repeat(6_000)}`)).join(
      '',
    );
    expect(afvist(wordfil({ krop: long }))).toContain('pakket ud');
  });
});

describe('what is odd but readable', () => {
  it('six megabytes in one paragraph, in one run or in many', () => {
    const one = p('Ord og ord '.repeat(550_000));
    expect(laesWord(wordfil({ krop: one })).blokke).toHaveLength(1);
    const many = `<w:p>${r('Ord ').repeat(100_000)}</w:p>`;
    expect(laesWord(wordfil({ krop: many })).blokke).toHaveLength(1);
  }, 30_000);

  it('styles that are based on each other in a ring, and spans that lie', () => {
    const style = (id: string, base: string) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="${base}"/></w:style>`;
    const cell = '<w:tc><w:tcPr><w:gridSpan w:val="99999999"/><w:vMerge/></w:tcPr><w:p/></w:tc>';
    const { blokke } = laesWord(
      wordfil({
        krop: `${p('Tekst', '<w:pStyle w:val="A"/>')}<w:tbl><w:tr>${cell}</w:tr><w:tr>${cell}<w:tc>${p('x')}</w:tc></w:tr></w:tbl>`,
        styles: style('A', 'B') + style('B', 'A'),
      }),
    );
    expect(blokke).toHaveLength(2);
  });
});
