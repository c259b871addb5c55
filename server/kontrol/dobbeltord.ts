// A word typed twice ("at at"). Danish has doubles of its own ("Var der der nogen?"): those are let be, and a slip among
// them is missed; `test/kontrol/saetninger.ts` has both sides.
import { type Kontrollinje, roererNavn, type Stykke } from './linjer.ts';

const TO = /(?<![\p{L}\p{N}'’@./-])(\p{L}+)\s+\1(?![\p{L}\p{N}'’@/-])/giu;
/** Pronouns and adverbs that stand beside themselves, and words that are said twice for their weight. */
const AEGTE = new Set(
  'den det de der så mange meget langt lang lange rigtig stor store ja nej igen nå vel hurra hip ha'.split(' '),
);
/** "gå i i dag", "holde åbent i i aften" */
const I_TID = /^\s+(?:dag|aften|nat|morgen|formiddags|eftermiddags|aftes|går|forgårs|år|fjor|overmorgen)(?!\p{L})/iu;

/** The stretch from the first word to the end of the second; what touches a name is not looked at. */
export function findDobbeltord(linje: Kontrollinje): readonly (Stykke & { readonly ord: string })[] {
  return [...linje.tekst.matchAll(TO)].flatMap((found) => {
    const fra = found.index;
    const til = fra + found[0].length;
    const ord = found[1] ?? '';
    const andet = found[0].slice(-ord.length);
    const lille = ord.toLocaleLowerCase('da');
    // A capital in the second: a name (Duran Duran) or letters that stand for one.
    if (andet !== lille || AEGTE.has(lille) || roererNavn(linje, { fra, til })) return [];
    if (lille === 'i' && I_TID.test(linje.tekst.slice(til))) return [];
    return [{ fra, til, ord: lille }];
  });
}
