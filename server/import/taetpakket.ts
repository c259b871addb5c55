// Numbered titles that no blank line sets apart: they count through the whole text with what was said between them, which
// no list does that somebody speaks in. Also those whose numbers alone say too little: "1 Indledning", "II. Økonomi".
import { nummereret } from '../../editor/model/nummer.ts';
import type { Logiklinje } from './ombrydning.ts';
import type { Punktlinje } from './punkter.ts';

const MAX_TITEL = 80;
const KORT = 30;
/** Words that open a sentence, not a title. */
const SAETNING = /^(?:Vi|Jeg|Der|Det|Man|Han|Hun|De|I|Du|At)\s/;
/** The line goes on: in a list, in a sentence. */
const FORTSAT = /(?:[,;:–-]|\s(?:og|at|i|på|til|af|med|for|som|der|om|en|et|den|det))$/;

/** The lines that head items, though they stand close to the text above them. `ledig`: the line is nothing else already. */
export function findTaetpakkede(
  linjer: readonly Logiklinje[],
  ledig: (i: number) => boolean,
): ReadonlyMap<number, Punktlinje> {
  for (const laes of [titelnummer, romertitel]) {
    const chain = taelling(linjer, (i) => (ledig(i) ? laes(linjer[i], linjer[i - 1]) : null));
    if (chain.size > 0) return chain;
  }
  return new Map();
}

/** The titles that count from 1 on, each once, if most have text below them. */
function taelling(
  linjer: readonly Logiklinje[],
  laes: (i: number) => Punktlinje | null,
): ReadonlyMap<number, Punktlinje> {
  const chain = new Map<number, Punktlinje>();
  let last: readonly number[] = [0];
  let before: { readonly i: number; readonly dybde: number } | null = null;
  let close = 0;
  let top = 0;
  let grund = 1;
  for (const i of linjer.keys()) {
    const item = laes(i);
    const nummer = item ? tal(item.nummer) : null;
    if (!item || !nummer) continue;
    // Meetings that are numbered themselves count from 14.1 on; what is said of it is numbered below that.
    const begins = chain.size === 0 && nummer.length === 2 && nummer[1] === 1;
    if (begins) grund = 2;
    else if ((grund === 2 && nummer.length !== 2) || !isNaeste(last, nummer)) continue;
    // The first part of an item stands right below it.
    if (before && before.i === i - 1 && nummer.length <= before.dybde + 1) close++;
    chain.set(i, item);
    if (nummer.length === grund) top++;
    last = nummer;
    before = { i, dybde: item.dybde };
  }
  const wrapped = [...chain.keys()].filter((i) => /^\p{Ll}/u.test(linjer[i + 1]?.tekst ?? '')).length;
  const isCount = top > 1 && close * 2 < chain.size - 1 && wrapped * 2 < chain.size;
  return isCount ? chain : new Map();
}

/** "2" → "3", "2.1"; "2.1" → "2.2", "3"; "2.1.3" → "2.1.4", "2.2", "3". */
function isNaeste(last: readonly number[], now: readonly number[]): boolean {
  const at = now.length - 1;
  const same = (n: number) => now.slice(0, n).every((one, i) => one === last[i]);
  if (now.length === last.length + 1) return now[at] === 1 && same(at);
  return now.length <= last.length && same(at) && now[at] === (last[at] ?? 0) + 1;
}

function tal(nummer: string): readonly number[] | null {
  const roman = ROMERTAL.indexOf(nummer);
  if (roman > 0) return [roman];
  return /^\d{1,3}(?:\.\d{1,3})*$/.test(nummer) ? nummer.split('.').map(Number) : null;
}

const ROMERTAL: readonly string[] =
  ' I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII XXIII XXIV XXV'.split(' ');

function romertitel(linje: Logiklinje | undefined, before: Logiklinje | undefined): Punktlinje | null {
  return /^[IVX]/.test(linje?.tekst ?? '') ? kanVaereTitel(linje, before) : null;
}

function titelnummer(linje: Logiklinje | undefined, before: Logiklinje | undefined): Punktlinje | null {
  return /^\p{L}{0,8}\.?\s?\d/u.test(linje?.tekst ?? '') ? kanVaereTitel(linje, before) : null;
}

/** The number and title of a line that can be a title where it stands, or null. */
function kanVaereTitel(linje: Logiklinje | undefined, before: Logiklinje | undefined): Punktlinje | null {
  if (!linje || linje.tekst.length > MAX_TITEL + 10) return null;
  const { nummer, titel } = nummereret(linje.tekst);
  if (!/^[\p{Lu}»"]/u.test(titel) || /[!?,;]$/.test(titel) || SAETNING.test(titel)) return null;
  // A title may end in a stop or a colon, a sentence is longer.
  if (nummer === '' || (/[.:]$/.test(titel) && titel.length > KORT)) return null;
  // "Vi aftalte dette:" above it makes an item of Word's a list's.
  if (linje.vink?.maerke && before && before.tekst.length > 20 && /[:,]$/.test(before.tekst)) return null;
  const close = before !== undefined && !linje.luft && !linje.vink?.afsnit;
  if (close && (FORTSAT.test(before.tekst) || linje.indryk > before.indryk)) return null;
  return { nummer, titel, dybde: nummer.split('.').length - 1 };
}
