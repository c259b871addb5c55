// Closing, leaving out and opening: what the selection, or the place of the caret, is to readers outside. Sets attributes
// and marks only; what becomes of them is the server's (`server/export/udgave.ts`).
import type { Node, ResolvedPos } from 'prosemirror-model';
import { type Command, type EditorState, NodeSelection, TextSelection, type Transaction } from 'prosemirror-state';
import { adgangOm, egenAdgang, type Skjult } from '../model/adgang.ts';
import { schema } from '../model/schema.ts';
import { BLOKDELE } from './loesn.ts';

const { skjult } = schema.marks;
const { celle, deltager, deltagerlinje, hovedcelle, konklusion, listepunkt, overskrift } = schema.nodes;

/** A node that can be closed, and where it begins. */
export interface Maal {
  readonly node: Node;
  readonly pos: number;
}

/** What is meant: blocks and participants whole, or a passage of one line. */
type Ment = { readonly noder: readonly Maal[] } | { readonly fra: number; readonly til: number };

/** Makes what is meant closed, or left out. Cannot be done where it is so already. */
export function skjul(adgang: Skjult): Command {
  return (state, dispatch) => {
    const ment = findMent(state);
    const tr = 'noder' in ment ? skjulNoder(state.tr, ment.noder, adgang) : skjulPassage(state.tr, ment, adgang);
    if (!tr.docChanged) return false;
    dispatch?.(tr);
    return true;
  };
}

/** The same for one node, whatever is selected. */
export function skjulNode(maal: Maal, adgang: Skjult): Command {
  return ({ tr }, dispatch) => {
    skjulNoder(tr, [maal], adgang);
    dispatch?.(tr);
    return tr.docChanged;
  };
}

/** Makes what is meant open again; a conclusion in a closed item becomes one that is published. */
export const aabn: Command = (state, dispatch) => {
  const ment = findMent(state);
  const tr = state.tr;
  if ('noder' in ment) for (const one of ment.noder) aabnNode(tr, one);
  else aabnPassage(tr, ment);
  const around = passageOm(state.selection);
  if (around) tr.removeMark(around.fra, around.til, skjult);
  if (!tr.docChanged) return false;
  dispatch?.(tr);
  return true;
};

export function aabnDen(maal: Maal): Command {
  return ({ tr }, dispatch) => {
    aabnNode(tr, maal);
    dispatch?.(tr);
    return tr.docChanged;
  };
}

/** What can be closed around the caret, the innermost first. */
export function omkringHer({ selection }: EditorState): readonly Maal[] {
  const found: Maal[] = [];
  if (selection instanceof NodeSelection && kanSkjules(selection.node))
    found.push({ node: selection.node, pos: selection.from });
  const { $from } = selection;
  const person = personHer($from);
  if (person) found.push(person);
  for (let depth = $from.depth; depth > 0; depth--)
    if (kanSkjules($from.node(depth))) found.push({ node: $from.node(depth), pos: $from.before(depth) });
  return found;
}

function kanSkjules(node: Node): boolean {
  return 'adgang' in node.attrs;
}

function findMent(state: EditorState): Ment {
  const { selection, doc } = state;
  if (selection instanceof NodeSelection) return { noder: omkringHer(state).slice(0, 1) };
  if (selection instanceof TextSelection && selection.empty) return { noder: vedMarkoeren(selection.$from) };
  const { $from, $to } = selection;
  if (selection instanceof TextSelection && $from.sameParent($to)) {
    const whole = $from.parentOffset === 0 && $to.parentOffset === $to.parent.content.size;
    if (whole) return { noder: [{ node: $from.parent, pos: $from.before() }] };
    const people = personerMellem($from, $to);
    return people.length > 0 ? { noder: people } : { fra: $from.pos, til: $to.pos };
  }
  return { noder: selection.ranges.flatMap((range) => mellem(doc, range.$from, range.$to)) };
}

/** The outermost nodes between the two that what holds both is made of; in a table the lines of its cells. */
function mellem(doc: Node, $from: ResolvedPos, $to: ResolvedPos): readonly Maal[] {
  const depth = $from.sharedDepth($to.pos);
  const parent = $from.node(depth);
  if (parent.isTextblock) return [{ node: parent, pos: $from.before(depth) }];
  const found: Maal[] = [];
  doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
    if (pos < $from.start(depth) || !kanSkjules(node)) return true;
    found.push({ node, pos });
    return false;
  });
  return found;
}

/** A heading speaks for its section, a list's line for the person beside the caret, a paragraph for its contribution. */
function vedMarkoeren($pos: ResolvedPos): readonly Maal[] {
  const person = personHer($pos);
  if (person) return [person];
  const at = (depth: number): readonly Maal[] => [{ node: $pos.node(depth), pos: $pos.before(depth) }];
  const { depth, parent } = $pos;
  if (depth === 0) return [];
  const around = depth > 1 ? $pos.node(depth - 1) : null;
  if (parent.type === overskrift && around && kanSkjules(around)) return at(depth - 1);
  for (let up = depth - 1; up > 0; up--) {
    const { type } = $pos.node(up);
    if (type === celle || type === hovedcelle) break;
    if (type === listepunkt) return at(up);
    if (BLOKDELE.some((name) => name === type.name && name !== 'opfoelgning')) return at(up);
  }
  return at(depth);
}

/** The participant beside the caret in their list, or the last one before it. */
function personHer($pos: ResolvedPos): Maal | null {
  if ($pos.parent.type !== deltagerlinje) return null;
  let found: Maal | null = null;
  $pos.parent.forEach((node, offset) => {
    if (node.type === deltager && (offset <= $pos.parentOffset || !found)) found = { node, pos: $pos.start() + offset };
  });
  return found;
}

function personerMellem($from: ResolvedPos, $to: ResolvedPos): readonly Maal[] {
  const found: Maal[] = [];
  $from.parent.forEach((node, offset) => {
    if (node.type === deltager && offset >= $from.parentOffset && offset < $to.parentOffset)
      found.push({ node, pos: $from.start() + offset });
  });
  return found;
}

function skjulNoder(tr: Transaction, noder: readonly Maal[], adgang: Skjult): Transaction {
  for (const { node, pos } of noder) if (node.attrs.adgang !== adgang) tr.setNodeAttribute(pos, 'adgang', adgang);
  return tr;
}

function skjulPassage(tr: Transaction, { fra, til }: { fra: number; til: number }, adgang: Skjult): Transaction {
  const { parent } = tr.doc.resolve(fra);
  return parent.type.allowsMarkType(skjult) ? tr.addMark(fra, til, skjult.create({ adgang })) : tr;
}

function aabnNode(tr: Transaction, { node, pos }: Maal): void {
  tr.removeMark(pos, pos + node.nodeSize, skjult);
  const published = node.type === konklusion && adgangOm(tr.doc.resolve(pos)) === 'lukket';
  const adgang = published ? 'aaben' : null;
  if (node.attrs.adgang !== adgang) tr.setNodeAttribute(pos, 'adgang', adgang);
}

/** Of a line that is closed as a whole the rest stays closed. */
function aabnPassage(tr: Transaction, { fra, til }: { fra: number; til: number }): void {
  const $from = tr.doc.resolve(fra);
  const adgang = egenAdgang($from.parent);
  tr.removeMark(fra, til, skjult);
  if (!adgang || !$from.parent.type.allowsMarkType(skjult)) return;
  const mark = skjult.create({ adgang });
  tr.setNodeAttribute($from.before(), 'adgang', null);
  tr.addMark($from.start(), fra, mark).addMark(til, $from.end(), mark);
}

/** The closed passage that the caret stands in. */
function passageOm({ $from, empty }: EditorState['selection']): { fra: number; til: number } | null {
  if (!empty || !$from.parent.isTextblock) return null;
  let found: { fra: number; til: number } | null = null;
  let at = $from.start();
  let open: { fra: number; til: number } | null = null;
  $from.parent.forEach((node) => {
    const til = at + node.nodeSize;
    if (skjult.isInSet(node.marks)) open = { fra: open?.fra ?? at, til };
    else open = null;
    if (open && open.fra <= $from.pos && $from.pos <= til) found = open;
    at = til;
  });
  return found;
}
