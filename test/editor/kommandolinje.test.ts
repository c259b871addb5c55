// What may be written behind the words of the command line, and the naming of somebody unknown, as pure functions.
import type { Node } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { rene } from '../../editor/commands/kommandoer.ts';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import { giv, navngivning } from '../../editor/plugins/navngiv.ts';
import { kernekommandoer } from '../../editor/plugins/taster.ts';
import { hverSin } from '../../editor/view/kommando.ts';
import * as b from './byg.ts';

const { afsnit, indlaeg, konklusion, overskrift, punkt, sektion, taler, omtale } = b;
const LISTE = b.deltagere(b.deltagergruppe(b.deltagerlinje(b.BE, ', ', b.AA, ' og ', b.KL)));
const UKENDT = b.oevrige(b.person('u1', 'Ukendt mand', 'XJ'), b.person('u2', 'Ukendt deltager', 'UD'));
const kommandoer = [...kernekommandoer(() => {}), ...rene, ...(navngivning().kommandoer ?? [])];

const valg = (state: EditorState, id: string, skrevet: string) =>
  kommandoer.find((one) => one.id === id)?.argument?.find(skrevet, state) ?? [];
const vist = (state: EditorState, id: string, skrevet: string) => valg(state, id, skrevet).map((one) => one.vist);
/** The structure behind the list of people after the first choice was taken. */
const efter = (state: EditorState, id: string, skrevet: string): string => {
  const [first] = valg(state, id, skrevet);
  return first?.command ? b.form(b.udfoert(state, first.command)).replace(/deltagere\(.*?"\)\), /, '') : '–';
};
const med = (...parts: readonly Node[]) => b.tilstand(b.doc(LISTE, ...parts));

describe('behind a word', () => {
  it('"punkt Økonomi" is the next item with that title, the caret below it', () => {
    const state = med(punkt(overskrift('1. Budget'), afsnit('Tekst<a>')));
    expect(vist(state, 'punkt', 'Økonomi')).toEqual(['Økonomi']);
    expect(efter(state, 'punkt', 'Økonomi')).toBe(
      '(punkt(overskrift"1. Budget", "Tekst"), punkt(overskrift"2. Økonomi", "|"))',
    );
    expect(vist(state, 'punkt', '')).toEqual([]);
  });

  it('"beslutning …", "konklusion …" and "opgave …" put the sentence in, the caret behind it', () => {
    const state = med(sektion(overskrift('M'), indlaeg(afsnit(taler('be'), ' sagde<a>.'))));
    expect(efter(state, 'beslutning', 'Planen godkendes.')).toBe(
      '(sektion(overskrift"M", indlaeg("@be sagde."), konklusion[beslutning]("Planen godkendes.|")))',
    );
    expect(efter(state, 'opgave', 'Bo sender planen')).toMatch(/opgave"Bo sender planen\|"/);
  });

  it('"konklusion …" fills the empty one that the item has ready, and leaves one that says something', () => {
    const klar = med(punkt(overskrift('1. Plan'), afsnit('Tekst<a>'), konklusion(afsnit()), afsnit('Mere')));
    expect(efter(klar, 'konklusion', 'Godkendt.')).toBe(
      '(punkt(overskrift"1. Plan", "Tekst", konklusion[konklusion]("Godkendt.|"), "Mere"))',
    );
    expect(efter(klar, 'beslutning', 'Godkendt.')).toContain('konklusion[beslutning]("Godkendt.|"), "Mere"))');
    const fyldt = med(punkt(overskrift('1. Plan'), afsnit('Tekst<a>'), konklusion(afsnit('Udsat.'))));
    expect(efter(fyldt, 'konklusion', 'Godkendt.')).toBe(
      '(punkt(overskrift"1. Plan", "Tekst", konklusion[konklusion]("Godkendt.|"), konklusion[konklusion]("Udsat.")))',
    );
    // That of another item is not this one's.
    const andet = med(
      punkt(overskrift('1. Plan'), afsnit('Tekst<a>')),
      punkt(overskrift('2. By'), konklusion(afsnit())),
    );
    expect(efter(andet, 'konklusion', 'Godkendt.')).toBe(
      '(punkt(overskrift"1. Plan", "Tekst", konklusion[konklusion]("Godkendt.|")), punkt(overskrift"2. By", konklusion[konklusion]("")))',
    );
  });

  it('"opgave bek sender …": whoever it begins with is mentioned, and does it', () => {
    const state = med(sektion(overskrift('M'), indlaeg(afsnit(taler('be'), ' sagde<a>.'))));
    expect(vist(state, 'opgave', 'be sender notat')).toEqual(['Bo Eksempel sender notat']);
    expect(efter(state, 'opgave', 'be sender notat')).toMatch(/opgave"&be sender notat\|"/);
    expect(efter(state, 'opgave', 'Karen Lyngdal: notat')).toMatch(/opgave"&kl: notat\|"/);
    const [first] = valg(state, 'opgave', 'aaø sender notat');
    const next = first?.command ? b.udfoert(state, first.command) : null;
    const found: unknown[] = [];
    next?.doc.descendants((node) => {
      if (node.type.name === 'opgave') found.push(node.attrs.ansvarlig);
    });
    expect(found).toEqual(['aa']);
    // Only the beginning of a name is a word like another.
    expect(efter(state, 'opgave', 'bestil lokale')).toMatch(/opgave"bestil lokale\|"/);
  });

  it('"opgave …" goes where the tasks of the item stand already, also into their table', () => {
    const egen = b.opfoelgning(overskrift('Opfølgning'), b.opgave('Ring'));
    expect(
      efter(med(punkt(overskrift('1. A'), sektion(overskrift('Debat'), afsnit('x<a>')), egen)), 'opgave', 'be skriver'),
    ).toBe(
      '(punkt(overskrift"1. A", sektion(overskrift"Debat", "x"), opfoelgning(overskrift"Opfølgning", opgave"Ring", opgave"&be skriver|")))',
    );
    // What stands in another item is another's.
    expect(
      efter(med(punkt(overskrift('1. A'), afsnit('x<a>')), punkt(overskrift('2. B'), egen)), 'opgave', 'skriv'),
    ).toContain('"x", opfoelgning(overskrift"Opfølgning", opgave"skriv|"))');
    const celle = (name: 'celle' | 'hovedcelle') => (text: string) =>
      schema.nodes[name].create(null, afsnit(...(text === '' ? [] : [text])));
    const raekke = (cells: readonly Node[]) => schema.nodes.raekke.create(null, [...cells]);
    const tabel = (...rows: readonly (readonly string[])[]) =>
      schema.nodes.tabel.create(null, [
        raekke(['Hvad', 'Ansvarlig', 'Frist'].map(celle('hovedcelle'))),
        ...rows.map((row) => raekke(row.map(celle('celle')))),
      ]);
    const i = (...rows: readonly (readonly string[])[]) =>
      efter(med(punkt(overskrift('1. A'), afsnit('x<a>'), b.opfoelgning(tabel(...rows)))), 'opgave', 'be sender notat');
    expect(i(['', '', ''])).toContain('raekke(celle("sender notat|"), celle("&be"), celle("")))');
    expect(i(['Ring', '', ''])).toContain(
      'celle("Ring"), celle(""), celle("")), raekke(celle("sender notat|"), celle("&be"), celle("")))',
    );
  });

  it('"nævn …" mentions somebody where the caret stands', () => {
    const state = med(indlaeg(afsnit(taler('kl'), ' spurgte <a>')));
    expect(efter(state, 'naevn', 'be')).toBe('(indlaeg("@kl spurgte &be|"))');
    expect(vist(state, 'naevn', '')).toHaveLength(3);
  });

  it('"taler …" offers people, those of the exchange first, and turns the speaker', () => {
    const state = med(indlaeg(afsnit(taler('kl'), ' spurgte.')), indlaeg(afsnit(taler('be'), ' svarede<a>.')));
    expect(vist(state, 'taler', '')[0]).toBe('Karen Lyngdal');
    expect(vist(state, 'taler', 'aaø')).toEqual(['Aase Aagaard-Øllgård']);
    expect(efter(state, 'taler', 'aaø')).toBe('(indlaeg("@kl spurgte."), indlaeg("@aa svarede|."))');
    expect(vist(b.tilstand(b.doc(b.deltagere(b.deltagergruppe(b.deltagerlinje(b.BE, '<a>'))))), 'taler', 'be')).toEqual(
      [],
    );
  });
});

describe('words', () => {
  it('belong to one command each: a part of the page that takes another’s is refused', () => {
    expect(() => hverSin(kommandoer)).not.toThrow();
    const [first] = kommandoer;
    if (!first) throw new Error('Ingen kommandoer');
    expect(() => hverSin([...kommandoer, { ...first, id: 'ny' }])).toThrow('To kommandoer hedder »indlæg«');
    expect(() => hverSin([...kommandoer, { ...first, ord: ['ny'] }])).toThrow('To kommandoer hedder »#indlaeg«');
  });
});

describe('naming somebody unknown', () => {
  const state = med(
    indlaeg(afsnit(taler('u1'), ' spurgte, og ', omtale('u1', { form: 'genitiv' }), ' nabo nikkede.')),
    indlaeg(afsnit(taler('u2'), ' svarede<a>.')),
    UKENDT,
  );
  const navne = (one: EditorState) => rosterOf(one.doc).deltagere.map(({ navn, initialer }) => `${initialer} ${navn}`);

  it('offers each of them with the number of places, the one who speaks here first', () => {
    expect(valg(state, 'navngiv', 'Nanna Bølgemark').map(({ vist: line, forklaring }) => [line, forklaring])).toEqual([
      ['Ukendt deltager hedder Nanna Bølgemark', 'rettes 1 sted'],
      ['Ukendt mand hedder Nanna Bølgemark', 'rettes 2 steder'],
    ]);
    expect(vist(med(indlaeg(afsnit('x<a>'))), 'navngiv', 'Nanna')).toEqual([]);
  });

  it('a new name stands everywhere at once, and its initials mean them', () => {
    const tr = state.tr;
    expect(giv(tr, 'u1', null, 'Nanna Bølgemark')).toBe(2);
    tr.doc.check();
    const next = state.apply(tr);
    expect(logiskTekst(next.doc)).toContain('Nanna Bølgemark spurgte, og Nanna Bølgemarks nabo nikkede.');
    expect(logiskTekst(next.doc)).toContain('Ukendt deltager svarede.');
    expect(navne(next)).toContain('NB Nanna Bølgemark');
  });

  it('somebody on the list takes every place over, and the unknown one is gone', () => {
    const tr = state.tr;
    giv(tr, 'u1', 'kl', 'Karen Lyngdal');
    tr.doc.check();
    const next = state.apply(tr);
    expect(logiskTekst(next.doc)).toContain('Karen Lyngdal spurgte, og Karen Lyngdals nabo nikkede.');
    expect(navne(next)).toEqual([
      'BE Bo Eksempel',
      'AAØ Aase Aagaard-Øllgård',
      'KL Karen Lyngdal',
      'UD Ukendt deltager',
    ]);
    const last = next.tr;
    giv(last, 'u2', 'be', 'Bo Eksempel');
    last.doc.check();
    expect(last.doc.lastChild?.type.name).toBe('indlaeg');
  });
});
