// Freezing what is to be sent: a batch gets its id and its bytes once, and is repeated byte for byte until it is
// answered (rule A3).
import { sendableSteps } from 'prosemirror-collab';
import { type EditorState, Transaction } from 'prosemirror-state';
import type { Transform } from 'prosemirror-transform';
import type { Batch } from '../model/wire.ts';

export interface Frosset {
  /** The version it applies to. */
  readonly version: number;
  /** How many steps it has. */
  readonly count: number;
  readonly body: string;
  /** When it was frozen. */
  readonly at: number;
}

const STEPS_PER_BATCH = 200;
/** The server takes no more at once. */
const MOST_STEPS = 1000;

/** The first unconfirmed steps as a batch; null when there are none. `random` gives 0 … 1. */
export function frys(
  state: EditorState,
  epoch: number,
  client: string,
  { now, random }: { now(): number; random(): number },
): Frosset | null {
  const sendable = sendableSteps(state);
  if (!sendable) return null;
  const steps = sendable.steps.slice(0, snit(sendable.origins)).map((step) => step.toJSON());
  let id = '';
  while (id.length < 20) id += Math.floor(random() * 36).toString(36);
  const batch: Batch = { version: sendable.version, epoch, client, batch: id, steps };
  return { version: batch.version, count: steps.length, body: JSON.stringify(batch), at: now() };
}

/**
 * How many steps go into the next batch: about `STEPS_PER_BATCH`, never ending within one change with what plugins
 * appended to it (a split, then the id of the new half), since the server judges a batch as a whole.
 */
function snit(origins: readonly Transform[]): number {
  let n = Math.min(STEPS_PER_BATCH, origins.length);
  while (n < Math.min(MOST_STEPS, origins.length)) {
    const next = origins[n];
    const appended = next instanceof Transaction && next.getMeta('appendedTransaction') !== undefined;
    if (next !== origins[n - 1] && !appended) break;
    n++;
  }
  return n;
}
