// Whole referater through every format: the reference (where it stands) and the sample. The text comes back unchanged.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { FORMATER } from '../../server/export/formater.ts';
import { foldet, sammenlign } from '../../server/export/udtraek/sammenlign.ts';
import { importText } from '../../server/import/text.ts';
import { NEEDS_SEED, seedFile } from '../seed.ts';
import { root } from '../sources.ts';
import { convert, hasLibreOffice, NEEDS_LIBREOFFICE } from './libreoffice.ts';
import { hasValidator, NEEDS_VALIDATOR, ooxmlErrors } from './ooxml.ts';
import { udskrift } from './proever.ts';

const sample = join(root, 'templates/eksempel/dialogmoede.txt');
const sources = [
  { name: `the reference referat ${NEEDS_SEED}`, path: seedFile },
  { name: 'the sample (skipped while it is not there)', path: existsSync(sample) ? sample : null },
];

describe.each(sources)('$name', ({ path }) => {
  const given = (brevhoved = 0) =>
    udskrift(importText(readFileSync(path ?? ''), { filnavn: 'referat.txt' }).doc, { brevhoved });

  it.skipIf(!path)('says the same in every format, on both letterheads', async () => {
    for (const brevhoved of [0, 1]) {
      const found = await sammenlign(given(brevhoved));
      // The names of the formats only: a failing test should not print people's names.
      expect(Object.entries(found).flatMap(([format, { resultat }]) => (resultat === 'equal' ? [] : [format]))).toEqual(
        [],
      );
    }
  });

  it.skipIf(!path || !hasValidator)(`is a valid Word file ${NEEDS_VALIDATOR}`, async () => {
    expect(ooxmlErrors(await FORMATER.docx.render(given()))).toEqual([]);
  });

  it.skipIf(!path || !hasLibreOffice)(
    `says the same in LibreOffice, and no layout character leaks ${NEEDS_LIBREOFFICE}`,
    { timeout: 90_000 },
    async () => {
      const read = Buffer.from(convert(await FORMATER.docx.render(given()), 'txt')).toString('utf8');
      const text = foldet(read.replace(/^\uFEFF/, ''));
      expect(text === foldet(logiskTekst(given().doc))).toBe(true);
      expect(/[\u00AD\u00A0\u200B-\u200F\u2028\uFB00-\uFB06]/.test(read.slice(1))).toBe(false);
    },
  );
});
