// What accepting a proposal does to a document: one step that replaces no more than the words that differ, so that names,
// facts and emphasis that the proposal leaves alone keep their nodes. Pure: where the proposal belongs is given.
import { Fragment, type Mark, type Node, Slice } from 'prosemirror-model';
import { ReplaceStep } from 'prosemirror-transform';
import type { Forslag } from './bemaerkning.ts';
import { ForslagStep, type Forslagsskift } from './forslagstep.ts';
import { orddiff } from './orddiff.ts';
import { type Roster, rosterOf } from './roster.ts';
import { schema } from './schema.ts';
import { inlineTekst } from './tekst.ts';

const { afsnit, celle, hovedcelle, linjeskift } = schema.nodes;

/** A textblock in a document, and a stretch of its content (ProseMirror offsets within the block). */
export interface Passage {
  /** Position before the block. */
  readonly pos: number;
  readonly fra: number;
  readonly til: number;
}

export type Indarbejdning =
  /** `markoer`: a position in the document after it, where the change ends. */
  | { readonly slags: 'trin'; readonly step: ForslagStep; readonly markoer: number }
  /** The text says it already. */
  | { readonly slags: 'ens' }
  /** The schema leaves no room for it there: the only line of a cell, a heading that must stand. */
  | { readonly slags: 'kan-ikke' };

/** The text of a stretch of a block's content. */
export function passagetekst(block: Node, fra: number, til: number, roster: Roster): string {
  let out = '';
  block.content.cut(fra, til).forEach((node) => {
    out += inlineTekst(node, roster);
  });
  return out;
}

/**
 * The step that accepts `forslag` (its `tekst` as it is to stand, without characters that no document holds) at `passage`.
 * `nytId` issues the ids of new paragraphs.
 */
export function indarbejd(
  doc: Node,
  passage: Passage,
  forslag: Forslag,
  skift: Forslagsskift,
  nytId: () => string,
): Indarbejdning {
  const block = doc.nodeAt(passage.pos);
  if (!block?.isTextblock || passage.fra > passage.til || passage.til > block.content.size)
    return { slags: 'kan-ikke' };
  switch (forslag.art) {
    case 'ret':
      return ret(doc, block, passage, forslag.tekst, skift);
    case 'nyt-afsnit':
      return nytAfsnit(doc, block, passage.pos, forslag.tekst, skift, nytId);
    case 'slet-afsnit':
      return sletAfsnit(doc, passage.pos, skift);
  }
}

function ret(doc: Node, block: Node, { pos, fra, til }: Passage, tekst: string, skift: Forslagsskift): Indarbejdning {
  const old = block.content.cut(fra, til);
  const fresh = erstatning(block, fra, til, tekst, rosterOf(doc));
  const start = old.findDiffStart(fresh);
  if (start === null) return { slags: 'ens' };
  const end = old.findDiffEnd(fresh) ?? { a: old.size, b: fresh.size };
  // Where a letter is repeated both ends claim it: the start keeps it.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const slice = new Slice(fresh.cut(start, end.b + overlap), 0, 0);
  const first = pos + 1 + fra;
  const inner = new ReplaceStep(first + start, first + end.a + overlap, slice);
  return proevet(doc, new ForslagStep(inner, first, first + old.size, skift));
}

/** The content of the passage as `tekst` says it: what is the same keeps its nodes, what is new has the marks of its place. */
export function erstatning(block: Node, fra: number, til: number, tekst: string, roster: Roster): Fragment {
  const parts: { node: Node; tekst: string; from: number }[] = [];
  let foer = '';
  block.content.cut(fra, til).forEach((node) => {
    const text = inlineTekst(node, roster);
    parts.push({ node, tekst: text, from: foer.length });
    foer += text;
  });
  const out: Node[] = [];
  const skriv = (text: string, marks: readonly Mark[]): void => {
    for (const [i, line] of text.split('\n').entries()) {
      if (i > 0) out.push(linjeskift.create(null, null, marks));
      if (line !== '') out.push(schema.text(line, marks));
    }
  };
  const kept = new Set<Node>();
  /** The nodes between two offsets of the old text; an atom that is not whole becomes its letters. */
  const behold = (from: number, to: number): void => {
    for (const { node, tekst: text, from: at } of parts) {
      const [a, b] = [Math.max(from, at), Math.min(to, at + text.length)];
      if (a > b || (a === b && text !== '')) continue;
      if (!node.isText && a === at && b === at + text.length) {
        // One without letters touches what is before it and what is behind.
        if (!kept.has(node)) out.push(node);
        kept.add(node);
      } else if (a < b) skriv(text.slice(a - at, b - at), node.marks);
    }
  };
  const vedSlut = (offset: number): readonly Mark[] => {
    const part = parts.findLast((one) => one.from < offset && offset <= one.from + one.tekst.length);
    if (!part) return parts.length === 0 || fra > 0 ? block.resolve(fra).marks() : [];
    const next = parts.find((one) => one.from <= offset && offset < one.from + one.tekst.length);
    // A link or the sentence of distribution does not grow at its end.
    return part.node.marks.filter((mark) => mark.type.spec.inclusive !== false || mark.isInSet(next?.node.marks ?? []));
  };
  const atomer = parts.flatMap((one) => (one.node.isText ? [] : [one.tekst]));
  let at = 0;
  let erstatter: readonly Mark[] | null = null;
  for (const { slags, tekst: text } of orddiff(foer, tekst, atomer)) {
    if (slags === 'tilfoejet') {
      skriv(text, erstatter ?? vedSlut(at));
      erstatter = null;
      continue;
    }
    if (slags === 'ens') behold(at, at + text.length);
    const here = parts.find((one) => one.from <= at && at < one.from + one.tekst.length);
    erstatter = slags === 'slettet' ? (here?.node.marks ?? null) : null;
    at += text.length;
  }
  return Fragment.fromArray(out);
}

function nytAfsnit(
  doc: Node,
  block: Node,
  pos: number,
  tekst: string,
  skift: Forslagsskift,
  nytId: () => string,
): Indarbejdning {
  // What is withheld does not open by going on in a line of its own.
  const adgang = block.attrs.adgang === 'aaben' ? null : (block.attrs.adgang ?? null);
  const fresh = tekst
    .split(/\n{2,}/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => afsnit.create({ id: nytId(), adgang }, linjer(one)));
  if (fresh.length === 0) return { slags: 'kan-ikke' };
  const $block = doc.resolve(pos);
  for (let depth = $block.depth; depth >= 0; depth--) {
    const parent = $block.node(depth);
    const index = $block.index(depth) + 1;
    if (!parent.canReplace(index, index, Fragment.fromArray(fresh))) continue;
    const at = depth === $block.depth ? pos + block.nodeSize : $block.after(depth + 1);
    const inner = new ReplaceStep(at, at, new Slice(Fragment.fromArray(fresh), 0, 0));
    return proevet(doc, new ForslagStep(inner, pos, at, skift));
  }
  return { slags: 'kan-ikke' };
}

function linjer(text: string): readonly Node[] {
  return text
    .split('\n')
    .flatMap((line, i) => [...(i > 0 ? [linjeskift.create()] : []), ...(line === '' ? [] : [schema.text(line)])]);
}

/** The block, and what would be left empty around it. */
function sletAfsnit(doc: Node, pos: number, skift: Forslagsskift): Indarbejdning {
  const $pos = doc.resolve(pos);
  for (let depth = $pos.depth; depth >= 0; depth--) {
    const parent = $pos.node(depth);
    const index = $pos.index(depth);
    if (parent.canReplace(index, index + 1)) {
      const from = $pos.posAtIndex(index, depth);
      const to = from + parent.child(index).nodeSize;
      return proevet(doc, new ForslagStep(new ReplaceStep(from, to, Slice.empty), from, to, skift));
    }
    if (parent.childCount > 1 || parent.type === celle || parent.type === hovedcelle) break;
  }
  return { slags: 'kan-ikke' };
}

/** A step that would leave a document the schema refuses is none. */
function proevet(doc: Node, step: ForslagStep): Indarbejdning {
  try {
    if (!step.apply(doc).doc) return { slags: 'kan-ikke' };
  } catch {
    return { slags: 'kan-ikke' };
  }
  return { slags: 'trin', step, markoer: step.getMap().map(step.inner.to, 1) };
}
