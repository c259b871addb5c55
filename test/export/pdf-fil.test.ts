// The file itself: metadata, the same bytes every time, room for growth, and what the outside validators say.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { vera, veraMangler } from '../../scripts/vera/vera.ts';
import { renderPdf } from '../../server/export/pdf.ts';
import { laesPdf } from './pdfsider.ts';
import { altDokument, dokument, h, n, p, taler, udskrift } from './proever.ts';

const folder = mkdtempSync(join(tmpdir(), 'pdf-fil-'));
afterAll(() => rmSync(folder, { recursive: true }));

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('PDF: the file', () => {
  it('has the same bytes every time, whatever was rendered before', async () => {
    const first = await renderPdf(udskrift(altDokument()));
    await renderPdf(udskrift(dokument(n('titel', 'Ω\u2126 a\u2010b'), p('\u00b5\u03bc 🙂 محمد')), { brevhoved: 1 }));
    expect(Buffer.compare(await renderPdf(udskrift(altDokument())), first)).toBe(0);
  });

  it('says its title, escaped, its language, and dates of the meeting, not of the clock', async () => {
    const doc = laesDokument({ type: 'doc', attrs: { dato: '2027-03-09' }, content: [n('titel', 'Om "A" & <B>')] });
    const bytes = await renderPdf(udskrift(doc));
    expect(await laesPdf(bytes)).toMatchObject({ titel: 'Om "A" & <B>', sprog: 'da-DK' });
    const raw = text(bytes);
    expect(raw).toContain('<rdf:li xml:lang="x-default">Om &#34;A&#34; &#38; &#60;B&#62;</rdf:li>');
    expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(raw.match(/D:\d{14}Z/g)).toEqual(['D:20270309120000Z', 'D:20270309120000Z']);
  });

  it('differs by letterhead in faces and colours, and names neither house in the other', async () => {
    const [a, b] = await Promise.all(
      [0, 1].map(async (brevhoved) => text(await renderPdf(udskrift(altDokument(), { brevhoved })))),
    );
    expect(a).toContain('SourceSans3-Regular');
    expect(a).not.toContain('SourceSerif4');
    expect(b).toContain('SourceSerif4-Regular');
    expect(b).not.toContain('SourceSans3');
  });

  it('grows evenly: 1500 indlæg take five times the work of 300, not twenty-five', async () => {
    const make = (count: number) =>
      dokument(
        n('titel', 'Møde'),
        n('deltagere', n('deltagergruppe', n('deltagerlinje', n('deltager', { id: 'bo', navn: 'Bo Eksempel' })))),
        n(
          'punkt',
          h('1. Punkt'),
          ...Array.from({ length: count }, (_, i) =>
            n('indlaeg', p(taler('bo'), ` sagde nummer ${i}: ${'alle ord om stien '.repeat(40)}`)),
          ),
        ),
      );
    // Work, not time: other processes share the machine.
    const work = async (count: number) => {
      const given = udskrift(make(count));
      let least = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 3; round++) {
        const before = process.cpuUsage();
        await renderPdf(given);
        least = Math.min(least, process.cpuUsage(before).user);
      }
      return least;
    };
    await work(300);
    const few = await work(300);
    expect(await work(1500)).toBeLessThan(few * 12);
  });
});

const lacks = veraMangler();

describe.skipIf(lacks !== null)(`PDF: the validators (skipped without veraPDF: ${lacks ?? 'it is here'})`, () => {
  it('veraPDF finds PDF/UA-1 and PDF/A-2a in one file, and can say no', async () => {
    const files = await Promise.all(
      [0, 1].map(async (brevhoved) => {
        const path = join(folder, `alt-${brevhoved}.pdf`);
        writeFileSync(path, await renderPdf(udskrift(altDokument(), { brevhoved, udkast: brevhoved === 1 })));
        return path;
      }),
    );
    const broken = join(folder, 'uden-sprog.pdf');
    const whole = text(await renderPdf(udskrift(altDokument())));
    expect(whole).toContain('/Lang (da-DK)');
    writeFileSync(broken, Buffer.from(whole.replace('/Lang (da-DK)', '/Lxng (da-DK)'), 'latin1'));
    const said = vera(['ua1', '2a'], [...files, broken]);
    expect(said.filter(({ fil }) => fil !== broken).flatMap(({ fejl }) => fejl)).toEqual([]);
    expect(said.filter(({ fil, ok }) => fil !== broken && ok)).toHaveLength(4);
    expect(said.filter(({ fil, ok }) => fil === broken && !ok).length).toBeGreaterThan(0);
  }, 60_000);
});

const QPDF = 'qpdf';
const noQpdf = spawnSync(QPDF, ['--version']).error !== undefined;

describe.skipIf(noQpdf)('PDF: qpdf (skipped without qpdf: apt-get install qpdf)', () => {
  it('finds no fault in the syntax', async () => {
    const path = join(folder, 'qpdf.pdf');
    writeFileSync(path, await renderPdf(udskrift(altDokument())));
    const { status, stdout } = spawnSync(QPDF, ['--check', path], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, expect.stringContaining('No syntax or stream encoding errors')]);
  });
});
