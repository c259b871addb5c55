// Puts the pieces of a line that holds right-to-left letters in the order they are seen from left to right: the part of
// UAX 9 that names and quotations in a Danish text need. Explicit embeddings are not followed.
import type { Flade, Form } from './flade.ts';
import type { Led } from './linjer.ts';
import { type Retning, Stykke } from './ord.ts';

const MIRRORED: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '«': '»',
  '»': '«',
  '<': '>',
  '>': '<',
};

/** Pieces that run the same way and belong to the same link, from left to right. */
interface Straekning {
  readonly retning: Retning;
  readonly led: readonly Led[];
  readonly bredde: number;
}

/**
 * The pieces of a line in the order they are read, each stretch with the place where it is seen: what is read first is
 * written first, wherever it stands. `fraHoejre`: the paragraph itself runs from right to left.
 */
export function iRaekkefoelge(led: readonly Led[], fraHoejre: boolean): readonly Led[] {
  const all = stretches(led, fraHoejre ? 'R' : 'L');
  const last = led.at(-1);
  // The space at the end of a line hangs over its edge.
  const hanging = fraHoejre && last?.stykke.tekst === ' ' ? last.stykke.form.bredde : 0;
  const places = new Map<Straekning, number>();
  let x = -hanging;
  for (const one of seenOrder(all, fraHoejre)) {
    places.set(one, x);
    x += one.bredde;
  }
  return all.flatMap((one) => {
    const [first, ...rest] = one.retning === 'R' ? read(one.led) : one.led;
    return first ? [{ ...first, x: places.get(one) ?? 0 }, ...rest] : [];
  });
}

function stretches(led: readonly Led[], base: Retning): readonly Straekning[] {
  const retninger = resolve(
    led.map(({ stykke }) => stykke.retning),
    base,
  );
  const out: { retning: Retning; link: Led['link']; led: Led[]; bredde: number }[] = [];
  for (const [i, found] of led.entries()) {
    const retning = retninger[i] ?? base;
    const one = retning === 'R' && found.stykke.retning === 'N' ? fitted(led, i) : found;
    let last = out.at(-1);
    if (last?.retning !== retning || last.link !== one.link) {
      last = { retning, link: one.link, led: [], bredde: 0 };
      out.push(last);
    }
    if (retning === 'R') last.led.unshift(one);
    else last.led.push(one);
    last.bredde += one.stykke.form.bredde;
  }
  return out;
}

/** Stretches from left to right: runs against the paragraph's direction turned within it (L2). */
function seenOrder(all: readonly Straekning[], fraHoejre: boolean): readonly Straekning[] {
  const against: Retning = fraHoejre ? 'L' : 'R';
  const out: Straekning[] = [];
  for (let from = 0; from < all.length; ) {
    let to = from + 1;
    while (all[from]?.retning === against && all[to]?.retning === against) to++;
    out.push(...all.slice(from, to).reverse());
    from = to;
  }
  return fraHoejre ? out.reverse() : out;
}

/** Says how a right-to-left stretch is read, for what is drawn from left to right is its letters backwards. */
function read(led: readonly Led[]): readonly Led[] {
  const tekst = led
    .map(({ stykke }) => stykke.tekst)
    .reverse()
    .join('');
  const drawn = led.flatMap(({ stykke }) => stykke.form.glyffer.map(({ tegn }) => String.fromCodePoint(...tegn)));
  const laest = { tekst, omvendt: drawn.reverse().join('') === tekst };
  return led.map((one) => ({ ...one, laest }));
}

/** Neutral pieces take the direction that surrounds them, else the paragraph's (N1, N2). */
function resolve(found: readonly Retning[], base: Retning): readonly Retning[] {
  const out = [...found];
  for (let from = 0; from < out.length; from++) {
    if (out[from] !== 'N') continue;
    let to = from;
    while (to < out.length && out[to] === 'N') to++;
    const before = from > 0 ? out[from - 1] : base;
    const after = to < out.length ? out[to] : base;
    out.fill(before === after && before ? before : base, from, to);
    from = to - 1;
  }
  return out;
}

/** A neutral piece among right-to-left ones: in the face of its neighbour, so that the run stays one; brackets turned. */
function fitted(led: readonly Led[], at: number): Led {
  const one = led[at];
  if (!one) throw new Error('There is no such piece.');
  const neighbour = [led[at - 1], led[at + 1], one].find((other) => other?.stykke.retning === 'R') ?? one;
  const { flade } = neighbour.stykke;
  const codePoints = [...one.stykke.tekst].map((c) => c.codePointAt(0) ?? 0);
  if (codePoints.length === 0 || !codePoints.every((codePoint) => flade.har(codePoint))) return one;
  return { ...one, stykke: new Stykke(one.stykke.tekst, flade, turned(flade, codePoints), 'R') };
}

/** Figures keep their order; other signs are set from right to left, brackets turned, each still read as what it is. */
function turned(flade: Flade, codePoints: readonly number[]): Form {
  const text = String.fromCodePoint(...codePoints);
  if (/\p{N}/u.test(text)) return flade.form(text);
  const seen = [...text].reverse();
  const form = flade.form(seen.map((c) => MIRRORED[c] ?? c).join(''));
  const tegn = seen.map((c) => [c.codePointAt(0) ?? 0]);
  return {
    ...form,
    koder: null,
    enkel: false,
    glyffer: form.glyffer.map((glyf, i) => ({ ...glyf, tegn: tegn[i] ?? glyf.tegn })),
  };
}
