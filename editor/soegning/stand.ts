// What is searched for, where it stands and which hit is the current one, with their marks. A value: every change of the
// document makes a new one, and searches only the lines that changed.
import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { type Fund, find, type Soegning } from '../commands/soeg.ts';
import { type Roster, rosterOf } from '../model/roster.ts';

/** More marks than anybody looks at: past that, those around the current hit are drawn. All are counted. */
const FLEST = 2000;

/** A stretch that changed: `from`–`to` now, `by` characters longer than it was. */
interface Rettet {
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

export class Soegestand {
  readonly soegning: Soegning;
  readonly fund: readonly Fund[];
  /** Index in `fund`, −1 without hits. */
  readonly nu: number;
  /** The marks of all hits, then those that are drawn: with the current one on top. */
  readonly #alle: DecorationSet;
  readonly pynt: DecorationSet;
  readonly #roster: Roster;

  private constructor(
    soegning: Soegning,
    roster: Roster,
    doc: Node,
    fund: readonly Fund[],
    nu: number,
    alle: DecorationSet,
  ) {
    this.soegning = soegning;
    this.fund = fund;
    this.nu = nu;
    this.#roster = roster;
    this.#alle = alle;
    const current = fund[nu];
    this.pynt = current
      ? alle.add(doc, [Decoration.inline(current.from, current.to, { class: 'soegt-nu' }, { nu: true })])
      : alle;
  }

  /** Searches the whole document; the first hit from `from` on is the current one. */
  static find({ doc }: EditorState, soegning: Soegning, from: number): Soegestand {
    const roster = rosterOf(doc);
    const fund = find(doc, roster, soegning);
    const nu = naermeste(fund, from);
    return new Soegestand(soegning, roster, doc, fund, nu, marks(doc, fund, nu));
  }

  /** Another hit is the current one. */
  vaelg({ doc }: EditorState, nu: number): Soegestand {
    const alle = this.fund.length > FLEST ? marks(doc, this.fund, nu) : this.#alle;
    return new Soegestand(this.soegning, this.#roster, doc, this.fund, nu, alle);
  }

  /** The search after a change of the document. The hit that was current stays so, or the next one becomes it. */
  follow(tr: Transaction, state: EditorState): Soegestand {
    const { doc } = state;
    const current = this.fund[this.nu];
    const from = current ? tr.mapping.map(current.from) : state.selection.from;
    // A renamed participant may have been met anywhere.
    if (rosterOf(doc) !== this.#roster) return Soegestand.find(state, this.soegning, from);
    const changed = rettet(tr.before, doc);
    if (!changed) return this;
    const before = this.fund.filter((one) => one.to <= changed.from);
    const found = find(doc, this.#roster, this.soegning, changed.from, changed.to);
    const after = this.fund.flatMap((one) =>
      one.from >= changed.to - changed.by ? { ...one, from: one.from + changed.by, to: one.to + changed.by } : [],
    );
    const fund = [...before, ...found, ...after];
    const nu = naermeste(fund, from);
    const mapped = this.#alle.map(tr.mapping, doc);
    const stale = mapped.find(changed.from, changed.to);
    const alle = mapped.remove(stale).add(doc, found.slice(0, FLEST).map(mark));
    return new Soegestand(this.soegning, this.#roster, doc, fund, nu, alle);
  }
}

function naermeste(fund: readonly Fund[], from: number): number {
  const index = fund.findIndex((one) => one.from >= from);
  return index < 0 && fund.length > 0 ? 0 : index;
}

function mark({ from, to }: Fund): Decoration {
  return Decoration.inline(from, to, { class: 'soegt' });
}

function marks(doc: Node, fund: readonly Fund[], nu: number): DecorationSet {
  const start = Math.max(0, Math.min(nu - FLEST / 2, fund.length - FLEST));
  return DecorationSet.create(doc, fund.slice(start, start + FLEST).map(mark));
}

/** The lines in which two documents differ, as one stretch of the later one; null where they are equal. */
function rettet(before: Node, after: Node): Rettet | null {
  const start = before.content.findDiffStart(after.content);
  const end = before.content.findDiffEnd(after.content);
  if (start === null || end === null) return null;
  const by = end.b - end.a;
  // What is equal from both ends may overlap where a letter was doubled.
  const stop = Math.max(end.b, start, start + by);
  let from = start;
  let to = stop;
  // One more to each side: a line that ends or begins there may be another line than it was.
  after.nodesBetween(Math.max(0, start - 1), Math.min(after.content.size, stop + 1), (node, pos) => {
    if (!node.isTextblock) return true;
    from = Math.min(from, pos);
    to = Math.max(to, pos + node.nodeSize);
    return false;
  });
  return { from, to, by };
}
