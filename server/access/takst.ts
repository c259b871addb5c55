// How often another system may ask: so many times in each minute of the clock, counted by key.
// Pure but for its own memory: the clock is passed in. A restart forgets.

const MINUT = 60_000;

export class Takst {
  readonly #hoejst: number;
  readonly #antal = new Map<string, number>();
  #minut = 0;

  /** `hoejst` times a minute. */
  constructor(hoejst: number) {
    this.#hoejst = hoejst;
  }

  /** True while `hvem` may ask; does not count. */
  har(hvem: string, now: number): boolean {
    this.#vend(now);
    return (this.#antal.get(hvem) ?? 0) < this.#hoejst;
  }

  tael(hvem: string, now: number): void {
    this.#vend(now);
    this.#antal.set(hvem, (this.#antal.get(hvem) ?? 0) + 1);
  }

  /** Forgets the minute that is over. */
  #vend(now: number): void {
    const minut = Math.floor(now / MINUT);
    if (minut === this.#minut) return;
    this.#minut = minut;
    this.#antal.clear();
  }
}
