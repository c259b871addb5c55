// The sentence that says to whom the referat is sent: alone, behind a label, or inside a paragraph of something else.

const SAETNING =
  /(?<=^|[.!?][ \n])(?:(?:Dette|Det godkendte|Det endelige|Endeligt|Godkendt)[ \n])?(?:Referat|Referatet|Mødereferatet|Udkastet|Udkast til referat|referat|referatet)(?![\p{L}])[^.!?]{0,160}?(?<!\p{L})(?:sendes|udsendes|tilsendes|fremsendes|videresendes|fordeles|rundsendes|offentliggøres|lægges)(?!\p{L})[^!?]{0,400}?(?:[.!?](?=$|[ \n]\p{Lu}|\n)|$)/gu;
const ETIKET =
  /^(?:Distribution|Fordeling|Fordelingsliste|Kopi(?: sendes)?(?: til)?|Sendes til|Cc|CC|Modtagere|Referatet (?:ud)?sendes til)\s*:\s+\S/;

/** Stretches of the text, in order. */
export function findFordeling(text: string): readonly { readonly fra: number; readonly til: number }[] {
  if (ETIKET.test(text)) return [{ fra: 0, til: text.length }];
  return [...text.matchAll(SAETNING)].map((found) => ({ fra: found.index, til: found.index + found[0].length }));
}
