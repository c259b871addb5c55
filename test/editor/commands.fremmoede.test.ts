// Who came, left, stepped in: where the line goes, what the list says afterwards, what is asked about. The caret stays.
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { saetStatus } from '../../editor/commands/afbud.ts';
import { indvendinger, skrivFremmoede } from '../../editor/commands/fremmoede.ts';
import { laesSkrevet } from '../../editor/fremmoede/valg.ts';
import type { Fremmoede } from '../../editor/model/fremmoede.ts';
import { rosterOf, type Status } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import {
  AA,
  afsnit,
  BE,
  deltagere,
  deltagergruppe,
  deltagerlinje,
  doc,
  form,
  indlaeg,
  KL,
  opfoelgning,
  opgave,
  overskrift,
  person,
  punkt,
  sektion,
  taler,
  tekstAf,
  tilstand,
} from './byg.ts';

const folk = deltagere(
  deltagergruppe(
    deltagerlinje(BE, ', ', AA, ', ', KL, ', ', person('ib', 'Ib Sø', 'IS', { status: 'afbud' }), ' (afbud)'),
  ),
);
const ankom: Fremmoede = { deltager: 'be', art: 'ankom', kl: '17:35', for: null };
const gik: Fremmoede = { ...ankom, art: 'gik' };

function skrevet(tagged: Node, ...events: readonly Fremmoede[]) {
  const state = tilstand(tagged);
  const { tr } = state;
  for (const event of events) skrivFremmoede(tr, event);
  const next = state.apply(tr);
  next.doc.check();
  return next;
}
const uden = (text: string) => text.replace(/^\(deltagere\(.*?\)\), /, '');

describe('where the line goes', () => {
  it.each<[string, Node[], string]>([
    [
      'after the indlæg one is writing, in the middle of a word',
      [punkt(overskrift('2. Kajen'), indlaeg(afsnit(taler('kl'), ' sup<a>plerede')), indlaeg(afsnit('Mere')))],
      'punkt(overskrift"2. Kajen", indlaeg("@kl sup|plerede"), fremmoede"&be ankom til mødet kl. 17.35 under behandlingen af punkt 2.", indlaeg("Mere")))',
    ],
    [
      'before the empty line that waits for the next speaker',
      [sektion(overskrift('Referat'), indlaeg(afsnit('Før.')), afsnit('<a>'))],
      'sektion(overskrift"Referat", indlaeg("Før."), fremmoede"&be ankom til mødet kl. 17.35.", "|"))',
    ],
    [
      'right below a heading',
      [punkt(overskrift('3a. Broen<a>'), afsnit('Tekst.'))],
      'punkt(overskrift"3a. Broen|", fremmoede"&be ankom til mødet kl. 17.35 under behandlingen af punkt 3a.", "Tekst."))',
    ],
    [
      'last in the minutes from the follow-up behind them',
      [punkt(overskrift('1. Kajen'), afsnit('Tekst.')), opfoelgning(opgave('Ring<a>'))],
      'punkt(overskrift"1. Kajen", "Tekst.", fremmoede"&be ankom til mødet kl. 17.35 under behandlingen af punkt 1."), opfoelgning(opgave"Ring|"))',
    ],
  ])('%s', (_, parts, expected) => {
    expect(uden(form(skrevet(doc(folk, ...parts), ankom)))).toBe(expected);
  });

  it('from the list it goes last in the minutes; several keep their order', () => {
    const state = skrevet(
      doc(
        deltagere(deltagergruppe(deltagerlinje(BE, ', ', AA, '<a>'))),
        sektion(overskrift('Referat'), afsnit('Tekst.')),
      ),
      ankom,
      { ...gik, deltager: 'aa', kl: '17:40' },
    );
    expect(tekstAf(state)).toContain(
      'Tekst.\n\nBo Eksempel ankom til mødet kl. 17.35.\n\nAase Aagaard-Øllgård forlod mødet kl. 17.40.',
    );
  });
});

describe('what the list says', () => {
  const moede = (...parts: Node[]) => doc(folk, sektion(overskrift('Referat'), ...parts, afsnit('<a>')));
  it('regrets without a time stand on the list alone', () => {
    const state = skrevet(moede(), { deltager: 'aa', art: 'afbud', kl: null, for: null });
    expect(tekstAf(state)).toContain('Aase Aagaard-Øllgård (afbud)');
    expect(tekstAf(state)).not.toContain('meldte afbud');
  });
  it('regrets stand in the place the referat has for them, and leave it when somebody comes after all', () => {
    const afbud = (deltager: string): Fremmoede => ({ deltager, art: 'afbud', kl: null, for: null });
    const liste = deltagere(
      overskrift('Deltagere'),
      deltagergruppe(
        deltagerlinje('Kajkanten: Formand ', BE, ' og direktør ', AA),
        deltagerlinje(person('nb', 'Nanna Bølgemark', 'NB')),
      ),
    );
    const plads = deltagere(overskrift('Afbud'), deltagergruppe(deltagerlinje()));
    const minutes = sektion(overskrift('Referat'), afsnit('<a>'));
    const one = skrevet(doc(liste, plads, minutes), afbud('aa'));
    expect(rosterOf(one.doc).find('aa')).toMatchObject({ status: 'afbud', paaListen: true });
    expect(form(one)).toContain('og direktør [Aase Aagaard-Øllgård]", ');
    expect(form(one)).toContain('overskrift"Afbud", deltagergruppe(deltagerlinje"Kajkanten: Direktør &aa"))');
    const two = skrevet(doc(liste, plads, minutes), afbud('aa'), afbud('nb'));
    expect(form(two)).toContain('deltagerlinje"Kajkanten: Direktør &aa", deltagerlinje"&nb"))');
    const back = skrevet(doc(liste, plads, minutes), afbud('aa'), { ...ankom, deltager: 'aa' });
    expect(form(back)).toContain('overskrift"Afbud", deltagergruppe(deltagerlinje""))');
    expect(rosterOf(back.doc).find('aa')?.status).toBeNull();
    const fakta = schema.nodes.moedefakta.create(null, schema.nodes.faktum.create(null, schema.text('Afbud:')));
    expect(form(skrevet(doc(fakta, liste, minutes), afbud('aa'), afbud('nb')))).toContain(
      'faktum"Afbud: &aa (direktør, Kajkanten), &nb"',
    );
  });
  it('the state of the dialog is written where regrets stand, and the same state again nowhere', () => {
    const liste = deltagere(overskrift('Deltagere'), deltagergruppe(deltagerlinje(BE, ' og direktør ', AA)));
    const plads = deltagere(overskrift('Afbud'), deltagergruppe(deltagerlinje()));
    const sat = (...states: readonly Status[]) => {
      const state = tilstand(doc(liste, plads, sektion(overskrift('Referat'), afsnit('<a>'))));
      const { tr } = state;
      for (const status of states) saetStatus(tr, 'aa', status);
      const next = state.apply(tr);
      next.doc.check();
      return next;
    };
    expect(form(sat('afbud'))).toContain('overskrift"Afbud", deltagergruppe(deltagerlinje"Direktør &aa"))');
    expect(tekstAf(sat('afbud'))).not.toContain('(afbud)');
    expect(form(sat('afbud', 'afbud'))).toBe(form(sat('afbud')));
    const guest = sat('afbud', 'gæst');
    expect(form(guest)).toContain('overskrift"Afbud", deltagergruppe(deltagerlinje""))');
    expect(tekstAf(guest)).toContain('Aase Aagaard-Øllgård (gæst)');
    expect(form(sat('afbud', null))).toBe(form(sat()));
    expect(rosterOf(sat('gæst', 'afbud').doc).find('aa')?.status).toBe('afbud');
    expect(tekstAf(sat('gæst', 'afbud'))).not.toContain('(gæst)');
  });
  it('who comes after all has no regrets, who steps in is shown so', () => {
    expect(tekstAf(skrevet(moede(), { ...ankom, deltager: 'ib' }))).toContain('Karen Lyngdal, Ib Sø\n');
    const state = skrevet(moede(), { deltager: 'ib', art: 'stedfortræder', kl: null, for: 'be' });
    expect(tekstAf(state)).toContain('Ib Sø (stedfortræder)');
    expect(tekstAf(state)).toContain('Ib Sø deltog som stedfortræder for Bo Eksempel.');
    expect(rosterOf(state.doc).find('ib')?.status).toBe('stedfortræder');
  });
});

describe('what is asked about', () => {
  const efter = (events: readonly Fremmoede[], event: Fremmoede) => {
    const { doc: now, selection } = skrevet(doc(folk, sektion(overskrift('Referat'), afsnit('<a>'))), ...events);
    return indvendinger(now, selection.$head, event);
  };
  it.each<[string, Fremmoede[], Fremmoede, string[]]>([
    ['a first arrival, a first departure: nothing', [], ankom, []],
    ['leaving twice', [gik], { ...gik, kl: '17:50' }, ['Bo Eksempel er allerede gået kl. 17.35.']],
    ['leaving with regrets', [], { ...gik, deltager: 'ib' }, ['Ib Sø er ikke til stede.']],
    ['coming twice', [ankom], { ...ankom, kl: '17:50' }, ['Bo Eksempel er her allerede: kom kl. 17.35.']],
    ['coming back: nothing', [gik], { ...ankom, kl: '17:50' }, []],
    [
      'a time before the last one',
      [gik],
      { ...gik, deltager: 'kl', kl: '17:30' },
      ['Kl. 17.30 ligger før det sidste, der er skrevet: kl. 17.35.'],
    ],
    ['regrets from somebody silent: nothing', [], { ...gik, art: 'afbud', kl: null }, []],
    ['past midnight: nothing', [{ ...gik, kl: '23:50' }], { ...gik, deltager: 'kl', kl: '00:10' }, []],
  ])('%s', (_, before, event, found) => {
    expect(efter(before, event)).toEqual(found);
  });
  it('regrets from somebody who has spoken', () => {
    const state = tilstand(doc(folk, sektion(overskrift('Referat'), indlaeg(afsnit(taler('be'), ' sagde<a>.')))));
    const event: Fremmoede = { deltager: 'be', art: 'afbud', kl: null, for: null };
    expect(indvendinger(state.doc, state.selection.$head, event)).toEqual(['Bo Eksempel har allerede talt på mødet.']);
  });
});

it.each<[string, string, string | null, string | null]>([
  ['Bo 17.35', 'Bo', '17:35', null],
  ['bo 1735', 'bo', '17:35', null],
  ['aase kl. 9', 'aase', '09:00', null],
  ['ib for bo 17:05', 'ib', '17:05', 'bo'],
  ['kl', 'kl', null, null],
  ['', '', null, null],
])('"%s" behind the word is read', (text, navn, kl, stedfor) => {
  expect(laesSkrevet(text)).toEqual({ navn, kl, for: stedfor, ugyldig: null });
});

it.each([
  ['ks kl. 25:00', '25:00'],
  ['ks 21.60', '21.60'],
  ['ks kl. 24', '24'],
  ['ks kl 24', '24'],
  ['ks kl. halv syv', 'halv syv'],
  ['ks 99', '99'],
  ['ks kl.', ''],
])('"%s" is no time: it is no part of a name, and what is wrong is known', (text, ugyldig) => {
  expect(laesSkrevet(text)).toEqual({ navn: 'ks', kl: null, for: null, ugyldig });
});
