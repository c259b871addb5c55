// Headings and labels of referater, known by their words: "Deltagere i mødet", "Konklusion:", "Beslutning i Byrådet den …:".
// A heading stands alone on its line; a label has its text behind a colon on the same line.

type Overskriftart =
  | 'deltagere'
  | 'afbud'
  | 'dagsorden'
  | 'referat'
  | 'konklusion'
  | 'beslutning'
  | 'opfoelgning'
  | 'naestemoede'
  | 'underskrift'
  | 'moedefakta'
  | 'distribution'
  | 'sektion';

export interface Overskrift {
  readonly art: Overskriftart;
  /** The words without number signs, colon and stars. */
  readonly tekst: string;
  /** The text behind a label's colon; null for a heading, which stands alone. */
  readonly indhold: string | null;
  /** Where `indhold` begins in the line. */
  readonly fra: number;
  /** The label has no colon: "Til stede var …". */
  readonly etiket: boolean;
}

const MOEDET = '(?: (?:i|på|ved|for|af|til) (?:mødet|dagens møde|møderne))?';
const I_ORGAN = '(?: (?:i|af|fra) [^.:]{2,70})?(?: (?:den|d\\.) \\d[^:]{3,24})?';

/** The order decides: the first that fits. All are tried on the whole heading, in any case. */
const ARTER: readonly (readonly [Overskriftart, RegExp])[] = [
  [
    'deltagere',
    rx(
      `(?:møde)?deltagere?${MOEDET}|(?:deltagere|(?:møde)?deltog|til ?stede) fra [^.:]{2,60}|(?:fra|for) [^.:]{2,60} (?:deltog|deltager|mødte)|vi var|deltagerliste|deltagerkreds|deltagende(?: \\p{L}*medlemmer)?|deltog${MOEDET}|til ?stede(?:værende)?(?: medlemmer| var)?${MOEDET}|(?:medlemmer|deltagere|bestyrelsesmedlemmer|følgende)(?: (?:var|er))? til ?stede${MOEDET}|(?:i )?panel(?:et)?(?: (?:var|sad))?|mødt(?:e)?|fremmødt?e?|fremmøde|medlemmer|inviterede|øvrige deltagere|gæster?|observatører|stedfortrædere?|suppleanter|tilforordnede`,
    ),
  ],
  [
    'afbud',
    rx(
      `(?:der var )?(?:meldt )?afbud(?: fra)?${MOEDET}|fraværende(?: \\p{L}*medlemmer)?(?: (?:med|uden) afbud)?|fravær|(?:ikke|ej) til ?stede(?:værende)?|(?:ikke|ej) (?:mødt|fremmødte?)|deltog ikke|udeblevet|udeblev`,
    ),
  ],
  [
    'dagsorden',
    rx(
      `(?:mødets |dagens )?dagsorden(?:en)?${MOEDET}|punkter på dagsordenen|dagsordenspunkter|emner|(?:mødets )?punkter|indholdsfortegnelse|indhold`,
    ),
  ],
  [
    'konklusion',
    rx(
      `(?:(?:del|hoved)|samlet |endelig |foreløbig )?konklusion(?:er|en)?${MOEDET}${I_ORGAN}|opsamling|sammenfatning|opsummering|det konkluderes`,
    ),
  ],
  [
    'beslutning',
    rx(`beslutning(?:er|en)?${MOEDET}${I_ORGAN}|afgørelse|vedtagelse|udfald|besluttet|det blev besluttet`),
  ],
  [
    'opfoelgning',
    rx(
      `(?:samlet )?opfølgning(?:sliste|spunkter)?${MOEDET}|aktion(?:er|sliste|spunkt|spunkter)?|action(?:s| points?| items?)?|handlingsliste|handlinger|to-?do|opgaver|opgaveliste|opgave|næste skridt|det videre forløb|huskeliste|aftaler?`,
    ),
  ],
  [
    'naestemoede',
    rx(
      'næste gang|(?:dato for )?(?:det )?(?:næste|kommende|nyt) \\p{L}{0,20}møder?(?: afholdes| holdes| er| bliver)?|mødekalender',
    ),
  ],
  [
    'underskrift',
    rx(
      `referent(?:er)?|underskrift(?:er|sside)?|for referatet|referat(?:et er)? (?:skrevet|udarbejdet|ført|taget) af|ref|(?:med )?(?:venlig|mange|de bedste|bedste|kærlig) hils(?:en|ner|ener)|mvh|venligst|sign`,
    ),
  ],
  ['moedefakta', rx('mødefakta|mødeoplysninger|fakta(?: om mødet)?|om mødet|praktiske oplysninger')],
  [
    'distribution',
    rx(
      'distribution|fordeling|fordelingsliste|kopi(?: sendes)?(?: til)?|sendes til|cc|(?:referatet )?(?:er )?(?:ud)?send(?:es|t) til|modtagere',
    ),
  ],
  [
    'referat',
    rx(
      `(?:møde)?referat${MOEDET}|dagsorden(?: og |/| / )referat|referat og dagsorden|drøftelse${MOEDET}|drøftelser|indlæg|behandling|gennemgang|bemærkninger|debat|mødets forløb`,
    ),
  ],
  [
    'sektion',
    rx(
      'baggrund|sagsfremstilling|resumé|resume|indstilling(?:en)?|forvaltningen indstiller|vurdering|økonomi(?:ske(?: og personalemæssige)? konsekvenser)?|bilag|bilagsliste|retligt grundlag|lovgrundlag|handlemuligheder|kompetence|beslutningstema|tidligere behandling|høring|status|orientering|velkomst|indledning|formål|tidsplan|proces|risici|eventuelt|åbne punkter|lukkede punkter|protokolbemærkning(?:er)?|mindretalsudtalelse|protokoltilførsel|afstemning|sagsgang|spørgsmål|opklarende spørgsmål',
    ),
  ],
];

/** Sentences that list people: who was there, who sent apologies. */
const SAETNING =
  /^(?:Til ?stede var|I mødet deltog|(?:Møde)?deltagere var|Mødt var|Fremmødte? var|Der (?:var|er) (?:meldt )?afbud fra|Afbud (?:fra|var)|Fraværende var|(?:Til ?stede|Deltagere|Fraværende|Afbud)(?= \p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,2}(?:,| og |$))|Alle (?:\p{L}+ )?(?:(?:deltog|mødte|var (?:til ?stede|mødt)),? )?(?:undtagen|bortset fra|på nær|med undtagelse af)|(?:Bortset fra|På nær|Med undtagelse af)(?= .{3,80} (?:deltog|mødte|var) alle))\s+(?=\S)(?!:)/u;

function rx(words: string): RegExp {
  return new RegExp(`^(?:${words})$`, 'iu');
}

/** The kind of heading or label that a line is, or null. Number signs, stars and a final colon or stop do not matter. */
export function findOverskrift(line: string): Overskrift | null {
  const lead = /^(?:#{1,6}\s+|[*_]{1,3}(?=\S))?/.exec(line)?.[0].length ?? 0;
  const head = line.slice(lead, lead + 140);
  const alone = head.length + lead === line.length ? kind(head.replace(/\s*[:.]?(?:[*_]{1,3})?[:.]?\s*#*$/, '')) : null;
  if (alone) return { ...alone, indhold: null, fra: line.length, etiket: false };
  const label = /^([^:]{2,110}?)\s*(?::[*_]{1,3}|[*_]{1,3}:|:)\s+(?=\S)/.exec(head);
  const sentence = SAETNING.exec(head);
  if (sentence) {
    const { 0: words, index: fra } = { 0: sentence[0], index: lead + sentence[0].length };
    const art = /afbud|fravær|undta|bortset|på nær/i.test(words) ? ('afbud' as const) : ('deltagere' as const);
    return { art, tekst: words.trim(), indhold: line.slice(fra), fra, etiket: true };
  }
  const art = label ? kind(label[1] ?? '') : null;
  if (!label || !art) return null;
  const fra = lead + label[0].length;
  return { ...art, indhold: line.slice(fra), fra, etiket: false };
}

function kind(words: string): Pick<Overskrift, 'art' | 'tekst'> | null {
  const tekst = words.trim();
  const art = ARTER.find(([, pattern]) => pattern.test(tekst))?.[0];
  return art ? { art, tekst } : null;
}
