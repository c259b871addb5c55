// Joins soft wraps into logical lines. The rule (measured on real referater): a line without trailing space ends hard;
// one with trailing space goes on in the next, but not after a colon, nor before a new organisation in the participants'
// block. Only a page break in the middle of a sentence is joined without either.
import { findOverskrift } from './overskrifter.ts';
import type { Raalinje } from './raalinjer.ts';
import type { Vink } from './vink.ts';

/** One line of the logical text: raw lines `fra`–`til` (indexes, both included) joined by single spaces. */
export interface Logiklinje {
  readonly tekst: string;
  readonly fra: number;
  readonly til: number;
  /** A blank line stands before it. */
  readonly luft: boolean;
  readonly indryk: number;
  /** Line number in the source. */
  readonly nr: number;
  /** What the source says of the line beside its words; absent for plain text. */
  readonly vink?: Vink;
}

const ORGANISATION = /^\p{Lu}[^:;.,()]{0,60}[:;](?:\s|$)/u;

/** The logical lines; raw lines in `udeladt` (page headers) are passed over. */
export function ombryd(linjer: readonly Raalinje[], udeladt: ReadonlySet<number>): readonly Logiklinje[] {
  const out: { parts: string[]; fra: number; til: number; luft: boolean; indryk: number; nr: number }[] = [];
  let amongParticipants = false;
  let before: Raalinje | null = null;
  let passed: Raalinje[] = [];

  for (const [i, linje] of linjer.entries()) {
    if (udeladt.has(i)) {
      passed.push(linje);
      continue;
    }
    const heading = findOverskrift(linje.tekst);
    if (heading) amongParticipants = heading.art === 'deltagere' || heading.art === 'afbud';
    const pageBreak = passed.length > 0 || linje.sideskift;
    const luft = linje.luft || passed.some((one) => one.luft);
    passed = [];
    const open = out.at(-1);
    if (before && open && continues(before, linje, { luft, pageBreak, amongParticipants })) {
      open.parts.push(linje.tekst);
      open.til = i;
    } else {
      out.push({
        parts: [linje.tekst],
        fra: i,
        til: i,
        luft: out.length > 0 && luft,
        indryk: linje.indryk,
        nr: linje.nr,
      });
    }
    before = linje;
  }
  return out.map(({ parts, ...rest }) => ({ tekst: parts.join(' '), ...rest }));
}

function continues(
  before: Raalinje,
  linje: Raalinje,
  at: { luft: boolean; pageBreak: boolean; amongParticipants: boolean },
): boolean {
  if (
    at.pageBreak &&
    /[\p{L}\d,–-]$/u.test(before.tekst) &&
    /^\p{Ll}/u.test(linje.tekst) &&
    (at.luft || before.mellemrum)
  )
    return true;
  if (at.luft || !before.mellemrum || before.tekst.endsWith(':')) return false;
  return !(at.amongParticipants && ORGANISATION.test(linje.tekst));
}
