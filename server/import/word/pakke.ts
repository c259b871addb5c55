// The zip package of a Word file, read part by part under hard limits. Trusts no size that the file claims of itself:
// a bomb (nested, overlapping, "4 GB") is refused before it has cost memory or time.
import { crc32, inflateRawSync } from 'node:zlib';
import { AppError } from '../../../editor/model/fejl.ts';

/** Largest Word file that is read, in bytes. */
const STOERSTE_FIL = 50 * 2 ** 20;
const MAX_ENTRIES = 4_000;
/** All that one package may unpack to, over all the parts that are asked for. */
const MAX_TOTAL = 160 * 2 ** 20;
/** Deflate reaches 1032:1; what a person wrote never comes near this. Smaller parts may, and do no harm. */
const MAX_RATIO = 400;
const RATIO_FROM = 24 * 2 ** 20;

interface Entry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
  readonly offset: number;
}

/** The sentence for a package that cannot be read. */
export function beskadiget(cause?: unknown): AppError {
  return new AppError(
    'ugyldig',
    'Word-filen er beskadiget eller ikke hentet helt. Åbn den i Word, gem den igen, og prøv igen.',
    { cause },
  );
}

/** The sentence for a package that unpacks to more than any referat. */
export function forStor(): AppError {
  return new AppError('for-stor', 'Word-filen fylder mere, end et referat kan, når den bliver pakket ud.');
}

/** A package whose directory has been read and checked; parts are unpacked when they are asked for. */
export class Pakke {
  readonly #bytes: Uint8Array;
  readonly #entries: ReadonlyMap<string, Entry>;
  #unpacked = 0;

  /** Reads the directory. Throws AppError for what is damaged, protected, overlapping or too large. */
  constructor(bytes: Uint8Array) {
    if (bytes.length > STOERSTE_FIL)
      throw new AppError('for-stor', `Word-filen er større end ${STOERSTE_FIL / 2 ** 20} MB.`);
    this.#bytes = bytes;
    try {
      this.#entries = readDirectory(bytes);
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      throw beskadiget(cause);
    }
  }

  /** The names of the parts, in lower case (part names are compared without case: ECMA-376-2 §6.2.2). */
  get navne(): readonly string[] {
    return [...this.#entries.keys()];
  }

  har(navn: string): boolean {
    return this.#entries.has(navn.toLowerCase());
  }

  /** The claimed size of a part, without unpacking it. */
  fylder(navn: string): number {
    return this.#entries.get(navn.toLowerCase())?.size ?? 0;
  }

  /** The bytes of a part, at most `max`; null where the package has no such part. */
  laes(navn: string, max: number): Uint8Array | null {
    const entry = this.#entries.get(navn.toLowerCase());
    if (!entry) return null;
    if (entry.encrypted)
      throw new AppError('ugyldig', 'Word-filen er beskyttet med en adgangskode. Fjern den i Word, og prøv igen.');
    if (entry.size > max || this.#unpacked + entry.size > MAX_TOTAL) throw forStor();
    if (entry.size > RATIO_FROM && entry.size > entry.compressed * MAX_RATIO) throw forStor();
    const bytes = this.#unpack(entry);
    this.#unpacked += bytes.length;
    if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw beskadiget();
    return bytes;
  }

  #unpack({ method, compressed, size, offset }: Entry): Uint8Array {
    const data = this.#bytes.subarray(offset, offset + compressed);
    if (method === 0) return data;
    if (method !== 8) throw beskadiget();
    try {
      return inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
    } catch (cause) {
      throw beskadiget(cause);
    }
  }
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** The central directory (PKWARE APPNOTE 6.3 §4.3), zip64 included. A DataView throws RangeError at any truncated end. */
function readDirectory(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  let count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (end >= 20 && view.getUint32(end - 20, true) === LOCATOR64) {
    const end64 = Number(view.getBigUint64(end - 12, true));
    if (view.getUint32(end64, true) !== END64) throw beskadiget();
    count = Number(view.getBigUint64(end64 + 32, true));
    at = Number(view.getBigUint64(end64 + 48, true));
  }
  if (count > MAX_ENTRIES) throw forStor();

  const entries = new Map<string, Entry>();
  const spans: { from: number; to: number }[] = [];
  const directory = at;
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== CENTRAL) throw beskadiget();
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/');
    const sizes = readSizes(view, at, at + 46 + nameLength, extraLength);
    const local = sizes.offset;
    if (view.getUint32(local, true) !== LOCAL) throw beskadiget();
    const offset = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (offset + sizes.compressed > directory) throw beskadiget();
    spans.push({ from: local, to: offset + sizes.compressed });
    const key = name.replace(/^\//, '').toLowerCase();
    if (entries.has(key)) throw beskadiget();
    entries.set(key, {
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      crc: view.getUint32(at + 16, true),
      compressed: sizes.compressed,
      size: sizes.size,
      offset,
    });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  spans.sort((a, b) => a.from - b.from);
  if (spans.some((span, i) => span.from < (spans[i - 1]?.to ?? 0))) throw beskadiget();
  return entries;
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--)
    if (view.getUint32(at, true) === END) return at;
  throw beskadiget();
}

/** Sizes and place of an entry; where a field is 0xFFFFFFFF the zip64 extra field (id 1) holds it. */
function readSizes(view: DataView, at: number, extra: number, length: number) {
  let size = view.getUint32(at + 24, true);
  let compressed = view.getUint32(at + 20, true);
  let offset = view.getUint32(at + 42, true);
  for (let field = extra; field + 4 <= extra + length; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let value = field + 4;
    const next = (known: number) => {
      if (known !== 0xffffffff) return known;
      value += 8;
      return Number(view.getBigUint64(value - 8, true));
    };
    size = next(size);
    compressed = next(compressed);
    offset = next(offset);
  }
  return { size, compressed, offset };
}
