// Who or what the typed letters can mean, best first: people by initials, then by the first letters of a name; verbs by
// their first letters; what a sentence that begins with its verb needs next.
import { storBegyndelse } from '../../model/navn.ts';
import { erPraecis, fold } from '../../model/praecis.ts';
import type { Deltager, Roster } from '../../model/roster.ts';
import { adverbieforslag, FORMEL, finitte, forslag, led, type Verbforslag } from '../../model/udsagnsord.ts';
import { tekster } from '../../tekster.ts';
import type { Skrivested } from './skrivested.ts';
import { laesUkendt } from './ukendt.ts';

interface Vist {
  readonly vist: string;
  readonly forklaring: string;
}

export type Kandidat = Vist &
  (
    | { readonly slags: 'taler'; readonly deltager: Deltager }
    /** Somebody new, to be named later: "ukendt mand, FOB". */
    | { readonly slags: 'ukendt'; readonly skrevet: string }
    | { readonly slags: 'ord'; readonly tekst: string }
  );
type Ord = Extract<Kandidat, { slags: 'ord' }>;

const FLEST = 7;

/** The candidates for the letters at a place. `seneste` are the ids of those who spoke last, the latest first. */
export function findKandidater(sted: Skrivested, roster: Roster, seneste: readonly string[] = []): readonly Kandidat[] {
  return alle(sted, roster, seneste).slice(0, FLEST);
}

function alle(
  { slags, bogstaver, fortsaetter, verbum }: Skrivested,
  roster: Roster,
  seneste: readonly string[],
): readonly Kandidat[] {
  const people = () => [...findPersoner(bogstaver, roster).map(talerkandidat), ...ukendt(bogstaver, roster)];
  switch (slags) {
    case 'taler': {
      // In a quick exchange the one before the last speaks next.
      if (bogstaver === '')
        return seneste
          .toReversed()
          .flatMap((id) => roster.find(id) ?? [])
          .map(talerkandidat);
      const capital = /^\p{Lu}/u.test(bogstaver);
      const verbs = fortsaetter ? udsagnsord(bogstaver).map(medStort) : [];
      const formel =
        bogstaver.length > 1 && FORMEL.toLocaleLowerCase('da').startsWith(bogstaver.toLocaleLowerCase('da'));
      return [
        ...people(),
        ...verbs,
        ...(capital ? adverbier(bogstaver) : []),
        ...(formel ? [ord(FORMEL, tekster.forslag.formel)] : []),
      ];
    }
    case 'medtaler':
    case 'spoerger':
    case 'ansvarlig':
    case 'omvendt':
      return people();
    // Tab goes on to the next cell: nothing is guessed from the beginning of a word.
    case 'ansvarligcelle':
      return findPersoner(bogstaver, roster)
        .filter((one) => erPraecis(one, bogstaver))
        .map(talerkandidat);
    case 'udsagnsord':
      return udsagnsord(bogstaver);
    case 'finit':
      return finitte(bogstaver).map(({ tekst, advarsel }) => ord(`${tekst} `, advarsel ?? tekster.forslag.saaTaler));
    case 'led':
      return led(verbum, bogstaver).map(verb);
    case 'adverbium':
      return adverbier(bogstaver);
    case 'skift':
    case 'ord':
      return [];
  }
}

/** A participant as a line of a list: the name, and where they are from. */
export function talerkandidat(deltager: Deltager): Extract<Kandidat, { slags: 'taler' }> {
  const { navn, initialer, rolle, organisation } = deltager;
  return {
    slags: 'taler',
    deltager,
    vist: navn,
    forklaring: [initialer.toLocaleLowerCase('da'), rolle || organisation].filter(Boolean).join(' · '),
  };
}

function ukendt(bogstaver: string, roster: Roster): readonly Kandidat[] {
  const read = laesUkendt(bogstaver, roster);
  if (!read) return [];
  const { navn, organisation } = read;
  const vist = organisation === '' ? navn : `${navn}, ${organisation}`;
  return [{ slags: 'ukendt', skrevet: bogstaver, vist, forklaring: tekster.forslag.nyUkendt }];
}

/**
 * The participants that `bogstaver` can mean, best first. For no letters all of them: `foerst` before the others, who stand
 * in the list's order.
 */
export function findPersoner(
  bogstaver: string,
  { deltagere }: Roster,
  foerst: readonly string[] = [],
): readonly Deltager[] {
  const small = (text: string): string => text.toLocaleLowerCase('da');
  const plads = (id: string): number => (foerst.includes(id) ? foerst.indexOf(id) : foerst.length);
  return deltagere
    .map((one, i) => ({ one, i, rank: Math.min(rang(one, bogstaver, small), rang(one, bogstaver, fold)) }))
    .filter(({ rank }) => rank < 9)
    .sort((a, b) => a.rank - b.rank || plads(a.one.id) - plads(b.one.id) || a.i - b.i)
    .map(({ one }) => one);
}

/** How well the letters fit, 0 best, 9 not at all; `same` makes equal what is to count as equal. */
function rang({ navn, initialer, organisation }: Deltager, bogstaver: string, same: (text: string) => string): number {
  const typed = same(bogstaver);
  const ini = same(initialer);
  const name = same(navn);
  if (typed === '') return 5;
  if (ini === typed) return 0;
  if (name.startsWith(typed)) return 1;
  if (organisation !== '' && `${name}, ${same(organisation)}`.startsWith(typed)) return 1;
  if (ini.startsWith(typed)) return 2;
  return [...name.split(/\s+/), ...name.split(/[\s-]+/)].some((part) => part.startsWith(typed)) ? 3 : 9;
}

function udsagnsord(bogstaver: string): readonly Ord[] {
  return forslag(bogstaver).map(verb);
}

function verb({ tekst, forklaring, advarsel }: Verbforslag): Ord {
  return ord(tekst, advarsel ?? forklaring);
}

function adverbier(bogstaver: string): readonly Ord[] {
  return adverbieforslag(bogstaver).map((tekst) => ord(tekst, ''));
}

/** A choice that is written as it stands, and shown without the spaces around it. */
function ord(tekst: string, forklaring: string): Ord {
  return { slags: 'ord', tekst, vist: `${tekst.trim()} …`, forklaring };
}

function medStort(one: Ord): Ord {
  return { ...one, tekst: storBegyndelse(one.tekst), vist: storBegyndelse(one.vist) };
}
