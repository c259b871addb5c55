// Numbered titles that no blank line sets apart: they count through the whole text with what was said between them, which
// no list does that somebody speaks in.
import { nummereret } from '../../editor/model/nummer.ts';
import type { Logiklinje } from './ombrydning.ts';

const MAX_TITEL = 80;
const KORT = 30;
/** Words that open a sentence, not a title. */
const SAETNING = /^(?:Vi|Jeg|Der|Det|Man|Han|Hun|De|I|Du|At)\s/;
/** The line goes on: in a list, in a sentence. */
const FORTSAT = /(?:[,;:–-]|\s(?:og|at|i|på|til|af|med|for|som|der|om|en|et|den|det))$/;

/** The lines that head items, though they stand close to the text above them. `ledig`: the line is nothing else already. */
export function findTaetpakkede(linjer: readonly Logiklinje[], ledig: (i: number) => boolean): ReadonlySet<number> {
  const chain: number[] = [];
  let last = 0;
  for (const [i, linje] of linjer.entries()) {
    const nr = ledig(i) ? titelnummer(linje, linjer[i - 1]) : null;
    if (nr !== last + 1) continue;
    chain.push(i);
    last = nr;
  }
  const spaced = chain.slice(1).filter((i, n) => i - (chain[n] ?? i) > 1).length;
  const isCount = chain.length > 1 && spaced * 2 > chain.length - 1 && endsInText(linjer, chain);
  return new Set(isCount ? chain : []);
}

/** The number of a line that can be a title where it stands, or null. */
function titelnummer({ tekst, luft, indryk, vink }: Logiklinje, before: Logiklinje | undefined): number | null {
  if (tekst.length > MAX_TITEL + 10 || !/^\p{L}{0,8}\.?\s?\d/u.test(tekst)) return null;
  const { nummer, titel } = nummereret(tekst);
  const nr = /^\d{1,3}$/.test(nummer) ? Number(nummer) : null;
  if (nr === null || !/^[\p{Lu}»"]/u.test(titel) || /[!?,;]$/.test(titel) || SAETNING.test(titel)) return null;
  // A title may end in a stop or a colon, a sentence is longer.
  if (/[.:]$/.test(titel) && titel.length > KORT) return null;
  const close = before !== undefined && !luft && !vink?.afsnit;
  return close && (FORTSAT.test(before.tekst) || indryk > before.indryk) ? null : nr;
}

/** Something stands below most of the titles that begins with a capital: a list's items go on in small letters. */
function endsInText(linjer: readonly Logiklinje[], chain: readonly number[]): boolean {
  const below = chain.filter((i) => /^\p{Ll}/u.test(linjer[i + 1]?.tekst ?? '')).length;
  return below * 2 < chain.length;
}
