// Tables, on prosemirror-tables: insert, rows, columns, header row, merge, split, and the description read aloud.
import type { Node } from 'prosemirror-model';
import { type Command, type EditorState, TextSelection } from 'prosemirror-state';
import { addRowAfter, goToNextCell, isInTable, toggleHeader } from 'prosemirror-tables';
import { schema } from '../model/schema.ts';
import { erTom, omkring } from './sted.ts';

export {
  addColumnAfter as kolonneEfter,
  addColumnBefore as kolonneFoer,
  addRowAfter as raekkeEfter,
  addRowBefore as raekkeFoer,
  deleteColumn as sletKolonne,
  deleteRow as sletRaekke,
  deleteTable as sletTabel,
  mergeCells as samlCeller,
  splitCell as delCelle,
} from 'prosemirror-tables';

/** The first row as header row, or not. */
export const hovedraekke: Command = toggleHeader('row');

/** A table of paragraphs; `hoved` are the words of its header row. */
function tabel(raekker: number, kolonner: number, hoved: readonly string[]): Node {
  const { celle, hovedcelle, afsnit, raekke } = schema.nodes;
  const cell = (text: string) => afsnit.create(null, text === '' ? null : schema.text(text));
  return schema.nodes.tabel.create(
    null,
    Array.from({ length: raekker }, (_row, r) =>
      raekke.create(
        null,
        Array.from({ length: kolonner }, (_column, c) =>
          (r === 0 ? hovedcelle : celle).create(null, cell(r === 0 ? (hoved[c] ?? '') : '')),
        ),
      ),
    ),
  );
}

/** Inserts a table where one writes; an empty paragraph gives way to it. `hoved` are the words of its header row. */
export function indsaetTabel(raekker: number, kolonner: number, hoved: readonly string[] = []): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    if (isInTable(state)) return false;
    for (let depth = $from.depth; depth > 0; depth--) {
      const parent = $from.node(depth - 1);
      const child = $from.node(depth);
      const replaces =
        child.isTextblock &&
        erTom(child) &&
        parent.canReplaceWith($from.index(depth - 1), $from.index(depth - 1) + 1, schema.nodes.tabel);
      const after = parent.canReplaceWith($from.indexAfter(depth - 1), $from.indexAfter(depth - 1), schema.nodes.tabel);
      if (!replaces && !after) continue;
      if (!dispatch) return true;
      const node = tabel(raekker, kolonner, hoved);
      const at = replaces ? $from.before(depth) : $from.after(depth);
      const tr = replaces ? state.tr.replaceWith(at, at + child.nodeSize, node) : state.tr.insert(at, node);
      const first = hoved.length > 0 ? at + 1 + (node.firstChild?.nodeSize ?? 0) + 3 : at + 4;
      dispatch(tr.setSelection(TextSelection.create(tr.doc, first)).scrollIntoView());
      return true;
    }
    return false;
  };
}

/** Tab in a table: the next cell; after the last one a new row. */
export const naesteCelle: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  if (goToNextCell(1)(state, dispatch)) return true;
  if (!dispatch) return true;
  let grown: EditorState = state;
  addRowAfter(state, (tr) => {
    grown = state.apply(tr);
    const table = omkring(tr.selection.$from, 'tabel');
    const row = table?.node.lastChild;
    if (table && row) {
      const start = table.pos + 1 + table.node.content.size - row.nodeSize;
      tr.setSelection(TextSelection.near(tr.doc.resolve(start + 2)));
    }
    dispatch(tr.scrollIntoView());
  });
  return grown !== state;
};

/** Shift+Tab in a table: the cell before. */
export const forrigeCelle: Command = (state, dispatch) => isInTable(state) && goToNextCell(-1)(state, dispatch);

/** Sets the description of the table around the caret: what a screen reader says before it. Empty takes it away. */
export function beskrivTabel(beskrivelse: string): Command {
  return (state, dispatch) => {
    const here = omkring(state.selection.$from, 'tabel');
    if (!here) return false;
    const text = beskrivelse.replace(/\s+/g, ' ').trim().slice(0, 500);
    dispatch?.(state.tr.setNodeAttribute(here.pos, 'beskrivelse', text === '' ? null : text));
    return true;
  };
}
