// The Danish words of remarks, the same wherever they are read: beside the text, on the participant's page, in letters and
// in Word. Data alone.
import type { Ankerstand, Bemaerkningsslags, Bemaerkningsstand, Forslagsart } from './bemaerkning.ts';

/** What a remark is about. */
export const slagsord: Readonly<Record<Bemaerkningsslags, string>> = {
  faktuel: 'Faktuel fejl',
  praecisering: 'Præcisering af mit indlæg',
  indsigelse: 'Indsigelse',
  sprog: 'Sprog',
};

/** What has become of it. "afvist" is followed by the reason: `standtekst`. */
export const standord: Readonly<Record<Bemaerkningsstand, string>> = {
  aaben: 'Venter på referenten',
  holdt: 'Referenten ser på det',
  indarbejdet: 'Rettet i referatet',
  delvist: 'Rettet delvist',
  afvist: 'Ikke rettet',
  besvaret: 'Besvaret',
  'naeste-moede': 'Tages op på næste møde',
  trukket: 'Trukket tilbage',
};

/** A stand with its reason: "Ikke rettet: Det blev ikke sagt." */
export function standtekst(stand: Bemaerkningsstand, begrundelse: string): string {
  return begrundelse === '' ? standord[stand] : `${standord[stand]}: ${begrundelse}`;
}

/** What a proposal asks for. */
export const artord: Readonly<Record<Forslagsart, string>> = {
  ret: 'Forslag til ny ordlyd',
  'nyt-afsnit': 'Forslag til nyt afsnit',
  'slet-afsnit': 'Forslag om at slette afsnittet',
};

/** How sure the place is; "" where there is nothing to say. */
export const ankerord: Readonly<Record<Ankerstand, string>> = {
  fast: '',
  aendret: 'Teksten er ændret siden',
  fundet: 'Teksten var væk og er fundet igen',
  blok: 'Teksten er væk; afsnittet er her endnu',
  loesrevet: 'Løsrevet: teksten er ikke i referatet mere',
};
