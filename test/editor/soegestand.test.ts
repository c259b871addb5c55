// The search while the document changes under it: what it finds line by line is what a search from the beginning finds,
// and its marks stand on the hits.
import { history, undo } from 'prosemirror-history';
import { EditorState, type Transaction } from 'prosemirror-state';
import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { find } from '../../editor/commands/soeg.ts';
import { omdoeb } from '../../editor/model/omdoeb.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import { Soegestand } from '../../editor/soegning/stand.ts';
import { terning } from '../builders/lager.ts';
import { AA, afsnit, BE, deltagere, deltagergruppe, deltagerlinje, doc, indlaeg, omtale, taler } from './byg.ts';

const SOEGNING = { tekst: 'an', storeOgSmaa: false, heleOrd: false };
const document = () =>
  doc(
    deltagere(deltagergruppe(deltagerlinje('Formand ', BE, ' og ', AA))),
    indlaeg(afsnit(taler('be'), ' ananas an'), afsnit('Anden kant.')),
    indlaeg(afsnit(taler('aa'), ' and ', omtale('be'), ' an')),
  );
/** With a document of its own: the roster is remembered per document. */
const begin = (): EditorState => EditorState.create({ doc: document(), plugins: [history()] });
const steder = ({ fund }: Soegestand) => fund.map(({ from, to, navn, felt }) => [from, to, navn, felt]);
const maerker = (stand: Soegestand) =>
  stand.pynt
    .find(undefined, undefined, (spec) => spec.nu !== true)
    .map(({ from, to }) => [from, to])
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));

/** Follows a change and holds it against a fresh search. */
function fulgt(stand: Soegestand, state: EditorState, tr: Transaction): { stand: Soegestand; state: EditorState } {
  const next = state.apply(tr);
  const after = tr.docChanged ? stand.follow(tr, next) : stand;
  const fresh = find(next.doc, rosterOf(next.doc), stand.soegning);
  expect(steder(after)).toEqual(fresh.map(({ from, to, navn, felt }) => [from, to, navn, felt]));
  expect(maerker(after)).toEqual(fresh.map(({ from, to }) => [from, to]));
  expect(after.nu).toBeLessThan(fresh.length);
  expect(after.nu >= 0).toBe(fresh.length > 0);
  return { stand: after, state: next };
}

describe('a search that follows', () => {
  it('finds what a search from the beginning finds, after any change', () => {
    for (let round = 0; round < 60; round++) {
      const byte = (): number => terninger(new Uint8Array(1))[0] ?? 0;
      const terninger = terning(round + 1);
      let state = begin();
      let stand = Soegestand.find(state, SOEGNING, 0);
      for (let i = 0; i < 25; i++) {
        const { tr } = state;
        const size = state.doc.content.size;
        const a = 1 + ((byte() * 256 + byte()) % (size - 2));
        const b = Math.min(size - 1, a + (byte() % 12));
        const kind = byte() % 6;
        if (kind < 3) {
          const $a = state.doc.resolve(a);
          if ($a.parent.isTextblock) tr.insertText(['an', 'a', 'n', 'x', ' anden '][byte() % 5] ?? '', a);
        } else if (kind === 3) tr.deleteRange(a, b);
        else if (kind === 4 && state.doc.resolve(a).parent.type === schema.nodes.afsnit) tr.split(a);
        else
          undo(state, (back) => {
            ({ stand, state } = fulgt(stand, state, back));
          });
        if (tr.before === state.doc) ({ stand, state } = fulgt(stand, state, tr));
      }
    }
  });

  it('follows a rename to every place the name stands', () => {
    const state = begin();
    const stand = Soegestand.find(state, { ...SOEGNING, tekst: 'eksempel' }, 0);
    expect(stand.fund).toHaveLength(3);
    const { tr } = state;
    omdoeb(tr, 'be', 'Bo Nyborg');
    expect(tr).toBeInstanceOf(Transform);
    expect(fulgt(stand, state, tr).stand.fund).toHaveLength(0);
  });

  it('follows a mention that changes its form', () => {
    const state = begin();
    let at = -1;
    state.doc.descendants((node, pos) => {
      if (node.type === schema.nodes.omtale && node.attrs.rolle !== 'taler') at = pos;
    });
    const stand = Soegestand.find(state, { ...SOEGNING, tekst: 'eksempels' }, 0);
    expect(stand.fund).toHaveLength(0);
    const { tr } = state;
    expect(fulgt(stand, state, tr.setNodeAttribute(at, 'form', 'genitiv')).stand.fund).toHaveLength(1);
  });

  it('keeps the current hit while others are written before it', () => {
    const state = begin();
    const stand = Soegestand.find(state, SOEGNING, 0);
    const last = stand.vaelg(state, stand.fund.length - 1);
    const { tr } = state;
    const at = (stand.fund[1]?.from ?? 0) - 1;
    expect(fulgt(last, state, tr.insertText('an an ', at)).stand.nu).toBe(last.nu + 2);
  });

  it('searches the line it happens in, and keeps the hits before it as they are', () => {
    const state = begin();
    const stand = Soegestand.find(state, SOEGNING, 0);
    const next = fulgt(stand, state, state.tr.insertText(' an', state.doc.content.size - 2)).stand;
    expect(next.fund.length).toBe(stand.fund.length + 1);
    const line = state.doc.resolve(state.doc.content.size - 3).start();
    const before = stand.fund.filter((one) => one.to < line);
    expect(before.length).toBeGreaterThan(4);
    for (const [i, one] of before.entries()) expect(next.fund[i]).toBe(one);
  });
});
