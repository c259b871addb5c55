// Enter, Ctrl+Enter and Backspace in a referat: a new paragraph, a new indlæg, and the way back – structure first, text
// later. Commands only; which key runs them is in `taster.ts`.
import { splitBlockAs } from 'prosemirror-commands';
import { closeHistory } from 'prosemirror-history';
import type { Node, ResolvedPos } from 'prosemirror-model';
import { type Command, Selection, TextSelection, type Transaction } from 'prosemirror-state';
import { canJoin } from 'prosemirror-transform';
import { BLOKDELE, loesn } from '../commands/loesn.ts';
import { ophaevAfsnit } from '../commands/sektion.ts';
import { omkring } from '../commands/sted.ts';
import { schema } from '../model/schema.ts';
import { frisktId } from '../view/nytid.ts';

const { afsnit, indlaeg, deltagere, deltagergruppe, deltagerlinje, gruppenavn, opgave, overskrift } = schema.nodes;
const BEHOLDERE = new Set(['doc', 'sektion', 'punkt']);
const LISTELINJER = new Set(['deltagerlinje', 'dagsordenspunkt', 'faktum', 'opgave']);

function nytIndlaegNode(content: Node = afsnit.create({ id: frisktId() })): Node {
  return indlaeg.create({ id: frisktId() }, content);
}

/** Puts an empty indlæg at `pos` with the caret in it. */
function indsaet(tr: Transaction, pos: number): Transaction {
  tr.insert(pos, nytIndlaegNode());
  return closeHistory(tr.setSelection(TextSelection.create(tr.doc, pos + 2)).scrollIntoView());
}

/** A new indlæg: the rest of the text behind the caret goes along, as with Enter. */
export const nytIndlaeg: Command = (state, dispatch) => {
  const { $from, $to, empty } = state.selection;
  if (!empty && !$from.sameParent($to)) return false;
  const around = omkring($to, ...BLOKDELE);
  if (around) {
    const { node, pos, depth } = around;
    const inParagraph = node.type === indlaeg && $to.depth === depth + 1 && $to.parent.type === afsnit;
    if (!state.doc.resolve(pos).parent.canReplaceWith($to.index(depth - 1) + 1, $to.index(depth - 1) + 1, indlaeg))
      return false;
    if (!dispatch) return true;
    if (!inParagraph) dispatch(indsaet(state.tr, pos + node.nodeSize));
    else dispatch(delVed(state.tr.deleteSelection()));
    return true;
  }
  const parent = $to.depth > 0 ? $to.node($to.depth - 1) : null;
  if (!parent || !BEHOLDERE.has(parent.type.name) || ($to.parent.type !== afsnit && $to.parent.type !== overskrift))
    return false;
  if (!dispatch) return true;
  const tr = state.tr.deleteSelection();
  const $pos = tr.selection.$from;
  if ($pos.parent.type === overskrift) dispatch(indsaet(tr, $pos.after()));
  else {
    const rest = $pos.parent.cut($pos.parentOffset);
    const before = $pos.parentOffset > 0;
    const from = before ? $pos.pos : $pos.before();
    if (before) tr.split($pos.pos, 1, [{ type: afsnit }]);
    const at = before ? from + 1 : from;
    tr.replaceWith(at, at + rest.nodeSize, nytIndlaegNode(afsnit.create({ id: frisktId() }, rest.content)));
    dispatch(closeHistory(tr.setSelection(TextSelection.create(tr.doc, at + 2)).scrollIntoView()));
  }
  return true;
};

/** Splits the indlæg at the caret in one of its paragraphs. */
function delVed(tr: Transaction): Transaction {
  const { $from } = tr.selection;
  const depth = $from.depth - 1;
  const first = $from.index(depth) === 0;
  const { size } = $from.parent.content;
  if ($from.parentOffset === 0 && first) {
    // Before the first word: the new, empty one stands before it. An empty one is new already.
    return size === 0 && $from.node(depth).childCount === 1 ? tr : indsaet(tr, $from.before(depth));
  }
  const type = { type: indlaeg, attrs: { id: frisktId() } };
  if ($from.parentOffset === 0) {
    const at = $from.before();
    tr.split(at, 1, [type]).setSelection(TextSelection.create(tr.doc, at + 3));
  } else {
    const at = $from.pos;
    tr.split(at, 2, [type, { type: afsnit, attrs: { id: frisktId() } }]);
    tr.setSelection(TextSelection.create(tr.doc, at + 4));
  }
  return closeHistory(tr.scrollIntoView());
}

/** Enter: a new paragraph of the same indlæg; on an empty one a new indlæg, and on an empty new indlæg none at all. */
export const nyLinje: Command = (state, dispatch, view) =>
  // Each paragraph is a step back of its own, however fast it was written.
  linjeskifte(state, dispatch && ((tr) => dispatch(closeHistory(tr))), view);

const linjeskifte: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  const depth = $from.depth - 1;
  const isEmpty = empty && $from.parent.content.size === 0;
  if (isEmpty && depth > 0 && $from.parent.type === afsnit && $from.node(depth).type === indlaeg) {
    if (!dispatch) return true;
    const tr = state.tr;
    if ($from.node(depth).childCount === 1) loesn(tr, $from.before(depth));
    else delTom(tr, $from);
    dispatch(tr.scrollIntoView());
    return true;
  }
  if (isEmpty && depth > 0 && LISTELINJER.has($from.parent.type.name)) return udAfDel(state, dispatch, view);
  const del = depth > 0 ? $from.node(depth) : null;
  if (empty && del?.type === deltagere && $from.parent.type === overskrift && atEnd($from)) {
    if (dispatch) dispatch(tilFoersteLinje(state.tr, $from.after(), del));
    return true;
  }
  // The line that waits below a group's name is the one meant.
  const below = $from.parent.type === gruppenavn ? $from.node(depth).maybeChild($from.index(depth) + 1) : null;
  if (empty && below?.content.size === 0 && atEnd($from)) {
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, $from.after() + 1)).scrollIntoView());
    return true;
  }
  // At the start the line itself keeps its id, and an empty one comes before it.
  if (empty && $from.parentOffset === 0 && !isEmpty && $from.parent.type === afsnit) {
    dispatch?.(state.tr.insert($from.before(), afsnit.create({ id: frisktId() })).scrollIntoView());
    return true;
  }
  return splitBlockAs((node, last) => (last ? null : { type: node.type }))(state, dispatch, view);
};

function atEnd($pos: ResolvedPos): boolean {
  return $pos.parentOffset === $pos.parent.content.size;
}

/** From the heading of the list, which ends at `at`, to its first line; a new one where people stand there already. */
function tilFoersteLinje(tr: Transaction, at: number, del: Node): Transaction {
  const group = del.maybeChild(1);
  let caret = at + 1;
  if (group?.type === deltagergruppe) {
    const first = group.firstChild;
    caret = at + 1 + (first?.type === gruppenavn ? first.nodeSize : 0);
    const line = tr.doc.nodeAt(caret);
    if (line?.type !== deltagerlinje || line.content.size > 0)
      tr.insert(caret, deltagerlinje.create({ id: frisktId() }));
  } else tr.insert(at, deltagergruppe.create({ id: frisktId() }, deltagerlinje.create({ id: frisktId() })));
  return tr.setSelection(TextSelection.create(tr.doc, caret + 1)).scrollIntoView();
}

/** The empty paragraph at the caret begins a new indlæg, with what follows it in the old one. */
function delTom(tr: Transaction, $from: ResolvedPos): void {
  const at = $from.before();
  if ($from.index($from.depth - 1) === 0) return;
  tr.split(at, 1, [{ type: indlaeg, attrs: { id: frisktId() } }]);
  tr.setSelection(TextSelection.create(tr.doc, at + 3));
}

/** Enter on the empty last line of a list of people, items or tasks: the line goes, the caret moves on behind the part. */
const udAfDel: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const lines = $from.node($from.depth - 1);
  if ($from.index($from.depth - 1) < lines.childCount - 1 || lines.childCount < 2) return false;
  const next = Selection.findFrom(state.doc.resolve($from.after()), 1, true);
  if (!next || next.$head.parent.type.name === 'oevrige') return false;
  if (dispatch) {
    const tr = state.tr.delete($from.before(), $from.after());
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map(next.from)), 1)).scrollIntoView());
  }
  return true;
};

/** Backspace at the start of a line: what the line is goes first; no key ever takes somebody off the list in silence. */
export const tilbage: Command = (state, dispatch, view) => {
  const { selection } = state;
  if (!(selection instanceof TextSelection) || !selection.empty) return false;
  const { $head } = selection;
  if ($head.parentOffset > 0 || $head.depth === 0) return false;
  const depth = $head.depth - 1;
  const del = $head.node(depth);
  const index = $head.index(depth);
  const name = del.type.name;
  if (index === 0 && BLOKDELE.some((one) => one === name)) {
    if (!dispatch) return true;
    const at = $head.before(depth);
    const tr = state.tr;
    if (del.type === indlaeg && state.doc.resolve(at).nodeBefore?.type === indlaeg) tr.join(at);
    else loesn(tr, at);
    dispatch(closeHistory(tr.scrollIntoView()));
    return true;
  }
  if ($head.parent.type === overskrift) return overskriftTilbage(state, dispatch, view);
  const before = index > 0 ? del.child(index - 1) : null;
  if (before && before.type === $head.parent.type && mangler(before, $head.parent))
    return samlLinjer($head.before())(state, dispatch);
  if (LISTELINJER.has($head.parent.type.name) && before?.type !== $head.parent.type) return fjernTom(state, dispatch);
  return before?.type.spec.isolating ? fjernTom(state, dispatch) : false;
};

/** Whether two lines that are joined would run together. A word that was split comes together again. */
function mangler(before: Node, after: Node): boolean {
  if (before.type !== afsnit && before.type !== opgave) return false;
  const [last, first] = [before.lastChild, after.firstChild];
  if (!last || !first || last.type.name === 'linjeskift' || first.type.name === 'linjeskift') return false;
  const [left, right] = [last.text ?? '.', first.text ?? 'X'];
  if (/\s$/u.test(left) || /^\s/u.test(right)) return false;
  return !(/\p{L}$/u.test(left) && /^\p{Ll}/u.test(right)) && !/^[,.;:!?)]/.test(right);
}

/** Joins the line at `at` to the one before it, with a space between; the caret stays before its first word. */
function samlLinjer(at: number): Command {
  return (state, dispatch) => {
    if (!canJoin(state.doc, at)) return false;
    if (!dispatch) return true;
    const tr = state.tr.join(at).insertText(' ', at - 1);
    dispatch(closeHistory(tr.setSelection(TextSelection.create(tr.doc, at)).scrollIntoView()));
    return true;
  };
}

const overskriftTilbage: Command = (state, dispatch, view) => {
  const { $head } = state.selection;
  const name = $head.node($head.depth - 1).type.name;
  if (name === 'sektion' || name === 'punkt') return ophaevAfsnit(state, dispatch, view);
  return fjernTom(state, dispatch);
};

/** Deletes the line where it is empty and may go; else nothing happens. Always handled. */
const fjernTom: Command = (state, dispatch) => {
  const { $head } = state.selection;
  const parent = $head.node($head.depth - 1);
  const index = $head.index($head.depth - 1);
  if ($head.parent.content.size > 0 || !parent.canReplace(index, index + 1)) return true;
  if (dispatch) {
    const tr = state.tr.delete($head.before(), $head.after());
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve($head.before()), -1)).scrollIntoView());
  }
  return true;
};

/** Delete at the end of a line: never pulls a line of the participants' list, or a whole part, into other text. */
export const frem: Command = (state, dispatch) => {
  const { selection } = state;
  if (!(selection instanceof TextSelection) || !selection.empty) return false;
  const { $head } = selection;
  if ($head.depth === 0 || $head.parentOffset < $head.parent.content.size) return false;
  const next = Selection.findFrom(state.doc.resolve($head.after()), 1, true);
  if (!next) return true;
  const line = next.$head.parent;
  if (line.type === deltagerlinje && $head.parent.type !== deltagerlinje) return true;
  const after = state.doc.resolve($head.after()).nodeAfter;
  if (after && after.type === $head.parent.type && mangler($head.parent, after))
    return samlLinjer($head.after())(state, dispatch);
  const shared = $head.sharedDepth(next.from);
  for (let depth = next.$head.depth; depth > shared; depth--)
    if (next.$head.node(depth).type.spec.isolating) return true;
  return false;
};
