// "REFERAT" alone on a line in the head of a referat is a line of the title, not the heading of what was said: the facts of
// the meeting or its participants follow it.
import { findFakta } from './fakta.ts';
import { linjensMaerke } from './lister.ts';
import type { Logiklinje } from './ombrydning.ts';
import { findOverskrift } from './overskrifter.ts';

/** So many lines of title, organisation and date may stand above the word. */
const MAX_OVER = 8;
/** So many lines of title may stand between the word and the first fact. */
const MAX_UNDER = 4;
const MAX_LINJE = 150;

/** True where line `i` is the word "Referat" of a title that is set on several lines. */
export function isReferattitel(linjer: readonly Logiklinje[], i: number): boolean {
  const kind = findOverskrift(linjer[i]?.tekst ?? '');
  if (i > MAX_OVER || kind?.indhold !== null || kind.art !== 'referat' || !/referat/i.test(kind.tekst)) return false;
  if (!linjer.slice(0, i).every((linje) => isHovedlinje(linje) || isFaktum(linje))) return false;
  const under = linjer.slice(i + 1, i + 2 + MAX_UNDER);
  const next = under.findIndex((linje) => !isHovedlinje(linje));
  const found = under[next];
  return found !== undefined && (isFaktum(found) || isDeltagere(found));
}

/** When, where, who leads: what an item of the minutes seldom begins with. */
function isFaktum({ tekst }: Logiklinje): boolean {
  const slags = findFakta(tekst)?.slags;
  return slags !== undefined && slags !== 'andet';
}

function isDeltagere({ tekst }: Logiklinje): boolean {
  const art = findOverskrift(tekst)?.art;
  return art === 'deltagere' || art === 'afbud';
}

/** A line that a title may have: short, no sentence, no label of anything else. */
function isHovedlinje(linje: Logiklinje): boolean {
  const { tekst, vink } = linje;
  if (tekst.length > MAX_LINJE || vink?.stof || isFaktum(linje) || linjensMaerke(linje)) return false;
  const fact = findFakta(tekst) !== null;
  return fact || (findOverskrift(tekst) === null && !/:(?:\s|$)|[.!?]$|^\d{1,3}[.)]?\s/.test(tekst));
}
