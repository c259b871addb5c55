// Documents that the export tests share: one with every node and mark of the schema, and the small parts to build others.
// Invented people; no assertions here.
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { Node } from 'prosemirror-model';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { getBrevhoved, laesBrevhoveder } from '../../server/export/brevhoved.ts';
import type { Udskrift } from '../../server/export/udskrift.ts';

export interface Json {
  type: string;
  attrs?: Record<string, unknown>;
  content?: Json[];
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  text?: string;
}

type Child = Json | string;

/** A node; strings become text, "\n" in them line breaks. */
export function n(type: string, ...rest: (Child | Record<string, unknown> | undefined)[]): Json {
  const first = rest[0];
  const attrs = typeof first === 'object' && !('type' in first) ? first : undefined;
  const content = rest.slice(attrs ? 1 : 0).flatMap((child) => (isChild(child) ? inline(child) : []));
  return { type, ...(attrs ? { attrs } : {}), ...(content.length ? { content } : {}) };
}

function isChild(value: Child | Record<string, unknown> | undefined): value is Child {
  return typeof value === 'string' || (typeof value === 'object' && typeof value.type === 'string');
}

function inline(child: Child): Json[] {
  if (typeof child !== 'string') return [child];
  return child
    .split(/(\n)/)
    .flatMap((text) => (text === '' ? [] : text === '\n' ? [{ type: 'linjeskift' }] : [{ type: 'text', text }]));
}

/** Marked text. */
export function m(text: string, ...marks: (string | { type: string; attrs: Record<string, unknown> })[]): Json {
  return { type: 'text', text, marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)) };
}

export const p = (...children: Child[]): Json => n('afsnit', ...children);
export const h = (...children: Child[]): Json => n('overskrift', ...children);
export const punkter = (attrs: Record<string, unknown>, ...items: (string | Json)[]): Json =>
  n('liste', attrs, ...items.map((item) => (typeof item === 'string' ? n('listepunkt', p(item)) : item)));
export const taler = (deltager: string): Json => n('omtale', { deltager, rolle: 'taler' });
export const omtale = (deltager: string, form = 'fuldt'): Json => n('omtale', { deltager, form });

/** A document from its children; the title first. */
export function dokument(...children: Json[]): Node {
  return laesDokument({ type: 'doc', content: children });
}

/** A grey PNG of the given size. */
export function png(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const rows = Buffer.alloc((width + 1) * height, 0xa8);
  for (let y = 0; y < height; y++) rows[y * (width + 1)] = 0;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}

export const BILLEDE = png(900, 420);
export const BILLEDE_SHA = createHash('sha256').update(BILLEDE).digest('hex');

/** What an exporter is given. `brevhoved` by number: 0 and 1 differ in everything. */
export function udskrift(doc: Node, { udkast = false, brevhoved = 0 } = {}): Udskrift {
  const chosen = laesBrevhoveder()[brevhoved] ?? getBrevhoved();
  return { doc, udkast, brevhoved: chosen, fil: (sha) => (sha === BILLEDE_SHA ? BILLEDE : null) };
}

const deltagere = n(
  'deltagere',
  h('Deltagere i mødet'),
  n(
    'deltagergruppe',
    n('gruppenavn', 'Fra boligorganisationerne:'),
    n(
      'deltagerlinje',
      'Ærøsted Almene: Formand ',
      n('deltager', { id: 'be', navn: 'Bo Eksempel', initialer: 'BE' }),
      ' og direktør ',
      n('deltager', { id: 'im', navn: 'Ingrid Måneskov', initialer: 'IM' }),
    ),
    n(
      'deltagerlinje',
      'Kajkanten; Formand ',
      n('deltager', { id: 'aa', navn: 'Aase Aagaard-Øllgård', initialer: 'AAØ' }),
    ),
  ),
  n(
    'deltagergruppe',
    n('gruppenavn', 'Fra Ærøsted Kommune:'),
    n(
      'deltagerlinje',
      'Borgmester ',
      n('deltager', { id: 'kl', navn: 'Karen Lyngdal', initialer: 'KL' }),
      ', havnechef ',
      n('deltager', { id: 'yt', navn: 'Yrsa Tangmose', initialer: 'YT' }),
      ' og konsulent ',
      n('deltager', { id: 'sr', navn: 'Signe Ravnholt', initialer: 'SR' }),
      ' (referent).',
    ),
  ),
);

const celle = (text: string, attrs: Record<string, unknown> = {}): Json => n('celle', attrs, p(text));
const hoved = (text: string, attrs: Record<string, unknown> = {}): Json => n('hovedcelle', attrs, p(text));

export const TABEL = n(
  'tabel',
  { beskrivelse: 'Tidsplan for "stien" & kajen' },
  n('raekke', hoved('Område', { rowspan: 2 }), hoved('Frist', { colspan: 2 })),
  n('raekke', hoved('Først'), hoved('Sidst')),
  n(
    'raekke',
    celle('Nordkajen og Pakhus 3, herunder stueetagerne', { rowspan: 2 }),
    celle('1. april'),
    celle('1. maj'),
  ),
  n('raekke', celle('Udskudt til efter sommeren', { colspan: 2 })),
  n(
    'raekke',
    n('celle', p('Fiskerengen'), p('og stien'), punkter({ art: 'tal' }, 'belægning', 'lys')),
    celle(''),
    celle('1. juni'),
  ),
  n('raekke', celle('Kun én celle i rækken')),
);

/** Every node and every mark of the schema. */
export function altDokument(): Node {
  return laesDokument({
    type: 'doc',
    attrs: { dato: '2027-03-09', start: '14:30', slut: '16:00', sted: 'Rådhuset', sagsnr: '27-001483' },
    content: [
      n('titel', 'Referat af møde den ', n('felt', { slags: 'dato' }), ' om omdannelsen af Havnekvarteret i Ærøsted.'),
      n(
        'moedefakta',
        h('Mødet'),
        n('faktum', 'Dato: ', n('felt', { slags: 'dato' })),
        n('faktum', 'Tid: ', n('felt', { slags: 'tid' })),
        n('faktum', 'Sted: ', n('felt', { slags: 'sted' })),
      ),
      deltagere,
      n(
        'dagsorden',
        h('Dagsorden for mødet'),
        n('dagsordenspunkt', '1. Stueetagerne på Nordkajen'),
        n(
          'dagsordenspunkt',
          '2. Stien til Fiskerengen, herunder hvordan skolevejen holdes åben, mens der bygges på begge sider af kajen',
        ),
        n('dagsordenspunkt', 'Eventuelt'),
      ),
      n(
        'sektion',
        h('Referat af mødet'),
        n(
          'punkt',
          h('1. Stueetagerne på Nordkajen'),
          n(
            'indlaeg',
            p(
              taler('be'),
              ' redegjorde indledningsvis for beboernes ønsker til stueetagerne på Nordkajen, hvor fire lokaler har stået tomme siden efteråret. Der er brug for mødesteder, som også er åbne om vinteren.',
            ),
            p('Der blev nævnt:'),
            punkter(
              { art: 'punkt' },
              'et værksted',
              n(
                'listepunkt',
                p('et køkken med'),
                punkter(
                  { art: 'bogstav' },
                  'ovn',
                  'vask',
                  n(
                    'listepunkt',
                    p('og et bord'),
                    p('som kan slås op'),
                    punkter({ art: 'tal', start: 4 }, 'fire ben', 'fem ben'),
                  ),
                ),
              ),
              'et læsested',
            ),
          ),
          n(
            'indlaeg',
            p(
              taler('yt'),
              ' oplyste, at kajkanten ud for Pakhus 3 skal forstærkes, før der kan indrettes ophold, jf. ',
              m('rapporten', { type: 'link', attrs: { href: 'https://aeroested.example/rapport?a=1&b=2' } }),
              m(' om kajen', { type: 'link', attrs: { href: 'https://aeroested.example/rapport?a=1&b=2' } }, 'em'),
              '. ',
              m('Arbejdet ventes', 'strong'),
              ' at tage ',
              m('ni uger', 'em', 'strong'),
              '.',
            ),
          ),
          TABEL,
          n('figur', { fil: BILLEDE_SHA, alt: 'Kort over "Nordkajen" & stien' }),
        ),
        n(
          'punkt',
          h('2. Stien til Fiskerengen'),
          n(
            'fremmoede',
            { deltager: 'im', art: 'gik', kl: '15:05' },
            omtale('im'),
            ' forlod mødet kl. 15.05 under behandlingen af punkt 2.',
          ),
          n(
            'indlaeg',
            p(
              taler('aa'),
              ' spurgte, hvordan byggepladsen kan indrettes, så skolevejen er åben.\nFandt det vigtigt, at beboerne får besked, og henviste til ',
              omtale('be', 'genitiv'),
              ' forslag.',
            ),
          ),
          n(
            'indlaeg',
            { talere: ['kl'] },
            p(
              'Der var enighed om tonen: ',
              m('<ikke>', 'em'),
              ' & "citat" 🙂 og den arabiske hilsen \u0645\u0631\u062d\u0628\u0627 \u0628\u0643\u0645 fra foreningen.',
            ),
          ),
          n('sektion', h('Baggrund'), p('Trin ét.'), n('sektion', h('Historie'), p('Trin to.'))),
          punkter(
            { art: 'tal' },
            n('listepunkt', { maerke: '1) ' }, p('første')),
            n('listepunkt', { maerke: '2) ' }, p('andet')),
            n('listepunkt', { maerke: '1) ' }, p('forfra')),
            n('listepunkt', { maerke: '(iv) ' }, p('romersk')),
            n('listepunkt', { maerke: '(v) ' }, p('videre')),
            n('listepunkt', { maerke: 'Ad 1 – ' }, p('ordret')),
            n('listepunkt', { maerke: '- ' }, p('streg')),
            n('listepunkt', { maerke: '-' }, p('tæt streg')),
            n('listepunkt', { maerke: '' }, p('uden mærke')),
          ),
        ),
      ),
      n(
        'konklusion',
        { art: 'konklusion' },
        p(
          'Afslutningsvis konkluderede ',
          taler('kl'),
          ', at der arbejdes videre med planen efter de tegninger, der blev vist på mødet, og at stien holdes åben:',
        ),
        punkter(
          { art: 'punkt' },
          'fra Nordkajen, hvor belægningen lægges om, så snart frosten er af jorden og kajen er forstærket',
          'til Fiskerengen',
        ),
        p(m('Referatet af mødet sendes til Byrådet.', 'distribution')),
      ),
      n(
        'konklusion',
        { art: 'beslutning' },
        h('Beslutning'),
        p('Byrådet tog sagen ', m('til efterretning', { type: 'skjult', attrs: { adgang: 'lukket' } }), '.'),
      ),
      n(
        'opfoelgning',
        h('Opfølgning'),
        n('opgave', { ansvarlig: 'yt', frist: '2027-04-01' }, 'Tegning af stien – ', omtale('yt'), ' – 1. april'),
        n('opgave', 'Brev til beboerne'),
      ),
      n('naestemoede', h('Næste møde'), p('Tirsdag den 6. april 2027 kl. 14.30.')),
      n('underskrift', h('Referent'), p(omtale('sr'), '.')),
      n('oevrige', n('deltager', { id: 'xx', navn: 'Ukendt Person' })),
    ],
  });
}
