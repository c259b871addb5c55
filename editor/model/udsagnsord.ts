// Reporting verbs ("redegjorde for", "oplyste, at"): recognised at the start of a text by the importer, and completed
// from their first letters in the editor. The verbs themselves are data in `verber.ts`.
import type { Tone } from './verber.ts';
import { ADVERBIER, VERBER } from './verber.ts';

/** What follows the verb: noun phrase, at-clause, hv-/om-clause, infinitive, or nothing. */
type Rammeslags = 'N' | 'at' | 'hv' | 'inf' | '';

interface Ramme {
  /** What stands between the verb and what the writer adds: " for ", ", at ". */
  readonly ord: string;
  readonly slags: Rammeslags;
  readonly forklaring: string;
}

export interface Udsagnsord {
  /** The phrase in the past tense: "redegjorde", "kunne tilslutte sig". */
  readonly tekst: string;
  readonly tone: Tone;
  readonly rammer: readonly Ramme[];
  /** What to say where the verb taints what it reports, else null. */
  readonly advarsel: string | null;
}

/** One choice of the completion: `tekst` is what is written, with its final space; `forklaring` what comes after. */
export interface Verbforslag {
  readonly tekst: string;
  readonly forklaring: string;
  readonly tone: Tone;
  readonly advarsel: string | null;
}

const FORKLARING: Readonly<Record<Rammeslags, string>> = {
  N: '+ det, der blev sagt',
  at: '+ hel sætning',
  hv: '+ hvordan, hvornår, om …',
  inf: '+ at gøre noget',
  '': '',
};

const SLAGS: Readonly<Record<string, Rammeslags>> = { N: 'N', AT: 'at', HV: 'hv', INF: 'inf', 0: '' };

function laesRamme(skrevet: string): Ramme {
  const found = /^(.*?)(N|AT|HV|INF|0)(?:=(.*))?$/.exec(skrevet);
  if (!found) throw new Error(`Udsagnsordets ramme »${skrevet}« kan ikke læses.`);
  const [, led = '', navn = '', egen] = found;
  const slags = SLAGS[navn] ?? '';
  return {
    ord: (led.startsWith(',') ? led : ` ${led}`).replace(/ *$/, ' '),
    slags,
    forklaring: egen ? `+ ${egen}` : FORKLARING[slags],
  };
}

function tonerne(): readonly Tone[] {
  return ['neutral', 'vaegt', 'forslag', 'stoettende', 'kritisk', 'formalia', 'fraraades'];
}

/** Every reporting verb, in the order in which the completion offers them. */
export const udsagnsord: readonly Udsagnsord[] = tonerne().flatMap((tone) =>
  VERBER[tone].map(([tekst, ...rammer]) => ({
    tekst,
    tone,
    rammer: rammer.map(laesRamme),
    advarsel: tone === 'fraraades' ? 'verbet tager stilling' : null,
  })),
);

const efterFoersteOrd = Map.groupBy(
  udsagnsord.toSorted((a, b) => b.tekst.length - a.tekst.length),
  ({ tekst }) => tekst.split(' ', 1)[0] ?? '',
);

/** The longest verb phrase that `tekst` starts with (a line break counts as a space), and how many characters it takes. */
export function findUdsagnsord(tekst: string): { readonly ord: Udsagnsord; readonly laengde: number } | null {
  const head = tekst.slice(0, 60).replaceAll('\n', ' ');
  const [first = ''] = /^\p{L}+/u.exec(head) ?? [];
  for (const ord of efterFoersteOrd.get(first) ?? []) {
    const after = head.charAt(ord.tekst.length);
    if (head.startsWith(ord.tekst) && !/[\p{L}\p{N}]/u.test(after)) return { ord, laengde: ord.tekst.length };
  }
  return null;
}

/**
 * Completions for the letters typed behind a speaker: each complement of a verb is a choice of its own ("red" →
 * "redegjorde for "). Verbs that taint what they report come last. No letters, no choices.
 */
export function forslag(bogstaver: string): readonly Verbforslag[] {
  const typed = bogstaver.toLocaleLowerCase('da');
  if (typed.trim() === '') return [];
  return udsagnsord.flatMap(({ tekst, tone, rammer, advarsel }) =>
    rammer.flatMap(({ ord, forklaring }) =>
      tekst + ord !== typed && (tekst + ord).startsWith(typed)
        ? [{ tekst: tekst + ord, forklaring, tone, advarsel }]
        : [],
    ),
  );
}

/** The formula of an answer: behind it who asked, then the verb, then who speaks. */
export const FORMEL = 'På spørgsmål fra ';

/** Whether a sentence that begins with this word has its verb before its speaker: "Afslutningsvis konkluderede …". */
export function erForanstillet(ord: string): boolean {
  return ADVERBIER.includes(ord.toLocaleLowerCase('da'));
}

/** Whether a verb phrase begins with this word: "redegjorde", "kunne". */
export function erFinit(ord: string): boolean {
  return efterFoersteOrd.has(ord);
}

/** The first words of the verb phrases that the letters begin, each once: the verb of a sentence whose speaker comes after. */
export function finitte(bogstaver: string): readonly { readonly tekst: string; readonly advarsel: string | null }[] {
  const typed = bogstaver.toLocaleLowerCase('da');
  const found = new Map<string, string | null>();
  for (const { tekst, advarsel } of udsagnsord) {
    const [first = ''] = tekst.split(' ', 1);
    if (typed !== '' && first.startsWith(typed) && !found.has(first)) found.set(first, advarsel);
  }
  return [...found].map(([tekst, advarsel]) => ({ tekst, advarsel }));
}

/**
 * What can stand behind the speaker in such a sentence: the rest of each phrase and its complement, beginning with what
 * joins it to the name (" opmærksomheden på ", ", at ").
 */
export function led(finit: string, bogstaver: string): readonly Verbforslag[] {
  const typed = bogstaver.toLocaleLowerCase('da').trimStart();
  return udsagnsord.flatMap(({ tekst, tone, rammer, advarsel }) => {
    const [first = ''] = tekst.split(' ', 1);
    if (first !== finit) return [];
    return rammer.flatMap(({ ord, forklaring }) => {
      const rest = tekst.slice(first.length) + ord;
      const begun = rest.trimStart();
      return begun !== '' && begun !== typed && begun.startsWith(typed)
        ? [{ tekst: rest, forklaring, tone, advarsel }]
        : [];
    });
  });
}

/** Adverbs that the letters begin, with a final space; a capital first letter stays one ("Afs" → "Afslutningsvis "). */
export function adverbieforslag(bogstaver: string): readonly string[] {
  const typed = bogstaver.toLocaleLowerCase('da');
  if (typed.trim() === '') return [];
  return ADVERBIER.filter((adverbium) => adverbium.startsWith(typed)).map(
    (adverbium) => `${bogstaver}${adverbium.slice(bogstaver.length)} `,
  );
}
