// A referat that a mail quotes: every line of it begins with ">". The sign is the mail's, as a page number is the page's: it
// is left out of the text and told in the report. Single quotations in a text are somebody's words and stay as they are.
import { findOverskrift } from './overskrifter.ts';
import { findNummer } from './punkter.ts';
import type { Raalinje } from './raalinjer.ts';

const TEGN = /^(?:>[ \t]?)+/;
/** Fewer lines are a quotation. */
const MIN_LINJER = 5;

/** The lines without the sign, and how many had it; a line of nothing else is blank. */
export function udenCitattegn(linjer: readonly Raalinje[]): { linjer: readonly Raalinje[]; antal: number } {
  const fra = linjer.findIndex(isCitat);
  const til = linjer.findLastIndex(isCitat) + 1;
  const quoted = linjer.slice(Math.max(0, fra), til);
  const whole = quoted.length >= MIN_LINJER && quoted.length * 2 >= linjer.length && quoted.every(isCitat);
  if (fra < 0 || !whole || !isReferat(quoted)) return { linjer, antal: 0 };
  const out: Raalinje[] = [];
  let blank = false;
  for (const linje of linjer) {
    const lead = isCitat(linje) ? (TEGN.exec(linje.tekst)?.[0].length ?? 0) : 0;
    const rest = linje.tekst.slice(lead);
    const tekst = rest.trim();
    if (tekst === '') {
      blank = true;
      continue;
    }
    const indryk = lead > 0 ? rest.length - rest.trimStart().length : linje.indryk;
    out.push({ ...linje, tekst, indryk, luft: out.length > 0 && (linje.luft || blank) });
    blank = false;
  }
  return out.length > 0 ? { linjer: out, antal: quoted.length } : { linjer, antal: 0 };
}

function isCitat({ tekst }: Raalinje): boolean {
  return TEGN.test(tekst);
}

/** Headings or items of a referat stand in it. */
function isReferat(linjer: readonly Raalinje[]): boolean {
  return linjer.some(({ tekst }) => {
    const bare = tekst.replace(TEGN, '');
    return findNummer(bare) !== null || findOverskrift(bare) !== null;
  });
}
