// Commands of the writing page on documents built here: emphasis, parts, sections, lists, moving, tables, figures, facts.
import type { Command } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { delIndlaeg, konkluder, samlIndlaeg, somBlokdel, tilAfsnit } from '../../editor/commands/blokdel.ts';
import {
  indsaetDagsorden,
  indsaetDeltagere,
  indsaetMoedefakta,
  indsaetNaestemoede,
  indsaetUnderskrift,
  nyDeltagergruppe,
  nyLinje,
} from '../../editor/commands/dele.ts';
import { figurHer, indsaetFigur, saetAlt } from '../../editor/commands/figur.ts';
import { flyt } from '../../editor/commands/flyt.ts';
import { distribution, fed as fedCommand, linjeskift, samlLinjer } from '../../editor/commands/formatering.ts';
import { adresse, fjernLink, linkHer, saetLink } from '../../editor/commands/link.ts';
import { delListepunkt, indIListe, somListe, tilbageIListe, udAfListe } from '../../editor/commands/liste.ts';
import { indsaetFelt, laesMoede, saetMoede } from '../../editor/commands/moede.ts';
import { naesteMaerke } from '../../editor/commands/omnummerering.ts';
import { nyOpgave } from '../../editor/commands/opgave.ts';
import { nytAfsnit, nytDagsordenspunkt, ophaevAfsnit, rykAfsnit, somAfsnit } from '../../editor/commands/sektion.ts';
import { beskrivTabel, hovedraekke, indsaetTabel, kolonneEfter, naesteCelle } from '../../editor/commands/tabel.ts';
import { distribution as distributionAf } from '../../editor/model/indhold.ts';
import {
  AA,
  afsnit,
  BE,
  dagsorden,
  dagsordenspunkt,
  deltagere,
  deltagergruppe,
  deltagerlinje,
  doc,
  form,
  indlaeg,
  konklusion,
  liste,
  listepunkt,
  oevrige,
  overskrift,
  punkt,
  sektion,
  taler,
  tekstAf,
  tilstand,
  udfoert,
  valgt,
} from './byg.ts';

const efter = (document: ReturnType<typeof doc>, ...commands: readonly Command[]) => {
  let state: ReturnType<typeof tilstand> | null = tilstand(document);
  for (const command of commands) state = state && udfoert(state, command);
  return form(state);
};

describe('emphasis, breaks, distribution', () => {
  it('makes bold and back', () => {
    const state = tilstand(doc(afsnit('Det <a>haster<b> ikke')));
    const bold = udfoert(state, fedCommand);
    expect(bold?.doc.child(1).child(1).marks[0]?.type.name).toBe('strong');
    expect(bold && udfoert(bold, fedCommand)?.doc.eq(state.doc)).toBe(true);
  });

  it('breaks a line and joins lines: hyphens at the end of a word go, suspended ones stay', () => {
    expect(efter(doc(afsnit('Et<a> to')), linjeskift)).toBe('("Et↵| to")');
    expect(efter(doc(afsnit('udvik-\nling og social-\nog bolig\nsag<a>')), samlLinjer)).toBe(
      '("udvikling og social- og bolig sag|")',
    );
  });

  it('joins the paragraphs of a selection into one, inside an indlæg too', () => {
    expect(efter(doc(indlaeg(afsnit('<a>Første'), afsnit('anden\ntredje<b>'))), samlLinjer)).toBe(
      '(indlaeg("|Første anden tredje|"))',
    );
    expect(efter(doc(afsnit('uden brud<a>')), samlLinjer)).toBe('null');
  });

  it('marks the sentence around the caret as distribution, and takes it back', () => {
    const state = tilstand(doc(konklusion(afsnit('Der arbejdes videre. Referatet <a>sendes til Byrådet.'))));
    const marked = udfoert(state, distribution);
    expect(marked && distributionAf(marked.doc)).toBe('Referatet sendes til Byrådet.');
    expect(marked && udfoert(marked, distribution)?.doc.eq(state.doc)).toBe(true);
  });
});

describe('links', () => {
  it('accepts what people type and refuses the rest with one sentence', () => {
    expect(adresse('www.eksempel.dk')).toBe('https://www.eksempel.dk');
    expect(adresse('bo@eksempel.dk')).toBe('mailto:bo@eksempel.dk');
    for (const wrong of ['javascript:alert(1)', '', 'ikke en adresse', 'data:text/html,x'])
      expect(() => adresse(wrong)).toThrow(/^Skriv en adresse/);
  });

  it('links the selection, changes the link around the caret, and takes it away', () => {
    const linked = udfoert(tilstand(doc(afsnit('Se <a>planen<b> her'))), saetLink('https://a.dk'));
    expect(linked && linkHer(linked)?.mark.attrs.href).toBe('https://a.dk');
    const changed = linked && udfoert(linked, saetLink('https://b.dk'));
    expect(changed && linkHer(changed)?.mark.attrs.href).toBe('https://b.dk');
    const none = changed && udfoert(changed, fjernLink);
    expect(none && linkHer(none)).toBeNull();
    expect(tekstAf(none)).toBe('Se planen her\n');
  });
});

describe('indlæg, konklusion and other parts', () => {
  it('turns paragraphs into an indlæg and back', () => {
    expect(efter(doc(afsnit('Et <a>'), afsnit('to<b>')), somBlokdel('indlaeg'))).toBe('(indlaeg("Et |", "to|"))');
    expect(efter(doc(indlaeg(afsnit('Et <a>'), afsnit('to'))), tilAfsnit)).toBe('("Et |", "to")');
  });

  it('turns an indlæg into a konklusion, then into a beslutning, then into paragraphs', () => {
    const start = doc(indlaeg(afsnit(taler('be'), ' konkluderede<a>')));
    expect(efter(start, konkluder('konklusion'))).toBe('(konklusion[konklusion]("@be konkluderede|"))');
    expect(efter(start, konkluder('konklusion'), konkluder('beslutning'))).toBe(
      '(konklusion[beslutning]("@be konkluderede|"))',
    );
    expect(efter(start, konkluder('beslutning'), konkluder('beslutning'))).toBe('("@be konkluderede|")');
  });

  it('inserts a konklusion after a heading, which cannot become one', () => {
    expect(efter(doc(punkt(overskrift('1. Plan<a>'), afsnit('Tekst'))), konkluder('konklusion'))).toBe(
      '(punkt(overskrift"1. Plan", konklusion[konklusion]("|"), "Tekst"))',
    );
  });

  it('never wraps the title or people outside the list', () => {
    expect(udfoert(tilstand(doc(afsnit('Et'))), somBlokdel('indlaeg'))).toBeNull();
    const state = udfoert(tilstand(doc(oevrige(BE))), konkluder('konklusion'));
    expect(form(state)).toBe('(konklusion[konklusion]("|"), oevrige"[Bo Eksempel]")');
  });

  it('splits an indlæg at the caret and joins it again', () => {
    const start = doc(indlaeg(afsnit(taler('be'), ' en. <a>To'), afsnit('tre')));
    expect(efter(start, delIndlaeg)).toBe('(indlaeg("@be en. "), indlaeg("|To", "tre"))');
    expect(efter(start, delIndlaeg, samlIndlaeg)).toBe('(indlaeg("@be en. ", "|To", "tre"))');
    expect(efter(doc(indlaeg(afsnit('et'), afsnit('<a>to'))), delIndlaeg)).toBe('(indlaeg("et"), indlaeg("|to"))');
  });
});

describe('parts that stand once', () => {
  it('are put in the order of a referat', () => {
    const out = efter(
      doc(indlaeg(afsnit('Tekst<a>')), oevrige()),
      indsaetUnderskrift,
      indsaetNaestemoede,
      indsaetDagsorden,
      indsaetDeltagere,
      indsaetMoedefakta,
    );
    expect(out).toBe(
      '(moedefakta(faktum"Dato: {dato}", faktum"Tid: {tid}", faktum"Sted: {sted}|"), ' +
        'deltagere(overskrift"Deltagere i mødet", deltagergruppe(deltagerlinje"")), ' +
        'dagsorden(overskrift"Dagsorden for mødet", dagsordenspunkt"1. "), indlaeg("Tekst"), ' +
        'naestemoede(overskrift"Næste møde", ""), underskrift(overskrift"Referent", ""), oevrige"")',
    );
  });

  it('are gone to where they stand already', () => {
    expect(efter(doc(dagsorden(dagsordenspunkt('1. Valg')), afsnit('<a>x')), indsaetDagsorden)).toBe(
      '(dagsorden(dagsordenspunkt"1. Valg|"), "x")',
    );
  });

  it('signs with the one who is marked referent', () => {
    const state = udfoert(
      tilstand(doc(deltagere(deltagergruppe(deltagerlinje(BE, ' (referent)'))), afsnit('x<a>'))),
      indsaetUnderskrift,
    );
    expect(tekstAf(state)).toContain('Referent\nBo Eksempel.');
  });

  it('adds groups, lines and tasks', () => {
    expect(efter(doc(deltagere(deltagergruppe(deltagerlinje(BE, '<a>')))), nyDeltagergruppe)).toBe(
      '(deltagere(deltagergruppe(deltagerlinje"[Bo Eksempel]"), deltagergruppe(gruppenavn"Fra |", deltagerlinje"")))',
    );
    expect(efter(doc(deltagere(deltagergruppe(deltagerlinje(BE, '<a>')))), nyLinje)).toBe(
      '(deltagere(deltagergruppe(deltagerlinje"[Bo Eksempel]", deltagerlinje"|")))',
    );
    expect(efter(doc(punkt(overskrift('1. A'), indlaeg(afsnit('x<a>')))), nyOpgave)).toBe(
      '(punkt(overskrift"1. A", indlaeg("x"), opfoelgning(overskrift"Opfølgning", opgave"|")))',
    );
    expect(efter(doc(punkt(overskrift('1. A'), indlaeg(afsnit('x<a>')))), nyOpgave, nyOpgave)).toContain('opgave"|"');
    expect(efter(doc(indlaeg(afsnit('<a>'))), nyOpgave)).toBe('(opfoelgning(overskrift"Opfølgning", opgave"|"))');
  });
});

describe('sections and agenda items', () => {
  it('writes the next number as the last one was written', () => {
    expect(['3. ', 'Pkt. 3b: ', '2.9 ', '12) ', 'Punkt 9 – ', ''].map(naesteMaerke)).toEqual([
      '4. ',
      'Pkt. 3c: ',
      '2.10 ',
      '13) ',
      'Punkt 10 – ',
      '1. ',
    ]);
  });

  it('inserts the next punkt after the one at the caret, with its title where the agenda has it', () => {
    expect(efter(doc(punkt(overskrift('1. Valg'), afsnit('x<a>'))), nytAfsnit('punkt'))).toBe(
      '(punkt(overskrift"1. Valg", "x"), punkt(overskrift"2. |", ""))',
    );
    expect(
      efter(
        doc(
          dagsorden(dagsordenspunkt('1. Valg'), dagsordenspunkt('2. Økonomi')),
          punkt(overskrift('1. Valg'), afsnit('x<a>')),
        ),
        nytAfsnit('punkt'),
      ),
    ).toContain('punkt(overskrift"2. Økonomi", "|")');
    expect(efter(doc(sektion(overskrift('Referat'), afsnit('x<a>'))), nytAfsnit('punkt'))).toBe(
      '(sektion(overskrift"Referat", "x", punkt(overskrift"1. |", "")))',
    );
  });

  it('makes a paragraph the heading of what follows it', () => {
    expect(efter(doc(afsnit('Ba<a>ggrund'), afsnit('Tekst'), sektion(overskrift('B'))), somAfsnit('sektion'))).toBe(
      '(sektion(overskrift"Ba|ggrund", "Tekst"), sektion(overskrift"B"))',
    );
    expect(efter(doc(sektion(overskrift('Ba<a>'), afsnit('x'))), somAfsnit('punkt'))).toBe(
      '(punkt(overskrift"Ba|", "x"))',
    );
  });

  it('takes a section away and moves it in and out without touching the text', () => {
    expect(efter(doc(sektion(overskrift('Ba<a>ggrund'), afsnit('x'))), ophaevAfsnit)).toBe('("Ba|ggrund", "x")');
    const two = doc(sektion(overskrift('A'), afsnit('x')), sektion(overskrift('B<a>'), afsnit('y')));
    expect(efter(two, rykAfsnit('ind'))).toBe('(sektion(overskrift"A", "x", sektion(overskrift"B|", "y")))');
    expect(efter(two, rykAfsnit('ind'), rykAfsnit('ud'))).toBe(
      '(sektion(overskrift"A", "x"), sektion(overskrift"B|", "y"))',
    );
  });

  it('adds a numbered line to the agenda', () => {
    expect(efter(doc(dagsorden(dagsordenspunkt('1. Valg<a>'), dagsordenspunkt('2. Nyt'))), nytDagsordenspunkt)).toBe(
      '(dagsorden(dagsordenspunkt"1. Valg", dagsordenspunkt"2. |", dagsordenspunkt"2. Nyt"))',
    );
  });
});

describe('moving', () => {
  it('moves an indlæg, and from a heading its section', () => {
    const three = doc(indlaeg(afsnit('a')), indlaeg(afsnit('b<a>')), indlaeg(afsnit('c')));
    expect(efter(three, flyt(-1))).toBe('(indlaeg("b|"), indlaeg("a"), indlaeg("c"))');
    expect(efter(three, flyt(1))).toBe('(indlaeg("a"), indlaeg("c"), indlaeg("b|"))');
    const sections = doc(sektion(overskrift('A')), sektion(overskrift('B<a>')));
    expect(efter(sections, flyt(-1))).toBe('(sektion(overskrift"B|"), sektion(overskrift"A"))');
  });

  it('moves lines of the list and the agenda, but never past the heading', () => {
    const lines = doc(dagsorden(overskrift('Dagsorden'), dagsordenspunkt('1. A'), dagsordenspunkt('2. B<a>')));
    expect(efter(lines, flyt(-1))).toContain('dagsordenspunkt"2. B|", dagsordenspunkt"1. A"');
    expect(efter(lines, flyt(-1), flyt(-1))).toBe('null');
    expect(efter(doc(afsnit('a<a>')), flyt(-1))).toBe('null');
  });

  it('stops below the people, the facts and the agenda: what was said never comes among them', () => {
    const moede = doc(
      deltagere(overskrift('Afbud'), deltagergruppe(deltagerlinje())),
      punkt(overskrift('1. A'), indlaeg(afsnit('x<a>'))),
      punkt(overskrift('2. B')),
    );
    expect(efter(moede, flyt(-1))).toBe('null');
    expect(efter(moede, flyt(1), flyt(1))).toContain('punkt(overskrift"2. B", indlaeg("x|"))');
    const loest = doc(dagsorden(dagsordenspunkt('1. A')), indlaeg(afsnit('x<a>')), indlaeg(afsnit('y')));
    expect(efter(loest, flyt(-1))).toBe('null');
    expect(efter(loest, flyt(1), flyt(-1))).toContain('indlaeg("x|"), indlaeg("y")');
  });

  it('moves from one section into the next and back', () => {
    const two = doc(
      punkt(overskrift('1. A'), indlaeg(afsnit('x<a>'))),
      punkt(overskrift('2. B'), indlaeg(afsnit('y'))),
    );
    expect(efter(two, flyt(1))).toBe('(punkt(overskrift"1. A"), indlaeg("x|"), punkt(overskrift"2. B", indlaeg("y")))');
    expect(efter(two, flyt(1), flyt(1))).toBe(
      '(punkt(overskrift"1. A"), punkt(overskrift"2. B", indlaeg("x|"), indlaeg("y")))',
    );
    expect(efter(two, flyt(1), flyt(1), flyt(-1), flyt(-1))).toBe(
      '(punkt(overskrift"1. A", indlaeg("x|")), punkt(overskrift"2. B", indlaeg("y")))',
    );
  });
});

describe('lists', () => {
  it('makes, changes and takes apart', () => {
    const lines = doc(afsnit('a<a>'), afsnit('b<b>'));
    expect(efter(lines, somListe('punkt'))).toBe('(liste[punkt](listepunkt("a|"), listepunkt("b|")))');
    expect(efter(lines, somListe('punkt'), somListe('tal'))).toBe('(liste[tal](listepunkt("a|"), listepunkt("b|")))');
    expect(efter(lines, somListe('tal'), somListe('tal'))).toBe('("a|", "b|")');
  });

  it('lifts one item out of the middle; the numbers of the rest go on', () => {
    const state = udfoert(
      tilstand(doc(liste('tal', listepunkt(afsnit('a')), listepunkt(afsnit('b<a>')), listepunkt(afsnit('c'))))),
      udAfListe,
    );
    expect(form(state)).toBe('(liste[tal](listepunkt("a")), "b|", liste[tal](listepunkt("c")))');
    expect(state?.doc.child(3).attrs.start).toBe(3);
  });

  it('nests and lifts again', () => {
    const list = doc(liste('punkt', listepunkt(afsnit('a')), listepunkt(afsnit('b<a>')), listepunkt(afsnit('c'))));
    expect(efter(list, indIListe)).toBe(
      '(liste[punkt](listepunkt("a", liste[punkt](listepunkt("b|"))), listepunkt("c")))',
    );
    expect(efter(list, indIListe, udAfListe)).toBe(
      '(liste[punkt](listepunkt("a"), listepunkt("b|"), listepunkt("c")))',
    );
  });

  it('splits items on Enter, leaves the list from an empty one, and on Backspace at the start', () => {
    const list = doc(liste('punkt', listepunkt(afsnit('ab<a>cd'))));
    expect(efter(list, delListepunkt)).toBe('(liste[punkt](listepunkt("ab"), listepunkt("|cd")))');
    expect(efter(doc(liste('punkt', listepunkt(afsnit('a')), listepunkt(afsnit('<a>')))), delListepunkt)).toBe(
      '(liste[punkt](listepunkt("a")), "|")',
    );
    expect(efter(doc(liste('punkt', listepunkt(afsnit('<a>ab')))), tilbageIListe)).toBe('("|ab")');
  });
});

describe('tables and figures', () => {
  it('takes the place of an empty paragraph, grows by Tab and columns, and has a header row', () => {
    const state = udfoert(tilstand(doc(indlaeg(afsnit('<a>')))), indsaetTabel(2, 2, ['Hvad', 'Hvem']));
    expect(form(state)).toBe(
      '(indlaeg(tabel(raekke(hovedcelle("Hvad"), hovedcelle("Hvem")), raekke(celle("|"), celle("")))))',
    );
    const third = state && [naesteCelle, naesteCelle].reduce<typeof state | null>((s, c) => s && udfoert(s, c), state);
    expect(form(third ?? null)).toContain('raekke(celle(""), celle("")), raekke(celle("|"), celle(""))');
    const wide = state && udfoert(state, kolonneEfter);
    expect(wide && form(wide)).toContain('hovedcelle("Hvad"), hovedcelle(""), hovedcelle("Hvem")');
    const described = state && udfoert(state, beskrivTabel(' Opgaver  og frister '));
    expect(described?.doc.child(1).child(0).attrs.beskrivelse).toBe('Opgaver og frister');
    expect(state && form(udfoert(state, hovedraekke))).toContain('raekke(celle("Hvad"), celle("Hvem"))');
  });

  it('puts a figure after the paragraph and changes its alternative text', () => {
    const fil = 'a'.repeat(64);
    const state = udfoert(tilstand(doc(indlaeg(afsnit('x<a>')))), indsaetFigur(fil, ' Kort  over kajen '));
    expect(state && figurHer(state)).toEqual({ id: '', fil, alt: 'Kort over kajen' });
    expect(form(state)).toContain('indlaeg("x", figur');
    const named = valgt(
      tilstand(doc(afsnit('x'), state?.doc.child(1).child(1).type.create({ id: 'f1', fil }) ?? afsnit())),
      'figur',
    );
    expect(udfoert(named, saetAlt('f1', 'Nyt'))?.doc.child(2).attrs.alt).toBe('Nyt');
    expect(udfoert(named, saetAlt('f2', 'Nyt'))).toBeNull();
  });
});

describe('facts of the meeting', () => {
  it('are set together and read as words', () => {
    const form = laesMoede({ dato: '2027-03-09', start: '14:30', slut: '', sted: ' Rådhuset ', sagsnr: '' });
    expect(form).toEqual({ dato: '2027-03-09', start: '14:30', slut: null, sted: 'Rådhuset', sagsnr: null });
    const state = udfoert(tilstand(doc(afsnit('Den <a>'))), saetMoede(form));
    expect(tekstAf(state && udfoert(state, indsaetFelt('dato')))).toBe('Den 9. marts 2027\n');
    expect(state && udfoert(state, saetMoede(form))).toBeNull();
  });

  it('are refused with one sentence', () => {
    const empty = { dato: '', start: '', slut: '', sted: '', sagsnr: '' };
    expect(() => laesMoede({ ...empty, dato: '2027-02-30' })).toThrow('Datoen findes ikke');
    expect(() => laesMoede({ ...empty, start: '25:00' })).toThrow('Starttidspunktet');
    expect(() => laesMoede({ ...empty, slut: '16:00' })).toThrow('hvornår mødet begyndte');
  });
});

describe('every command', () => {
  it('keeps the text it stands in', () => {
    const source = doc(
      deltagere(deltagergruppe(deltagerlinje(BE, ' og ', AA))),
      punkt(overskrift('1. Plan'), indlaeg(afsnit(taler('be'), ' sagde <a>noget.'), afsnit('Mere.'))),
    );
    for (const command of [
      delIndlaeg,
      tilAfsnit,
      konkluder('konklusion'),
      konkluder('beslutning'),
      ophaevAfsnit,
      somListe('tal'),
    ]) {
      const state = udfoert(tilstand(source), command);
      const bare = (text: string) => text.replace(/\s+|\d\. (?=B)/g, '');
      expect(bare(tekstAf(state))).toBe(bare(tekstAf(tilstand(source))));
    }
  });
});
