// Finds the names of known people in running text. Only what can mean nobody else is bound: full names, genitives,
// surnames and first names that one person has, initials that the source itself gives. When in doubt the text stays text.
import type { Form, Navnefund, Personer } from './personer.ts';

const I_TEKST: ReadonlySet<Form> = new Set(['fuldt', 'efternavn', 'initialer']);

/** Capitals that are words, units or offices before they are anybody's initials. */
const IKKE_INITIALER = new Set(
  'AF AT CC DA DE DEN DER DET DIG DU EJ EN ER ET EU FN FOR FRA HAN HR HUN IT JEG JO KL LO MAN MED MIN MUS NB NR NU OBS OG OK OM OP OS PC PR PS PÅ SIG SOM SPM SU SVAR TIL TODO TV UD US USA VED VI'.split(
    ' ',
  ),
);

/** Bindings beyond this number cost more memory than they help (a referat of 344 pages has some 3,000). */
const MAX_OMTALER = 20_000;

/** How many bindings an import may still make; shared by its blocks. */
export interface Budget {
  rest: number;
}

export function nytBudget(): Budget {
  return { rest: MAX_OMTALER };
}

/** The names in `text`, in order, none overlapping another. `ansvar`: the text says who does something, nothing else. */
export function findOmtaler(text: string, personer: Personer, budget: Budget, ansvar = false): readonly Navnefund[] {
  const found: Navnefund[] = [];
  if (personer.alle.length === 0) return found;
  const words = /[\p{L}\p{M}][\p{L}\p{M}'’]*/gu;
  for (let word = words.exec(text); word && budget.rest > 0; word = words.exec(text)) {
    const at = word.index;
    // Names begin with a capital, or in a script that has none.
    if (/^\p{Ll}/u.test(word[0])) continue;
    const hit = personer.findVed(text, at, I_TEKST);
    if (!hit || !(isAlone(text, hit) || (ansvar && isEgneInitialer(text, hit)))) continue;
    found.push(hit);
    budget.rest--;
    words.lastIndex = hit.til;
  }
  return found;
}

/** Not part of a longer name or word, and for the short forms: nothing else that it could be. */
function isAlone(text: string, { person, form, genitiv, fra, til }: Navnefund): boolean {
  const before = text.slice(Math.max(0, fra - 40), fra);
  if (/[\p{L}\p{M}\d_@/-]$|\p{L}\.$/u.test(before)) return false;
  if (form === 'fuldt') return true;
  const written = text.slice(fra, til).replace(genitiv ? /['’]?s?$/ : '', '');
  if (form === 'initialer')
    return isInitialer(written) && (person.egneInitialer || isAnsvar(before, text.slice(til, til + 4)));
  // A surname beside another capitalised word is part of a name of its own; at the start of a sentence it may be a word.
  const after = text.slice(til, til + 40);
  if (/^[ \n]+\p{Lu}/u.test(after) || /\p{Lu}[\p{L}\p{M}'’.-]*[ \n]+$/u.test(before)) return false;
  const mayBeWord = /(?:^|[.!?:]\s*|\b(?:i|på|til|fra|ved|mod|omkring)[ \n]+)$/u.test(before);
  return !mayBeWord || /(?:sen|gaard|gård|strup)$/.test(written);
}

/** Initials that the source itself gives, whole: "TV", "TV/RB". Among those who do something they are no other word. */
function isEgneInitialer(text: string, { person, form, genitiv, fra, til }: Navnefund): boolean {
  const whole = !/[\p{L}\p{M}\d_@-]$/u.test(text.slice(0, fra)) && !/^[\p{L}\p{M}\d_@-]/u.test(text.slice(til));
  return (
    form === 'initialer' && person.egneInitialer && !genitiv && whole && /^\p{Lu}+\d?$/u.test(text.slice(fra, til))
  );
}

/** Where only a person can stand: "Ansvarlig: IV", or alone in a cell. */
function isAnsvar(before: string, after: string): boolean {
  if (/(?:^|[^\p{L}])(?:ansvarlige?|ansvar|ansv\.|tovholder|v\/)\s*:?\s*$/iu.test(before))
    return /^(?![\p{L}\d])/u.test(after);
  return /(?:[|\t]| {2})\s*$/.test(before) && /^\s*(?:[|\t\n]| {2}|$)/.test(after);
}

/** Two or more capitals that are no common word. */
export function isInitialer(written: string): boolean {
  const bare = written.replaceAll('.', '');
  return /^\p{Lu}{2,6}\d?$/u.test(bare) && !IKKE_INITIALER.has(bare);
}
