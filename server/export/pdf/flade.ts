/// <reference path="./fontkit.d.ts" />
// One face: an opened font file, its measures, and the shapes of words in it. Opened once per process and shared by
// every document; what a single document uses of it is counted in `indlejring.ts`.
import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';

/** One glyph of a shaped word, one object for all words that have it so. Lengths are thousandths of the type size. */
interface Glyf {
  readonly gid: number;
  /** What it stands for in the text; empty where an earlier glyph stands for it too. */
  readonly tegn: readonly number[];
  /** The advance the font program states. */
  readonly bredde: number;
  /** The advance wanted here, kerning included. */
  readonly frem: number;
  readonly dx: number;
  readonly dy: number;
}

/** A shaped word: its glyphs from left to right. Kept by the word (`ord.ts`), which is what comes again. */
export interface Form {
  readonly bredde: number;
  readonly glyffer: readonly Glyf[];
  /** Every glyph stands for the one character its font gives it: the codes are the same in every document. */
  readonly enkel: boolean;
  /** How it was written last (`indlejring.ts`), and the number of the document's face it was written in. */
  koder: Koder | null;
  skrift: number;
}

/** A whole word as an operand of TJ, or the stretches of one that is not of one height. */
export type Koder = string | readonly Kodet[];

/** A stretch of a shaped word as an operand of TJ, raised by `dy` thousandths of the type size. */
export interface Kodet {
  readonly tj: string;
  readonly dy: number;
}

/** A glyph has few advances (kerning) and stands for few characters; more are not looked for. */
const MAX_ALIKE = 200;

/** Ligatures join letters that a search should find apart; everything a script needs to be readable stays on. */
const FEATURES = { liga: false };

export class Flade {
  readonly bytes: Uint8Array;
  readonly font: Font;
  readonly skala: number;
  readonly #covers = new Map<number, boolean>();
  readonly #gids = new Map<number, number>();
  /** The glyphs of all shapes by number: thousands of words share some hundred of them. */
  readonly #glyffer = new Map<number, Glyf[]>();
  #canonical: ReadonlyMap<number, number> | null = null;

  constructor(path: string) {
    this.bytes = readFileSync(path);
    this.font = create(this.bytes);
    this.skala = 1000 / this.font.unitsPerEm;
  }

  /** True when the face has a glyph of its own for the character. */
  har(codePoint: number): boolean {
    let known = this.#covers.get(codePoint);
    if (known === undefined) {
      known = this.font.hasGlyphForCodePoint(codePoint);
      this.#covers.set(codePoint, known);
    }
    return known;
  }

  /** The one character a glyph stands for by the font's own table (the lowest, where several share it), or undefined. */
  kanonisk(gid: number): number | undefined {
    this.#canonical ??= this.#readCanonical();
    return this.#canonical.get(gid);
  }

  #readCanonical(): ReadonlyMap<number, number> {
    const found = new Map<number, number>();
    for (const codePoint of this.font.characterSet) {
      const { id } = this.font.glyphForCodePoint(codePoint);
      const before = found.get(id);
      if (id !== 0 && (before === undefined || codePoint < before)) found.set(id, codePoint);
    }
    return found;
  }

  /** Shapes a word, every character of which the face has. */
  form(text: string): Form {
    const codePoints = [...text].map((c) => c.codePointAt(0) ?? 0);
    const run = this.font.layout(text, FEATURES);
    const plain =
      run.glyphs.length === codePoints.length && run.glyphs.every(({ id }, i) => id === this.#gid(codePoints[i]));
    const tegn = plain ? codePoints.map((codePoint) => [codePoint]) : this.#charactersOf(text, codePoints);
    let bredde = 0;
    let enkel = true;
    const glyffer = run.glyphs.map((glyph, i): Glyf => {
      const at = run.positions[i] ?? { xAdvance: glyph.advanceWidth, xOffset: 0, yOffset: 0 };
      const frem = at.xAdvance * this.skala;
      const own = tegn[i] ?? [];
      bredde += frem;
      enkel &&= own.length === 1 && own[0] === this.kanonisk(glyph.id);
      return this.#glyf({
        gid: glyph.id,
        tegn: own,
        bredde: glyph.advanceWidth * this.skala,
        frem,
        dx: at.xOffset * this.skala,
        dy: at.yOffset * this.skala,
      });
    });
    return { bredde, glyffer, enkel, koder: null, skrift: 0 };
  }

  /** The same glyph as an object that is there already, where there is one. */
  #glyf(glyf: Glyf): Glyf {
    const alike = this.#glyffer.get(glyf.gid) ?? [];
    const { tegn, frem, dx, dy } = glyf;
    const found = alike.find(
      (one) => one.frem === frem && one.dx === dx && one.dy === dy && one.tegn.join() === tegn.join(),
    );
    if (found) return found;
    if (alike.length === 0) this.#glyffer.set(glyf.gid, alike);
    if (alike.length < MAX_ALIKE) alike.push(glyf);
    return glyf;
  }

  #gid(codePoint = 0): number {
    let known = this.#gids.get(codePoint);
    if (known === undefined) {
      known = this.font.glyphForCodePoint(codePoint).id;
      this.#gids.set(codePoint, known);
    }
    return known;
  }

  /** What each glyph stands for where they are not one to one. Where the font loses a character, the first has them all. */
  #charactersOf(text: string, codePoints: readonly number[]): readonly (readonly number[])[] {
    // A glyph that fontkit has met keeps the characters it was first met with.
    this.font._glyphs = {};
    const { glyphs, direction } = this.font.layout(text, FEATURES);
    const found = glyphs.map((glyph) => glyph.codePoints);
    const inOrder = direction === 'rtl' ? found.toReversed() : found;
    if (inOrder.flat().join() === codePoints.join()) return found;
    return found.map((_, i) => (i === 0 ? codePoints : []));
  }
}

const opened = new Map<string, Flade>();

/** The face in this file (an absolute path), opened the first time it is asked for. */
export function flade(path: string): Flade {
  let found = opened.get(path);
  if (!found) {
    found = new Flade(path);
    opened.set(path, found);
  }
  return found;
}
