// Keeps the editor's document and the server's one: sends what was written in frozen batches, one at a time, and
// receives what others wrote. Knows no DOM and no HTTP; the clock and the line are passed in (rules A3, A7, C5, C6, C10).
import { getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import type { EditorState, Transaction } from 'prosemirror-state';
import { Step } from 'prosemirror-transform';
import { schema } from '../model/schema.ts';
import type { Missing } from '../model/wire.ts';
import { type Frosset, frys } from './batch.ts';
import type { Gemt } from './gemt.ts';
import type { Ledning, Svar } from './ledning.ts';

/** The editor as the connection sees it. */
export interface Redaktoer {
  readonly state: EditorState;
  dispatch(tr: Transaction): void;
  /** While an accent or a word is being composed nothing may be changed under it. */
  readonly composing: boolean;
}

export interface Ur {
  now(): number;
  /** 0 … 1, for jitter and for batch ids. */
  random(): number;
  /** Calls back once after `ms`; the returned function calls it off. */
  after(ms: number, callback: () => void): () => void;
}

export interface Start {
  readonly epoch: number;
  readonly client: string;
}

/** C6: at most this long after the last key, and this long while the keys go on. */
const EFTER_TASTEN = 300;
const UNDER_SKRIVNING = 1000;
const FOERSTE_PAUSE = 500;
const LAENGSTE_PAUSE = 15_000;

export class Forbindelse {
  readonly #editor: Redaktoer;
  readonly #ledning: Ledning;
  readonly #ur: Ur;
  readonly #start: Start;
  readonly #listeners = new Set<(gemt: Gemt) => void>();
  #gemt: Gemt = { slags: 'gemt', kl: null };
  #batch: Frosset | null = null;
  #busy = false;
  #failures = 0;
  #cancel: (() => void) | null = null;
  #dueBy = Number.POSITIVE_INFINITY;
  #waiting: Missing[] = [];
  /** When the last acknowledgement came. */
  #kl: number | null = null;
  /** When the oldest unconfirmed step was written. */
  #unconfirmedSince: number | null = null;

  constructor(editor: Redaktoer, ledning: Ledning, ur: Ur, start: Start) {
    this.#editor = editor;
    this.#ledning = ledning;
    this.#ur = ur;
    this.#start = start;
  }

  get gemt(): Gemt {
    return this.#gemt;
  }

  get version(): number {
    return getVersion(this.#editor.state);
  }

  get epoch(): number {
    return this.#start.epoch;
  }

  /** How long something has been unconfirmed, in milliseconds; 0 when everything is acknowledged. */
  get ubekraeftet(): number {
    return this.#unconfirmedSince === null ? 0 : this.#ur.now() - this.#unconfirmedSince;
  }

  /** Nothing more is sent or received: the text is kept for the one who wrote it. */
  get stoppet(): boolean {
    return this.#gemt.slags === 'foraeldet' || (this.#gemt.slags === 'kan-ikke' && !this.#gemt.proever);
  }

  on(listener: (gemt: Gemt) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Something was written here. */
  skrevet(): void {
    if (this.#unsent() === 0) return;
    this.#unconfirmedSince ??= this.#ur.now();
    if (this.#gemt.slags === 'gemt') this.#set({ slags: 'gemmer' });
    if (this.stoppet || this.#gemt.slags === 'log-ind') return;
    // A repeat is waiting for its time.
    if (this.#failures > 0 && this.#cancel) return;
    const now = this.#ur.now();
    if (this.#dueBy === Number.POSITIVE_INFINITY) this.#dueBy = now + UNDER_SKRIVNING;
    this.#later(Math.min(EFTER_TASTEN, Math.max(0, this.#dueBy - now)));
  }

  /** Tries at once: the network came back, someone logged in, the page is being hidden. */
  straks(): void {
    if (this.#gemt.slags === 'log-ind')
      this.#set(this.#unsent() > 0 ? { slags: 'gemmer' } : { slags: 'gemt', kl: this.#kl });
    this.#cancel?.();
    this.#cancel = null;
    void this.#send();
  }

  /** What the receiving side learned of the line. */
  linjen(svar: Svar): void {
    if (svar.slags === 'mangler') this.modtag(svar.missing);
    else if (svar.slags === 'afvist' && svar.status < 500 && svar.status !== 429)
      this.#afvist(svar.status, svar.besked);
    else if (svar.slags !== 'accepteret' && (this.#gemt.slags === 'gemt' || this.#gemt.slags === 'gemmer'))
      this.#set({ slags: 'intet-net' });
  }

  /** The line is there. */
  fundet(): void {
    if (this.#gemt.slags !== 'intet-net') return;
    this.#set(this.#unsent() > 0 ? { slags: 'gemmer' } : { slags: 'gemt', kl: this.#kl });
    this.straks();
  }

  /** Takes in steps of others and the echo of our own. */
  modtag(missing: Missing): void {
    if (this.stoppet) return;
    if (missing.epoch !== this.#start.epoch) {
      this.#set({ slags: 'foraeldet' });
      return;
    }
    if (missing.version <= this.version) return;
    if (this.#editor.composing) {
      this.#waiting.push(missing);
      return;
    }
    const first = missing.version - missing.steps.length;
    if (first > this.version) {
      void this.#hent();
      return;
    }
    this.#apply(missing.steps.slice(this.version - first), missing.clients.slice(this.version - first));
  }

  /** The composition ended: what waited for it comes in now. */
  sammensat(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const missing of waiting) this.modtag(missing);
    if (waiting.length > 0) this.straks();
  }

  #apply(steps: readonly unknown[], clients: readonly string[]): void {
    try {
      const parsed = steps.map((json) => Step.fromJSON(schema, json));
      const tr = receiveTransaction(this.#editor.state, parsed, [...clients], { mapSelectionBackward: true });
      this.#editor.dispatch(tr);
    } catch (error) {
      // A step that does not fit means that the two documents differ: say so, never guess.
      console.error(error);
      this.#set({ slags: 'foraeldet' });
      return;
    }
    this.#confirmed();
  }

  #confirmed(): void {
    if (this.#unsent() > 0) return;
    this.#batch = null;
    this.#failures = 0;
    this.#dueBy = Number.POSITIVE_INFINITY;
    if (this.#unconfirmedSince !== null) {
      this.#unconfirmedSince = null;
      this.#kl = this.#ur.now();
      this.#set({ slags: 'gemt', kl: this.#kl });
    }
  }

  async #hent(): Promise<void> {
    this.linjen(await this.#ledning.hent(this.version, this.#start.epoch, 0));
  }

  async #send(): Promise<void> {
    if (this.#busy || this.stoppet || this.#waiting.length > 0) return;
    const batch = this.#freeze();
    if (!batch) return;
    this.#dueBy = Number.POSITIVE_INFINITY;
    this.#busy = true;
    const svar = await this.#ledning.send(batch.body);
    this.#busy = false;
    this.#answered(batch, svar);
  }

  /** The batch to send now: the one on its way, as it was, or a new one. */
  #freeze(): Frosset | null {
    // The version it was made for is gone: it was confirmed by the stream, or it can never be accepted.
    if (this.#batch && this.#batch.version !== this.version) this.#batch = null;
    this.#batch ??= frys(this.#editor.state, this.#start.epoch, this.#start.client, this.#ur);
    return this.#batch;
  }

  #answered(batch: Frosset, svar: Svar): void {
    switch (svar.slags) {
      case 'accepteret': {
        this.#failures = 0;
        const sendable = sendableSteps(this.#editor.state);
        const rest = svar.version - this.version;
        if (sendable && rest > 0 && rest <= batch.count) {
          const own = sendable.steps.slice(0, rest);
          this.#editor.dispatch(
            receiveTransaction(
              this.#editor.state,
              own,
              own.map(() => this.#start.client),
            ),
          );
        }
        this.#batch = null;
        this.#confirmed();
        if (this.#unsent() > 0) {
          // What is left was written after the batch was frozen.
          this.#unconfirmedSince = batch.at;
          this.#set({ slags: 'gemmer' });
          this.skrevet();
        }
        return;
      }
      case 'mangler': {
        this.#batch = null;
        const before = this.version;
        this.modtag(svar.missing);
        if (this.version > before) {
          this.#failures = 0;
          void this.#send();
        } else if (this.#waiting.length === 0) this.#again();
        return;
      }
      case 'afvist':
        this.#afvist(svar.status, svar.besked);
        return;
      case 'intet-net':
        this.#set({ slags: 'intet-net' });
        this.#again();
    }
  }

  #afvist(status: number, besked: string): void {
    if (this.stoppet) return;
    const proever = status === 429 || status >= 500;
    if (status === 401) this.#set({ slags: 'log-ind' });
    else if (status === 410) this.#set({ slags: 'foraeldet' });
    else this.#set({ slags: 'kan-ikke', besked, proever });
    if (proever) this.#again();
  }

  /** Tries again after a pause that doubles, shaken so that a room of writers does not come back in step. */
  #again(): void {
    const pause = Math.min(LAENGSTE_PAUSE, FOERSTE_PAUSE * 2 ** this.#failures);
    this.#failures++;
    this.#later(pause * (0.5 + this.#ur.random()));
  }

  #later(ms: number): void {
    this.#cancel?.();
    this.#cancel = this.#ur.after(ms, () => {
      this.#cancel = null;
      void this.#send();
    });
  }

  #unsent(): number {
    return sendableSteps(this.#editor.state)?.steps.length ?? 0;
  }

  #set(gemt: Gemt): void {
    if (this.#gemt.slags === gemt.slags && gemt.slags !== 'gemt' && gemt.slags !== 'kan-ikke') return;
    this.#gemt = gemt;
    for (const listener of this.#listeners) listener(gemt);
  }
}
