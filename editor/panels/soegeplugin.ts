// What is searched for while the search panel is open: the hits, which of them is the current one, and their marks.
import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey, TextSelection } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { type Fund, find, type Soegning } from '../commands/soeg.ts';
import { rosterOf } from '../model/roster.ts';

/** The state of the search; `soegning` null = the panel is closed, and nothing is looked for. */
export interface Soegestand {
  readonly soegning: Soegning | null;
  readonly fund: readonly Fund[];
  /** Index in `fund`, −1 without hits. */
  readonly nu: number;
  readonly pynt: DecorationSet;
}

interface Meta {
  readonly soegning?: Soegning | null;
  readonly nu?: number;
}

const key = new PluginKey<Soegestand>('soeg');
const LUKKET: Soegestand = { soegning: null, fund: [], nu: -1, pynt: DecorationSet.empty };
/** More marks than anybody looks at; the count and the current one go on. */
const FLEST = 2000;

export function soegeplugin(): Plugin {
  return new Plugin<Soegestand>({
    key,
    state: {
      init: () => LUKKET,
      apply(tr, old, _before, state) {
        const meta: Meta | undefined = tr.getMeta(key);
        const soegning = meta?.soegning === undefined ? old.soegning : meta.soegning;
        if (soegning === null) return LUKKET;
        const again = tr.docChanged || soegning !== old.soegning;
        if (!again && meta?.nu === undefined) return old;
        const fund = again ? find(state.doc, rosterOf(state.doc), soegning) : old.fund;
        const nu = meta?.nu ?? naermeste(fund, old, tr.docChanged ? (pos) => tr.mapping.map(pos) : (pos) => pos, state);
        return { soegning, fund, nu: Math.min(nu, fund.length - 1), pynt: pynt(state.doc, fund, nu) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.pynt },
  });
}

/** The hit that was current, else the first one from the caret on. */
function naermeste(fund: readonly Fund[], old: Soegestand, map: (pos: number) => number, state: EditorState): number {
  const before = old.fund[old.nu];
  const from = before ? map(before.from) : state.selection.from;
  const index = fund.findIndex((one) => one.from >= from);
  return index < 0 ? (fund.length > 0 ? 0 : -1) : index;
}

function pynt(doc: Node, fund: readonly Fund[], nu: number): DecorationSet {
  const start = Math.max(0, Math.min(nu - FLEST / 2, fund.length - FLEST));
  return DecorationSet.create(
    doc,
    fund
      .slice(start, start + FLEST)
      .map(({ from, to }, i) => Decoration.inline(from, to, { class: i + start === nu ? 'soegt nu' : 'soegt' })),
  );
}

export function soegestand(state: EditorState): Soegestand {
  return key.getState(state) ?? LUKKET;
}

/** Looks for something else; null closes the search. */
export function soegEfter(view: EditorView, soegning: Soegning | null): void {
  view.dispatch(view.state.tr.setMeta(key, { soegning } satisfies Meta));
}

/** Makes hit `nu` the current one, selects it and brings it into view. The focus stays where it is. */
export function vaelgFund(view: EditorView, nu: number): void {
  const { fund } = soegestand(view.state);
  const one = fund[nu];
  if (!one) return;
  const { tr, doc } = view.state;
  tr.setMeta(key, { nu } satisfies Meta).setSelection(
    TextSelection.between(doc.resolve(one.from), doc.resolve(one.to)),
  );
  view.dispatch(tr);
  const { node } = view.domAtPos(one.from);
  const place = node instanceof HTMLElement ? node : node.parentElement;
  const there = (): void => place?.scrollIntoView({ block: 'center', inline: 'nearest' });
  there();
  requestAnimationFrame(() => requestAnimationFrame(there));
}
