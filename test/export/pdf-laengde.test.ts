// A text that no PDF should hold is refused with a sentence before any page is set; the other formats still take it.
import { expect, test } from 'vitest';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { schema } from '../../editor/model/schema.ts';
import { getBrevhoved } from '../../server/export/brevhoved.ts';
import { renderPdf } from '../../server/export/pdf.ts';

test('six megabytes on one line are too long for a PDF', async () => {
  const afsnit = schema.node('afsnit', null, [schema.text('ord '.repeat(1_500_000))]);
  const doc = schema.node('doc', null, [schema.node('titel', null, [schema.text('Referat')]), afsnit]);
  const udskrift = { doc, brevhoved: getBrevhoved(), udkast: false, fil: () => null };
  await expect(renderPdf(udskrift)).rejects.toMatchObject({ name: 'AppError', code: 'for-stor' });
  expect(logiskTekst(doc).length).toBeGreaterThan(5_900_000);
});
