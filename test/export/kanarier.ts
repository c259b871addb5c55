// A referat in which every place that can be withheld holds a word of its own that stands nowhere else. Invented people.
import { createHash } from 'node:crypto';
import type { Node } from 'prosemirror-model';
import type { Kilde } from '../../editor/model/kilde.ts';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { h, type Json, m, n, omtale, p, png, punkter, taler } from './proever.ts';

/** The words by the place they are planted in. ASCII, so that no form of escaping hides them. */
export const KANARIER: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'titel sted navn efternavn init rolle organisation mail ordret attrrolle attrorg gruppe gruppenavn dagsorden ' +
    'dagsordenslinje punkttitel indlaeg liste celle beskrivelse alt adresse linktitel underpunkt underafsnit opgave ' +
    'lukketkonklusion pris udeladttitel udeladttekst overskrift afsnit listepunkt cellelinje figuralt fremmoede oplinje ' +
    'passage passagetitel passagepunkt passagecelle passagelink kunlukket oevrige idlukket naeste distribution faktum kilde ' +
    'billede indsatlukket'
  )
    .split(' ')
    .map((sted, i) => [sted, `Kvk${sted}q${i + 10}x`]),
);

export const k = (sted: string): string => {
  const word = KANARIER[sted];
  if (!word) throw new Error(`Der er ingen kanarie i ${sted}.`);
  return word;
};

/** An image whose bytes carry a canary, after the last chunk that is drawn. */
export const HEMMELIGT = Buffer.concat([png(60, 40), Buffer.from(k('billede'))]);
const HEMMELIGT_SHA = createHash('sha256').update(HEMMELIGT).digest('hex');
const billede = (alt: string, attrs: Record<string, unknown> = {}): Json =>
  n('figur', { fil: HEMMELIGT_SHA, alt, ...attrs });
export const fil = (sha: string): Uint8Array | null => (sha === HEMMELIGT_SHA ? HEMMELIGT : null);

const skjult = (text: string, adgang = 'lukket', ...more: Parameters<typeof m>[1][]): Json =>
  m(text, { type: 'skjult', attrs: { adgang } }, ...more);
const deltager = (id: string, navn: string, attrs: Record<string, unknown> = {}): Json =>
  n('deltager', { id, navn, initialer: id.toUpperCase(), ...attrs });
const lukket = { adgang: 'lukket' };
const udelades = { adgang: 'udelades' };

/** The words that stand openly: they must still be there. */
export const AABENT = [
  'Bo Eksempel',
  'Ingrid Skovlund',
  'Kajkanten',
  'belysning langs stien',
  'Lukket punkt',
  'Byen giver et tilskud',
  'Prisen er',
  'en deltager',
  'Tegningen er rund',
];

export function kanariedokument(): Node {
  const hemmelig = `${k('navn')} ${k('efternavn')}`;
  return laesDokument({
    type: 'doc',
    attrs: { dato: '2027-03-09', sted: k('sted'), sagsnr: '27-001483' },
    content: [
      n('titel', 'Referat af møde om stien', skjult(` og ${k('titel')}`), '.'),
      n(
        'moedefakta',
        h('Mødet'),
        n('faktum', 'Dato: ', n('felt', { slags: 'dato' })),
        n('faktum', lukket, `Sted: ${k('faktum')} `, n('felt', { slags: 'sted' })),
      ),
      n(
        'deltagere',
        h('Deltagere'),
        n(
          'deltagergruppe',
          n('gruppenavn', 'Fra boligselskaberne:'),
          n(
            'deltagerlinje',
            'Kajkanten: Formand ',
            deltager('be', 'Bo Eksempel'),
            ' og direktør ',
            deltager('is', 'Ingrid Skovlund'),
          ),
          n(
            'deltagerlinje',
            `${k('organisation')}: ${k('rolle')} `,
            deltager('hx', hemmelig, { ...lukket, initialer: k('init') }),
            ` (A), ${k('mail')}@kvark.example`,
          ),
          n(
            'deltagerlinje',
            'Ærøsted Almene: Chef ',
            deltager('ef', 'Ea Fjord'),
            ` og ${k('rolle')} `,
            deltager('hy', hemmelig, { ...udelades, rolle: k('attrrolle'), organisation: k('attrorg') }),
            '.',
          ),
        ),
        n(
          'deltagergruppe',
          n('gruppenavn', `Fra ${k('gruppenavn')}:`),
          n('deltagerlinje', 'Leder ', deltager('hz', k('gruppe'), udelades)),
        ),
        n('deltagergruppe', n('deltagerlinje', lukket, 'Vikar ', deltager('hv', k('indsatlukket')))),
      ),
      n(
        'dagsorden',
        h('Dagsorden'),
        n('dagsordenspunkt', '1. Stien'),
        n('dagsordenspunkt', `2. ${k('dagsorden')}`),
        n('dagsordenspunkt', lukket, `3. ${k('dagsordenslinje')}`),
        n('dagsordenspunkt', '4. Eventuelt'),
      ),
      n(
        'punkt',
        h('1. Stien'),
        n('indlaeg', p(taler('be'), ' ønskede belysning langs stien.')),
        n('indlaeg', lukket, p(taler('be'), ` nævnte ${k('indlaeg')}.`)),
        n(
          'indlaeg',
          p(
            'Borgmester ',
            taler('hx'),
            ' (A) svarede. ',
            omtale('hx', 'genitiv'),
            ' forslag og ',
            n('omtale', { deltager: 'hx', ordret: k('ordret') }),
            's ord.',
          ),
        ),
        n(
          'indlaeg',
          { talere: ['hx'] },
          p(
            'Prisen er ',
            skjult(`${k('passage')} kr.`),
            ', og ',
            skjult(k('passagelink'), 'udelades', {
              type: 'link',
              attrs: { href: `https://kvark.example/${k('adresse')}`, titel: k('linktitel') },
            }),
            '.',
          ),
        ),
        n('afsnit', udelades, k('afsnit')),
        punkter(
          { art: 'tal' },
          'Et',
          n('listepunkt', lukket, p(k('listepunkt'))),
          n('listepunkt', p('To ', skjult(k('passagepunkt'), 'udelades'))),
        ),
        n(
          'tabel',
          { beskrivelse: 'Oversigt' },
          n('raekke', n('hovedcelle', p('Post'))),
          n('raekke', n('celle', n('afsnit', udelades, k('cellelinje')))),
          n('raekke', n('celle', p(skjult(k('passagecelle'))))),
        ),
        billede(k('figuralt'), lukket),
        n(
          'fremmoede',
          { deltager: 'hx', art: 'ankom', kl: '17:35' },
          omtale('hx'),
          skjult(` ankom ${k('fremmoede')} kl. 17.35`),
        ),
        n('fremmoede', { ...lukket, deltager: 'be', art: 'gik', kl: '18:05' }, omtale('be'), ` gik ${k('oplinje')}.`),
      ),
      n(
        'punkt',
        { ...lukket, id: k('idlukket') },
        h(`2. ${k('punkttitel')}`),
        n('indlaeg', p(taler('hx'), ` sagde ${k('liste')}.`), punkter({ art: 'punkt' }, k('liste'))),
        n('tabel', { beskrivelse: k('beskrivelse') }, n('raekke', n('celle', p(k('celle'))))),
        billede(k('alt')),
        n('sektion', h(k('underafsnit')), n('punkt', h(`2.1 ${k('underpunkt')}`))),
        n('opfoelgning', n('opgave', { ansvarlig: 'hx', frist: '2027-04-01' }, k('opgave'))),
        n('konklusion', p(k('lukketkonklusion'))),
        n('konklusion', { art: 'beslutning', adgang: 'aaben' }, p('Byen giver et tilskud på ', skjult(k('pris')), '.')),
        n('indlaeg', p(omtale('xx'), ` blev nævnt: ${k('kunlukket')}.`)),
      ),
      n('punkt', udelades, h(`3. ${k('udeladttitel')}`), p(k('udeladttekst'))),
      n(
        'punkt',
        h(`4. Eventuelt`),
        n('sektion', n('overskrift', lukket, k('overskrift')), p('Tegningen er rund.')),
        n('sektion', h('Om ', skjult(k('passagetitel'))), p('Tekst.')),
      ),
      n(
        'konklusion',
        p(
          'Sådan blev det. ',
          m(`Sendes til ${k('distribution')}.`, 'distribution', { type: 'skjult', attrs: udelades }),
        ),
      ),
      n('naestemoede', lukket, h('Næste møde'), p(k('naeste'))),
      n('underskrift', h('Referent'), p(omtale('hx'), '.')),
      n(
        'oevrige',
        n('deltager', { id: 'xx', navn: k('oevrige') }),
        n('deltager', { id: 'xy', navn: `${k('oevrige')} To`, ...lukket }),
      ),
    ],
  });
}

/** The source of the import: it holds everything. */
export function kanariekilde(): Kilde {
  const data = Buffer.from(`Referat med ${k('kilde')}, som blev hentet ind.\n`);
  return {
    filnavn: `${k('kilde')}.txt`,
    kodning: 'utf-8',
    linjeskift: '\n',
    data: data.toString('base64'),
    blokke: [],
  };
}
