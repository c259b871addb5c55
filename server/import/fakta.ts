// The facts at the head of a referat: "Dato: …", "Tid: kl. 14.30-16.00", "Sted: …", and the people named by what they do
// at the meeting ("Mødeleder: …"). Reads them into the attributes of the document; the lines themselves stay as they are.
import { findDato } from '../../editor/model/dato.ts';

export interface Faktalinje {
  readonly slags: 'tid' | 'sted' | 'sagsnr' | 'person' | 'andet';
  /** The label in small letters: "mødeleder". */
  readonly navn: string;
  readonly vaerdi: string;
  /** Where the value begins in the line. */
  readonly fra: number;
}

/** The facts that the document itself knows. */
export interface Fakta {
  dato: string | null;
  start: string | null;
  slut: string | null;
  sted: string | null;
  sagsnr: string | null;
}

const ETIKETTER: readonly (readonly [Faktalinje['slags'], RegExp])[] = [
  [
    'tid',
    /^(?:møde)?(?:dato|tid|tidspunkt|dag|start|slut|begyndelse|ophør)(?:(?:,? og |, | ?\/ ?| & )(?:dato|tid|tidspunkt|sted|klokkeslæt|varighed))*$|^hvornår$|^klokken$|^kl$|^varighed$|^mødet (?:startede|begyndte|sluttede|åbnet|hævet)$|^afholdt$|^referatdato$/i,
  ],
  ['sted', /^(?:møde)?(?:sted|lokale|adresse)(?: og (?:lokale|adresse|dato|tid))?$|^hvor$/i],
  ['sagsnr', /^(?:sags?|journal|j|dok(?:ument)?|kle|esdh)[ -]?(?:nr|nummer|id)?\.?$/i],
  [
    'person',
    /^(?:mødeleder|ordstyrer|dirigent|referent|formand|næstformand|mødeformand|indkalder|indkaldt af|mødeansvarlig|sekretær|facilitator|ref|mødesekretær)(?:er|en)?\.?$/i,
  ],
  [
    'andet',
    /^(?:møde(?:type|form|nr\.?|nummer|emne|navn)?|emne|vedr(?:ørende)?\.?|udvalg|organ|projekt|forum|fra|til|journalnummer|side|version|status|referat nr\.?|møde nr\.?|subject|udsendt|udarbejdet)$/i,
  ],
];

const UGEDAG = '(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)';
/** A line of its own that is nothing but when and where: "Tirsdag den 12. marts 2024 kl. 14.00-15.30, Rådhuset". */
const KUN_TID = new RegExp(
  `^(?:møde\\s+)?(?:afholdt\\s+)?(?:${UGEDAG},?\\s+)?(?:d\\.|den)?\\s*\\d{1,2}[./-]?\\s*(?:\\p{L}{3,9}|\\d{1,2})[./ -]\\s*\\d{4}\\b(?:kl\\.|\\d\\.\\d|[^.!?]){0,80}\\.?$|^kl(?:\\.|okken)\\s*\\d{1,2}[^!?]{0,60}$`,
  'iu',
);

/** Notes leave the colon out: "Dato 21/5-24", "Ref. AB". */
const UDEN_KOLON =
  /^((?:Møde)?[Dd]ato|Tid)\s+(?=\d[\d/.: -]+(?:\d|$))|^(Ref(?:erent|\.)?|Ordstyrer|Mødeleder)\s+(?=\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,3}$)/u;

/** A line that states a fact of the meeting, or null. */
export function findFakta(line: string): Faktalinje | null {
  // A row of a table with more columns is no fact.
  if (line.length > 300 || line.split('|').length > 2) return null;
  const label = /^(?:[*_]{2})?([^:\t|]{2,40}?)\s*(?::[*_]{0,2}|\t|\|)\s*(?=\S)/.exec(line);
  const navn = (label?.[1] ?? '').trim();
  const slags = ETIKETTER.find(([, pattern]) => pattern.test(navn))?.[0];
  if (label && slags) {
    const fra = label[0].length;
    return { slags, navn: navn.toLocaleLowerCase('da'), vaerdi: line.slice(fra), fra };
  }
  const bare = UDEN_KOLON.exec(line);
  if (bare) {
    const word = (bare[1] ?? bare[2] ?? '').toLocaleLowerCase('da');
    return { slags: bare[1] ? 'tid' : 'person', navn: word, vaerdi: line.slice(bare[0].length), fra: bare[0].length };
  }
  return KUN_TID.test(line) ? { slags: 'tid', navn: '', vaerdi: line, fra: 0 } : null;
}

const KLOKKEN = String.raw`(\d{1,2})(?:[.:](\d\d))?`;
const FRA_TIL = new RegExp(
  String.raw`(?<![\d.])${KLOKKEN}\s*(?:[-–—]|til)\s*(?:kl(?:\.|okken)?\s*)?${KLOKKEN}(?![\d/])`,
  'i',
);
const ET_TIDSPUNKT = new RegExp(String.raw`kl(?:\.|okken)?\s*${KLOKKEN}|(?<![\d.])(\d{1,2})[.:](\d\d)(?![\d.])`, 'i');

/** Adds what a line says to the facts; what is already known stays. */
export function laesFakta(line: Faktalinje, fakta: Fakta): void {
  if (line.slags === 'tid') {
    fakta.dato ??= findDato(line.vaerdi);
    const time = line.vaerdi.replace(/\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d\d-\d\d|\d{1,2}\.\s*\p{L}+\s*\d{4}/u, ' ');
    const [start, slut] = tider(time);
    if (/slut|hævet|ophør/.test(line.navn)) fakta.slut ??= start;
    else {
      fakta.start ??= start;
      fakta.slut ??= slut;
    }
    if (/sted/.test(line.navn))
      laesSted(/\d{4}[^,]*,\s*(?!kl)(\p{L}[^,]*(?:,.*)?)$/u.exec(line.vaerdi)?.[1] ?? '', fakta);
  }
  if (line.slags === 'sted') laesSted(line.vaerdi, fakta);
  if (line.slags === 'sagsnr' && line.vaerdi.length <= 100) fakta.sagsnr ??= line.vaerdi;
}

function laesSted(vaerdi: string, fakta: Fakta): void {
  const sted = vaerdi
    .replace(/\s+/g, ' ')
    .replace(/[.,;]$/, '')
    .trim();
  if (sted !== '' && sted.length <= 300) fakta.sted ??= sted;
}

/** The first span of time in a text, else the first time of day with "kl.": "kl. 14-16" → ["14:00", "16:00"]. */
export function tider(text: string): readonly [string | null, string | null] {
  const span = FRA_TIL.exec(text);
  if (span) {
    const from = clock(span[1], span[2]);
    const to = clock(span[3], span[4]);
    if (from && to) return [from, to];
  }
  const one = ET_TIDSPUNKT.exec(text);
  return [one ? clock(one[1] ?? one[3], one[2] ?? one[4]) : null, null];
}

function clock(hours: string | undefined, minutes: string | undefined): string | null {
  const h = Number(hours ?? Number.NaN);
  const m = Number(minutes ?? 0);
  return h <= 23 && m <= 59 ? `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}` : null;
}
