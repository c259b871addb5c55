// Applies one step and checks what it touched, and only that: ProseMirror checks the nodes it joins, this checks the
// nodes that came in whole, their text, the depth, and what attributes the nodes know. Pure.
import type { Node } from 'prosemirror-model';
import { AttrStep, DocAttrStep, ReplaceAroundStep, Step } from 'prosemirror-transform';
import { type Kort, kortAf } from '../../editor/model/anker.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { ForslagStep, type Forslagsskift } from '../../editor/model/forslagstep.ts';
import { MAX_DEPTH } from '../../editor/model/referatfil.ts';
import { schema } from '../../editor/model/schema.ts';
import { tjekStep } from './batch.ts';
import { type Idskift, idOf, note } from './ids.ts';
import { tastet } from './tastet.ts';
import { tjekTegn } from './tegn.ts';

/** Positions a document may have; about 2500 pages. Beyond it no editor and no export is usable. */
const MAX_SIZE = 8_000_000;
/** A stored document must be readable again (`laesDokument`), whose limit counts the JSON around the nodes too. */
const MAX_NODE_DEPTH = MAX_DEPTH - 2;

export interface Anvendt {
  readonly doc: Node;
  /** The step as ProseMirror writes it: nothing unknown is left in it. */
  readonly json: string;
  /** What it does to the places of threads. */
  readonly kort: Kort;
  /** What it says of a proposal. */
  readonly forslag: Forslagsskift | null;
}

/** Throws AppError "ugyldig" or "for-stor"; never leaves an invalid document behind. Counts ids into `skift`. */
export function anvend(doc: Node, json: unknown, skift: Idskift): Anvendt {
  const checked = tjekStep(json, doc.content.size);
  const quick = tastet(doc, checked);
  if (quick) {
    tjekSize(quick.doc);
    return quick;
  }
  const { step, next } = apply(doc, checked);
  tjekSize(next);
  if (step instanceof AttrStep) {
    if (step.attr === 'id') {
      note(skift, idOf(nodeAt(doc, step.pos)), -1);
      note(skift, idOf(nodeAt(next, step.pos)), 1);
    }
  } else if (!(step instanceof DocAttrStep)) {
    // Steps of marks change no position: their two ends may still cut a character in two.
    const edges: (readonly [number, number])[] = [];
    step.getMap().forEach((oldFrom, oldTo, from, to) => {
      openings(doc, oldFrom, oldTo, (node) => note(skift, idOf(node), -1));
      openings(next, from, to, (node, _pos, depth) => {
        note(skift, idOf(node), 1);
        if (depth > MAX_NODE_DEPTH) throw tooDeep();
        if (!node.isText && !node.type.validContent(node.content)) throw new AppError('ugyldig', REGLER);
      });
      edges.push([from, to]);
    });
    if (edges.length === 0 && 'from' in checked) {
      const [from, to] = [Number(checked.from), Number(checked.to)];
      edges.push([from, from], [to, to]);
    }
    for (const [from, to] of edges) checkText(next, from, to);
    if (step instanceof ReplaceAroundStep) checkGap(doc, next, step);
  }
  const forslag = step instanceof ForslagStep ? step.skift : null;
  return { doc: next, json: JSON.stringify(step.toJSON()), kort: kortAf(step), forslag };
}

function tjekSize({ content }: Node): void {
  if (content.size > MAX_SIZE)
    throw new AppError('for-stor', 'Referatet er blevet for stort. Del det i flere referater.');
}

const REGLER = 'Ændringen passer ikke i dokumentet.';

function apply(doc: Node, json: Readonly<Record<string, unknown>>): { step: Step; next: Node } {
  let failed: string | null;
  try {
    const step = Step.fromJSON(schema, json);
    knowsAttribute(doc, step);
    const result = step.apply(doc);
    if (result.doc) return { step, next: result.doc };
    failed = result.failed;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    // ProseMirror throws RangeError for most of what is wrong and TypeError for the rest; for the sender it is the same.
    throw new AppError('ugyldig', REGLER, { cause });
  }
  throw new AppError('ugyldig', REGLER, { cause: new Error(failed ?? 'no document') });
}

/** ProseMirror ignores an attribute that the node does not have; stored, it would be a step without meaning. */
function knowsAttribute(doc: Node, step: Step): void {
  if (!(step instanceof AttrStep || step instanceof DocAttrStep)) return;
  const node = step instanceof AttrStep ? nodeAt(doc, step.pos) : doc;
  if (!Object.hasOwn(node.type.spec.attrs ?? {}, step.attr))
    throw new AppError('ugyldig', `Ændringen gælder en attribut, som ${node.type.name} ikke har.`);
}

function nodeAt(doc: Node, pos: number): Node {
  const node = doc.nodeAt(pos);
  if (!node) throw new AppError('ugyldig', REGLER);
  return node;
}

/** Visits the nodes whose opening lies in `from ≤ pos < to`. The document's depth is bounded, so is this recursion. */
function openings(doc: Node, from: number, to: number, visit: (node: Node, pos: number, depth: number) => void): void {
  const walk = (parent: Node, start: number, depth: number): void => {
    let pos = start;
    for (const child of parent.children) {
      if (pos >= to) return;
      const end = pos + child.nodeSize;
      if (pos >= from) visit(child, pos, depth);
      if (!child.isLeaf && end > from) walk(child, pos + 1, depth + 1);
      pos = end;
    }
  };
  if (from < to) walk(doc, 0, 1);
}

/** Characters that came in or came together: all of them can stand in a document, none is half of a pair. */
function checkText(doc: Node, from: number, to: number): void {
  const start = Math.max(0, from - 1);
  const end = Math.min(doc.content.size, to + 1);
  doc.nodesBetween(start, end, (node, pos) => {
    if (!node.isText) return true;
    tjekTegn(node.text ?? '', start - pos, end - pos);
    return false;
  });
}

/** Wrapping moves what is in the gap deeper; only then are its nodes looked at. */
function checkGap(doc: Node, next: Node, { gapFrom, gapTo, from, insert }: ReplaceAroundStep): void {
  const at = next.resolve(from + insert).depth;
  if (at <= doc.resolve(gapFrom).depth) return;
  openings(next, from + insert, from + insert + gapTo - gapFrom, (_node, _pos, depth) => {
    if (depth > MAX_NODE_DEPTH) throw tooDeep();
  });
}

function tooDeep(): AppError {
  return new AppError('ugyldig', 'Dokumentet ville blive indlejret for dybt.');
}
