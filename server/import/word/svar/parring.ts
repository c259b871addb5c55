// Finds the block of the draft that each paragraph of the file is: by the bookmark, by the id of the paragraph, and where
// both are gone by what it says and what it stands between. A block has one paragraph at most.
import type { Wordsted } from '../../../../editor/model/wordsteder.ts';
import { efter, ens, foer, type Led } from './led.ts';

export interface Parring {
  /** For each paragraph the place it is; null = it is new. */
  readonly sted: readonly (Wordsted | null)[];
  /** Paragraphs that stand elsewhere than in the draft. */
  readonly flyttet: ReadonlySet<number>;
  /** Places that have no paragraph. */
  readonly mangler: readonly Wordsted[];
}

/** Half of the words in common is the same paragraph. */
const LIG = 0.5;
/** Nothing of it left: what the bookmark is on is another paragraph. */
const ULIG = 0.25;
/** Comparisons within one gap; larger ones are paired by equal text alone. */
const MAX_PAR = 40_000;
/** How many paragraphs further on the text of a bookmark is looked for, and how much of it must be there. */
const NAER = 3;
const NAESTEN = 0.8;
const INTET = { stykker: [] };

export function par(steder: readonly Wordsted[], led: readonly Led[]): Parring {
  const efterNr = new Map(steder.map((sted) => [sted.nr, sted]));
  const sted: (Wordsted | null)[] = led.map(() => null);
  const plads = new Map<number, number>();
  const saet = (nr: number, i: number): void => {
    const found = efterNr.get(nr);
    if (!found || plads.has(nr) || sted[i]) return;
    sted[i] = found;
    plads.set(nr, i);
  };
  const ord = led.map((one) => [ordI(foer(one)), ordI(efter(one))] as const);
  const stedord = new Map(steder.map((one) => [one.nr, ordI(one.tekst)]));
  const lighed = (one: Wordsted, i: number): number => {
    const words = stedord.get(one.nr) ?? [];
    return Math.max(...(ord[i] ?? []).map((own) => dice(words, own)));
  };
  /** What the marks say that the text does not gainsay. */
  const troligt = (nr: number, i: number): boolean => {
    const own = efterNr.get(nr);
    if (own && !own.node.isTextblock) return led[i]?.billede === true;
    return own !== undefined && lighed(own, i) >= ULIG;
  };

  for (const key of ['bogmaerke', 'afsnitId'] as const) {
    const claims = led.flatMap((one, i) => (one[key] !== null && troligt(one[key], i) ? [{ nr: one[key], i }] : []));
    for (const { nr, i } of claims) saet(nr, i);
  }
  ordret(steder, led, sted, plads);
  // Enter at the start of a paragraph leaves its mark on the new one before it.
  for (const key of ['bogmaerke', 'afsnitId'] as const)
    for (const [i, one] of led.entries()) {
      const own = one[key] === null || sted[i] ? undefined : efterNr.get(one[key]);
      if (!own?.node.isTextblock || plads.has(own.nr)) continue;
      const near = Array.from({ length: NAER }, (_, n) => i + 1 + n).find(
        (next) => next < led.length && !sted[next] && lighed(own, next) > NAESTEN,
      );
      saet(own.nr, near ?? i);
    }

  iHuller(steder, led, sted, plads, lighed);
  // What is left over of both and reads the same was moved.
  ordret(steder, led, sted, plads);
  return { sted, flyttet: udenForOrden(sted), mangler: steder.filter((one) => !one.tom && !plads.has(one.nr)) };
}

/** Paragraphs without a place that read as one block alone does. */
function ordret(
  steder: readonly Wordsted[],
  led: readonly Led[],
  sted: (Wordsted | null)[],
  plads: Map<number, number>,
): void {
  const same = new Map<string, { steder: Wordsted[]; led: number[] }>();
  const under = (text: string): { steder: Wordsted[]; led: number[] } => {
    const key = ens(text).trim();
    const found = same.get(key) ?? { steder: [], led: [] };
    same.set(key, found);
    return found;
  };
  for (const one of steder) if (!plads.has(one.nr)) under(one.tekst).steder.push(one);
  for (const [i, one] of led.entries()) if (!sted[i]) under(efter(one)).led.push(i);
  same.delete('');
  for (const { steder: places, led: paragraphs } of same.values()) {
    const [[place, ...more], [i, ...others]] = [places, paragraphs];
    if (!place || i === undefined || more.length + others.length > 0) continue;
    sted[i] = place;
    plads.set(place.nr, i);
  }
}

/** Between two paragraphs that are known, what is left is paired in order where it is alike. */
function iHuller(
  steder: readonly Wordsted[],
  led: readonly Led[],
  sted: (Wordsted | null)[],
  plads: Map<number, number>,
  lighed: (sted: Wordsted, i: number) => number,
): void {
  let fra = 0;
  let senest = 0;
  for (let i = 0; i <= led.length; i++) {
    const known = i < led.length ? (sted[i] ?? null) : null;
    if (i < led.length && (!known || known.nr <= senest)) continue;
    const til = known?.nr ?? steder.length + 1;
    const open = steder.slice(senest, til - 1).filter((one) => !plads.has(one.nr) && one.tekst.trim() !== '');
    const free: number[] = [];
    for (let k = fra; k < i; k++) if (!sted[k] && efter(led[k] ?? INTET).trim() !== '') free.push(k);
    let next = 0;
    if (open.length * free.length <= MAX_PAR)
      for (const one of open) {
        const scores = free.slice(next).map((k) => lighed(one, k));
        const best = Math.max(0, ...scores);
        // Alone between the same two neighbours, rewritten: it is still that paragraph.
        const alone = open.length === 1 && free.length === 1 && best > 0.2;
        if (best < LIG && !alone) continue;
        const at = next + scores.indexOf(best);
        const k = free[at];
        if (k === undefined) continue;
        sted[k] = one;
        plads.set(one.nr, k);
        next = at + 1;
      }
    fra = i + 1;
    if (known) senest = known.nr;
  }
}

/** Those that are not in the longest run of rising numbers. */
function udenForOrden(sted: readonly (Wordsted | null)[]): ReadonlySet<number> {
  const seq = sted.flatMap((one, i) => (one ? [{ nr: one.nr, i }] : []));
  const ends: number[] = [];
  const before: number[] = seq.map(() => -1);
  for (const [k, { nr }] of seq.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((seq[ends[mid] ?? 0]?.nr ?? 0) < nr) low = mid + 1;
      else high = mid;
    }
    before[k] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = k;
  }
  const kept = new Set<number>();
  for (let k = ends.at(-1) ?? -1; k >= 0; k = before[k] ?? -1) kept.add(seq[k]?.i ?? -1);
  return new Set(seq.map(({ i }) => i).filter((i) => !kept.has(i)));
}

function ordI(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** How much two texts have in common by words: 0 nothing, 1 all (Sørensen–Dice over bags). */
function dice(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0;
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const n = left.get(word) ?? 0;
    if (n === 0) continue;
    common++;
    left.set(word, n - 1);
  }
  return (2 * common) / (a.length + b.length);
}
