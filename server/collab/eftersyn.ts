// What is done for a document off the hot path, when the writing pauses: titles and names for lists, snapshots, points of
// the history. A crash loses none of it: the version that lists were read at stands beside the document's own.
import type { Node } from 'prosemirror-model';
import type { Arkiv, Stand } from './arkiv.ts';

/** Lists are brought up to date this long after the last batch, or this long after the first one that waits. */
const UDLED_EFTER = 1000;
const UDLED_SENEST = 10_000;
/** So long without a batch is a pause that the history shows; while nobody pauses there is a point this often. */
const PAUSE = 2 * 60_000;
const PAUSE_SENEST = 15 * 60_000;
/** A snapshot when the log since the last is half its size (the sum of all stays in proportion), or this long. */
const SNAPSHOT_STEPS = 5000;
const SNAPSHOT_AT_LEAST = 100;

/** What waits for one document. */
export interface Eftersyn {
  readonly id: string;
  doc: Node | null;
  stand: Stand;
  steps: number;
  logChars: number;
  snapshotChars: number;
  readonly udled: Venter;
  readonly pause: Venter;
}

/** Runs once, `after` ms from the last call but no later than `latest` ms from the first. */
class Venter {
  #soft: NodeJS.Timeout | undefined;
  #hard: NodeJS.Timeout | undefined;
  readonly #after: number;
  readonly #latest: number;
  readonly #work: () => Promise<void>;

  constructor(after: number, latest: number, work: () => Promise<void>) {
    this.#after = after;
    this.#latest = latest;
    this.#work = work;
  }

  get waiting(): boolean {
    return this.#hard !== undefined;
  }

  call(): void {
    const run = () => void this.run();
    if (this.#soft) this.#soft.refresh();
    else this.#soft = setTimeout(run, this.#after).unref();
    this.#hard ??= setTimeout(run, this.#latest).unref();
  }

  cancel(): void {
    clearTimeout(this.#soft);
    clearTimeout(this.#hard);
    this.#soft = undefined;
    this.#hard = undefined;
  }

  async run(): Promise<void> {
    if (!this.waiting) return;
    this.cancel();
    await this.#work();
  }
}

export class Vedligehold {
  readonly #arkiv: Arkiv;
  readonly #onError: (event: string, cause: unknown) => void;
  readonly #open = new Set<Eftersyn>();

  constructor(arkiv: Arkiv, onError: (event: string, cause: unknown) => void) {
    this.#arkiv = arkiv;
    this.#onError = onError;
  }

  /** A document was loaded: what its log weighs since the snapshot. */
  begin(id: string, log: { steps: number; logChars: number; snapshotChars: number }): Eftersyn {
    const eftersyn: Eftersyn = {
      id,
      doc: null,
      stand: { version: 0, epoch: 0 },
      ...log,
      udled: new Venter(UDLED_EFTER, UDLED_SENEST, () => this.#try('udled', () => this.#udled(eftersyn))),
      pause: new Venter(PAUSE, PAUSE_SENEST, () => this.#try('pause', () => this.#pause(eftersyn))),
    };
    return eftersyn;
  }

  changed(eftersyn: Eftersyn, doc: Node, stand: Stand, steps: number, chars: number): void {
    eftersyn.doc = doc;
    eftersyn.stand = stand;
    eftersyn.steps += steps;
    eftersyn.logChars += chars;
    this.#open.add(eftersyn);
    eftersyn.udled.call();
    eftersyn.pause.call();
  }

  isWaiting({ udled, pause }: Eftersyn): boolean {
    return udled.waiting || pause.waiting;
  }

  /** The document is not what it was: nothing of this may be written any more. */
  forget(eftersyn: Eftersyn): void {
    eftersyn.udled.cancel();
    eftersyn.pause.cancel();
    this.#open.delete(eftersyn);
  }

  /** Does at once whatever waits. */
  async finish(): Promise<void> {
    for (const { udled, pause } of [...this.#open]) {
      await udled.run();
      await pause.run();
    }
  }

  async #udled(eftersyn: Eftersyn): Promise<void> {
    const { id, doc, stand } = eftersyn;
    if (!doc) return;
    await this.#arkiv.saveUdledt(id, stand.version, doc);
    const { steps, logChars, snapshotChars } = eftersyn;
    if (steps < SNAPSHOT_STEPS && (steps < SNAPSHOT_AT_LEAST || logChars < snapshotChars / 2)) return;
    eftersyn.snapshotChars = await this.#arkiv.saveSnapshot(id, stand, doc);
    eftersyn.steps -= steps;
    eftersyn.logChars -= logChars;
  }

  async #pause(eftersyn: Eftersyn): Promise<void> {
    await this.#arkiv.addPause(eftersyn.id, eftersyn.stand.version);
    if (!this.isWaiting(eftersyn)) this.#open.delete(eftersyn);
  }

  /** A failure here loses nothing that was acknowledged: it is logged, and the next pause tries again. */
  async #try(event: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      this.#onError(event, cause);
    }
  }
}
