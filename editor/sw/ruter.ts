// What the service worker decides, apart from the browser that asks: which requests are its business, which copies of old
// releases may go, and when a new release may take over. Documents, participants' pages and answers of the API are never its
// business (rule C8).

/** Where the shell of the writing page and the page without a network are got. They hold nothing of anybody. */
export const SKAL = '/skal';
export const UDEN_NET = '/uden-net';

/** So long a referat that is opened may wait for the network before the shell opens it. */
export const FRIST = 5000;

export type Rute =
  /** A built file: from the copy, else from the network. */
  | 'fil'
  /** The writing page: from the network, else the shell. */
  | 'skriv'
  /** Any other page: from the network, else the page that says so. */
  | 'side'
  /** Goes past the service worker. */
  | 'forbi';

export interface Foresporgsel {
  readonly method: string;
  readonly url: string;
  /** True where a page is opened with it. */
  readonly navigerer: boolean;
}

/** `origin` is our own. */
export function rute({ method, url, navigerer }: Foresporgsel, origin: string): Rute {
  const { origin: whose, pathname } = new URL(url);
  if (method !== 'GET' || whose !== origin) return 'forbi';
  if (navigerer) return /^\/referater\/(?!ny$)[\w-]+$/.test(pathname) ? 'skriv' : erSide(pathname) ? 'side' : 'forbi';
  return /^\/assets\/[^/]+$/.test(pathname) ? 'fil' : 'forbi';
}

/** What is opened or downloaded as a file is no page: a page of ours would be saved in its place. */
function erSide(pathname: string): boolean {
  return !/\.\w+$|^\/healthz$|^\/referater\/[^/]+\/(eksport|filer)\/./.test(pathname);
}

/** A proxy that answers for a server that is not there: as good as no network. */
export function erUdeAfDrift(status: number): boolean {
  return status === 502 || status === 503 || status === 504;
}

export const FORNAVN = 'skal-';

/** What a page of ours says of itself when it is asked; null = it did not answer. */
export interface Sidesvar {
  /** The address of the script it runs. */
  readonly script: string;
  /** Whether it has something that the server has not acknowledged. */
  readonly ubekraeftet: boolean;
}

/** A copy: its name and the addresses of the files in it. */
export interface Kopi {
  readonly navn: string;
  readonly filer: readonly string[];
}

/**
 * The copies that nobody needs: ours, not the current one, and no open page runs a script of theirs. A page that does not
 * answer may run any of them.
 */
export function overfloedige(
  kopier: readonly Kopi[],
  nuvaerende: string,
  svar: readonly (Sidesvar | null)[],
): readonly string[] {
  if (svar.includes(null)) return [];
  return kopier
    .filter(({ navn }) => navn.startsWith(FORNAVN) && navn !== nuvaerende)
    .filter(({ filer }) => !svar.some((one) => one && filer.includes(one.script)))
    .map(({ navn }) => navn);
}

/**
 * Whether a new release may take over, by what the open writing pages say: never while one has unconfirmed text, or may
 * have because it does not answer.
 */
export function maaOvertage(svar: readonly (Sidesvar | null)[]): boolean {
  return svar.every((one) => one !== null && !one.ubekraeftet);
}
