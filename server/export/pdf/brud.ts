/// <reference path="./fontkit.d.ts" />
// Where a line may end: within a word (UAX 14), and which spaces hold two words together in Danish text.
import LineBreaker from 'linebreak';

const PLAIN = /^[\p{L}\p{M}\p{N}.,;:!?"'’”»«()]*$/u;
/** Longer words are cut so that shaping stays bounded; no word of any language is as long. */
const MAX_WORD = 80;
/** So much of a word stays on each side of a break after its hyphen. */
const MIN_PART = 3;

const known = new Map<string, readonly number[]>();

/** The places in a word after which a line may end, ascending; the word's own end is not among them. */
export function brudsteder(word: string): readonly number[] {
  if (word.length <= MAX_WORD && PLAIN.test(word)) return [];
  const before = known.get(word);
  if (before) return before;
  if (known.size > 20_000) known.clear();
  const found = word.length > 2000 ? [] : breaks(word);
  const places: number[] = [];
  for (const end of [...found, word.length]) {
    let from = places.at(-1) ?? 0;
    for (; end - from > MAX_WORD; from = places.at(-1) ?? 0) places.push(cutBefore(word, from + MAX_WORD));
    if (end < word.length) places.push(end);
  }
  if (word.length <= 200) known.set(word, places);
  return places;
}

function breaks(word: string): readonly number[] {
  const breaker = new LineBreaker(word);
  const found: number[] = [];
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const { position } = next;
    if (position >= MIN_PART && word.length - position >= MIN_PART) found.push(position);
  }
  return found;
}

/** `at`, or a little before it where it would part a letter from its marks or a surrogate from its other half. */
function cutBefore(word: string, at: number): number {
  let place = at;
  while (place > at - 20 && /^[\p{M}\udc00-\udfff\u200d]/u.test(word.slice(place))) place--;
  return place;
}

const MONTH = /^(januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\b/i;
const UNIT = /^(kr|mio|mia|pct|procent|promille|%|‰|€|m2|m²|m3|km|m|cm|mm|kg|g|t|ha|stk|kvm|grader|°C)\b|^[%‰€]/;
const BEFORE_NUMBER = /^[(»"]*(kl|nr|pkt|stk|ca|s|side|punkt|bilag|§|§§|kap)\.?$/i;

/** True when a space between the two words should not become a line break: "5. maj", "kl. 14.30", "23 mio. kr.", "E. Holm". */
export function holderSammen(word: string, next: string): boolean {
  if (/^[–—-]$/.test(next)) return true;
  if (/\d\.$/.test(word) && MONTH.test(next)) return true;
  if (/^\d/.test(next) && BEFORE_NUMBER.test(word)) return true;
  if (UNIT.test(next) && (/\d$/.test(word) || /^(mio|mia)\.?$/i.test(word))) return true;
  return /^[(»"]*\p{Lu}\.$/u.test(word) && /^\p{Lu}/u.test(next);
}
