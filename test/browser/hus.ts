// A house for the tests of a file: a server with people and referater, and a browser in which each of them sits at a computer.
// Begins before the file's tests and is gone after them; what the file needs besides stands in hooks of its own.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Node } from 'prosemirror-model';
import { afterAll, beforeAll } from 'vitest';
import { aabnReferat, nyPerson, startBrowser } from './browser.ts';
import { fjern, type Grundlag, nytGrundlag, startServer, type Testserver } from './server.ts';

type Skaerm = { readonly width: number; readonly height: number };

export interface Hus {
  readonly grundlag: Grundlag;
  readonly server: Testserver;
  readonly browser: Browser;
  /** A computer of its own, signed in. */
  person(brugernavn: string, viewport?: Skaerm): Promise<BrowserContext>;
  /** The n-th referat there, with everything that stands beside the text. */
  side(context: BrowserContext, n: number): Promise<Page>;
  /** Both. */
  aabn(brugernavn: string, n: number, viewport?: Skaerm): Promise<Page>;
}

/** Call it where the file begins. `foerst` writes what must lie in the folder before the server starts. */
export function nytHus(
  brugernavne: readonly [string, ...string[]],
  docs: readonly Node[],
  foerst: (grundlag: Grundlag) => Promise<void> = async () => {},
): Hus {
  let staar: { grundlag: Grundlag; server: Testserver; browser: Browser } | null = null;
  const her = () => {
    if (!staar) throw new Error('Huset står først, når filens prøver begynder.');
    return staar;
  };
  beforeAll(async () => {
    const grundlag = await nytGrundlag(brugernavne, docs);
    await foerst(grundlag);
    staar = { grundlag, server: await startServer(grundlag.data), browser: await startBrowser() };
  });
  afterAll(async () => {
    const { grundlag, server, browser } = her();
    await browser.close();
    await server.stop();
    fjern(grundlag);
  });
  const person: Hus['person'] = (brugernavn, viewport) => {
    const { grundlag, server, browser } = her();
    return nyPerson(browser, server, grundlag.personer[brugernavn]?.token ?? '', viewport);
  };
  const side: Hus['side'] = (context, n) => {
    const { grundlag, server } = her();
    return aabnReferat(context, server, grundlag.referater[n] ?? '');
  };
  return {
    get grundlag() {
      return her().grundlag;
    },
    get server() {
      return her().server;
    },
    get browser() {
      return her().browser;
    },
    person,
    side,
    aabn: async (brugernavn, n, viewport) => side(await person(brugernavn, viewport), n),
  };
}
