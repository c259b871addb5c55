// The edition for the archive: the same pages as the PDF (PDF/UA-1), as PDF/A-3a with the referat as data inside, both as its
// own document and as Akoma Ntoso. Pure, like every export.
import { renderAkn } from './akn.ts';
import { renderJson } from './json.ts';
import { skrivPdf } from './pdf.ts';
import type { Udskrift } from './udskrift.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Renders the PDF with its files. Throws AppError as `renderPdf` does. */
export async function renderArkiv(udskrift: Udskrift): Promise<Uint8Array> {
  return skrivPdf(udskrift, [
    {
      navn: 'referat.json',
      mime: 'application/json',
      forhold: 'Source',
      beskrivelse: 'Referatet som det dokument, siderne er lavet af.',
      bytes: utf8(renderJson(udskrift)),
    },
    {
      navn: 'referat.akn.xml',
      mime: 'application/akn+xml',
      forhold: 'Data',
      beskrivelse: 'Referatet som Akoma Ntoso 3.0: hvem der talte, punkter og beslutninger.',
      bytes: utf8(renderAkn(udskrift)),
    },
  ]);
}
