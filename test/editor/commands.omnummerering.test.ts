// A punkt put in between others: those that follow are counted on in the same step, unless something speaks of them.
import { history, undo } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { nytAfsnit } from '../../editor/commands/sektion.ts';
import { beskeder } from '../../editor/view/besked.ts';
import { afsnit, dagsorden, dagsordenspunkt, doc, form, indlaeg, overskrift, punkt, tilstand } from './byg.ts';

/** The headings after "punkt Økonomi", what was said of it, and the document after one step back. */
function indsat(...parts: readonly Node[]) {
  const { doc: tagged, selection } = tilstand(doc(...parts));
  const plugin = beskeder(() => {});
  let state = EditorState.create({ doc: tagged, selection, plugins: [history(), plugin] });
  const before = form(state);
  nytAfsnit('punkt', 'Økonomi')(state, (tr) => {
    state = state.apply(tr);
  });
  state.doc.check();
  const titler: string[] = [];
  state.doc.descendants((node) => {
    if (node.type.name === 'overskrift') titler.push(node.textContent);
  });
  const sagt: string | null = plugin.getState(state)?.tekst ?? null;
  undo(state, (tr) => {
    state = state.apply(tr);
  });
  return { titler, sagt, fortrudt: form(state) === before };
}
const P = (title: string, text = '') => punkt(overskrift(title), afsnit(...(text === '' ? [] : [text])));

describe('a punkt in between', () => {
  it('counts on those that follow, in their shape, up to the first that stands otherwise; one step back', () => {
    expect(indsat(P('1. Valg', '<a>'), P('2. Siden sidst'), P('3. Kajen'), P('7. Eventuelt'))).toEqual({
      titler: ['1. Valg', '2. Økonomi', '3. Siden sidst', '4. Kajen', '7. Eventuelt'],
      sagt: '2 punkter er omnummereret.',
      fortrudt: true,
    });
    expect(indsat(P('Pkt. 9: A', '<a>'), P('Pkt. 10: B')).titler).toEqual([
      'Pkt. 9: A',
      'Pkt. 10: Økonomi',
      'Pkt. 11: B',
    ]);
    expect(indsat(P('1. Valg'), P('2. Kajen', '<a>'))).toMatchObject({
      titler: ['1. Valg', '2. Kajen', '3. Økonomi'],
      sagt: null,
    });
    // Another shape is another's numbers.
    expect(indsat(P('1. A', '<a>'), P('2) B')).titler).toEqual(['1. A', '2. Økonomi', '2) B']);
  });

  it.each<[string, Node[]]>([
    ['the agenda', [dagsorden(dagsordenspunkt('1. A'), dagsordenspunkt('2. B')), P('1. A', '<a>'), P('2. B')]],
    ['a sentence', [P('1. A', 'Se punkt 2.<a>'), P('2. B')]],
    ['a range', [P('1. A', 'Punkterne 1-3 udgår.<a>'), P('2. B'), P('3. C')]],
    ['the item itself', [P('1. A', '<a>'), P('2. B', 'Bo kom under punkt 2.')]],
    ['an item below', [P('1. A', '<a>'), punkt(overskrift('2. B'), P('2.1 C'))]],
  ])('gets a number of its own where %s speaks of one that follows', (_, parts) => {
    const { titler, sagt, fortrudt } = indsat(...parts);
    expect(titler.slice(0, 3)).toEqual(['1. A', '1a. Økonomi', '2. B']);
    expect([sagt, fortrudt]).toEqual([null, true]);
  });

  it('other numbers and dates are no references', () => {
    expect(indsat(P('1. A', 'Mødet den 2. maj kl. 2 kostede 2 mio.<a>'), P('2. B')).titler).toEqual([
      '1. A',
      '2. Økonomi',
      '3. B',
    ]);
    expect(indsat(punkt(overskrift('1. A'), indlaeg(afsnit('Se punkt 12.<a>'))), P('2. B')).titler[2]).toBe('3. B');
  });
});
