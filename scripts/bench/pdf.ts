// `bench pdf`: our tagged PDF beside plain tagged pdfkit (its own text()), warm, and cold LibreOffice from our Word file;
// the peak of memory beside that of plain pdfkit.
import { execFileSync, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderPdf } from '../../server/export/pdf.ts';
import { renderWord } from '../../server/export/word.ts';
import { referat } from './dokument.ts';
import { median, print, rounds } from './maaling.ts';
import { plainPdfkit } from './pdfkit.ts';
import { PAGES, stof } from './stof.ts';
import { benchUdskrift } from './udskrift.ts';

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
  await memory();
}

/** Peak resident megabytes of a process of its own; the median of `n`. */
async function peak(candidate: 'vores' | 'pdfkit', n: number): Promise<number> {
  const found: number[] = [];
  for (let round = 0; round < n; round++) {
    const child = fork(new URL('spids.ts', import.meta.url), [candidate], { silent: true });
    let out = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    await new Promise((resolve) => child.once('close', resolve));
    found.push(Number(out));
  }
  return median(found);
}

async function memory(): Promise<void> {
  const n = 3;
  const ours = await peak('vores', n);
  print({
    name: 'pdf 344 sider, hukommelse',
    value: ours,
    unit: 'MB',
    versus: 'plain tagged pdfkit',
    ratio: ours / (await peak('pdfkit', n)),
    n,
  });
}
