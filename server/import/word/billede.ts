// Images of a Word file: PNG and JPEG up to 5 MB are kept with their alternative text, everything else is told of.
import { createHash } from 'node:crypto';
import type { Relationer } from './dele.ts';
import type { Pakke } from './pakke.ts';

const MAX_IMAGE = 5 * 2 ** 20;
const MAX_IMAGES = 200;
/** Pixels that a drawing of 5 MB never needs; more is a bomb for whoever shows it. */
const MAX_PIXELS = 60_000_000;

/** The images that were kept, by the SHA-256 of their bytes. */
export class Billeder {
  readonly filer = new Map<string, Uint8Array>();
  readonly #pakke: Pakke;
  readonly #relationer: Relationer;
  readonly #sums = new Map<string, string>();

  constructor(pakke: Pakke, relationer: Relationer) {
    this.#pakke = pakke;
    this.#relationer = relationer;
  }

  /** Keeps the image of a relationship: its file name here, or a Danish reason why it is left out. */
  hent(id: string): { fil: string } | { hvorfor: string } {
    const relation = this.#relationer.get(id);
    if (!relation || relation.ekstern) return { hvorfor: 'det ligger uden for filen' };
    const known = this.#sums.get(relation.maal);
    if (known) return { fil: known };
    if (!this.#pakke.har(relation.maal)) return { hvorfor: 'det mangler i filen' };
    if (this.#pakke.fylder(relation.maal) > MAX_IMAGE) return { hvorfor: 'det fylder over 5 MB' };
    if (this.filer.size >= MAX_IMAGES) return { hvorfor: `et referat højst kan have ${MAX_IMAGES} billeder` };
    const bytes = this.#pakke.laes(relation.maal, MAX_IMAGE);
    const pixels = bytes ? png(bytes) || jpeg(bytes) : 0;
    if (!bytes || pixels === 0) {
      const kind = /\.([a-z0-9]{1,5})$/i.exec(relation.maal)?.[1]?.toUpperCase() ?? 'ukendt';
      return { hvorfor: `det hverken er PNG eller JPEG (${kind})` };
    }
    if (pixels > MAX_PIXELS) return { hvorfor: 'det har for mange billedpunkter' };
    const sum = createHash('sha256').update(bytes).digest('hex');
    // A copy: `bytes` may be a view that holds the whole package in memory.
    this.filer.set(sum, new Uint8Array(bytes));
    this.#sums.set(relation.maal, sum);
    return { fil: sum };
  }
}

/** Pixels of a PNG (width × height from IHDR), 0 where it is none. */
function png(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33 || view.getUint32(0) !== 0x89504e47 || view.getUint32(12) !== 0x49484452) return 0;
  return view.getUint32(16) * view.getUint32(20);
}

/** Pixels of a JPEG (from its SOF segment), 0 where it is none. */
function jpeg(bytes: Uint8Array): number {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return 0;
    const kind = bytes[at + 1] ?? 0;
    if (kind === 0xff) at += 1;
    else if (kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind))
      return view.getUint16(at + 5) * view.getUint16(at + 7);
    else at += 2 + view.getUint16(at + 2);
  }
  return 0;
}
