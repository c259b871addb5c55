// What is closed stays closed when it is edited: a paragraph that is split, joined to an open one, moved out of a closed
// item or copied takes that along. Only the commands that say so open anything (`commands/adgang.ts`).
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { type EditorState, Plugin, type Transaction } from 'prosemirror-state';
import { AttrStep, Mapping, ReplaceStep } from 'prosemirror-transform';
import { adgangHer, adgangOm, passagensAdgang, type Skjult, skjulteDeltagere } from '../model/adgang.ts';
import { schema } from '../model/schema.ts';
import { aendredeStykker } from '../plugins/aendret.ts';

const { deltager, omtale } = schema.nodes;
const { skjult } = schema.marks;

/** A closed line, figure or participant before the change. */
interface Lukket {
  readonly node: Node;
  readonly pos: number;
  readonly adgang: Skjult;
}

export function adgangsvagt(): Plugin {
  return new Plugin({
    appendTransaction(transactions, old, state) {
      const own = transactions.filter((tr) => tr.docChanged);
      if (own.length === 0 || own.some((tr) => tr.getMeta('rebased') !== undefined)) return null;
      const steps = own.flatMap((tr) => tr.steps);
      // Somebody says what is open, or takes back that they said so; and letters in a line move nothing.
      if (steps.some((step) => step instanceof AttrStep && step.attr === 'adgang')) return null;
      if (own.every((tr) => tr.steps.every((step, i) => erSkrift(step, tr.docs[i] ?? old.doc)))) return null;
      return lukIgen(own, old, state);
    },
    props: {
      transformCopied: (slice, view) => medMaerker(slice, skjulteDeltagere(view.state.doc)),
    },
  });
}

/** Text put in the place of text of one line. */
function erSkrift(step: unknown, doc: Node): boolean {
  if (!(step instanceof ReplaceStep)) return false;
  const { slice, from, to } = step;
  return slice.openStart === 0 && slice.openEnd === 0 && doc.resolve(from).sameParent(doc.resolve(to)) && inline(slice);
}

function inline({ content }: Slice): boolean {
  return content.childCount === 0 || content.firstChild?.isInline === true;
}

function lukIgen(own: readonly Transaction[], old: EditorState, state: EditorState): Transaction | null {
  const before = lukkedeMellem(old.doc, foer(own, old.doc));
  if (before.length === 0) return null;
  const mapping = new Mapping(own.flatMap(({ mapping: { maps } }) => maps));
  const tr = state.tr;
  const now = medIds(state.doc, new Set(before.map(({ node }) => node.attrs.id)));
  for (const { node, pos, adgang } of before) {
    const same = now.get(node.attrs.id);
    if (same !== undefined) lukNode(tr, same, adgang);
    if (node.isTextblock) lukTekst(tr, mapping.map(pos + 1, -1), mapping.map(pos + node.nodeSize - 1, 1), adgang);
  }
  return tr.docChanged ? tr : null;
}

/** The stretch of the old document that the transactions changed. */
function foer(own: readonly Transaction[], doc: Node): { from: number; to: number } {
  const stykker = aendredeStykker(own);
  const back = new Mapping(own.flatMap(({ mapping: { maps } }) => maps)).invert();
  const from = Math.min(...stykker.map((one) => back.map(one.from, -1)));
  const to = Math.max(...stykker.map((one) => back.map(one.to, 1)));
  return { from: Math.max(0, from - 1), to: Math.min(doc.content.size, to + 1) };
}

/** What was closed in that stretch; of a closed part everything: it may have been split or taken away around its lines. */
function lukkedeMellem(doc: Node, { from, to }: { from: number; to: number }): readonly Lukket[] {
  const found: Lukket[] = [];
  if (from > to) return found;
  const walk = (parent: Node, start: number, omkring: Skjult | null, hele: boolean): void => {
    parent.forEach((node, offset) => {
      const pos = start + offset;
      const end = pos + node.nodeSize;
      if (!hele && (pos > to || end < from)) return;
      const adgang = adgangHer(omkring, node);
      if (adgang && (node.isTextblock || node.type === deltager || (node.isLeaf && node.isBlock)))
        found.push({ node, pos, adgang });
      if (!node.isLeaf) walk(node, pos + 1, adgang, adgang !== null);
    });
  };
  walk(doc, 0, null, false);
  return found;
}

function medIds(doc: Node, ids: ReadonlySet<string>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  doc.descendants((node, pos) => {
    const id: unknown = node.attrs.id;
    if (typeof id === 'string' && id !== '' && ids.has(id)) found.set(id, pos);
    return found.size < ids.size;
  });
  return found;
}

function lukNode(tr: Transaction, pos: number, adgang: Skjult): void {
  const node = tr.doc.nodeAt(pos);
  if (node && adgangHer(adgangOm(tr.doc.resolve(pos)), node) === null) tr.setNodeAttribute(pos, 'adgang', adgang);
}

/** What was closed text lies between `from` and `to` now: lines of nothing else are closed, of others the passage. */
function lukTekst(tr: Transaction, from: number, to: number, adgang: Skjult): void {
  if (from > to) return;
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock) return true;
    const start = pos + 1;
    const end = start + node.content.size;
    if (adgangHer(adgangOm(tr.doc.resolve(pos)), node) !== null) return false;
    if (from <= start && to >= end) tr.setNodeAttribute(pos, 'adgang', adgang);
    else if (node.type.allowsMarkType(skjult))
      tr.addMark(Math.max(from, start), Math.min(to, end), skjult.create({ adgang }));
    return false;
  });
}

/** What is copied carries its marks along: pasted into an open line it is a closed passage. */
export function medMaerker(slice: Slice, skjulte: ReadonlySet<string>): Slice {
  const walk = (fragment: Fragment, parent: Node | null, omkring: Skjult | null): Fragment =>
    Fragment.from(
      fragment.content.map((node) => {
        const adgang = adgangHer(omkring, node);
        if (!node.isInline) return node.isLeaf ? node : node.copy(walk(node.content, node, adgang));
        const named = node.type === omtale && skjulte.has(node.attrs.deltager) ? 'lukket' : adgang;
        if (!named || passagensAdgang(node.marks) || parent?.type.allowsMarkType(skjult) === false) return node;
        return node.mark(skjult.create({ adgang: named }).addToSet(node.marks));
      }),
    );
  return new Slice(walk(slice.content, null, null), slice.openStart, slice.openEnd);
}
