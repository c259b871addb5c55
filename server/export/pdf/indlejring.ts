// The faces one document uses: the codes its text is written in, and the font objects at its end. A glyph's code is its
// number in the font, except where it stands for other characters than usual (a no-break space drawn by the space glyph,
// a joined Arabic letter): those get codes of their own, so that the text can always be read out again exactly.
import type PDFDocument from 'pdfkit';
import type { Flade, Form, Koder, Kodet } from './flade.ts';
import { subset } from './subset.ts';

const hex = (code: number) => code.toString(16).padStart(4, '0');
const rounded = (n: number) => String(Math.round(n * 100) / 100);

/** Faces of documents so far. */
let antal = 0;

export class Dokumentskrift {
  readonly navn: string;
  readonly flade: Flade;
  /** Code → glyph and the characters it stands for. */
  readonly #codes = new Map<number, { gid: number; tegn: readonly number[]; bredde: number }>();
  readonly #own = new Map<string, number>();
  readonly #nr = ++antal;

  constructor(navn: string, flade: Flade) {
    this.navn = navn;
    this.flade = flade;
  }

  /** The word in this document's codes. */
  kode(form: Form): Koder {
    if (form.koder !== null && form.skrift === this.#nr) return form.koder;
    // The same codes as in the last document; this one uses them too.
    if (form.koder !== null && form.enkel)
      for (const glyf of form.glyffer) this.#code(glyf.gid, glyf.tegn, glyf.bredde);
    else form.koder = this.#encode(form);
    form.skrift = this.#nr;
    return form.koder;
  }

  #encode(form: Form): Koder {
    const out: Kodet[] = [];
    // Joined once: a string that is added to letter by letter takes ten times its length.
    let parts: string[] = [];
    let inCodes = false;
    let dy = form.glyffer[0]?.dy ?? 0;
    const endCodes = () => {
      if (inCodes) parts.push('>');
      inCodes = false;
    };
    const close = () => {
      endCodes();
      if (parts.length > 0) out.push({ tj: parts.join(''), dy });
      parts = [];
    };
    const shift = (by: number) => {
      if (Math.abs(by) < 0.005) return;
      endCodes();
      parts.push(rounded(-by));
    };
    for (const glyf of form.glyffer) {
      if (glyf.dy !== dy) close();
      dy = glyf.dy;
      shift(glyf.dx);
      if (!inCodes) parts.push('<');
      inCodes = true;
      parts.push(hex(this.#code(glyf.gid, glyf.tegn, glyf.bredde)));
      shift(glyf.frem - glyf.bredde - glyf.dx);
    }
    close();
    const [first] = out;
    return first && out.length === 1 && first.dy === 0 ? first.tj : out;
  }

  #code(gid: number, tegn: readonly number[], bredde: number): number {
    const usual = tegn.length === 1 && tegn[0] === this.flade.kanonisk(gid);
    if (usual) {
      if (!this.#codes.has(gid)) this.#codes.set(gid, { gid, tegn, bredde });
      return gid;
    }
    const key = `${gid}:${tegn.join()}`;
    let code = this.#own.get(key);
    if (code === undefined) {
      code = this.flade.font.numGlyphs + this.#own.size;
      if (code > 0xffff) throw new Error(`The document uses more kinds of glyphs than a font can hold (${this.navn}).`);
      this.#own.set(key, code);
      this.#codes.set(code, { gid, tegn, bredde });
    }
    return code;
  }

  /** Writes the font objects and gives the font's dictionary to `ref`. */
  write(pdf: typeof PDFDocument, ref: PDFKit.PDFKitReference): void {
    const { font, bytes, skala } = this.flade;
    const codes = [...this.#codes].sort(([a], [b]) => a - b);
    const name = `${tag(codes.map(([code]) => code))}+${font.postscriptName}`;
    const object = (data: object, stream?: string | Uint8Array) => {
      const made = pdf.ref(data);
      made.end(stream);
      return made;
    };
    const file = subset(
      bytes,
      codes.map(([, { gid }]) => gid),
    );
    const descriptor = object({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: font.italicAngle === 0 ? 4 : 68,
      FontBBox: [font.bbox.minX, font.bbox.minY, font.bbox.maxX, font.bbox.maxY].map((n) => n * skala),
      ItalicAngle: font.italicAngle,
      Ascent: font.ascent * skala,
      Descent: font.descent * skala,
      CapHeight: (font.capHeight || font.ascent) * skala,
      XHeight: (font.xHeight || 0) * skala,
      StemV: 80,
      FontFile2: object({ Length1: file.length }, file),
    });
    const descendant = object({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      DW: 0,
      W: codes.flatMap(([code, { bredde }]) => [code, [bredde]]),
      CIDToGIDMap: this.#own.size === 0 ? 'Identity' : object({}, this.#gidMap()),
    });
    Object.assign(ref.data, {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: object({}, toUnicode(codes.map(([code, { tegn }]) => [code, tegn]))),
    });
    ref.end(undefined);
  }

  #gidMap(): Uint8Array {
    const map = new Uint8Array((this.flade.font.numGlyphs + this.#own.size) * 2);
    const data = new DataView(map.buffer);
    for (const [code, { gid }] of this.#codes) data.setUint16(code * 2, gid);
    return map;
  }
}

/** Six capitals that stand for this set of codes (ISO 32000-1, 9.6.4), the same for the same set. */
function tag(codes: readonly number[]): string {
  let hash = 7;
  for (const code of codes) hash = (hash * 31 + code) % 308_915_776;
  let out = '';
  for (let i = 0; i < 6; i++) {
    out += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26);
  }
  return out;
}

/** The table from codes to characters (ISO 32000-1, 9.10.3), at most 100 to a block. */
function toUnicode(codes: readonly (readonly [number, readonly number[]])[]): string {
  const utf16 = (tegn: readonly number[]) =>
    [...String.fromCodePoint(...tegn)].flatMap((c) => [...c.split('')].map((unit) => hex(unit.charCodeAt(0)))).join('');
  const blocks: string[] = [];
  // A glyph that stands for nothing of its own still needs a character (PDF/A-2a, 6.2.11.7.2): one without width.
  const said = codes.map(([code, tegn]) => [code, tegn.length > 0 ? tegn : [0x200b]] as const);
  for (let i = 0; i < said.length; i += 100) {
    const block = said.slice(i, i + 100).map(([code, tegn]) => `<${hex(code)}> <${utf16(tegn)}>`);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}
