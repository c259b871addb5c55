// The yardstick of `bench pdf`: plain tagged pdfkit that wraps the lines itself.
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Stof } from './stof.ts';

const FONT = createRequire(import.meta.url).resolve('source-sans/TTF/SourceSans3-Regular.ttf');

/** What somebody writes who asks pdfkit for a tagged document and lets it wrap the lines. */
export function plainPdfkit({ titel, punkter, navne }: Stof): Promise<number> {
  return new Promise((resolve) => {
    const pdf = new PDFDocument({
      size: 'A4',
      tagged: true,
      lang: 'da-DK',
      pdfVersion: '1.7',
      subset: 'PDF/A-2a',
      info: { Title: titel },
    });
    let bytes = 0;
    pdf.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    pdf.on('end', () => resolve(bytes));
    pdf.registerFont('body', FONT);
    const root = pdf.struct('Document');
    pdf.addStructure(root);
    const line = (tag: string, size: number, text: string) => {
      root.add(
        pdf.struct(tag, {}, () => {
          pdf.font('body', size).text(text, { paragraphGap: 6 });
        }),
      );
    };
    line('H1', 19, titel);
    for (const punkt of punkter) {
      line('H2', 13, punkt.titel);
      for (const indlaeg of punkt.indlaeg) line('P', 11, `${navne[indlaeg.taler]} ${indlaeg.tekst}`);
    }
    root.end();
    pdf.end();
  });
}
