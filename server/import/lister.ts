// Markers of list items at the start of a line: bullets, numbers, letters. Literal: they are kept, never counted anew.
import { nummereret } from '../../editor/model/nummer.ts';
import type { Logiklinje } from './ombrydning.ts';

export interface Listemaerke {
  /** The marker with the white space after it. */
  readonly maerke: string;
  readonly art: 'punkt' | 'tal' | 'bogstav';
  /** Its place in the count, 0 for bullets. */
  readonly nr: number;
}

const PUNKT = /^(?:[-–—•·*▪◦‣○●■□✓➢►]|o(?= {2,}|\t))\s+(?=\S)/u;
const TAL = /^\(?(\d{1,3})[.)]\s+(?=\S)/;
const BOGSTAV = /^\(?([a-zæøå])[.)]\s+(?=\S)/;

/** The marker that the line starts with, or null. "5. maj" and "23 mio." are none. */
export function findListemaerke(line: string): Listemaerke | null {
  const bullet = PUNKT.exec(line)?.[0];
  if (bullet) return short({ maerke: bullet, art: 'punkt', nr: 0 });
  const tal = TAL.exec(line);
  if (tal) return nummereret(line).nummer === '' ? null : short({ maerke: tal[0], art: 'tal', nr: Number(tal[1]) });
  const letter = BOGSTAV.exec(line);
  if (letter)
    return short({
      maerke: letter[0],
      art: 'bogstav',
      nr: 'abcdefghijklmnopqrstuvwxyzæøå'.indexOf(letter[1] ?? '') + 1,
    });
  return null;
}

/** The marker of a line: what its source says, else what its text begins with. */
export function linjensMaerke({ tekst, vink }: Logiklinje): Listemaerke | null {
  return vink?.maerke ?? findListemaerke(tekst);
}

/** The schema's limit for a literal marker. */
function short(found: Listemaerke): Listemaerke | null {
  return found.maerke.length <= 20 ? found : null;
}
