// The lines of the source as they stand: byte ranges, decoded and cleaned text, trailing space, blank lines before.
// Blank lines are counted, not kept, so that a file of nothing but line ends costs nothing.
import { AppError } from '../../editor/model/fejl.ts';
import type { Kilde } from '../../editor/model/kilde.ts';
import type { Afkoder } from './kodning.ts';
import { rens } from './rens.ts';

export interface Raalinje {
  /** Line number in the source, from 1. */
  readonly nr: number;
  /** Byte range without the line end. */
  readonly fra: number;
  readonly til: number;
  /** The logical characters, trimmed. */
  readonly tekst: string;
  /** The line ends in white space: it may go on in the next. */
  readonly mellemrum: boolean;
  /** How far the text is indented; a tab counts as four. */
  readonly indryk: number;
  /** Blank lines stand before it. */
  readonly luft: boolean;
  /** A page break (form feed) stands before it. */
  readonly sideskift: boolean;
}

export interface Raatekst {
  readonly linjer: readonly Raalinje[];
  readonly linjeskift: Kilde['linjeskift'];
  /** Characters that no document can hold, left out of the text. */
  readonly udeladt: number;
}

/** More lines than this are no referat (344 pages have some 15,000). */
const MAX_LINJER = 40_000;

/** Splits at LF, CR LF and CR. Throws AppError where there are too many lines or no text at all. */
export function raalinjer(bytes: Uint8Array, afkoder: Afkoder): Raatekst {
  const linjer: Raalinje[] = [];
  const ends = { '\n': 0, '\r\n': 0, '\r': 0 };
  let udeladt = 0;
  let nr = 0;
  let blank = false;
  let page = false;

  const add = (fra: number, til: number) => {
    nr++;
    if (fra === til) {
      blank = true;
      return;
    }
    const raw = afkoder.laes(fra, til);
    const clean = rens(raw);
    udeladt += clean.udeladt;
    page ||= raw.includes('\f');
    const tekst = clean.tekst.trim();
    if (tekst === '') {
      blank = true;
      return;
    }
    if (linjer.length >= MAX_LINJER)
      throw new AppError('for-stor', 'Filen har over 40.000 linjer. Del den op i flere referater, og prøv igen.');
    const indent = /^\s*/.exec(clean.tekst)?.[0] ?? '';
    linjer.push({
      nr,
      fra,
      til,
      tekst,
      mellemrum: /\s$/.test(clean.tekst.slice(-1)),
      indryk: indent.length + 3 * indent.split('\t').length - 3,
      luft: blank && linjer.length > 0,
      sideskift: page,
    });
    blank = false;
    page = false;
  };

  for (const [fra, til, end] of split(bytes, afkoder)) {
    if (end) ends[end]++;
    add(fra, til);
  }
  if (linjer.length === 0) throw new AppError('ugyldig', 'Filen er tom: der er ingen tekst i den.');
  const linjeskift = ends['\r\n'] > ends['\n'] ? '\r\n' : ends['\r'] > ends['\n'] ? '\r' : '\n';
  return { linjer, linjeskift, udeladt };
}

/** Byte ranges of the lines without their ends, and what ended each; a final line end opens no further line. */
function* split(
  bytes: Uint8Array,
  { kodning, start, enhed }: Afkoder,
): Generator<readonly [number, number, Kilde['linjeskift'] | null]> {
  const low = kodning === 'utf-16be' ? 1 : 0;
  const high = 1 - low;
  const unit = (at: number) => (enhed === 1 ? bytes[at] : bytes[at + high] === 0 ? bytes[at + low] : -1);
  const end = bytes.length - ((bytes.length - start) % enhed);
  let from = start;
  for (let at = start; at < end; at += enhed) {
    const code = unit(at);
    if (code !== 10 && code !== 13) continue;
    const pair = code === 13 && at + enhed < end && unit(at + enhed) === 10;
    yield [from, at, pair ? '\r\n' : code === 10 ? '\n' : '\r'];
    if (pair) at += enhed;
    from = at + enhed;
  }
  if (from < end) yield [from, end, null];
}
