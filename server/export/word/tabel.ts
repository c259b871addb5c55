// A table in Word: a fixed grid over the whole measure, header rows that repeat, spans, caption and description.
import type { FileChild, ITableCellOptions } from 'docx';
import {
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalMergeType,
  WidthType,
} from 'docx';
import type { Node } from 'prosemirror-model';
import type { Brevhoved } from '../brevhoved.ts';
import type { Gitter, Gittercelle } from '../gitter.ts';
import { gitter } from '../gitter.ts';
import { farve, TYND } from './stil.ts';

/** What the table must know of the place it stands in; widths in twentieths of a point. */
export interface Tabelsted {
  readonly bredde: number;
  readonly farver: Brevhoved['farver'];
  /** All rows stay on one page. */
  readonly samlet: boolean;
  /** The blocks of a cell, `hoved` in a header cell. */
  indhold(celle: Node, hoved: boolean): (Paragraph | Table)[];
}

/** The table and the small paragraph that keeps it from joining one that follows. */
export function wordTabel(tabel: Node, sted: Tabelsted): FileChild[] {
  const grid = gitter(tabel);
  const widths = kolonnebredder(grid, sted.bredde);
  const table = new Table({
    style: 'Referattabel',
    width: { size: sted.bredde, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    tableLook: { firstRow: grid.hovedraekker > 0, noHBand: true, noVBand: true },
    rows: grid.raekker.map((_, y) => row(grid, y, widths, sted)),
  });
  return [table, new Paragraph({ style: 'Tabelafstand' })];
}

/** A cell with more text than this may go on over the page: a row that is taller than one must. */
const SHORT_CELL = 600;
/** In more columns than this even a short text is a tall one. */
const MAX_WHOLE = 6;

function row(grid: Gitter, y: number, widths: readonly number[], sted: Tabelsted): TableRow {
  const short = (grid.raekker[y] ?? []).every(({ node }) => (node?.content.size ?? 0) <= SHORT_CELL);
  return new TableRow({
    cantSplit: y < grid.hovedraekker || (short && grid.kolonner <= MAX_WHOLE),
    ...(sted.samlet && y + 1 < grid.raekker.length ? { keepNext: true } : {}),
    // Only true or absent: `false` is written as an element that repeats the row all the same.
    ...(y < grid.hovedraekker ? { tableHeader: true } : {}),
    children: (grid.raekker[y] ?? []).map((cell) => wordCelle(cell, widths, sted, hovedfelt(grid, y, sted))),
  });
}

/** The ground of header rows and the line under the last; the table style's own reach only the first row. */
function hovedfelt(grid: Gitter, y: number, { farver }: Tabelsted): Pick<ITableCellOptions, 'shading' | 'borders'> {
  if (y >= grid.hovedraekker) return {};
  const last = y === grid.hovedraekker - 1;
  const bottom = { style: BorderStyle.SINGLE, size: last ? 10 : 4, color: last ? farve(farver.accent) : TYND };
  return { shading: { type: ShadingType.CLEAR, color: 'auto', fill: farve(farver.flade) }, borders: { bottom } };
}

function wordCelle(
  cell: Gittercelle,
  widths: readonly number[],
  sted: Tabelsted,
  look: Pick<ITableCellOptions, 'shading' | 'borders'>,
): TableCell {
  const size = widths.slice(cell.kolonne, cell.kolonne + cell.kolonner).reduce((sum, width) => sum + width, 0);
  const content = cell.node && !cell.fortsat ? sted.indhold(cell.node, cell.node.type.name === 'hovedcelle') : [];
  // Word needs a paragraph at the end of every cell.
  const last = content.at(-1);
  if (!(last instanceof Paragraph)) content.push(new Paragraph({ style: 'Tabeltekst' }));
  return new TableCell({
    ...look,
    children: content,
    width: { size, type: WidthType.DXA },
    ...(cell.kolonner > 1 ? { columnSpan: cell.kolonner } : {}),
    ...(cell.raekker > 1
      ? { verticalMerge: cell.fortsat ? VerticalMergeType.CONTINUE : VerticalMergeType.RESTART }
      : {}),
  });
}

/** The widths the document states, scaled to the measure; columns without one share the mean. */
function kolonnebredder(grid: Gitter, bredde: number): number[] {
  const stated = new Array<number>(grid.kolonner).fill(0);
  for (const cell of grid.raekker.flat()) {
    const own: unknown = cell.node?.attrs.colwidth;
    if (!Array.isArray(own)) continue;
    for (const [i, width] of own.slice(0, cell.kolonner).entries())
      if (typeof width === 'number' && width > 0) stated[cell.kolonne + i] = width;
  }
  const known = stated.filter((width) => width > 0);
  const mean = known.length > 0 ? known.reduce((a, b) => a + b) / known.length : 1;
  const weights = known.length > 0 ? stated.map((width) => width || mean) : vaegte(grid);
  const total = weights.reduce((a, b) => a + b);
  return weights.map((weight) => Math.max(1, Math.floor((weight * bredde) / total)));
}

/** Without stated widths a column's share follows the longest text in it; the narrowest gets a quarter of the widest. */
function vaegte(grid: Gitter): number[] {
  const longest = new Array<number>(grid.kolonner).fill(1);
  for (const { node, kolonne, kolonner } of grid.raekker.flat())
    if (node && kolonner === 1) longest[kolonne] = Math.max(longest[kolonne] ?? 1, node.content.size);
  const most = longest.reduce((a, b) => Math.max(a, b));
  return longest.map((size) => Math.max(size, most / 4));
}
