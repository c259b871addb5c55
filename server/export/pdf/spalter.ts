// Tables that are set with spaces or tabs: where on its line each word stands that a wide gap sets apart, in characters. The
// PDF sets such words at that place, for its type makes letters of different widths.

/** So many spaces set a column apart; two do where another line has a column there. */
const BRED = 3;
/** Columns set with tabs begin at multiples of so many characters, so that paragraphs below each other agree. */
const TABULATOR = 8;
/** The last column may be running text: no more of it must fit on the line. */
const SIDSTE = 24;
/** Words set with spaces are wider than their letters' share of a line that is full. */
const RUMMELIG = 1.2;

export interface Spalter {
  /** The column of a word, by where the word begins in the text; a line's first word has one where tabs stand before it. */
  readonly plads: ReadonlyMap<number, number>;
  /** Room for the longest line, in characters. */
  readonly laengst: number;
}

const INGEN: Spalter = { plads: new Map(), laengst: 0 };

/** `maal` says how many characters' room a text takes; `bredde` how many a whole line has. */
export function findSpalter(text: string, maal = (part: string) => part.length, bredde = 80): Spalter {
  if (!/\S {3,}\S|\t/.test(text)) return INGEN;
  const plads = new Map<number, number>();
  const narrow: [number, number][] = [];
  const lines = text.split('\n');
  const stops = text.includes('\t') ? tabulatorer(lines, maal, bredde) : [];
  let start = 0;
  let laengst = 0;
  for (const line of lines) {
    // Behind a tab characters no longer say where a word stands.
    if (line.includes('\t')) laengst = Math.max(laengst, saetTabuleret(line, start, stops, plads));
    else
      for (const { index, 0: gap } of line.matchAll(/(?<=\S) {2,}(?=\S)/g)) {
        const column = index + gap.length;
        if (gap.length >= BRED) plads.set(start + column, column);
        else narrow.push([start + column, column]);
        // A line without columns may be as long as it is.
        laengst = Math.max(laengst, line.length * RUMMELIG);
      }
    start += line.length + 1;
  }
  const columns = new Set(plads.values());
  for (const [at, column] of narrow) if (columns.has(column)) plads.set(at, column);
  return { plads, laengst };
}

/** Where each column begins that tabs set apart: behind the widest cell of the column before it. */
function tabulatorer(lines: readonly string[], maal: (part: string) => number, bredde: number): readonly number[] {
  const widths: number[] = [];
  for (const line of lines)
    for (const [k, cell] of line.split('\t').slice(0, -1).entries())
      widths[k] = Math.max(widths[k] ?? 0, maal(cell.trim()));
  const stops = (step: number) => {
    const out = [0];
    for (const width of widths) out.push(Math.ceil(((out.at(-1) ?? 0) + width + 2) / step) * step);
    return out;
  };
  const even = stops(TABULATOR);
  return (even.at(-1) ?? 0) + SIDSTE / 2 <= bredde ? even : stops(1);
}

/** Gives the first word of each cell its column; returns how many characters of the line must fit. */
function saetTabuleret(line: string, start: number, stops: readonly number[], plads: Map<number, number>): number {
  let at = start;
  let wide = 0;
  for (const [k, cell] of line.split('\t').entries()) {
    const column = stops[k] ?? 0;
    const words = cell.trim().length;
    if (words > 0) {
      if (k > 0) plads.set(at + cell.length - cell.trimStart().length, column);
      wide = column + Math.min(words, SIDSTE);
    }
    at += cell.length + 1;
  }
  return wide;
}
