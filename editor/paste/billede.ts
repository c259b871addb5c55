// Images on their way in: made fit for print (PNG or JPEG, upright, without what a camera writes beside the picture),
// stored, put where they belong, and described at once.
import { indsaetFigur } from '../commands/figur.ts';
import { etSkridt } from '../commands/kommandoer.ts';
import { AppError } from '../model/fejl.ts';
import { beskrivFigur } from '../nodeviews/figurer.ts';
import type { Skriv } from '../view/skriv.ts';
import { fortael } from './besked.ts';
import { hold } from './plads.ts';
import { tekster } from './tekster.ts';

const MAX = 5_000_000;
/** Pixels along the longer side: a full page in print. */
const MAX_SIDE = 2600;
type Udgave = readonly [type: 'image/jpeg' | 'image/png', side: number];
/** What is tried where an image is too large as it is. */
const MINDRE: readonly Udgave[] = [
  ['image/jpeg', MAX_SIDE],
  ['image/jpeg', 1600],
];
const t = tekster.figur;

/** Stores the images and inserts them one after the other at `pos` (default: the caret). */
export async function indsaetBilleder(skriv: Skriv, filer: readonly File[], pos?: number): Promise<void> {
  const { view } = skriv;
  const { selection } = view.state;
  const slip = hold(view, pos ?? selection.from);
  const before = view.state.selection;
  const stored: string[] = [];
  let fejl = '';
  for (const fil of filer) {
    try {
      stored.push(await gem(skriv.referatId, await klargoer(fil)));
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
      fejl = cause.message;
    }
  }
  const at = slip();
  const rolig = before.eq(view.state.selection);
  const inserted = stored.toReversed().map((fil) => {
    const there = at < 0 ? view.state.selection.from : at;
    return etSkridt(indsaetFigur(fil, '', there))(view.state, view.dispatch, view);
  });
  if (inserted.includes(false)) fejl = t.ingenPlads;
  if (fejl !== '') fortael(skriv, fejl);
  if (inserted.includes(true) && rolig) {
    skriv.meld(t.indsat);
    beskrivFigur(view);
  }
}

/** Asks for a file. */
export function vaelgBillede(skriv: Skriv): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/*';
  input.multiple = true;
  input.addEventListener('change', () => {
    if (input.files?.length) void indsaetBilleder(skriv, [...input.files]);
  });
  input.click();
}

/** Stores the image and returns its name. Throws AppError. */
export async function gem(referatId: string, fil: Blob): Promise<string> {
  let answer: Response;
  try {
    answer = await fetch(`/referater/${encodeURIComponent(referatId)}/filer`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', accept: 'application/json' },
      body: fil,
    });
  } catch (cause) {
    throw new AppError('ugyldig', t.kanIkke, { cause });
  }
  const body: unknown = await answer.json().catch(() => null);
  const said = typeof body === 'object' && body !== null ? body : {};
  if (answer.ok && 'fil' in said && typeof said.fil === 'string') return said.fil;
  throw new AppError('ugyldig', 'message' in said && typeof said.message === 'string' ? said.message : t.kanIkke);
}

/** The image as it can be stored and printed everywhere. Throws AppError. */
async function klargoer(fil: File): Promise<Blob> {
  const head = new Uint8Array(await fil.slice(0, 65_536).arrayBuffer());
  const jpeg = head[0] === 0xff && head[1] === 0xd8;
  const png = head[0] === 0x89 && head[1] === 0x50;
  if ((png || (jpeg && !harExif(head))) && fil.size <= MAX) return fil;
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(fil);
  } catch (cause) {
    throw new AppError('ugyldig', t.slags, { cause });
  }
  try {
    const first: Udgave = jpeg ? ['image/jpeg', MAX_SIDE] : ['image/png', MAX_SIDE];
    for (const udgave of [first, ...MINDRE]) {
      const redrawn = await tegn(bitmap, ...udgave);
      if (redrawn.size <= MAX) return redrawn;
    }
  } finally {
    bitmap.close();
  }
  throw new AppError('for-stor', t.forStort);
}

/** Cameras write the place and which side is up beside the picture; readers of Word and PDF know neither. */
function harExif(head: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(head).includes('Exif\0');
}

async function tegn(bitmap: ImageBitmap, ...[type, side]: Udgave): Promise<Blob> {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) throw new AppError('ugyldig', t.slags);
  if (type === 'image/jpeg') {
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
  }
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.88));
  if (!blob) throw new AppError('ugyldig', t.slags);
  return blob;
}
