// Those who were invited, at their computers: a browser without a script is a cookie for each round and a form.
import { afterEach, beforeEach, expect } from 'vitest';
import { aabnRunde, havnekvarteret } from '../builders/udkast.ts';
import { NU, type Vaert, vaert } from '../pages/vaert.ts';

export interface Deltagerbrowser {
  /** What the link left behind: "" where it gave no access. */
  readonly cookie: string;
  hent(sti: string, init?: RequestInit): Promise<Response>;
  side(sti: string): Promise<string>;
  send(sti: string, felter: Record<string, string>): Promise<Response>;
  /** As the page's script sends. */
  json(sti: string, felter?: Record<string, unknown>): Promise<Response>;
}

/** Opens the link as a person does: the page, then its button. */
export async function aabnLink(her: Vaert, token: string | undefined): Promise<Deltagerbrowser> {
  const sti = `/k/${token}`;
  await (await her.hent(sti)).text();
  const answer = await her.hent(sti, null, { method: 'POST' });
  return medCookie(her, (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '');
}

export function medCookie(her: Vaert, cookie: string): Deltagerbrowser {
  const hent = (sti: string, init: RequestInit = {}): Promise<Response> =>
    her.hent(sti, null, { ...init, headers: { cookie, ...init.headers } });
  return {
    cookie,
    hent,
    side: async (sti) => (await hent(sti)).text(),
    send: (sti, felter) => hent(sti, { method: 'POST', body: new URLSearchParams(felter) }),
    json: (sti, felter) =>
      hent(sti, {
        method: felter ? 'POST' : 'GET',
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        ...(felter && { body: JSON.stringify(felter) }),
      }),
  };
}

/** The id of the line of the page that begins so. */
export function blokMed(page: string, begin: string): string {
  for (const [, id = '', html = ''] of page.matchAll(
    /data-blok="([^"]+)">(.*?)<\/span>(?:<\/p>|<\/h\d>|<\/h1>|\s*<)/gs,
  ))
    if (html.replace(/<[^>]*>/g, '').startsWith(begin)) return id;
  throw new Error(`Ingen linje begynder med ${begin}.`);
}

const DAG = 24 * 60 * 60_000;
export const FRIST = NU + 10 * DAG;
export const doc = havnekvarteret();
export const [AASE, TORBEN, KAREN] = [0, 1, 2];

export interface Udkasthus {
  readonly her: Vaert;
  readonly signe: { readonly id: string; readonly token: string };
  /** Begins anew, as another environment has it. */
  om(env: Record<string, string>): Promise<void>;
  runde(mere?: Partial<Parameters<typeof aabnRunde>[1]>): ReturnType<typeof aabnRunde>;
  /** Writes about the line that begins so, in the form without a script. */
  skriv(who: Deltagerbrowser, hoering: string, begin: string, felter: Record<string, string>): Promise<Response>;
}

/** A server for each test of a file. */
export function nytUdkasthus(): Udkasthus {
  let staar: { her: Vaert; signe: { id: string; token: string } } | null = null;
  let afsending = 0;
  const nu = () => {
    if (!staar) throw new Error('Huset står først, når prøven begynder.');
    return staar;
  };
  const begynd = async (env: Record<string, string> = {}): Promise<void> => {
    const her = await vaert(env);
    staar = { her, signe: await her.nyBruger('signe', 'referent') };
  };
  beforeEach(() => begynd());
  afterEach(async () => {
    expect(nu().her.fejl).toEqual([]);
    await nu().her.slut();
  });
  return {
    get her() {
      return nu().her;
    },
    get signe() {
      return nu().signe;
    },
    async om(env) {
      await nu().her.slut();
      await begynd(env);
    },
    runde: (mere = {}) =>
      aabnRunde(nu().her.store, { ejer: nu().signe.id, organ: 'havnen', doc, frist: FRIST, ...mere }),
    async skriv(who, hoering, begin, felter) {
      const blok = begin === '' ? '' : blokMed(await who.side(`/udkast/${hoering}`), begin);
      const form = { blok, afsending: `afsending${++afsending}`, hvad: 'bemaerkning', ...felter };
      return who.send(`/udkast/${hoering}/bemaerkninger`, form);
    },
  };
}
