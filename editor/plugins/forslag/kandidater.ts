// Who or what the typed letters can mean, best first: people by initials, then by the first letters of a name; verbs by
// their first letters.
import { storBegyndelse } from '../../model/navn.ts';
import type { Deltager, Roster } from '../../model/roster.ts';
import { adverbieforslag, forslag } from '../../model/udsagnsord.ts';
import type { Skrivested } from './skrivested.ts';

export type Kandidat =
  | { readonly slags: 'taler'; readonly deltager: Deltager; readonly vist: string; readonly forklaring: string }
  | { readonly slags: 'ord'; readonly tekst: string; readonly vist: string; readonly forklaring: string };

const FLEST = 7;

/** The candidates for the letters at a place. */
export function findKandidater(sted: Skrivested, roster: Roster): readonly Kandidat[] {
  const { slags, bogstaver, fortsaetter } = sted;
  if (slags === 'udsagnsord') return ord(bogstaver).slice(0, FLEST);
  const people = findPersoner(bogstaver, roster).map(talerkandidat);
  if (slags === 'medtaler') return people.slice(0, FLEST);
  const capital = /^\p{Lu}/u.test(bogstaver);
  const verbs = fortsaetter ? ord(bogstaver).map((one) => (one.slags === 'ord' ? medStort(one) : one)) : [];
  return [...people, ...verbs, ...(capital ? adverbier(bogstaver) : [])].slice(0, FLEST);
}

/** A participant as a line of a list: the name, and where they are from. */
export function talerkandidat(deltager: Deltager): Kandidat {
  const { navn, initialer, rolle, organisation } = deltager;
  return {
    slags: 'taler',
    deltager,
    vist: navn,
    forklaring: [initialer.toLocaleLowerCase('da'), rolle || organisation].filter(Boolean).join(' · '),
  };
}

/** The participants that `bogstaver` can mean, best first; all of them, in the list's order, for no letters. */
export function findPersoner(bogstaver: string, { deltagere }: Roster): readonly Deltager[] {
  const small = (text: string): string => text.toLocaleLowerCase('da');
  return deltagere
    .map((one, i) => ({ one, i, rank: Math.min(rang(one, bogstaver, small), rang(one, bogstaver, fold)) }))
    .filter(({ rank }) => rank < 9)
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
    .map(({ one }) => one);
}

/** How well the letters fit, 0 best, 9 not at all; `same` makes equal what is to count as equal. */
function rang({ navn, initialer }: Deltager, bogstaver: string, same: (text: string) => string): number {
  const typed = same(bogstaver);
  const ini = same(initialer);
  const name = same(navn);
  if (typed === '') return 5;
  if (ini === typed) return 0;
  if (name.startsWith(typed)) return 1;
  if (ini.startsWith(typed)) return 2;
  return [...name.split(/\s+/), ...name.split(/[\s-]+/)].some((part) => part.startsWith(typed)) ? 3 : 9;
}

/** Case does not matter, nor whether å is written aa. */
function fold(text: string): string {
  return text.toLocaleLowerCase('da').replaceAll('aa', 'å');
}

function ord(bogstaver: string): readonly Kandidat[] {
  return forslag(bogstaver).map(({ tekst, forklaring, advarsel }) => ({
    slags: 'ord',
    tekst,
    vist: `${tekst.trimEnd()} …`,
    forklaring: advarsel ?? forklaring,
  }));
}

function adverbier(bogstaver: string): readonly Kandidat[] {
  return adverbieforslag(bogstaver).map((tekst) => ({ slags: 'ord', tekst, vist: `${tekst}…`, forklaring: '' }));
}

function medStort(one: { slags: 'ord'; tekst: string; vist: string; forklaring: string }): Kandidat {
  return { ...one, tekst: storBegyndelse(one.tekst), vist: storBegyndelse(one.vist) };
}
