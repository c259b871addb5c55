// A writer without a browser: prosemirror-collab, frozen batches, one in flight, against whatever takes batches.
import { collab, getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import type { Node } from 'prosemirror-model';
import { EditorState, type Transaction } from 'prosemirror-state';
import { Step } from 'prosemirror-transform';
import { schema } from '../../editor/model/schema.ts';
import type { Batch, Missing } from '../../editor/model/wire.ts';

export class Skribent {
  readonly client: string;
  state: EditorState;
  /** Sent and not yet answered; a repeat is this very object. */
  batch: Batch | null = null;
  #batches = 0;

  constructor(client: string, doc: Node, version = 0) {
    this.client = client;
    this.state = EditorState.create({ doc, plugins: [collab({ version, clientID: client })] });
  }

  get version(): number {
    return getVersion(this.state);
  }

  get unsent(): number {
    return sendableSteps(this.state)?.steps.length ?? 0;
  }

  edit(change: (tr: Transaction) => Transaction): void {
    this.state = this.state.apply(change(this.state.tr));
  }

  /** The batch to send: the one under way as it was, else a new one; null with nothing to send. */
  freeze(): Batch | null {
    const sendable = this.batch ? null : sendableSteps(this.state);
    if (sendable)
      this.batch = {
        version: sendable.version,
        epoch: 0,
        client: this.client,
        batch: `${this.client}-batch-${this.#batches++}`,
        steps: sendable.steps.map((step) => step.toJSON()),
      };
    return this.batch;
  }

  /** The batch stands in the log, and nothing of others came before it. */
  confirm(): void {
    const count = this.batch?.steps.length ?? 0;
    this.batch = null;
    const own = (sendableSteps(this.state)?.steps ?? []).slice(0, count);
    this.state = this.state.apply(receiveTransaction(this.state, own, Array(count).fill(this.client)));
  }

  receive({ version, steps, clients }: Missing): void {
    const skip = Math.max(0, this.version - (version - steps.length));
    if (skip >= steps.length) return;
    this.batch = null;
    const parsed = steps.slice(skip).map((json) => Step.fromJSON(schema, json));
    this.state = this.state.apply(receiveTransaction(this.state, parsed, clients.slice(skip)));
  }
}
