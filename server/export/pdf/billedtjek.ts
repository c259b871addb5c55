// Looks an image through before it is embedded: pdfkit decodes some kinds later, outside every try, and embeds others
// unread. What is let through here can be shown, and fits an archive file (PDF/A knows no CMYK without its profile).
import { inflateSync } from 'node:zlib';
import { AppError } from '../../../editor/model/fejl.ts';

/** More than this is no picture for a page, and takes the memory of many. */
const MAX_PIXELS = 50_000_000;

/** Samples per pixel by colour type, and the bit depths each may have (PNG, 11.2.2). */
const COLOR_TYPES: ReadonlyMap<number, { readonly samples: number; readonly bits: readonly number[] }> = new Map([
  [0, { samples: 1, bits: [1, 2, 4, 8, 16] }],
  [2, { samples: 3, bits: [8, 16] }],
  [3, { samples: 1, bits: [1, 2, 4, 8] }],
  [4, { samples: 2, bits: [8, 16] }],
  [6, { samples: 4, bits: [8, 16] }],
]);

/** Throws AppError where the image is damaged, too large or in a colour space that cannot be archived. */
export function tjekBillede(data: Uint8Array, navn: string): void {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const fault = view.getUint16(0) === 0xffd8 ? jpegFault(view) : pngFault(data, view);
  if (fault === null) return;
  throw new AppError(
    'ugyldig',
    `Billedet »${navn}« ${fault} Gem det igen som PNG eller almindelig JPEG, og indsæt det på ny.`,
  );
}

const DAMAGED = 'er beskadiget.';

function pngFault(data: Uint8Array, view: DataView): string | null {
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  if (width * height > MAX_PIXELS) return 'er for stort til at stå på en side.';
  const kind = COLOR_TYPES.get(data[25] ?? -1);
  const bits = data[24] ?? 0;
  const interlaced = data[28] === 1;
  if (!kind?.bits.includes(bits)) return DAMAGED;
  const parts: Uint8Array[] = [];
  let palette = false;
  for (let at = 8; ; ) {
    if (at + 12 > data.length) return DAMAGED;
    const length = view.getUint32(at);
    const type = String.fromCharCode(...data.subarray(at + 4, at + 8));
    if (at + 12 + length > data.length) return DAMAGED;
    if (type === 'IDAT') parts.push(data.subarray(at + 8, at + 8 + length));
    palette ||= type === 'PLTE' && length > 0 && length % 3 === 0;
    if (type === 'IEND') break;
    at += 12 + length;
  }
  if (data[25] === 3 && !palette) return DAMAGED;
  const row = Math.ceil((width * kind.samples * bits) / 8) + 1;
  // Interlaced images hold a little more: each of seven passes has its own rows.
  const most = interlaced ? row * height * 2 + 64 : row * height;
  try {
    const pixels = inflateSync(Buffer.concat(parts), { maxOutputLength: most + 1 });
    return interlaced || pixels.length === most ? null : DAMAGED;
  } catch {
    return DAMAGED;
  }
}

/** Baseline and progressive, grey or colour, are what readers of PDF know (ISO 32000-1, 7.4.8). */
function jpegFault(view: DataView): string | null {
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return DAMAGED;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) {
      if (marker > 0xc2 || view.getUint8(at + 4) !== 8) return 'er gemt på en måde, som en PDF ikke kan vise.';
      if (view.getUint16(at + 5) * view.getUint16(at + 7) > MAX_PIXELS) return 'er for stort til at stå på en side.';
      return [1, 3].includes(view.getUint8(at + 9)) ? null : 'er i trykfarver (CMYK), som ikke kan arkiveres.';
    }
    at += 2 + view.getUint16(at + 2);
  }
  return DAMAGED;
}
