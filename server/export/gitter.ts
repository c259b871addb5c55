// The grid of a table as every format needs it: every slot filled, spans inside the table, in each row a cell that begins.
// Slots are filled as in the HTML standard (§ 4.9.12.1): a cell takes the first free column of its row.
import type { Node } from 'prosemirror-model';

/** A cell of the grid. `node` is null where the document has none: an empty cell that fills the row. */
export interface Gittercelle {
  readonly node: Node | null;
  readonly kolonne: number;
  readonly kolonner: number;
  readonly raekker: number;
  /** The row in which the cell begins. */
  readonly raekke: number;
  /** True in the rows below that. */
  readonly fortsat: boolean;
}

export interface Gitter {
  readonly kolonner: number;
  /** The cells that cover each row, by column. */
  readonly raekker: readonly (readonly Gittercelle[])[];
  /** Rows at the top in which every cell is a `hovedcelle`. */
  readonly hovedraekker: number;
}

/** The grid of a `tabel` node. Spans that run over another cell or out of the table are cut. */
export function gitter(tabel: Node): Gitter {
  /** For each column the cell that reaches down into the next row, and the first row it does not reach. */
  const open: ({ cell: Gittercelle; til: number } | undefined)[] = [];
  const rows: Gittercelle[][] = [];
  let kolonner = 1;
  tabel.forEach((raekke, _offset, y) => {
    const taken = (x: number): boolean => (open[x]?.til ?? 0) > y;
    const row = [...new Set(open.flatMap((one) => (one && one.til > y ? [one.cell] : [])))].map((cell) => ({
      ...cell,
      fortsat: true,
    }));
    const begun: { cell: Gittercelle; til: number }[] = [];
    let x = 0;
    raekke.forEach((node) => {
      while (taken(x)) x++;
      let width = 1;
      while (width < Number(node.attrs.colspan) && !taken(x + width)) width++;
      const raekker = Math.min(Number(node.attrs.rowspan), tabel.childCount - y);
      begun.push({ cell: { node, kolonne: x, kolonner: width, raekker, raekke: y, fortsat: false }, til: y + raekker });
      x += width;
    });
    for (const { cell, til } of begun) for (let i = 0; i < cell.kolonner; i++) open[cell.kolonne + i] = { cell, til };
    kolonner = Math.max(kolonner, open.length);
    rows.push([...row, ...begun.map(({ cell }) => cell)]);
  });
  const raekker = withoutEmpty(rows.map((row, y) => filled(row, y, kolonner)));
  return { kolonner, raekker, hovedraekker: headRows(tabel) };
}

/** A row that cells from above fill to the last column goes, and those cells are a row shorter: no format knows such a row. */
function withoutEmpty(rows: readonly (readonly Gittercelle[])[]): readonly (readonly Gittercelle[])[] {
  const kept = rows.map((row) => row.some(({ fortsat }) => !fortsat));
  if (kept.every(Boolean)) return rows;
  const count = (from: number, to: number): number => kept.slice(from, to).filter(Boolean).length;
  const shortened = (cell: Gittercelle): Gittercelle => ({
    ...cell,
    raekke: count(0, cell.raekke),
    raekker: count(cell.raekke, cell.raekke + cell.raekker),
  });
  return rows.filter((_, y) => kept[y]).map((row) => row.map(shortened));
}

/** The cells of a row by column, its unused slots filled with empty cells. */
function filled(row: readonly Gittercelle[], raekke: number, kolonner: number): readonly Gittercelle[] {
  const used = new Array<boolean>(kolonner).fill(false);
  for (const cell of row) used.fill(true, cell.kolonne, cell.kolonne + cell.kolonner);
  const empty = used.flatMap((taken, kolonne) =>
    taken ? [] : [{ node: null, kolonne, kolonner: 1, raekker: 1, raekke, fortsat: false }],
  );
  return [...row, ...empty].sort((a, b) => a.kolonne - b.kolonne);
}

function headRows(tabel: Node): number {
  let n = 0;
  while (n < tabel.childCount) {
    const raekke = tabel.child(n);
    if (raekke.childCount === 0 || raekke.children.some((cell) => cell.type.name !== 'hovedcelle')) break;
    n++;
  }
  return n;
}
