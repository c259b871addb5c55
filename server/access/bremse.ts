// Slows down guessing of passwords. Wrong answers are counted per address and account together, so that a stranger can
// never lock a colleague out, and per address alone, so that one machine cannot try every account.
// Pure but for its own memory: the clock is passed in. A restart forgets; the wait is short anyway.

const MINUT = 60_000;

/** Attempts that cost nothing, and the longest wait, in milliseconds. */
const REGLER = {
  konto: { frie: 5, laengst: 15 * MINUT },
  adresse: { frie: 50, laengst: 15 * MINUT },
} as const;

const FOERSTE_VENTETID = 5_000;
const GLEMMES_EFTER = 60 * MINUT;
const HOEJST_HUSKET = 20_000;

interface Forsoeg {
  antal: number;
  sidst: number;
}

/** How long the next attempt must wait, after `antal` wrong ones of which `frie` were free. */
function ventetid(antal: number, { frie, laengst }: { frie: number; laengst: number }): number {
  if (antal < frie) return 0;
  return Math.min(laengst, FOERSTE_VENTETID * 2 ** Math.min(20, antal - frie));
}

/** Counts wrong attempts. One per server. */
export class Bremse {
  readonly #forsoeg = new Map<string, Forsoeg>();

  /** Milliseconds until this account may be tried from this address again; 0 = now. */
  venter(konto: string, adresse: string, now: number): number {
    return Math.max(
      this.#rest(`k ${adresse} ${konto}`, REGLER.konto, now),
      this.#rest(`a ${adresse}`, REGLER.adresse, now),
    );
  }

  forkert(konto: string, adresse: string, now: number): void {
    for (const key of [`k ${adresse} ${konto}`, `a ${adresse}`]) {
      const known = this.#forsoeg.get(key);
      const gammel = !known || now - known.sidst > GLEMMES_EFTER;
      this.#forsoeg.delete(key);
      this.#forsoeg.set(key, { antal: gammel ? 1 : known.antal + 1, sidst: now });
    }
    // The map keeps the order of insertion: the oldest go first.
    for (const key of this.#forsoeg.keys()) {
      if (this.#forsoeg.size <= HOEJST_HUSKET) break;
      this.#forsoeg.delete(key);
    }
  }

  /** A right password forgets the account's wrong ones; the address keeps its own. */
  rigtig(konto: string, adresse: string): void {
    this.#forsoeg.delete(`k ${adresse} ${konto}`);
  }

  /** How many counts are remembered. */
  get antal(): number {
    return this.#forsoeg.size;
  }

  #rest(key: string, regel: { frie: number; laengst: number }, now: number): number {
    const known = this.#forsoeg.get(key);
    if (!known || now - known.sidst > GLEMMES_EFTER) return 0;
    return Math.max(0, known.sidst + ventetid(known.antal, regel) - now);
  }
}
