// Requests that change something must come from our own pages: no other site can make a signed-in browser send them.
// `Sec-Fetch-Site` where the browser says it, else `Origin`; a request with neither comes from no browser page.

const SIKRE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What of a request tells where it came from. */
export interface Herkomst {
  readonly method: string;
  readonly site: string | undefined;
  readonly origin: string | undefined;
  /** Scheme, host and port that the browser reached us at. */
  readonly egen: string;
  /** Whether the page that sends says where it is to nobody: "null" is all there is then (Fetch § 3.2, Origin). */
  readonly udenHenviser?: boolean;
}

/**
 * Whether the request may go on. "none" is the address line or a bookmark, which never sends a POST; it is refused for
 * unsafe methods. A missing `Origin` together with a missing `Sec-Fetch-Site` is a program, which has no cookie of a
 * victim; browsers of the last years send at least one of them with every POST.
 */
export function erEgen({ method, site, origin, egen, udenHenviser = false }: Herkomst): boolean {
  if (SIKRE.has(method)) return true;
  if (site !== undefined) return site === 'same-origin';
  return origin === undefined || origin === egen || (udenHenviser && origin === 'null');
}
