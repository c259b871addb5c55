// What the outbox asks of whatever keeps it: the base of each instance (rule C1), its log, and the rescued text. Knows
// neither IndexedDB nor the network; `idb.ts` is the medium of the browser, the simulation has one in memory.

/** The confirmed document that a log goes on from. One per instance: an instance is one outbox, passed on between tabs. */
export interface Grundlag {
  readonly instans: string;
  /** Whose it is: nobody else ever opens it (C2b). */
  readonly bruger: string;
  readonly brugernavn: string;
  readonly referat: string;
  /** What the referat is called on lists. */
  readonly navn: string;
  /** What the person may do to it, separated by spaces. */
  readonly maa: string;
  /** prosemirror-collab's client id, unique to the instance and written before its first step is sent (C2). */
  readonly client: string;
  readonly epoch: number;
  readonly version: number;
  /** The document as JSON text: a string is copied into the medium many times faster than its objects. */
  readonly doc: string;
  /** The posts up to this one are in `doc`. */
  readonly seq: number;
  readonly at: number;
}

/** One thing that happened to the editor's state. In order, on top of the base, they give the very same state again. */
export type Haendelse =
  /** One change of one's own with what plugins appended to it. */
  | { readonly slags: 'eget'; readonly steps: readonly unknown[] }
  /** Steps of others, taken in in one go. */
  | { readonly slags: 'fremmed'; readonly steps: readonly unknown[] }
  /** The first so many of one's own steps stand in the server's log. */
  | { readonly slags: 'bekraeftet'; readonly antal: number }
  /** Another tab goes on from here. */
  | { readonly slags: 'overtaget' }
  /** The document was replaced; the text that was not sent has been rescued (A7). */
  | { readonly slags: 'forladt' };

export interface Post {
  readonly instans: string;
  readonly seq: number;
  /** Steps that are unconfirmed after it. */
  readonly usendt: number;
  readonly haendelse: Haendelse;
}

/** Text that a change of somebody else's left without a place (C4). */
export interface Reddet {
  readonly id: string;
  readonly bruger: string;
  readonly referat: string;
  readonly tekst: string;
  readonly at: number;
  /** The server has it too. */
  readonly sendt: boolean;
  /** Removed by the person; kept until the server has been told. */
  readonly fjernet: boolean;
}

/** An outbox as it lies there. */
export interface Fund {
  readonly grundlag: Grundlag;
  readonly usendt: number;
}

/** Every method is one atomic operation, begun in the task of its call. A rejection means that nothing was written. */
export interface Medie {
  /**
   * Adds a post at the end of a log, with the text it cost; such a one lies on the disk when it resolves. Rejects with
   * `Optaget` where another wrote there or the outbox is gone.
   */
  tilfoej(post: Post, reddet: readonly Reddet[]): Promise<void>;
  /** Resolves when everything written so far lies on the disk itself. `sidste` is written again. */
  haerd(sidste: Post): Promise<void>;
  /**
   * Writes the base and drops the posts that are in it. `foerste`: the instance's first; else it rejects with `Optaget`
   * where the one before is gone or a later one stands there.
   */
  skrivGrundlag(grundlag: Grundlag, foerste: boolean): Promise<void>;
  /** The outboxes of one referat, or all there are. */
  listUdbakker(referat?: string): Promise<readonly Fund[]>;
  laes(instans: string): Promise<{ readonly grundlag: Grundlag; readonly poster: readonly Post[] } | null>;
  /** `laes`, and from here on the tab that wrote it before can add nothing. */
  overtag(instans: string): Promise<{ readonly grundlag: Grundlag; readonly poster: readonly Post[] } | null>;
  slet(instans: string): Promise<void>;
  listReddet(bruger: string, referat: string): Promise<readonly Reddet[]>;
  gemReddet(reddet: readonly Reddet[]): Promise<void>;
  sletReddet(id: string): Promise<void>;
  /** Removes everything of one person. */
  glem(bruger: string): Promise<void>;
}

/** Another tab has taken the outbox over. */
export class Optaget extends Error {
  override readonly name = 'Optaget';
}
