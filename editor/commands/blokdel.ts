// Parts that hold paragraphs – indlæg, konklusion, opfølgning, næste møde, underskrift – made from paragraphs, turned
// into each other and back into paragraphs, split and joined. The text is never touched.
import { Fragment, type Node } from 'prosemirror-model';
import { type Command, type EditorState, TextSelection } from 'prosemirror-state';
import { canJoin, canSplit } from 'prosemirror-transform';
import { schema } from '../model/schema.ts';
import { BLOKDELE, type Blokdel, linjerTilAfsnit, loesn } from './loesn.ts';
import { beholder, erBeholder, erTom, omkring } from './sted.ts';

const { afsnit, indlaeg } = schema.nodes;

/** True when the caret stands in such a part (with these attributes). */
function erI(state: EditorState, name: Blokdel, attrs: Readonly<Record<string, unknown>> = {}): boolean {
  const found = omkring(state.selection.$from, ...BLOKDELE);
  return (
    found?.node.type.name === name && Object.entries(attrs).every(([key, value]) => found.node.attrs[key] === value)
  );
}

/** Makes the paragraphs at the selection a part of this kind; where they are one already, they become paragraphs again. */
export function somBlokdel(name: Blokdel, attrs: Readonly<Record<string, unknown>> = {}): Command {
  const type = schema.nodes[name];
  return (state, dispatch) => {
    if (erI(state, name, attrs)) return tilAfsnit(state, dispatch);
    const found = omkring(state.selection.$from, ...BLOKDELE);
    if (found) {
      if (state.selection.to > found.pos + found.node.nodeSize) return false;
      if (!dispatch) return true;
      const tr = state.tr;
      if (type === indlaeg) linjerTilAfsnit(tr, found.pos);
      const node = tr.doc.nodeAt(found.pos) ?? found.node;
      tr.setNodeMarkup(found.pos, type, {
        ...(type === node.type ? node.attrs : { id: node.attrs.id, adgang: node.attrs.adgang }),
        ...attrs,
      });
      dispatch(tr.scrollIntoView());
      return true;
    }
    const range = afsnitHer(state);
    if (!range) return false;
    if (!dispatch) return true;
    const { start, end, content } = range;
    const tr = state.tr;
    const { anchor, head } = state.selection;
    tr.replaceWith(start, end, type.create(attrs, content));
    dispatch(
      tr.setSelection(TextSelection.between(tr.doc.resolve(anchor + 1), tr.doc.resolve(head + 1))).scrollIntoView(),
    );
    return true;
  };
}

/** The sibling paragraphs (and lists, tables) that the selection touches, where they stand straight in a container. */
function afsnitHer(state: EditorState): { start: number; end: number; content: Fragment } | null {
  const { $from, $to } = state.selection;
  const { node, depth, index } = beholder($from);
  if ($from.depth <= depth || beholder($to).depth !== depth || $to.before(depth + 1) < $from.before(depth + 1))
    return null;
  if ($from.start(depth) !== $to.start(depth)) return null;
  const last = $to.index(depth);
  const children: Node[] = [];
  for (let i = index; i <= last; i++) children.push(node.child(i));
  if (!children.every((child) => child.type.isInGroup('blok'))) return null;
  return { start: $from.before(depth + 1), end: $to.after(depth + 1), content: Fragment.from(children) };
}

/** Takes the part around the caret away and leaves its paragraphs. */
export const tilAfsnit: Command = (state, dispatch) => {
  const found = omkring(state.selection.$from, ...BLOKDELE);
  if (!found) return false;
  const tr = state.tr;
  loesn(tr, found.pos);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Splits the indlæg at the caret: what stands after it becomes an indlæg of its own. */
export const delIndlaeg: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const found = omkring($from, 'indlaeg');
  if (!empty || !found || $from.depth !== found.depth + 1) return false;
  const atStart = $from.parentOffset === 0;
  if (atStart && $from.index(found.depth) === 0) return false;
  const type = { type: indlaeg, attrs: { talere: [] } };
  const at = atStart ? $from.before() : $from.pos;
  const depth = atStart ? 1 : 2;
  const types = atStart ? [type] : [type, { type: afsnit }];
  if (!canSplit(state.doc, at, depth, types)) return false;
  if (!dispatch) return true;
  const tr = state.tr.split(at, depth, types);
  dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + depth), 1)).scrollIntoView());
  return true;
};

/** Joins the indlæg around the caret to the one before it. */
export const samlIndlaeg: Command = (state, dispatch) => {
  const found = omkring(state.selection.$from, 'indlaeg');
  if (!found) return false;
  const before = state.doc.resolve(found.pos).nodeBefore;
  if (before?.type !== indlaeg || !canJoin(state.doc, found.pos)) return false;
  dispatch?.(state.tr.join(found.pos).scrollIntoView());
  return true;
};

/**
 * Inserts a part with one paragraph after the part or paragraph that the caret stands in; the caret goes behind its text.
 * Where the nearest container has such a part ready and empty, that one is filled.
 */
export function nyBlokdel(name: Blokdel, attrs: Readonly<Record<string, unknown>> = {}, tekst = ''): Command {
  return (state, dispatch) => {
    const { node, depth, index } = beholder(state.selection.$to);
    if (!erBeholder(node)) return false;
    if (!dispatch) return true;
    const tr = state.tr;
    const type = schema.nodes[name];
    let at = -1;
    node.forEach((child, offset) => {
      if (child.type === type && child.firstChild?.isTextblock && erTom(child))
        at = state.selection.$to.start(depth) + offset;
    });
    if (at >= 0) {
      tr.setNodeMarkup(at, null, { ...tr.doc.nodeAt(at)?.attrs, ...attrs }).insertText(tekst, at + 2);
    } else {
      if (node.child(index).type === schema.nodes.oevrige) return false;
      at = state.selection.$to.after(depth + 1);
      tr.insert(at, type.create(attrs, afsnit.create(null, tekst === '' ? null : schema.text(tekst))));
    }
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 2 + tekst.length))).scrollIntoView());
    return true;
  };
}

/** Konklusion or beslutning: turns the paragraphs here into one, or inserts one where the line cannot become it. */
export function konkluder(art: 'konklusion' | 'beslutning'): Command {
  return (state, dispatch) =>
    somBlokdel('konklusion', { art })(state, dispatch) || nyBlokdel('konklusion', { art })(state, dispatch);
}
