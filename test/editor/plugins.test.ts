// What the plugins keep true on the editor's state: ids of their own, no name without a person, holes and placeholders
// where they belong, copied names that stay references here and become text elsewhere. Each only over what changed.
import { Fragment, Slice } from 'prosemirror-model';
import { EditorState, type Plugin, type Transaction } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { rosterOf } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import { aendredeStykker } from '../../editor/plugins/aendret.ts';
import { blokpynt } from '../../editor/plugins/blokpynt.ts';
import { forladte } from '../../editor/plugins/forladte.ts';
import { huller } from '../../editor/plugins/huller.ts';
import { ids } from '../../editor/plugins/ids.ts';
import { sliceTekst, tilTekst } from '../../editor/plugins/klip.ts';
import { pladsholder, pladsholdere } from '../../editor/plugins/pladsholdere.ts';
import * as b from './byg.ts';

const LISTE = b.deltagere(b.deltagergruppe(b.deltagerlinje(b.BE, ' og ', b.KL)));

function med(doc: ReturnType<typeof b.doc>, ...plugins: Plugin[]): EditorState {
  return EditorState.create({ doc, plugins });
}
/** The document as it is opened: every block has its id. */
function udstedt(doc: ReturnType<typeof b.doc>): EditorState {
  const state = med(doc, ids());
  const tr = state.tr;
  let n = 0;
  doc.descendants((node, pos) => {
    if (node.attrs.id === '') tr.setNodeAttribute(pos, 'id', `n${n++}`);
  });
  return state.apply(tr);
}
function idsOf(state: EditorState): string[] {
  const found: string[] = [];
  state.doc.descendants((node) => {
    if ('id' in node.attrs) found.push(node.attrs.id);
  });
  return found;
}
function at(state: EditorState, text: string): number {
  let found = -1;
  state.doc.descendants((node, pos) => {
    const offset = node.text?.indexOf(text) ?? -1;
    if (offset >= 0) found = pos + offset;
  });
  return found;
}

describe('ids', () => {
  const start = udstedt(b.doc(b.indlaeg(b.afsnit('Et'), b.afsnit('To')), b.indlaeg(b.afsnit('Tre'))));

  it('a split gives one half an id of its own: the half with the text keeps the old one', () => {
    const pos = at(start, 'To');
    const split = start.apply(start.tr.split(pos + 1));
    expect(new Set(idsOf(split)).size).toBe(idsOf(split).length);
    const first = start.apply(start.tr.split(pos));
    const kept = start.doc.resolve(pos).parent.attrs.id;
    expect(first.doc.resolve(at(first, 'To')).parent.attrs.id).toBe(kept);
  });

  it('a block copied to another place gets new ids, all the way down; a moved one keeps its own', () => {
    const copy = start.doc.child(1);
    const pasted = start.apply(start.tr.insert(start.doc.content.size, copy));
    expect(idsOf(pasted)).not.toContain('');
    expect(new Set(idsOf(pasted)).size).toBe(idsOf(pasted).length);
    const before = start.doc.firstChild?.nodeSize ?? 0;
    const tr = start.tr.delete(before, before + copy.nodeSize);
    const moved = start.apply(tr.insert(tr.doc.content.size, copy));
    expect(idsOf(moved).toSorted()).toEqual(idsOf(start).toSorted());
  });

  it('typing issues nothing, and what others send is left as it came', () => {
    const typed = start.applyTransaction(start.tr.insertText('x', at(start, 'Et')));
    expect(typed.transactions).toHaveLength(1);
    const remote = start.applyTransaction(start.tr.split(at(start, 'To') + 1).setMeta('rebased', 0));
    expect(remote.transactions).toHaveLength(1);
  });
});

describe('people who leave the list', () => {
  const doc = b.doc(
    LISTE,
    b.indlaeg(b.afsnit(b.taler('kl'), ' takkede ', b.omtale('be', { form: 'genitiv' }), ' gruppe.')),
  );

  function uden(state: EditorState, id: string): Transaction {
    const tr = state.tr;
    state.doc.descendants((node, pos) => {
      if (node.type === schema.nodes.deltager && node.attrs.id === id) tr.delete(pos, pos + 1);
    });
    return tr;
  }

  it('stay in the text as the words that stood there', () => {
    const state = med(doc, forladte());
    const next = state.apply(uden(state, 'be'));
    expect(b.form(next)).toContain('"@kl takkede Bo Eksempels gruppe."');
  });

  it('are left alone where somebody else took them off: their replacements are on the way', () => {
    const state = med(doc, forladte());
    expect(b.form(state.apply(uden(state, 'be').setMeta('rebased', 0)))).toContain('&be');
  });
});

describe('holes and placeholders', () => {
  const shown = (state: EditorState, plugin: Plugin): string[] => {
    const set = plugin.getState(state) as { find(): { from: number; to: number }[] };
    return set.find().map(({ from, to }) => state.doc.slice(from, to).content.toString());
  };

  it('follow every change of their block', () => {
    const plugin = blokpynt(huller);
    let state = med(b.doc(b.indlaeg(b.afsnit('Koster ??? kr.')), b.indlaeg(b.afsnit('Intet.'))), plugin);
    expect(shown(state, plugin)).toEqual(['<"???">']);
    state = state.apply(state.tr.insertText('Vist ', at(state, 'Koster')));
    expect(shown(state, plugin)).toEqual(['<"???">']);
    state = state.apply(state.tr.insertText('??? ', at(state, 'Intet')));
    expect(shown(state, plugin)).toHaveLength(2);
    const hole = at(state, '??? kr');
    state = state.apply(state.tr.delete(hole + 1, hole + 2));
    expect(shown(state, plugin)).toHaveLength(1);
    state = state.apply(state.tr.delete(0 + 1, state.doc.content.size - 1));
    expect(shown(state, plugin)).toHaveLength(0);
  });

  it('a placeholder stands in an empty part until its first letter', () => {
    const plugin = blokpynt(pladsholdere);
    let state = med(b.doc(b.indlaeg(b.afsnit())), plugin);
    expect(shown(state, plugin)).toHaveLength(1);
    state = state.apply(state.tr.insertText('b', state.doc.content.size - 2));
    expect(shown(state, plugin)).toHaveLength(0);
    expect(pladsholder(b.afsnit(), b.indlaeg(b.afsnit(), b.afsnit()))).toBe('');
  });
});

describe('changed stretches', () => {
  it('are those of the document after all steps, attributes too', () => {
    const state = med(b.doc(b.indlaeg(b.afsnit('Et')), b.indlaeg(b.afsnit('To'))));
    const et = at(state, 'Et');
    const to = at(state, 'To');
    const tr = state.tr
      .insertText('xx', to)
      .insertText('y', et)
      .setNodeAttribute(et - 1, 'luft', 0);
    expect(aendredeStykker([tr])).toEqual([
      { from: et - 1, to: et + 1 },
      { from: to + 1, to: to + 3 },
    ]);
  });
});

describe('copied text', () => {
  const roster = rosterOf(b.doc(LISTE));
  const slice = new Slice(Fragment.from([b.afsnit(b.taler('be'), ' sagde til ', b.BE), b.afsnit('Mere')]), 1, 1);

  it('as plain text has its names and its lines', () => {
    expect(sliceTekst(slice, roster)).toBe('Bo Eksempel sagde til Bo Eksempel\nMere');
  });

  it('pasted into a line a speaker is only mentioned, and a participant’s own atom is a mention', () => {
    const inline = tilTekst(slice, roster, true).content.firstChild;
    expect(inline?.child(0).attrs).toMatchObject({ deltager: 'be', rolle: null });
    expect(inline?.child(2).type.name).toBe('omtale');
    const whole = tilTekst(slice, roster, false).content.firstChild;
    expect(whole?.child(0).attrs.rolle).toBe('taler');
  });
});
