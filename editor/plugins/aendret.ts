// Which stretches of the document a transaction changed: what every plugin limits its work to.
import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { AddMarkStep, AttrStep, Mapping, RemoveMarkStep, type Step } from 'prosemirror-transform';

export interface Stykke {
  readonly from: number;
  readonly to: number;
}

/** The changed stretches in the document after `transactions`, sorted, those that touch joined. */
export function aendredeStykker(transactions: readonly Transaction[]): readonly Stykke[] {
  const maps = transactions.flatMap((tr) => tr.mapping.maps);
  const found: { from: number; to: number }[] = [];
  for (const [i, map] of maps.entries()) {
    const rest = new Mapping(maps.slice(i + 1));
    map.forEach((_oldStart, _oldEnd, start, end) => {
      found.push({ from: rest.map(start, -1), to: rest.map(end, 1) });
    });
  }
  // An attribute or a mark changes no position and has an empty map: its own range says where.
  let step = 0;
  for (const tr of transactions) {
    for (const one of tr.steps) {
      step++;
      const range = ownRange(one);
      if (!range) continue;
      const rest = new Mapping(maps.slice(step));
      found.push({ from: rest.map(range.from, -1), to: rest.map(range.to, 1) });
    }
  }
  found.sort((a, b) => a.from - b.from);
  const joined: { from: number; to: number }[] = [];
  for (const one of found) {
    const last = joined.at(-1);
    if (last && one.from <= last.to) last.to = Math.max(last.to, one.to);
    else joined.push(one);
  }
  return joined;
}

function ownRange(step: Step): Stykke | null {
  if (step instanceof AttrStep) return { from: step.pos, to: step.pos + 1 };
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) return { from: step.from, to: step.to };
  return null;
}

/** Calls back for every textblock that touches one of `stykker`, once each. */
export function beroerteBlokke(
  doc: Node,
  stykker: readonly Stykke[],
  each: (block: Node, pos: number, parent: Node | null, index: number) => void,
): void {
  let last = -1;
  for (const { from, to } of stykker) {
    doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), (node, pos, parent, index) => {
      if (!node.isTextblock) return true;
      if (pos > last) {
        last = pos;
        each(node, pos, parent, index);
      }
      return false;
    });
  }
}
