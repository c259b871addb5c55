// The facts of a meeting as a form sends them, checked: dates and times as the document keeps them.
import * as is from '../../editor/model/attrs.ts';
import { AppError } from '../../editor/model/fejl.ts';
import type { Moedet } from '../../templates/moeder/begynd.ts';
import { type Formular, linje } from '../access/indtastning.ts';
import { tekster } from '../tekster.ts';

const t = tekster.nyt;

/** Throws AppError "ugyldig" with one sentence for the first field that makes no sense. */
export function laesMoedet(form: Formular): Moedet {
  const checked = (navn: string, validate: (value: unknown) => void, fejl: string): string | null => {
    const value = linje(form, navn);
    if (value === '') return null;
    try {
      validate(value);
    } catch (cause) {
      throw new AppError('ugyldig', fejl, { cause });
    }
    return value;
  };
  const dato = checked('dato', is.date, t.datoform);
  const start = checked('start', is.timeOfDay, t.tidform);
  const slut = checked('slut', is.timeOfDay, t.tidform);
  if (slut !== null && start === null) throw new AppError('ugyldig', t.slutFoerst);
  const sted = checked('sted', is.text(300), t.forLang(t.sted, 300));
  const emne = checked('emne', is.text(300), t.forLang('Emnet', 300)) ?? '';
  return { emne: emne.replace(/[.\s]+$/, ''), dato, start, slut, sted };
}
