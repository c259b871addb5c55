// A clock that stands until it is moved, with chance of its own: the same at every run.

/** How many questions are on their way; the clock waits for them. */
let igang = 0;

/** Counts `ask` as on its way until it is answered. */
export async function spoergsmaal<T>(ask: () => Promise<T>): Promise<T> {
  igang++;
  try {
    return await ask();
  } finally {
    igang--;
  }
}

/** Lets every question be answered and every answer be taken in: the clock stands meanwhile. */
export async function ro(): Promise<void> {
  for (let still = 0; still < 3; still++) {
    await new Promise((resolve) => setImmediate(resolve));
    if (igang > 0) still = 0;
  }
}

interface Aftale {
  readonly at: number;
  readonly callback: () => void;
}

export class Testur {
  #now = 0;
  #aftaler: Aftale[] = [];
  #state: number;

  constructor(seed = 7) {
    this.#state = seed;
  }

  readonly now = (): number => this.#now;

  readonly random = (): number => {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#state / 2 ** 32;
  };

  readonly after = (ms: number, callback: () => void): (() => void) => {
    const one = { at: this.#now + ms, callback };
    this.#aftaler.push(one);
    return () => {
      this.#aftaler = this.#aftaler.filter((other) => other !== one);
    };
  };

  readonly ledig = (callback: () => void): void => {
    this.after(50, callback);
  };

  async frem(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#aftaler.reduce<Aftale | null>(
        (first, one) => (one.at <= end && (!first || one.at < first.at) ? one : first),
        null,
      );
      if (!next) break;
      this.#aftaler = this.#aftaler.filter((one) => one !== next);
      this.#now = next.at;
      next.callback();
      await ro();
    }
    this.#now = end;
    await ro();
  }
}
