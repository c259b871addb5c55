// Remarks and proposals about a referat, as they go between browser and server. They lie beside the document and never in
// it (rule K1): no node and no export knows of them.
import type { Bemaerkningsstand } from './bemaerkningsstand.ts';
import { AppError } from './fejl.ts';

export { type Bemaerkningsstand, stande } from './bemaerkningsstand.ts';

/** What a remark is about, as the one who makes it says. */
export const slags = ['faktuel', 'praecisering', 'indsigelse', 'sprog'] as const;
export type Bemaerkningsslags = (typeof slags)[number];

/** "ret": another wording of the passage; "nyt-afsnit": a new paragraph after the block; "slet-afsnit": the block goes. */
export const forslagsarter = ['ret', 'nyt-afsnit', 'slet-afsnit'] as const;
export type Forslagsart = (typeof forslagsarter)[number];

/** Still waits for the referent. */
export function erAaben(stand: Bemaerkningsstand): boolean {
  return stand === 'aaben' || stand === 'holdt';
}

/** Settled, and a participant has had the last word since: nobody has answered it. Returns that answer. */
export function nytSvar({ stand, afgjort, svar }: Pick<Traad, 'stand' | 'afgjort' | 'svar'>): Traadsvar | null {
  const last = svar.at(-1);
  if (!last || last.af.inviteret === null || erAaben(stand) || stand === 'trukket') return null;
  return last.at > (afgjort?.at ?? 0) ? last : null;
}

/** Stands the referent may set by hand; "indarbejdet" comes with the steps that change the text, or is noted afterwards. */
export const afgoerelser = ['aaben', 'holdt', 'indarbejdet', 'delvist', 'afvist', 'besvaret', 'naeste-moede'] as const;
export type Bemaerkningsafgoerelse = (typeof afgoerelser)[number];

/** Those that say nothing without a reason. */
export const MED_BEGRUNDELSE: readonly Bemaerkningsstand[] = ['afvist', 'delvist'];

/**
 * Where a thread is in the document as it stands: ProseMirror offsets within the content of block `blok` (an atom counts
 * one), so that text elsewhere does not move it. Block "" is the referat as a whole.
 */
export interface Anker {
  readonly blok: string;
  readonly fra: number;
  readonly til: number;
}

/**
 * How sure an anchor is (rule K2): "fast" = the text is the one it spoke of; "aendret" = text within it has changed;
 * "fundet" = its text was gone and the same words were found again; "blok" = only the block is left; "loesrevet" = neither.
 */
export type Ankerstand = 'fast' | 'aendret' | 'fundet' | 'blok' | 'loesrevet';

export interface Fastgjort extends Anker {
  readonly stand: Ankerstand;
}

/** The text a thread spoke of when it was made, with up to `OMGIVELSE` characters on each side. */
export interface Citat {
  readonly citat: string;
  readonly foer: string;
  readonly efter: string;
}
export const OMGIVELSE = 40;

/** What a new thread speaks of: UTF-16 units of the text (`tekst`) of a block, in the document at a version. */
export interface Tekststed {
  readonly version: number;
  /** "" = the referat as a whole; then `fra` and `til` are 0. */
  readonly blok: string;
  readonly fra: number;
  readonly til: number;
}

export interface Forslag {
  readonly art: Forslagsart;
  /** The new wording of the passage, or the new paragraph; "" of "slet-afsnit". A line break is "\n". */
  readonly tekst: string;
}

/** The longest remark, answer, reason and proposed wording, in UTF-16 units. */
export const LAENGSTE = 10_000;

/** A thread on its way in. `afsending`: drawn by the sender, the same at every retry. */
export interface NyBemaerkning extends Tekststed {
  readonly afsending: string;
  readonly slags: Bemaerkningsslags | null;
  readonly tekst: string;
  /** Null = a remark. */
  readonly forslag: Forslag | null;
}

/** Who wrote something in a thread. */
export interface Forfatter {
  readonly navn: string;
  /** The participant of the document it is; null for others and for accounts. */
  readonly deltager: string | null;
  /** Number of the invited person in the round; null for an account. */
  readonly inviteret: number | null;
}

export interface Traadsvar {
  readonly id: string;
  readonly af: Forfatter;
  readonly tekst: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A thread as the referent's page is told of it. */
export interface Traad extends Citat {
  readonly id: string;
  /** 1, 2 … within the referat. */
  readonly nr: number;
  /** The round it came in; null = by an account, outside any round. */
  readonly runde: number | null;
  readonly af: Forfatter;
  readonly at: number;
  readonly slags: Bemaerkningsslags | null;
  readonly tekst: string;
  readonly forslag: Forslag | null;
  readonly stand: Bemaerkningsstand;
  readonly begrundelse: string;
  /** Who settled it last, and when; null while nobody has. */
  readonly afgjort: { readonly navn: string; readonly at: number } | null;
  readonly svar: readonly Traadsvar[];
  readonly anker: Fastgjort;
  /** Rises with every change of any thread of the referat. */
  readonly rev: number;
}

/**
 * The answer to `GET /referater/:id/bemaerkninger?siden=REV`: the threads changed after `siden`, and the highest `rev`. A
 * thread has changed when something was written in it or decided, or when its place is in another block or more or less
 * sure; where in its block it stands moves with every key and changes no `rev`.
 */
export interface Traade {
  readonly rev: number;
  /** The version of the document that the places are true of. */
  readonly version: number;
  readonly traade: readonly Traad[];
}

/** What the referent decides. `forventet`: the stand it was decided from; another one by now is answered "konflikt". */
export interface NyAfgoerelse {
  readonly stand: Bemaerkningsafgoerelse;
  readonly forventet: Bemaerkningsstand;
  readonly begrundelse: string;
}

/** Throws AppError "ugyldig": what a text of a remark, an answer or a reason must be. */
export function tjekTekst(value: unknown, { maaVaereTom = false } = {}): string {
  if (typeof value !== 'string') throw new AppError('ugyldig', 'Teksten mangler.');
  const text = value.replace(/\r\n?/g, '\n').trim();
  if (text.length > LAENGSTE) throw new AppError('ugyldig', `Teksten må højst fylde ${LAENGSTE} tegn.`);
  if (text === '' && !maaVaereTom) throw new AppError('ugyldig', 'Skriv, hvad du vil sige, før du sender.');
  return text;
}
