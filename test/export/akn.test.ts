// Akoma Ntoso: valid by its schema, the same text in the same order, and every reference leads to somebody.
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { xsd, xsdMangler } from '../../scripts/validate/xsd.ts';
import { proever } from '../../scripts/vera/proever.ts';
import { renderAkn } from '../../server/export/akn.ts';
import { aknTekst } from '../../server/export/udtraek/akn.ts';
import { foldet } from '../../server/export/udtraek/sammenlign.ts';
import { altDokument, dokument, h, type Json, n, omtale, p, punkter, taler, udskrift } from './proever.ts';

interface Element {
  readonly navn: string;
  readonly attributter: Readonly<Record<string, string>>;
  /** The names of the elements around it. */
  readonly i: readonly string[];
}

const akn = (...children: Json[]): string => renderAkn(udskrift(dokument(...children)));

/** Every element of the file, in order. */
function elementer(xml: string): readonly Element[] {
  const found: Element[] = [];
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    found.push({ navn: name, attributter: attributes, i: [...open] });
    open.push(name);
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return found;
}

const med = (xml: string, navn: string) => elementer(xml).filter((one) => one.navn === navn);

const liste = n(
  'deltagere',
  n(
    'deltagergruppe',
    n('gruppenavn', 'Fra Ærøsted Kommune:'),
    n(
      'deltagerlinje',
      'Borgmester ',
      n('deltager', { id: 'kl', navn: 'Karen Lyngdal', initialer: 'KL' }),
      ' og konsulent ',
      n('deltager', { id: 'sr', navn: 'Signe Ravnholt', initialer: 'SR', status: 'afbud' }),
    ),
  ),
);

describe('Akoma Ntoso: the text', () => {
  it('is the logical text, in its order, for a document with every node and for every sample', () => {
    for (const given of [udskrift(altDokument(), { udkast: true }), ...proever().map((one) => one.udskrift)])
      expect(foldet(aknTekst(renderAkn(given)))).toBe(foldet(logiskTekst(given.doc)));
  });

  it('keeps a number on the line of its title, with the space that the document has', () => {
    const doc = dokument(
      n('titel', 'T'),
      n('punkt', h('1. Sti')),
      punkter(
        { art: 'punkt' },
        n('listepunkt', { maerke: '-' }, p('tæt')),
        n('listepunkt', { maerke: '- ' }, p('luft')),
      ),
    );
    const xml = renderAkn(udskrift(doc));
    expect(xml).toContain('<num>1. </num><heading>Sti</heading>');
    expect(xml).toContain('<num>-</num><p>tæt</p>');
    expect(foldet(aknTekst(xml))).toBe('T 1. Sti -tæt - luft');
  });

  it('is escaped everywhere', () => {
    const evil = '</p><speech by="#x"> & "citat" ]]>';
    const xml = akn(n('titel', evil), p(evil), n('tabel', { beskrivelse: evil }, n('raekke', n('celle', p(evil)))));
    expect(med(xml, 'speech')).toEqual([]);
    expect(foldet(aknTekst(xml))).toBe([evil, evil, evil].join(' '));
    expect(med(xml, 'FRBRalias')[0]?.attributter.value).toBe(evil);
  });

  it('is the same for the same document', () => {
    expect(renderAkn(udskrift(altDokument()))).toBe(renderAkn(udskrift(altDokument())));
  });
});

describe('Akoma Ntoso: who and what', () => {
  it('names the speakers of a contribution: the first by `by`, all by `refersTo`, nobody by `other`', () => {
    const xml = akn(
      n('titel', 'T'),
      liste,
      n(
        'punkt',
        h('1. Sti'),
        n('indlaeg', p(taler('kl'), ' sagde ja.')),
        n('indlaeg', p(taler('sr'), ' og ', taler('kl'), ' sagde nej.')),
        n('indlaeg', { talere: ['sr'] }, p('Der blev nikket.')),
        n('indlaeg', p('Nogen rømmede sig.')),
      ),
    );
    expect(
      med(xml, 'speech').map(({ attributter }) => [attributter.eId, attributter.by, attributter.refersTo]),
    ).toEqual([
      ['dbsect_1__speech_1', '#person_kl', undefined],
      ['dbsect_1__speech_2', '#person_sr', '#person_sr #person_kl'],
      ['dbsect_1__speech_3', '#person_sr', undefined],
    ]);
    expect(med(xml, 'other')).toHaveLength(1);
    expect(xml).toContain('<person refersTo="#person_kl" class="taler">Karen Lyngdal</person> sagde ja.');
  });

  it('has the list as a roll call, with roles, organisations and regrets', () => {
    const xml = akn(n('titel', 'T'), liste);
    expect(xml).toContain('<listIntroduction>Fra <organization refersTo="#afsender">Ærøsted Kommune</organization>:');
    expect(med(xml, 'TLCOrganization')).toHaveLength(1);
    const people = med(xml, 'person').filter(({ i }) => i.includes('rollCall'));
    expect(people.map(({ attributter }) => [attributter.refersTo, attributter.as, attributter.class])).toEqual([
      ['#person_kl', '#rolle_1', undefined],
      ['#person_sr', '#rolle_2', 'afbud'],
    ]);
    expect(med(xml, 'TLCRole').map(({ attributter }) => attributter.showAs)).toEqual(['borgmester', 'konsulent']);
  });

  it('does not name people whom the text does not, and tells two of one name apart', () => {
    const xml = akn(
      n('titel', 'T'),
      p(omtale('y')),
      n(
        'oevrige',
        n('deltager', { id: 'x', navn: 'Ukendt Person' }),
        n('deltager', { id: 'y', navn: 'Bo Eksempel' }),
        n('deltager', { id: 'z', navn: 'Bo Eksempel' }),
      ),
    );
    expect(xml).not.toContain('Ukendt Person');
    expect(med(xml, 'TLCPerson').map(({ attributter }) => attributter.eId)).toEqual(['person_y']);
    const both = akn(
      n('titel', 'T'),
      p(omtale('y'), omtale('z')),
      n('oevrige', ...['y', 'z'].map((id) => n('deltager', { id, navn: 'Bo Eksempel' }))),
    );
    const hrefs = med(both, 'TLCPerson').map(({ attributter }) => attributter.href);
    expect(new Set(hrefs).size).toBe(2);
  });

  it('lets every reference lead somewhere in the file, and gives no id twice', () => {
    for (const given of [udskrift(altDokument()), ...proever().map((one) => one.udskrift)]) {
      const all = elementer(renderAkn(given));
      const ids = all.flatMap(({ attributter }) => attributter.eId ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      const refs = all.flatMap(({ navn, attributter: { refersTo = '', by = '', as = '', source = '', href = '' } }) =>
        [refersTo, by, as, source, navn === 'FRBRauthor' ? href : ''].flatMap((one) => one.split(' ')).filter(Boolean),
      );
      expect(refs.filter((ref) => !ids.includes(ref.slice(1)))).toEqual([]);
    }
  });

  it('has the times of the meeting and of those who came and went', () => {
    const xml = renderAkn(udskrift(altDokument()));
    const times = med(xml, 'recordedTime').map(({ attributter }) => [attributter.type, attributter.time]);
    expect(times).toEqual([
      ['startEvent', '14:30:00'],
      ['endEvent', '16:00:00'],
      ['endEvent', '15:05:00'],
    ]);
    expect(med(xml, 'narrative')[0]?.i).toContain('debateSection');
  });

  it('has conclusions, decisions, next meeting and signature in their own elements', () => {
    const xml = renderAkn(udskrift(altDokument()));
    const [konklusion] = med(xml, 'debateSection').filter(({ attributter }) => attributter.name === 'konklusion');
    expect(konklusion).toBeDefined();
    expect(med(xml, 'speech').at(-1)?.attributter).toMatchObject({ by: '#person_kl' });
    expect(xml).toContain('<inline name="distribution">Referatet af mødet sendes til Byrådet.</inline>');
    expect(xml).toMatch(
      /<resolutions [^>]*>\n<heading>Beslutning<\/heading>\n<p>Byrådet tog sagen til efterretning\.<\/p>/,
    );
    expect(med(xml, 'adjournment')).toHaveLength(1);
    expect(xml).toMatch(/<conclusions>.*<heading>Referent<\/heading>.*Signe Ravnholt.*<\/conclusions>\n<\/debate>/s);
  });

  it('leaves out a row that cells from above fill, and shortens those', () => {
    const xml = akn(
      n('titel', 'T'),
      n(
        'tabel',
        n('raekke', n('celle', { rowspan: 2 }, p('a')), n('celle', { rowspan: 2 }, p('b'))),
        n('raekke'),
        n('raekke', n('celle', p('c')), n('celle', p('d'))),
      ),
    );
    expect(med(xml, 'tr')).toHaveLength(2);
    expect(med(xml, 'td').map(({ attributter }) => attributter.rowspan)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('Akoma Ntoso: what the referat knows of itself', () => {
  const facts = (attrs: Record<string, unknown>, udkast = false) =>
    renderAkn(udskrift(laesDokument({ type: 'doc', attrs, content: [n('titel', 'Møde om A/B')] }), { udkast }));

  it('is addressed by sender, date and case number, or by its title', () => {
    const one = facts({ dato: '2027-03-09', sagsnr: '27-001483' });
    expect(med(one, 'FRBRuri')[0]?.attributter.value).toBe('/akn/dk/debate/aeroested-kommune/2027-03-09/27-001483');
    expect(med(one, 'FRBRnumber')[0]?.attributter.value).toBe('27-001483');
    const other = facts({});
    expect(med(other, 'FRBRuri')[0]?.attributter.value).toBe('/akn/dk/debate/aeroested-kommune/moede-om-a-b');
    expect(med(other, 'FRBRdate')[0]?.attributter).toMatchObject({ name: 'ukendt' });
  });

  it('says that it is a draft, outside the text', () => {
    const draft = facts({}, true);
    expect(draft).toContain('<docStatus>UDKAST – ikke godkendt</docStatus>');
    expect(med(draft, 'FRBRauthoritative')[0]?.attributter.value).toBe('false');
    expect(foldet(aknTekst(draft))).toBe('Møde om A/B');
    expect(facts({})).not.toMatch(/UDKAST|FRBRauthoritative/);
  });
});

const lacks = xsdMangler();

describe.skipIf(lacks !== null)(
  `Akoma Ntoso: the schema (skipped where it is absent: ${lacks ?? 'it is here'})`,
  () => {
    const bytes = (xml: string): Uint8Array => new TextEncoder().encode(xml);

    it('finds every sample valid, and every way of nesting', () => {
      const nested = dokument(
        n('titel', 'T'),
        n('indlaeg', p('Løst øverst')),
        p('og et afsnit'),
        n('underskrift', p('midt i')),
        n(
          'sektion',
          h(),
          liste,
          n('moedefakta', n('faktum', 'Sted: her')),
          n('dagsorden', h('Dagsorden'), p('prosa'), n('dagsordenspunkt', '1. Et')),
          n(
            'konklusion',
            { art: 'beslutning' },
            h('B'),
            p(taler('kl'), ' besluttede.'),
            n('fremmoede', 'ingen gik kl. 12.30'),
          ),
          n('indlaeg', p(' '), n('fremmoede', { deltager: 'kl' }, omtale('kl'), ' gik.')),
          n('opfoelgning', n('opgave', { ansvarlig: 'ukendt' }, 'A'), n('opgave', { ansvarlig: 'kl' }, 'B')),
          n('indlaeg', n('figur', { fil: '', alt: '' })),
        ),
        n(
          'underskrift',
          h('Referent'),
          n('tabel', n('raekke', n('celle', p('x'), punkter({ art: 'tal' }, '')), n('celle', p()))),
        ),
      );
      const files = [
        udskrift(nested),
        udskrift(altDokument(), { udkast: true }),
        ...proever().map((one) => one.udskrift),
      ];
      const found = xsd(files.map((given) => bytes(renderAkn(given))));
      expect(found.flat()).toEqual([]);
      expect(found).toHaveLength(files.length);
      expect(foldet(aknTekst(renderAkn(udskrift(nested))))).toBe(foldet(logiskTekst(nested)));
    });

    it('can say no', () => {
      const xml = renderAkn(udskrift(altDokument()));
      const [first = []] = xsd([bytes(xml.replace(/ by="#[^"]+"/, ''))]);
      expect(first[0]).toContain("The attribute 'by' is required but missing");
    });
  },
);
