// What a source itself says of a line, beside its words: Word knows its headings, lists and columns. Text says nothing.
import type { Stykke } from '../../editor/model/deltagertekst.ts';
import type { Listemaerke } from './lister.ts';

export interface Vink {
  /** The line begins a paragraph: it never goes on in the one before, though no blank line stands between. */
  readonly afsnit: boolean;
  /** The title, or the level of a heading (1–9); null for body text. */
  readonly rang: 'titel' | number | null;
  /** The line is an item of a real list; its marker stands at the start of the text. */
  readonly maerke: Listemaerke | null;
  /** The line names participants: the stretches it is made of, with what their columns say of them. */
  readonly stykker: readonly Stykke[] | null;
  /** A list of participants begins here, though no heading says so. */
  readonly deltagere: boolean;
  /** The line stands for a table or an image: it holds no words. */
  readonly stof: boolean;
}
