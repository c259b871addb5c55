// A day that a form sends: one that was, as the calendar knows it.
import * as is from '../../editor/model/attrs.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { type Formular, linje } from '../access/indtastning.ts';
import { tekster } from '../tekster.ts';

const t = tekster.godkendelse.godkend;

/** ISO. Throws AppError where it is no day, or lies after `idag`. */
export function laesDag(form: Formular, felt: string, idag: string): string {
  const value = linje(form, felt);
  try {
    is.date(value);
  } catch (cause) {
    throw new AppError('ugyldig', t.datoform, { cause });
  }
  if (value > idag) throw new AppError('ugyldig', t.fremtid);
  return value;
}
