// The check that every format says what the document says: equal where it does, and a place where it does not.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Node } from 'prosemirror-model';
import { afterAll, describe, expect, it } from 'vitest';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { FORMATER, type Formatnavn } from '../../server/export/formater.ts';
import { renderJson } from '../../server/export/json.ts';
import { afvigelse, foldet, sammenlign, udtrukketTekst } from '../../server/export/udtraek/sammenlign.ts';
import { root } from '../sources.ts';
import { altDokument, dokument, n, p, udskrift } from './proever.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('comparing a rendered file with its document', () => {
  it('finds every format equal, for a document with every node and for an empty one', async () => {
    for (const doc of [altDokument(), dokument(n('titel'))]) {
      const found = await sammenlign(udskrift(doc));
      expect(Object.entries(found).filter(([, { resultat }]) => resultat !== 'equal')).toEqual([]);
    }
  });

  it('does not count white space, but everything else', () => {
    expect(afvigelse('a\n\nb\tc ', 'a b c')).toBeNull();
    expect(afvigelse('en to tre', 'en to  fire')).toEqual({ efter: 6, ventet: 'en to tre', fundet: 'en to fire' });
    expect(afvigelse('ab', 'a b')).not.toBeNull();
    expect(afvigelse('a', '')).toEqual({ efter: 0, ventet: 'a', fundet: '' });
  });

  it('tells where a format leaves something out', async () => {
    const doc = dokument(n('titel', 'Titel'), p('Første afsnit.'), p('Andet afsnit.'));
    const less = dokument(n('titel', 'Titel'), p('Første afsnit.'));
    const found = await sammenlign(udskrift(doc), {
      ...FORMATER,
      docx: { render: () => FORMATER.docx.render(udskrift(less)) },
      txt: { render: async () => bytes('Titel Første afsnit. Andet afsnit!') },
    });
    expect(found.docx.resultat).toBe('different');
    expect(found.docx.forklaring).toContain('fandt »Titel Første afsnit.«');
    expect(found.txt.forklaring).toContain('Andet afsnit!«');
    expect(found.html).toEqual({ resultat: 'equal', forklaring: '' });
  });

  it('tells a refusal from a difference, and lets a fault through', async () => {
    const doc = dokument(n('titel', 'Titel'), n('figur', { fil: 'c'.repeat(64), alt: 'Kortet' }));
    const found = await sammenlign(udskrift(doc));
    expect(found.docx).toEqual({ resultat: 'refused', forklaring: expect.stringContaining('»Kortet« mangler') });
    expect(found.pdf.resultat).toBe('refused');
    expect(found.txt.resultat).toBe('equal');
    const broken = { ...FORMATER, html: { render: async () => bytes('<html><main>') } };
    await expect(sammenlign(udskrift(altDokument()), broken)).rejects.toThrow();
  });

  it('reads the text of each format from nothing but its bytes', async () => {
    const expected = foldet(logiskTekst(altDokument()));
    for (const format of Object.keys(FORMATER) as Formatnavn[]) {
      const written = await FORMATER[format].render(udskrift(altDokument()));
      expect(foldet(await udtrukketTekst(format, written)), format).toBe(expected);
    }
  });
});

describe('render-check', () => {
  const folder = mkdtempSync(join(tmpdir(), 'referat-render-check-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (doc: Node): { status: number | null; stdout: string; stderr: string } => {
    const path = join(folder, 'referat.json');
    writeFileSync(path, renderJson(udskrift(doc)));
    return spawnSync(process.execPath, [join(root, 'scripts/referat.ts'), 'render-check', path], { encoding: 'utf8' });
  };

  it('prints one word per format and exits 0 where all are equal', () => {
    const { status, stdout, stderr } = run(altDokument());
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      pdf: 'equal',
      docx: 'equal',
      txt: 'equal',
      html: 'equal',
      json: 'equal',
      akn: 'equal',
      arkiv: 'equal',
    });
    expect(status).toBe(0);
  });

  it('exits 2 with the sentence of a format that refuses', () => {
    const { status, stdout, stderr } = run(
      dokument(n('titel', 'T'), n('figur', { fil: 'd'.repeat(64), alt: 'Kortet' })),
    );
    expect(JSON.parse(stdout)).toMatchObject({ pdf: 'refused', docx: 'refused', txt: 'equal' });
    expect(stderr).toContain('docx: Billedet »Kortet« mangler');
    expect(status).toBe(2);
  });
});
