// Rescued text as it goes between the browser and the server (rule C4): what a change of somebody else's left without a
// place, private to the one who wrote it. Part of no document, no step and no export.
import * as is from './attrs.ts';
import { AppError } from './fejl.ts';

/** The longest, in UTF-16 units: about 40 pages that somebody deleted while they were being pasted. */
export const LAENGSTE_REDDET = 200_000;

export interface Reddettekst {
  /** Made in the browser, once: a repeat is the same text. */
  readonly id: string;
  readonly tekst: string;
  /** When it was rescued by the writer's own clock, milliseconds since 1970. */
  readonly at: number;
}

/** The answer to a rescued text: whether the person has put it back or thrown it away already, on another computer. */
export interface Modtaget {
  readonly fjernet: boolean;
}

const tekst = is.text(LAENGSTE_REDDET, { lines: true });
const at = is.integer(0, 253_402_300_799_999);

/** The id of a rescued text, made where it was rescued. Throws AppError "ugyldig". */
export function laesReddetId(value: unknown): string {
  if (typeof value !== 'string' || !/^[\w-]{1,100}$/.test(value))
    throw new AppError('ugyldig', 'Den reddede tekst har intet nummer.');
  return value;
}

/** Reads a rescued text as it was sent. Throws AppError "ugyldig" or "for-stor". */
export function laesReddettekst(value: unknown): Reddettekst {
  const json: Partial<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
  if (typeof json.tekst === 'string' && json.tekst.length > LAENGSTE_REDDET)
    throw new AppError('for-stor', `Den reddede tekst er for lang: højst ${LAENGSTE_REDDET} tegn.`);
  const id = laesReddetId(json.id);
  try {
    tekst(json.tekst);
    at(json.at);
  } catch (cause) {
    throw new AppError('ugyldig', 'Den reddede tekst kan ikke gemmes, som den er.', { cause });
  }
  return { id, tekst: String(json.tekst), at: Number(json.at) };
}

/** The text with a mark in the place of each character that no document may hold: the rest of it can be kept. */
export function kanGemmes(text: string): string {
  return is.isXmlText(text) ? text : [...text].map((one) => (is.isXmlText(one) ? one : '\ufffd')).join('');
}

/** Reads the rescued texts of an answer. Throws AppError "ugyldig". */
export function laesReddede(value: unknown): readonly Reddettekst[] {
  if (!Array.isArray(value)) throw new AppError('ugyldig', 'De reddede tekster kan ikke læses.');
  return value.map(laesReddettekst);
}
