// A writer's own abbreviations ("bm" for "bæredygtige møder"): how they are written down.
// Which one a word is: `ordliste.ts`. They belong to one account and stand in no document.
import { isXmlText } from './attrs.ts';
import { AppError } from './fejl.ts';

export interface Forkortelse {
  /** What is typed; compared without case. */
  readonly kort: string;
  readonly lang: string;
}

/** The most that one account has. */
const FLEST = 500;
const KORT = /^(?=.*\p{L})[\p{L}\p{N}][\p{L}\p{N}.-]{0,19}$/u;

/** Checks one. Throws AppError "ugyldig" with a sentence. */
export function tjekForkortelse({ kort, lang }: Forkortelse): Forkortelse {
  const short = kort.normalize('NFC').trim();
  const long = lang.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (!KORT.test(short))
    throw new AppError(
      'ugyldig',
      `»${short.slice(0, 30)}« kan ikke være en forkortelse: højst 20 bogstaver eller tal, uden mellemrum.`,
    );
  if (long === '' || long.length > 200 || !isXmlText(long))
    throw new AppError('ugyldig', `Skriv efter »${short}«, hvad det står for, med højst 200 tegn.`);
  return { kort: short, lang: long };
}

/** Reads "bm = bæredygtige møder", one a line; a tab does as well. Throws AppError "ugyldig" for the first that is wrong. */
export function laesForkortelser(tekst: string): readonly Forkortelse[] {
  const found = tekst
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, kort, lang] = /^([^=\t]*)[=\t](.*)$/.exec(line) ?? [];
      if (kort === undefined || lang === undefined)
        throw new AppError(
          'ugyldig',
          `Skriv et lighedstegn mellem forkortelsen og ordene: »${line.trim().slice(0, 60)}«.`,
        );
      return tjekForkortelse({ kort, lang });
    });
  if (found.length > FLEST) throw new AppError('ugyldig', `Der kan højst være ${FLEST} forkortelser.`);
  const seen = new Set<string>();
  for (const { kort } of found) {
    const folded = kort.toLocaleLowerCase('da');
    if (seen.has(folded)) throw new AppError('ugyldig', `»${kort}« står der to gange.`);
    seen.add(folded);
  }
  return found;
}

/** The list as it is edited. */
export function skrivForkortelser(liste: readonly Forkortelse[]): string {
  return liste.map(({ kort, lang }) => `${kort} = ${lang}`).join('\n');
}
