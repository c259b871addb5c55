// The documents that `validate` exports and has checked: one for each thing a referat can hold that could break a file.
// Invented people. Read as JSON by the model, so that they follow its rules.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Node } from 'prosemirror-model';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { laesBrevhoveder } from '../../server/export/brevhoved.ts';
import type { Udskrift } from '../../server/export/udskrift.ts';
import { importFil } from '../../server/import/fil.ts';
import { kvitteringsdokument } from '../../server/pages/udsendelseskvittering.ts';

export interface Proeve {
  readonly navn: string;
  readonly udskrift: Udskrift;
}

interface Json {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly Json[];
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[];
  readonly text?: string;
}

const t = (text: string, ...marks: NonNullable<Json['marks']>): Json => ({
  type: 'text',
  text,
  ...(marks.length ? { marks } : {}),
});
const node = (type: string, content: readonly Json[], attrs: Json['attrs'] = {}): Json => ({ type, attrs, content });
const p = (...text: (string | Json)[]): Json =>
  node(
    'afsnit',
    text.map((one) => (typeof one === 'string' ? t(one) : one)),
  );
const h = (text: string): Json => node('overskrift', [t(text)]);
const titel = (text: string): Json => node('titel', text ? [t(text)] : []);
const celle = (text: string, attrs: Json['attrs'] = {}, type = 'celle'): Json =>
  node(type, [text ? p(text) : node('afsnit', [])], attrs);
const liste = (art: string, items: readonly Json[]): Json => node('liste', items, { art });
const punkt = (...content: Json[]): Json => node('listepunkt', content);

const LONG =
  'Foreningen redegjorde for, hvordan kajen kan åbnes for alle, uden at arbejdet i havnen standser, og hvad det koster. ';
const BILLEDE = laesBrevhoveder().flatMap(({ logo }) => logo ?? [])[0]?.data ?? new Uint8Array();
const SHA = createHash('sha256').update(BILLEDE).digest('hex');

const deltagere = node('deltagere', [
  h('Deltagere'),
  node('deltagergruppe', [
    node('gruppenavn', [t('Fra kommunen:')]),
    node('deltagerlinje', [
      t('Borgmester '),
      { type: 'deltager', attrs: { id: 'a', navn: 'Łucja Ćwiklińska-Þórðardóttir', initialer: 'LC' } },
      t(' og konsulent '),
      { type: 'deltager', attrs: { id: 'b', navn: 'محمد علي', initialer: 'MA' } },
    ]),
  ]),
]);

const indlaeg = (i: number): Json =>
  node('indlaeg', [
    p(
      { type: 'omtale', attrs: { deltager: i % 2 ? 'a' : 'b', rolle: 'taler' } },
      ` sagde for ${i}. gang: ${LONG.repeat(1 + (i % 4))}`,
    ),
  ]);

function documents(): Readonly<Record<string, readonly Json[]>> {
  return {
    tomt: [titel('')],
    'lang-titel': [titel(LONG.repeat(8)), p('Kort.')],
    'xml-tegn': [titel('Om "kajen" & <stien> – ]]> \\ (1)'), h1('A & B'), p('<b>&amp;</b> "citat"')],
    navne: [
      titel('Fremmede navne'),
      deltagere,
      indlaeg(1),
      p('محمد علي (2021) skrev: «سلام».'),
      p('e\u0301 🙂 👩‍💻 🇩🇰 ❤️ ☎ Ω ЖЖ ế'),
    ],
    lister: [
      titel('Lister'),
      liste('tal', [
        punkt(p('et'), liste('bogstav', [punkt(p('a'), p('mere')), punkt(p('b'), liste('punkt', [punkt(p('dybt'))]))])),
        punkt(p('to')),
      ]),
    ],
    tabel: [
      titel('En tabel over tre sider'),
      node(
        'tabel',
        [
          node('raekke', [celle('Område', { rowspan: 2 }, 'hovedcelle'), celle('Frist', { colspan: 2 }, 'hovedcelle')]),
          node('raekke', [celle('Først', {}, 'hovedcelle'), celle('Sidst', {}, 'hovedcelle')]),
          node('raekke', [celle(LONG.repeat(60)), celle('Høj række'), celle('')]),
          ...Array.from({ length: 70 }, (_, i) =>
            node(
              'raekke',
              i % 7 ? [celle(`Række ${i}`), celle('1. maj'), celle('1. juni')] : [celle(LONG, { colspan: 3 })],
            ),
          ),
        ],
        { beskrivelse: 'Frister' },
      ),
    ],
    figur: [
      titel('Billeder'),
      { type: 'figur', attrs: { fil: SHA, alt: 'Et våben' } },
      { type: 'figur', attrs: { fil: '', alt: '' } },
    ],
    links: [
      titel('Links'),
      p(
        'Se ',
        t(LONG.trim(), { type: 'link', attrs: { href: 'https://eksempel.example/å?q=1&r=(2)' } }),
        ' og skriv til ',
        t('os', { type: 'link', attrs: { href: 'mailto:os@eksempel.example' } }),
        '.',
      ),
    ],
    dele: [
      titel('Alle dele'),
      deltagere,
      node('dagsorden', [h('Dagsorden'), node('dagsordenspunkt', [t('1. Sti')])]),
      node('punkt', [h('1. Sti'), indlaeg(3), node('sektion', [h('Baggrund'), p('Før.')])]),
      node('konklusion', [p(LONG.repeat(30))]),
      node('konklusion', [h('Beslutning'), p('Vedtaget.')], { art: 'beslutning' }),
      node('opfoelgning', [h('Opfølgning'), node('opgave', [t('Tegning')])]),
      node('underskrift', [p('Referent')]),
    ],
    underskriftsside: [
      titel('En protokol, der skal skrives under'),
      ...Array.from({ length: 14 }, (_, i) => p(`${i + 1}. ${LONG.repeat(2)}`)),
      node('underskrift', [
        h('Underskrifter'),
        p('Protokollen er læst og godkendt:'),
        node(
          'tabel',
          Array.from({ length: 15 }, (_, i) =>
            node('raekke', [celle(`Medlem ${i + 1}`), celle('____________________')]),
          ),
        ),
      ]),
    ],
    spaend: [
      titel('Celler over rækker og kolonner'),
      ...Array.from({ length: 7 }, () => p(LONG.repeat(3))),
      node(
        'tabel',
        [
          node('raekke', [
            celle('Område', {}, 'hovedcelle'),
            celle('Hvad', {}, 'hovedcelle'),
            celle('Hvornår', {}, 'hovedcelle'),
          ]),
          ...Array.from({ length: 12 }, (_, i) => [
            node('raekke', [celle(`Kvarter ${i}`, { rowspan: 3 }), celle(LONG), celle('maj', { rowspan: 2 })]),
            node('raekke', [celle('kort')]),
            node('raekke', [celle('over to', { colspan: 2 })]),
          ]).flat(),
          node('raekke', [celle('a', { rowspan: 2 }), celle('b', { rowspan: 2 }), celle('c', { rowspan: 2 })]),
          node('raekke', []),
          node('raekke', [celle(LONG, { colspan: 3 })]),
        ],
        { beskrivelse: 'Kvarterer' },
      ),
    ],
    fremmoede: [
      titel('Hvem var der hvornår'),
      deltagere,
      node('punkt', [
        h('1. Økonomi'),
        indlaeg(1),
        node(
          'fremmoede',
          [{ type: 'omtale', attrs: { deltager: 'b' } }, t(' forlod mødet kl. 17.35 under behandlingen af punkt 1.')],
          {
            deltager: 'b',
            art: 'gik',
          },
        ),
        node('indlaeg', [
          p(
            { type: 'omtale', attrs: { deltager: 'a', rolle: 'taler' } },
            ' og ',
            { type: 'omtale', attrs: { deltager: 'b', rolle: 'taler' } },
            ' sagde det sammen.',
          ),
        ]),
        node('indlaeg', [p('Der blev klappet.')]),
      ]),
    ],
    'lange-ord': [
      titel('Byfornyelsesbestyrelsesmedlemsvalgbestemmelsesændringsforslagsbehandlingsudvalgsmødereferat'),
      p('https://eksempel.example/'.padEnd(400, 'meget-lang-sti/')),
      p('x'.repeat(300)),
      node('tabel', [
        node(
          'raekke',
          Array.from({ length: 12 }, (_, i) => celle(`Kolonneoverskrift${i}`, {}, 'hovedcelle')),
        ),
      ]),
    ],
    '300-sider': [
      titel('Et langt møde'),
      deltagere,
      ...Array.from({ length: 40 }, (_, i) =>
        node('punkt', [h(`${i + 1}. Punkt`), ...Array.from({ length: 60 }, (_, j) => indlaeg(j))]),
      ),
    ],
  };
}

/** The receipt of a sending with a letter of each kind. */
const KVITTERING = {
  referat: { id: 'r', navn: null, titel: 'Dialogmøde om Havnekvarteret', organnavn: 'Dialogforum' },
  udsendelse: {
    ...{ id: 'u', referat: 'r', udgave: 2, emne: 'Rettet udgave 2', foelgebrev: 'Kære', server: true, fra: null },
    ...{ svarTil: null, lavet: 0, frigivet: 1, afsluttet: 2, bruger: 'b', navn: 'Villads Prøve', hoved: SHA },
    filer: ['pdf', 'aendringer'].map((format) => {
      return { format, navn: `Referat.${format}`, mime: 'application/pdf', sha256: SHA, stoerrelse: 48_002 };
    }),
    antal: { sendt: 20, afvist: 10, uvist: 10 },
  },
  breve: Array.from({ length: 40 }, (_, i) => ({
    ...{
      nr: i + 1,
      navn: i === 3 ? '' : 'Aase Aagaard-Øllgård',
      mail: `aase${i}@kajkanten.example`,
      via: [],
      emne: 'E',
    },
    ...{ tekst: 'T', messageId: 'm', formater: ['pdf', 'aendringer'], sha256: SHA, stoerrelse: 1, forsoeg: 1 },
    tilstand: (['sendt', 'afvist', 'sendt', 'uvist'] as const)[i % 4] ?? 'sendt',
    ...{ naeste: null, svar: i % 4 === 1 ? '550 5.1.1 <aase@kajkanten.example>: Findes ikke' : null, afgjort: 2 },
  })),
};

function h1(text: string): Json {
  return node('sektion', [h(text)]);
}

/** Every document, on each letterhead in turn and every third with an address block; the sample of the program on all of them, as draft and not. */
export function proever(): readonly Proeve[] {
  const brevhoveder = laesBrevhoveder();
  const fil = (sha: string) => (sha === SHA ? BILLEDE : null);
  const make = (navn: string, doc: Node, i: number, udkast: boolean): readonly Proeve[] => {
    const valgt = brevhoveder[i % brevhoveder.length];
    if (!valgt) return [];
    const brevhoved = i % 3 === 1 ? { ...valgt, adresse: ['Byrådet i Ærøsted', 'Rådhuspladsen 1'] } : valgt;
    return [{ navn, udskrift: { doc, brevhoved, udkast, fil } }];
  };
  const own = Object.entries(documents()).flatMap(([navn, content], i) =>
    make(navn, laesDokument({ type: 'doc', attrs: { dato: '2027-03-09', sagsnr: '27-1' }, content }), i, i % 3 === 0),
  );
  const kvittering = laesDokument(kvitteringsdokument(KVITTERING.referat, KVITTERING.udsendelse, KVITTERING.breve));
  const folder = new URL('../../templates/eksempel/', import.meta.url);
  const samples = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return [
    ...own,
    ...brevhoveder.flatMap((_, i) => make(`kvittering-${i}`, kvittering, i, false)),
    ...samples.flatMap((name) => {
      const { doc } = importFil(readFileSync(new URL(name, folder)), { filnavn: name });
      return brevhoveder.flatMap((_, i) => make(`eksempel-${name.replace(/\.txt$/, '')}-${i}`, doc, i, i > 0));
    }),
  ];
}
