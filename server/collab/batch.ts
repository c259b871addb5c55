// Reads a batch and each step in it as strangers' JSON, before ProseMirror sees any of it (rule A4): shape, allowed kinds,
// whole numbers in order, size, count and depth. What passes can be given to `Step.fromJSON` without harm.
import { stande } from '../../editor/model/bemaerkning.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { depthOver, MAX_DEPTH } from '../../editor/model/referatfil.ts';
import type { Batch } from '../../editor/model/wire.ts';

/** The most bytes the body of one batch may have; a referat of 344 pages pasted whole is about 3 MB. */
export const MAX_BODY = 16_000_000;
/** The most steps one batch may have. */
const MAX_STEPS = 1000;

type Json = Readonly<Record<string, unknown>>;

/** Throws AppError "ugyldig" or "for-stor". */
export function laesBatch(json: unknown): Batch {
  if (!isRecord(json)) throw ugyldig('den er ikke et objekt');
  const { version, epoch, client, batch, steps } = json;
  if (!isIndex(version) || !isIndex(epoch)) throw ugyldig('version og epoch skal være hele tal');
  // prosemirror-collab's own ids are numbers; on the wire they are strings.
  if (typeof client !== 'string' || !/^[\w-]{1,64}$/.test(client)) throw ugyldig('client mangler');
  if (typeof batch !== 'string' || !/^[\w-]{8,64}$/.test(batch)) throw ugyldig('batch mangler');
  if (!Array.isArray(steps) || steps.length === 0) throw ugyldig('der er ingen trin');
  if (steps.length > MAX_STEPS)
    throw new AppError('for-stor', `En forsendelse kan højst have ${MAX_STEPS} trin; denne har ${steps.length}.`);
  // Nodes nest in twos (node, content); a step holds a slice holds content.
  if (depthOver(steps, MAX_DEPTH * 2 + 6)) throw new AppError('ugyldig', 'Ændringen er indlejret for dybt.');
  return { version, epoch, client, batch, steps };
}

/** Checks one step against a document of this size. Throws AppError "ugyldig". */
export function tjekStep(step: unknown, size: number): Json {
  if (!isRecord(step)) throw ugyldig('et trin er ikke et objekt');
  const check = typeof step.stepType === 'string' && Object.hasOwn(KINDS, step.stepType) ? KINDS[step.stepType] : null;
  if (!check) throw ugyldig('trinnets slags er ukendt');
  check(step, size);
  return step;
}

/** The kinds that the editor makes; anything else is refused. */
const KINDS: Readonly<Record<string, (step: Json, size: number) => void>> = {
  replace: (step, size) => {
    order(step.from, step.to, size);
    slice(step.slice);
  },
  replaceAround: (step, size) => {
    const { from, gapFrom, gapTo, to, insert } = step;
    order(from, to, size);
    if (!isIndex(gapFrom) || !isIndex(gapTo) || !(Number(from) <= gapFrom && gapFrom <= gapTo && gapTo <= Number(to)))
      throw ugyldig('gapFrom og gapTo skal ligge mellem from og to');
    if (!isIndex(insert)) throw ugyldig('insert skal være et helt tal');
    slice(step.slice);
  },
  /** Nothing that is replaced lies outside the stretch that must be untouched. */
  forslag: (step, size) => {
    const { from, to, vagt, skift } = step;
    order(from, to, size);
    slice(step.slice);
    const [fra, til]: unknown[] = Array.isArray(vagt) && vagt.length === 2 ? vagt : [];
    if (!isIndex(fra) || !isIndex(til) || fra > Number(from) || Number(to) > til || til > size)
      throw ugyldig('vagt skal være to hele tal, som from og to ligger mellem');
    if (!isRecord(skift) || typeof skift.traad !== 'string' || !/^[A-Za-z0-9_-]{1,32}$/.test(skift.traad))
      throw ugyldig('det siges ikke, hvilket forslag det gælder');
    for (const one of [skift.fra, skift.til])
      if (!stande.some((stand) => stand === one)) throw ugyldig('forslagets stand er ukendt');
  },
  addMark: ({ from, to, mark }, size) => {
    order(from, to, size);
    if (!isRecord(mark)) throw ugyldig('mærket mangler');
  },
  removeMark: ({ from, to, mark }, size) => {
    order(from, to, size);
    if (!isRecord(mark)) throw ugyldig('mærket mangler');
  },
  attr: ({ pos, attr }, size) => {
    if (!isIndex(pos) || pos >= size || typeof attr !== 'string') throw ugyldig('stedet eller attributten findes ikke');
  },
  docAttr: ({ attr }) => {
    if (typeof attr !== 'string') throw ugyldig('attributten findes ikke');
  },
};

/** `0 ≤ from ≤ to ≤ size`: a step with from > to would be applied, and double the text. */
function order(from: unknown, to: unknown, size: number): void {
  if (!isIndex(from) || !isIndex(to) || from > to || to > size)
    throw ugyldig(`from og to skal være hele tal med 0 ≤ from ≤ to ≤ ${size}`);
}

/** A slice cannot be open deeper than its nodes nest; ProseMirror takes that on trust. */
function slice(json: unknown): void {
  if (json === undefined || json === null) return;
  if (!isRecord(json)) throw ugyldig('slice er ikke et objekt');
  const { content, openStart = 0, openEnd = 0 } = json;
  if (content !== undefined && content !== null && !Array.isArray(content))
    throw ugyldig('slice.content er ikke en liste');
  if (!isIndex(openStart) || !isIndex(openEnd)) throw ugyldig('openStart og openEnd skal være hele tal');
  if (openStart > spine(content, 0) || openEnd > spine(content, -1)) throw ugyldig('slice er åben dybere, end den går');
}

/** How deep the first (0) or last (−1) nodes nest. */
function spine(content: unknown, side: 0 | -1): number {
  let depth = 0;
  let at = content;
  while (Array.isArray(at) && at.length > 0) {
    const node: unknown = at.at(side);
    if (!isRecord(node) || node.type === 'text') break;
    // A node without content can be open too.
    depth++;
    at = node.content;
  }
  return depth;
}

function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ugyldig(hvorfor: string): AppError {
  return new AppError('ugyldig', `Ændringen kan ikke læses: ${hvorfor}.`);
}
