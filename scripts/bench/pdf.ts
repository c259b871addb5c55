// `bench pdf`: our tagged PDF beside plain tagged pdfkit (its own text()), warm, and cold LibreOffice from our Word file.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { renderPdf } from '../../server/export/pdf.ts';
import { renderWord } from '../../server/export/word.ts';
import { referat } from './dokument.ts';
import { median, print, rounds } from './maaling.ts';
import { PAGES, type Stof, stof } from './stof.ts';
import { benchUdskrift } from './udskrift.ts';

const FONT = createRequire(import.meta.url).resolve('source-sans/TTF/SourceSans3-Regular.ttf');

/** The yardstick: what somebody writes who asks pdfkit for a tagged document and lets it wrap the lines. */
function plainPdfkit({ titel, punkter, navne }: Stof): Promise<number> {
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

/** LibreOffice from nothing: process start, profile, load, convert. Null where it is not installed. */
function coldLibreOffice(docx: Uint8Array): number | null {
  const folder = mkdtempSync(join(tmpdir(), 'referat-bench-'));
  try {
    writeFileSync(join(folder, 'a.docx'), docx);
    const start = performance.now();
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profil`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        join(folder, 'a.docx'),
      ],
      {
        stdio: 'ignore',
        timeout: 120_000,
      },
    );
    return performance.now() - start;
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function pdf(): Promise<void> {
  for (const pages of PAGES) {
    const matter = stof(pages);
    const udskrift = benchUdskrift(referat(matter));
    const n = pages > 100 ? 5 : 9;
    const times = await rounds(n, { vores: () => renderPdf(udskrift), pdfkit: () => plainPdfkit(matter) });
    const ours = median(times('vores'));
    print({
      name: `pdf ${pages} sider`,
      value: ours,
      unit: 'ms',
      versus: 'plain tagged pdfkit',
      ratio: ours / median(times('pdfkit')),
      n,
    });
    const cold = coldLibreOffice(await renderWord(udskrift));
    if (cold === null) process.stderr.write('LibreOffice mangler: ingen sammenligning med den.\n');
    else
      print({
        name: `pdf ${pages} sider`,
        value: ours,
        unit: 'ms',
        versus: 'LibreOffice, kold',
        ratio: ours / cold,
        n: 1,
      });
  }
}
