// Names in the text that are almost somebody's on the list: another first name before a known surname, a letter or two
// that differ. Ordinary text, and people whom the list does not have: a name that follows the list cannot be wrong by itself.
import { efternavn } from '../../editor/model/navn.ts';
import type { Roster } from '../../editor/model/roster.ts';
import { type Kontrollinje, roererNavn, type Stykke } from './linjer.ts';

export interface Navnelighed extends Stykke {
  readonly slags: 'andet-fornavn' | 'naer-stavning';
  /** The name on the list. */
  readonly navn: string;
}

/** A word with a capital, as it stands in the text. */
interface Ord extends Stykke {
  readonly ord: string;
  /** The first of its sentence: its capital says nothing. */
  readonly foerst: boolean;
}

/** At most so many letters may differ. */
const AFSTAND = 2;

interface Person {
  readonly navn: string;
  readonly fornavn: string;
  readonly efternavn: string;
}

/** Those on the list whose name has two words or more. */
function paaListen({ deltagere }: Roster): readonly Person[] {
  return deltagere.flatMap(({ navn, paaListen }) => {
    const parts = navn.split(/\s+/);
    return !paaListen || parts.length < 2 ? [] : [{ navn, fornavn: parts[0] ?? '', efternavn: efternavn(navn) }];
  });
}

export interface Fremmed extends Navnelighed {
  readonly linje: Kontrollinje;
}

/** People known from the text alone whose name is almost somebody's on the list, each where the text has them first. */
export function findFremmede(linjer: readonly Kontrollinje[], roster: Roster): readonly Fremmed[] {
  const people = paaListen(roster);
  const seen = new Set<string>();
  return linjer.flatMap((linje) =>
    linje.navne.flatMap(({ deltager, fra, til }) => {
      const one = roster.find(deltager);
      if (!one || one.paaListen || seen.has(deltager)) return [];
      seen.add(deltager);
      const same = ligner(one.navn, people);
      return same ? [{ linje, fra, til, ...same }] : [];
    }),
  );
}

function ligner(navn: string, people: readonly Person[]): Pick<Navnelighed, 'slags' | 'navn'> | null {
  const alone = !/\s/.test(navn.trim());
  const near = people.find((one) =>
    alone
      ? one.efternavn.length >= 6 && taet(navn, one.efternavn, one.efternavn.length >= 8 ? 2 : 1)
      : taet(navn, one.navn, AFSTAND),
  );
  if (near) return { slags: 'naer-stavning', navn: near.navn };
  const other = alone ? null : people.find((one) => one.efternavn === efternavn(navn) && one.navn !== navn);
  return other ? { slags: 'andet-fornavn', navn: other.navn } : null;
}

export function findNavneligheder(linje: Kontrollinje, roster: Roster): readonly Navnelighed[] {
  const people = paaListen(roster);
  if (people.length === 0) return [];
  const known = new Set(roster.deltagere.flatMap(({ navn }) => navn.split(/\s+/)));
  const words = storeOrd(linje);
  const found: Navnelighed[] = [];
  for (const [i, word] of words.entries()) {
    const before = words[i - 1];
    const joined = before !== undefined && linje.tekst.slice(before.til, word.fra) === ' ' ? before : null;
    const own = people.filter((one) => one.efternavn === word.ord);
    if (own.length > 0) {
      // "Hans Eksempel" where the list has Bo; "Borgmester Eksempel" and the last of a longer name are the list's own.
      if (joined && !joined.foerst && !known.has(joined.ord) && !erTitel(joined.ord)) {
        const [only] = own;
        if (only) found.push({ slags: 'andet-fornavn', fra: joined.fra, til: word.til, navn: only.navn });
      }
      continue;
    }
    const near = people.find(
      (one) =>
        (joined !== null && joined.ord === one.fornavn && taet(word.ord, one.efternavn, AFSTAND)) ||
        // Alone it needs a longer name to be told from an ordinary word.
        (!word.foerst && one.efternavn.length >= 6 && taet(word.ord, one.efternavn, one.efternavn.length >= 8 ? 2 : 1)),
    );
    if (near && !known.has(word.ord)) {
      const fra = joined?.ord === near.fornavn ? joined.fra : word.fra;
      found.push({ slags: 'naer-stavning', fra, til: word.til, navn: near.navn });
      continue;
    }
    const first =
      joined === null || known.has(joined.ord) || joined.foerst
        ? null
        : (people.find((one) => one.efternavn === word.ord && taet(joined.ord, one.fornavn, 1)) ?? null);
    if (first) found.push({ slags: 'naer-stavning', fra: joined?.fra ?? word.fra, til: word.til, navn: first.navn });
  }
  return found;
}

function storeOrd(linje: Kontrollinje): readonly Ord[] {
  const { tekst } = linje;
  return [...tekst.matchAll(/\p{Lu}[\p{L}'-]+/gu)].flatMap((found) => {
    const fra = found.index;
    const til = fra + found[0].length;
    if (/[\p{L}\d-]/u.test(tekst.charAt(fra - 1)) || roererNavn(linje, { fra, til })) return [];
    return [
      {
        ord: found[0].replace(/(?<=\p{L}{3})s$|'s?$/u, (s) => (s === 's' ? s : '')),
        fra,
        til,
        foerst: /(?:^|[.!?:\n•–-])\s*["»”]?$/.test(tekst.slice(0, fra)),
      },
    ];
  });
}

const TITEL =
  /(?:borgmester|formand|kvinde|direktør|chef|leder|medlem|ordfører|sekretær|konsulent|inspektør|mester|rådmand|fru|hr|dr|advokat|arkitekt|ingeniør)$/iu;

function erTitel(ord: string): boolean {
  return TITEL.test(ord);
}

/** Whether the words differ, by at most `most` letters put in, left out, changed or exchanged with the next. */
function taet(a: string, b: string, most: number): boolean {
  if (a === b || Math.abs(a.length - b.length) > most || b.length <= most * 2) return false;
  // A genitive is no other spelling.
  if (a === `${b}s` || a === `${b}'` || b === `${a}s`) return false;
  return afstand(a, b) <= most;
}

/** Optimal string alignment (Damerau–Levenshtein with each pair exchanged once). */
function afstand(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
