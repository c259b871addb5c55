// A line as pieces that are, or are not, one link: what the document holds as several runs is one link to its reader.
import type { Node } from 'prosemirror-model';
import type { Roster } from '../../editor/model/roster.ts';
import type { Run } from '../../editor/model/tekst.ts';
import { runs } from '../../editor/model/tekst.ts';

export interface Stykke {
  /** The target of the link, or null for text that is none. */
  readonly href: string | null;
  readonly runs: readonly Run[];
}

/** The pieces of a textblock, in order. */
export function stykker(block: Node, roster: Roster): readonly Stykke[] {
  const out: { href: string | null; runs: Run[] }[] = [];
  for (const run of runs(block, roster)) {
    const mark = run.marks.find(({ type }) => type.name === 'link');
    const href = mark ? String(mark.attrs.href) : null;
    const last = out.at(-1);
    if (last && last.href === href) last.runs.push(run);
    else out.push({ href, runs: [run] });
  }
  return out;
}

/** True where the run carries the mark. */
export function har(run: Run, mark: 'em' | 'strong'): boolean {
  return run.marks.some(({ type }) => type.name === mark);
}
