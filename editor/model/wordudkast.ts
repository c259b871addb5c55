// What a Word file of the comment round says of itself and of its threads, and what they read as in it: the words that go
// out are the words by which they are known when the file comes back.
import {
  type Bemaerkningsslags,
  type Bemaerkningsstand,
  erAaben,
  type Forslag,
  type Tekststed,
} from './bemaerkning.ts';
import { slagsord, standord, standtekst } from './bemaerkningsord.ts';

/** Which draft a file is: nothing private, no name. */
export interface Kendemaerke {
  readonly referat: string;
  /** The round; 0 = the document as it stood, outside any round. */
  readonly runde: number;
  readonly version: number;
  readonly udgave: 'fuld' | 'offentlig';
}

/** The namespace of the part that holds it. */
export const KENDEMAERKE_NAVNERUM = 'urn:referat:udkast:1';
/** The same as one line, for programs that keep a document's properties and drop its parts. */
export const KENDEMAERKE_EGENSKAB = 'Referatudkast';

export function skrivKendemaerke({ referat, runde, version, udgave }: Kendemaerke): string {
  return `${referat} ${runde} ${version} ${udgave}`;
}

export function laesKendemaerke(line: string): Kendemaerke | null {
  const [, referat, runde, version, udgave] =
    /^([A-Za-z0-9_-]{1,64}) (\d{1,6}) (\d{1,9}) (fuld|offentlig)$/.exec(line.trim()) ?? [];
  if (!referat || !runde || !version) return null;
  return { referat, runde: Number(runde), version: Number(version), udgave: udgave === 'fuld' ? 'fuld' : 'offentlig' };
}

interface Wordsvar {
  readonly af: string;
  readonly tekst: string;
  readonly at: number;
}

/** A thread as the receiver of the file may see it. */
export interface Wordtraad {
  readonly nr: number;
  readonly af: string;
  readonly at: number;
  readonly slags: Bemaerkningsslags | null;
  readonly tekst: string;
  readonly forslag: Forslag | null;
  readonly stand: Bemaerkningsstand;
  readonly begrundelse: string;
  readonly afgjort: { readonly navn: string; readonly at: number } | null;
  readonly svar: readonly Wordsvar[];
  /** Block and units of the text in the document that is written; null where it speaks of nothing in it. */
  readonly sted: Omit<Tekststed, 'version'> | null;
  readonly citat: string;
}

/** The first line of a comment: by it the thread is known again in any program. */
export function hovedlinje({ nr, slags, forslag }: Pick<Wordtraad, 'nr' | 'slags' | 'forslag'>): string {
  return `${forslag ? 'Forslag' : 'Bemærkning'} ${nr}${slags ? ` · ${slagsord[slags]}` : ''}`;
}

const HOVEDLINJE = new RegExp(`^(?:Forslag|Bemærkning) (\\d{1,7})(?: · (?:${Object.values(slagsord).join('|')}))?$`);

/** The number of the thread whose comment begins so, or null. */
export function laesHovedlinje(line: string): number | null {
  const found = HOVEDLINJE.exec(line.trim())?.[1];
  return found ? Number(found) : null;
}

/** What is proposed, in words: for a proposal that does not stand in the text as a change. */
export function ordlyd({ forslag }: Pick<Wordtraad, 'forslag'>): string {
  if (!forslag) return '';
  if (forslag.art === 'slet-afsnit') return 'Foreslår, at afsnittet udgår.';
  if (forslag.art === 'nyt-afsnit') return `Foreslår et nyt afsnit: »${forslag.tekst}«`;
  return forslag.tekst === '' ? 'Foreslår, at stedet udgår.' : `Foreslår: »${forslag.tekst}«`;
}

/** The paragraphs of a proposal for new ones: a blank line parts them. */
export function nyeAfsnit(text: string): readonly string[] {
  return text
    .split(/\n{2,}/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

const AFGJORT = 'Afgjort: ';

/** What became of a thread, as an answer in it; null while it is open. */
export function afgoerelse({ stand, begrundelse }: Pick<Wordtraad, 'stand' | 'begrundelse'>): string | null {
  return erAaben(stand) ? null : `${AFGJORT}${standtekst(stand, begrundelse)}`;
}

/** Whether an answer is what Referat wrote of a decision, of today's or an earlier one. */
export function erAfgoerelse(text: string): boolean {
  return text.startsWith(AFGJORT) && Object.values(standord).some((word) => text.startsWith(AFGJORT + word));
}

let dansk: Intl.DateTimeFormat | undefined;

/** Word shows the clock of a comment or a change as it is written, whatever zone it names: the Danish one. */
export function wordtid(ms: number): string {
  dansk ??= new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Copenhagen',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return `${dansk.format(ms).replace(' ', 'T')}Z`;
}
