// The bytes of a Word file: the same for the same document, valid by the Open XML SDK, and read by LibreOffice.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { foldet } from '../../server/export/udtraek/sammenlign.ts';
import { wordTekst } from '../../server/export/udtraek/word.ts';
import { renderWord } from '../../server/export/word.ts';
import { convert, hasLibreOffice, NEEDS_LIBREOFFICE } from './libreoffice.ts';
import { hasValidator, NEEDS_VALIDATOR, ooxmlErrors } from './ooxml.ts';
import { altDokument, dokument, n, p, punkter, TABEL, taler, udskrift } from './proever.ts';

const xml = (docx: Uint8Array, part = 'word/document.xml'): string =>
  strFromU8(unzipSync(docx)[part] ?? new Uint8Array());
const word = (doc: Node, options = {}): Promise<Uint8Array> => renderWord(udskrift(doc, options));

describe('Word: the bytes', () => {
  it('are equal whatever was written before, and differ by letterhead', async () => {
    const files = [];
    for (const brevhoved of [0, 1, 0, 1]) files.push(await word(altDokument(), { brevhoved }));
    const [first, second, again, last] = files.map((file) => Buffer.from(file).toString('latin1'));
    expect([first === again, second === last, first === second]).toEqual([true, true, false]);
    const [a, b] = files.map((file) => xml(file, 'word/styles.xml'));
    expect(a).toContain('Source Sans 3');
    expect(b).not.toContain('Source Sans 3');
  });

  it('are equal for equal documents, and their times are the meeting’s', async () => {
    const [first, second] = [await word(altDokument()), await word(altDokument())];
    expect(Buffer.compare(first, second)).toBe(0);
    expect(xml(first, 'docProps/core.xml').match(/2027-03-09T12:00:00Z/g)).toHaveLength(2);
  });

  it(`are valid by the Open XML SDK, on both letterheads ${NEEDS_VALIDATOR}`, { skip: !hasValidator }, async () => {
    expect(ooxmlErrors(await word(altDokument(), { brevhoved: 0 }))).toEqual([]);
    expect(ooxmlErrors(await word(altDokument(), { brevhoved: 1, udkast: true }))).toEqual([]);
    expect(ooxmlErrors(await word(dokument(n('titel'))))).toEqual([]);
  });

  it(`and the validator can say no ${NEEDS_VALIDATOR}`, { skip: !hasValidator }, async () => {
    const parts = unzipSync(await word(altDokument()));
    const broken = xml(await word(altDokument())).replace('<w:pStyle', '<w:forkert/><w:pStyle');
    expect(ooxmlErrors(zipSync({ ...parts, 'word/document.xml': strToU8(broken) }))).not.toEqual([]);
  });

  it(`say the same after LibreOffice has opened and saved them ${NEEDS_LIBREOFFICE}`, {
    skip: !hasLibreOffice,
    timeout: 120_000,
  }, async () => {
    const docx = await word(altDokument());
    expect(foldet(wordTekst(convert(docx, 'docx')))).toBe(foldet(logiskTekst(altDokument())));
    const plain = dokument(
      n('titel', 'Titel & <tegn>'),
      n('indlaeg', p(taler('x'), ' sagde\nnoget.')),
      punkter({ art: 'tal', start: 3 }, 'a', 'b'),
      TABEL,
    );
    expect(
      foldet(
        Buffer.from(convert(await word(plain), 'txt'))
          .toString('utf8')
          .replace(/^\uFEFF/, ''),
      ),
    ).toBe(foldet(logiskTekst(plain)));
  });
});
