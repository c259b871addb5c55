// What is asked of the server about remarks. A refusal is a sentence; no network is null.
import type { NyAfgoerelse, NyBemaerkning, Traad, Traade } from '../model/bemaerkning.ts';
import type { Refused } from '../model/wire.ts';

export type Svar<T> =
  | { readonly slags: 'svar'; readonly vaerdi: T }
  | { readonly slags: 'afvist'; readonly status: number; readonly besked: string }
  | { readonly slags: 'intet-net' };

export interface Linje {
  hent(siden: number): Promise<Svar<Traade>>;
  ny(bemaerkning: NyBemaerkning): Promise<Svar<Traad>>;
  svar(traad: string, svar: { readonly afsending: string; readonly tekst: string }): Promise<Svar<Traad>>;
  afgoer(traad: string, afgoerelse: NyAfgoerelse): Promise<Svar<Traad>>;
}

const LAENGST = 15_000;

export function linje(referatId: string): Linje {
  const sti = `/referater/${encodeURIComponent(referatId)}/bemaerkninger`;
  const ask = async <T>(path: string, method: string, body: unknown, read: (json: unknown) => T): Promise<Svar<T>> => {
    try {
      const answer = await fetch(`${sti}${path}`, {
        method,
        headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(LAENGST),
      });
      const json: unknown = await answer.json();
      if (answer.ok) return { slags: 'svar', vaerdi: read(json) };
      // A proxy that has nobody behind it is no answer of the server.
      if (answer.status >= 502) return { slags: 'intet-net' };
      return { slags: 'afvist', status: answer.status, besked: (json as Partial<Refused>).message ?? '' };
    } catch {
      return { slags: 'intet-net' };
    }
  };
  const traad = (json: unknown): Traad => json as Traad;
  return {
    hent: (siden) => ask(siden === 0 ? '' : `?siden=${siden}`, 'GET', undefined, (json) => json as Traade),
    ny: (bemaerkning) => ask('', 'POST', bemaerkning, traad),
    svar: (id, svar) => ask(`/${encodeURIComponent(id)}/svar`, 'POST', svar, traad),
    afgoer: (id, afgoerelse) => ask(`/${encodeURIComponent(id)}/afgoerelse`, 'PUT', afgoerelse, traad),
  };
}
