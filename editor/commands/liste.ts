// Lists: made from paragraphs, taken apart, nested, their items split. Counted markers come from the list, literal ones
// stay with the item that has them.
import { closeHistory } from 'prosemirror-history';
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { type Command, Selection, TextSelection } from 'prosemirror-state';
import { canSplit, liftTarget, ReplaceAroundStep } from 'prosemirror-transform';
import { schema } from '../model/schema.ts';
import { omkring } from './sted.ts';

const { afsnit, liste, listepunkt } = schema.nodes;

export type Listeart = 'punkt' | 'tal' | 'bogstav';

/** Makes the paragraphs of the selection a list; in a list of another kind changes its kind; in this kind takes it apart. */
export function somListe(art: Listeart): Command {
  return (state, dispatch) => {
    const here = omkring(state.selection.$from, 'liste');
    if (here && here.node.attrs.art === art) return udAfListe(state, dispatch);
    if (here) {
      if (!dispatch) return true;
      const tr = state.tr.setNodeAttribute(here.pos, 'art', art);
      here.node.forEach((item, offset) => {
        if (item.attrs.maerke !== null) tr.setNodeAttribute(here.pos + 1 + offset, 'maerke', null);
      });
      dispatch(tr.scrollIntoView());
      return true;
    }
    const { $from, $to, anchor, head } = state.selection;
    const range = $from.blockRange($to);
    if (!range) return false;
    const items: Node[] = [];
    for (let i = range.startIndex; i < range.endIndex; i++) {
      const child = range.parent.child(i);
      if (child.type !== afsnit) return false;
      items.push(listepunkt.create(null, child));
    }
    if (!range.parent.canReplaceWith(range.startIndex, range.endIndex, liste)) return false;
    if (!dispatch) return true;
    const tr = state.tr.replaceWith(range.start, range.end, liste.create({ art }, items));
    const inside = (at: number) => {
      const index = state.doc.resolve(at).index(range.depth) - range.startIndex;
      return tr.doc.resolve(at + 2 + 2 * index);
    };
    dispatch(tr.setSelection(TextSelection.between(inside(anchor), inside(head))).scrollIntoView());
    return true;
  };
}

/** Lifts the items of the selection out: to the outer list, or out of lists altogether. */
export const udAfListe: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  const range = $from.blockRange($to, (node) => node.type === liste);
  if (!range) return false;
  if (range.depth > 1 && $from.node(range.depth - 1).type === listepunkt) return tilYdreListe(state, dispatch);
  if (!dispatch) return true;
  const parent = range.parent;
  const pos = $from.before(range.depth);
  const out: Node[] = [];
  const part = (from: number, to: number, attrs: object) => {
    const items: Node[] = [];
    for (let i = from; i < to; i++) items.push(parent.child(i));
    if (items.length > 0) out.push(liste.create(attrs, items));
  };
  part(0, range.startIndex, parent.attrs);
  for (let i = range.startIndex; i < range.endIndex; i++) out.push(...parent.child(i).children);
  part(range.endIndex, parent.childCount, { ...parent.attrs, id: '', start: parent.attrs.start + range.endIndex });
  const { anchor, head } = state.selection;
  const tr = state.tr.replaceWith(pos, pos + parent.nodeSize, out);
  const base = range.startIndex > 0 ? range.start + 1 : pos;
  const moved = (at: number) => {
    const items = state.doc.resolve(at).index(range.depth) - range.startIndex;
    return tr.doc.resolve(base + at - range.start - 2 * items - 1);
  };
  dispatch(tr.setSelection(TextSelection.between(moved(anchor), moved(head))).scrollIntoView());
  return true;
};

/** Nests the items of the selection below the item before them. */
export const indIListe: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  const range = $from.blockRange($to, (node) => node.type === liste);
  if (!range || range.startIndex === 0) return false;
  if (!dispatch) return true;
  const { parent } = range;
  const before = parent.child(range.startIndex - 1);
  const nested = before.lastChild?.type === liste;
  const inner = Fragment.from(nested ? listepunkt.create() : null);
  const slice = new Slice(
    Fragment.from(listepunkt.create(null, Fragment.from(liste.create({ art: parent.attrs.art }, inner)))),
    nested ? 3 : 1,
    0,
  );
  const tr = state.tr.step(
    new ReplaceAroundStep(range.start - (nested ? 3 : 1), range.end, range.start, range.end, slice, 1, true),
  );
  dispatch(tr.scrollIntoView());
  return true;
};

/** Lifts a nested item to the outer list; the items after it become its own. */
const tilYdreListe: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  const range = $from.blockRange($to, (node) => node.type === liste);
  if (!range) return false;
  const tr = state.tr;
  const endOfList = $to.end(range.depth);
  let current = range;
  if (range.end < endOfList) {
    tr.step(
      new ReplaceAroundStep(
        range.end - 1,
        endOfList,
        range.end,
        endOfList,
        new Slice(Fragment.from(listepunkt.create(null, range.parent.copy())), 1, 0),
        1,
        true,
      ),
    );
    const again = tr.doc.resolve(range.$from.pos).blockRange(tr.doc.resolve(endOfList), (node) => node.type === liste);
    if (again) current = again;
  }
  const target = liftTarget(current);
  if (target === null) return false;
  tr.lift(current, target);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Enter in a list: a new item; in an empty item out of the list. */
export const delListepunkt: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  const item = omkring($from, 'listepunkt');
  if (!item || $from.depth !== item.depth + 1 || !$from.sameParent($to)) return false;
  if ($from.parent.content.size === 0 && item.node.childCount === 1) return udAfListe(state, dispatch);
  const types = [{ type: listepunkt, attrs: { maerke: null } }, { type: afsnit }];
  const tr = state.tr.delete($from.pos, $to.pos);
  if (!canSplit(tr.doc, $from.pos, 2, types)) return false;
  if (!dispatch) return true;
  // A literal marker ("- ") is repeated; "a) " is not: the next letter is not ours to guess.
  const maerke = item.node.attrs.maerke as string | null;
  const attrs = { maerke: maerke !== null && /^\W+$/.test(maerke) ? maerke : null };
  tr.split($from.pos, 2, [{ type: listepunkt, attrs }, { type: afsnit }]);
  dispatch(closeHistory(tr.setSelection(Selection.near(tr.doc.resolve($from.pos + 4))).scrollIntoView()));
  return true;
};

/** Backspace at the start of an item: out of the list first, the text later. */
export const tilbageIListe: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const item = omkring($from, 'listepunkt');
  if (!empty || !item || $from.parentOffset > 0 || $from.index(item.depth) > 0) return false;
  return udAfListe(state, dispatch);
};
