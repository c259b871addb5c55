// Sections and agenda items with minutes: made from a line, inserted, nested, taken away. Numbers are literal text:
// the next one is written as the last one was; only a punkt put in between counts on those that follow.
import { closeHistory } from 'prosemirror-history';
import { Fragment, type Node } from 'prosemirror-model';
import { type Command, type EditorState, TextSelection } from 'prosemirror-state';
import { nummereret } from '../model/nummer.ts';
import { rosterOf } from '../model/roster.ts';
import { schema } from '../model/schema.ts';
import { tekst } from '../model/tekst.ts';
import { tekster } from '../tekster.ts';
import { sig } from '../view/besked.ts';
import { efterfoelgere, mellemmaerke, naesteMaerke, omtales, taelVidere } from './omnummerering.ts';
import { beholder, erBeholder, foerste, omkring, slut } from './sted.ts';

const { afsnit, dagsordenspunkt, indlaeg, overskrift, punkt, sektion } = schema.nodes;

/** The label for a new item after child `index` of `parent`. */
function maerkeEfter(state: EditorState, parent: Node, index: number): string {
  const before = maerkeFoer(state, parent, index);
  return before === null ? '1. ' : naesteMaerke(before);
}

/** The label of the last numbered child of `parent` up to `index`. */
function maerkeFoer(state: EditorState, parent: Node, index: number): string | null {
  const roster = rosterOf(state.doc);
  for (let i = Math.min(index, parent.childCount - 1); i >= 0; i--) {
    const child = parent.child(i);
    const line = child.type === punkt ? child.firstChild : child.type === dagsordenspunkt ? child : null;
    const { maerke } = line ? nummereret(tekst(line, roster)) : { maerke: '' };
    if (maerke !== '') return maerke;
  }
  return null;
}

/** The line of the agenda that carries this label and has no punkt yet, or null. */
function fraDagsorden(state: EditorState, maerke: string): string | null {
  const roster = rosterOf(state.doc);
  const wanted = nummereret(`${maerke}X`).nummer;
  let found: string | null = null;
  foerste(state.doc, 'dagsorden')?.node.forEach((line) => {
    if (line.type === dagsordenspunkt && found === null) {
      const text = tekst(line, roster);
      if (nummereret(text).nummer === wanted) found = text;
    }
  });
  return found;
}

/**
 * Inserts a section after the one around the caret; a punkt gets the next number, and its title where the agenda has it.
 * With a title the caret goes to the paragraph below.
 */
export function nytAfsnit(name: 'sektion' | 'punkt', medTitel = ''): Command {
  return (state, dispatch) => {
    const { $to } = state.selection;
    const around = omkring($to, 'sektion', 'punkt');
    const inPunkt = omkring($to, 'punkt');
    // A new punkt follows the punkt one stands in; in a section that holds no punkt it begins inside it.
    const at =
      name === 'punkt' && !inPunkt && around
        ? around.pos + around.node.nodeSize - 1
        : (inPunkt ?? around)
          ? ((inPunkt ?? around)?.pos ?? 0) + ((inPunkt ?? around)?.node.nodeSize ?? 0)
          : efterDel(state);
    const $at = state.doc.resolve(at);
    if (!erBeholder($at.parent)) return false;
    if (!dispatch) return true;
    const foer = name === 'punkt' ? maerkeFoer(state, $at.parent, $at.index() - 1) : null;
    const naeste = name !== 'punkt' ? '' : foer === null ? '1. ' : naesteMaerke(foer);
    const senere = naeste === '' ? [] : efterfoelgere(state.doc, at, naeste);
    const fast = foer !== null && senere.length > 0 && omtales(state.doc, senere);
    const maerke = fast ? mellemmaerke(state.doc, foer) : naeste;
    const agenda = medTitel === '' && name === 'punkt' && senere.length === 0 ? fraDagsorden(state, maerke) : null;
    const titel = agenda ?? maerke + medTitel;
    const node = schema.nodes[name].create(null, [
      overskrift.create(null, titel === '' ? null : schema.text(titel)),
      afsnit.create(),
    ]);
    const tr = closeHistory(state.tr);
    if (!fast) taelVidere(tr, senere);
    if (!fast && senere.length > 0) sig(tr, tekster.omnummereret(senere.length));
    tr.insert(at, node);
    const heading = node.firstChild?.nodeSize ?? 2;
    const caret = titel === maerke ? at + heading : at + heading + 2;
    dispatch(tr.setSelection(TextSelection.create(tr.doc, caret)).scrollIntoView());
    return true;
  };
}

/** The position after the part at the top that the caret stands in. */
function efterDel(state: EditorState): number {
  const { $to } = state.selection;
  return Math.min($to.depth > 0 ? $to.after(1) : $to.pos, slut(state.doc));
}

/**
 * Turns the paragraph at the caret into the heading of a section that holds what follows it, up to the next section or
 * part. In a heading already: sektion ↔ punkt. Elsewhere a new section is inserted.
 */
export function somAfsnit(name: 'sektion' | 'punkt'): Command {
  const type = schema.nodes[name];
  return (state, dispatch) => {
    const { $from } = state.selection;
    const heading = omkring($from, 'overskrift');
    const around = omkring($from, 'sektion', 'punkt');
    if (heading && around && heading.depth === around.depth + 1) {
      if (around.node.type === type) return nytAfsnit(name)(state, dispatch);
      dispatch?.(
        state.tr.setNodeMarkup(around.pos, type, { id: around.node.attrs.id, adgang: around.node.attrs.adgang }),
      );
      return true;
    }
    const { node: parent, depth, index } = beholder($from);
    const line = $from.depth > depth ? parent.child(index) : null;
    if (!line || line.type !== afsnit || line.content.size === 0) return nytAfsnit(name)(state, dispatch);
    if (!dispatch) return true;
    const inside: Node[] = [];
    for (let i = index + 1; i < parent.childCount; i++) {
      const child = parent.child(i);
      if (!child.type.isInGroup('blok') && child.type !== indlaeg && child.type !== schema.nodes.konklusion) break;
      inside.push(child);
    }
    const { id, luft, adgang } = line.attrs;
    const node = type.create(null, [
      overskrift.create({ id, luft, adgang }, line.content),
      ...(inside.length > 0 ? inside : [afsnit.create()]),
    ]);
    const start = $from.before(depth + 1);
    const end = start + line.nodeSize + Fragment.from(inside).size;
    const tr = state.tr.replaceWith(start, end, node);
    dispatch(tr.setSelection(TextSelection.create(tr.doc, $from.pos + 1)).scrollIntoView());
    return true;
  };
}

/** Takes the section around the caret away: its heading becomes a paragraph, the rest stays in place. */
export const ophaevAfsnit: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const found = omkring($from, 'sektion', 'punkt');
  if (!found) return false;
  if (!dispatch) return true;
  const { node, pos } = found;
  const children: Node[] = [];
  node.forEach((child) => {
    children.push(child.type === overskrift ? afsnit.create(child.attrs, child.content) : child);
  });
  const { anchor, head } = state.selection;
  const tr = state.tr.replaceWith(pos, pos + node.nodeSize, children);
  const near = (at: number) => tr.doc.resolve(Math.min(Math.max(at - 1, 0), tr.doc.content.size));
  dispatch(tr.setSelection(TextSelection.between(near(anchor), near(head))).scrollIntoView());
  return true;
};

/** Moves the section one level in (to the end of the section before it) or one level out. */
export function rykAfsnit(retning: 'ind' | 'ud'): Command {
  return (state, dispatch) => {
    const found = omkring(state.selection.$from, 'sektion', 'punkt');
    if (!found) return false;
    const $pos = state.doc.resolve(found.pos);
    const before = $pos.nodeBefore;
    const outer = $pos.parent;
    let to: number;
    if (retning === 'ind') {
      if (!before || !(before.type === sektion || before.type === punkt)) return false;
      to = found.pos - 1;
    } else {
      if (!(outer.type === sektion || outer.type === punkt)) return false;
      to = $pos.after();
    }
    if (!dispatch) return true;
    const offset = state.selection.from - found.pos;
    const tr = state.tr.delete(found.pos, found.pos + found.node.nodeSize);
    const at = tr.mapping.map(to, retning === 'ind' ? -1 : 1);
    tr.insert(at, found.node);
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + offset))).scrollIntoView());
    return true;
  };
}

/** A new line on the agenda after the one at the caret, with the next number. */
export const nytDagsordenspunkt: Command = (state, dispatch) => {
  const { $to } = state.selection;
  const agenda = omkring($to, 'dagsorden') ?? withDepth(state);
  if (!agenda) return false;
  if (!dispatch) return true;
  const inside = $to.depth > agenda.depth && agenda.depth > 0 && $to.node(agenda.depth) === agenda.node;
  const index = inside ? $to.index(agenda.depth) : agenda.node.childCount - 1;
  let at = agenda.pos + 1;
  for (let i = 0; i <= index; i++) at += agenda.node.child(i).nodeSize;
  const maerke = maerkeEfter(state, agenda.node, index);
  const tr = state.tr.insert(at, dagsordenspunkt.create(null, schema.text(maerke)));
  dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1 + maerke.length)).scrollIntoView());
  return true;
};

function withDepth(state: EditorState): { node: Node; pos: number; depth: number } | null {
  const found = foerste(state.doc, 'dagsorden');
  return found && { ...found, depth: state.doc.resolve(found.pos).depth + 1 };
}
