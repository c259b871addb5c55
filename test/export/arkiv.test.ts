// The edition for the archive: the pages of the PDF, and inside them the document and its Akoma Ntoso, byte for byte.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, describe, expect, it } from 'vitest';
import { laesReferatfil } from '../../editor/model/referatfil.ts';
import { vera, veraMangler } from '../../scripts/vera/vera.ts';
import { renderAkn } from '../../server/export/akn.ts';
import { renderArkiv } from '../../server/export/arkiv.ts';
import { renderJson } from '../../server/export/json.ts';
import { renderPdf } from '../../server/export/pdf.ts';
import { Navn, Pdffil, Ref } from '../../server/export/udtraek/pdfobjekter.ts';
import { laesPdf } from './pdfsider.ts';
import { altDokument, udskrift } from './proever.ts';

const folder = mkdtempSync(join(tmpdir(), 'arkiv-'));
afterAll(() => rmSync(folder, { recursive: true }));

const given = udskrift(altDokument(), { udkast: true });

/** The files in a PDF as PDF.js hands them out. */
async function filerI(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const out = new Map<string, string>();
  for (const id of (await pdf.getAttachments())?.keys() ?? []) {
    const content = await pdf.getAttachmentContent(id);
    out.set(id, Buffer.from(content ?? []).toString('utf8'));
  }
  await task.destroy();
  return out;
}

describe('the archive edition', () => {
  it('holds the document and its Akoma Ntoso, which can be taken out and read again', async () => {
    const files = await filerI(await renderArkiv(given));
    expect([...files.keys()].sort()).toEqual(['referat.akn.xml', 'referat.json']);
    expect(files.get('referat.akn.xml')).toBe(renderAkn(given));
    expect(files.get('referat.json')).toBe(renderJson(given));
    expect(laesReferatfil(files.get('referat.json') ?? '').doc.eq(given.doc)).toBe(true);
    expect([...(await filerI(await renderPdf(given)))]).toEqual([]);
  });

  it('says what each file is to the pages, with size and checksum', async () => {
    const fil = new Pdffil(await renderArkiv(given));
    const specs = fil.liste(fil.rod.get('AF')).map((one) => fil.ordbog(one));
    const name = (value: unknown) => (value instanceof Navn ? value.navn : '');
    expect(specs.map((spec) => [spec.get('UF'), name(spec.get('AFRelationship'))])).toEqual([
      ['referat.json', 'Source'],
      ['referat.akn.xml', 'Data'],
    ]);
    const streams = specs.map((spec) => fil.ordbog(spec.get('EF')).get('F'));
    expect(streams.map((ref) => name(fil.ordbog(ref).get('Subtype')))).toEqual([
      'application/json',
      'application/akn+xml',
    ]);
    for (const ref of streams) {
      const params = fil.ordbog(fil.ordbog(ref).get('Params'));
      expect(ref instanceof Ref ? fil.stroem(ref).length : 0).toBe(params.get('Size'));
      expect(String(params.get('CheckSum'))).toHaveLength(16);
    }
  });

  it('has the pages of the ordinary PDF, and the same bytes every time', async () => {
    const first = await renderArkiv(given);
    expect(await laesPdf(first)).toEqual(await laesPdf(await renderPdf(given)));
    expect(Buffer.compare(await renderArkiv(given), first)).toBe(0);
    expect(
      Buffer.from(first)
        .toString('latin1')
        .match(/D:\d{14}Z/g),
    ).toEqual(Array(4).fill('D:20270309120000Z'));
  });
});

const lacks = veraMangler();

describe.skipIf(lacks !== null)(`the archive edition: veraPDF (skipped without it: ${lacks ?? 'it is here'})`, () => {
  it('is PDF/A-3a and PDF/UA-1; without the relationship of its files it is not', async () => {
    const bytes = await renderArkiv(given);
    const whole = join(folder, 'arkiv.pdf');
    writeFileSync(whole, bytes);
    const broken = join(folder, 'uden-forhold.pdf');
    const text = Buffer.from(bytes).toString('latin1');
    expect(text).toContain('/AFRelationship');
    writeFileSync(broken, Buffer.from(text.replaceAll('/AFRelationship', '/AxRelationship'), 'latin1'));
    const said = vera(['3a', 'ua1', '2a'], [whole, broken]);
    const verdict = (fil: string, profil: string) => said.find((one) => one.fil === fil && one.profil === profil);
    expect(verdict(whole, '3a')?.fejl).toEqual([]);
    expect(verdict(whole, 'ua1')?.fejl).toEqual([]);
    expect(verdict(whole, '2a')?.ok).toBe(false);
    expect(verdict(broken, '3a')?.ok).toBe(false);
  }, 60_000);
});
