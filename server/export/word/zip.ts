// Writes a zip of parts in memory, with Node's own zlib and one fixed time. No folders, no encryption, no zip64.
// Format: PKWARE APPNOTE 6.3.10, §4.3.7 local header, §4.3.12 central directory, §4.3.16 end record.
import { crc32, deflateRawSync } from 'node:zlib';

/** 1 January 1980, 12:00, as MS-DOS writes it: the year zip counts from. */
const DOS_DATE = (0 << 9) | (1 << 5) | 1;
const DOS_TIME = 12 << 11;
/** Names are UTF-8 (§4.4.4, bit 11). */
const FLAGS = 0x0800;
const VERSION = 20;
const STORED = 0;
const DEFLATED = 8;

/** A part this short grows by being compressed, or as good as. */
const SHORT = 200;

/** What was compressed of parts that are the same in most files: the last so many of them. */
const compressed = new Map<string, Uint8Array>();
const MAX_COMPRESSED = 40;

function deflate(data: Uint8Array, text: string, again: boolean): Uint8Array {
  const known = again ? compressed.get(text) : undefined;
  if (known) return known;
  const made = deflateRawSync(data);
  if (!again) return made;
  if (compressed.size >= MAX_COMPRESSED) compressed.clear();
  compressed.set(text, made);
  return made;
}

/**
 * The zip of `parts` in their order. Parts given as bytes are compressed already and stored as they are; those that
 * `faelles` names come again and again, and are compressed once.
 */
export function zip(
  parts: ReadonlyMap<string, string | Uint8Array>,
  faelles: ReadonlySet<string> = new Set(),
): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, part] of parts) {
    const name = Buffer.from(path, 'utf8');
    const data = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
    const method = typeof part === 'string' && part.length > SHORT ? DEFLATED : STORED;
    const body = method === DEFLATED ? deflate(data, String(part), faelles.has(path)) : data;
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(VERSION, 0);
    facts.writeUInt16LE(FLAGS, 2);
    facts.writeUInt16LE(method, 4);
    facts.writeUInt16LE(DOS_TIME, 6);
    facts.writeUInt16LE(DOS_DATE, 8);
    facts.writeUInt32LE(crc32(data), 10);
    facts.writeUInt32LE(body.length, 14);
    facts.writeUInt32LE(data.length, 18);
    facts.writeUInt16LE(name.length, 22);
    files.push(signature(0x04034b50), facts, name, Buffer.from(body.buffer, body.byteOffset, body.length));
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(signature(0x02014b50), versionMadeBy(), facts, place, name);
    offset += 4 + facts.length + name.length + body.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.size, 4);
  end.writeUInt16LE(parts.size, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, ...directory, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const out = Buffer.alloc(4);
  out.writeUInt32LE(value);
  return out;
}

function versionMadeBy(): Buffer {
  const out = Buffer.alloc(2);
  out.writeUInt16LE(VERSION);
  return out;
}
