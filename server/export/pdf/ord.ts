// Words in a chain of faces: each character is set in the first face that has it, and a character that none has is
// refused by name. Words are shaped once per process; nothing here depends on the document.

import type { Flade, Form } from './flade.ts';
import { Ulaeseligt } from './ulaeseligt.ts';

/** How a stretch of text runs: L left to right, R right to left, N takes the direction of its surroundings. */
export type Retning = 'L' | 'R' | 'N';

/** Also a part of a line as it is, where it belongs to no link: shared by every line the word stands in. */
export class Stykke {
  readonly tekst: string;
  readonly flade: Flade;
  readonly form: Form;
  readonly retning: Retning;
  readonly link = null;
  readonly stykke: Stykke;

  constructor(tekst: string, flade: Flade, form: Form, retning: Retning) {
    this.tekst = tekst;
    this.flade = flade;
    this.form = form;
    this.retning = retning;
    this.stykke = this;
  }
}

/** A word or a part of one that is not broken: what is drawn, from first to last. `bredde` is thousandths of the size. */
export interface Ord {
  readonly stykker: readonly Stykke[];
  readonly bredde: number;
}

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const STRONG = /\p{L}/u;
/** A character with the marks that belong to it. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;
/** Signs of several characters: 👍🏽, 👩‍💻, ❤️, 1️⃣, 🇩🇰. Only where there is one are words divided the slow way. */
const PICTURES = /[\u200d\ufe0f\u20e3\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}]/u;
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;
const graphemes = new Intl.Segmenter('da', { granularity: 'grapheme' });
/** Characters that only tell how to lay text out: never drawn on their own. White space is not among them. */
const UNSEEN = /[\p{Cf}\p{Cc}]|[\ufe00-\ufe0f]/gu;

const MAX_WORDS = 100_000;

/** True when the text holds letters that run from right to left. */
export function harRtl(text: string): boolean {
  return RTL.test(text);
}

/**
 * True when more letters run from right to left than not: then the paragraph does. (Not by its first letter, as UAX 9 has
 * it: a contribution in Danish by somebody with an Arabic name begins with that name.)
 */
export function mestRtl(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.filter((letter) => RTL.test(letter)).length * 2 > letters.length;
}

export class Kaede {
  readonly #flader: readonly [Flade, ...Flade[]];
  readonly #words = new Map<string, Ord>();

  constructor(first: Flade, ...others: Flade[]) {
    this.#flader = [first, ...others];
  }

  /** The first face: its measures are those of the line. */
  get flade(): Flade {
    return this.#flader[0];
  }

  /** Shapes a word (or a space). Throws `Ulaeseligt` naming the first character that no face has. */
  ord(text: string): Ord {
    const known = this.#words.get(text);
    if (known) return known;
    if (this.#words.size >= MAX_WORDS) this.#words.clear();
    const stykker = this.#divide(text);
    const word = { stykker, bredde: stykker.reduce((sum, one) => sum + one.form.bredde, 0) };
    this.#words.set(text, word);
    return word;
  }

  #divide(text: string): readonly Stykke[] {
    const parts: { flade: Flade; text: string; retning: Retning }[] = [];
    for (const cluster of clusters(text)) {
      const flade = this.#choose(cluster);
      const retning = RTL.test(cluster) ? 'R' : STRONG.test(cluster) ? 'L' : 'N';
      const last = parts.at(-1);
      if (last && last.flade === flade && (last.retning === 'R') === (retning === 'R')) {
        last.text += cluster;
        if (last.retning === 'N') last.retning = retning;
      } else parts.push({ flade, text: cluster, retning });
    }
    return parts.map(({ flade, text: part, retning }) => new Stykke(part, flade, flade.form(part), retning));
  }

  #choose(cluster: string): Flade {
    const codePoints = [...cluster.replace(UNSEEN, '')].map((c) => c.codePointAt(0) ?? 0);
    const can = (flade: Flade) => codePoints.every((codePoint) => flade.har(codePoint));
    // The last face is the one for pictures: it alone knows the signs of several characters.
    const found = PICTURES.test(cluster) ? this.#flader.findLast(can) : this.#flader.find(can);
    if (found) return found;
    const missing = codePoints.find((codePoint) => !this.#flader.some((flade) => flade.har(codePoint)));
    throw new Ulaeseligt(String.fromCodePoint(missing ?? codePoints[0] ?? 0));
  }
}

/** What is set as one: letters with their marks, pictures of several characters. Others lose what is never drawn. */
function clusters(text: string): readonly string[] {
  if (!PICTURES.test(text)) return text.replace(UNSEEN, '').match(CLUSTER) ?? [];
  return Array.from(graphemes.segment(text), ({ segment }) => segment).flatMap((segment) => {
    if (PICTURE.test(segment)) return [segment];
    return segment.replace(UNSEEN, '').match(CLUSTER) ?? [];
  });
}
