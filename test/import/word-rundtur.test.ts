// What we write as Word we read again as the same referat, ourselves and after LibreOffice has saved it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { indsigt } from '../../editor/model/indsigt.ts';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { schema } from '../../editor/model/schema.ts';
import { getBrevhoved } from '../../server/export/brevhoved.ts';
import { renderWord } from '../../server/export/word.ts';
import { importFil } from '../../server/import/fil.ts';
import { convert, hasLibreOffice, NEEDS_LIBREOFFICE } from '../export/libreoffice.ts';
import { NEEDS_SEED, seedFile } from '../seed.ts';
import { root } from '../sources.ts';
import { p, wordfil } from './wordfil.ts';

const SAMPLE = join(root, 'templates', 'eksempel', 'dialogmoede.txt');
const KORPUS = join(root, 'test', 'import', 'korpus');

function laes(bytes: Uint8Array, filnavn = 'referat.docx'): Node {
  return importFil(bytes, { filnavn }).doc;
}

async function somWord(doc: Node): Promise<Uint8Array> {
  return await renderWord({ doc, brevhoved: getBrevhoved(), udkast: false, fil: () => null });
}

const folded = (doc: Node) => logiskTekst(doc).replace(/\s+/g, ' ');

describe('text → Word → referat', () => {
  const names = readdirSync(KORPUS).filter((name) => name.endsWith('.txt'));
  it.each([['dialogmoede.txt', SAMPLE], ...names.map((name) => [name, join(KORPUS, name)] as const)] as const)(
    '%s',
    async (_, path) => {
      const doc = laes(readFileSync(path), 'referat.txt');
      const again = laes(await somWord(doc));
      expect(indsigt(again)).toEqual(indsigt(doc));
      expect(folded(again)).toBe(folded(doc));
    },
  );

  it('a conclusion’s label is none of its pictures', async () => {
    const doc = laes(readFileSync(SAMPLE), 'referat.txt');
    const konklusion = schema.node('konklusion', { id: 'k' }, [
      schema.node('afsnit', { id: 'a' }, [schema.text('Ja.')]),
    ]);
    const docx = await somWord(doc.copy(doc.content.addToEnd(konklusion)));
    expect(Object.keys(unzipSync(docx)).some((name) => name.startsWith('word/media/'))).toBe(true);
    const again = laes(docx);
    const figures: Node[] = [];
    again.descendants((node) => void (node.type.name === 'figur' && figures.push(node)));
    expect(figures).toEqual([]);
  });

  it.skipIf(!seedFile)(`the reference referat ${NEEDS_SEED}`, async () => {
    const doc = laes(readFileSync(seedFile ?? ''), 'referat.txt');
    expect(indsigt(laes(await somWord(doc)))).toEqual(indsigt(doc));
  });
});

describe('plain Word paragraphs, as people type them', () => {
  const doc = laes(readFileSync(SAMPLE), 'referat.txt');
  const expected = indsigt(doc);
  const parts = (krop: string) => {
    const found = indsigt(laes(wordfil({ krop })));
    return { ...found, indlaeg: found.indlaeg.map(({ taler }) => taler) };
  };
  const wanted = { ...expected, indlaeg: expected.indlaeg.map(({ taler }) => taler) };
  const text = logiskTekst(doc).trimEnd();

  it('each line a paragraph, blank lines as empty paragraphs', () => {
    expect(
      parts(
        text
          .split('\n')
          .map((line) => (line === '' ? '<w:p/>' : p(line)))
          .join(''),
      ),
    ).toEqual(wanted);
  });

  it('each paragraph one of Word’s, with line breaks in it and nothing between them', () => {
    expect(
      parts(
        text
          .split('\n\n')
          .map((paragraph) => p(paragraph))
          .join(''),
      ),
    ).toEqual(wanted);
  });
});

describe.skipIf(!hasLibreOffice)(`after LibreOffice ${NEEDS_LIBREOFFICE}`, () => {
  it('the sample is still the same referat', async () => {
    const doc = laes(readFileSync(SAMPLE), 'referat.txt');
    const again = laes(convert(await somWord(doc), 'docx'));
    expect(indsigt(again)).toEqual(indsigt(doc));
    expect(folded(again)).toBe(folded(doc));
  }, 90_000);

  it('a referat with lists, tables and headings keeps its text', async () => {
    const doc = laes(readFileSync(join(KORPUS, '08-handlingsliste.txt')), 'referat.txt');
    const again = laes(convert(await somWord(doc), 'docx'));
    expect(folded(again)).toBe(folded(doc));
  }, 90_000);
});
