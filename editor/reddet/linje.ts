// The line to the server about one's own rescued text: what was asked over HTTP and what came back, as values. Never
// throws.
import { laesReddede, type Modtaget, type Reddettekst } from '../model/reddet.ts';

export type Svar<T> =
  | { readonly slags: 'ja'; readonly svar: T }
  /** The server will not have it as it is; trying again changes nothing. */
  | { readonly slags: 'nej' }
  /** No line, a server in trouble, somebody who must sign in again, or no room: later. */
  | { readonly slags: 'senere' };

export interface Linje {
  hent(): Promise<Svar<readonly Reddettekst[]>>;
  gem(reddet: Reddettekst): Promise<Svar<Modtaget>>;
  slet(id: string): Promise<Svar<null>>;
}

const SVARFRIST = 20_000;
/** A request that must outlive its page may carry no more. */
const OVERLEVER = 60_000;

export function linje(referatId: string): Linje {
  const base = `/referater/${encodeURIComponent(referatId)}/reddet`;
  const ask = async <T>(
    sti: string,
    method: string,
    body: string | null,
    read: (answer: Response) => Promise<T>,
  ): Promise<Svar<T>> => {
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
      return { slags: answer.status === 400 || answer.status === 413 ? 'nej' : 'senere' };
    } catch {
      return { slags: 'senere' };
    }
  };
  return {
    hent: () => ask('', 'GET', null, async (answer) => laesReddede(await answer.json())),
    gem: (one) => ask(`/${one.id}`, 'PUT', JSON.stringify(one), async (answer): Promise<Modtaget> => answer.json()),
    slet: (id) => ask(`/${id}`, 'DELETE', null, async () => null),
  };
}
