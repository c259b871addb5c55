// Participants: fields edited in the literal text, lists added and read, people removed; the rest of a line never changes.
import { TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { type Deltagerfelter, retDeltager } from '../../editor/commands/deltager.ts';
import { fjernDeltager, kendte, laesLinje, tilfoejDeltagere, tilfoejPerson } from '../../editor/commands/deltagere.ts';
import { saetPaaListen } from '../../editor/commands/deltagerflyt.ts';
import { laesDeltagertekst, rensDeltagertekst } from '../../editor/model/deltagertekst.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import {
  AA,
  afsnit,
  BE,
  deltagere,
  deltagergruppe,
  deltagerlinje,
  doc,
  fed,
  form,
  gruppenavn,
  indlaeg,
  KL,
  oevrige,
  omtale,
  person,
  taler,
  tekstAf,
  tilstand,
} from './byg.ts';

const IM = person('im', 'Ingrid Måneskov', 'IM');
const liste = (...lines: readonly ReturnType<typeof doc>[]) => doc(deltagere(deltagergruppe(...lines)));

function rettet(document: ReturnType<typeof doc>, id: string, felter: Deltagerfelter) {
  const state = tilstand(document);
  const tr = state.tr;
  const steder = retDeltager(tr, id, felter);
  tr.doc.check();
  const found = rosterOf(tr.doc).find(id);
  return { steder, tekst: tekstAf(state.apply(tr)), found };
}

describe('one participant', () => {
  const three = liste(
    deltagerlinje('Borgmester ', BE, ', by- og havnechef ', AA, ' og konsulent ', KL, ' (referent).'),
  );

  it('is renamed everywhere, and the places are counted', () => {
    const document = doc(
      deltagere(deltagergruppe(deltagerlinje('Kajkanten: Formand ', BE))),
      indlaeg(afsnit(taler('be'), ' takkede.')),
      indlaeg(afsnit(taler('aa'), ' var enig i ', omtale('be', { form: 'genitiv' }), ' forslag.')),
      oevrige(AA),
    );
    const { steder, tekst } = rettet(document, 'be', { navn: ' Bo  Lars ' });
    expect(steder).toBe(3);
    expect(tekst).toContain('Formand Bo Lars');
    expect(tekst).toContain('Bo Lars takkede.');
    expect(tekst).toContain("Bo Lars' forslag");
  });

  it('gets a role in the words of the line', () => {
    expect(rettet(three, 'be', { rolle: 'viceborgmester' }).tekst).toContain('Viceborgmester Bo Eksempel, by-');
    expect(rettet(three, 'aa', { rolle: 'IT-chef' }).tekst).toContain(', IT-chef Aase Aagaard-Øllgård og');
    expect(rettet(three, 'kl', { rolle: '' }).tekst).toContain(' og Karen Lyngdal (referent).');
    const after = rettet(liste(deltagerlinje(BE, ', formand')), 'be', { rolle: 'kasserer' });
    expect(after.tekst).toBe('Bo Eksempel, kasserer\n');
    expect(after.found?.rolle).toBe('kasserer');
    expect(rettet(liste(deltagerlinje(BE, ' og ', AA)), 'aa', { rolle: 'formand' }).tekst).toBe(
      'Bo Eksempel og formand Aase Aagaard-Øllgård\n',
    );
  });

  it('gets a role where another grammar says it', () => {
    const odd = liste(
      deltagerlinje('Mødeleder: ', person('be', 'Bo Eksempel', 'BE', { rolle: 'mødeleder', organisation: '' })),
    );
    const { tekst, found } = rettet(odd, 'be', { rolle: 'ordstyrer' });
    expect(tekst).toBe('Ordstyrer: Bo Eksempel\n');
    expect(found?.rolle).toBe('ordstyrer');
  });

  it('keeps the marks of the words around', () => {
    const state = tilstand(liste(deltagerlinje(fed('Formand '), BE, ' og ', AA)));
    const tr = state.tr;
    retDeltager(tr, 'be', { rolle: 'næstformand' });
    expect(tr.doc.child(1).child(0).child(0).child(0).marks[0]?.type.name).toBe('strong');
  });

  it('gets a status that everybody sees, beside the marker that stands', () => {
    const first = rettet(three, 'kl', { status: 'afbud' });
    expect(first.tekst).toContain('Karen Lyngdal (referent, afbud).');
    expect(first.found?.status).toBe('afbud');
    const absent = liste(deltagerlinje(person('be', 'Bo Eksempel', 'BE', { status: 'afbud' }), ' (afbud)'));
    expect(rettet(absent, 'be', { status: 'til stede' }).tekst).toBe('Bo Eksempel\n');
  });

  it('changes organisation: the head of an own line, else a line of its own, with commas that fit', () => {
    const one = liste(deltagerlinje('Kajkanten: Formand ', BE));
    expect(rettet(one, 'be', { organisation: 'FOB' }).tekst).toBe('FOB: Formand Bo Eksempel\n');
    expect(rettet(one, 'be', { organisation: '' }).found?.organisation).toBe('');
    const two = liste(deltagerlinje('Kajkanten: Formand ', BE, ' og direktør ', IM), deltagerlinje('FOB; ', AA));
    const moved = rettet(two, 'im', { organisation: 'FOB' });
    expect(moved.tekst).toBe('Kajkanten: Formand Bo Eksempel\nFOB; Aase Aagaard-Øllgård og direktør Ingrid Måneskov\n');
    expect(moved.found).toMatchObject({ organisation: 'FOB', rolle: 'direktør' });
    const alone = rettet(two, 'be', { organisation: 'Nyt Hus' });
    expect(alone.tekst).toContain('Kajkanten: Direktør Ingrid Måneskov\nNyt Hus: Formand Bo Eksempel\n');
    const flat = doc(deltagere(deltagergruppe(gruppenavn('Fra kommunen:'), deltagerlinje('Borgmester ', KL))));
    expect(rettet(flat, 'kl', { organisation: 'Regionen' }).tekst).toBe(
      'Fra kommunen:\nRegionen: Borgmester Karen Lyngdal\n',
    );
  });

  it('is refused without a name and with the initials of another', () => {
    expect(() => rettet(three, 'be', { navn: '  ' })).toThrow('skal have et navn');
    expect(() => rettet(three, 'be', { initialer: 'kl' })).toThrow('Karen Lyngdal har allerede initialerne KL.');
    expect(rettet(three, 'be', { initialer: 'boe' }).found?.initialer).toBe('boe');
  });
});

describe('taking people off', () => {
  const fjernet = (document: ReturnType<typeof doc>, id: string) => {
    const state = tilstand(document);
    const tr = state.tr;
    fjernDeltager(tr, id);
    tr.doc.check();
    return form(state.apply(tr)).replace('titel"|Referat", ', '');
  };
  const line = deltagerlinje('Kajkanten: Formand ', BE, ', chef ', AA, ' (A), ', IM, ' og direktør ', KL, '.');

  it('leaves a line that reads', () => {
    const four = liste(line);
    const all = [BE, AA, IM, KL].map((one) => /"(.*)"/.exec(fjernet(four, one.attrs.id))?.[1]);
    expect(all).toEqual([
      'Kajkanten: Chef [Aase Aagaard-Øllgård] (A), [Ingrid Måneskov] og direktør [Karen Lyngdal].',
      'Kajkanten: Formand [Bo Eksempel], [Ingrid Måneskov] og direktør [Karen Lyngdal].',
      'Kajkanten: Formand [Bo Eksempel], chef [Aase Aagaard-Øllgård] (A) og direktør [Karen Lyngdal].',
      'Kajkanten: Formand [Bo Eksempel], chef [Aase Aagaard-Øllgård] (A) og [Ingrid Måneskov].',
    ]);
  });

  it('lets whom the text names speak on, as somebody the list does not know; from there the names become text', () => {
    const talt = doc(deltagere(deltagergruppe(line)), indlaeg(afsnit(taler('be'), ' sagde.')));
    const state = tilstand(talt);
    const tr = state.tr;
    expect(fjernDeltager(tr, 'be')).toBe(true);
    tr.doc.check();
    expect(rosterOf(tr.doc).find('be')).toMatchObject({
      navn: 'Bo Eksempel',
      paaListen: false,
      rolle: 'formand',
      organisation: 'Kajkanten',
    });
    const again = state.apply(tr).tr;
    expect(fjernDeltager(again, 'be')).toBe(false);
    expect(rosterOf(again.doc).find('be')).toBeNull();
  });

  it('takes the line along when nobody is left, the group too, and keeps the list', () => {
    expect(fjernet(doc(deltagere(deltagergruppe(deltagerlinje('A: ', BE), deltagerlinje(AA)))), 'be')).toBe(
      '(deltagere(deltagergruppe(deltagerlinje"[Aase Aagaard-Øllgård]")))',
    );
    expect(
      fjernet(
        doc(deltagere(deltagergruppe(gruppenavn('Fra A:'), deltagerlinje(BE)), deltagergruppe(deltagerlinje(AA)))),
        'be',
      ),
    ).toBe('(deltagere(deltagergruppe(deltagerlinje"[Aase Aagaard-Øllgård]")))');
    expect(fjernet(liste(deltagerlinje(BE)), 'be')).toBe('(deltagere(deltagergruppe(deltagerlinje"")))');
  });
});

describe('adding people', () => {
  const tilfoejet = (document: ReturnType<typeof doc>, text: string) => {
    const state = tilstand(document);
    const tr = state.tr;
    const n = tilfoejDeltagere(tr, laesDeltagertekst(rensDeltagertekst(text)));
    tr.doc.check();
    return { n, tekst: tekstAf(state.apply(tr)), roster: rosterOf(tr.doc) };
  };

  it('leaves the caret at the end of what came, where it stood in the empty line or group that gave way', () => {
    for (const text of ['Carl Munk\nDitte Elm', 'Fra kommunen:\nCarl Munk\n\nFra havnen:\nDitte Elm']) {
      const document = doc(
        deltagere(deltagergruppe(gruppenavn(), deltagerlinje())),
        deltagere(deltagergruppe(deltagerlinje())),
      );
      const { tr } = tilstand(document);
      const kind = text.startsWith('Fra') ? 'gruppenavn' : 'deltagerlinje';
      let at = -1;
      document.descendants((node, pos) => {
        if (node.type.name === kind && at < 0) at = pos + 1;
      });
      tr.setSelection(TextSelection.create(tr.doc, at));
      tilfoejDeltagere(tr, laesDeltagertekst(text));
      expect(tr.selection.$from.parent.lastChild?.attrs.navn).toBe('Ditte Elm');
      expect(tr.selection.$from.parentOffset).toBe(tr.selection.$from.parent.content.size);
    }
  });

  it('makes the list of pasted lines, with roles, organisations and initials', () => {
    const { n, tekst, roster } = tilfoejet(
      doc(afsnit('Tekst')),
      'Fra boligforeningerne:\n• Kajkanten: Formand Bo Eksempel og direktør Ingrid Måneskov\n\nAfbud:\nBo E. Jensen (BEJ)\nBritta Eskildsen, kasserer, FOB',
    );
    expect(n).toBe(4);
    expect(tekst).toBe(
      'Deltagere i mødet\nFra boligforeningerne:\nKajkanten: Formand Bo Eksempel og direktør Ingrid Måneskov\n\nAfbud:\nBo E. Jensen (BEJ)\nBritta Eskildsen, kasserer, FOB\n\nTekst\n',
    );
    expect(
      roster.deltagere.map(({ navn, initialer, rolle, organisation, status }) => [
        navn,
        initialer,
        rolle,
        organisation,
        status,
      ]),
    ).toEqual([
      ['Bo Eksempel', 'BE', 'formand', 'Kajkanten', null],
      ['Ingrid Måneskov', 'IM', 'direktør', 'Kajkanten', null],
      ['Bo E. Jensen', 'BEJ', '', '', 'afbud'],
      ['Britta Eskildsen', 'BES', 'kasserer', 'FOB', 'afbud'],
    ]);
  });

  it('finds the group again and leaves out who stands there', () => {
    const document = doc(deltagere(deltagergruppe(gruppenavn('Fra kommunen:'), deltagerlinje(KL))));
    const { n, tekst } = tilfoejet(document, 'Fra Kommunen:\nKaren Lyngdal\nMalte Strandhave');
    expect(n).toBe(1);
    expect(tekst).toBe('Fra kommunen:\nKaren Lyngdal\nMalte Strandhave\n');
    expect([...kendte(laesDeltagertekst('Karen Lyngdal'), rosterOf(document))]).toEqual(['Karen Lyngdal']);
  });

  it('keeps the references to somebody known from the text', () => {
    const { roster, tekst } = tilfoejet(
      doc(indlaeg(afsnit(taler('be'), ' kom.')), oevrige(BE)),
      'Bo Eksempel, formand',
    );
    expect(roster.deltagere).toHaveLength(1);
    expect(roster.find('be')).toMatchObject({ paaListen: true, initialer: 'BE', rolle: 'formand' });
    expect(tekst).toContain('Bo Eksempel kom.');
  });

  it('adds one person to the line of the organisation, or to a new one', () => {
    const state = tilstand(
      doc(deltagere(deltagergruppe(deltagerlinje('Kajkanten: Formand ', BE, ' og direktør ', IM)))),
    );
    const tr = state.tr;
    tilfoejPerson(tr, 'Torben Fyrtoft', 'Kasserer', 'Kajkanten');
    tilfoejPerson(tr, 'Nanna Bølgemark', 'Formand', 'Regnbuehuset');
    tilfoejPerson(tr, 'Ib Sø');
    expect(tekstAf(state.apply(tr))).toBe(
      'Kajkanten: Formand Bo Eksempel, direktør Ingrid Måneskov og kasserer Torben Fyrtoft\nRegnbuehuset: Formand Nanna Bølgemark\nIb Sø\n',
    );
    expect(() => tilfoejPerson(tr, 'Ib Sø')).toThrow('Ib Sø står allerede på listen.');
    expect(() => tilfoejPerson(tr, ' ')).toThrow('skal have et navn');
  });

  it('puts somebody from the text on the list', () => {
    const state = tilstand(doc(indlaeg(afsnit(taler('be'), ' kom.')), oevrige(BE)));
    const tr = state.tr;
    saetPaaListen(tr, 'be');
    expect(rosterOf(tr.doc).find('be')?.paaListen).toBe(true);
    expect(tekstAf(state.apply(tr))).toBe('Deltagere i mødet\nBo Eksempel\n\nBo Eksempel kom.\n');
  });
});

describe('a typed line', () => {
  it('gets its names when it is done, and nobody twice', () => {
    const state = tilstand(
      liste(deltagerlinje('Kajkanten: Formand Ib Sø og direktør Åse Ås, ', BE, ' og Bo Eksempel')),
    );
    const tr = state.tr;
    expect(laesLinje(tr, 11)).toBe(2);
    expect(form(state.apply(tr))).toContain(
      '"Kajkanten: Formand [Ib Sø] og direktør [Åse Ås], [Bo Eksempel] og Bo Eksempel"',
    );
    expect(rosterOf(tr.doc).deltagere.map(({ navn, rolle, initialer }) => [navn, rolle, initialer])).toEqual([
      ['Ib Sø', 'formand', 'IS'],
      ['Åse Ås', 'direktør', 'ÅÅ'],
      ['Bo Eksempel', '', 'BE'],
    ]);
  });
});
