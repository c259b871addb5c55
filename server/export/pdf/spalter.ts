// Tables that are set with spaces: where on its line each word stands that a wide gap sets apart, in characters. The PDF
// sets such words at that place, for its type makes letters of different widths.

/** So many spaces set a column apart; two do where another line has a column there. */
const BRED = 3;

export interface Spalter {
  /** The column of a word, by where the word begins in the text. */
  readonly plads: ReadonlyMap<number, number>;
  /** Characters of the longest line. */
  readonly laengst: number;
}

const INGEN: Spalter = { plads: new Map(), laengst: 0 };

export function findSpalter(text: string): Spalter {
  if (!/\S {3,}\S/.test(text)) return INGEN;
  const plads = new Map<number, number>();
  const narrow: [number, number][] = [];
  let start = 0;
  let laengst = 0;
  for (const line of text.split('\n')) {
    laengst = Math.max(laengst, line.length);
    for (const { index, 0: gap } of line.matchAll(/(?<=\S) {2,}(?=\S)/g)) {
      const column = index + gap.length;
      if (gap.length >= BRED) plads.set(start + column, column);
      else narrow.push([start + column, column]);
    }
    start += line.length + 1;
  }
  const columns = new Set(plads.values());
  for (const [at, column] of narrow) if (columns.has(column)) plads.set(at, column);
  return { plads, laengst };
}
