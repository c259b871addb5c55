// What stands in a public edition in the place of what is withheld. Neutral: it tells that something was here where the
// reader has a claim to know, and never what, how much or who.
import type { Skjult } from '../../../editor/model/adgang.ts';

export const PUNKTTITEL = 'Lukket punkt';
export const PUNKT = '[Punktet er behandlet for lukkede døre]';
export const UDELADT = '[Udeladt]';
/** On the list of participants, for one or for more. */
export const NAVN = '[Navn udeladt]';
/** In running text, in the place of a name. */
export const PERSON = 'en deltager';

/** In the place of a block or a passage. */
export const MAERKE: Readonly<Record<Skjult, string>> = {
  lukket: '[Behandlet for lukkede døre]',
  udelades: UDELADT,
};

/** "En deltager". */
export function stort(words: string): string {
  return words.replace(/^./u, (letter) => letter.toLocaleUpperCase('da'));
}
