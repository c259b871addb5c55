// Whether a referat is still as its template made it.
import type { Skriv } from '../view/skriv.ts';
import { overblik } from './indhold.ts';

/** A template's own words; more than this has been written by somebody. */
const TOMT = 25;

/** True for a referat in which nothing has been written yet. */
export function erTomt(skriv: Skriv): boolean {
  const { deltagere } = skriv.roster();
  const { ord, indlaeg } = overblik(skriv.view.state.doc, skriv.roster());
  return deltagere.length === 0 && ord < TOMT && indlaeg < 2;
}
