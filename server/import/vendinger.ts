// Turns of phrase that say what a paragraph is: a decision, the next meeting, to whom the referat is sent.

/** A line of signs that underlines or separates. */
export const STREG = /^(?:[=\-_*~]\s*){3,}$/;
/** A heading of Markdown, its number signs in the first group. */
export const MARKDOWN = /^(#{1,6})\s+\S/;
/** The label of an item, whatever the numbers are called: "Punkt 1", "Sag nr. 4:", "TEMA 2". */
export const PUNKTETIKET =
  /^(?:pkt\.?|punkt|ad(?: (?:dagsordenens )?(?:pkt\.?|punkt))?|sag(?: nr\.)?|tema|emne|forslag|dagsordenspunkt)\s*\d/i;
/** The text behind such an end can begin something new without a blank line. */
export const AFSLUTTET = /[.!?:;»")\]…]$/;

/** A title that its next line finishes: "… om budget og", "Budget for". */
export const UFAERDIG =
  /(?:[,–-]|\s(?:og|i|om|for|på|af|til|fra|med|mellem|ved|vedr\.|vedrørende|den|det|de|d\.|\d{1,2}\.|\d{1,2}\. (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\p{Ll}*))$/u;

export const BESLUTNING =
  /^(?:Det (?:blev|er|blev herefter) (?:\p{Ll}+ )?(?:besluttet|vedtaget|aftalt|konkluderet)\b|Det (?:besluttedes|vedtoges|aftaltes)\b|(?:Besluttet|Vedtaget|Aftalt)(?=[,:])|(?:\p{Lu}\p{L}*(?:udvalget|rådet|bestyrelsen|gruppen)|Udvalget|Byrådet|Rådet|Afdelingsmødet|Foreningen|Styregruppen|Bestyrelsen|Forsamlingen|Generalforsamlingen|Direktionen|Parterne|Mødet)\s+(?:besluttede|vedtog|godkendte|tiltrådte|konkluderede)(?!\p{L}))/u;
export const KONKLUSION =
  /^(?:Afslutningsvis|Sammenfattende|Samlet|Det)\s[^.!?]{0,60}\bkonklude(?:ret|redes)\b|^Konklusionen (?:er|blev|var)\b/;
export const NAESTEMOEDE =
  /^(?:Det )?(?:næste|nye|kommende) møde\s+(?:er|bliver|afholdes|holdes|finder|fastsættes|blev|aftalt|(?:(?:den|d\.|\p{Ll}+dag(?: den)?) ?)?\d{1,2}[./ ])/iu;
const SENDES =
  /^(?:(?:Dette|Det godkendte|Det endelige|Endeligt|Godkendt)\s+)?(?:referat|referatet|mødereferatet|udkastet|udkast til referat)(?!\p{L})[^.!?]{0,120}?(?<!\p{L})(?:sendes|udsendes|tilsendes|fremsendes|videresendes|fordeles|rundsendes|offentliggøres|lægges|(?:er|bliver|blev) (?:ud|rund|frem|til)?sendt)(?!\p{L})/iu;
const MOEDET_SLUTTER = /\bmødet (?:sluttede|blev hævet|hævet|hævedes|afsluttedes|afsluttet|slut)(?!\p{L})/iu;
/** Paragraphs that speak for the meeting, not for the speaker before them. */
export const MOEDETS_EGNE =
  /^(?:Mødet|Punktet|Sagen|Dagsordenen|Orienteringen|Indstillingen|Referatet|Godkendt|Taget til efterretning|Ingen bemærkninger|Der var (?:ingen|enighed|bred|generel|opbakning|afbud)|Der blev|Der er enighed|Intet|Udsat|Udgår|Pause|(?:\p{Lu}\p{Ll}*(?:rådet|udvalget|bestyrelsen)|Rådet|Styregruppen|Udvalget|Bestyrelsen|Byrådet|Gruppen|Forsamlingen|Parterne|Deltagerne|Medarbejdersiden|Ledelsessiden|Ledelsen)\s)/u;

/** A paragraph that begins with the distribution sentence. */
export function isFordeling(head: string): boolean {
  return SENDES.test(head);
}

/** "Skrevet af Bo Eksempel", "Referent Bo Eksempel". */
export const UNDERSKREVET =
  /^(?:(?:Referat(?:et)? (?:er )?)?(?:skrevet|udarbejdet|ført|refereret|taget|nedskrevet) af|Referat ved|Referent|Ref\.|(?:De )?(?:bedste |venlig(?:e|st)? |mange |kærlig |med venlig )*hils(?:en|ner)|Kh|Vh|Mvh),? (?=\p{Lu})/iu;

/** Where and when it is signed: "Solbakken, den 4. marts 2024". */
export const STED_OG_DATO = /^\p{Lu}[\p{L} ]{1,40}, (?:den|d\.) \d{1,2}\.? ?(?:\p{L}+|\/ ?\d{1,2}[-–]) ?\d{4}\.?$/u;

/** "Som referent valgtes Bo Eksempel": the office in the first group, the name behind. */
export const VALGTES =
  /^(?:Som|Til) (referent|ordstyrer|dirigent|mødeleder) (?:blev )?valg(?:t|te|tes)(?: \p{L}+ \p{L}+)? (?=\p{Lu})/u;

/** "Mødet sluttede kl. 19.53." */
export function slutterMoedet(head: string): boolean {
  return MOEDET_SLUTTER.test(head);
}

/** A line in capitals: a heading, where it stands alone. */
export function isVersaler(tekst: string): boolean {
  return tekst.length <= 80 && /\p{Lu}{4}/u.test(tekst) && !/\p{Ll}/u.test(tekst) && !/[.,;!?]$/.test(tekst);
}
