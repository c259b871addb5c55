// Headings that neither a sign nor a known word marks: a short line above its text, set apart from what is before. With a
// blank line below it too, it is one only where somebody speaks right after, or where the text has such headings elsewhere.
import { findFuldtNavn } from './navneform.ts';
import type { Logiklinje } from './ombrydning.ts';
import { findOverskrift } from './overskrifter.ts';
import type { Form, Personer } from './personer.ts';
import { findTaler } from './talere.ts';

/** What must be known of the lines. */
export interface Linjesyn {
  readonly linjer: readonly Logiklinje[];
  readonly personer: Personer;
  hoved(i: number): string;
  liste(i: number): boolean;
  nytAfsnit(i: number): boolean;
}

const NAVNE: ReadonlySet<Form> = new Set(['fuldt', 'initialer']);
const MAX_LAENGDE = 60;
const MAX_OVER_LISTE = 4;
/** So many headings with air around them show that the writer sets them so. */
const MIN_VANE = 2;

/** `vane`: the text sets its headings so that air is around them (`harFrieOverskrifter`). */
export function isFriOverskrift(hvor: Linjesyn, i: number, vane: boolean): boolean {
  const next = hvor.linjer[i + 1];
  if (!next || !isKort(hvor, i)) return false;
  if (hvor.nytAfsnit(i + 1)) {
    if (overTaler(hvor, i)) return true;
    if (!vane || /:$/.test(hvor.linjer[i]?.tekst ?? '') || findFuldtNavn(hvor.hoved(i))) return false;
  }
  const { tekst = '' } = hvor.linjer[i] ?? {};
  // What opens a list and not a sentence: "Sommerfest den 15. august" above its bullets.
  if (hvor.liste(i + 1)) return !tekst.endsWith(':') && tekst.split(' ').length <= MAX_OVER_LISTE;
  return (
    /^[\p{Lu}»"]/u.test(next.tekst) &&
    (next.tekst.length > MAX_LAENGDE || /[.!?:]$/.test(next.tekst)) &&
    !hvor.liste(i + 1)
  );
}

/** Several short lines with a blank line on either side are headings for sure: known words, or somebody speaks below. */
export function harFrieOverskrifter(hvor: Linjesyn): boolean {
  let n = 0;
  for (const i of hvor.linjer.keys()) {
    const linje = hvor.linjer[i];
    if (!linje?.luft || !hvor.linjer[i + 1]?.luft || linje.tekst.length > MAX_LAENGDE || !isKort(hvor, i)) continue;
    const kind = findOverskrift(linje.tekst);
    if (kind ? kind.art === 'sektion' : overTaler(hvor, i)) n++;
    if (n === MIN_VANE) return true;
  }
  return false;
}

function isKort(hvor: Linjesyn, i: number): boolean {
  const { tekst = '', luft = false } = hvor.linjer[i] ?? {};
  if (!luft || tekst.length > MAX_LAENGDE || !/^\p{Lu}/u.test(tekst) || /[.,;!?]$|[|\t]/.test(tekst)) return false;
  return tekst.split(' ').length <= (tekst.endsWith(':') ? 3 : 6) && !hvor.personer.findVed(tekst, 0, NAVNE);
}

function overTaler(hvor: Linjesyn, i: number): boolean {
  const { tekst = '' } = hvor.linjer[i] ?? {};
  const apart = hvor.linjer[i + 1]?.luft && !/[.:]$/.test(tekst);
  const taler = apart ? findTaler(hvor.hoved(i + 1), hvor.personer, true) : null;
  return taler !== null && taler.navne.length + taler.underforstaaet.length > 0 && findFuldtNavn(tekst) === null;
}
