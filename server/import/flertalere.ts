// Further speakers in a paragraph that one has begun: "BE: … IM: …", "… Ingrid Måneskov svarede, at …". The paragraph stays
// one, as its writer has it; all who are sure to speak in it are its speakers.
import type { Navnefund, Personer } from './personer.ts';
import { findTaler } from './talere.ts';

/** A paragraph with more sentences is not searched to its end. */
const MAX_SAETNINGER = 200;
const HOVED = 200;
const SAETNING = /[.!?…»")\]][ \n]+(?=[*_]{0,3}\p{Lu})/gu;

/** Those who begin a sentence behind `fra` with a label or a sure reporting verb, in order. */
export function findFlereTalere(text: string, fra: number, personer: Personer): readonly Navnefund[] {
  const found: Navnefund[] = [];
  let count = 0;
  SAETNING.lastIndex = fra;
  for (let end = SAETNING.exec(text); end && count < MAX_SAETNINGER; end = SAETNING.exec(text), count++) {
    const at = end.index + end[0].length;
    const taler = findTaler(text.slice(at, at + HOVED), personer);
    if (!taler?.sikkert || taler.art !== 'indlaeg') continue;
    found.push(...taler.navne.map((name) => ({ ...name, fra: name.fra + at, til: name.til + at })));
  }
  return found;
}
