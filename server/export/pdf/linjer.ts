// Fills lines: runs of text become words, words become lines so that the right edge is as even as it can be without
// hyphenation (total fit, ragged right). Knows widths and words, not pages. Linear in the length of the text.
import { brudsteder, holderSammen } from './brud.ts';
import type { Kaede, Ord, Stykke } from './ord.ts';
import { harRtl, mestRtl } from './ord.ts';
import { iRaekkefoelge } from './retning.ts';
import { findSpalter } from './spalter.ts';

export interface Link {
  readonly href: string;
  readonly titel: string;
}

/** A stretch of text of one look. The same `link` object is one link. */
export interface Loeb {
  readonly tekst: string;
  readonly kaede: Kaede;
  readonly link: Link | null;
}

/** What is drawn, in the order it is read; spaces are drawn too, the one at the line's end as well: they are part of the text. */
export interface Led {
  readonly stykke: Stykke;
  readonly link: Link | null;
  /** Where it stands, in thousandths of the type size from the line's start; absent where it follows the one before. */
  readonly x?: number;
  /** The run of right-to-left pieces it is part of, as it is read; the same object in all of them. `omvendt`: that is what
   * is drawn, backwards. */
  readonly laest?: { readonly tekst: string; readonly omvendt: boolean };
}

export interface Linje {
  readonly led: readonly Led[];
  /** In points, without the space at its end. */
  readonly bredde: number;
  /** The paragraph runs from right to left: its lines stand at the right edge. */
  readonly fraHoejre: boolean;
}

interface Bid {
  readonly ord: Ord;
  readonly loeb: Loeb;
  readonly bredde: number;
  /** Room before it where it begins a line at a column; 0 elsewhere. */
  readonly foran: number;
  /** Width of the space after it, 0 where the next piece follows at once. */
  rum: number;
  /** How many spaces stand after it where what follows begins a column; 0 elsewhere. */
  spring: number;
  /** What ending a line after it costs: NEVER, a cost, or ALWAYS. */
  pris: number;
}

/** Longer paragraphs are filled in parts, so that memory stays bounded; the line at a seam may be short. */
const MAX_PARAGRAPH = 200_000;
const NEVER = Number.POSITIVE_INFINITY;
const ALWAYS = Number.NEGATIVE_INFINITY;
/** Parting "5." from "maj". Finite: better than a line that runs over the edge. */
const GLUED = 400;
/** Parting a word at its hyphen: only where nothing else helps, for those who copy or read out the text. */
const IN_WORD = 200;
/** A last line of a single short word looks lost. */
const RUNT = 8;

export interface Fyldning {
  /** The last line should be about as long as the others. */
  readonly jaevn?: boolean;
  /** Lines after the first begin so many points further in. */
  readonly haeng?: number;
}

/** The lines of one textblock, `bredde` points wide at `stoerrelse` points. Text without words gives no line. */
export function fyldLinjer(
  loeb: readonly Loeb[],
  stoerrelse: number,
  bredde: number,
  { jaevn = false, haeng = 0 }: Fyldning = {},
): readonly Linje[] {
  const text = loeb.map(({ tekst }) => tekst).join('');
  if (text.length > MAX_PARAGRAPH) {
    const [first, rest] = halved(loeb, text);
    return [...fyldLinjer(first, stoerrelse, bredde, { haeng }), ...fyldLinjer(rest, stoerrelse, bredde, { haeng })];
  }
  const skala = stoerrelse / 1000;
  const bidder = cut(loeb, text, skala, Math.max(1, bredde - haeng));
  const rtl = harRtl(text);
  const fraHoejre = rtl && mestRtl(text);
  return breakLines(bidder, bredde, haeng, jaevn).map(([from, to]) => build(bidder, from, to, skala, rtl, fraHoejre));
}

/** The text in two, between words where there are any. */
function halved(loeb: readonly Loeb[], text: string): readonly [readonly Loeb[], readonly Loeb[]] {
  const middle = text.length >> 1;
  const gap = /\s\S/.exec(text.slice(middle, middle + 1000));
  const after = middle + (gap ? gap.index + 1 : /^[\udc00-\udfff]/.test(text.slice(middle, middle + 1)) ? 1 : 0);
  let at = 0;
  const first: Loeb[] = [];
  const rest: Loeb[] = [];
  for (const one of loeb) {
    const cut = Math.min(Math.max(after - at, 0), one.tekst.length);
    if (cut > 0) first.push({ ...one, tekst: one.tekst.slice(0, cut) });
    if (cut < one.tekst.length) rest.push({ ...one, tekst: one.tekst.slice(cut) });
    at += one.tekst.length;
  }
  return [first, rest];
}

/** The width of the widest word, and of the whole text on one line. */
export function naturligBredde(
  loeb: readonly Loeb[],
  stoerrelse: number,
): { readonly ord: number; readonly linje: number } {
  const bidder = cut(loeb, loeb.map(({ tekst }) => tekst).join(''), stoerrelse / 1000, Number.POSITIVE_INFINITY);
  let [ord, linje, word, row] = [0, 0, 0, 0];
  for (const bid of bidder) {
    word += bid.bredde;
    row += bid.foran + bid.bredde;
    ord = Math.max(ord, word);
    linje = Math.max(linje, row);
    if (bid.pris !== NEVER) word = 0;
    row = bid.pris === ALWAYS ? 0 : row + bid.rum;
  }
  return { ord, linje };
}

/** Words and parts of words, each of one look, with the space after it. */
function cut(loeb: readonly Loeb[], text: string, skala: number, max: number): readonly Bid[] {
  const out: Bid[] = [];
  const kaede = loeb[0]?.kaede;
  const rum = kaede?.ord(' ').bredde ?? 0;
  const ciffer = kaede?.ord('0').bredde ?? 0;
  const maal = (part: string) =>
    part.split(/\s+/).reduce((sum, word) => sum + (kaede?.ord(word).bredde ?? 0) + rum, -rum) / Math.max(1, ciffer);
  const { plads, laengst } = findSpalter(text, maal, max / (Math.max(1, ciffer) * skala));
  // A figure's width is that of a column's character, unless the longest line would not fit.
  const tegn = Math.min(ciffer * skala, max / Math.max(1, laengst));
  let linje = 0;
  let run = 0;
  let runStart = 0;
  const runAt = (at: number): Loeb | undefined => {
    while (run < loeb.length - 1 && at >= runStart + (loeb[run]?.tekst.length ?? 0))
      runStart += loeb[run++]?.tekst.length ?? 0;
    return loeb[run];
  };
  let before = '';
  for (const { 1: word = '', 2: gap = '', index } of text.matchAll(/(\S+)(\s*)/g)) {
    const last = out.at(-1);
    if (last && last.pris === 0 && holderSammen(before, word)) last.pris = GLUED;
    let from = 0;
    let foran = linje === 0 ? (plads.get(index) ?? 0) * tegn : 0;
    for (const end of [...brudsteder(word), word.length]) {
      while (from < end) {
        const look = runAt(index + from);
        if (!look) break;
        const to = Math.min(end, runStart + look.tekst.length - index);
        for (const ord of fitting(look.kaede, word.slice(from, to), max / skala)) {
          out.push({ ord, loeb: look, bredde: ord.bredde * skala, foran, rum: 0, spring: 0, pris: IN_WORD });
          linje += foran + ord.bredde * skala;
          foran = 0;
        }
        from = to;
        const made = out.at(-1);
        if (made && from < end) made.pris = NEVER;
      }
    }
    const made = out.at(-1);
    const look = runAt(index + word.length);
    if (made && look && gap !== '') {
      const space = look.kaede.ord(' ').bredde * skala;
      const column = plads.get(index + word.length + gap.length);
      made.rum = space;
      if (column !== undefined && !gap.includes('\n')) {
        made.spring = gap.length;
        made.rum = Math.max(gap.length * space, column * tegn - linje);
      }
      linje = gap.includes('\n') ? 0 : linje + made.rum;
      made.pris = gap.includes('\n') ? ALWAYS : /^[\u00a0\u202f]+$/.test(gap) ? GLUED : 0;
    }
    before = word;
  }
  return out;
}

/** The word, or, where it is wider than a whole line, parts of it that are not. */
function fitting(kaede: Kaede, text: string, max: number): readonly Ord[] {
  const ord = kaede.ord(text);
  if (ord.bredde <= max) return [ord];
  const clusters = text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
  if (clusters.length < 2) return [ord];
  const middle = clusters.length >> 1;
  return [clusters.slice(0, middle), clusters.slice(middle)].flatMap((half) => fitting(kaede, half.join(''), max));
}

/** Where the lines begin and end: least sum of squared room left over, and of what the breaks cost. */
function breakLines(
  bidder: readonly Bid[],
  full: number,
  haeng: number,
  jaevn: boolean,
): readonly (readonly [number, number])[] {
  const n = bidder.length;
  const best = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
  const previous = new Int32Array(n + 1);
  best[0] = 0;
  const offer = (from: number, to: number, cost: number) => {
    const total = (best[from] ?? 0) + cost;
    if (total >= (best[to] ?? 0)) return;
    best[to] = total;
    previous[to] = from;
  };
  for (let from = 0; from < n; from++) {
    if (best[from] === Number.POSITIVE_INFINITY) continue;
    const bredde = from === 0 ? full : Math.max(1, full - haeng);
    let width = 0;
    let ended = false;
    for (let at = from; at < n; at++) {
      const bid = bidder[at];
      if (!bid) break;
      width += bid.foran + bid.bredde;
      if (width > bredde + 0.01 && at > from) {
        if (!ended) offer(from, at, 10 * GLUED);
        break;
      }
      if (at === n - 1 || bid.pris === ALWAYS) {
        const left = Math.max(0, (bredde - width) / bredde);
        const runt = from > 0 && at === n - 1 && width < bredde * 0.12 ? RUNT : 0;
        offer(from, at + 1, jaevn && from > 0 ? left * left * 100 : runt);
        break;
      }
      if (bid.pris !== NEVER) {
        const left = Math.max(0, (bredde - width) / bredde);
        offer(from, at + 1, left * left * 100 + bid.pris);
        ended = true;
      }
      width += bid.rum;
    }
  }
  const lines: (readonly [number, number])[] = [];
  for (let to = n; to > 0; to = previous[to] ?? 0) lines.push([previous[to] ?? 0, to]);
  return lines.reverse();
}

function build(
  bidder: readonly Bid[],
  from: number,
  to: number,
  skala: number,
  rtl: boolean,
  fraHoejre: boolean,
): Linje {
  const led: Led[] = [];
  let bredde = 0;
  for (let at = from; at < to; at++) {
    const bid = bidder[at];
    if (!bid) break;
    const { link, kaede } = bid.loeb;
    bredde += bid.foran;
    if (!rtl && (bid.foran > 0 || (at > from && (bidder[at - 1]?.spring ?? 0) > 0))) {
      const [first, ...rest] = bid.ord.stykker;
      if (first) led.push({ stykke: first, link, x: bredde / skala }, ...rest.map((stykke) => ({ stykke, link })));
    } else if (link === null) led.push(...bid.ord.stykker);
    else for (const stykke of bid.ord.stykker) led.push({ stykke, link });
    bredde += bid.bredde;
    if (bid.rum === 0) continue;
    if (at < to - 1) bredde += bid.rum;
    // A space belongs to the link only where the link goes on after it.
    const within = link !== null && at < to - 1 && bidder[at + 1]?.loeb.link === link;
    const space = kaede.ord(' ');
    for (let n = 0; n < Math.max(1, bid.spring); n++)
      if (within) for (const stykke of space.stykker) led.push({ stykke, link });
      else led.push(...space.stykker);
  }
  if (!rtl) return { led, bredde, fraHoejre };
  // Spaces between right-to-left words are those of their own face: measured again.
  const placed = iRaekkefoelge(led, fraHoejre);
  const seen = placed.reduce((sum, { stykke }) => sum + stykke.form.bredde, 0);
  const last = led.at(-1)?.stykke;
  return { led: placed, bredde: (seen - (last?.tekst === ' ' ? last.form.bredde : 0)) * skala, fraHoejre };
}
