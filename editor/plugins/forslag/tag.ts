// What taking a suggestion does to the text: the letters become a speaker (and the paragraph an indlæg), a verb, or the
// next part of the sentence.
import { closeHistory } from 'prosemirror-history';
import { Fragment } from 'prosemirror-model';
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { schema } from '../../model/schema.ts';
import { frisktId } from '../../view/nytid.ts';
import type { Kandidat } from './kandidater.ts';
import type { Skrivested } from './skrivested.ts';
import { tilfoejUkendt } from './ukendt.ts';

const { indlaeg, omtale } = schema.nodes;
const BEHOLDERE = new Set(['doc', 'sektion', 'punkt']);

/**
 * The transaction that takes a candidate; one step back in the history of its own. It scrolls nothing: what is taken stands
 * where the letters were typed, and to measure that costs as much as all the rest.
 */
export function tag(state: EditorState, sted: Skrivested, kandidat: Kandidat): Transaction {
  const tr = closeHistory(state.tr);
  if (kandidat.slags === 'taler') saetNavn(tr, sted, kandidat.deltager.id);
  else if (kandidat.slags === 'ukendt') saetNavn(tr, sted, tilfoejUkendt(tr, kandidat.skrevet));
  else saetOrd(tr, sted, kandidat.tekst);
  return tr;
}

/** The letters become an unknown participant, known from now on by them, to be named later in one place. */
export function tagUkendt(state: EditorState, sted: Skrivested): Transaction {
  const tr = closeHistory(state.tr);
  const id = tilfoejUkendt(tr, sted.bogstaver);
  saetNavn(tr, sted, id);
  return tr;
}

/** Puts the name where the letters stand. Whoever speaks there begins an indlæg, unless they join another speaker. */
function saetNavn(tr: Transaction, { slags, from, to }: Skrivested, id: string): void {
  if (slags === 'skift') {
    tr.setNodeAttribute(from, 'deltager', id);
    return;
  }
  const after = tr.doc.resolve(to).nodeAfter?.text ?? '';
  const opgave = slags === 'ansvarlig' || slags === 'ansvarligcelle';
  const atom = omtale.create({ deltager: id, rolle: slags === 'spoerger' || opgave ? null : 'taler' });
  // The name is all that stands in a cell, where the next Tab is the next cell, and behind the label of a fact.
  const alone = slags === 'ansvarligcelle' || tr.doc.resolve(from).parent.type.name === 'faktum';
  const space = /^[\s,.;:]/.test(after) || alone ? [] : [schema.text(' ')];
  tr.replaceWith(from, to, Fragment.from([atom, ...space]));
  const caret = from + (space.length > 0 || /^ /.test(after) ? 2 : 1);
  tr.setSelection(TextSelection.create(tr.doc, caret));
  if (slags === 'ansvarlig' && tr.selection.$from.parent.attrs.ansvarlig === null)
    tr.setNodeAttribute(tr.selection.$from.before(), 'ansvarlig', id);
  if (slags === 'medtaler' || slags === 'spoerger' || opgave) return;
  const $from = tr.doc.resolve(from);
  const parent = $from.node($from.depth - 1);
  if (BEHOLDERE.has(parent.type.name)) {
    const range = $from.blockRange();
    if (range) tr.wrap(range, [{ type: indlaeg, attrs: { id: frisktId() } }]);
  } else if (parent.type === indlaeg && $from.index($from.depth - 1) > 0) {
    tr.split($from.before(), 1, [{ type: indlaeg, attrs: { id: frisktId() } }]);
  }
}

function saetOrd(tr: Transaction, { slags, from, to, plads }: Skrivested, tekst: string): void {
  if (slags === 'adverbium') {
    // "redegjorde for ind" → "redegjorde indledningsvis for ": the adverb belongs behind the verb's first word.
    tr.delete(from, to).insertText(` ${tekst.trim()}`, plads);
    return;
  }
  const after = tr.doc.resolve(to).nodeAfter?.text ?? '';
  tr.insertText(/^\s/.test(after) ? tekst.trimEnd() : tekst, from, to);
}
