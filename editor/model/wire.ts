// The messages between editor and server about one document. Checks of what comes in are in
// `server/collab`.
import { AppError } from './fejl.ts';

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
  /** Where the stream cannot tell it: everybody who has the referat open. */
  readonly her?: readonly Naervaerende[];
  /** And which state the referat is in. */
  readonly status?: string;
  /** And the highest `rev` of the threads beside it. */
  readonly bemaerkninger?: { readonly rev: number };
}

/** What the editor starts from. */
export interface Opened {
  readonly id: string;
  readonly version: number;
  readonly epoch: number;
  readonly schemaVersion: number;
  readonly doc: unknown;
}

/** Who became the referent, and when (milliseconds since 1970). */
export interface Referentskifte {
  /** Id of the account. */
  readonly bruger: string;
  readonly navn: string;
  readonly fra: number;
}

/** One window in which the referat is open, as the others are told of it. */
export interface Naervaerende {
  readonly vindue: string;
  readonly bruger: string;
  readonly navn: string;
  /** Whether they may write here; else they read along. */
  readonly maaSkrive: boolean;
  /** Their caret in the document of `version`; null while they do not stand anywhere. */
  readonly sted: { readonly version: number; readonly epoch: number; readonly head: number } | null;
}

/** The event "naervaer": somebody came or moved, or the window is gone. */
export type Naervaer = Naervaerende | { readonly vindue: string; readonly vaek: true };

/** Any refusal as JSON: `code` of AppError (or "intern") and one Danish sentence. */
export interface Refused {
  readonly code: string;
  readonly message: string;
}

/** Somebody of an earlier meeting, offered while participants are typed. */
export interface Tidligere {
  readonly navn: string;
  readonly rolle: string;
  readonly organisation: string;
  readonly initialer: string;
}

/** Reads the people of earlier meetings of an answer. Throws AppError "ugyldig". */
export function laesTidligere(value: unknown): readonly Tidligere[] {
  const keys = ['navn', 'rolle', 'organisation', 'initialer'] as const;
  const is = (one: unknown): one is Tidligere =>
    typeof one === 'object' &&
    one !== null &&
    keys.every((key) => typeof (one as Partial<Tidligere>)[key] === 'string');
  if (!Array.isArray(value) || !value.every(is)) throw new AppError('ugyldig', 'Deltagerne kan ikke læses.');
  return value;
}

/** A point of the history as a reader is told of it; newest first in the answer to `GET /referater/:id/historik`. */
export interface Versionslinje {
  /** Null for something that happened between two versions. */
  readonly version: number | null;
  /** Its name, or what made it. */
  readonly titel: string;
  /** When, and by whom. */
  readonly under: string;
}

/** Reads the versions of an answer. Throws AppError "ugyldig". */
export function laesVersioner(value: unknown): readonly Versionslinje[] {
  if (!Array.isArray(value) || !value.every(erVersionslinje))
    throw new AppError('ugyldig', 'Versionerne kan ikke læses.');
  return value;
}

function erVersionslinje(value: unknown): value is Versionslinje {
  const line = value as Partial<Versionslinje> | null;
  const numbered = line?.version === null || Number.isInteger(line?.version);
  return numbered && typeof line?.titel === 'string' && typeof line.under === 'string';
}

/** What a client believes the server has at `version`: SHA-256 of `kanonisk`, hexadecimal (rule C9). */
export interface Aftryk {
  readonly version: number;
  readonly epoch: number;
  readonly schemaVersion: number;
  readonly sha256: string;
}

/** "ukendt": the server cannot tell (the version is too old or too new for its memory, or of another schema). */
export interface Aftrykssvar {
  readonly svar: 'ens' | 'andet' | 'ukendt';
}
