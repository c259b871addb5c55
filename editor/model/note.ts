// A private note and the private times beside a referat, as they go between the browser and the server. They are never
// part of the document: no node, no step and no export knows of them.
import * as is from './attrs.ts';
import { AppError } from './fejl.ts';

/** The longest note, in UTF-16 units. */
export const LAENGSTE_NOTE = 20_000;
/** So much of the text on each side of a `???` is kept, to find it again. */
export const OMGIVELSE = 40;

/**
 * Where a note belongs: to the meeting, to a block, or to a `???` in a block. `citat` says what stood there, for when it
 * is gone; of a `???` it is the text before it, and `efter` the text after it.
 */
export interface Notested {
  readonly slags: 'moede' | 'blok' | 'hul';
  /** The id of the block; "" for the meeting. */
  readonly blok: string;
  readonly citat: string;
  readonly efter: string;
}

export interface Note extends Notested {
  readonly id: string;
  readonly tekst: string;
  /** When it was begun by the writer's own clock, milliseconds since 1970. */
  readonly tid: number;
  /** Names this state of the note; the one who writes it chooses it. */
  readonly udgave: string;
  /** Texts that another window replaced while this one was being written: never lost, the newest first. */
  readonly tidligere: readonly string[];
}

/** A note on its way: `grundlag` are the editions it was written on top of (rule: the last writer wins, the older is kept). */
export interface Notegem extends Note {
  readonly grundlag: readonly string[];
}

/** When an indlæg was begun: the block's id and the writer's own clock. */
export type Indlaegstid = readonly [blok: string, tid: number];

/** Everything of one person beside one referat. */
export interface Noter {
  readonly noter: readonly Note[];
  readonly tider: readonly Indlaegstid[];
}

const id = (value: unknown): void => {
  is.id(value);
  if (value === '') throw new RangeError('Id mangler.');
};
const sted = is.text(300, { lines: true });
const tid = is.integer(0, 253_402_300_799_999);

const FELTER: Readonly<Record<keyof Notegem, (value: unknown) => void>> = {
  id,
  slags: is.oneOf('moede', 'blok', 'hul'),
  blok: is.id,
  citat: sted,
  efter: sted,
  tekst: is.text(LAENGSTE_NOTE, { lines: true }),
  tid,
  udgave: id,
  tidligere: liste(20, is.text(LAENGSTE_NOTE, { lines: true })),
  grundlag: liste(50, id),
};

function liste(max: number, inner: (value: unknown) => void): (value: unknown) => void {
  return (value) => {
    if (!Array.isArray(value) || value.length > max) throw new RangeError('Listen er for lang.');
    for (const one of value) inner(one);
  };
}

/** Reads a note as it was sent. Throws AppError "ugyldig". */
export function laesNotegem(value: unknown): Notegem {
  const json: Partial<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
  if (typeof json.tekst === 'string' && json.tekst.length > LAENGSTE_NOTE)
    throw new AppError('for-stor', `Noten er for lang. Del den i flere på højst ${LAENGSTE_NOTE} tegn.`);
  try {
    for (const [key, validate] of Object.entries(FELTER)) validate(json[key]);
  } catch (cause) {
    throw new AppError('ugyldig', 'Noten kan ikke gemmes, som den er.', { cause });
  }
  const read = Object.fromEntries(Object.keys(FELTER).map((key) => [key, json[key]]));
  return read as Record<keyof Notegem, unknown> as Notegem;
}

/** Reads times as they were sent. Throws AppError "ugyldig". */
export function laesTider(value: unknown): readonly Indlaegstid[] {
  try {
    if (!Array.isArray(value) || value.length > 1000) throw new RangeError('Listen er for lang.');
    return value.map((one: unknown): Indlaegstid => {
      const [blok, at]: unknown[] = Array.isArray(one) && one.length === 2 ? one : [];
      id(blok);
      tid(at);
      return [String(blok), Number(at)];
    });
  } catch (cause) {
    throw new AppError('ugyldig', 'Tiderne kan ikke læses.', { cause });
  }
}
