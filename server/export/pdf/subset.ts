// Cuts a TrueType font down to the glyphs used, keeping their numbers: unused glyphs become empty, so that composite
// glyphs and the codes of words (`indlejring.ts`) stay right without renumbering (OpenType 1.9: glyf, loca, hmtx).

/** Tables a CIDFontType2 needs (ISO 32000-1, 9.9). */
const KEPT = ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'];

const ARGS_ARE_WORDS = 0x1;
const HAS_SCALE = 0x8;
const MORE_COMPONENTS = 0x20;
const HAS_XY_SCALE = 0x40;
const HAS_2X2 = 0x80;

/** The font file with only `gids`, the glyphs they are made of, and glyph 0. */
export function subset(bytes: Uint8Array, gids: Iterable<number>): Uint8Array {
  const tables = readTables(bytes);
  const glyf = get(tables, 'glyf');
  const offsets = readLoca(tables);
  const outline = (gid: number) => glyf.subarray(offsets[gid] ?? 0, offsets[gid + 1] ?? 0);

  const wanted = new Set<number>([0]);
  const waiting = [0, ...gids];
  for (let gid = waiting.pop(); gid !== undefined; gid = waiting.pop()) {
    wanted.add(gid);
    for (const part of components(outline(gid))) if (!wanted.has(part)) waiting.push(part);
  }

  const count = offsets.length - 1;
  const loca = new DataView(new ArrayBuffer((count + 1) * 4));
  const kept: Uint8Array[] = [];
  let at = 0;
  for (let gid = 0; gid < count; gid++) {
    loca.setUint32(gid * 4, at);
    if (!wanted.has(gid)) continue;
    const data = outline(gid);
    kept.push(data, new Uint8Array(-data.length & 3));
    at += data.length + (-data.length & 3);
  }
  loca.setUint32(count * 4, at);

  const head = Uint8Array.from(get(tables, 'head'));
  new DataView(head.buffer).setInt16(50, 1); // indexToLocFormat: long
  return write(
    new Map([
      ...tables,
      ['glyf', Buffer.concat(kept)],
      ['loca', new Uint8Array(loca.buffer)],
      ['head', head],
      ['hmtx', metrics(tables, wanted)],
    ]),
  );
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function get(tables: ReadonlyMap<string, Uint8Array>, tag: string): Uint8Array {
  const table = tables.get(tag);
  if (!table) throw new Error(`The font has no table ${tag}.`);
  return table;
}

function readTables(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const data = view(bytes);
  const found = new Map<string, Uint8Array>();
  for (let i = 0; i < data.getUint16(4); i++) {
    const at = 12 + i * 16;
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    const start = data.getUint32(at + 8);
    if (KEPT.includes(tag)) found.set(tag, bytes.subarray(start, start + data.getUint32(at + 12)));
  }
  return found;
}

function readLoca(tables: ReadonlyMap<string, Uint8Array>): readonly number[] {
  const long = view(get(tables, 'head')).getInt16(50) === 1;
  const count = view(get(tables, 'maxp')).getUint16(4);
  const loca = view(get(tables, 'loca'));
  return Array.from({ length: count + 1 }, (_, i) => (long ? loca.getUint32(i * 4) : loca.getUint16(i * 2) * 2));
}

/** The glyphs a composite glyph is made of. */
function components(outline: Uint8Array): readonly number[] {
  if (outline.length < 10) return [];
  const data = view(outline);
  if (data.getInt16(0) >= 0) return [];
  const found: number[] = [];
  let at = 10;
  for (let more = true; more; ) {
    const flags = data.getUint16(at);
    found.push(data.getUint16(at + 2));
    at += flags & ARGS_ARE_WORDS ? 8 : 6;
    at += flags & HAS_2X2 ? 8 : flags & HAS_XY_SCALE ? 4 : flags & HAS_SCALE ? 2 : 0;
    more = (flags & MORE_COMPONENTS) !== 0;
  }
  return found;
}

/** The widths with those of unused glyphs set to nothing: zeros take no room once compressed. */
function metrics(tables: ReadonlyMap<string, Uint8Array>, wanted: ReadonlySet<number>): Uint8Array {
  const out = Uint8Array.from(get(tables, 'hmtx'));
  const long = view(get(tables, 'hhea')).getUint16(34);
  // The last long entry gives the advance of every glyph after it, so it always stays.
  for (let gid = 0; gid < long - 1; gid++) if (!wanted.has(gid)) out.fill(0, gid * 4, gid * 4 + 4);
  return out;
}

function write(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const tags = KEPT.filter((tag) => tables.has(tag));
  const size = tags.reduce((sum, tag) => sum + ((get(tables, tag).length + 3) & ~3), 12 + tags.length * 16);
  const out = new Uint8Array(size);
  const data = view(out);
  const power = 2 ** Math.floor(Math.log2(tags.length));
  data.setUint32(0, 0x00010000);
  data.setUint16(4, tags.length);
  data.setUint16(6, power * 16);
  data.setUint16(8, Math.log2(power));
  data.setUint16(10, tags.length * 16 - power * 16);
  let at = 12 + tags.length * 16;
  for (const [i, tag] of tags.entries()) {
    const table = get(tables, tag);
    out.set(table, at);
    const entry = 12 + i * 16;
    for (let c = 0; c < 4; c++) out[entry + c] = tag.charCodeAt(c);
    data.setUint32(entry + 4, checksum(data, at, table.length));
    data.setUint32(entry + 8, at);
    data.setUint32(entry + 12, table.length);
    at += (table.length + 3) & ~3;
  }
  return out;
}

function checksum(data: DataView, start: number, length: number): number {
  let sum = 0;
  for (let at = start; at < start + length; at += 4) sum = (sum + data.getUint32(at)) >>> 0;
  return sum;
}
