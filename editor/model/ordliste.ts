// Which abbreviation a word is, as it is asked at every key.
import type { Forkortelse } from './forkortelser.ts';
import { storBegyndelse } from './navn.ts';

/** Abbreviations by their letters. */
export type Ordliste = ReadonlyMap<string, string>;

export function ordliste(liste: readonly Forkortelse[]): Ordliste {
  return new Map(liste.map(({ kort, lang }) => [kort.toLocaleLowerCase('da'), lang]));
}

/** What the letters stand for, with their capital: "Bm" → "Bæredygtige møder"; null for any other word. */
export function udskrevet(ord: string, liste: Ordliste): string | null {
  const lang = liste.get(ord.toLocaleLowerCase('da'));
  if (lang === undefined) return null;
  return /^\p{Lu}(?!\p{Lu})/u.test(ord) ? storBegyndelse(lang) : lang;
}
