// The sentence that says to whom the referat is sent: alone, behind a label, or inside a paragraph of something else.

const SAETNING =
  /(?<=^|[.!?][ \n])(?:(?:Dette|Det godkendte|Det endelige|Endeligt|Godkendt)[ \n])?(?:Referat|Referatet|Mødereferatet|Udkastet|Udkast til referat|referat|referatet)(?![\p{L}])[^.!?]{0,160}?(?<!\p{L})(?:sendes|udsendes|tilsendes|fremsendes|videresendes|fordeles|rundsendes|offentliggøres|lægges|(?:er|bliver|blev) (?:ud|rund|frem|til)?sendt(?= til))(?!\p{L})[^!?]{0,400}?(?:[.!?](?=$|[ \n]\p{Lu}|\n)|$)/gu;
const ETIKET =
  /^(?:Distribution|Fordeling|Fordelingsliste|Kopi(?: sendes)?(?: til)?|Sendes til|Cc|CC|Modtagere|(?:Referatet )?(?:er )?(?:[Uu]d)?(?:[Ss]endes|[Ss]endt) til)\s*:\s+\S/;

/** One paragraph says it once or twice. */
const MAX_SAETNINGER = 20;

/** Stretches of the text, in order. */
export function findFordeling(text: string): readonly { readonly fra: number; readonly til: number }[] {
  if (ETIKET.test(text)) return [{ fra: 0, til: text.length }];
  const found: { fra: number; til: number }[] = [];
  for (const { index, 0: sentence } of text.matchAll(SAETNING)) {
    if (found.length === MAX_SAETNINGER) break;
    found.push({ fra: index, til: index + sentence.length });
  }
  return found;
}
