// The HTML file: its text is the document's, its headings and tables can be walked by ear, and it needs and runs nothing.
import type { Node } from 'prosemirror-model';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { renderHtml } from '../../server/export/html.ts';
import { iUdgave } from '../../server/export/udgave.ts';
import { htmlTekst } from '../../server/export/udtraek/html.ts';
import { foldet } from '../../server/export/udtraek/sammenlign.ts';
import { altDokument, BILLEDE_SHA, dokument, h, n, p, punkter, TABEL, udskrift } from './proever.ts';

const html = (doc: Node, options = {}): string => renderHtml(udskrift(doc, options));
const main = (doc: Node): string => /<main>\n(.*)<\/main>/s.exec(html(doc))?.[1] ?? '';
const text = (doc: Node): string => foldet(htmlTekst(html(doc)));

/** Every element with its attributes, in order; throws where the file is not well-formed. */
function elements(source: string): { name: string; attributes: Record<string, string> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => found.push({ name, attributes }));
  parser.write(source).close();
  return found;
}

describe('HTML: the text', () => {
  it('of a document with every node and mark is the logical text, on both letterheads', () => {
    const expected = foldet(logiskTekst(altDokument()));
    expect(text(altDokument())).toBe(expected);
    expect(foldet(htmlTekst(html(altDokument(), { brevhoved: 1, udkast: true })))).toBe(expected);
  });

  it('is escaped everywhere', () => {
    const evil = '</title></style><script>alert("1")</script>&amp;';
    const doc = dokument(
      n('titel', evil),
      p(evil, '\n', evil),
      n('liste', n('listepunkt', { maerke: '<b> ' }, p('x'))),
      n('figur', { fil: BILLEDE_SHA, alt: '"><script>' }),
      n('tabel', { beskrivelse: '"<script>' }, n('raekke', n('celle', p(evil)))),
    );
    expect(text(doc)).toBe(foldet(logiskTekst(doc)));
    expect(elements(html(doc)).map(({ name }) => name)).not.toContain('script');
  });

  it('keeps list markers as the document says them', () => {
    const doc = dokument(
      n('titel', 'T'),
      punkter(
        { art: 'bogstav', start: 26 },
        'z',
        n('listepunkt', { maerke: '-' }, p('tæt'), punkter({ art: 'tal', start: 4 }, 'fire')),
      ),
    );
    expect(text(doc)).toBe('T z) z -tæt 4. fire');
  });

  it('of absent parts is not there, not even as an empty element', () => {
    const doc = dokument(
      n('titel'),
      n('moedefakta', h(), n('faktum')),
      n('sektion', h(), n('sektion', h('Inderst'))),
      n('konklusion', p(' ')),
    );
    expect(main(doc).replace(/\s+/g, '')).toBe(
      '<sectionclass="sektion"><sectionclass="sektion"><h2>Inderst</h2></section></section>',
    );
  });
});

describe('HTML: the structure', () => {
  it('a conclusion has a name for those who hear it, and shows it where the text does not say it', () => {
    const doc = dokument(n('titel', 'T'), n('konklusion', p('Ja.')), n('konklusion', h('Konklusion'), p('Ja.')));
    const sections = [...main(doc).matchAll(/<section ([^>]*)>/g)].map(([, attributes]) => attributes);
    expect(sections).toEqual([
      'class="konklusion maerkat" aria-label="Konklusion"',
      'class="konklusion" aria-label="Konklusion"',
    ]);
  });

  it('has one h1 and skips no level, however deep', () => {
    let section = n('sektion', h('niveau 9'), p('inderst'));
    for (let level = 8; level >= 2; level--) section = n('sektion', h(`niveau ${level}`), section);
    const levels = elements(html(dokument(n('titel', 'T'), section))).flatMap(({ name, attributes }) =>
      /^h[1-6]$/.test(name)
        ? [Number(name.slice(1))]
        : attributes.role === 'heading'
          ? [Number(attributes['aria-level'])]
          : [],
    );
    expect(levels).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('says what each header cell heads', () => {
    const table = main(dokument(n('titel', 'T'), TABEL));
    expect(table).toContain('<th scope="col" rowspan="2">Område</th>');
    expect(table).toContain('<th scope="colgroup" colspan="2">Frist</th>');
    expect(table).toContain('aria-label="Tidsplan for &quot;stien&quot; &amp; kajen"');
    expect(table.indexOf('</thead>')).toBeGreaterThan(table.indexOf('Sidst'));
    const rows = main(
      dokument(n('titel', 'T'), n('tabel', n('raekke', n('hovedcelle', p('Frist')), n('celle', p('maj'))))),
    );
    expect(rows).toContain('<th scope="row">Frist</th>');
  });

  it('has no row without a cell: one that cells from above fill is left out, and those are a row shorter', () => {
    const high = n('celle', { rowspan: 3 }, p('a'));
    const table = main(
      dokument(
        n('titel', 'T'),
        n(
          'tabel',
          n('raekke', high, high),
          n('raekke'),
          n('raekke'),
          n('raekke', n('celle', p('b')), n('celle', p('c'))),
        ),
      ),
    );
    expect(table.match(/<tr>/g)).toHaveLength(2);
    expect(table).not.toContain('rowspan');
    expect(table).toContain('<tr><td>a</td><td>a</td></tr>');
  });

  it('is Danish, has a title, and lets nothing be fetched or run', () => {
    const source = html(altDokument(), { udkast: true });
    const all = elements(source);
    expect(all.find(({ name }) => name === 'html')?.attributes.lang).toBe('da');
    expect(source).toContain(
      '<title>UDKAST – ikke godkendt · Fuld udgave – må ikke offentliggøres: Referat af møde den 9. marts 2027',
    );
    expect(source).toContain("default-src 'none'");
    expect(all.filter(({ name }) => name === 'main' || name === 'h1')).toHaveLength(2);
    expect(all.filter(({ name }) => ['script', 'link', 'iframe'].includes(name))).toEqual([]);
    expect(all.flatMap(({ attributes }) => Object.keys(attributes)).filter((key) => /^(style|on)/.test(key))).toEqual(
      [],
    );
    expect(all.filter(({ attributes }) => attributes.src && !attributes.src.startsWith('data:image/'))).toEqual([]);
    expect(all.filter(({ name, attributes }) => name === 'img' && !attributes.alt)).toEqual([]);
  });

  it('carries the letterhead, and the draft mark outside the text', () => {
    for (const brevhoved of [0, 1]) {
      const given = udskrift(altDokument(), { brevhoved, udkast: true });
      const source = renderHtml(given);
      expect(source).toContain(given.brevhoved.afsender.navn);
      expect(source).toContain(given.brevhoved.farver.accent);
      expect(source).toContain(given.brevhoved.skrift.broed.familie);
      expect(source).toContain('<p class="udkast">UDKAST – ikke godkendt · Fuld udgave – må ikke offentliggøres</p>');
      expect(htmlTekst(source)).not.toContain('UDKAST');
    }
    expect(html(altDokument())).not.toContain('UDKAST');
    // Something in it is closed: the full edition says so, the public one has nothing to say.
    expect(html(altDokument())).toContain('<p class="udkast">Fuld udgave – må ikke offentliggøres</p>');
    expect(html(iUdgave(altDokument(), 'offentlig'))).not.toContain('må ikke offentliggøres');
  });

  it('keeps a letterhead’s own words inside its style sheet', () => {
    const given = udskrift(altDokument());
    const brevhoved = {
      ...given.brevhoved,
      sidefod: ['</style><script>"\\'],
      skrift: { ...given.brevhoved.skrift, broed: { ...given.brevhoved.skrift.broed, familie: 'A"; } </style>' } },
    };
    const source = renderHtml({ ...given, brevhoved });
    expect(source.split('</style>')).toHaveLength(2);
    expect(elements(source).map(({ name }) => name)).not.toContain('script');
  });

  it('stops where an image is gone or is none', () => {
    expect(() => html(dokument(n('titel', 'T'), n('figur', { fil: 'b'.repeat(64), alt: 'Kortet' })))).toThrow(
      'Billedet »Kortet« mangler',
    );
    const given = {
      ...udskrift(dokument(n('titel', 'T'), n('figur', { fil: BILLEDE_SHA, alt: 'Kortet' }))),
      fil: () => new Uint8Array([1, 2, 3]),
    };
    expect(() => renderHtml(given)).toThrow('Billedet »Kortet« er hverken PNG eller JPEG');
  });

  it('is the same for the same document', () => {
    expect(html(altDokument())).toBe(html(altDokument()));
  });
});
