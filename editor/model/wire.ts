// The messages between editor and server about one document. Types only; checks are in `server/collab`.

/** A frozen batch: byte-identical at every retry (rule A3). `steps` are ProseMirror Step JSON. */
export interface Batch {
  /** The version the steps apply to. */
  readonly version: number;
  /** Raised by a restore or a schema migration; an older one is refused (rule A7). */
  readonly epoch: number;
  /** The writer's prosemirror-collab client id. */
  readonly client: string;
  /** Unique per document; 8–64 of `A–Z a–z 0–9 _ -`. */
  readonly batch: string;
  readonly steps: readonly unknown[];
}

/** Answer 200: the batch stands in the log; `version` is the version after it. */
export interface Accepted {
  readonly version: number;
}

/** Answer 409 (and the payload of fan-out and catch-up): the steps after `version − steps.length`. */
export interface Missing {
  readonly version: number;
  readonly epoch: number;
  readonly steps: readonly unknown[];
  /** The client id of each step. */
  readonly clients: readonly string[];
}

/** What the editor starts from. */
export interface Opened {
  readonly id: string;
  readonly version: number;
  readonly epoch: number;
  readonly schemaVersion: number;
  readonly doc: unknown;
}

/** Any refusal as JSON: `code` of AppError (or "intern") and one Danish sentence. */
export interface Refused {
  readonly code: string;
  readonly message: string;
}
