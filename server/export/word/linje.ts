// One textblock as Word runs: names, emphasis, links, line breaks, and stretches that are written from right to left.
import type { IRunOptions, ParagraphChild } from 'docx';
import { CarriageReturn, ExternalHyperlink, Tab, TextRun } from 'docx';
import type { Mark, Node } from 'prosemirror-model';
import type { Roster } from '../../../editor/model/roster.ts';
import type { Run } from '../../../editor/model/tekst.ts';
import { runs } from '../../../editor/model/tekst.ts';

/** The character style of each kind of run; only a speaker's name stands out. */
const STYLES = {
  tekst: null,
  linjeskift: null,
  deltager: null,
  omtale: null,
  taler: 'Taler',
  felt: null,
} satisfies Record<Run['slags'], string | null>;

/** Arabic, Hebrew and their neighbours: Word shapes and orders them when told so. */
const RTL =
  /((?:[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]+(?:[ \u00A0](?=[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]))?)+)/;

export interface Linjevalg {
  /** Text before the block's own: a literal list marker. */
  readonly foran?: string;
  /** So many characters at the start are a label: the space that ends it becomes a tab. */
  readonly maerke?: number;
  /** False in headings, whose own bold would cancel that of the character style. */
  readonly talere?: boolean;
}

/** The children of the paragraph for `block`. */
export function linje(
  block: Node,
  roster: Roster,
  { foran = '', maerke = 0, talere = true }: Linjevalg = {},
): ParagraphChild[] {
  const out: ParagraphChild[] = foran === '' ? [] : pieces(foran, {});
  let link: { mark: Mark; children: ParagraphChild[] } | null = null;
  const flush = (): void => {
    if (link) out.push(new ExternalHyperlink({ link: String(link.mark.attrs.href), children: link.children }));
    link = null;
  };
  let at = 0;
  for (const run of runs(block, roster)) {
    const mark = run.marks.find(({ type }) => type.name === 'link') ?? null;
    if (link && (!mark || !link.mark.eq(mark))) flush();
    if (mark && !link) link = { mark, children: [] };
    const tekst = labelled(run.tekst, maerke - at);
    at += run.tekst.length;
    (link?.children ?? out).push(...render(run, tekst, mark !== null, talere));
  }
  flush();
  return out;
}

/** `text` with a tab in place of its white space that ends at `end`. */
function labelled(text: string, end: number): string {
  if (end <= 0 || end > text.length) return text;
  return `${text.slice(0, end).replace(/[ \u00A0]+$/, '\t')}${text.slice(end)}`;
}

function render(run: Run, tekst: string, linked: boolean, talere: boolean): ParagraphChild[] {
  if (run.slags === 'linjeskift') return [new TextRun({ break: 1 })];
  const style = linked ? 'Hyperlink' : talere ? STYLES[run.slags] : null;
  const has = (name: string): boolean => run.marks.some(({ type }) => type.name === name);
  return pieces(tekst, {
    ...(style ? { style } : {}),
    ...(has('strong') ? { bold: true } : {}),
    ...(has('em') ? { italics: true } : {}),
  });
}

/** Text as runs: tabs and stray carriage returns as Word's own, right-to-left stretches marked. */
function pieces(text: string, options: IRunOptions): ParagraphChild[] {
  return text.split(RTL).flatMap((piece, i) => {
    if (piece === '') return [];
    const children = piece.split(/(\t|\r)/).filter((part) => part !== '');
    return [
      new TextRun({
        ...options,
        ...(i % 2 === 1 ? { rightToLeft: true } : {}),
        children: children.map((part) => (part === '\t' ? new Tab() : part === '\r' ? new CarriageReturn() : part)),
      }),
    ];
  });
}
