// How benchmarks measure: candidates in turn, round by round, so that a machine that drifts drifts for all of them;
// medians, and the ratio to the yardstick of the same run. One JSON line per figure.

/** One line of output. `ratio` = value / versus for times (smaller is better), rate / rate for rates (larger is better). */
export interface Figur {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly versus: string | null;
  readonly ratio: number | null;
  /** Rounds or samples behind the value. */
  readonly n: number;
}

/** Prints one figure as a JSON line, numbers with four significant digits. */
export function print(figur: Figur): void {
  const short = (x: number | null) => (x === null ? null : Number(x.toPrecision(4)));
  process.stdout.write(`${JSON.stringify({ ...figur, value: short(figur.value), ratio: short(figur.ratio) })}\n`);
}

/** The `p`-quantile (0–1) of unsorted samples, nearest rank. */
export function quantile(samples: readonly number[], p: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** Runs each candidate once per round, in turn, after `varme` rounds that warm up; milliseconds per candidate and round. */
export async function rounds<K extends string>(
  n: number,
  candidates: Readonly<Record<K, () => unknown>>,
  varme = 1,
): Promise<(name: K) => number[]> {
  const names = Object.keys(candidates) as K[];
  const times = new Map<K, number[]>(names.map((name) => [name, []]));
  for (let round = -varme; round < n; round++) {
    for (const name of names) {
      const start = performance.now();
      await candidates[name]();
      if (round >= 0) times.get(name)?.push(performance.now() - start);
    }
  }
  return (name) => times.get(name) ?? [];
}
