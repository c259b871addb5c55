// A task goes where the tasks of its item stand already – a line, or a row of their table – else an opfølgning is made.
import type { Node, ResolvedPos } from 'prosemirror-model';
import { type Command, TextSelection, type Transaction } from 'prosemirror-state';
import { ansvarligkolonne, opgavekolonne } from '../model/opgavetabel.ts';
import { type Deltager, rosterOf } from '../model/roster.ts';
import { schema } from '../model/schema.ts';
import { frisktId } from '../view/nytid.ts';
import { heading, til } from './dele.ts';
import { FOERST, plads } from './plads.ts';
import { beholder, erTom, omkring, type Sted } from './sted.ts';

const { afsnit, celle, omtale, opfoelgning, opgave, raekke, tabel } = schema.nodes;

/** A task: a new line where the tasks stand, else an opfølgning after the part one writes in. */
export const nyOpgave: Command = (state, dispatch) => {
  const { $to } = state.selection;
  if (!dispatch) return true;
  const here = omkring($to, 'opfoelgning');
  const { node: parent, depth, index } = beholder($to);
  const own = here ?? egenOpfoelgning($to) ?? faellesOpfoelgning($to.node(0));
  const table = opgavetabel($to, own);
  if (table) {
    dispatch(nyRaekke(state.tr, table.node, table.pos));
    return true;
  }
  let at = -1;
  if (here) at = $to.depth > here.depth ? $to.after(here.depth + 1) : here.pos + here.node.nodeSize - 1;
  else if (own) at = own.pos + own.node.nodeSize - 1;
  if (at >= 0) {
    const line = here && $to.parent.type === opgave && erTom($to.parent) ? null : opgave.create();
    dispatch(line ? til(state.tr.insert(at, line), at + 1) : state.tr.scrollIntoView());
    return true;
  }
  const title = heading('Opfølgning');
  const node = opfoelgning.create(null, [title, opgave.create()]);
  const child = $to.depth > depth ? parent.child(index) : null;
  const replaces =
    child !== null && child.type !== schema.nodes.titel && child.type !== schema.nodes.overskrift && erTom(child);
  const start = $to.depth > depth ? $to.before(depth + 1) : plads(state.doc, 'opfoelgning');
  const end = child ? start + child.nodeSize : start;
  const pos = replaces
    ? start
    : depth === 0 && child && FOERST.includes(child.type.name)
      ? plads(state.doc, 'opfoelgning')
      : end;
  const tr = replaces ? state.tr.replaceWith(start, end, node) : state.tr.insert(pos, node);
  dispatch(tr.setSelection(TextSelection.create(tr.doc, pos + title.nodeSize + 2)).scrollIntoView());
  return true;
};

/** The last opfølgning of the innermost container around the caret, else of the punkt. */
function egenOpfoelgning($to: ResolvedPos): Omraade | null {
  const { node, depth } = beholder($to);
  const inner = sidste(node, depth === 0 ? 0 : $to.start(depth), (one) => one.type === opfoelgning, false);
  const around = omkring($to, 'punkt');
  return inner ?? (around && sidste(around.node, around.pos + 1, (one) => one.type === opfoelgning, true));
}

/** The opfølgning of the whole meeting, where it has a table for them, as a template brings it. */
function faellesOpfoelgning(doc: Node): Omraade | null {
  const roster = rosterOf(doc);
  return sidste(
    doc,
    0,
    (one) =>
      one.type === opfoelgning &&
      one.children.some((child) => child.type === tabel && opgavekolonne(child, roster) >= 0),
    false,
  );
}

/** The table of tasks in that opfølgning, where it holds no lines of tasks; else the one of the punkt itself. */
function opgavetabel($to: ResolvedPos, own: Omraade | null): Omraade | null {
  const roster = rosterOf($to.node(0));
  const isTable = (one: Node): boolean => one.type === tabel && opgavekolonne(one, roster) >= 0;
  if (own)
    return own.node.children.some((one) => one.type === opgave) ? null : sidste(own.node, own.pos + 1, isTable, false);
  const around = omkring($to, 'punkt');
  return around && sidste(around.node, around.pos + 1, isTable, true);
}

type Omraade = Pick<Sted, 'node' | 'pos'>;

/** The last such node in a container whose content begins at `start`; `deep`: also below its sections, not its punkter. */
function sidste(container: Node, start: number, fits: (node: Node) => boolean, deep: boolean): Omraade | null {
  let found: Omraade | null = null;
  container.descendants((node, pos) => {
    if (fits(node)) found = { node, pos: start + pos };
    return deep && !fits(node) && node.type !== schema.nodes.punkt && !node.isTextblock;
  });
  return found;
}

/** The caret to the first empty row of a table of tasks, or to a new last one. */
function nyRaekke(tr: Transaction, table: Node, pos: number): Transaction {
  const rows = table.children;
  let index = rows.findIndex((row, i) => i > 0 && row.children.every((cell) => erTom(cell)));
  if (index < 0) {
    index = rows.length;
    const cells = (rows[0]?.children ?? []).map(() => celle.create(null, afsnit.create({ id: frisktId() })));
    tr.insert(pos + table.nodeSize - 1, raekke.create(null, cells));
  }
  const row = pos + 1 + rows.slice(0, index).reduce((sum, one) => sum + one.nodeSize, 0);
  return til(tr, celleI(tr.doc, row, opgavekolonne(table, rosterOf(tr.doc))));
}

/** The start of the text of a cell in the row at `row`. */
function celleI(doc: Node, row: number, column: number): number {
  const cells = doc.nodeAt(row)?.children.slice(0, column) ?? [];
  return row + 3 + cells.reduce((sum, one) => sum + one.nodeSize, 0);
}

/** Writes a task where `nyOpgave` has put the caret, and who does it where that is told. */
export function skrivOpgave(tr: Transaction, person: Deltager | null, text: string): void {
  const { $from } = tr.selection;
  const table = omkring($from, 'tabel');
  const row = omkring($from, 'raekke');
  if (!person || (!table && $from.parent.type !== opgave)) {
    tr.insertText((person?.navn ?? '') + text);
  } else if (table && row) {
    tr.insertText(text.replace(/^[\s,:]+/, ''));
    const at = celleI(tr.doc, row.pos, ansvarligkolonne(table.node, rosterOf(tr.doc)));
    // The caret stays behind what is to be done.
    tr.insert(at, omtale.create({ deltager: person.id }));
  } else {
    tr.setNodeAttribute($from.before(), 'ansvarlig', person.id);
    tr.replaceSelectionWith(omtale.create({ deltager: person.id }), false).insertText(text);
  }
}
