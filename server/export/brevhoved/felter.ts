// Reads the fields of a letterhead's JSON one by one, and says in one Danish sentence which field is wrong and why.
// Unknown fields are refused too: a misspelt name must not pass in silence.
import { isXmlText } from '../../../editor/model/attrs.ts';
import { AppError } from '../../../editor/model/fejl.ts';
import { kontrast } from './farve.ts';

/** How a fault is said: `path` names the field ("farver.accent", "sidefod.2"; "" = the whole), `what` is wrong with it. */
export type Sprog = (path: string, what: string) => string;

/** For letterheads in a folder: by the names that stand in the file. */
export const filsprog =
  (id: string): Sprog =>
  (path, what) =>
    `Brevhovedet »${id}« kan ikke bruges: »${path || 'brevhoved.json'}« ${what}.`;

export class Felter {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #path: string;
  readonly #sprog: Sprog;
  readonly #read = new Set<string>();
  readonly #groups: Felter[] = [];

  constructor(value: unknown, sprog: Sprog, path = '') {
    this.#path = path;
    this.#sprog = sprog;
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new AppError('ugyldig', sprog(path, 'er ikke en gruppe'));
    this.#values = Object.fromEntries(Object.entries(value));
  }

  #at(name: string): string {
    return this.#path ? `${this.#path}.${name}` : name;
  }

  fejl(name: string, what: string, cause?: unknown): AppError {
    return new AppError('ugyldig', this.#sprog(this.#at(name), what), { cause });
  }

  har(name: string): boolean {
    this.#read.add(name);
    return this.#values[name] !== undefined && this.#values[name] !== null;
  }

  #get(name: string): unknown {
    if (!this.har(name)) throw this.fejl(name, 'mangler');
    return this.#values[name];
  }

  gruppe(name: string): Felter {
    const value = this.#get(name);
    const group = new Felter(value, this.#sprog, this.#at(name));
    this.#groups.push(group);
    return group;
  }

  /** A line of text; `tom`: it may be empty. */
  tekst(name: string, max: number, tom = false): string {
    const value = this.#get(name);
    if (
      typeof value !== 'string' ||
      (value.trim() === '' && !tom) ||
      value.length > max ||
      !isXmlText(value) ||
      /[\r\n]/.test(value)
    )
      throw this.fejl(name, `skal være en linje tekst på højst ${max} tegn`);
    return value;
  }

  tekster(name: string, max: number): readonly string[] {
    const value = this.#get(name);
    if (!Array.isArray(value) || value.length > max)
      throw this.fejl(name, `skal være en liste med højst ${max} linjer`);
    const lines = new Felter({ ...value }, this.#sprog, this.#at(name));
    return value.map((_, i) => lines.tekst(String(i), 120));
  }

  tal(name: string, min: number, max: number): number {
    const value = this.#get(name);
    if (typeof value !== 'number' || !(value >= min && value <= max))
      throw this.fejl(name, `skal være et tal mellem ${danish(min)} og ${danish(max)}`);
    return value;
  }

  ja(name: string): boolean {
    const value = this.#get(name);
    if (typeof value !== 'boolean') throw this.fejl(name, 'skal være true eller false');
    return value;
  }

  valg<T extends string>(name: string, values: readonly T[]): T {
    const value = this.#get(name);
    const found = values.find((one) => one === value);
    if (found === undefined) throw this.fejl(name, `skal være ${values.map((one) => `»${one}«`).join(' eller ')}`);
    return found;
  }

  /** A colour `#rrggbb` that reaches 4.5:1 on each of `grounds`. */
  farve(name: string, grounds: readonly string[]): string {
    const value = this.#get(name);
    if (typeof value !== 'string' || !/^#[0-9a-f]{6}$/i.test(value))
      throw this.fejl(name, 'skal være en farve som #12506b');
    for (const ground of grounds) {
      const ratio = kontrast(value, ground);
      if (ratio < 4.5)
        throw this.fejl(name, `kan ikke læses: kontrasten mod ${ground} er ${danish(ratio)}:1, og der skal 4,5:1 til`);
    }
    return value;
  }

  /** The result of `read`; what goes wrong in it is this field's fault. */
  laes<T>(name: string, read: () => T): T {
    try {
      return read();
    } catch (cause) {
      throw this.fejl(name, `kan ikke læses (${cause instanceof Error ? cause.message : cause})`, cause);
    }
  }

  /** Refuses fields that nobody asked for. */
  slut(): void {
    const unknown = Object.keys(this.#values).find((name) => !this.#read.has(name));
    if (unknown !== undefined) throw this.fejl(unknown, 'er ikke et felt i et brevhoved');
    for (const group of this.#groups) group.slut();
  }
}

/** A number as it is written in Danish, with one decimal at the most. */
function danish(value: number): string {
  return String(Math.floor(value * 10) / 10).replace('.', ',');
}
