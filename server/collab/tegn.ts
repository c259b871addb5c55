// The characters of a stretch of text: all of them can stand in a document, none is half of a pair.
import { isXmlText } from '../../editor/model/attrs.ts';
import { AppError } from '../../editor/model/fejl.ts';

/** Looks at the units from `a` to `b` of `text` (cut to what there is). Throws AppError "ugyldig". */
export function tjekTegn(text: string, a: number, b: number): void {
  let from = Math.max(0, a);
  let to = Math.min(text.length, b);
  // The window itself must not cut a pair.
  if (from > 0 && isLow(text.charCodeAt(from))) from--;
  if (to < text.length && isLow(text.charCodeAt(to))) to++;
  if (!isXmlText(text.slice(from, to)))
    throw new AppError('ugyldig', 'Teksten indeholder tegn, der ikke kan stå i et dokument.');
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
