// What was settled, when it is all that a line says: "Godkendt.", "Udvalget tog orienteringen til efterretning." No label
// and no sentence says that it is a decision; where it may stand decides the caller.

/** What it is about: "Dagsordenen blev", "Forslag 2". */
const OM = [
  'punktet|sagen|indstillingen|indstillingerne|orienteringen|redegørelsen|beretningen|regnskabet|budgettet|planen|status',
  'forslag(?:et| \\d{1,2}| \\p{L})|vedtægterne|kontingentet',
  '(?:dagsorden(?:en)?|referat(?:et)?)(?: og (?:dagsorden(?:en)?|referat(?:et)?))?(?: nr\\. ?\\d{1,3}| fra (?:sidste møde|sidst))?',
].join('|');
const BLEV = 'godkendt|vedtaget|tiltrådt|forkastet|nedstemt|anbefalet|taget til efterretning';
/** Who takes something to its knowledge. */
const HVEM =
  '\\p{L}*-?MED|(?:\\p{L}+-)?\\p{L}*(?:udvalget|rådet|bestyrelsen|gruppen)|direktionen|medlemmerne|mødet|forsamlingen|repræsentantskabet';
const HVORDAN = [
  'som indstillet|enstemmigt|af alle|i overensstemmelse med indstillingen',
  'uden (?:bemærkninger|kommentarer|ændringer)',
  'med (?:(?:den )?(?:tilføjelse|undtagelse|ændring)[^.!?]{0,80}|bemærkninger|tak|stor ros|akklamation|\\d{1,3} stemmer[^.!?]{0,60})',
].join('|');

const UDFALD = new RegExp(
  `^(?:(?:(?:${OM})(?: (?:blev|er))? )?(?:(?:enstemmigt|hermed) )?(?:${BLEV})|(?:indstillingen|indstillingerne) (?:blev )?fulgt|(?:${HVEM}) tog (?:\\p{L}+ ){1,3}til efterretning)(?:,? (?:${HVORDAN}))?$`,
  'iu',
);
const MAX_LAENGDE = 140;

/** The whole text says what was settled, and nothing else. */
export function isUdfald(tekst: string): boolean {
  return tekst.length <= MAX_LAENGDE && /^\p{Lu}/u.test(tekst) && UDFALD.test(tekst.replace(/[.!]$/, ''));
}

/** "Referat fra sidste møde: Godkendt.": the label says of what. */
export function isUdfaldMedEtiket(tekst: string): boolean {
  const label = /^(\p{Lu}[^.:;!?]{2,60}):\s+(?=\S)/u.exec(tekst);
  return /(?:^|\s)\p{Ll}{2}/u.test(label?.[1] ?? '') && isUdfald(tekst.slice(label?.[0].length ?? 0));
}
