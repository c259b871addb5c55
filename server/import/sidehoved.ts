// Page numbers and running headers that a copy from a paginated document leaves in the middle of the text.
// They are left out of the logical text, stand in the report, and their bytes stay in the source.
import { findOverskrift } from './overskrifter.ts';
import type { Raalinje } from './raalinjer.ts';

const STREG = '[-–—|•]';
/** "Side 2 af 3", also framed by dashes. */
const SIDE_AF = new RegExp(
  `^${STREG}?\\s*(?:side|s\\.|page)\\s*(\\d{1,4})\\s*(?:af|/|ud af|of)\\s*\\d{1,4}\\s*${STREG}?$`,
  'i',
);
/** The same at the end of a line that also holds something else, set apart by white space or a line. */
const MED_SIDE_AF = /^(.{1,100}?)(?:\s{2,}|\t|\s*[|•]\s*)side\s*\d{1,4}\s*(?:af|\/)\s*\d{1,4}$/i;
/** A running header with its page number; the first may be the title. */
const MED_SIDE = /^.{1,100}?(?:\s{2,}|\t)side\s*(\d{1,4})$/i;
/** A running footer with nothing but a number far behind it: "Klimarådet 15.06.2026        2". */
const MED_TAL = /^(\p{L}.{2,80}?)(?:\s{3,}|\t+)(\d{1,3})$/u;
/** Numbers that are page numbers only where they count on through the text. */
const SVAG = new RegExp(
  `^(?:\\[?side\\s+(\\d{1,4})\\]?|${STREG}\\s*(\\d{1,4})\\s*${STREG}|(\\d{1,4})\\s*/\\s*\\d{1,4})$`,
  'i',
);
/** One of them says enough alone: a number between dashes, "[Side 2]". */
const ALENE = /^(?:[-–—]\s*\d{1,4}\s*[-–—]|\[side\s+\d{1,4}\])$/i;

/** The indexes of lines that belong to the page, not to the text. */
export function findSidehoveder(linjer: readonly Raalinje[]): ReadonlySet<number> {
  const found = new Set<number>();
  const weak: (readonly [number, number])[] = [];
  for (const [i, { tekst }] of linjer.entries()) {
    if (tekst.length > 140) continue;
    if (SIDE_AF.test(tekst) || MED_SIDE_AF.test(tekst) || (i > 0 && ALENE.test(tekst))) found.add(i);
    const number = SVAG.exec(tekst);
    const beside = MED_SIDE.exec(tekst);
    if (number) weak.push([i, Number(number[1] ?? number[2] ?? number[3])]);
    else if (beside) weak.push([i, Number(beside[1])]);
  }
  if (weak.length > 1 && weak.every(([, number], at) => at === 0 || number === (weak[at - 1]?.[1] ?? 0) + 1))
    for (const [i] of weak) if (i > 2 || SVAG.test(linjer[i]?.tekst ?? '')) found.add(i);
  for (const i of medTal(linjer)) found.add(i);
  for (const i of repeated(linjer, found)) found.add(i);
  // Where there is nothing else, it is the text.
  return found.size < linjer.length ? found : new Set();
}

/** The same words with numbers that count on from 1 or 2 through the text, other lines between them. */
function medTal(linjer: readonly Raalinje[]): readonly number[] {
  const seen = new Map<string, { readonly i: number; readonly nr: number }[]>();
  for (const [i, { tekst }] of linjer.entries()) {
    const found = MED_TAL.exec(tekst);
    if (found) seen.set(found[1] ?? '', [...(seen.get(found[1] ?? '') ?? []), { i, nr: Number(found[2]) }]);
  }
  return [...seen.values()]
    .filter(
      (pages) =>
        pages.length > 1 &&
        (pages[0]?.nr ?? 0) <= 2 &&
        pages.every(
          ({ i, nr }, n) => n === 0 || (nr === (pages[n - 1]?.nr ?? 0) + 1 && i > (pages[n - 1]?.i ?? 0) + 2),
        ),
    )
    .flatMap((pages) => pages.map(({ i }) => i));
}

/** Lines beside a page break that stand beside another one too, or at the very top: running headers and footers. */
function repeated(linjer: readonly Raalinje[], pageNumbers: ReadonlySet<number>): readonly number[] {
  const beside = new Set<number>();
  for (const [i, { sideskift }] of linjer.entries()) {
    if (pageNumbers.has(i)) for (const near of [i - 2, i - 1, i + 1, i + 2]) beside.add(near);
    if (sideskift) for (const near of [i - 1, i, i + 1]) beside.add(near);
  }
  const candidates = [...beside].filter((i) => i > 0 && !pageNumbers.has(i) && isHeader(linjer[i]));
  const seen = new Map<string, number>();
  for (const i of new Set([...candidates, 0, 1, 2])) {
    const key = masked(linjer[i]);
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  return candidates.filter((i) => i > 2 && (seen.get(masked(linjer[i])) ?? 0) > 1);
}

function isHeader(linje: Raalinje | undefined): boolean {
  if (!linje || linje.tekst.length > 100 || findOverskrift(linje.tekst)) return false;
  // A line of the text ends a sentence or goes on in the next; a header does neither.
  return !/[.:;,?!]$/.test(linje.tekst) && !/^\p{Ll}/u.test(linje.tekst);
}

function masked(linje: Raalinje | undefined): string {
  return linje?.tekst.replace(/\d+/g, '#') ?? '';
}
