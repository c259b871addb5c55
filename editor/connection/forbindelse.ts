// Keeps the editor's document and the server's one: sends what was written in frozen batches, one at a time, and
// receives what others wrote; both go into the journal. Knows no DOM and no HTTP; the clock and the line are passed in
// (rules A3, A7, C4, C5, C6, C10).
import { getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import type { EditorState, Transaction } from 'prosemirror-state';
import { Step } from 'prosemirror-transform';
import { schema } from '../model/schema.ts';
import type { Missing } from '../model/wire.ts';
import { erArvet, FREMMED } from '../udbakke/genafspil.ts';
import type { Haendelse } from '../udbakke/medie.ts';
import { indsatTekst, rebasetTab } from '../udbakke/redning.ts';
import type { Ur } from '../udbakke/ur.ts';
import { type Frosset, frys } from './batch.ts';
import type { Gemt } from './gemt.ts';
import type { Journal } from './journal.ts';
import type { Ledning, Svar } from './ledning.ts';
import { naesteLoeb } from './loeb.ts';

/** The editor as the connection sees it. */
export interface Redaktoer {
  readonly state: EditorState;
  dispatch(tr: Transaction): void;
  /** While an accent or a word is being composed nothing may be changed under it. */
  readonly composing: boolean;
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
  readonly #journal: Journal;
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
  /** Received and on its way into the editor. */
  #modtages: { readonly haendelse: Haendelse; readonly tabt: readonly string[] } | null = null;
  #slut = false;

  constructor(editor: Redaktoer, ledning: Ledning, ur: Ur, start: Start, journal: Journal) {
    this.#editor = editor;
    this.#ledning = ledning;
    this.#ur = ur;
    this.#start = start;
    this.#journal = journal;
    // An outbox that was taken over has waited long enough.
    if (this.usendt > 0) {
      this.#unconfirmedSince = ur.now();
      this.#gemt = { slags: 'gemmer' };
    }
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

  /** How many steps are not acknowledged. */
  get usendt(): number {
    return this.egne.length;
  }

  /** They themselves. */
  get egne(): readonly Step[] {
    return sendableSteps(this.#editor.state)?.steps ?? [];
  }

  /** How long something has been unconfirmed, in milliseconds; 0 when everything is acknowledged. */
  get ubekraeftet(): number {
    return this.#unconfirmedSince === null ? 0 : this.#ur.now() - this.#unconfirmedSince;
  }

  /** Nothing more is sent or received: the text is kept for the one who wrote it. */
  get stoppet(): boolean {
    return this.#slut || this.#gemt.slags === 'foraeldet' || (this.#gemt.slags === 'kan-ikke' && !this.#gemt.proever);
  }

  on(listener: (gemt: Gemt) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Another tab goes on with this text: nothing is sent, received or written down any more. */
  slut(): void {
    this.#slut = true;
    this.#cancel?.();
    this.#cancel = null;
  }

  /** The document changed: what came of one dispatch, in order. */
  skrevet(transactions: readonly Transaction[]): void {
    if (this.#slut) return;
    const unsent = this.usendt;
    if (this.#modtages && transactions.some(erModtaget)) this.#noterModtaget(unsent);
    const own = transactions.filter((tr) => tr.docChanged && !erModtaget(tr)).flatMap(({ steps }) => steps);
    if (own.length > 0) this.#journal.noter({ slags: 'eget', steps: own.map((step) => step.toJSON()) }, unsent);
    if (unsent === 0) return;
    this.#planlaeg();
    this.journalfoert();
  }

  /** The journal has something new to say. */
  journalfoert(): void {
    if (this.#gemt.slags === 'intet-net') this.#intetNet();
  }

  #planlaeg(): void {
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
      this.#set(this.usendt > 0 ? { slags: 'gemmer' } : { slags: 'gemt', kl: this.#kl });
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
      this.#intetNet();
  }

  /** The line is there. */
  fundet(): void {
    if (this.#gemt.slags !== 'intet-net') return;
    this.#set(this.usendt > 0 ? { slags: 'gemmer' } : { slags: 'gemt', kl: this.#kl });
    this.straks();
  }

  /** Takes in steps of others and the echo of our own. */
  modtag(missing: Missing): void {
    if (this.stoppet) return;
    if (missing.epoch !== this.#start.epoch) {
      this.#foraeldet();
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
      for (let at = 0; at < parsed.length; ) {
        const own = this.egne;
        const { antal, slags } = naesteLoeb(own, parsed.slice(at), clients.slice(at), this.#start.client);
        if (slags === 'ukendte' && erArvet(this.#editor.state)) {
          // Sent again it could stand twice, dropped it could be lost: it is rescued.
          this.#foraeldet();
          return;
        }
        if (slags === 'egne') this.#bekraeft(antal);
        else this.#tagInd(own, parsed.slice(at, at + antal), steps.slice(at, at + antal));
        at += antal;
      }
    } catch (error) {
      // A step that does not fit means that the two documents differ: say so, never guess.
      console.error(error);
      this.#foraeldet();
      return;
    }
    this.#confirmed();
  }

  /** The first so many of one's own steps stand in the server's log. */
  #bekraeft(antal: number): void {
    const own = this.egne.slice(0, antal);
    const clients = own.map(() => this.#start.client);
    this.#dispatch(receiveTransaction(this.#editor.state, own, clients), { slags: 'bekraeftet', antal });
  }

  /** Steps of others; text that the rebase leaves no place for is rescued (C4). */
  #tagInd(own: readonly Step[], steps: readonly Step[], json: readonly unknown[]): void {
    const { state } = this.#editor;
    const clients = steps.map(() => FREMMED);
    const tr = receiveTransaction(state, steps, clients, { mapSelectionBackward: true });
    this.#dispatch(tr, { slags: 'fremmed', steps: json }, own.length > 0 ? rebasetTab(own, state.doc, steps, tr) : []);
  }

  /** In the order it happens: what plugins append comes behind it. */
  #dispatch(tr: Transaction, haendelse: Haendelse, tabt: readonly string[] = []): void {
    this.#modtages = { haendelse, tabt };
    this.#editor.dispatch(tr);
    this.#noterModtaget(this.usendt);
  }

  #noterModtaget(unsent: number): void {
    if (!this.#modtages) return;
    const { haendelse, tabt } = this.#modtages;
    this.#modtages = null;
    this.#journal.noter(haendelse, unsent, tabt);
  }

  /** The document here is not the server's any more (A7). */
  #foraeldet(): void {
    if (this.#gemt.slags === 'foraeldet') return;
    this.#forlad();
    this.#set({ slags: 'foraeldet' });
  }

  /** The server's document is another at the same version (C9). `kunHer`: what stands only here; absent = what was not sent. */
  afvig(kunHer?: readonly string[]): void {
    if (!kunHer) {
      this.#foraeldet();
      return;
    }
    this.#journal.noter({ slags: 'forladt' }, this.usendt, kunHer);
    this.#set({ slags: 'foraeldet' });
  }

  /** What was not sent will never be: it is rescued, and the next opening begins without it. */
  #forlad(): void {
    const own = this.egne;
    if (own.length > 0) this.#journal.noter({ slags: 'forladt' }, own.length, indsatTekst(own, this.#editor.state.doc));
  }

  #intetNet(): void {
    // A request that was on its way when all was over.
    if (this.stoppet) return;
    this.#set({ slags: 'intet-net', usendt: this.usendt > 0, her: this.#journal.lokalt });
  }

  #confirmed(): void {
    if (this.usendt > 0) return;
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
    if (!this.#journal.klar) {
      this.#busy = true;
      await this.#journal.vent();
      this.#busy = false;
      if (this.stoppet || this.#waiting.length > 0) return;
    }
    const batch = this.#freeze();
    if (!batch) return;
    this.#dueBy = Number.POSITIVE_INFINITY;
    this.#busy = true;
    const svar = await this.#ledning.send(batch.body);
    this.#busy = false;
    // What the server took meanwhile, the tab that goes on will be told, or the next opening; an answer that comes late
    // must not set the page writing again on a document that was replaced.
    if (!this.stoppet) this.#answered(batch, svar);
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
        const rest = svar.version - this.version;
        if (rest > 0 && rest <= Math.min(batch.count, this.usendt)) this.#bekraeft(rest);
        this.#batch = null;
        this.#confirmed();
        if (this.usendt > 0) {
          // What is left was written after the batch was frozen.
          this.#unconfirmedSince = batch.at;
          this.#set({ slags: 'gemmer' });
          this.#planlaeg();
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
        this.#intetNet();
        this.#again();
    }
  }

  #afvist(status: number, besked: string): void {
    if (this.stoppet) return;
    const proever = status === 429 || status >= 500;
    if (status === 401) this.#set({ slags: 'log-ind' });
    else if (status === 410) this.#foraeldet();
    else {
      // Without the permission the outbox waits for it (C7); what can never fit must not come back with every opening.
      if (!proever && status !== 403 && status !== 404) this.#forlad();
      this.#set({ slags: 'kan-ikke', besked, proever, ...(status === 423 && { laast: true }) });
    }
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

  #set(gemt: Gemt): void {
    // Of that there is no way back but to open the document anew.
    if (this.#gemt.slags === 'foraeldet' || JSON.stringify(this.#gemt) === JSON.stringify(gemt)) return;
    this.#gemt = gemt;
    for (const listener of this.#listeners) listener(gemt);
  }
}

/** prosemirror-collab marks what it took in. */
function erModtaget(tr: Transaction): boolean {
  return tr.getMeta('rebased') !== undefined;
}
