// The public edition line by line: what stands in the place of what is withheld, and what stays as it was.
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { fremmoedePrPunkt } from '../../editor/model/fremmoede.ts';
import { alle, dagsordenspunkter, talere } from '../../editor/model/indhold.ts';
import { indsigt } from '../../editor/model/indsigt.ts';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { iUdgave, laesUdgave } from '../../server/export/udgave.ts';
import { readSources } from '../sources.ts';
import { altDokument, h, type Json, m, n, omtale, p, punkter, taler } from './proever.ts';

const lukket = { adgang: 'lukket' };
const udelades = { adgang: 'udelades' };
const skjult = (text: string, adgang = 'udelades'): Json => m(text, { type: 'skjult', attrs: { adgang } });
const person = (id: string, navn: string, attrs: Record<string, unknown> = {}): Json =>
  n('deltager', { id, navn, initialer: id.toUpperCase(), ...attrs });
const liste = (...lines: readonly (readonly (Json | string)[])[]): Json =>
  n(
    'deltagere',
    n('deltagergruppe', n('gruppenavn', 'Fra byen:'), ...lines.map((line) => n('deltagerlinje', ...line))),
  );
const BO_LUKKET = liste([
  'Borgmester ',
  person('be', 'Bo Eksempel', lukket),
  ' (A) og chef ',
  person('im', 'Ingrid Måneskov'),
  '.',
]);

const dok = (...parts: readonly Json[]): Node => laesDokument({ type: 'doc', content: [n('titel', 'T'), ...parts] });
const offentlig = (...parts: readonly Json[]): Node => iUdgave(dok(...parts), 'offentlig');
/** The lines below the title, as plain text has them. */
const vist = (...parts: readonly Json[]): readonly string[] =>
  logiskTekst(offentlig(...parts))
    .trimEnd()
    .split(/\n+/)
    .slice(1);

describe('a referat without anything withheld', () => {
  it('says the same in both editions', () => {
    const doc = altDokument();
    const open = iUdgave(doc, 'offentlig');
    // The one passage that it marks, to have every mark.
    expect(logiskTekst(open)).toBe(logiskTekst(doc).replace('til efterretning', '[Behandlet for lukkede døre]'));
    expect(open.attrs).toEqual(doc.attrs);
    const { deltagere, indlaeg, ...rest } = indsigt(open);
    expect(indlaeg).toEqual(indsigt(doc).indlaeg);
    expect(rest.referent).toBe(indsigt(doc).referent);
    expect(deltagere.map(({ id: _, ...one }) => one)).toEqual(
      indsigt(doc)
        .deltagere.filter(({ navn }) => navn !== 'Ukendt Person')
        .map(({ id: _, ...one }) => one),
    );
  });
});

describe('blocks', () => {
  it('closed ones leave one neutral line however many they are, those left out none', () => {
    expect(
      vist(p('A'), n('afsnit', lukket, 'x'), n('indlaeg', lukket, p('y')), p('B'), n('afsnit', udelades, 'z'), p('C')),
    ).toEqual(['A', '[Behandlet for lukkede døre]', 'B', 'C']);
  });

  it('a part whose content is all left out says so; a counted list keeps its numbers', () => {
    expect(vist(n('konklusion', h('Konklusion'), n('afsnit', udelades, 'x')))).toEqual(['Konklusion', '[Udeladt]']);
    expect(
      vist(
        punkter({ art: 'tal' }, 'et', n('listepunkt', udelades, p('to')), n('listepunkt', udelades, p('tre')), 'fire'),
      ),
    ).toEqual(['1. et', '2. [Udeladt]', '3. [Udeladt]', '4. fire']);
    expect(vist(punkter({ art: 'punkt' }, 'et', n('listepunkt', udelades, p('to')), 'tre'))).toEqual(['• et', '• tre']);
  });

  it('passages become a word in brackets, neighbours one, the spaces around them stay', () => {
    expect(vist(p('Prisen er', skjult(' 3'), skjult(' mio. '), 'kr. ', skjult('nu', 'lukket'), '.'))).toEqual([
      'Prisen er [Udeladt] kr. [Behandlet for lukkede døre].',
    ]);
  });
});

describe('items', () => {
  const sag = (attrs: Record<string, unknown>, ...more: readonly Json[]): Json =>
    n('punkt', attrs, h('3. Køb af ejendom'), p('Sælger er X.'), ...more);

  it('keep their number, without their title; the agenda follows', () => {
    const doc = [
      n('dagsorden', n('dagsordenspunkt', '2. Stien'), n('dagsordenspunkt', '3. Køb af ejendom')),
      sag(lukket),
      n('punkt', h('4. Eventuelt')),
    ];
    expect(vist(...doc)).toEqual([
      '2. Stien',
      '3. Lukket punkt',
      '3. Lukket punkt',
      '[Punktet er behandlet for lukkede døre]',
      '4. Eventuelt',
    ]);
    expect(dagsordenspunkter(offentlig(...doc)).map(({ nummer }) => nummer)).toEqual(['2', '3']);
    expect(vist(sag(udelades))).toEqual(['3. [Udeladt]', '[Udeladt]']);
  });

  it('the agenda counts on in its own way, however the minutes write their numbers', () => {
    const agenda = n('dagsorden', n('dagsordenspunkt', '2. Stien'), n('dagsordenspunkt', '3. Køb af Kajgade'));
    const punkt = (attrs: Record<string, unknown>, ...overskrift: readonly (Json | string)[]): Json =>
      n('punkt', attrs, h(...overskrift), p('Tekst.'));
    expect(vist(agenda, punkt({}, 'Punkt 2: Stien'), punkt(lukket, 'Punkt 3: Køb af Kajgade')).slice(0, 4)).toEqual([
      '2. Stien',
      '3. Lukket punkt',
      'Punkt 2: Stien',
      'Tekst.',
    ]);
    expect(vist(agenda, punkt({}, 'Punkt 3: Køb af ', skjult('Kajgade'))).slice(1, 3)).toEqual([
      '3. Køb af [Udeladt]',
      'Punkt 3: Køb af [Udeladt]',
    ]);
    const uden = n('dagsorden', n('dagsordenspunkt', 'Køb af Kajgade'));
    expect(vist(uden, punkt(lukket, '3. Køb af Kajgade')).slice(0, 2)).toEqual(['Lukket punkt', '3. Lukket punkt']);
  });

  it('the agenda follows a title that is hidden alone or in part, by its words where it has no number', () => {
    const agenda = n('dagsorden', n('dagsordenspunkt', 'Køb af Kajgade'), n('dagsordenspunkt', 'Stien'));
    expect(vist(agenda, n('punkt', h('Køb af ', skjult('Kajgade')), p('Tekst')))).toEqual([
      'Køb af [Udeladt]',
      'Stien',
      'Køb af [Udeladt]',
      'Tekst',
    ]);
    expect(vist(agenda, n('punkt', n('overskrift', lukket, 'Stien'), p('Tekst')))[1]).toBe('Lukket punkt');
  });

  it('a decision of a closed item can be published, one of an item that is left out cannot', () => {
    const beslutning = n(
      'konklusion',
      { art: 'beslutning', adgang: 'aaben' },
      p('Vedtaget til ', skjult('3 mio.'), '.'),
    );
    expect(vist(sag(lukket, beslutning))).toEqual([
      '3. Lukket punkt',
      '[Punktet er behandlet for lukkede døre]',
      'Vedtaget til [Udeladt].',
    ]);
    expect(vist(sag(udelades, beslutning))).toEqual(['3. [Udeladt]', '[Udeladt]']);
  });

  it('those in a closed section keep their places and numbers', () => {
    expect(
      vist(n('sektion', lukket, h('Lukkede sager'), p('Indledning'), sag({}), n('punkt', h('4. Lån'), p('x')))),
    ).toEqual([
      '[Udeladt]',
      '[Behandlet for lukkede døre]',
      '3. Lukket punkt',
      '[Punktet er behandlet for lukkede døre]',
      '4. Lukket punkt',
      '[Punktet er behandlet for lukkede døre]',
    ]);
  });
});

describe('participants', () => {
  it('are unnamed wherever the roster is referred to, with what stands beside the name', () => {
    expect(
      vist(
        BO_LUKKET,
        n(
          'indlaeg',
          p(
            taler('be'),
            ' (A) spurgte. Borgmester ',
            omtale('be'),
            ' gik, og ',
            omtale('be', 'genitiv'),
            ' plads stod tom.',
          ),
        ),
        n(
          'indlaeg',
          p(
            'Borgmester ',
            taler('be'),
            ' svarede ',
            n('omtale', { deltager: 'be', ordret: 'borgmesterens' }),
            ' kreds.',
          ),
        ),
        n('underskrift', p(omtale('be'))),
      ),
    ).toEqual([
      'Fra byen:',
      'Chef Ingrid Måneskov og [Navn udeladt]',
      'En deltager spurgte. En deltager gik, og en deltagers plads stod tom.',
      'En deltager svarede en deltagers kreds.',
      'En deltager',
    ]);
  });

  it('those left out are not on the list; a line or group of nobody else goes with its organisation and name', () => {
    expect(
      vist(
        liste(['Kajen: Formand ', person('be', 'Bo Eksempel', udelades)], ['Chef ', person('im', 'Ingrid Måneskov')]),
      ),
    ).toEqual(['Fra byen:', 'Chef Ingrid Måneskov']);
    expect(vist(liste(['Kajen: Formand ', person('be', 'Bo Eksempel', udelades)]))).toEqual(['[Udeladt]']);
    expect(vist(liste(['Kajen: Formand ', person('be', 'Bo Eksempel', lukket)]))).toEqual(['[Navn udeladt]']);
  });

  it('the others on the line keep organisation, office and letters', () => {
    const doc = offentlig(
      liste([
        'Kajen: Formand ',
        person('im', 'Ingrid Måneskov'),
        ' (B), kasserer ',
        person('be', 'Bo Eksempel', udelades),
        ' og tolk ',
        person('aa', 'Aase Øllgård'),
      ]),
    );
    expect(
      rosterOf(doc).deltagere.map(({ navn, rolle, organisation, markoer }) => [navn, rolle, organisation, markoer]),
    ).toEqual([
      ['Ingrid Måneskov', 'formand', 'Kajen', 'B'],
      ['Aase Øllgård', 'tolk', 'Kajen', ''],
    ]);
  });

  it('still count as somebody who speaks; their attendance and tasks name nobody', () => {
    const doc = offentlig(
      BO_LUKKET,
      n('indlaeg', p(taler('be'), ' spurgte.')),
      n('indlaeg', { talere: ['be', 'im'] }, p('Der var enighed.')),
      n('fremmoede', { deltager: 'be', art: 'gik', kl: '17:35' }, omtale('be'), ' gik kl. 17.35.'),
      n('opfoelgning', n('opgave', { ansvarlig: 'be', frist: '2027-04-01' }, 'Brev')),
    );
    const roster = rosterOf(doc);
    expect(alle(doc, 'indlaeg').map((one) => talere(one, roster).map(({ navn }) => navn))).toEqual([
      ['En deltager'],
      ['En deltager', 'Ingrid Måneskov'],
    ]);
    expect(
      fremmoedePrPunkt(doc, roster).flatMap(({ deltagere }) => deltagere.map(({ deltager }) => deltager.navn)),
    ).toEqual(['Ingrid Måneskov', 'En deltager']);
    expect(alle(doc, 'opgave').map(({ attrs }) => roster.find(attrs.ansvarlig)?.navn)).toEqual(['En deltager']);
  });

  it('attributes do not say what a hidden passage said', () => {
    const doc = offentlig(
      BO_LUKKET,
      n('fremmoede', { deltager: 'im', art: 'gik', kl: '17:35', for: 'be' }, omtale('im'), skjult(' gik kl. 17.35.')),
      n('opfoelgning', n('opgave', { ansvarlig: 'im', frist: '2027-04-01' }, 'Brev ', skjult('inden 1. april'))),
    );
    expect(alle(doc, 'fremmoede')[0]?.attrs).toMatchObject({ deltager: '', kl: null, for: null });
    expect(alle(doc, 'opgave')[0]?.attrs).toMatchObject({ ansvarlig: null, frist: null });
  });
});

it('an edition that is not understood is refused, never taken for the full one', () => {
  expect(laesUdgave('offentlig')).toBe('offentlig');
  expect(laesUdgave(undefined)).toBe('fuld');
  for (const navn of ['public', 'Offentlig', '', 'toString', ['offentlig'], null])
    expect(() => laesUdgave(navn)).toThrow('Vælg fuld eller offentlig');
});

describe('the only way out', () => {
  const sources = readSources().filter(({ path }) => !path.startsWith('test/'));

  it('is `eksporter`: no route, page, worker or command hands a document to a renderer itself', () => {
    const renderers = /^server\/export\/(?:pdf|word|html|json|kildetro)\.ts$/;
    const users = sources
      .filter(({ imports }) => imports.some(({ ours, target }) => ours && renderers.test(target)))
      .map(({ path }) => path)
      .filter((path) => !/^scripts\/(?:bench\/|validate\.ts)/.test(path));
    // The archive edition is a format made of others.
    const formats = ['server/export/arkiv.ts', 'server/export/eksport.ts', 'server/export/formater.ts'];
    expect(users.toSorted()).toEqual(formats);
    const callers = sources.filter(
      ({ code, path }) =>
        path !== 'scripts/validate.ts' && /\.render\(/.test(code) && /findFormat|FORMATER|Formatnavn/.test(code),
    );
    expect(callers.map(({ path }) => path).toSorted()).toEqual([
      'server/export/eksport.ts',
      'server/export/udtraek/sammenlign.ts',
    ]);
  });

  it('is on the server: no page holds what makes an edition', () => {
    const holders = sources.filter(
      ({ path, imports }) =>
        path.startsWith('editor/') && imports.some(({ target }) => target.includes('server/export')),
    );
    expect(holders.map(({ path }) => path)).toEqual([]);
  });
});
