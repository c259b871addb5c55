// Reads the objects of a PDF file: dictionaries, arrays, strings, streams, by the cross-reference table at its end
// (ISO 32000-1, 7.3 and 7.5). For checking files of our own making: no object streams, no encryption, no repair.
import { inflateSync } from 'node:zlib';

/** A reference to an indirect object. */
export class Ref {
  readonly nummer: number;

  constructor(nummer: number) {
    this.nummer = nummer;
  }
}

/** A name or, in content, an operator. */
export class Navn {
  readonly navn: string;

  constructor(navn: string) {
    this.navn = navn;
  }
}

export type Ordbog = ReadonlyMap<string, Vaerdi>;
/** Strings are their bytes, one per character. */
export type Vaerdi = number | string | boolean | null | Ref | Navn | Operator | readonly Vaerdi[] | Ordbog;

export class Operator extends Navn {}

const SPACE = /[\0\t\n\f\r ]/;
const REGULAR = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;

/** Reads values one after the other from PDF syntax. */
export class Laeser {
  readonly #text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.#text = text;
    this.at = at;
  }

  /** The next value, or undefined at the end. */
  next(): Vaerdi | undefined {
    this.#skip();
    const c = this.#text[this.at];
    if (c === undefined) return undefined;
    if (c === '(') return this.#literal();
    if (c === '[') return this.#array();
    if (c === '<') return this.#text[this.at + 1] === '<' ? this.#dictionary() : this.#hex();
    if (c === '/') {
      this.at++;
      return new Navn(
        (this.#regular() ?? '').replace(/#([0-9A-Fa-f]{2})/g, (_, code) =>
          String.fromCharCode(Number.parseInt(code, 16)),
        ),
      );
    }
    const word = this.#regular();
    if (word === null) throw new Error(`Uventet tegn i PDF'en: ${c}`);
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) return this.#numberOrRef(word);
    return word === 'true' ? true : word === 'false' ? false : word === 'null' ? null : new Operator(word);
  }

  #skip(): void {
    for (let c = this.#text[this.at]; c !== undefined; c = this.#text[this.at]) {
      if (SPACE.test(c)) this.at++;
      else if (c === '%') while (this.at < this.#text.length && !/[\r\n]/.test(this.#text[this.at] ?? '')) this.at++;
      else return;
    }
  }

  #regular(): string | null {
    REGULAR.lastIndex = this.at;
    const found = REGULAR.exec(this.#text)?.[0] ?? null;
    this.at += found?.length ?? 0;
    return found;
  }

  #numberOrRef(word: string): Vaerdi {
    const ref = /^ (\d+) R(?![A-Za-z])/.exec(this.#text.slice(this.at, this.at + 16));
    if (!ref || !/^\d+$/.test(word)) return Number(word);
    this.at += ref[0].length;
    return new Ref(Number(word));
  }

  #array(): readonly Vaerdi[] {
    this.at++;
    const out: Vaerdi[] = [];
    for (;;) {
      this.#skip();
      if (this.#text[this.at] === ']') break;
      const value = this.next();
      if (value === undefined) throw new Error("En liste i PDF'en slutter ikke.");
      out.push(value);
    }
    this.at++;
    return out;
  }

  #dictionary(): Ordbog {
    this.at += 2;
    const out = new Map<string, Vaerdi>();
    for (;;) {
      this.#skip();
      if (this.#text.startsWith('>>', this.at)) break;
      const key = this.next();
      const value = this.next();
      if (!(key instanceof Navn) || value === undefined) throw new Error("En ordbog i PDF'en er ikke hel.");
      out.set(key.navn, value);
    }
    this.at += 2;
    return out;
  }

  #hex(): string {
    const end = this.#text.indexOf('>', this.at);
    const digits = this.#text.slice(this.at + 1, end).replace(/\s/g, '');
    this.at = end + 1;
    return Buffer.from(digits, 'hex').toString('latin1');
  }

  #literal(): string {
    const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
    let out = '';
    let depth = 0;
    for (this.at++; ; this.at++) {
      const c = this.#text[this.at];
      if (c === undefined) throw new Error("En streng i PDF'en slutter ikke.");
      if (c === '\\') {
        const octal = /^[0-7]{1,3}/.exec(this.#text.slice(this.at + 1, this.at + 4))?.[0];
        const next = this.#text[this.at + 1] ?? '';
        out += octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (escapes[next] ?? next);
        this.at += octal ? octal.length : 1;
      } else if (c === ')' && depth-- === 0) break;
      else {
        if (c === '(') depth++;
        out += c;
      }
    }
    this.at++;
    return out;
  }
}

/** The objects of a file. */
export class Pdffil {
  readonly #bytes: Uint8Array;
  readonly #text: string;
  readonly #offsets: readonly number[];
  readonly #read = new Map<number, Vaerdi>();
  readonly rod: Ordbog;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(this.#text.slice(-64))?.[1];
    const table =
      start === undefined ? null : /^xref\n0 (\d+)\n/.exec(this.#text.slice(Number(start), Number(start) + 40));
    if (start === undefined || !table) throw new Error('Filen er ikke en PDF, som kan læses her.');
    const first = Number(start) + table[0].length;
    const line = (i: number) => Number(this.#text.slice(first + i * 20, first + i * 20 + 10));
    this.#offsets = Array.from({ length: Number(table[1]) }, (_, i) => line(i));
    const trailer = new Laeser(this.#text, this.#text.indexOf('trailer', first) + 7).next();
    this.rod = this.ordbog(trailer instanceof Map ? trailer.get('Root') : undefined);
  }

  /** The value itself, references followed. */
  hent(value: Vaerdi | undefined): Vaerdi | undefined {
    if (!(value instanceof Ref)) return value;
    const known = this.#read.get(value.nummer);
    if (known !== undefined) return known;
    const found = new Laeser(this.#text, this.#bodyOf(value)).next();
    if (found !== undefined) this.#read.set(value.nummer, found);
    return found;
  }

  ordbog(value: Vaerdi | undefined): Ordbog {
    const found = this.hent(value);
    return found instanceof Map ? found : new Map();
  }

  liste(value: Vaerdi | undefined): readonly Vaerdi[] {
    const found = this.hent(value);
    return isList(found) ? found : found === undefined || found === null ? [] : [found];
  }

  /** The bytes of a stream, one per character, decompressed. */
  stroem(ref: Ref): string {
    const reader = new Laeser(this.#text, this.#bodyOf(ref));
    const dictionary = reader.next();
    const length = dictionary instanceof Map ? this.hent(dictionary.get('Length')) : undefined;
    const start = /^\s*stream\r?\n/.exec(this.#text.slice(reader.at, reader.at + 20));
    if (!(dictionary instanceof Map) || typeof length !== 'number' || !start)
      throw new Error('Strømmen kan ikke læses.');
    const from = reader.at + start[0].length;
    const raw = this.#bytes.subarray(from, from + length);
    const filter = this.hent(dictionary.get('Filter'));
    const data = filter instanceof Navn && filter.navn === 'FlateDecode' ? inflateSync(raw) : Buffer.from(raw);
    return data.toString('latin1');
  }

  #bodyOf({ nummer }: Ref): number {
    const offset = this.#offsets[nummer] ?? 0;
    const head = /^\d+ \d+ obj\s*/.exec(this.#text.slice(offset, offset + 40));
    if (!head) throw new Error(`Objekt ${nummer} står ikke, hvor filen siger.`);
    return offset + head[0].length;
  }
}

function isList(value: Vaerdi | undefined): value is readonly Vaerdi[] {
  return Array.isArray(value);
}
