// A computer's storage and locks in memory, for simulations: what the browser's database and Web Locks promise, and a power
// cut that takes the last relaxed writes. Everything above them is the real code.
import type { Laas, Laase } from '../../editor/udbakke/laase.ts';
import { type Fund, type Grundlag, type Medie, Optaget, type Post, type Reddet } from '../../editor/udbakke/medie.ts';

/** Copied as a database copies it: nobody shares an object with what lies there. */
function kopi<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

export class Hukommelse implements Medie {
  readonly #grundlag = new Map<string, Grundlag>();
  readonly #poster = new Map<string, Post[]>();
  readonly #reddet = new Map<string, Reddet>();
  /** How to take back what is not on the disk yet, newest last. */
  #loese: (() => void)[] = [];
  /** No room, or a private window: every write is refused. */
  fuld = false;

  async tilfoej(post: Post, reddet: readonly Reddet[]): Promise<void> {
    this.#rum();
    const poster = this.#poster.get(post.instans) ?? [];
    if (!this.#grundlag.has(post.instans) || poster.some(({ seq }) => seq === post.seq)) throw new Optaget();
    this.#poster.set(post.instans, [...poster, kopi(post)]);
    for (const one of reddet) this.#reddet.set(one.id, kopi(one));
    if (reddet.length > 0) this.#loese = [];
    else
      this.#loese.push(() => {
        this.#poster.set(post.instans, poster);
      });
  }

  async haerd(): Promise<void> {
    this.#rum();
    this.#loese = [];
  }

  async skrivGrundlag(grundlag: Grundlag, foerste: boolean): Promise<void> {
    this.#rum();
    const { instans, seq } = grundlag;
    const old = this.#grundlag.get(instans);
    if (!foerste && (!old || old.seq > seq)) throw new Optaget();
    const poster = this.#poster.get(instans) ?? [];
    this.#grundlag.set(instans, kopi(grundlag));
    this.#poster.set(
      instans,
      poster.filter((post) => post.seq > seq),
    );
    this.#loese.push(() => {
      if (old) this.#grundlag.set(instans, old);
      else this.#grundlag.delete(instans);
      this.#poster.set(instans, poster);
    });
  }

  async listUdbakker(referat?: string): Promise<readonly Fund[]> {
    return [...this.#grundlag.values()]
      .filter((one) => referat === undefined || one.referat === referat)
      .map((grundlag) => ({
        grundlag: kopi(grundlag),
        usendt: this.#poster.get(grundlag.instans)?.at(-1)?.usendt ?? 0,
      }));
  }

  async laes(instans: string) {
    const grundlag = this.#grundlag.get(instans);
    return grundlag ? kopi({ grundlag, poster: this.#poster.get(instans) ?? [] }) : null;
  }

  async overtag(instans: string) {
    const found = await this.laes(instans);
    if (!found) return null;
    const last = found.poster.at(-1);
    const seq = Math.max(found.grundlag.seq, last?.seq ?? 0) + 1;
    const hegn: Post = { instans, seq, usendt: last?.usendt ?? 0, haendelse: { slags: 'overtaget' } };
    await this.tilfoej(hegn, []);
    this.#loese = [];
    return { grundlag: found.grundlag, poster: [...found.poster, hegn] };
  }

  async slet(instans: string): Promise<void> {
    this.#grundlag.delete(instans);
    this.#poster.delete(instans);
    this.#loese = [];
  }

  async listReddet(bruger: string, referat: string): Promise<readonly Reddet[]> {
    return kopi([...this.#reddet.values()].filter((one) => one.bruger === bruger && one.referat === referat));
  }

  async gemReddet(reddet: readonly Reddet[]): Promise<void> {
    this.#rum();
    for (const one of reddet) this.#reddet.set(one.id, kopi(one));
    this.#loese = [];
  }

  async sletReddet(id: string): Promise<void> {
    this.#reddet.delete(id);
  }

  async glem(bruger: string): Promise<void> {
    for (const { instans, bruger: ejer } of [...this.#grundlag.values()]) if (ejer === bruger) await this.slet(instans);
    for (const { id, bruger: ejer } of [...this.#reddet.values()]) if (ejer === bruger) this.#reddet.delete(id);
  }

  /** The power is cut: the last `antal` writes that were not forced to the disk are gone. */
  stroemsvigt(antal: number): void {
    for (let i = 0; i < antal; i++) this.#loese.pop()?.();
    this.#loese = [];
  }

  /** Everything that lies here, as text: for tests that look for what must not be there. */
  indhold(): string {
    return JSON.stringify([[...this.#grundlag.values()], [...this.#poster.values()], [...this.#reddet.values()]]);
  }

  #rum(): void {
    if (this.fuld) throw new DOMException('Ingen plads', 'QuotaExceededError');
  }
}

/** The locks of one browser; each tab asks through `fane()`. */
export class Laaseskab {
  readonly #holdes = new Map<string, { readonly fane: object; readonly mist: () => void }>();

  /** The locks as one tab has them; `doe()` lets go of all of them, as a browser does for a dead tab. */
  fane(): Laase & { doe(): void } {
    const fane = {};
    const tag = (navn: string): Laas => {
      this.#holdes.get(navn)?.mist();
      const { promise: tabt, resolve: mist } = Promise.withResolvers<void>();
      const one = { fane, mist };
      this.#holdes.set(navn, one);
      return {
        tabt,
        slip: () => {
          if (this.#holdes.get(navn) === one) this.#holdes.delete(navn);
        },
      };
    };
    const ledig = async (navn: string): Promise<Laas | null> => (this.#holdes.has(navn) ? null : tag(navn));
    return {
      tag: ledig,
      vent: ledig,
      stjael: async (navn) => tag(navn),
      doe: () => {
        for (const [navn, one] of this.#holdes) if (one.fane === fane) this.#holdes.delete(navn);
      },
    };
  }
}
