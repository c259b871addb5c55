// Puts the pieces of a line that holds right-to-left letters in the order they are seen from left to right: the part of
// UAX 9 that names and quotations in a Danish text need. Explicit embeddings are not followed.
import type { Flade, Form } from './flade.ts';
import type { Led } from './linjer.ts';
import type { Retning } from './ord.ts';

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

/** The pieces in the order seen. `fraHoejre`: the paragraph itself runs from right to left. */
export function iRaekkefoelge(led: readonly Led[], fraHoejre: boolean): readonly Led[] {
  const base: Retning = fraHoejre ? 'R' : 'L';
  const retninger = resolve(
    led.map(({ stykke }) => stykke.retning),
    base,
  );
  const placed = led.map((one, i) => (retninger[i] === 'R' && one.stykke.retning === 'N' ? fitted(led, i) : one));
  const runs: { retning: Retning; led: Led[] }[] = [];
  for (const [i, one] of placed.entries()) {
    const retning = retninger[i] ?? base;
    const last = runs.at(-1);
    if (last?.retning === retning) last.led.push(one);
    else runs.push({ retning, led: [one] });
  }
  const seen = runs.map((run) => (run.retning === 'R' ? run.led.reverse() : run.led));
  return read((fraHoejre ? seen.reverse() : seen).flat());
}

/** Says of each run of right-to-left pieces how it is read, for what is drawn from left to right is its letters backwards. */
function read(led: readonly Led[]): readonly Led[] {
  const isRtl = (one: Led | undefined) => one?.stykke.retning === 'R';
  const out: Led[] = [];
  for (let from = 0; from < led.length; ) {
    const first = led[from];
    let to = from + 1;
    if (first && isRtl(first)) {
      while (isRtl(led[to]) && led[to]?.link === first.link) to++;
      const run = led.slice(from, to);
      const tekst = run
        .map(({ stykke }) => stykke.tekst)
        .reverse()
        .join('');
      const drawn = run.flatMap(({ stykke }) => stykke.form.glyffer.map(({ tegn }) => String.fromCodePoint(...tegn)));
      const laest = { tekst, omvendt: drawn.reverse().join('') === tekst };
      out.push(...run.map((one) => ({ ...one, laest })));
    } else if (first) out.push(first);
    from = to;
  }
  return out;
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
  return { ...one, stykke: { ...one.stykke, flade, form: turned(flade, codePoints), retning: 'R' } };
}

/** Figures keep their order; other signs are set from right to left, brackets turned, each still read as what it is. */
function turned(flade: Flade, codePoints: readonly number[]): Form {
  const text = String.fromCodePoint(...codePoints);
  if (/\p{N}/u.test(text)) return flade.form(text);
  const seen = [...text].reverse();
  const form = flade.form(seen.map((c) => MIRRORED[c] ?? c).join(''));
  const tegn = seen.map((c) => [c.codePointAt(0) ?? 0]);
  return { ...form, enkel: false, glyffer: form.glyffer.map((glyf, i) => ({ ...glyf, tegn: tegn[i] ?? glyf.tegn })) };
}
