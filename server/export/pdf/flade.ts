/// <reference path="./fontkit.d.ts" />
// One face: an opened font file, its measures, and the shapes of words in it. Opened once per process and shared by
// every document; what a single document uses of it is counted in `indlejring.ts`.
import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';

/** One glyph of a shaped word. Lengths are thousandths of the type size. */
export interface Glyf {
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

/** A shaped word: its glyphs from left to right. */
export interface Form {
  readonly bredde: number;
  readonly glyffer: readonly Glyf[];
  /** Every glyph stands for the one character its font gives it: the codes are the same in every document. */
  readonly enkel: boolean;
}

/** So many shapes are kept per face; a referat of 344 pages holds some 10 000 different words. */
const MAX_FORMS = 100_000;

/** Ligatures join letters that a search should find apart; everything a script needs to be readable stays on. */
const FEATURES = { liga: false };

export class Flade {
  readonly bytes: Uint8Array;
  readonly font: Font;
  readonly skala: number;
  readonly #forms = new Map<string, Form>();
  readonly #covers = new Map<number, boolean>();
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
    const known = this.#forms.get(text);
    if (known) return known;
    if (this.#forms.size >= MAX_FORMS) this.#forms.clear();
    const form = this.#shape(text);
    this.#forms.set(text, form);
    return form;
  }

  #shape(text: string): Form {
    const { glyphs, positions } = this.font.layout(text, FEATURES);
    let bredde = 0;
    let enkel = true;
    const glyffer = glyphs.map((glyph, i): Glyf => {
      const at = positions[i] ?? { xAdvance: glyph.advanceWidth, xOffset: 0, yOffset: 0 };
      const frem = at.xAdvance * this.skala;
      bredde += frem;
      enkel &&= glyph.codePoints.length === 1 && glyph.codePoints[0] === this.kanonisk(glyph.id);
      return {
        gid: glyph.id,
        tegn: glyph.codePoints,
        bredde: glyph.advanceWidth * this.skala,
        frem,
        dx: at.xOffset * this.skala,
        dy: at.yOffset * this.skala,
      };
    });
    return { bredde, glyffer, enkel };
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
