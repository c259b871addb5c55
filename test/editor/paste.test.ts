// Text on its way in: layout characters go, lines become what was meant, whole referater are recognised.
import { describe, expect, it } from 'vitest';
import { schema } from '../../editor/model/schema.ts';
import { rensTegn } from '../../editor/paste/tegn.ts';
import { lignerReferat, somLinjer, tekstSlice } from '../../editor/paste/tekst.ts';
import { afsnit, dagsorden, dagsordenspunkt, doc, form, indlaeg, liste, listepunkt, tilstand } from './byg.ts';

function indsat(document: ReturnType<typeof doc>, text: string): string {
  const state = tilstand(document);
  const tr = state.tr.replaceSelection(tekstSlice(text, state.selection.$from));
  tr.doc.check();
  return form(state.apply(tr));
}

describe('layout characters', () => {
  it('go, or become what they stand for', () => {
    expect(rensTegn('ud\u00advik\u200bling\u00a0nu\ufeff')).toBe('udvikling nu');
    expect(rensTegn('a\r\nb\rc\u000bd\u2028e')).toBe('a\nb\nc\nd\ne');
    expect(rensTegn('\ufb01nde A\u030a\u0000\u001b')).toBe('finde Å');
  });

  it('leave what is text: emoji, Arabic, accents', () => {
    for (const text of ['👩‍👩‍👧', 'محمد', 'én', 'Ærø', '½ – »«']) expect(rensTegn(text)).toBe(text);
  });
});

describe('plain text', () => {
  it('stays in the line it is pasted in, with the blanks at its ends', () => {
    expect(indsat(doc(indlaeg(afsnit('et<a>to'))), ' og ')).toBe('(indlaeg("et og |to"))');
  });

  it('becomes paragraphs at blank lines, keeps breaks that were meant and joins soft wraps', () => {
    expect(indsat(doc(indlaeg(afsnit('<a>'))), 'Første linje \nfortsat\nbrud\n\nAndet afsnit\n')).toBe(
      '(indlaeg("Første linje fortsat↵brud", "Andet afsnit|"))',
    );
  });

  it('becomes a list, its markers as they were written', () => {
    const state = tilstand(doc(afsnit('<a>')));
    const { content } = tekstSlice('- et\n- to', state.selection.$from);
    expect(content.firstChild?.type.name).toBe('liste');
    expect(content.firstChild?.firstChild?.attrs.maerke).toBe('- ');
    expect(tekstSlice('1) et\n2) to', state.selection.$from).content.firstChild?.attrs.art).toBe('tal');
  });

  it('becomes lines of the agenda in an agenda', () => {
    expect(indsat(doc(dagsorden(dagsordenspunkt('<a>'))), '1. Valg\n2. Økonomi\n\n3. Eventuelt')).toBe(
      '(dagsorden(dagsordenspunkt"1. Valg", dagsordenspunkt"2. Økonomi", dagsordenspunkt"3. Eventuelt|"))',
    );
  });
});

describe('blocks in a line of the agenda', () => {
  it('become such lines, numbers as letters', () => {
    const state = tilstand(doc(dagsorden(dagsordenspunkt('<a>'))));
    const list = liste(
      'tal',
      listepunkt(afsnit('Valg')),
      listepunkt(afsnit('Nyt'), liste('punkt', listepunkt(afsnit('Bus')))),
    );
    const slice = somLinjer(
      schema.node('doc', null, [schema.node('titel'), list]).slice(2, 2 + list.nodeSize),
      state.selection.$from,
    );
    const lines: string[] = [];
    slice.content.forEach((line) => {
      lines.push(`${line.type.name} ${line.firstChild?.text}`);
    });
    expect(lines).toEqual(['dagsordenspunkt 1. Valg', 'dagsordenspunkt 2. Nyt', 'dagsordenspunkt Bus']);
  });
});

describe('a whole referat', () => {
  it('is told from a passage', () => {
    const whole = `Referat af møde\n\nDeltagere i mødet\nBo Eksempel\n\nDagsorden\n1. Valg\n\n${'Bo Eksempel sagde noget. '.repeat(20)}`;
    expect(lignerReferat(whole)).toBe(true);
    expect(lignerReferat('Bo Eksempel sagde noget. '.repeat(40))).toBe(false);
    expect(lignerReferat('Referat\nDeltagere\nBo')).toBe(false);
  });
});
