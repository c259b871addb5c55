// Tables: the widths of the columns, each cell's lines in its column, and the structure a screen reader walks by row
// and column. Where rows fall on pages is `tabelsider.ts`.
import type { Node } from 'prosemirror-model';
import type { Gitter, Gittercelle } from '../gitter.ts';
import { gitter } from '../gitter.ts';
import type { Blok, Celle, Raekke, Tabelblok, Tekstblok } from './blok.ts';
import { naturligBredde } from './linjer.ts';
import { loebAf } from './loeb.ts';
import type { Sted } from './sted.ts';
import type { Element, Rolle } from './struktur.ts';
import type { Stil } from './typografi.ts';
import { medSted } from './ulaeseligt.ts';

/** Room between the text of a cell and its edges, at most this share of the column. */
const POLSTRING = 5;

/** Sets what a cell holds; passed in, for it sets tables too. */
type Opstil = (node: Node, sted: Sted) => void;

/** The block of a `tabel`, its elements added to the place. */
export function tabelblok(node: Node, sted: Sted, opstil: Opstil): Tabelblok {
  const { typografi } = sted;
  const celle = { ...typografi.celle, farve: typografi.farver.tekst };
  const grid = gitter(node);
  const bredder = columns(grid, sted, celle);
  const beskrivelse = String(node.attrs.beskrivelse ?? '');
  const table = sted.element.tilfoej(
    'Table',
    beskrivelse ? { attributter: { O: 'Table', Summary: new String(beskrivelse) } } : {},
  );
  const thead = grid.hovedraekker > 0 && grid.hovedraekker < grid.raekker.length ? table.tilfoej('THead') : null;
  const tbody = table.tilfoej('TBody');
  const hovedraekker = thead ? grid.hovedraekker : 0;
  const cut = new Set<Node | null>();
  const rows = grid.raekker.map((raekke, y): Raekke => {
    const head = y < hovedraekker;
    const tr = (head && thead ? thead : tbody).tilfoej('TR');
    // A cell of the head that reaches into the body would tie every page to the first: it is cut, and empty ones fill its place.
    const limit = head ? hovedraekker - y : Number.POSITIVE_INFINITY;
    const celler = raekke.flatMap((cell) => {
      if (!cell.fortsat) {
        if (cell.raekker > limit) cut.add(cell.node);
        return [cell];
      }
      return !head && cut.has(cell.node) ? [{ ...cell, node: null, raekker: 1 }] : [];
    });
    return { celler: celler.map((cell) => setCelle(cell, { tr, head, limit, bredder, stil: celle, opstil }, sted)) };
  });
  return {
    slags: 'tabel',
    x: sted.x,
    bredde: sted.bredde,
    hoved: rows.slice(0, hovedraekker),
    raekker: rows.slice(hovedraekker),
    stil: celle,
    foer: typografi.rum * 0.6,
    efter: typografi.rum,
    medNaeste: false,
    samlet: false,
  };
}

interface Raekkested {
  readonly tr: Element;
  readonly head: boolean;
  /** Rows that a cell may reach over. */
  readonly limit: number;
  readonly bredder: readonly number[];
  readonly stil: Stil;
  readonly opstil: Opstil;
}

function setCelle(cell: Gittercelle, { tr, head, limit, bredder, stil, opstil }: Raekkested, sted: Sted): Celle {
  const raekker = Math.min(cell.raekker, limit);
  const isHead = cell.node?.type.name === 'hovedcelle';
  const rolle: Rolle = isHead ? 'TH' : 'TD';
  const attributter = {
    O: 'Table',
    ...(isHead ? { Scope: head ? 'Column' : 'Row' } : {}),
    ...(cell.kolonner > 1 ? { ColSpan: cell.kolonner } : {}),
    ...(raekker > 1 ? { RowSpan: raekker } : {}),
  };
  const element = tr.tilfoej(rolle, Object.keys(attributter).length > 1 ? { attributter } : {});
  const sum = (from: number, to: number) => bredder.slice(from, to).reduce((a, b) => a + b, 0);
  const x = sted.x + sum(0, cell.kolonne);
  const bredde = sum(cell.kolonne, cell.kolonne + cell.kolonner);
  const ud: Blok[] = [];
  if (cell.node) {
    const broed = isHead ? bold(stil) : stil;
    const pad = polstring(bredde);
    opstil(cell.node, { ...sted, ud, element, x: x + pad, bredde: Math.max(1, bredde - 2 * pad), broed });
  }
  return { element, x, bredde, raekker, blokke: ud.filter((blok): blok is Tekstblok => blok.slags === 'tekst') };
}

function bold(stil: Stil): Stil {
  const { kaeder } = stil;
  return { ...stil, kaeder: { ...kaeder, normal: kaeder.fed, kursiv: kaeder.fedKursiv } };
}

export function polstring(bredde: number): number {
  return Math.min(POLSTRING, bredde * 0.15);
}

/** The widths of the columns: those the document states, else by what the cells hold, the whole room filled. */
function columns(grid: Gitter, sted: Sted, stil: Stil): readonly number[] {
  const stated = statedWidths(grid);
  if (stated) return scaled(stated, sted.bredde);
  const least = new Array<number>(grid.kolonner).fill(0);
  const most = new Array<number>(grid.kolonner).fill(0);
  const wide: { cell: Gittercelle; need: { ord: number; linje: number } }[] = [];
  for (const cell of grid.raekker.flat()) {
    if (!cell.node || cell.fortsat) continue;
    const need = natural(cell.node, sted, stil);
    if (cell.kolonner > 1) wide.push({ cell, need });
    else {
      least[cell.kolonne] = Math.max(least[cell.kolonne] ?? 0, need.ord);
      most[cell.kolonne] = Math.max(most[cell.kolonne] ?? 0, need.linje);
    }
  }
  for (const { cell, need } of wide) {
    stretch(least, cell, need.ord);
    stretch(most, cell, need.linje);
  }
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
  if (sum(most) === 0)
    return scaled(
      most.map(() => 1),
      sted.bredde,
    );
  if (sum(most) <= sted.bredde) return scaled(most, sted.bredde);
  if (sum(least) >= sted.bredde)
    return scaled(
      least.map((width) => Math.max(width, 1)),
      sted.bredde,
    );
  return shared(least, most, sted.bredde);
}

/** Columns that need less than an equal share take what they need; the others divide the rest. */
function shared(least: readonly number[], most: readonly number[], room: number): readonly number[] {
  const widths = new Array<number | null>(most.length).fill(null);
  for (;;) {
    const rest = room - widths.reduce((sum: number, width) => sum + (width ?? 0), 0);
    const open = [...widths.keys()].filter((i) => widths[i] === null);
    const share = rest / open.length;
    const small = open.filter((i) => (most[i] ?? 0) <= share || (least[i] ?? 0) >= share);
    for (const i of small) widths[i] = Math.max(least[i] ?? 0, Math.min(most[i] ?? 0, share));
    if (small.length === open.length)
      return scaled(
        widths.map((width) => width ?? 0),
        room,
      );
    if (small.length > 0) continue;
    // A column of long texts takes more than one of shorter, but not all: the square root evens the difference.
    const wish = (i: number) => Math.sqrt((most[i] ?? 0) - (least[i] ?? 0));
    const spare = rest - open.reduce((sum, i) => sum + (least[i] ?? 0), 0);
    const wishes = open.reduce((sum, i) => sum + wish(i), 0);
    return widths.map((width, i) => width ?? (least[i] ?? 0) + (spare * wish(i)) / wishes);
  }
}

function statedWidths(grid: Gitter): readonly number[] | null {
  const widths = new Array<number>(grid.kolonner).fill(0);
  for (const cell of grid.raekker.flat()) {
    const stated: unknown = cell.node?.attrs.colwidth;
    if (!Array.isArray(stated)) continue;
    for (let i = 0; i < cell.kolonner; i++) widths[cell.kolonne + i] ||= Number(stated[i] ?? 0);
  }
  return widths.every((width) => width > 0) ? widths : null;
}

function scaled(widths: readonly number[], room: number): readonly number[] {
  const sum = widths.reduce((a, b) => a + b, 0);
  return widths.map((width) => (width * room) / sum);
}

/** Widens the columns under a cell that reaches over several, evenly. */
function stretch(widths: number[], cell: Gittercelle, need: number): void {
  const under = widths.slice(cell.kolonne, cell.kolonne + cell.kolonner);
  const lack = (need - under.reduce((a, b) => a + b, 0)) / cell.kolonner;
  if (lack > 0) for (let i = 0; i < cell.kolonner; i++) widths[cell.kolonne + i] = (under[i] ?? 0) + lack;
}

/** The widest word and the widest line of a cell, its padding included. */
function natural(node: Node, sted: Sted, stil: Stil): { readonly ord: number; readonly linje: number } {
  const faces = node.type.name === 'hovedcelle' ? bold(stil).kaeder : stil.kaeder;
  let [ord, linje] = [0, 0];
  const visit = (child: Node, hang: number) => {
    if (!child.isTextblock) {
      const inner = child.type.name === 'liste' ? hang + stil.stoerrelse * 1.8 : hang;
      for (const one of child.children) visit(one, inner);
      return;
    }
    const loeb = loebAf(child, sted.roster, faces);
    const found = medSted(loeb.map((one) => one.tekst).join(''), () => naturligBredde(loeb, stil.stoerrelse));
    // A hair more than measured, so that what fits in theory fits after rounding.
    ord = Math.max(ord, found.ord + hang + 0.1);
    linje = Math.max(linje, found.linje + hang + 0.1);
  };
  visit(node, 2 * POLSTRING);
  return { ord, linje };
}
