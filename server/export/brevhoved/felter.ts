// Reads the fields of a letterhead's JSON one by one, and says in one Danish sentence which field is wrong and why.
// Unknown fields are refused too: a misspelt name must not pass in silence.
import { isXmlText } from '../../../editor/model/attrs.ts';
import { AppError } from '../../../editor/model/fejl.ts';
import { kontrast } from './farve.ts';

export class Felter {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #path: string;
  readonly #id: string;
  readonly #read = new Set<string>();
  readonly #groups: Felter[] = [];

  private constructor(id: string, path: string, value: unknown) {
    this.#id = id;
    this.#path = path;
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new AppError(
        'ugyldig',
        `Brevhovedet »${id}« kan ikke bruges: »${path || 'brevhoved.json'}« er ikke en gruppe.`,
      );
    this.#values = Object.fromEntries(Object.entries(value));
  }

  /** The fields of a letterhead's file. */
  static parse(id: string, read: () => string): Felter {
    let value: unknown;
    try {
      value = JSON.parse(read());
    } catch (cause) {
      throw new AppError('ugyldig', `Brevhovedet »${id}« kan ikke bruges: brevhoved.json kan ikke læses.`, { cause });
    }
    return new Felter(id, '', value);
  }

  fejl(name: string, what: string, cause?: unknown): AppError {
    const path = this.#path ? `${this.#path}.${name}` : name;
    return new AppError('ugyldig', `Brevhovedet »${this.#id}« kan ikke bruges: »${path}« ${what}.`, { cause });
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
    const group = new Felter(this.#id, this.#path ? `${this.#path}.${name}` : name, value);
    this.#groups.push(group);
    return group;
  }

  tekst(name: string, max: number): string {
    const value = this.#get(name);
    if (
      typeof value !== 'string' ||
      value.trim() === '' ||
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
    return value.map((_, i) =>
      new Felter(this.#id, this.#path ? `${this.#path}.${name}` : name, { ...value }).tekst(String(i), 120),
    );
  }

  tal(name: string, min: number, max: number): number {
    const value = this.#get(name);
    if (typeof value !== 'number' || !(value >= min && value <= max))
      throw this.fejl(name, `skal være et tal mellem ${min} og ${max}`);
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
        throw this.fejl(
          name,
          `kan ikke læses: kontrasten mod ${ground} er ${ratio.toFixed(1)}:1, og der skal 4,5:1 til`,
        );
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
