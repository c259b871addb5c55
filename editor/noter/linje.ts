// The line to the server about one's own notes: what was asked over HTTP and what came back, as values. Never throws.
import type { Indlaegstid, Note, Notegem, Noter } from '../model/note.ts';
import type { Refused } from '../model/wire.ts';

type Svar<T> =
  | { readonly slags: 'ja'; readonly svar: T }
  /** The server will not have it as it is; trying again changes nothing. */
  | { readonly slags: 'nej'; readonly status: number; readonly besked: string }
  /** No line, a server in trouble, or somebody who must sign in again: later. */
  | { readonly slags: 'senere' };

export interface Linje {
  hent(): Promise<Svar<Noter>>;
  gem(note: Notegem): Promise<Svar<Note>>;
  slet(id: string, udgaver: readonly string[]): Promise<Svar<null>>;
  tider(tider: readonly Indlaegstid[]): Promise<Svar<null>>;
}

const SVARFRIST = 20_000;
/** A request that must outlive its page may carry no more. */
const OVERLEVER = 60_000;

export function linje(referatId: string): Linje {
  const base = `/referater/${encodeURIComponent(referatId)}`;
  const ask = async <T>(sti: string, method: string, sent: unknown, read: (answer: Response) => Promise<T>) => {
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
      if (answer.ok) return { slags: 'ja', svar: await read(answer) } as const;
      if (![400, 404, 409, 413, 429].includes(answer.status)) return { slags: 'senere' } as const;
      const { message }: Refused = await answer.json();
      return { slags: 'nej', status: answer.status, besked: message } as const;
    } catch {
      return { slags: 'senere' } as const;
    }
  };
  const nothing = async (): Promise<null> => null;
  return {
    hent: () => ask('/noter', 'GET', undefined, async (answer): Promise<Noter> => answer.json()),
    gem: (note) => ask(`/noter/${note.id}`, 'PUT', note, async (answer): Promise<Note> => answer.json()),
    slet: (id, udgaver) =>
      ask(`/noter/${id}?${udgaver.map((one) => `udgave=${one}`).join('&')}`, 'DELETE', undefined, nothing),
    tider: (tider) => ask('/tider', 'PUT', tider, nothing),
  };
}
