// What is handed to a worker thread and what comes back: plain values that a structured clone carries.
import type { Fejlkode } from '../../editor/model/fejl.ts';
import type { Importrapport } from '../../editor/model/importrapport.ts';
import type { Kilde } from '../../editor/model/kilde.ts';
import type { Brevhoved } from '../export/brevhoved.ts';
import type { Udkastbestilling } from '../export/eksport.ts';
import type { Pakkegrundlag } from '../export/pakke.ts';
import type { Udgave } from '../export/udgave.ts';
import type { Grundlag } from '../import/wordsvar.ts';
import type { Kontrolviden } from '../kontrol/kontrol.ts';

/** Writes a referat in one format. */
export interface Eksportopgave {
  readonly slags: 'eksport';
  readonly format: string;
  /** Document JSON as text: its objects would take the server five times as long to hand over. */
  readonly doc: string;
  readonly udgave: Udgave;
  readonly brevhoved: Brevhoved;
  readonly udkast: boolean;
  /** The number of a corrected version. */
  readonly rettet?: number | null;
  /** The bytes of the figures by SHA-256. */
  readonly filer: ReadonlyMap<string, Uint8Array>;
  /** The source: for the file form, and for `kildetro`. */
  readonly kilde: Kilde | null;
  /** Byte for byte as the source, where the text still is as it was (format txt). */
  readonly kildetro: boolean;
}

/** Reads a file that was written elsewhere. */
export interface Importopgave {
  readonly slags: 'import';
  readonly bytes: Uint8Array;
  readonly filnavn: string;
}

export interface Importsvar {
  /** Document JSON. */
  readonly doc: unknown;
  readonly kilde: Kilde | null;
  readonly rapport: Importrapport;
  readonly filer: ReadonlyMap<string, Uint8Array>;
}

/** Looks through a referat for what must be settled before it leaves the house. */
export interface Kontrolopgave {
  readonly slags: 'kontrol';
  /** Document JSON as text. */
  readonly doc: string;
  readonly viden: Kontrolviden;
}

/** Sets a referat on a letterhead that is being edited. */
export interface Proeveopgave {
  readonly slags: 'proeve';
  /** Document JSON. */
  readonly doc: unknown;
  readonly brevhoved: Brevhoved;
}

export interface Proevesvar {
  /** A PDF. */
  readonly bytes: Uint8Array;
  /** Characters to the line. */
  readonly linje: number;
}

/** Reads a form with files and looks them through; comes back as `NytBilag`s. */
export interface Bilagsopgave {
  readonly slags: 'bilag';
  readonly body: Uint8Array;
  /** Its Content-Type. */
  readonly type: string;
}

/** Puts files and facts together into a parcel. */
export interface Pakkeopgave {
  readonly slags: 'pakke';
  readonly grundlag: Pakkegrundlag;
}

/** Writes a draft that people comment on in Word. */
export interface Wordudkastopgave extends Omit<Udkastbestilling, 'doc' | 'fil'> {
  readonly slags: 'wordudkast';
  /** Document JSON as text: what the receiver may see. */
  readonly doc: string;
  readonly filer: ReadonlyMap<string, Uint8Array>;
}

/** Says which draft a Word file is. */
export interface Wordmaerkeopgave {
  readonly slags: 'wordmaerke';
  readonly bytes: Uint8Array;
}

/** Reads a draft back that was commented on in Word. */
export interface Wordsvaropgave extends Omit<Grundlag, 'doc'> {
  readonly slags: 'wordsvar';
  readonly bytes: Uint8Array;
  /** Document JSON as text: what the file was made of. */
  readonly doc: string;
}

export type Opgave =
  | Bilagsopgave
  | Eksportopgave
  | Importopgave
  | Kontrolopgave
  | Proeveopgave
  | Pakkeopgave
  | Wordudkastopgave
  | Wordmaerkeopgave
  | Wordsvaropgave;

export type Svar<T> =
  | { readonly ok: true; readonly vaerdi: T }
  /** An AppError of the worker; anything else has no code. */
  | { readonly ok: false; readonly code: Fejlkode | null; readonly message: string; readonly stack: string };
