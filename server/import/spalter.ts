// Tables that are set with spaces: lines in a row whose columns begin at the same places. They are nobody's words, and
// their lines stay as they are.
import type { Logiklinje } from './ombrydning.ts';

/** Lines `fra` to `til` (excluded). `opgaver`: the head says who does what, by when. */
export interface Spalteblok {
  readonly fra: number;
  readonly til: number;
  readonly opgaver: boolean;
}

const MAX_LINJE = 200;
const OPGAVER = /(?<!\p{L})(?:ansvarlig|ansvar|hvem|tovholder|frist|deadline|hvornår)(?!\p{L})/iu;
/** A table of actions whose cells are parted by signs: what, by whom, by when. */
const OPGAVEHOVED = new RegExp(`^[|\\s]*(?:hvad|opgaver?|aktion|handling|aftale)\\s*[|\\t].*${OPGAVER.source}`, 'iu');

/** The blocks by their first line. */
export function findSpalter(linjer: readonly Logiklinje[]): ReadonlyMap<number, Spalteblok> {
  const found = new Map<number, Spalteblok>();
  for (let fra = 0; fra < linjer.length; fra++) {
    const signs = skilletegn(linjer[fra]);
    if (signs > 0 && OPGAVEHOVED.test(linjer[fra]?.tekst ?? '')) {
      let til = fra + 1;
      while (til < linjer.length && !linjer[til]?.luft && skilletegn(linjer[til]) === signs) til++;
      if (til - fra > 1) found.set(fra, { fra, til, opgaver: true });
      fra = til - 1;
      continue;
    }
    const head = spalter(linjer[fra]);
    if (head.length === 0) continue;
    const kanter = new Kanter(head);
    let til = fra + 1;
    while (til < linjer.length && !linjer[til]?.luft && kanter.passer(spalter(linjer[til]))) til++;
    if (til - fra > 1) found.set(fra, { fra, til, opgaver: OPGAVER.test(linjer[fra]?.tekst ?? '') });
    fra = til - 1;
  }
  return found;
}

/** How many lines or tabs part the cells of a line. */
function skilletegn(linje: Logiklinje | undefined): number {
  if (!linje || linje.tekst.length > MAX_LINJE || linje.vink?.stof) return 0;
  return linje.tekst.match(/[|\t]/g)?.length ?? 0;
}

interface Celle {
  readonly fra: number;
  readonly til: number;
}

/** Where the cells after the first begin and end. */
function spalter(linje: Logiklinje | undefined): readonly Celle[] {
  if (!linje || linje.tekst.length > MAX_LINJE || linje.vink?.stof || linje.tekst.includes('\t')) return [];
  // Word's indents are paragraphs', not columns.
  const indryk = linje.vink ? 0 : linje.indryk;
  const gaps = [...linje.tekst.matchAll(/\S {2,}(?=\S)/g)];
  return gaps.map((gap, i) => ({
    fra: indryk + gap.index + gap[0].length,
    til: indryk + (gaps[i + 1]?.index ?? linje.tekst.length - 1) + 1,
  }));
}

/** Where the columns of a block begin, or end where their figures are set to the right. */
class Kanter {
  readonly #fra = new Set<number>();
  readonly #til = new Set<number>();

  constructor(head: readonly Celle[]) {
    this.#tilfoej(head);
  }

  /** A cell may be empty, but none begins and ends elsewhere; the line's own edges count for the next. */
  passer(own: readonly Celle[]): boolean {
    const fits = own.length > 0 && own.every(({ fra, til }) => this.#fra.has(fra) || this.#til.has(til));
    if (fits) this.#tilfoej(own);
    return fits;
  }

  #tilfoej(celler: readonly Celle[]): void {
    for (const { fra, til } of celler) {
      this.#fra.add(fra);
      this.#til.add(til);
    }
  }
}
