// The threads this page knows, and what was decided here and is on its way: an accepted proposal shows at once, and is
// what the server says as soon as the server has the step that accepted it. Knows no DOM.
import type { Bemaerkningsstand, Traad } from '../model/bemaerkning.ts';
import type { Linje } from './linje.ts';

/** A stand that a step set; `sendt`: the step is not waiting to be sent any more. */
interface Paavej {
  readonly til: Bemaerkningsstand;
  sendt: boolean;
}

/** `version`: of the document that the places of the threads are true of, where that is known. */
type Tilhoerer = (aendrede: readonly Traad[], version: number | null) => void;

export type Hentet = 'nej' | 'ja' | 'kan-ikke';

export class Traadbog {
  readonly #linje: Linje;
  readonly #traade = new Map<string, Traad>();
  readonly #paavej = new Map<string, Paavej>();
  readonly #listeners = new Set<Tilhoerer>();
  readonly #afveg: (traad: Traad, ventet: Bemaerkningsstand) => void;
  #rev = 0;
  /** The highest that was told of. */
  #hoert = 0;
  #kiksede = false;
  #hentet: Hentet = 'nej';
  #henter: Promise<void> | null = null;
  #igen = false;

  /** `afveg` is told of a step that did not bring its thread to the stand it said. */
  constructor(linje: Linje, afveg: (traad: Traad, ventet: Bemaerkningsstand) => void) {
    this.#linje = linje;
    this.#afveg = afveg;
  }

  get hentet(): Hentet {
    return this.#hentet;
  }

  get rev(): number {
    return this.#rev;
  }

  get traade(): readonly Traad[] {
    return [...this.#traade.values()];
  }

  find(id: string): Traad | null {
    return this.#traade.get(id) ?? null;
  }

  /** As it is shown here. */
  stand(id: string): Bemaerkningsstand | null {
    return this.#paavej.get(id)?.til ?? this.#traade.get(id)?.stand ?? null;
  }

  /** Calls back with the threads that changed; with none where only what is on its way did. */
  on(listener: Tilhoerer): void {
    this.#listeners.add(listener);
  }

  /** The server says that there is something newer than this. */
  hoert(rev: number): void {
    this.#hoert = Math.max(this.#hoert, rev);
    if (rev > this.#rev) void this.hent();
  }

  /** There is something that could not be fetched. */
  get bagefter(): boolean {
    return this.#kiksede || this.#hoert > this.#rev;
  }

  /** Fetches what is newer; one question at a time, and once more where somebody asked meanwhile. */
  hent(): Promise<void> {
    if (this.#henter) {
      this.#igen = true;
      return this.#henter;
    }
    this.#henter = this.#hent().finally(() => {
      this.#henter = null;
    });
    return this.#henter;
  }

  async #hent(): Promise<void> {
    do {
      this.#igen = false;
      const ankommet = [...this.#paavej].filter(([, one]) => one.sendt);
      const svar = await this.#linje.hent(this.#rev);
      if (svar.slags !== 'svar') {
        this.#kiksede = true;
        if (this.#hentet === 'nej') this.#hentet = 'kan-ikke';
        this.#fortael([]);
        return;
      }
      this.#hentet = 'ja';
      this.#kiksede = false;
      this.#rev = Math.max(this.#rev, svar.vaerdi.rev);
      const nye = svar.vaerdi.traade.filter((one) => this.#nyere(one));
      for (const one of nye) this.#traade.set(one.id, one);
      for (const [id, paavej] of ankommet) {
        if (this.#paavej.get(id) !== paavej) continue;
        this.#paavej.delete(id);
        const traad = this.#traade.get(id);
        if (traad && traad.stand !== paavej.til) this.#afveg(traad, paavej.til);
      }
      if (nye.length > 0 || ankommet.length > 0) this.#fortael(nye, svar.vaerdi.version);
    } while (this.#igen);
  }

  /** The answer to what was asked of one thread. */
  modtag(traad: Traad): void {
    if (!this.#nyere(traad)) return;
    this.#traade.set(traad.id, traad);
    this.#fortael([traad]);
  }

  #nyere({ id, rev }: Traad): boolean {
    return rev > (this.#traade.get(id)?.rev ?? -1);
  }

  /** A step here says so. */
  trin(id: string, til: Bemaerkningsstand): void {
    this.#paavej.set(id, { til, sendt: false });
    this.#fortael([]);
  }

  /** These steps' threads still wait to be sent; what does not is at the server, or was dropped. */
  venter(ids: ReadonlySet<string>): void {
    let some = false;
    for (const [id, one] of this.#paavej)
      if (!one.sendt && !ids.has(id)) {
        one.sendt = true;
        some = true;
      }
    if (some) void this.hent();
  }

  erPaavej(id: string): boolean {
    return this.#paavej.has(id);
  }

  get paavej(): boolean {
    return this.#paavej.size > 0;
  }

  /** Another document stands in the place of the one that was open: its threads are fetched anew. */
  forfra(): void {
    this.#paavej.clear();
    this.#traade.clear();
    this.#rev = 0;
    void this.hent();
  }

  #fortael(aendrede: readonly Traad[], version: number | null = null): void {
    for (const listener of this.#listeners) listener(aendrede, version);
  }
}
