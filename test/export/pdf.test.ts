// The PDF says what the document says, in its order, with the structure a screen reader needs. Read back by our own
// reader of the structure tree (exact) and by PDF.js (independent).
import { readFileSync } from 'node:fs';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { schema } from '../../editor/model/schema.ts';
import { renderPdf } from '../../server/export/pdf.ts';
import { pdfTekst } from '../../server/export/udtraek/pdf.ts';
import { afvigelse, foldet } from '../../server/export/udtraek/sammenlign.ts';
import { importFil } from '../../server/import/fil.ts';
import { NEEDS_SEED, seedFile } from '../seed.ts';
import { laesPdf } from './pdfsider.ts';
import { altDokument, BILLEDE_SHA, dokument, h, m, n, omtale, p, punkter, TABEL, taler, udskrift } from './proever.ts';

async function difference(doc: Node, brevhoved = 0): Promise<unknown> {
  return afvigelse(logiskTekst(doc), pdfTekst(await renderPdf(udskrift(doc, { brevhoved }))));
}

const person = n(
  'deltagere',
  n(
    'deltagergruppe',
    n(
      'deltagerlinje',
      n('deltager', { id: 'ma', navn: 'محمد علي' }),
      ' og ',
      n('deltager', { id: 'bo', navn: 'Bo Ø.' }),
    ),
  ),
);

describe('PDF: the text', () => {
  it.each([0, 1])('equals the document, with every node and mark (letterhead %i)', async (brevhoved) => {
    expect(await difference(altDokument(), brevhoved)).toBeNull();
  });

  it('equals the sample', async () => {
    const file = new URL('../../templates/eksempel/dialogmoede.txt', import.meta.url);
    const { doc } = importFil(readFileSync(file), { filnavn: 'dialogmoede.txt' });
    expect(await difference(doc)).toBeNull();
    expect(pdfTekst(await renderPdf(udskrift(doc)))).toContain('Afslutningsvis konkluderede');
  });

  it.skipIf(seedFile === null)(
    `equals the reference referat, its names not broken by layout ${NEEDS_SEED}`,
    async () => {
      const { doc } = importFil(readFileSync(seedFile ?? ''), { filnavn: 'referat.txt' });
      const text = pdfTekst(await renderPdf(udskrift(doc)));
      expect(afvigelse(logiskTekst(doc), text)).toBeNull();
      expect(text).not.toMatch(/[\u00a0\u00ad\u2011\u202f]/);
    },
  );

  it.each<[string, Parameters<typeof dokument>]>([
    [
      'signs of XML and PDF',
      [n('titel', 'Om "A" & <B> (\\)'), p('<b>&amp;</b> ]]> %PDF'), n('sektion', h('(& <'), p('x'))],
    ],
    ['line breaks', [n('titel', 'Linje ét\nlinje to'), p('a\nb\n\nc'), n('sektion', h('Over\nskrift'), p('x'))]],
    [
      'hyphens, slashes and addresses',
      [
        n('titel', 'T'),
        p(`Aagaard-Øllgård og/eller ${'by-, land- og kulturdirektør '.repeat(30)}`),
        p(`https://eksempel.example/${'sti/'.repeat(60)}`),
      ],
    ],
    ['a word without end', [n('titel', 'x'.repeat(700)), p('æ'.repeat(3000))]],
    [
      'combining marks, emoji, other scripts',
      [n('titel', 'e\u0301 a\u030a'), p('🙂 👍🏽 👩‍💻 🇩🇰 ❤️ 1️⃣ ☎ Ω Жук ếớ Łódź \u03a9\u2126 \u00b5\u03bc a\u2010b-c')],
    ],
    [
      'Arabic and Hebrew among Danish',
      [
        n('titel', 'محمد علي (2021)'),
        p('Han sagde «سلام עליכם», 12,5 % – og gik.'),
        p('محمد علي قال: Aarhus Nord 2021 (نعم).'),
      ],
    ],
    [
      'names in Arabic as speakers',
      [n('titel', 'T'), person, n('indlaeg', p(taler('ma'), ' sagde ja til ', omtale('bo', 'genitiv'), ' plan.'))],
    ],
    [
      'lists in lists, restarts, literal and missing markers',
      [
        n('titel', 'T'),
        punkter(
          { art: 'tal', start: 9 },
          n('listepunkt', p(''), punkter({ art: 'bogstav', start: 26 }, 'z', 'aa')),
          'ti',
        ),
        punkter(
          { art: 'tal' },
          n('listepunkt', { maerke: '-' }, p('tæt')),
          n('listepunkt', { maerke: '' }, p('uden')),
          n('listepunkt', p('a'), p('b')),
        ),
      ],
    ],
    ['a table with spans, holes and lists', [n('titel', 'T'), TABEL]],
    ['no-break spaces and tabs', [n('titel', 'T'), p('5.\u00a0maj\u202f2021\tkl.   14')]],
    ['layout characters', [n('titel', 'T'), p('kom\u00admune\u200b\ufeff, na\u200dvn')]],
    ['an empty document', [n('titel')]],
  ])('equals the document: %s', async (_name, content) => {
    for (const brevhoved of [0, 1]) expect(await difference(dokument(...content), brevhoved)).toBeNull();
  });

  it('is the same to PDF.js, which goes by what is drawn', async () => {
    const { sider } = await laesPdf(
      await renderPdf(udskrift(dokument(n('titel', 'Møde'), p(`${'Et afsnit om stien. '.repeat(40)}`)))),
    );
    const said = sider.flat().filter(({ tag }) => tag === 'H1' || tag === 'P');
    expect(foldet(said.map(({ tekst }) => tekst).join(' '))).toBe(foldet(`Møde ${'Et afsnit om stien. '.repeat(40)}`));
  });

  it('absent parts and empty headings leave nothing', async () => {
    const doc = dokument(
      n('titel', 'T'),
      n('sektion', h(''), p('')),
      n('konklusion', p('')),
      n('opfoelgning', h(''), n('opgave')),
      p('Slut'),
    );
    const { roller, bogmaerker } = await laesPdf(await renderPdf(udskrift(doc)));
    expect(roller).toEqual([['Document', 'H1', 'P']]);
    expect(bogmaerker).toEqual([{ titel: 'T', niveau: 1 }]);
  });
});

describe('PDF: the structure', () => {
  it('has headings without gaps, lists with labels, tables with scopes, figures with alternative text', async () => {
    const { roller } = await laesPdf(await renderPdf(udskrift(altDokument())));
    const all = roller.flat();
    const levels = all.filter((role) => /^H\d$/.test(role)).map((role) => Number(role.slice(1)));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.slice(1).entries()) expect(level - (levels[i] ?? 0)).toBeLessThanOrEqual(1);
    for (const role of ['L', 'LI', 'Lbl', 'LBody', 'Table', 'THead', 'TBody', 'TR', 'TH', 'TD', 'Link'])
      expect(all, role).toContain(role);
    expect(all).toContain('Figure: Kort over "Nordkajen" & stien');
    expect(all.filter((role) => role === 'Document')).toHaveLength(roller.length);
  });

  it('every heading is a bookmark at its level; letterhead and page numbers are artifacts', async () => {
    const doc = dokument(
      n('titel', 'Møde & "sti"'),
      n('sektion', h('Først'), n('punkt', h('1. Inde'), p('x'))),
      n('sektion', h('Sidst'), p('y')),
    );
    const { bogmaerker, sider } = await laesPdf(await renderPdf(udskrift(doc)));
    expect(bogmaerker).toEqual([
      { titel: 'Møde & "sti"', niveau: 1 },
      { titel: 'Først', niveau: 2 },
      { titel: '1. Inde', niveau: 3 },
      { titel: 'Sidst', niveau: 2 },
    ]);
    const page = sider[0] ?? [];
    expect(
      page
        .filter(({ tag }) => tag === 'Artifact')
        .map(({ tekst }) => tekst)
        .join(' '),
    ).toContain('Side 1 af 1');
    expect(
      page
        .filter(({ tag }) => tag !== 'Artifact')
        .map(({ tekst }) => tekst)
        .join(' '),
    ).not.toContain('Side 1');
  });

  it('links keep their target and their place, also over two pages', async () => {
    const href = 'https://eksempel.example/å?a=1&b=(2)';
    const long = m('Et langt link til kajen og stien. '.repeat(120), { type: 'link', attrs: { href } });
    const { links, sider } = await laesPdf(await renderPdf(udskrift(dokument(n('titel', 'T'), p(long)))));
    expect(sider.length).toBeGreaterThan(1);
    expect(new Set(links.map(({ side }) => side)).size).toBe(sider.length);
    expect(new Set(links.map(({ url }) => decodeURI(url)))).toEqual(new Set([href]));
  });

  it('the speaker stands out from the text', async () => {
    const doc = dokument(n('titel', 'T'), person, n('indlaeg', p(taler('bo'), ' sagde ja.')));
    const text = Buffer.from(await renderPdf(udskrift(doc))).toString('latin1');
    expect(text).toMatch(/SourceSans3-Semibold/);
  });

  it('knows every node of the schema', async () => {
    const used = new Set<string>();
    const doc = altDokument();
    doc.descendants((node) => void used.add(node.type.name));
    expect(Object.keys(schema.nodes).filter((name) => name !== 'doc' && !used.has(name))).toEqual([]);
    await expect(renderPdf(udskrift(doc))).resolves.toBeInstanceOf(Uint8Array);
  });
});

describe('PDF: refusals', () => {
  it('names a character that no face has, and where it stands', async () => {
    const doc = dokument(n('titel', 'T'), p('Ordet \u{12000} er sumerisk.'));
    await expect(renderPdf(udskrift(doc))).rejects.toMatchObject({
      code: 'ugyldig',
      message: expect.stringMatching(
        /^Tegnet »\u{12000}« \(U\+12000\) kan ikke vises i en PDF: .*»…Ordet \u{12000} er sumerisk\.…«\.$/u,
      ),
    });
  });

  it('an unknown image is refused, one still missing leaves a frame', async () => {
    const gone = dokument(n('titel', 'T'), n('figur', { fil: 'a'.repeat(64), alt: 'Kortet' }));
    await expect(renderPdf(udskrift(gone))).rejects.toThrow('Billedet »Kortet« mangler. Indsæt det igen.');
    const { roller } = await laesPdf(
      await renderPdf(udskrift(dokument(n('titel', 'T'), n('figur', { fil: '', alt: '' })))),
    );
    expect(roller.flat()).toContain('Figure: Billede uden beskrivelse');
  });

  it('an image with broken bytes is refused, not swallowed', async () => {
    const doc = dokument(n('titel', 'T'), n('figur', { fil: BILLEDE_SHA, alt: 'Kortet' }));
    const broken = { ...udskrift(doc), fil: () => new TextEncoder().encode('intet billede') };
    await expect(renderPdf(broken)).rejects.toMatchObject({ code: 'ugyldig' });
  });
});
