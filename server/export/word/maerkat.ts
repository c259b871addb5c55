// The label of a conclusion in Word: a picture of the word in the line it opens, read aloud by its alternative text. Word's
// own ways to show a word (text, a box, a numbering) are text to whoever reads the file again.
import { crc32, deflateSync } from 'node:zlib';
import { ImageRun } from 'docx';
import { rgb } from '../brevhoved/farve.ts';
import type { Brevhoved } from '../brevhoved.ts';
import type { Art } from '../maerkat.ts';
import { type Omrids, omrids } from '../omrids.ts';

/** Of the size of the text. Capitals: no letter hangs below the line that the picture stands on. */
const STOERRELSE = 0.74;
/** Room between the letters and after the word, in thousandths of its size. */
const LUFT = 50;
const EFTER = 800;
/** Dots to the point: 432 to the inch. Each is looked at in `SUB` lines of as many parts. */
const DOTS = 6;
const SUB = 4;

/** The name by which an import knows that the picture is none of the referat's. */
const MAERKATNAVN = 'Mærkat';

/** The run that opens the first line of a conclusion. `nr` as of all drawings of the file. */
export function maerkat(art: Art, { skrift, farver }: Brevhoved, nr: string): ImageRun {
  const ord = omrids(art.toUpperCase(), skrift.broed.filer.fed, LUFT);
  const size = skrift.stoerrelse * STOERRELSE;
  const { bredde, hoejde, data } = tegn(ord, size, farver.accent);
  const toPixels = 96 / 72 / DOTS;
  return new ImageRun({
    type: 'png',
    data,
    transformation: { width: bredde * toPixels, height: hoejde * toPixels },
    altText: { id: nr, name: `${MAERKATNAVN} ${nr}`, description: `${art}:` },
  });
}

/** A word as a PNG with a clear ground; `size` in points, the result in dots. */
function tegn(ord: Omrids, size: number, farve: string): { bredde: number; hoejde: number; data: Uint8Array } {
  const scale = (size * DOTS) / 1000;
  const points = ord.konturer.flat();
  const top = Math.max(...points.map(([, y]) => y));
  const bredde = Math.ceil((ord.bredde + EFTER) * scale);
  const hoejde = Math.ceil(top * scale);
  const cover = new Uint16Array(bredde * hoejde);
  for (let line = 0; line < hoejde * SUB; line++) {
    const y = (hoejde - (line + 0.5) / SUB) / scale;
    let winding = 0;
    let from = 0;
    for (const { x, vej } of kryds(ord, y)) {
      const at = x * scale * SUB;
      if (winding !== 0)
        for (let part = Math.max(0, Math.ceil(from - 0.5)); part < at - 0.5 && part < bredde * SUB; part++) {
          const dot = Math.floor(line / SUB) * bredde + Math.floor(part / SUB);
          cover[dot] = (cover[dot] ?? 0) + 1;
        }
      winding += vej;
      from = at;
    }
  }
  return { bredde, hoejde, data: png(cover, bredde, farve) };
}

/** Where a horizontal line crosses the outline, from left to right, and which way. */
function kryds({ konturer }: Omrids, y: number): readonly { x: number; vej: 1 | -1 }[] {
  const found: { x: number; vej: 1 | -1 }[] = [];
  for (const points of konturer)
    for (const [i, [x1, y1]] of points.entries()) {
      const [x2, y2] = points[(i + 1) % points.length] ?? [x1, y1];
      if (y1 <= y !== y2 <= y) found.push({ x: x1 + ((y - y1) / (y2 - y1)) * (x2 - x1), vej: y1 < y2 ? 1 : -1 });
    }
  return found.sort((a, b) => a.x - b.x);
}

/** PNG (RFC 2083): eight bits each of red, green, blue and how much of the dot is covered. */
function png(cover: Uint16Array, bredde: number, farve: string): Uint8Array {
  const hoejde = cover.length / bredde;
  const colour = rgb(farve).map((part) => Math.round(part * 255));
  const rows = Buffer.alloc(hoejde * (1 + 4 * bredde));
  for (const [dot, parts] of cover.entries()) {
    const at = Math.floor(dot / bredde) * (1 + 4 * bredde) + 1 + 4 * (dot % bredde);
    rows.set([...colour, Math.round((parts / (SUB * SUB)) * 255)], at);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(bredde, 0);
  head.writeUInt32BE(hoejde, 4);
  head.set([8, 6], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, del('IHDR', head), del('IDAT', deflateSync(rows)), del('IEND', Buffer.alloc(0))]);
}

function del(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(8 + body.length);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc32(body), 4 + body.length);
  return out;
}
