// What must not leave the house by mistake: CPR numbers, phone numbers, addresses of homes, mail addresses. Found in the
// text as it is read; what looks like one and is another thing (a case number, an amount) is told by what stands before it.
import type { Stykke } from './linjer.ts';

/** Six digits and four, with the spaces (those that do not break too), dots and hyphens that people set between them. */
const CPR =
  /(?<![\d.,/-])(\d{2})[.\p{Zs}]?(\d{2})[.\p{Zs}]?(\d{2})[.\p{Zs}]?[-–]?[.\p{Zs}]?(\d{2})[.\p{Zs}]?(\d{2})(?![\d/]|[.,-]\d)/gu;
/** A day as people write one, and four digits after a hyphen. */
const DAG_OG_LOEBENUMMER =
  /(?<![\d.,/-])(\d{2})([-./])(\d{2})\2(?:19|20)?(\d{2})\p{Zs}?[-–]\p{Zs}?(\d{4})(?![\d/]|[.,-]\d)/gu;
const VAEGTE = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
/** What ten or eight digits are where one of these words stands before them. */
const ANDET_NUMMER =
  /(?:sag(?:en|s)?(?:[-.]?\s*(?:nr|nummer))?|journal(?:[-.]?\s*(?:nr|nummer))?|j\.?\s*nr|dok(?:ument)?(?:[-.]?\s*(?:nr|nummer))?|cvr(?:[-.]?\s*(?:nr|nummer))?|p-?nr|ean(?:[-.]?\s*(?:nr|nummer))?|konto(?:[-.]?\s*(?:nr|nummer))?|reg(?:[-.]?\s*nr)?|matr(?:ikel)?(?:[-.]?\s*(?:nr|nummer))?|kr|bilag|isbn|løbenr|fakturanr|faktura)\.?\s*:?\s*$/iu;

/**
 * CPR numbers: a real date *or* a number that is right by modulus 11, since those given out after 2007 need not be
 * (Det Centrale Personregister, "Personnummeret i CPR").
 */
export function findCpr(tekst: string): readonly Stykke[] {
  const found = new Map<number, Stykke>();
  for (const match of [...tekst.matchAll(CPR), ...tekst.matchAll(DAG_OG_LOEBENUMMER)]) {
    const digits = match.slice(1).join('').replace(/\D/g, '');
    const fra = match.index;
    if (!erDato(digits) && !gaarOp(digits)) continue;
    if (ANDET_NUMMER.test(tekst.slice(Math.max(0, fra - 20), fra))) continue;
    found.set(fra, { fra, til: fra + match[0].length });
  }
  return [...found.values()].sort((a, b) => a.fra - b.fra);
}

function erDato(digits: string): boolean {
  const day = Number(digits.slice(0, 2));
  const month = Number(digits.slice(2, 4));
  // Replacement numbers have 60 added to the day.
  const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return (day >= 1 && day <= days) || (day >= 61 && day <= 60 + days);
}

function gaarOp(digits: string): boolean {
  return VAEGTE.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11 === 0;
}

const TELEFON =
  /(?<![\d.,/–+-])(?:(?:\+|00)45\p{Zs}?)?(?:[2-9]\d\p{Zs}?\d\d\p{Zs}?\d\d\p{Zs}?\d\d|[2-9]\d([.-])\d\d\1\d\d\1\d\d)(?!\d|[.,/–-]\d|\s*(?:kr|mio|mia|m²|kvm|ton|stk|%))/gu;

/** Danish phone numbers: eight digits, together, in pairs (also with dots or hyphens) or in fours, with or without +45. */
export function findTelefon(tekst: string): readonly Stykke[] {
  return [...tekst.matchAll(TELEFON)].flatMap((found) => {
    const fra = found.index;
    const digits = found[0].replace(/\D/g, '').slice(-8);
    // A date as data: 20210505.
    if (/^20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits) && !found[0].includes('+')) return [];
    if (ANDET_NUMMER.test(tekst.slice(Math.max(0, fra - 20), fra))) return [];
    return [{ fra, til: fra + found[0].length }];
  });
}

/** What stands before the name of a street as a word of its own. */
const FOR =
  '(?:(?:Gl\\.|Gammel|Ny|Nye|Nørre|Søndre|Sønder|Vestre|Vester|Østre|Øster|Store|Lille|Sankt|Skt\\.|Sct\\.|Sdr\\.|Ndr\\.)\\s+)?';
const GADENAVN =
  "(?:\\p{Lu}[\\p{L}'-]*(?:vej|gade|allé|alle|stræde|boulevard|vænge|vænget|parken|toften|krogen|svinget|bakken|lunden|stien|engen|haven|marken|vangen|torvet|torv|pladsen)|\\p{Lu}[\\p{L}.'-]*\\s+(?:Vej|Gade|Allé|Alle|Stræde|Boulevard|Plads|Torv))";
/** A number of what lies there is no number of a house. */
const MAENGDE = '(?!\\s*(?:mio|mia|kr|km|m²|m\\b|meter|boliger|ejendomme|huse|lejligheder|procent|%))';
const VEJ = new RegExp(
  `(?<![\\p{L}\\d-])${FOR}${GADENAVN}\\s+(?:nr\\.\\s*)?\\d{1,3}\\s?[A-Z]?(?![\\p{L}\\d])${MAENGDE}`,
  'gu',
);

/** Streets with a house number. */
export function findAdresse(tekst: string): readonly Stykke[] {
  return [...tekst.matchAll(VEJ)].map((found) => ({ fra: found.index, til: found.index + found[0].trimEnd().length }));
}

const MAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/gu;

export function findMail(tekst: string): readonly Stykke[] {
  return [...tekst.matchAll(MAIL)].map((found) => ({ fra: found.index, til: found.index + found[0].length }));
}
