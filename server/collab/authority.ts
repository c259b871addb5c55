// The authority: whether a batch fits the document as it stands, and what the document becomes. Pure; who stores the
// steps compares and sets the version once more (rule A2).
import type { Node } from 'prosemirror-model';
import type { Kort } from '../../editor/model/anker.ts';
import { AppError } from '../../editor/model/fejl.ts';
import type { Trinskift } from '../../editor/model/forslagstep.ts';
import type { Batch } from '../../editor/model/wire.ts';
import { anvend } from './anvend.ts';
import type { Idskift, Idtal } from './ids.ts';

/** A document as it stands. */
export interface Tilstand {
  readonly doc: Node;
  readonly version: number;
  readonly epoch: number;
  readonly ids: Idtal;
}

export type Afgoerelse =
  | {
      readonly slags: 'passer';
      readonly doc: Node;
      readonly steps: readonly string[];
      readonly skift: Idskift;
      /** What each step does to the places of threads. */
      readonly kort: readonly Kort[];
      /** What they say of proposals, with the version each makes. */
      readonly forslag: readonly Trinskift[];
    }
  /** The document has moved on: the sender lacks steps, or the batch stands in the log already. */
  | { readonly slags: 'foraeldet' };

/** Throws AppError "ugyldig" or "for-stor" for a batch that could never fit. All of a batch fits or none of it. */
export function accept({ doc, version, epoch, ids }: Tilstand, batch: Batch): Afgoerelse {
  if (batch.epoch !== epoch || batch.version !== version) return { slags: 'foraeldet' };
  const skift: Idskift = new Map();
  const steps: string[] = [];
  const kort: Kort[] = [];
  const forslag: Trinskift[] = [];
  let next = doc;
  for (const json of batch.steps) {
    const done = anvend(next, json, skift);
    next = done.doc;
    steps.push(done.json);
    kort.push(done.kort);
    if (done.forslag) forslag.push({ ...done.forslag, version: version + steps.length });
  }
  // Asked of the whole batch: a move inserts before it deletes, an id is issued after the split.
  const dobbelt = ids.findDobbelt(skift);
  if (dobbelt !== null) throw new AppError('ugyldig', `To dele af dokumentet ville få samme id (${dobbelt}).`);
  return { slags: 'passer', doc: next, steps, skift, kort, forslag };
}
