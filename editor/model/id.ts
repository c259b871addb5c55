// Ids of blocks and deltagere. Random, so that two writers who are apart never issue the same one.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Source of random bytes; the Web Crypto of browser and Node. */
export type RandomBytes = (array: Uint8Array) => Uint8Array;

/** A new id: 10 characters of 62, about 59 bits. `random` fills an array with random bytes (crypto.getRandomValues). */
export function nytId(random: RandomBytes): string {
  const bytes = random(new Uint8Array(10));
  let out = '';
  for (const byte of bytes) out += ALPHABET[byte % 62];
  return out;
}

/** Ids `prefix1`, `prefix2` … for documents that must be the same at every run (imports, templates, samples). */
export function idRaekke(prefix = 'b'): () => string {
  let n = 0;
  return () => `${prefix}${++n}`;
}
