// The line to the server about what is one's own beside the document: notes, times, rescued text. What was asked over HTTP
// and what came back, as values. Never throws.
import type { Refused } from '../model/wire.ts';

export type Privatsvar<T> =
  | { readonly slags: 'ja'; readonly svar: T }
  /** The server will not have it as it is; trying again changes nothing. */
  | { readonly slags: 'nej'; readonly status: number; readonly besked: string }
  /** No line, a server in trouble, somebody who must sign in again, or no room: later. */
  | { readonly slags: 'senere' };

export type Spoerg = <T>(
  sti: string,
  method: string,
  sent: unknown,
  read: (answer: Response) => Promise<T>,
) => Promise<Privatsvar<T>>;

const SVARFRIST = 20_000;
/** A request that must outlive its page may carry no more. */
const OVERLEVER = 60_000;

/** `sent` undefined sends nothing. An answer with one of the statuses in `endelige` is final. */
export function privatlinje(referatId: string, endelige: readonly number[]): Spoerg {
  const base = `/referater/${encodeURIComponent(referatId)}`;
  return async (sti, method, sent, read) => {
    const body = sent === undefined ? null : JSON.stringify(sent);
    try {
      const answer = await fetch(base + sti, {
        method,
        body,
        cache: 'no-store',
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        keepalive: document.visibilityState === 'hidden' && (body?.length ?? 0) < OVERLEVER,
        signal: AbortSignal.timeout(SVARFRIST),
      });
      if (answer.ok) return { slags: 'ja', svar: await read(answer) };
      if (!endelige.includes(answer.status)) return { slags: 'senere' };
      const { message }: Refused = await answer.json();
      return { slags: 'nej', status: answer.status, besked: message };
    } catch {
      return { slags: 'senere' };
    }
  };
}
