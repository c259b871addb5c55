// Figures: an uploaded image put where one writes, and its alternative text. The upload itself is `paste/billede.ts`.
import { type Command, type EditorState, NodeSelection } from 'prosemirror-state';
import { schema } from '../model/schema.ts';
import { erTom, medId } from './sted.ts';

/** Alternative text as it is stored: one line's worth of white space, at most 2000 characters. */
function altTekst(alt: string): string {
  return alt.replace(/\s+/g, ' ').trim().slice(0, 2000);
}

/** Inserts the stored image `fil` after the paragraph at `pos` (default: the caret); an empty paragraph gives way to it. */
export function indsaetFigur(fil: string, alt: string, pos?: number): Command {
  return (state, dispatch) => {
    const $pos = pos === undefined ? state.selection.$from : state.doc.resolve(Math.min(pos, state.doc.content.size));
    const type = schema.nodes.figur;
    for (let depth = $pos.depth; depth >= 0; depth--) {
      const parent = $pos.node(depth);
      const child = $pos.depth > depth ? $pos.node(depth + 1) : null;
      const index = $pos.index(depth);
      const replaces = child?.isTextblock === true && erTom(child) && parent.canReplaceWith(index, index + 1, type);
      const after = child ? $pos.indexAfter(depth) : index;
      if (!replaces && !parent.canReplaceWith(after, after, type)) continue;
      if (!dispatch) return true;
      const node = type.create({ fil, alt: altTekst(alt) });
      const at = replaces ? $pos.before(depth + 1) : child ? $pos.after(depth + 1) : $pos.pos;
      const tr = replaces ? state.tr.replaceWith(at, at + 2, node) : state.tr.insert(at, node);
      dispatch(tr.setSelection(NodeSelection.create(tr.doc, at)).scrollIntoView());
      return true;
    }
    return false;
  };
}

/** The selected figure, or null. */
export function figurHer(state: EditorState): { id: string; fil: string; alt: string } | null {
  const { selection } = state;
  if (!(selection instanceof NodeSelection) || selection.node.type !== schema.nodes.figur) return null;
  const { id, fil, alt } = selection.node.attrs;
  return { id, fil, alt };
}

/** Sets the alternative text of the figure with this id. */
export function saetAlt(id: string, alt: string): Command {
  return (state, dispatch) => {
    const found = medId(state.doc, id);
    if (found?.node.type !== schema.nodes.figur) return false;
    dispatch?.(state.tr.setNodeAttribute(found.pos, 'alt', altTekst(alt)));
    return true;
  };
}
