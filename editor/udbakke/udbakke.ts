// One instance's outbox while it is open: every change goes into its log in the task of the change itself, and the base
// is written anew when all is quiet (rules C1, C2). Says truthfully whether the medium has acknowledged it (C5).
import type { Node } from 'prosemirror-model';
import { rosterOf } from '../model/roster.ts';
import { type Grundlag, type Haendelse, type Medie, Optaget, type Post, type Reddet } from './medie.ts';
import { posttekst } from './redning.ts';
import type { Ur } from './ur.ts';

/** Whether what was written here is kept on this computer. */
export type Lokalt =
  /** Acknowledged by the medium. */
  | 'gemt'
  /** On its way. */
  | 'skriver'
  /** The medium refuses: private window, no room. */
  | 'fejl'
  /** Another tab has it. */
  | 'overtaget';

/** The editor's document as the outbox reads it when all is quiet. */
export interface Stand {
  readonly doc: Node;
  readonly version: number;
  readonly usendt: number;
}

/** What never changes while the instance is open, and what it starts from. */
export type Hoved = Omit<Grundlag, 'doc' | 'version' | 'seq' | 'at'>;

/** So long without a change is a pause: what was written is forced to the disk. */
const RO = 1000;
/** The base is written no more often than this. */
const GRUNDLAG = 10_000;

export class Udbakke {
  readonly hoved: Hoved;
  readonly #medie: Medie;
  readonly #ur: Ur;
  readonly #stand: () => Stand;
  readonly #listeners = new Set<(lokalt: Lokalt) => void>();
  readonly #reddere = new Set<() => void>();
  #lokalt: Lokalt = 'gemt';
  /** The first base; null once it has been handed to the medium. */
  #foerste: { readonly doc: () => string; readonly version: number } | null = null;
  #seq: number;
  #venter = 0;
  #roligt: (() => void)[] = [];
  #sidste: Post | null = null;
  #haerdet = true;
  #siden = 0;
  #grundlagAt: number;
  #cancelRo: (() => void) | null = null;
  #cancelGrundlag: (() => void) | null = null;
  #slut = false;
  /** A base has been acknowledged. */
  #findes: boolean;
  #afviste: Post[] = [];
  #iMindet: readonly Reddet[] = [];

  /** `stand` reads the editor; `seq` is the last post of an outbox that was taken over. */
  constructor(medie: Medie, ur: Ur, hoved: Hoved, stand: () => Stand, seq = 0) {
    this.hoved = hoved;
    this.#medie = medie;
    this.#ur = ur;
    this.#stand = stand;
    this.#seq = seq;
    this.#findes = seq > 0;
    this.#grundlagAt = ur.now();
  }

  /** A new instance: its first base is the document as the server gave it; written when idle or before the first post. */
  begynd(doc: () => string, version: number): void {
    const foerste = { doc, version };
    this.#foerste = foerste;
    this.#ur.ledig(() => {
      if (this.#foerste === foerste && !this.#slut) this.#skrivFoerste(foerste);
    });
  }

  get lokalt(): Lokalt {
    return this.#lokalt;
  }

  /** Steps may be sent: whoever crashes now leaves an outbox that knows their client id. */
  get klar(): boolean {
    return this.#venter === 0 || this.#lokalt === 'fejl' || this.#lokalt === 'overtaget';
  }

  /** Resolves when `klar`. */
  vent(): Promise<void> {
    if (this.klar) return Promise.resolve();
    return new Promise((resolve) => this.#roligt.push(resolve));
  }

  on(listener: (lokalt: Lokalt) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Rescued text that this computer has no room for. */
  get iMindet(): readonly Reddet[] {
    return this.#iMindet;
  }

  /** Calls back when text was rescued and lies there to be shown (C4). */
  onReddet(listener: () => void): void {
    this.#reddere.add(listener);
  }

  /** Puts a post at the end of the log, with the texts it cost. */
  noter(haendelse: Haendelse, usendt: number, tabt: readonly string[] = []): void {
    if (this.#slut || this.#lokalt === 'overtaget') return;
    if (this.#foerste) this.#skrivFoerste(this.#foerste);
    const reddet = tabt.map((tekst) => this.#reddet(tekst));
    if (this.#lokalt === 'fejl') {
      // A log with a hole cannot be read: the next base begins it anew.
      this.#seq++;
      if (reddet.length > 0) this.#red(reddet);
      if (usendt === 0) this.#senereGrundlag();
      return;
    }
    const post = { instans: this.hoved.instans, seq: ++this.#seq, usendt, haendelse };
    this.#sidste = post;
    this.#haerdet = false;
    this.#siden++;
    const written = this.#medie.tilfoej(post, reddet);
    this.#skriv(written, post);
    if (reddet.length > 0) this.#vis(written, reddet);
    this.#cancelRo?.();
    this.#cancelRo = this.#ur.after(RO, () => void this.haerd());
    if (usendt === 0) this.#senereGrundlag();
  }

  /** Forces what was written to the disk: the tab is hidden, or hands its outbox over. Resolves when it lies there. */
  async haerd(): Promise<void> {
    this.#cancelRo?.();
    this.#cancelRo = null;
    if (!this.#sidste || this.#haerdet || this.#lokalt === 'fejl' || this.#lokalt === 'overtaget') return;
    this.#haerdet = true;
    await this.#skriv(this.#medie.haerd(this.#sidste));
  }

  /** The outbox is left as it is: for the tab that takes over, or for the next time. */
  slut(): void {
    this.#slut = true;
    this.#cancelRo?.();
    this.#cancelGrundlag?.();
  }

  /** The person signed out, and what lay here is removed: nothing is kept until they are back, then a new base. */
  glemt(): void {
    if (this.#slut || this.#lokalt === 'overtaget') return;
    this.#foerste = null;
    this.#findes = false;
    this.#sidste = null;
    this.#set('fejl');
    this.#senereGrundlag();
  }

  /** Its id is no count: without room nothing is written of what was counted, and the next tab would give it out again. */
  #reddet(tekst: string): Reddet {
    const { instans, bruger, referat } = this.hoved;
    const id = `${instans}-${Math.floor(this.#ur.random() * 2 ** 48).toString(36)}`;
    return { id, bruger, referat, tekst, at: this.#ur.now(), sendt: false, fjernet: false };
  }

  #skrivFoerste({ doc, version }: { doc: () => string; version: number }): void {
    this.#foerste = null;
    this.#skriv(this.#grundlag({ ...this.hoved, doc: doc(), version, seq: 0, at: this.#ur.now() }));
  }

  #senereGrundlag(): void {
    if (this.#cancelGrundlag || this.#slut) return;
    const due = Math.max(RO, this.#grundlagAt + GRUNDLAG - this.#ur.now());
    this.#cancelGrundlag = this.#ur.after(due, () => {
      this.#cancelGrundlag = null;
      this.#ur.ledig(() => this.#nytGrundlag());
    });
  }

  #nytGrundlag(): void {
    if (this.#iMindet.length > 0) {
      const again = this.#iMindet;
      this.#iMindet = [];
      this.#red(again);
    }
    const { doc, version, usendt } = this.#stand();
    if (this.#slut || usendt > 0 || this.#lokalt === 'overtaget') return;
    // Somebody is writing: later, when all is quiet.
    if (this.#cancelRo || this.#venter > 0) {
      this.#senereGrundlag();
      return;
    }
    const now = this.#ur.now();
    this.#grundlagAt = now;
    const siden = this.#siden;
    const json = JSON.stringify(doc.toJSON());
    if (this.#lokalt === 'fejl') this.#set('skriver');
    this.#siden = 0;
    if (siden > 0 || this.#lokalt === 'skriver')
      this.#skriv(this.#grundlag({ ...this.hoved, doc: json, version, seq: this.#seq, at: now }));
  }

  async #grundlag(grundlag: Grundlag): Promise<void> {
    await this.#medie.skrivGrundlag(grundlag, !this.#findes);
    this.#findes = true;
  }

  /** Rescued text is told of when it lies there, or when it cannot: then it is kept in memory and tried again. */
  async #vis(written: Promise<void>, reddet: readonly Reddet[]): Promise<void> {
    try {
      await written;
    } catch {
      this.#iMindet = [...this.#iMindet, ...reddet];
    }
    for (const listener of this.#reddere) listener();
  }

  #red(reddet: readonly Reddet[]): void {
    const written = this.#medie.gemReddet(reddet);
    this.#skriv(written);
    this.#vis(written, reddet);
  }

  async #skriv(written: Promise<void>, post: Post | null = null): Promise<void> {
    this.#venter++;
    if (this.#lokalt === 'gemt') this.#set('skriver');
    try {
      await written;
      this.#venter--;
      if (this.#venter === 0 && this.#lokalt === 'skriver') this.#set('gemt');
    } catch (cause) {
      this.#venter--;
      // Without a base of ours there was nothing to take over.
      if (cause instanceof Optaget && this.#findes) {
        if (post) this.#afviste.push(post);
        this.#set('overtaget');
      } else if (this.#lokalt !== 'overtaget') {
        this.#set('fejl');
        this.#senereGrundlag();
      }
    }
    if (this.#venter === 0 && this.#afviste.length > 0) this.#redAfviste();
    if (!this.klar) return;
    const roligt = this.#roligt;
    this.#roligt = [];
    for (const resolve of roligt) resolve();
  }

  /** What was written here after another tab had taken over stands in no log but this one's memory. */
  #redAfviste(): void {
    const tekst = posttekst(this.#afviste, rosterOf(this.#stand().doc));
    this.#afviste = [];
    if (tekst !== '') this.#red([this.#reddet(tekst)]);
  }

  #set(lokalt: Lokalt): void {
    if (this.#lokalt === lokalt) return;
    this.#lokalt = lokalt;
    for (const listener of this.#listeners) listener(lokalt);
  }
}
