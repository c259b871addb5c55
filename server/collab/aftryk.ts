// The hash of a document (rule C9), once per document: a long one in pieces, so that nobody who writes waits for it.
import { createHash } from 'node:crypto';
import type { Node } from 'prosemirror-model';
import { AppError } from '../../editor/model/fejl.ts';
import { kanonisk } from '../../editor/model/kanonisk.ts';
import type { Aftryk } from '../../editor/model/wire.ts';

/** Characters hashed before others have their turn: a few milliseconds. */
const STYKKE = 200_000;

const kendte = new WeakMap<Node, Promise<string>>();

/** SHA-256 of the canonical text, hexadecimal. */
export function aftryk(doc: Node): Promise<string> {
  const known = kendte.get(doc);
  if (known) return known;
  const made = beregn(doc);
  kendte.set(doc, made);
  return made;
}

async function beregn(doc: Node): Promise<string> {
  const hash = createHash('sha256');
  let piece = '';
  for (const text of kanonisk(doc)) {
    piece += text;
    if (piece.length < STYKKE) continue;
    hash.update(piece, 'utf8');
    piece = '';
    await new Promise((resolve) => setImmediate(resolve));
  }
  return hash.update(piece, 'utf8').digest('hex');
}

/** Reads what a client sent. Throws AppError "ugyldig". */
export function laesAftryk(value: unknown): Aftryk {
  const json: Partial<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
  const { version, epoch, schemaVersion, sha256 } = json;
  const whole = (one: unknown): one is number => Number.isSafeInteger(one) && Number(one) >= 0;
  if (
    !whole(version) ||
    !whole(epoch) ||
    !whole(schemaVersion) ||
    typeof sha256 !== 'string' ||
    !/^[0-9a-f]{64}$/.test(sha256)
  )
    throw new AppError('ugyldig', 'Aftrykket kan ikke læses.');
  return { version, epoch, schemaVersion, sha256 };
}
