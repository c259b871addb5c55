// The matter that benchmarks measure on: 3, 35 and 344 pages, drawn from 60 000 invented words with a fixed seed.
// Repeated text would flatter compression and caches; 40 indlæg stand in each punkt, as in a long council meeting.
export const PAGES = [3, 35, 344] as const;
const SEED = 20210505;

/** Numbers in [0, 1): mulberry32. The same seed gives the same row. */
function randomRow(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const ONSETS = [
  'b',
  'bl',
  'd',
  'f',
  'fr',
  'g',
  'h',
  'k',
  'kl',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  'sk',
  'st',
  't',
  'tr',
  'v',
];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'y', 'æ', 'ø', 'å'];
const CODAS = ['', '', '', 'd', 'g', 'l', 'n', 'r', 's', 'nd', 'rt', 'st'];

function vocabulary(random: () => number, size: number): string[] {
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  const words = new Set<string>();
  while (words.size < size) {
    let word = '';
    for (let n = Math.floor(random() * 3); n >= 0; n--) word += pick(ONSETS) + pick(VOWELS) + pick(CODAS);
    words.add(word);
  }
  return [...words];
}

/** About 3.9 indlæg of 66 words fill a page of A4 in the house letterhead. */
const INDLAEG_PER_PAGE = 3.9;
const INDLAEG_PER_PUNKT = 40;

/** The plain matter of a benchmark document, from which every peer's document is built too. */
export interface Stof {
  readonly titel: string;
  readonly navne: readonly string[];
  readonly punkter: readonly { titel: string; indlaeg: readonly { taler: number; tekst: string }[] }[];
}

/** The text of a document of `pages` pages; `perPunkt` indlæg in each section. */
export function stof(pages: number, perPunkt = INDLAEG_PER_PUNKT): Stof {
  const random = randomRow(SEED + pages);
  const words = vocabulary(randomRow(SEED), 60_000);
  const word = () => words[Math.floor(random() * words.length)] ?? '';
  const capital = (text: string) => text.charAt(0).toLocaleUpperCase('da') + text.slice(1);
  const sentence = (n: number) => `${capital(Array.from({ length: n }, word).join(' '))}.`;
  const navne = Array.from({ length: 12 }, () => `${capital(word())} ${capital(word())}`);
  const total = Math.round(pages * INDLAEG_PER_PAGE);
  const punkter = [];
  for (let at = 0; at < total; at += perPunkt) {
    const indlaeg = Array.from({ length: Math.min(perPunkt, total - at) }, () => {
      const lengths = [17, 14, 20, 15];
      return { taler: Math.floor(random() * navne.length), tekst: `oplyste, at ${lengths.map(sentence).join(' ')}` };
    });
    punkter.push({ titel: `${punkter.length + 1}. ${capital(word())} ${word()} ${word()}`, indlaeg });
  }
  return { titel: `Referat af møde om ${word()} ${word()}`, navne, punkter };
}
