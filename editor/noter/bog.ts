// One's own notes beside one referat: what they say now, and the way to the server. Every change lies on this computer
// first; it is sent when one pauses, again until it is there, and what is said of the saving is true. Knows no page.
import type { Indlaegstid, Note } from '../model/note.ts';
import { frisktId } from '../view/nytid.ts';
import type { Lager, Usendt } from './lager.ts';
import type { Linje } from './linje.ts';

/** What is true of the saving: at the server · on its way · on this computer only · nowhere but on the screen. */
export type Stand = 'gemt' | 'gemmer' | 'her' | 'ingen-steder';

interface Post {
  note: Note;
  /** The editions at the server that this text was written on top of, those on their way included. */
  grundlag: readonly string[];
  uafsendt: boolean;
  slettet: boolean;
  /** The edition that lies on this computer. */
  her: string;
  /** Why the server will not have this edition. */
  afvist: string;
}

const EFTER_TASTEN = 500;
const TIDER_SAMLES = 4000;
const PAUSER = [2000, 5000, 10_000, 30_000];

export class Notebog {
  readonly #lager: Lager;
  readonly #linje: Linje;
  readonly #poster = new Map<string, Post>();
  readonly #tider = new Map<string, number>();
  #nyeTider = new Map<string, number>();
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tidTimer: ReturnType<typeof setTimeout> | undefined;
  #sender = false;
  #fejl = 0;
  #hentet = false;

  constructor(lager: Lager, linje: Linje) {
    this.#lager = lager;
    this.#linje = linje;
  }

  /** Whether the server's notes have been read; "kan-ikke" where that was tried in vain. */
  get hentet(): 'ja' | 'nej' | 'kan-ikke' {
    return this.#hentet ? 'ja' : this.#fejl > 0 ? 'kan-ikke' : 'nej';
  }

  get noter(): readonly Note[] {
    return [...this.#poster.values()].filter((one) => !one.slettet).map((one) => one.note);
  }

  find(id: string): Note | null {
    const post = this.#poster.get(id);
    return post && !post.slettet ? post.note : null;
  }

  /** When indlæg were begun, by their ids. */
  get tider(): ReadonlyMap<string, number> {
    return this.#tider;
  }

  /** The sentence of the server where it will not have a note as it is. */
  get afvist(): string {
    return [...this.#poster.values()].find((one) => one.uafsendt && one.afvist !== '')?.afvist ?? '';
  }

  get stand(): Stand {
    const open = [...this.#poster.values()].filter((one) => one.uafsendt);
    if (open.length === 0) return 'gemt';
    if (open.some((one) => one.her !== one.note.udgave)) return this.#fejl > 0 ? 'ingen-steder' : 'gemmer';
    return this.#fejl > 0 || open.some((one) => one.afvist !== '') ? 'her' : 'gemmer';
  }

  on(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Reads what this computer holds and what the server has; what was written here stays. */
  async hent(): Promise<void> {
    if (!this.#hentet) await this.#laesLager();
    const answer = await this.#linje.hent();
    if (answer.slags !== 'ja') {
      this.#igen();
      return;
    }
    const { noter, tider } = answer.svar;
    const there = new Set(noter.map(({ id }) => id));
    for (const [id, post] of this.#poster) if (!post.uafsendt && !there.has(id)) this.#poster.delete(id);
    for (const note of noter) {
      const post = this.#poster.get(note.id);
      if (post?.uafsendt) continue;
      this.#poster.set(note.id, { ...GEMT, note, grundlag: [note.udgave], her: note.udgave });
    }
    for (const [blok, tid] of tider) this.#tider.set(blok, tid);
    this.#hentet = true;
    this.#fejl = 0;
    this.#tell();
    this.straks();
  }

  /** Writes in a note, or begins one. */
  skriv(note: Omit<Note, 'udgave' | 'tidligere'>, tidligere?: readonly string[]): void {
    const post = this.#poster.get(note.id);
    const next = { ...note, udgave: frisktId(), tidligere: tidligere ?? post?.note.tidligere ?? [] };
    this.#saet({ ...GEMT, grundlag: post?.grundlag ?? [], her: post?.her ?? '', note: next, uafsendt: true });
  }

  slet(id: string): void {
    const post = this.#poster.get(id);
    if (!post) return;
    this.#saet({ ...post, note: { ...post.note, udgave: frisktId() }, uafsendt: true, slettet: true, afvist: '' });
  }

  /** An indlæg was begun. */
  begyndt(blok: string, tid: number): void {
    if (this.#tider.has(blok)) return;
    this.#tider.set(blok, tid);
    this.#nyeTider.set(blok, tid);
    void this.#lager.saetTider([[blok, tid]]).catch(() => {});
    this.#tidTimer ??= setTimeout(() => void this.#sendTider(), TIDER_SAMLES);
    this.#tell();
  }

  /** Tries at once: the network came back, the page is being hidden. */
  straks(): void {
    clearTimeout(this.#timer);
    void this.#send();
    void this.#sendTider();
  }

  async #laesLager(): Promise<void> {
    try {
      const { noter, tider } = await this.#lager.hent();
      for (const { note, grundlag, slettet } of noter)
        if (!this.#poster.has(note.id))
          this.#poster.set(note.id, { ...GEMT, note, grundlag, slettet, uafsendt: true, her: note.udgave });
      for (const [blok, tid] of tider) {
        this.#tider.set(blok, tid);
        this.#nyeTider.set(blok, tid);
      }
      this.#tell();
    } catch {
      // A browser without storage: what is written goes to the server only, and the pane says so.
    }
  }

  #saet(post: Post): void {
    const { id, udgave } = post.note;
    this.#poster.set(id, post);
    const { note, grundlag, slettet }: Usendt = post;
    void this.#lager.saet({ note, grundlag, slettet }).then(
      () => {
        const now = this.#poster.get(id);
        if (now?.note.udgave === udgave) now.her = udgave;
        // It reached the server while it was being put away.
        if (!now?.uafsendt) void this.#lager.fjern(id).catch(() => {});
        this.#tell();
      },
      () => {},
    );
    this.#tell();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), EFTER_TASTEN);
  }

  /** Sends what is not there yet, one note after the other. */
  async #send(): Promise<void> {
    if (this.#sender) return;
    this.#sender = true;
    try {
      for (let post = this.#naeste(); post; post = this.#naeste()) if (!(await this.#sendEn(post))) return;
      if (!this.#hentet) void this.hent();
    } finally {
      this.#sender = false;
      this.#tell();
    }
  }

  #naeste(): Post | undefined {
    return [...this.#poster.values()].find((one) => one.uafsendt && one.afvist === '');
  }

  /** False where it must wait. */
  async #sendEn(post: Post): Promise<boolean> {
    const { note } = post;
    const grundlag = [...new Set([...post.grundlag, note.udgave])].slice(-40);
    if (!post.slettet) post.grundlag = grundlag;
    const answer = post.slettet
      ? await this.#linje.slet(note.id, post.grundlag)
      : await this.#linje.gem({ ...note, grundlag });
    if (answer.slags === 'senere' || (answer.slags === 'nej' && answer.status === 429)) {
      this.#igen();
      return false;
    }
    this.#fejl = 0;
    const now = this.#poster.get(note.id);
    if (answer.slags === 'nej') {
      if (post.slettet && answer.status === 409) {
        // It says something else by now: it stays, and is shown as it is.
        this.#faerdig(note.id);
        await this.hent();
      } else if (now?.note.udgave === note.udgave) now.afvist = answer.besked;
      return true;
    }
    if (!now) return true;
    if (answer.svar === null) {
      if (now.slettet) this.#faerdig(note.id);
      return true;
    }
    const { tidligere, udgave } = answer.svar;
    now.grundlag = [udgave];
    now.note = { ...now.note, tidligere };
    if (now.note.udgave === udgave && !now.slettet) {
      now.uafsendt = false;
      void this.#lager.fjern(note.id).catch(() => {});
    }
    return true;
  }

  #faerdig(id: string): void {
    this.#poster.delete(id);
    void this.#lager.fjern(id).catch(() => {});
  }

  async #sendTider(): Promise<void> {
    clearTimeout(this.#tidTimer);
    this.#tidTimer = undefined;
    const sent: readonly Indlaegstid[] = [...this.#nyeTider].slice(0, 500);
    if (sent.length === 0) return;
    this.#nyeTider = new Map([...this.#nyeTider].slice(500));
    const answer = await this.#linje.tider(sent);
    if (answer.slags === 'senere') {
      for (const [blok, tid] of sent) this.#nyeTider.set(blok, tid);
      this.#igen();
      return;
    }
    void this.#lager.fjernTider(sent).catch(() => {});
  }

  /** Again after a pause: the notes where they were never read, else what waits. */
  #igen(): void {
    const pause = PAUSER[Math.min(this.#fejl, PAUSER.length - 1)] ?? 30_000;
    this.#fejl++;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => (this.#hentet ? this.straks() : void this.hent()),
      pause * (0.8 + Math.random() * 0.4),
    );
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const GEMT = { uafsendt: false, slettet: false, afvist: '' } as const;
