// Lists as Word counts them. Every marker (literal or counted) that Word's own numbering can show becomes numbering;
// one that it cannot stays literal text. What is read is therefore always what `listemaerke` says.
import type { ILevelsOptions } from 'docx';
import { AlignmentType, LevelFormat, LevelSuffix } from 'docx';
import type { Node } from 'prosemirror-model';
import { listemaerke } from '../../../editor/model/liste.ts';

/** How far each level of a list is indented, in twentieths of a point. */
export const INDRYK = 425;
/** Word knows nine levels (0–8); deeper lists stay on the last. */
export const DYBEST = 8;

type Format = 'decimal' | 'lowerLetter' | 'upperLetter' | 'lowerRoman' | 'upperRoman' | 'bullet';

/** One way to read a marker. A bullet counts nothing: its `n` is 0. */
interface Laesning {
  readonly format: Format;
  readonly foer: string;
  readonly efter: string;
  readonly n: number;
}

/** The numbering of one item, or the literal marker where Word cannot count it. */
export type Nummerering =
  | { readonly reference: string; readonly instance: number; readonly level: number }
  | { readonly literal: string };

const CORNERS = '[^\\p{L}\\p{N}%]{0,6}';
const COUNTED = new RegExp(`^(${CORNERS}?)(\\d{1,4}|[a-zA-Z]|[ivxlc]{1,7}|[IVXLC]{1,7})(${CORNERS})$`, 'u');
const BULLET = /^[^\p{L}\p{N}\s%]{1,3}$/u;

/** All readings of a marker; "i)" may be a letter and a roman number. */
function laesninger(maerke: string): readonly Laesning[] {
  const text = maerke.trim();
  if (BULLET.test(text)) return [{ format: 'bullet', foer: text, efter: '', n: 0 }];
  const found = COUNTED.exec(text);
  const [, foer = '', count = '', efter = ''] = found ?? [];
  if (count === '') return [];
  const read = (format: Format, n: number): Laesning => ({ format, foer, efter, n });
  if (/^\d/.test(count)) return String(Number(count)) === count ? [read('decimal', Number(count))] : [];
  const upper = count === count.toUpperCase();
  const letter =
    count.length === 1 ? [read(upper ? 'upperLetter' : 'lowerLetter', count.toLowerCase().charCodeAt(0) - 96)] : [];
  const n = fraRomertal(count.toUpperCase());
  return n > 0 ? [...letter, read(upper ? 'upperRoman' : 'lowerRoman', n)] : letter;
}

const ROMAN: readonly (readonly [string, number])[] = [
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];

/** The roman number as figures: 9 → "IX". */
export function romertal(n: number): string {
  let rest = n;
  let out = '';
  for (const [sign, value] of ROMAN) for (; rest >= value; rest -= value) out += sign;
  return out;
}

/** The value of a roman number in its usual form, else 0. */
function fraRomertal(text: string): number {
  let at = 0;
  let n = 0;
  for (const [sign, value] of ROMAN) for (; text.startsWith(sign, at); at += sign.length) n += value;
  return at === text.length && romertal(n) === text ? n : 0;
}

/** The numbering that the item before belongs to. */
interface Aaben {
  readonly reading: Laesning;
  readonly spaced: boolean;
  readonly as: Nummerering;
}

function follows(a: Laesning, b: Laesning): boolean {
  return (
    a.format === b.format && a.foer === b.foer && a.efter === b.efter && (a.format === 'bullet' || b.n === a.n + 1)
  );
}

/**
 * Collects the numbering of one document. Items that count on from the one before share an instance; a restart, a jump
 * or another form opens a new one. Definitions are shared by all lists of the same form, level and start.
 */
export class Lister {
  readonly #definitions = new Map<
    string,
    { reference: string; levels: readonly ILevelsOptions[]; instances: number }
  >();

  /** The numbering of each item of `liste`, which lies `dybde` lists deep (0 = in no other). */
  nummerer(liste: Node, dybde: number): readonly Nummerering[] {
    const marks = liste.children.map((_, i) => listemaerke(liste, i));
    const readings = marks.map(laesninger);
    const chain: (Aaben | null)[] = [];
    for (const [i, maerke] of marks.entries()) {
      const spaced = /\s$/.test(maerke);
      const before = chain.at(-1);
      const next = before?.spaced === spaced ? readings[i]?.find((one) => follows(before.reading, one)) : undefined;
      const reading = next ?? first(readings[i] ?? [], readings[i + 1] ?? []);
      const as = next ? before?.as : reading && this.#open(reading, spaced, dybde);
      chain.push(reading && as ? { reading, spaced, as } : null);
    }
    return chain.map((one, i) => one?.as ?? { literal: marks[i] ?? '' });
  }

  /** The definitions for the document's options. */
  get config(): { reference: string; levels: readonly ILevelsOptions[] }[] {
    return [...this.#definitions.values()].map(({ reference, levels }) => ({ reference, levels }));
  }

  #open(reading: Laesning, spaced: boolean, dybde: number): Nummerering {
    const level = Math.min(dybde, DYBEST);
    // Lists that share a definition share its counters: two depths must not, even where Word shows them as one level.
    const key = JSON.stringify([reading, spaced, dybde]);
    const known = this.#definitions.get(key);
    const definition = known ?? {
      reference: `liste${this.#definitions.size + 1}`,
      levels: niveauer(reading, spaced, level),
      instances: 0,
    };
    if (!known) this.#definitions.set(key, definition);
    return { reference: definition.reference, instance: ++definition.instances, level };
  }
}

/** Of several readings the one that the next item follows; else the first. */
function first(readings: readonly Laesning[], next: readonly Laesning[]): Laesning | null {
  return readings.find((one) => next.some((other) => follows(one, other))) ?? readings[0] ?? null;
}

/** Nine levels: the one in use as read, the others as a person who goes on writing in Word expects them. */
function niveauer(reading: Laesning, spaced: boolean, used: number): readonly ILevelsOptions[] {
  const counted: readonly (readonly [Format, string])[] = [
    ['decimal', '.'],
    ['lowerLetter', ')'],
    ['lowerRoman', '.'],
  ];
  return Array.from({ length: DYBEST + 1 }, (_, level) => {
    const [format, after] = counted[level % 3] ?? ['decimal', '.'];
    const usual =
      reading.format === 'bullet'
        ? { format: 'bullet' as const, foer: level % 2 ? '–' : '•', efter: '', n: 0 }
        : { format, foer: '', efter: after, n: 1 };
    const own = level === used ? reading : usual;
    return {
      level,
      format: LevelFormat[FORMATS[own.format]],
      text: own.format === 'bullet' ? own.foer : `${own.foer}%${level + 1}${own.efter}`,
      alignment: AlignmentType.LEFT,
      start: own.format === 'bullet' ? 1 : own.n,
      suffix: level !== used || spaced ? LevelSuffix.TAB : LevelSuffix.NOTHING,
      style: { paragraph: { indent: { left: INDRYK * (level + 1), hanging: INDRYK } } },
    };
  });
}

const FORMATS = {
  decimal: 'DECIMAL',
  lowerLetter: 'LOWER_LETTER',
  upperLetter: 'UPPER_LETTER',
  lowerRoman: 'LOWER_ROMAN',
  upperRoman: 'UPPER_ROMAN',
  bullet: 'BULLET',
} as const;
