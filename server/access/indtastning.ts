// What people type into the forms about accounts, checked: one Danish sentence for the first thing that is wrong.

import { isXmlText } from '../../editor/model/attrs.ts';
import { AppError } from '../../editor/model/fejl.ts';

/** The fields of a form as it was sent; a field that came more than once is a list. */
export type Formular = Readonly<Record<string, unknown>>;

/** One field as a line of text: white space at the ends and in rows goes. "" where it was not sent. */
export function linje(form: Formular, navn: string): string {
  const value = form[navn];
  return typeof value === 'string' && isXmlText(value) ? value.normalize('NFC').replace(/\s+/g, ' ').trim() : '';
}

/** One field exactly as it was typed (passwords, pasted text). */
export function ordret(form: Formular, navn: string): string {
  const value = form[navn];
  return typeof value === 'string' ? value : '';
}

/** Every value of a field that may be sent more than once. */
export function flere(form: Formular, navn: string): readonly string[] {
  const value = form[navn];
  const list = Array.isArray(value) ? value : [value];
  return list.filter((one) => typeof one === 'string' && one !== '');
}

/** A name of a person or an organ, 1–100 characters. */
export function navn(form: Formular, felt: string, fejl: string): string {
  const value = linje(form, felt);
  if (value === '' || value.length > 100) throw new AppError('ugyldig', fejl);
  return value;
}

/** What somebody signs in with: 2–100 characters without white space, in lower case. */
export function brugernavn(form: Formular, fejl: string): string {
  const value = linje(form, 'brugernavn').toLocaleLowerCase('da');
  if (!/^\S{2,100}$/u.test(value)) throw new AppError('ugyldig', fejl);
  return value;
}
