// What an image file says of itself: PNG or JPEG and its size in pixels, read from its first bytes. Decodes nothing.
import type { Node } from 'prosemirror-model';
import { AppError } from '../../editor/model/fejl.ts';

export interface Billede {
  readonly type: 'png' | 'jpg';
  readonly bredde: number;
  readonly hoejde: number;
}

/** What a `figur` shows. `alt` is "" while it is missing. */
export interface Figurbillede extends Billede {
  readonly data: Uint8Array;
  readonly alt: string;
}

/** The image of a `figur`; null while it has no file. Throws AppError where the file is gone or is no image. */
export function figurbillede(figur: Node, fil: (sha: string) => Uint8Array | null): Figurbillede | null {
  const sha = String(figur.attrs.fil);
  const alt = String(figur.attrs.alt);
  if (sha === '') return null;
  const data = fil(sha);
  const navn = alt.slice(0, 60) || 'uden beskrivelse';
  if (!data) throw new AppError('ugyldig', `Billedet »${navn}« mangler. Indsæt det igen, eller slet det.`);
  return { ...laesBillede(data, navn), data, alt };
}

/** Reads type and size. Throws AppError for anything but PNG (RFC 2083) and JPEG (ITU T.81). */
export function laesBillede(bytes: Uint8Array, navn: string): Billede {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = png(view) ?? jpeg(view);
  if (found && found.bredde > 0 && found.hoejde > 0) return found;
  throw new AppError(
    'ugyldig',
    `Billedet »${navn}« er hverken PNG eller JPEG. Gem det som en af dem, og indsæt det igen.`,
  );
}

function png(view: DataView): Billede | null {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return null;
  return { type: 'png', bredde: view.getUint32(16), hoejde: view.getUint32(20) };
}

/** Walks the segments to the frame header: SOF0–SOF15 but DHT, JPG and DAC, which share the range. */
function jpeg(view: DataView): Billede | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) return { type: 'jpg', bredde: view.getUint16(at + 7), hoejde: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
