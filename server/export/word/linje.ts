// One textblock as Word runs: names, emphasis, links, line breaks, and stretches that are written from right to left.
import type { IRunOptions, ParagraphChild } from 'docx';
import { CarriageReturn, ExternalHyperlink, Tab, TextRun } from 'docx';
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

export interface Linjevalg {
  /** Text before the block's own: a literal list marker. */
  readonly foran?: string;
  /** So many characters at the start are a label: the space that ends it becomes a tab. */
  readonly maerke?: number;
  /** False in headings, whose own bold would cancel that of the character style. */
  readonly talere?: boolean;
  /** Half points, where it is not that of the paragraph's style. */
  readonly stoerrelse?: number;
}

/** The children of the paragraph for `block`. */
export function linje(
  block: Node,
  roster: Roster,
  { foran = '', maerke = 0, talere = true, stoerrelse }: Linjevalg = {},
): ParagraphChild[] {
  const out: ParagraphChild[] = foran === '' ? [] : pieces(foran, {});
  let at = 0;
  for (const { href, runs } of stykker(block, roster)) {
    const children = runs.flatMap((run) => {
      const text = labelled(run.tekst, maerke - at);
      at += run.tekst.length;
      const style = href ? 'Hyperlink' : talere ? STYLES[run.slags] : null;
      return render(run, text, { ...(style ? { style } : {}), ...(stoerrelse ? { size: stoerrelse } : {}) });
    });
    if (href) out.push(new ExternalHyperlink({ link: href, children }));
    else out.push(...children);
  }
  return out;
}

/** `text` with a tab in place of its white space that ends at `end`. */
function labelled(text: string, end: number): string {
  if (end <= 0 || end > text.length) return text;
  return `${text.slice(0, end).replace(/[ \u00A0]+$/, '\t')}${text.slice(end)}`;
}

function render(run: Run, text: string, options: IRunOptions): ParagraphChild[] {
  if (run.slags === 'linjeskift') return [new TextRun({ break: 1 })];
  return pieces(text, {
    ...options,
    ...(har(run, 'strong') ? { bold: true } : {}),
    ...(har(run, 'em') ? { italics: true } : {}),
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
