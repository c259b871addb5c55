// The keyboard grammar as pure functions: what letters mean, what taking a suggestion does, Enter and Backspace, holes.
import type { Node } from 'prosemirror-model';
import { type Command, EditorState, TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { rosterOf } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import { forbiAtom, udAtom } from '../../editor/plugins/atomer.ts';
import { forslag as forslagplugin } from '../../editor/plugins/forslag/forslag.ts';
import { findKandidater, findPersoner } from '../../editor/plugins/forslag/kandidater.ts';
import { findSkrivested } from '../../editor/plugins/forslag/skrivested.ts';
import { tag, tagUkendt } from '../../editor/plugins/forslag/tag.ts';
import { forslagKey } from '../../editor/plugins/forslag/tilstand.ts';
import { findHuller } from '../../editor/plugins/naestehul.ts';
import { senesteTalere } from '../../editor/plugins/seneste.ts';
import { frem, nyLinje, nytIndlaeg, tilbage } from '../../editor/plugins/struktur.ts';
import { naerliggende, saetTaler } from '../../editor/plugins/taler.ts';
import * as b from './byg.ts';

const { afsnit, indlaeg, overskrift, sektion, konklusion, taler, omtale } = b;
const LISTE = b.deltagere(
  b.deltagergruppe(b.gruppenavn('Fra kommunen:'), b.deltagerlinje(b.BE, ', ', b.AA, ' og ', b.KL)),
);

/** A state of parts below the participants' list. */
const med = (...parts: readonly Node[]) => b.tilstand(b.doc(LISTE, ...parts));
/** The structure without the participants' list. */
const vist = (state: EditorState | null): string =>
  b.form(state).replace(/deltagere\(deltagergruppe\(gruppenavn".*?", deltagerlinje".*?"\)\)(?:, )?/, '');
const koer = (state: EditorState, command: Command): string => vist(b.udfoert(state, command));

const forslag = (state: EditorState): readonly string[] => {
  const sted = findSkrivested(state);
  return sted ? findKandidater(sted, rosterOf(state.doc)).map((one) => one.vist) : ['–'];
};
const tagFoerste = (state: EditorState): EditorState => {
  const sted = findSkrivested(state);
  const [first] = sted ? findKandidater(sted, rosterOf(state.doc)) : [];
  if (!sted || !first) throw new Error('Intet forslag');
  const next = state.apply(tag(state, sted, first));
  next.doc.check();
  return next;
};

describe('letters at a paragraph’s start', () => {
  it('mean people: initials, the first letters of any name, å as aa', () => {
    const start = (letters: string) => forslag(med(sektion(overskrift('Mødet'), afsnit(`${letters}<a>`))));
    expect(start('be')[0]).toBe('Bo Eksempel');
    expect(start('BE')[0]).toBe('Bo Eksempel');
    expect(start('a')[0]).toBe('Aase Aagaard-Øllgård');
    expect(start('aagaard')).toEqual(['Aase Aagaard-Øllgård']);
    expect(start('ågaard')).toEqual(['Aase Aagaard-Øllgård']);
    expect(start('aaø')).toEqual(['Aase Aagaard-Øllgård']);
    expect(start('lyng')).toEqual(['Karen Lyngdal']);
    expect(start('karen l')).toEqual(['Karen Lyngdal']);
    expect(start('xj')).toEqual([]);
  });

  it('mean nothing within a word, in the middle of a line, behind four words, in the title or a list of people', () => {
    expect(forslag(med(afsnit('be<a>styrelsen')))).toEqual(['–']);
    expect(forslag(med(afsnit('en to tre be<a>')))).toEqual(['–']);
    expect(forslag(b.tilstand(b.doc(b.deltagere(b.deltagergruppe(b.deltagerlinje(b.BE, ' be<a>'))))))).toEqual(['–']);
    expect(forslag(med(indlaeg(afsnit(taler('be'), ' sagde til kl, at be<a>'))))).toEqual([]);
  });

  it('within the first word mean the whole of it, where that is somebody: whoever went back into it by hand', () => {
    const start = (tagged: string) => med(sektion(overskrift('Mødet'), afsnit(tagged)));
    expect(forslag(start('a<a>aø'))).toEqual(['Aase Aagaard-Øllgård']);
    expect(forslag(start('Kar<a>en svarede.'))).toEqual(['Karen Lyngdal']);
    expect(vist(tagFoerste(start('Kar<a>en svarede.')))).toBe('(sektion(overskrift"Mødet", indlaeg("@kl |svarede.")))');
    expect(forslag(start('karen lyn<a>gdal'))).toEqual(['Karen Lyngdal']);
    for (const text of ['<a>kl', 'k<a>laver', 'Ka<a>j', 'Indle<a>dningsvis', 'Der var k<a>l'])
      expect(forslag(start(text))).toEqual(['–']);
    expect(forslag(med(indlaeg(afsnit(taler('be'), ' mente.'), afsnit('Henl<a>edte'))))).toEqual(['–']);
    expect(forslag(med(indlaeg(afsnit(taler('be'), ' k<a>l'))))).toEqual(['–']);
  });

  it('behind a speaker mean verbs, each complement a choice; behind "og" another speaker', () => {
    expect(forslag(med(indlaeg(afsnit(taler('be'), ' sup<a>'))))).toEqual([
      'supplerede med …',
      'supplerede med at …',
      'supplerede, at …',
    ]);
    expect(forslag(med(indlaeg(afsnit(taler('be'), ' og kl<a>'))))).toEqual(['Karen Lyngdal']);
  });

  it('in a later paragraph mean a verb without subject too, with its capital', () => {
    const state = med(indlaeg(afsnit(taler('be'), ' mente noget.'), afsnit('Henl<a>')));
    expect(forslag(state)[0]).toMatch(/^Henledte opmærksomheden på/);
  });
});

describe('taking a suggestion', () => {
  it('a paragraph becomes the indlæg of the speaker', () => {
    const state = tagFoerste(med(sektion(overskrift('Mødet'), afsnit('be<a>'), afsnit('Efter.'))));
    expect(vist(state)).toBe('(sektion(overskrift"Mødet", indlaeg("@be |"), "Efter."))');
  });

  it('at the start of a later paragraph of an indlæg a new indlæg begins', () => {
    const state = tagFoerste(med(indlaeg(afsnit(taler('be'), ' sagde.'), afsnit('kl<a>'), afsnit('Mere.'))));
    expect(vist(state)).toBe('(indlaeg("@be sagde."), indlaeg("@kl |", "Mere."))');
  });

  it('in a konklusion the speaker stands where the letters stood', () => {
    expect(vist(tagFoerste(med(konklusion(afsnit('kl<a>')))))).toBe('(konklusion[konklusion]("@kl |"))');
  });

  it('a verb replaces its letters; a space that is there is not doubled', () => {
    expect(vist(tagFoerste(med(indlaeg(afsnit(taler('be'), ' redeg<a>')))))).toBe('(indlaeg("@be redegjorde for |"))');
    expect(vist(tagFoerste(med(indlaeg(afsnit(taler('be'), ' redeg<a> planen')))))).toBe(
      '(indlaeg("@be redegjorde for| planen"))',
    );
  });

  it('letters that fit nobody become an unknown participant; a whole name is the name', () => {
    const unknown = (letters: string): EditorState => {
      const state = med(afsnit(`${letters}<a>`));
      const sted = findSkrivested(state);
      if (!sted) throw new Error('Intet sted');
      return state.apply(tagUkendt(state, sted));
    };
    const xj = unknown('xj');
    xj.doc.check();
    expect(rosterOf(xj.doc).deltagere.at(-1)).toMatchObject({
      navn: 'Ukendt deltager',
      initialer: 'XJ',
      paaListen: false,
    });
    expect(rosterOf(unknown('Nanna Bølgemark').doc).deltagere.at(-1)).toMatchObject({ navn: 'Nanna Bølgemark' });
  });
});

describe('Enter and Ctrl+Enter', () => {
  it('Enter is a new paragraph of the same indlæg; on an empty one a new indlæg; on an empty indlæg a paragraph', () => {
    expect(koer(med(indlaeg(afsnit('Et<a>to'))), nyLinje)).toBe('(indlaeg("Et", "|to"))');
    // The empty line that waits below the name of a group is the one meant.
    const navngivet = b.doc(b.deltagere(b.deltagergruppe(b.gruppenavn('Fra A:<a>'), b.deltagerlinje())));
    expect(b.form(b.udfoert(b.tilstand(navngivet), nyLinje))).toContain('gruppenavn"Fra A:", deltagerlinje"|"))');
    expect(koer(med(indlaeg(afsnit('Et'), afsnit('<a>'))), nyLinje)).toBe('(indlaeg("Et"), indlaeg("|"))');
    expect(koer(med(indlaeg(afsnit('Et'), afsnit('<a>'), afsnit('To'))), nyLinje)).toBe(
      '(indlaeg("Et"), indlaeg("|", "To"))',
    );
    expect(koer(med(indlaeg(afsnit('Et')), indlaeg(afsnit('<a>'))), nyLinje)).toBe('(indlaeg("Et"), "|")');
  });

  it('no id is ever copied by a split: the text keeps its own', () => {
    const block = schema.nodes.afsnit.create({ id: 'a1' }, schema.text('Ettoen<a>d'));
    const state = b.udfoert(med(indlaeg(block)), nyLinje);
    const found: string[] = [];
    state?.doc.descendants((node) => {
      if (node.type === schema.nodes.afsnit) found.push(node.attrs.id);
    });
    expect(found).toEqual(['a1', '']);
  });

  it('Ctrl+Enter begins a new indlæg from every place of a meeting', () => {
    expect(koer(med(indlaeg(afsnit('Et<a>'))), nytIndlaeg)).toBe('(indlaeg("Et"), indlaeg("|"))');
    expect(koer(med(indlaeg(afsnit('Et<a>to'), afsnit('Tre'))), nytIndlaeg)).toBe(
      '(indlaeg("Et"), indlaeg("|to", "Tre"))',
    );
    expect(koer(med(indlaeg(afsnit('<a>Et'))), nytIndlaeg)).toBe('(indlaeg("|"), indlaeg("Et"))');
    expect(koer(med(sektion(overskrift('Mødet<a>'))), nytIndlaeg)).toBe('(sektion(overskrift"Mødet", indlaeg("|")))');
    expect(koer(med(sektion(overskrift('M'), afsnit('Et<a>'))), nytIndlaeg)).toBe(
      '(sektion(overskrift"M", "Et", indlaeg("|")))',
    );
    expect(koer(med(sektion(overskrift('M'), afsnit('<a>'))), nytIndlaeg)).toBe(
      '(sektion(overskrift"M", indlaeg("|")))',
    );
    expect(koer(med(konklusion(afsnit('Et<a>'))), nytIndlaeg)).toBe('(konklusion[konklusion]("Et"), indlaeg("|"))');
  });
});

describe('Backspace and Delete', () => {
  it('structure goes first: joined to the indlæg before, else a paragraph', () => {
    expect(koer(med(indlaeg(afsnit('Et')), indlaeg(afsnit('<a>To'))), tilbage)).toBe('(indlaeg("Et", "|To"))');
    expect(koer(med(afsnit('Et'), indlaeg(afsnit('<a>To'))), tilbage)).toBe('("Et", "|To")');
    expect(koer(med(konklusion(afsnit('<a>To'))), tilbage)).toBe('("|To")');
  });

  it('two paragraphs that become one do not run together; a word that was split does', () => {
    expect(koer(med(indlaeg(afsnit('Godt.'), afsnit('<a>', taler('be'), ' kom'))), tilbage)).toBe(
      '(indlaeg("Godt. |@be kom"))',
    );
    expect(koer(med(indlaeg(afsnit('Godt.<a>'), afsnit('Jens'))), frem)).toBe('(indlaeg("Godt. |Jens"))');
    expect(koer(med(indlaeg(afsnit('Enig', taler('be')), afsnit('<a>Nej'))), tilbage)).toBe(
      '(indlaeg("Enig@be |Nej"))',
    );
    for (const [a, z] of [
      ['Godt. ', 'Jens'],
      ['Godt.', ' Jens'],
      ['bolig', 'forening'],
      ['Godt', ', men'],
      ['', 'Jens'],
    ] as const)
      expect(b.udfoert(med(indlaeg(afsnit(a), afsnit(`<a>${z}`))), tilbage)).toBeNull();
  });

  it('Enter behind the heading of the list leads to its first line', () => {
    const fra = (...groups: readonly Node[]) =>
      b.form(b.udfoert(b.tilstand(b.doc(b.deltagere(overskrift('Deltagere<a>'), ...groups))), nyLinje));
    const { deltagergruppe, deltagerlinje, gruppenavn } = b;
    expect(fra(deltagergruppe(deltagerlinje()))).toBe(
      '(deltagere(overskrift"Deltagere", deltagergruppe(deltagerlinje"|")))',
    );
    expect(fra(deltagergruppe(gruppenavn('Fra A:'), deltagerlinje(b.BE)))).toBe(
      '(deltagere(overskrift"Deltagere", deltagergruppe(gruppenavn"Fra A:", deltagerlinje"|", deltagerlinje"[Bo Eksempel]")))',
    );
    expect(fra(afsnit('Se bilag.'))).toBe(
      '(deltagere(overskrift"Deltagere", deltagergruppe(deltagerlinje"|"), "Se bilag."))',
    );
  });

  it('no key pulls a participant into a line that cannot hold one', () => {
    const first = b.tilstand(
      b.doc(b.deltagere(b.deltagergruppe(b.gruppenavn('Fra:'), b.deltagerlinje('<a>x ', b.BE)))),
    );
    expect(b.form(b.udfoert(first, tilbage))).toBe(b.form(first));
    const before = b.tilstand(b.doc(b.deltagere(b.deltagergruppe(b.gruppenavn('Fra:<a>'), b.deltagerlinje(b.BE)))));
    expect(b.form(b.udfoert(before, frem))).toBe(b.form(before));
  });
});

describe('names', () => {
  it('Backspace behind one makes it text, Delete before one too; a fact likewise', () => {
    const state = b.tilstand(b.doc(LISTE, indlaeg(afsnit(taler('be'), '<a> sagde.'))));
    const tr = udAtom(state, -1);
    expect(vist(tr ? state.apply(tr) : null)).toBe('(indlaeg("Bo Eksempel| sagde."))');
    const whole = udAtom(state, -1, true);
    expect(vist(whole ? state.apply(whole) : null)).toBe('(indlaeg("| sagde."))');
    expect(udAtom(med(afsnit('x<a>')), -1)).toBeNull();
  });

  it('a word jump steps over a name and the space behind it, and back', () => {
    const state = b.tilstand(b.doc(LISTE, indlaeg(afsnit('Så ', omtale('be'), ' <a>kom'))));
    const at = state.selection.head;
    expect(forbiAtom(state, -1, true)).toBe(at - 2);
    const before = state.apply(state.tr.setSelection(TextSelection.create(state.doc, at - 2)));
    expect(forbiAtom(before, 1, true)).toBe(at);
    expect(forbiAtom(before, 1, false)).toBe(at - 1);
  });
});

describe('F2 and F8', () => {
  it('F2 turns the speaker and leaves the text; gives an indlæg without one its speaker', () => {
    const change = (state: EditorState): string => {
      const tr = state.tr;
      saetTaler(tr, 'kl');
      tr.doc.check();
      return vist(state.apply(tr));
    };
    expect(change(med(indlaeg(afsnit(taler('be'), ' sagde.'), afsnit('Mere<a>.'))))).toBe(
      '(indlaeg("@kl sagde.", "Mere|."))',
    );
    expect(change(med(indlaeg(afsnit('Sagde<a> noget.'))))).toBe('(indlaeg("@kl Sagde| noget."))');
    expect(change(med(sektion(overskrift('M'), afsnit('Sagde<a> noget.'))))).toBe(
      '(sektion(overskrift"M", indlaeg("@kl Sagde| noget.")))',
    );
  });

  it('F8 finds holes in text and facts that are not known, in reading order', () => {
    const felt = schema.nodes.felt.create({ slags: 'sted' });
    const { doc } = med(afsnit('Sted: ', felt), indlaeg(afsnit('Koster ??? eller ???.')));
    expect(findHuller(doc).map(({ atom }) => atom)).toEqual([true, false, false]);
  });
});

describe('a sentence whose verb comes before its speaker', () => {
  const skriv = (state: EditorState, text: string): EditorState => state.apply(state.tr.insertText(text));

  it('a fronted adverb, the verb, the speaker and what follows, each by Tab', () => {
    let state = tagFoerste(med(sektion(overskrift('M'), afsnit('Afs<a>'))));
    expect(vist(state)).toBe('(sektion(overskrift"M", "Afslutningsvis |"))');
    state = skriv(state, 'konk');
    expect(forslag(state)).toEqual(['konkluderede …']);
    state = skriv(tagFoerste(state), 'kl');
    expect(forslag(state)).toEqual(['Karen Lyngdal']);
    state = tagFoerste(state);
    expect(vist(state)).toBe('(sektion(overskrift"M", indlaeg("Afslutningsvis konkluderede @kl |")))');
    // The list stands there without a letter: Tab takes what follows, the space before it goes.
    expect(forslag(state)).toEqual([', at …']);
    expect(vist(tagFoerste(state))).toBe('(sektion(overskrift"M", indlaeg("Afslutningsvis konkluderede @kl, at |")))');
  });

  it('the rest of a verb of several words stands behind the speaker', () => {
    let state = tagFoerste(med(konklusion(afsnit('Endvidere henl<a>'))));
    state = tagFoerste(skriv(state, 'be'));
    expect(forslag(state)).toEqual(['opmærksomheden på …', 'opmærksomheden på, at …']);
    expect(forslag(skriv(state, 'opmærksomheden på,'))).toEqual(['opmærksomheden på, at …']);
    expect(vist(tagFoerste(state))).toBe('(konklusion[konklusion]("Endvidere henledte @be opmærksomheden på |"))');
  });

  it('"På spørgsmål fra X og Z oplyste Y, at": who asked is only named, who answers speaks', () => {
    let state = tagFoerste(med(afsnit('På sp<a>')));
    expect(vist(state)).toBe('("På spørgsmål fra |")');
    state = tagFoerste(skriv(state, 'be'));
    state = tagFoerste(skriv(state, 'og aaø'));
    expect(vist(state)).toBe('("På spørgsmål fra &be og &aa |")');
    state = tagFoerste(skriv(tagFoerste(skriv(state, 'opl')), 'kl'));
    expect(vist(state)).toBe('(indlaeg("På spørgsmål fra &be og &aa oplyste @kl |"))');
    expect(vist(tagFoerste(state))).toBe('(indlaeg("På spørgsmål fra &be og &aa oplyste @kl, at |"))');
  });

  it('an adverb typed behind a whole verb goes to its place behind the verb’s first word', () => {
    const efter = (text: string) => tagFoerste(med(indlaeg(afsnit(taler('be'), ` ${text}<a>`))));
    expect(vist(efter('redegjorde for ind'))).toBe('(indlaeg("@be redegjorde indledningsvis for |"))');
    expect(vist(efter('oplyste, at end'))).toBe('(indlaeg("@be oplyste endvidere, at |"))');
    expect(vist(efter('kunne tilslutte sig des'))).toBe('(indlaeg("@be kunne desuden tilslutte sig |"))');
    // Two letters are the beginning of what was said.
    expect(forslag(med(indlaeg(afsnit(taler('be'), ' redegjorde for en<a>'))))).toEqual([]);
  });

  it('what was taken whole is not offered again, and a verb that takes sides says so quietly', () => {
    expect(forslag(med(indlaeg(afsnit(taler('be'), ' redegjorde for <a>'))))).toEqual([]);
    const state = med(indlaeg(afsnit(taler('be'), ' påst<a>')));
    const sted = findSkrivested(state);
    const warned = sted ? findKandidater(sted, rosterOf(state.doc)) : [];
    expect(warned.map((one) => one.forklaring)).toEqual(['verbet tager stilling']);
  });
});

describe('a quick exchange', () => {
  const ABA = [
    indlaeg(afsnit(taler('aa'), ' bød velkommen.')),
    indlaeg(afsnit(taler('be'), ' spurgte.')),
    indlaeg(afsnit(taler('kl'), ' svarede.')),
  ];

  it('a new indlæg offers those who spoke last, the one before the last first', () => {
    const doc = med(...ABA, indlaeg(afsnit('<a>'))).doc;
    const state = EditorState.create({ doc, plugins: [forslagplugin(() => {})] });
    const end = state.apply(state.tr.setSelection(TextSelection.near(doc.resolve(doc.content.size - 2))));
    const vises = (one: EditorState) => forslagKey.getState(one)?.kandidater.map((kandidat) => kandidat.vist);
    expect(vises(end)).toEqual(['Bo Eksempel', 'Karen Lyngdal']);
    expect(vises(end.apply(end.tr.insertText('x')))).toEqual([]);
    // An empty paragraph of an indlæg that has begun is no new one.
    expect(forslag(med(...ABA.slice(0, 2), indlaeg(afsnit(taler('kl'), ' svarede.'), afsnit('<a>'))))).toEqual(['–']);
  });

  it('knows who spoke last across sections, and only people', () => {
    const last = (state: EditorState) => senesteTalere(state.selection.$head, 2);
    expect(last(med(sektion(overskrift('A'), ...ABA), sektion(overskrift('B'), indlaeg(afsnit('<a>')))))).toEqual([
      'kl',
      'be',
    ]);
    expect(last(med(indlaeg(afsnit(taler('be'), ' og ', taler('kl'), ' mente.')), indlaeg(afsnit('<a>'))))).toEqual([
      'kl',
      'be',
    ]);
    expect(last(med(afsnit('Intet.'), indlaeg(afsnit('<a>'))))).toEqual([]);
  });

  it('F2 offers first whom the exchange was with: the wrong speaker is put right with two keys', () => {
    const state = med(...ABA.slice(0, 2), indlaeg(afsnit(taler('be'), ' svarede<a>.')));
    expect(naerliggende(state)).toEqual(['aa']);
    const roster = rosterOf(state.doc);
    expect(findPersoner('', roster, ['kl', 'be']).map(({ id }) => id)).toEqual(['kl', 'be', 'aa']);
  });

  it('F2 turns the speaker the caret stands behind, of several', () => {
    const state = med(indlaeg(afsnit(taler('be'), ' og ', taler('aa'), ' <a>mente.')));
    const tr = state.tr;
    saetTaler(tr, 'kl');
    expect(vist(state.apply(tr))).toBe('(indlaeg("@be og @kl |mente."))');
  });
});

describe('somebody unknown', () => {
  const skrevet = (state: EditorState, text: string): EditorState => tagFoerste(state.apply(state.tr.insertText(text)));
  const oevrige = (state: EditorState) =>
    rosterOf(state.doc)
      .deltagere.filter((one) => !one.paaListen)
      .map(({ navn, organisation }) => `${navn}|${organisation}`);

  it('"ukendt mand, FOB" is a participant of that organisation; another one is kept apart', () => {
    const first = skrevet(med(afsnit('<a>')), 'ukendt mand, FOB');
    expect(oevrige(first)).toEqual(['Ukendt mand|FOB']);
    const next = b.udfoert(first.apply(first.tr.insertText('spurgte.')), nytIndlaeg) ?? first;
    const again = next.apply(next.tr.insertText('ukendt m'));
    expect(forslag(again)).toEqual(['Ukendt mand', 'Ukendt m']);
    const state = next.apply(next.tr.insertText('ukendt mand'));
    expect(forslag(state)).toEqual(['Ukendt mand', 'Ukendt mand 2']);
    const sted = findSkrivested(state);
    const other = sted && findKandidater(sted, rosterOf(state.doc))[1];
    if (!sted || !other) throw new Error('Intet forslag');
    expect(oevrige(state.apply(tag(state, sted, other)))).toEqual(['Ukendt mand|FOB', 'Ukendt mand 2|']);
  });
});
