// The line to the server about one document: what was asked over HTTP and what came back, as values. Never throws.
import type { Accepted, Aftryk, Aftrykssvar, Missing, Opened, Refused } from '../model/wire.ts';

export type Svar =
  | { readonly slags: 'accepteret'; readonly version: number }
  | { readonly slags: 'mangler'; readonly missing: Missing }
  | { readonly slags: 'afvist'; readonly status: number; readonly besked: string }
  | { readonly slags: 'intet-net' };

/** What the connection needs of a line; the tests have one that lies. */
export interface Ledning {
  /** Sends a frozen batch, byte for byte as given. */
  send(body: string): Promise<Svar>;
  /** The steps after `since`; waits for one up to `wait` seconds. */
  hent(since: number, epoch: number, wait: number, signal?: AbortSignal): Promise<Svar>;
  /** Opens the stream of steps after `since`. */
  stroem(since: number, epoch: number, signal: AbortSignal): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | Svar>;
}

/** A request that has not been answered by then is tried again: its batch id makes the repeat harmless. */
const SVARFRIST = 20_000;
/** A request that must outlive its page may carry no more (Fetch Standard: 64 KiB for all of them together). */
const OVERLEVER = 60_000;

/** `vindue`: this window's name to the others who have the referat open. */
export function httpLedning(referatId: string, vindue: string): Ledning {
  const base = `/referater/${encodeURIComponent(referatId)}`;
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  const ask = async (url: string, init: RequestInit): Promise<Response | null> => {
    try {
      return await fetch(url, { cache: 'no-store', ...init });
    } catch {
      return null;
    }
  };
  return {
    async send(body) {
      const answer = await ask(`${base}/steps`, {
        method: 'POST',
        headers,
        body,
        keepalive: document.visibilityState === 'hidden' && body.length < OVERLEVER,
        signal: AbortSignal.timeout(SVARFRIST),
      });
      return answer ? laes(answer, 'accepteret') : { slags: 'intet-net' };
    },
    async hent(since, epoch, wait, signal) {
      const limit = AbortSignal.timeout(SVARFRIST + wait * 1000);
      const answer = await ask(`${base}/steps?since=${since}&epoch=${epoch}&wait=${wait}`, {
        headers,
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
      return answer ? laes(answer, 'mangler') : { slags: 'intet-net' };
    },
    async stroem(since, epoch, signal) {
      const answer = await ask(`${base}/stream?since=${since}&epoch=${epoch}&vindue=${vindue}`, {
        headers: { accept: 'text/event-stream' },
        signal,
      });
      if (!answer) return { slags: 'intet-net' };
      return answer.ok && answer.body ? answer.body : laes(answer, 'mangler');
    },
  };
}

/** The document as it is now; null where the server is not reached or does not know who asks. Throws where it refuses. */
export async function hentDokument(referatId: string): Promise<Opened | null> {
  const url = `/referater/${encodeURIComponent(referatId)}/dokument`;
  const answer = await fetch(url, { headers: { accept: 'application/json' } }).catch(() => null);
  if (!answer || answer.status === 401 || answer.status >= 500) return null;
  if (!answer.ok) throw new Error(`Referatet kan ikke åbnes (${answer.status}).`);
  try {
    return await answer.json();
  } catch {
    // Cut in the middle, or a proxy's own page.
    return null;
  }
}

/** Whether the server has the same document (C9); null where it did not say. */
export async function spoergAftryk(referatId: string, aftryk: Aftryk): Promise<Aftrykssvar | null> {
  try {
    const answer = await fetch(`/referater/${encodeURIComponent(referatId)}/aftryk`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(aftryk),
      cache: 'no-store',
      signal: AbortSignal.timeout(SVARFRIST),
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** The answer as a value. A page instead of JSON (a proxy's, a login's) counts as no network: the server never spoke. */
async function laes(answer: Response, expected: 'accepteret' | 'mangler'): Promise<Svar> {
  try {
    if (answer.ok && expected === 'accepteret') {
      const { version }: Accepted = await answer.json();
      return { slags: 'accepteret', version };
    }
    if (answer.ok || answer.status === 409) {
      const missing: Missing = await answer.json();
      return { slags: 'mangler', missing };
    }
    const { message }: Refused = await answer.json();
    return { slags: 'afvist', status: answer.status, besked: message };
  } catch {
    return answer.status === 401 || answer.status >= 500
      ? { slags: 'afvist', status: answer.status, besked: '' }
      : { slags: 'intet-net' };
  }
}
