// What the suggestions follow from key to key: abbreviations, what was typed just now, the space that came by itself.
import type { Node } from 'prosemirror-model';
import { EditorState, TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { ordliste } from '../../editor/model/ordliste.ts';
import { schema } from '../../editor/model/schema.ts';
import { forslag as forslagplugin } from '../../editor/plugins/forslag/forslag.ts';
import { tag } from '../../editor/plugins/forslag/tag.ts';
import { forslagKey, TAGET } from '../../editor/plugins/forslag/tilstand.ts';
import * as b from './byg.ts';

const { afsnit, indlaeg, taler } = b;
const LISTE = b.deltagere(
  b.deltagergruppe(b.gruppenavn('Fra kommunen:'), b.deltagerlinje(b.BE, ', ', b.AA, ' og ', b.KL)),
);
/** The structure without the participants' list. */
const vist = (state: EditorState | null): string =>
  b.form(state).replace(/deltagere\(deltagergruppe\(gruppenavn".*?", deltagerlinje".*?"\)\)(?:, )?/, '');

describe('the writer’s own abbreviations', () => {
  const plugin = forslagplugin(() => {});
  const liste = ordliste([{ kort: 'bm', lang: 'bæredygtige møder' }]);
  /** The state after `text` was typed at `<a>`. */
  const skrevet = (doc: Node, text: string): EditorState => {
    const { selection } = b.tilstand(doc);
    const plain = b.tilstand(doc).doc;
    let state = EditorState.create({ doc: plain, selection, plugins: [plugin] });
    state = state.apply(state.tr.setMeta(forslagKey, { forkortelser: liste }));
    for (const letter of text) state = state.apply(state.tr.insertText(letter));
    return state;
  };
  const tilbydes = (state: EditorState) => forslagKey.getState(state)?.kandidater.map((one) => one.vist);
  const taget = (state: EditorState): string => {
    const now = forslagKey.getState(state);
    const first = now?.kandidater.at(-1);
    if (!now?.sted || !first) throw new Error('Intet forslag');
    return vist(state.apply(tag(state, now.sted, first)));
  };

  it('are offered behind a word anywhere, whole words only, and change nothing around them', () => {
    const midt = skrevet(b.doc(LISTE, indlaeg(afsnit(taler('be'), ' roste kommunens <a>, som er gode.'))), 'bm');
    expect(tilbydes(midt)).toEqual(['bæredygtige møder']);
    expect(taget(midt)).toBe('(indlaeg("@be roste kommunens bæredygtige møder|, som er gode."))');
    expect(tilbydes(skrevet(b.doc(LISTE, afsnit('Her er xa<a>')), 'bm'))).toEqual([]);
    expect(tilbydes(skrevet(b.doc(LISTE, afsnit('Her er <a>x')), 'bm'))).toEqual([]);
    expect(tilbydes(skrevet(b.doc(LISTE, indlaeg(afsnit(taler('be'), '<a>'))), 'bm'))).toEqual([]);
  });

  it('stand behind the people the same letters mean', () => {
    const start = skrevet(b.doc(LISTE, b.oevrige(b.person('bm', 'Birthe Mole', 'BM')), afsnit('<a>')), 'bm');
    expect(tilbydes(start)).toEqual(['Birthe Mole', 'bæredygtige møder']);
    expect(taget(skrevet(b.doc(LISTE, afsnit('<a>')), 'Bm'))).toBe('("Bæredygtige møder|")');
    const verb = skrevet(b.doc(LISTE, indlaeg(afsnit(taler('be'), ' redegjorde for <a>'))), 'bm');
    expect(taget(verb)).toBe('(indlaeg("@be redegjorde for bæredygtige møder|"))');
  });

  it('ask for nothing where the caret only comes by', () => {
    const state = skrevet(b.doc(LISTE, afsnit('Her er bm<a> og mere')), '');
    const by = state.apply(state.tr.setSelection(TextSelection.create(state.doc, state.selection.head - 2)));
    expect(tilbydes(by.apply(by.tr.setSelection(TextSelection.create(by.doc, state.selection.head))))).toEqual([]);
  });
});

describe('what was just typed', () => {
  const plugin = forslagplugin(() => {});
  const skrevet = (tagged: Node, text: string): EditorState => {
    const { doc, selection } = b.tilstand(tagged);
    let state = EditorState.create({ doc, selection, plugins: [plugin] });
    for (const letter of text) state = state.apply(state.tr.insertText(letter));
    return state;
  };
  const tilbydes = (state: EditorState) => forslagKey.getState(state)?.kandidater.map((one) => one.vist);
  const taget = (state: EditorState): EditorState => {
    const { sted, kandidater } = forslagKey.getState(state) ?? {};
    if (!sted || !kandidater?.[0]) throw new Error('Intet forslag');
    return state.apply(tag(state, sted, kandidater[0]).setMeta(TAGET, true));
  };
  /** A space as the browser types it. */
  const mellemrum = (state: EditorState): EditorState => {
    let now = state;
    const { head } = state.selection;
    const view = {
      get state() {
        return now;
      },
      dispatch: (tr: Parameters<EditorState['apply']>[0]) => (now = now.apply(tr)),
    };
    const { handleTextInput } = plugin.props;
    const type = (tr = now.tr.insertText(' ')) => tr;
    return handleTextInput?.call(plugin, view as never, head, head, ' ', type) ? now : state.apply(type());
  };

  it('completes in front of a word too: a speaker after a split, a verb', () => {
    const split = skrevet(b.doc(LISTE, indlaeg(afsnit('<a>nu var alle enige'))), 'aaø');
    expect(tilbydes(split)).toEqual(['Aase Aagaard-Øllgård']);
    expect(vist(taget(split))).toBe('(indlaeg("@aa |nu var alle enige"))');
    expect(forslagKey.getState(skrevet(b.doc(LISTE, indlaeg(afsnit('<a>nu'))), 'xj'))?.sted?.bogstaver).toBe('xj');
    const verb = skrevet(b.doc(LISTE, indlaeg(afsnit(taler('be'), ' <a>planen'))), 'redeg');
    expect(tilbydes(verb)?.[0]).toBe('redegjorde for …');
    // Deleting within it keeps it, leaving it ends it; a letter put into a word is no run of its own.
    const rettet = split.apply(split.tr.delete(split.selection.head - 1, split.selection.head));
    expect(tilbydes(rettet)).toEqual(['Aase Aagaard-Øllgård']);
    const gaaet = split.apply(split.tr.setSelection(TextSelection.create(split.doc, split.selection.head + 3)));
    const igen = gaaet.apply(gaaet.tr.setSelection(TextSelection.create(split.doc, split.selection.head)));
    expect(tilbydes(igen)).toEqual([]);
    expect(tilbydes(skrevet(b.doc(LISTE, indlaeg(afsnit('b<a>styrelsen'))), 'e'))).toEqual([]);
  });

  it('a task begins with who does it; a table’s cell under "Ansvarlig" holds the name alone', () => {
    const task = taget(skrevet(b.doc(LISTE, b.opfoelgning(b.opgave('<a>'))), 'kl'));
    expect(vist(task)).toBe('(opfoelgning(opgave"&kl |"))');
    expect(task.selection.$head.parent.attrs.ansvarlig).toBe('kl');
    const to = taget(task.apply(task.tr.insertText('og be')));
    expect(vist(to)).toBe('(opfoelgning(opgave"&kl og &be |"))');
    expect(to.selection.$head.parent.attrs.ansvarlig).toBe('kl');
    expect(tilbydes(skrevet(b.doc(LISTE, b.opfoelgning(b.opgave('Ring til <a>'))), 'be'))).toEqual([]);
    const celle = (name: 'celle' | 'hovedcelle', text: string) =>
      schema.nodes[name].create(null, afsnit(...(text === '' ? [] : [text])));
    const tabel = (column: number) =>
      schema.nodes.tabel.create(null, [
        schema.nodes.raekke.create(
          null,
          ['Hvad', 'Ansvarlig'].map((text) => celle('hovedcelle', text)),
        ),
        schema.nodes.raekke.create(
          null,
          [0, 1].map((n) => celle('celle', n === column ? '<a>' : '')),
        ),
      ]);
    expect(vist(taget(skrevet(b.doc(LISTE, tabel(1)), 'be')))).toContain('celle("&be|")');
    expect(tilbydes(skrevet(b.doc(LISTE, tabel(0)), 'be'))).toEqual([]);
    // Tab goes on from there, so the beginning of a name is no name.
    expect(tilbydes(skrevet(b.doc(LISTE, tabel(1)), 'Bo'))).toEqual([]);
  });

  it('a fact says who by initials behind the label of an office, and nothing where the label is another', () => {
    const fakta = (text: string) => b.doc(LISTE, schema.nodes.moedefakta.create(null, b.faktum(text)));
    for (const label of ['Mødeleder: ', 'Referent:\t', 'Ref.: ', 'Ordstyrer: ', 'Mødets formand: ', 'Dirigent: '])
      expect(vist(taget(skrevet(fakta(`${label}<a>`), 'kl')))).toBe(`(moedefakta(faktum"${label}&kl|"))`);
    const one = taget(skrevet(fakta('Mødeleder: <a>'), 'kl'));
    const both = taget([...' og be'].reduce((state, letter) => state.apply(state.tr.insertText(letter)), one));
    expect(vist(both)).toBe('(moedefakta(faktum"Mødeleder: &kl og &be|"))');
    for (const label of ['Tid: ', 'Sted: ', 'Referentens bemærkning: ', ''])
      expect(tilbydes(skrevet(fakta(`${label}<a>`), 'kl')) ?? []).toEqual([]);
  });

  it('the first space behind what was taken is swallowed, and only that', () => {
    const speaker = taget(skrevet(b.doc(LISTE, afsnit('<a>')), 'be'));
    const once = mellemrum(speaker);
    expect(vist(once)).toBe('(indlaeg("@be |"))');
    expect(vist(mellemrum(once))).toBe('(indlaeg("@be  |"))');
    const verb = taget(once.apply(once.tr.insertText('redeg')));
    expect(vist(mellemrum(verb))).toBe('(indlaeg("@be redegjorde for |"))');
    expect(vist(mellemrum(verb.apply(verb.tr.insertText('a'))))).toBe('(indlaeg("@be redegjorde for a |"))');
    expect(vist(mellemrum(skrevet(b.doc(LISTE, indlaeg(afsnit(taler('be'), ' <a>'))), '')))).toBe(
      '(indlaeg("@be  |"))',
    );
  });

  it('the "at" of a verb typed once more is taken away, and only right behind it', () => {
    const tast = (state: EditorState, text: string) =>
      [...text].reduce((now, letter) => now.apply(now.tr.insertText(letter)), state);
    const efter = (verb: string, text: string) =>
      vist(mellemrum(tast(taget(skrevet(b.doc(LISTE, indlaeg(afsnit(taler('be'), ' <a>'))), verb)), text)));
    expect(efter('oply', 'at')).toBe('(indlaeg("@be oplyste, at |"))');
    expect(efter('oply', 'atter')).toBe('(indlaeg("@be oplyste, at atter |"))');
    expect(efter('oply', 'det at at')).toBe('(indlaeg("@be oplyste, at det at at |"))');
    expect(efter('redeg', 'at')).toBe('(indlaeg("@be redegjorde for at |"))');
  });
});
