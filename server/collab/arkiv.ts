// What the live documents need of a store. `db/dokumenter.ts` has it all; this folder knows no SQL and not that file.
import type { Node } from 'prosemirror-model';
import type { Citat, Fastgjort, NyBemaerkning, Traad } from '../../editor/model/bemaerkning.ts';
import type { Trinskift } from '../../editor/model/forslagstep.ts';
import type { Referentskifte } from '../../editor/model/wire.ts';

export interface Stand {
  readonly version: number;
  readonly epoch: number;
}

/** A document to be built: a snapshot and the steps from there. */
export interface Genopbygning extends Stand {
  readonly schemaVersion: number;
  readonly snapshot: { readonly version: number; readonly json: string };
  readonly steps: readonly string[];
}

/** Who sends a remark: an account, or someone who was invited to a round. */
export type Afsender = { readonly bruger: string } | { readonly hoering: string; readonly inviteret: number };

/** A thread's place with what it spoke of. */
export interface Ankerrad extends Citat {
  readonly traad: string;
  readonly anker: Fastgjort;
  /** The block it spoke of when it was made. */
  readonly blok: string;
}

/** A place that has changed. */
interface Nytanker {
  readonly traad: string;
  readonly anker: Fastgjort;
}

export interface Arkiv {
  /** Throws AppError "forsvundet" where the document is not at `nu` any more. */
  addBemaerkning(
    ny: NyBemaerkning &
      Citat & { readonly referat: string; readonly af: Afsender; readonly anker: Fastgjort; readonly nu: Stand },
  ): Promise<Traad>;
  findGenopbygning(id: string, version?: number): Promise<Genopbygning | null>;
  acceptSteps(
    tilfoejelse: Stand & {
      readonly doc: string;
      readonly client: string;
      readonly batch: string;
      readonly author: string;
      readonly steps: readonly string[];
      /** Threads that stand elsewhere in their block after the steps, or less surely. */
      readonly ankre: readonly Nytanker[];
      /** What the steps say of proposals. */
      readonly skift: readonly Trinskift[];
    },
  ): Promise<
    /** `rev`: the highest of the threads that changed; null where none did. */
    | { readonly slags: 'skrevet'; readonly version: number; readonly rev: number | null }
    | { readonly slags: 'optaget' }
    | { readonly slags: 'laast' }
  >;
  findStand(id: string): Promise<Stand | null>;
  stepsSince(
    id: string,
    since: number,
  ): Promise<{ readonly holdt: boolean; readonly steps: readonly string[]; readonly clients: readonly string[] }>;
  findBatch(id: string, batch: string): Promise<{ version: number; client: string; count: number } | null>;
  saveSnapshot(id: string, stand: Stand, doc: Node): Promise<number>;
  saveUdledt(id: string, version: number, doc: Node): Promise<void>;
  addPause(id: string, version: number): Promise<void>;
  listUudledte(): Promise<readonly string[]>;
  listReferenter(id: string): Promise<readonly Referentskifte[]>;
  listAnkre(id: string): Promise<readonly Ankerrad[]>;
  loeft(id: string, stand: Stand, doc: Node, ankre: readonly Nytanker[]): Promise<Stand | null>;
  listAeldre(): Promise<readonly string[]>;
  gendan(
    id: string,
    stand: Stand,
    doc: Node,
    fra: number,
    bruger: string,
    ankre: readonly Nytanker[],
  ): Promise<Stand | null>;
  ret(id: string, stand: Stand, doc: Node, bruger: string): Promise<Stand | null>;
}
