// A writer of a few lines for tests that kill the server: asks over HTTP, and writes tokens at the end of the referat.
// Never believes anything that was not answered.
import type { Batch, Opened } from '../../editor/model/wire.ts';

interface Wire {
  /** Null where nobody answered: the server was killed, or the line cut. */
  ask<T>(method: string, path: string, body?: string): Promise<{ status: number; json: T } | null>;
}

/** Speaks of the referat `id` as the one whose session `token` is. */
export function wire(url: string, token: string, id: string): Wire {
  return {
    async ask<T>(method: string, path: string, body?: string) {
      try {
        const answer = await fetch(`${url}/referater/${id}${path}`, {
          method,
          ...(body === undefined ? {} : { body }),
          headers: { accept: 'application/json', 'content-type': 'application/json', cookie: `referat=${token}` },
        });
        return { status: answer.status, json: (await answer.json()) as T };
      } catch {
        return null;
      }
    },
  };
}

/** The end of the last paragraph: where the tokens are written. */
export function place(opened: Opened): number {
  const size = (node: { text?: string; content?: unknown[]; type: string }): number =>
    node.text !== undefined
      ? node.text.length
      : LEAVES.has(node.type)
        ? 1
        : 2 + (node.content ?? []).reduce<number>((sum, child) => sum + size(child as typeof node), 0);
  return size(opened.doc as { type: string }) - 2 - 2;
}
const LEAVES = new Set(['deltager', 'omtale', 'felt', 'linjeskift', 'figur']);

/** A batch that types `text` at `at`, a step for each character. */
export function forsendelse(n: number, version: number, at: number, text: string): Batch {
  return {
    version,
    epoch: 0,
    client: 'drab',
    batch: `drab-batch-${n}`,
    steps: [...text].map((char, i) => ({
      stepType: 'replace',
      from: at + i,
      to: at + i,
      slice: { content: [{ type: 'text', text: char }] },
    })),
  };
}

/** Mulberry32: the same numbers, 0 … 1, for the same seed. */
export function tal(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
