// What a case system files a referat under: a number of KLE (the municipalities' plan of subjects, KL), its facet, and the
// day it was filed. Free text is allowed; what looks like a number must be one.
import { isXmlText } from './attrs.ts';
import { AppError } from './fejl.ts';

export interface Journal {
  /** "00.22.02", words, or "". */
  readonly kle: string;
  /** "P35", words, or "". */
  readonly facet: string;
  /** The day it was filed (ISO); null = it is not. */
  readonly dato: string | null;
}

const MAX = 100;

/** The facet of meetings. */
const MOEDER = 'P35';

/** By kind of organ: mixed agendas of the council, those of committees, work across organisations. */
const NUMRE: Readonly<Record<string, string>> = {
  byraad: '00.22.02',
  udvalg: '00.22.04',
  dialogforum: '00.01.10',
  styregruppe: '00.01.10',
};

/** What an organ of this kind begins with. */
export function forslag(organtype: string): Journal {
  return { kle: Object.hasOwn(NUMRE, organtype) ? (NUMRE[organtype] ?? '') : '', facet: MOEDER, dato: null };
}

/** As it is kept: one line. Throws AppError "ugyldig". */
export function laesKle(value: string): string {
  const text = linje(value, 'KLE-nummeret');
  if (/^[\d.,\s-]+$/.test(text) && !/^\d\d\.\d\d\.\d\d$/.test(text))
    throw new AppError('ugyldig', 'Skriv KLE-nummeret som tre gange to cifre med punktum imellem, fx 00.22.02.');
  return text;
}

/** As it is kept: one line, its letter a capital. Throws AppError "ugyldig". */
export function laesFacet(value: string): string {
  const text = linje(value, 'Facetten');
  if (!/\d/.test(text)) return text;
  const facet = text.toLocaleUpperCase('da');
  if (/^[A-ZÆØÅ]\d\d$/.test(facet)) return facet;
  if (/^[A-ZÆØÅ]?[\d.,\s-]+$/.test(facet))
    throw new AppError('ugyldig', 'Skriv facetten som et bogstav og to cifre, fx P35.');
  return text;
}

function linje(value: string, navn: string): string {
  const text = value.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (text.length > MAX || !isXmlText(text))
    throw new AppError('ugyldig', `${navn} må højst fylde ${MAX} tegn på én linje.`);
  return text;
}
