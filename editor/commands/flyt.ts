// Moves the part or the line at the caret up or down (Alt+↑, Alt+↓), also into the section before or after.
import type { Node } from 'prosemirror-model';
import { type Command, type EditorState, NodeSelection, TextSelection } from 'prosemirror-state';
import { schema } from '../model/schema.ts';
import { FOERST } from './plads.ts';
import { erBeholder, type Sted } from './sted.ts';

const LINJER = ['deltagerlinje', 'dagsordenspunkt', 'faktum', 'opgave', 'listepunkt', 'deltagergruppe'];

const INDHOLD = ['indlaeg', 'konklusion', 'fremmoede', 'opfoelgning'];

/** What moves: the line of a list, agenda or roster; the indlæg or paragraph; from a heading its whole section. */
function enhed(state: EditorState): Sted | null {
  const { selection } = state;
  const { $from } = selection;
  if (selection instanceof NodeSelection && selection.node.isBlock)
    return { node: selection.node, pos: selection.from, depth: $from.depth + 1 };
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    const parent = $from.node(depth - 1);
    if (node.type === schema.nodes.titel || node.type === schema.nodes.oevrige) return null;
    if (LINJER.includes(node.type.name) || (erBeholder(parent) && node.type !== schema.nodes.overskrift))
      return { node, pos: $from.before(depth), depth };
  }
  return null;
}

/** Moves what the caret stands in one place up (-1) or down (1). */
export function flyt(retning: -1 | 1): Command {
  return (state, dispatch) => {
    const unit = enhed(state);
    if (!unit) return false;
    const to = maal(state, unit, retning);
    if (to === null) return false;
    if (!dispatch) return true;
    const { node, pos } = unit;
    const { anchor, head } = state.selection;
    const whole = state.selection instanceof NodeSelection;
    const tr = state.tr;
    if (to < pos) tr.delete(pos, pos + node.nodeSize).insert(to, node);
    else tr.insert(to, node).delete(pos, pos + node.nodeSize);
    const at = to < pos ? to : to - node.nodeSize;
    const moved = (old: number) => tr.doc.resolve(Math.min(Math.max(old - pos, 0), node.nodeSize) + at);
    tr.setSelection(whole ? NodeSelection.create(tr.doc, at) : TextSelection.between(moved(anchor), moved(head)));
    dispatch(tr.scrollIntoView());
    return true;
  };
}

/** Where the unit goes to, as a position in the document as it is; null where it cannot move. */
function maal(state: EditorState, { node, pos }: Sted, retning: -1 | 1): number | null {
  const $pos = state.doc.resolve(retning < 0 ? pos : pos + node.nodeSize);
  const { parent } = $pos;
  const sibling = retning < 0 ? $pos.nodeBefore : $pos.nodeAfter;
  const stays = new Set<unknown>([
    schema.nodes.titel,
    schema.nodes.overskrift,
    schema.nodes.gruppenavn,
    schema.nodes.oevrige,
  ]);
  // What is written of the meeting stays below its facts, its people and its agenda.
  const forbi = retning < 0 && erIndhold(node);
  if (sibling && forbi && FOERST.includes(sibling.type.name)) return null;
  if (sibling && !stays.has(sibling.type)) {
    if (erAfsnit(sibling) && !erAfsnit(node) && node.type.name !== 'deltagere')
      return retning < 0 ? $pos.pos - 1 : $pos.pos + 1 + (sibling.firstChild?.nodeSize ?? 0);
    return retning < 0 ? $pos.pos - sibling.nodeSize : $pos.pos + sibling.nodeSize;
  }
  // At the end of a section: out of it, beside it. The last child of a list or a group stays.
  if (!erAfsnit(parent)) return null;
  if (forbi && FOERST.includes(state.doc.resolve($pos.before()).nodeBefore?.type.name ?? '')) return null;
  return retning < 0 ? $pos.before() : $pos.after();
}

/** What a meeting said and decided: everything but the parts and sections themselves. */
function erIndhold(node: Node): boolean {
  const { type } = node;
  return type.isInGroup('blok') || INDHOLD.includes(type.name);
}

function erAfsnit(node: Node): boolean {
  return node.type === schema.nodes.sektion || node.type === schema.nodes.punkt;
}
