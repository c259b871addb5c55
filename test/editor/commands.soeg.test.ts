// Find and replace: over the text a reader sees, counted, marks kept, names never replaced as letters.
import { describe, expect, it } from 'vitest';
import { erstatFund, erTekst, find } from '../../editor/commands/soeg.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import {
  afsnit,
  BE,
  deltagere,
  deltagergruppe,
  deltagerlinje,
  doc,
  fed,
  indlaeg,
  omtale,
  taler,
  tekstAf,
  tilstand,
} from './byg.ts';

const let_ = { storeOgSmaa: false, heleOrd: false };
const document = doc(
  deltagere(deltagergruppe(deltagerlinje('Formand ', BE))),
  indlaeg(afsnit(taler('be'), ' roste ØSTRE havn og østre\nHavn.')),
  indlaeg(afsnit('Boligen er ', omtale('be', { form: 'genitiv' }), ' eksempel på én bolig.')),
);
const soeg = (tekst: string, options: Partial<typeof let_> = {}) =>
  find(document, rosterOf(document), { tekst, ...let_, ...options });

describe('find', () => {
  it('counts letters, names and forms of names, in Danish letters of either size', () => {
    expect(soeg('østre havn')).toHaveLength(2);
    expect(soeg('bo eksempel')).toHaveLength(3);
    expect(soeg('bo eksempel').every((one) => one.navn === 'be')).toBe(true);
    expect(soeg('eksempel')).toHaveLength(4);
    expect(soeg('eksempel').filter(erTekst)).toHaveLength(1);
    expect(soeg('Havn', { storeOgSmaa: true })).toHaveLength(1);
    expect(soeg('bolig', { heleOrd: true })).toHaveLength(1);
    expect(soeg('  ')).toHaveLength(0);
  });

  it('finds across the border of a name and covers the name whole', () => {
    const [hit] = soeg('eksempel roste');
    expect(hit).toMatchObject({ navn: 'be' });
    expect((hit?.to ?? 0) - (hit?.from ?? 0)).toBe(' roste'.length + 1);
  });
});

describe('replace', () => {
  it('replaces every hit but names at once', () => {
    const state = tilstand(document);
    const tr = state.tr;
    expect(erstatFund(tr, soeg('eksempel'), 'mønster')).toBe(1);
    expect(tekstAf(state.apply(tr))).toContain('Bo Eksempels mønster på');
    const two = state.tr;
    expect(erstatFund(two, soeg('østre havn'), 'Nordkajen')).toBe(2);
    expect(tekstAf(state.apply(two))).toContain('roste Nordkajen og Nordkajen.');
  });

  it('keeps marks on letters that stay and gives new ones the marks of those they replace', () => {
    const state = tilstand(doc(afsnit('den ', fed('røde'), ' båd')));
    const tr = state.tr;
    erstatFund(tr, find(state.doc, rosterOf(state.doc), { tekst: 'den røde båd', ...let_ }), 'den grønne båd');
    const pieces = state
      .apply(tr)
      .doc.child(1)
      .children.map((one) => [one.text, one.marks.length]);
    expect(pieces).toEqual([
      ['den ', 0],
      ['grønne', 1],
      [' båd', 0],
    ]);
  });

  it('deletes when replaced by nothing', () => {
    const state = tilstand(doc(afsnit('et ord ad gangen')));
    const tr = state.tr;
    erstatFund(tr, find(state.doc, rosterOf(state.doc), { tekst: ' ad', ...let_ }), '');
    expect(tekstAf(state.apply(tr))).toBe('et ord gangen\n');
  });
});
