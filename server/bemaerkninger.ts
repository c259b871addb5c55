// Reads remarks, answers and decisions as they were sent, by an account or by someone who was invited: shape, whole
// numbers, length, characters. What passes can be kept, and put in a document.
import { isXmlText } from '../editor/model/attrs.ts';
import {
  afgoerelser,
  type Bemaerkningsslags,
  type Forslag,
  forslagsarter,
  type NyAfgoerelse,
  type NyBemaerkning,
  slags as slagsliste,
  stande,
  tjekTekst,
} from '../editor/model/bemaerkning.ts';
import { AppError } from '../editor/model/fejl.ts';

/** Enough for every text at its longest, as JSON. */
export const MAX_BEMAERKNING = 200_000;

type Json = Readonly<Partial<Record<string, unknown>>>;

/** Throws AppError "ugyldig". A proposal need not be explained; a remark must say something. */
export function laesNyBemaerkning(body: unknown): NyBemaerkning {
  const json = objekt(body);
  const { version, blok, fra, til, slags } = json;
  if (!tal(version) || !tal(fra) || !tal(til) || typeof blok !== 'string' || !/^[A-Za-z0-9_-]{0,32}$/.test(blok))
    throw ugyldig('stedet mangler');
  const forslag = laesForslag(json.forslag);
  const tekst = laesTekst(json.tekst ?? '', forslag !== null);
  return { afsending: laesAfsending(json), version, blok, fra, til, slags: laesSlags(slags), tekst, forslag };
}

/** Throws AppError "ugyldig". */
export function laesSvar(body: unknown): { afsending: string; tekst: string } {
  const json = objekt(body);
  return { afsending: laesAfsending(json), tekst: laesTekst(json.tekst, false) };
}

/** Throws AppError "ugyldig". */
export function laesAfgoerelse(body: unknown): NyAfgoerelse {
  const json = objekt(body);
  const stand = afgoerelser.find((one) => one === json.stand);
  const forventet = stande.find((one) => one === json.forventet);
  if (!stand || !forventet) throw ugyldig('afgørelsen mangler');
  return { stand, forventet, begrundelse: laesTekst(json.begrundelse ?? '', true) };
}

function laesForslag(value: unknown): Forslag | null {
  if (value === undefined || value === null) return null;
  const json = objekt(value);
  const art = forslagsarter.find((one) => one === json.art);
  if (!art) throw ugyldig('forslagets art mangler');
  const tekst = json.tekst ?? '';
  // Spaces at its ends are part of a wording.
  if (typeof tekst !== 'string') throw ugyldig('forslagets tekst mangler');
  laesTekst(tekst, art !== 'nyt-afsnit');
  if (art === 'slet-afsnit' && tekst !== '') throw ugyldig('et forslag om at slette har ingen tekst');
  return { art, tekst: tekst.replace(/\r\n?/g, '\n') };
}

function laesSlags(value: unknown): Bemaerkningsslags | null {
  if (value === undefined || value === null || value === '') return null;
  const found = slagsliste.find((one) => one === value);
  if (!found) throw ugyldig('slagsen er ukendt');
  return found;
}

function laesTekst(value: unknown, maaVaereTom: boolean): string {
  const tekst = tjekTekst(value, { maaVaereTom });
  if (!isXmlText(tekst)) throw ugyldig('teksten indeholder tegn, der ikke kan stå i et dokument');
  return tekst;
}

function laesAfsending({ afsending }: Json): string {
  if (typeof afsending !== 'string' || !/^[A-Za-z0-9_-]{8,64}$/.test(afsending)) throw ugyldig('afsending mangler');
  return afsending;
}

function objekt(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw ugyldig('den er ikke et objekt');
  return { ...value };
}

function tal(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function ugyldig(hvorfor: string): AppError {
  return new AppError('ugyldig', `Bemærkningen kan ikke læses: ${hvorfor}.`);
}
