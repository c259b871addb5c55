// What taking a suggestion does to the text: the letters become a speaker (and the paragraph an indlæg), or a verb.

import { closeHistory } from 'prosemirror-history';
import { Fragment } from 'prosemirror-model';
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import type { Roster } from '../../model/roster.ts';
import { rosterOf } from '../../model/roster.ts';
import { schema } from '../../model/schema.ts';
import { frisktId } from '../../view/nytid.ts';
import type { Kandidat } from './kandidater.ts';
import type { Skrivested } from './skrivested.ts';

const { indlaeg, omtale, deltager, oevrige } = schema.nodes;
const BEHOLDERE = new Set(['doc', 'sektion', 'punkt']);

/** The transaction that takes a candidate; one step back in the history of its own. */
export function tag(state: EditorState, sted: Skrivested, kandidat: Kandidat): Transaction {
  const tr = closeHistory(state.tr);
  if (kandidat.slags === 'taler') saetTalerVed(tr, sted, kandidat.deltager.id);
  else saetOrd(tr, sted, kandidat.tekst);
  return tr.scrollIntoView();
}

/** The letters become an unknown participant, known from now on by them, to be named later in one place. */
export function tagUkendt(state: EditorState, sted: Skrivested, navn: string): Transaction {
  const tr = closeHistory(state.tr);
  const id = tilfoejUkendt(tr, sted.bogstaver, navn);
  saetTalerVed(tr, sted, id);
  return tr.scrollIntoView();
}

/** Adds somebody who stands on no list. Letters that look like a whole name are the name. Returns the id. */
export function tilfoejUkendt(tr: Transaction, bogstaver: string, ukendt: string): string {
  const roster = rosterOf(tr.doc);
  const isName = / /.test(bogstaver) && /^\p{Lu}/u.test(bogstaver);
  const initialer = bogstaver
    .replace(/[^\p{L}]/gu, '')
    .slice(0, 5)
    .toLocaleUpperCase('da');
  const taken = roster.deltagere.some((one) => one.initialer === initialer);
  const node = deltager.create({
    id: frisktId(),
    navn: isName ? bogstaver : ledigtNavn(ukendt, roster),
    initialer: isName || taken ? '' : initialer,
  });
  const last = tr.doc.lastChild;
  if (last?.type === oevrige) tr.insert(tr.doc.content.size - 1, node);
  else tr.insert(tr.doc.content.size, oevrige.create({ id: frisktId() }, node));
  return node.attrs.id;
}

function ledigtNavn(navn: string, { deltagere }: Roster): string {
  const taken = new Set(deltagere.map((one) => one.navn));
  if (!taken.has(navn)) return navn;
  let n = 2;
  while (taken.has(`${navn} ${n}`)) n++;
  return `${navn} ${n}`;
}

function saetTalerVed(tr: Transaction, { slags, from, to }: Skrivested, id: string): void {
  const after = tr.doc.resolve(to).nodeAfter?.text ?? '';
  const atom = omtale.create({ deltager: id, rolle: 'taler' });
  const space = /^[\s,.;:]/.test(after) ? [] : [schema.text(' ')];
  tr.replaceWith(from, to, Fragment.from([atom, ...space]));
  const caret = from + (space.length > 0 || /^ /.test(after) ? 2 : 1);
  tr.setSelection(TextSelection.create(tr.doc, caret));
  if (slags === 'medtaler') return;
  const $from = tr.doc.resolve(from);
  const parent = $from.node($from.depth - 1);
  if (BEHOLDERE.has(parent.type.name)) {
    const range = $from.blockRange();
    if (range) tr.wrap(range, [{ type: indlaeg, attrs: { id: frisktId() } }]);
  } else if (parent.type === indlaeg && $from.index($from.depth - 1) > 0) {
    tr.split($from.before(), 1, [{ type: indlaeg, attrs: { id: frisktId() } }]);
  }
}

function saetOrd(tr: Transaction, { from, to }: Skrivested, tekst: string): void {
  const after = tr.doc.resolve(to).nodeAfter?.text ?? '';
  tr.insertText(/^\s/.test(after) ? tekst.trimEnd() : tekst, from, to);
}
