// One textblock as Word runs: names, emphasis, links, line breaks, and stretches that are written from right to left.
import type { IRunOptions, ParagraphChild } from 'docx';
import { CarriageReturn, DeletedTextRun, ExternalHyperlink, InsertedTextRun, Tab, TextRun } from 'docx';
import type { Node } from 'prosemirror-model';
import type { Roster } from '../../../editor/model/roster.ts';
import type { Run } from '../../../editor/model/tekst.ts';
import { har, stykker } from '../stykker.ts';

/** The character style of each kind of run; only a speaker's name stands out. */
const STYLES = {
  tekst: null,
  linjeskift: null,
  deltager: null,
  omtale: null,
  taler: 'Taler',
  felt: null,
} satisfies Record<Run['slags'], string | null>;

const RTL_CHARS = '[\\u0590-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFC]';
/** Arabic, Hebrew and their neighbours, with the spaces between: Word shapes and orders them when told so. */
const RTL = new RegExp(`(${RTL_CHARS}+(?:[ \\u00A0]+${RTL_CHARS}+)*)`);

/** The attributes of a tracked change; `date` as Word writes it. */
export interface Aendringsspor {
  readonly id: number;
  readonly author: string;
  readonly date: string;
}

/** What is marked in a line: comments, changes, its own place. Offsets are UTF-16 units of the block's text. */
export interface Linjespor {
  /** Where something begins or ends, rising, 0 and the length among them. */
  readonly snit: readonly number[];
  /** What stands at such an offset, before the text that follows. */
  ved(at: number): readonly ParagraphChild[];
  /** Who deletes the text that follows such an offset; null = it stays. */
  slettet(at: number): Aendringsspor | null;
}

export interface Linjevalg {
  /** Text before the block's own: a literal list marker. */
  readonly foran?: string;
  /** So many characters at the start are a label: the space that ends it becomes a tab. */
  readonly maerke?: number;
  /** False in headings, whose own bold would cancel that of the character style. */
  readonly talere?: boolean;
  /** Half points, where it is not that of the paragraph's style. */
  readonly stoerrelse?: number;
  readonly spor?: Linjespor | null;
}

/** The children of the paragraph for `block`. */
export function linje(
  block: Node,
  roster: Roster,
  { foran = '', maerke = 0, talere = true, stoerrelse, spor = null }: Linjevalg = {},
): ParagraphChild[] {
  const out: ParagraphChild[] = foran === '' ? [] : pieces(foran, {}, null);
  const snit = spor?.snit ?? [];
  let next = 0;
  /** What is marked up to `at`, `at` itself included only at the start of a text or the end of all. */
  const marks = (at: number): readonly ParagraphChild[] => {
    const found: ParagraphChild[] = [];
    for (let cut = snit[next]; cut !== undefined && cut <= at; cut = snit[++next])
      found.push(...(spor?.ved(cut) ?? []));
    return found;
  };
  let at = 0;
  for (const { href, runs } of stykker(block, roster)) {
    const children = runs.flatMap((run) => {
      const style = href ? 'Hyperlink' : talere ? STYLES[run.slags] : null;
      const options = { ...(style ? { style } : {}), ...(stoerrelse ? { size: stoerrelse } : {}) };
      return skaaret(run.tekst, at, snit).flatMap((piece) => {
        const before = marks(at);
        const text = labelled(piece, maerke - at);
        const deleted = spor?.slettet(at) ?? null;
        at += piece.length;
        return [...before, ...render(run, text, options, deleted)];
      });
    });
    if (href) out.push(new ExternalHyperlink({ link: href, children }));
    else out.push(...children);
  }
  out.push(...marks(Number.POSITIVE_INFINITY));
  return out;
}

/** `text`, which begins at `at`, in pieces that no cut divides. */
function skaaret(text: string, at: number, snit: readonly number[]): readonly string[] {
  const inside = snit.filter((cut) => cut > at && cut < at + text.length).map((cut) => cut - at);
  return [0, ...inside].map((from, i) => text.slice(from, inside[i] ?? text.length));
}

/** A stretch that is proposed, as a tracked insertion. */
export function indsat(text: string, change: Aendringsspor): ParagraphChild[] {
  return text
    .split(/(\n)/)
    .filter((part) => part !== '')
    .map((part) => new InsertedTextRun({ ...change, ...(part === '\n' ? { break: 1 } : { children: tegn(part) }) }));
}

/** `text` with a tab in place of its white space that ends at `end`. */
function labelled(text: string, end: number): string {
  if (end <= 0 || end > text.length) return text;
  return `${text.slice(0, end).replace(/[ \u00A0]+$/, '\t')}${text.slice(end)}`;
}

type Aendring = Aendringsspor | null;

function render(run: Run, text: string, options: IRunOptions, deleted: Aendring): ParagraphChild[] {
  if (run.slags === 'linjeskift') return [loeb({ break: 1 }, deleted)];
  const look = {
    ...options,
    ...(har(run, 'strong') ? { bold: true } : {}),
    ...(har(run, 'em') ? { italics: true } : {}),
  };
  return pieces(text, look, deleted);
}

function loeb(options: IRunOptions, deleted: Aendring): ParagraphChild {
  return deleted ? new DeletedTextRun({ ...options, ...deleted }) : new TextRun(options);
}

/** Text as runs: tabs and stray carriage returns as Word's own, right-to-left stretches marked. */
function pieces(text: string, options: IRunOptions, deleted: Aendring): ParagraphChild[] {
  return text
    .split(RTL)
    .flatMap((piece, i) =>
      piece === ''
        ? []
        : [loeb({ ...options, ...(i % 2 === 1 ? { rightToLeft: true } : {}), children: tegn(piece) }, deleted)],
    );
}

function tegn(text: string): (string | Tab | CarriageReturn)[] {
  return text
    .split(/(\t|\r)/)
    .filter((part) => part !== '')
    .map((part) => (part === '\t' ? new Tab() : part === '\r' ? new CarriageReturn() : part));
}
