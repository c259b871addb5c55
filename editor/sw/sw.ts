// The service worker: keeps a copy of the browser's built files and of the shell, so that a referat opens and is written in
// without a network (rule C8). One copy for each release; no document and nobody's page is ever in one.
import {
  erUdeAfDrift,
  FORNAVN,
  FRIST,
  maaOvertage,
  overfloedige,
  rute,
  type Sidesvar,
  SKAL,
  UDEN_NET,
} from './ruter.ts';

declare const self: ServiceWorkerGlobalScope;
/** The built files to copy: written in while building. */
declare const FILER: readonly string[];
/** Names this release, and the SHA-256 of its two pages: written in by the server. */
declare const UDGAVE: string;
declare const SIDER: Readonly<Record<string, string>>;

const NAVN = FORNAVN + UDGAVE;
/** So long a page may take to say what it has. */
const SVARFRIST = 1500;

self.addEventListener('install', (event) => {
  event.waitUntil(kopier());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      // The network is asked while the worker wakes up: opening a page must not wait for it.
      await self.registration.navigationPreload?.enable();
      await self.clients.claim();
      await ryd();
    })(),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const valgt = rute(
    { method: request.method, url: request.url, navigerer: request.mode === 'navigate' },
    location.origin,
  );
  if (valgt === 'fil') event.respondWith(fil(event));
  else if (valgt !== 'forbi') event.respondWith(side(event, valgt));
});

self.addEventListener('message', (event) => {
  const svar = event.ports[0];
  if (event.data === 'ryd') event.waitUntil(ryd());
  else if (event.data === 'overtag') event.waitUntil(overtag().then((ok) => svar?.postMessage(ok)));
});

/** The files by their names, which change with their contents; the pages as the server has them for this release. */
async function kopier(): Promise<void> {
  const cache = await caches.open(NAVN);
  await Promise.all(
    FILER.map(async (url) => {
      const known = await caches.match(url);
      const answer = known ?? (await fetch(url));
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
      await cache.put(url, answer);
    }),
  );
  for (const [url, sha256] of Object.entries(SIDER)) {
    // Without cookies: it must be the same for everybody.
    const answer = await fetch(url, { cache: 'no-store', credentials: 'omit' });
    const bytes = await answer.clone().arrayBuffer();
    // The server was exchanged in between: its page belongs to another release, whose worker will come.
    if (hex(await crypto.subtle.digest('SHA-256', bytes)) !== sha256) throw new Error(`${url} is of another release.`);
    await cache.put(url, answer);
  }
}

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** From any copy, also an older release's: a tab that still runs it may come to load the rest. */
async function fil(event: FetchEvent): Promise<Response> {
  const { url } = event.request;
  const known = await caches.match(url, { ignoreVary: true });
  if (known) return known;
  const answer = await fetch(event.request);
  if (answer.status === 200) {
    const copy = answer.clone();
    // Kept on the side: a full disk is no reason not to show the page.
    const keep = async (): Promise<void> => (await caches.open(NAVN)).put(url, copy);
    event.waitUntil(keep().catch(() => undefined));
  }
  return answer;
}

/** From the network; where there is none, or a referat does not come in time, from the copy. */
async function side(event: FetchEvent, valgt: 'skriv' | 'side'): Promise<Response> {
  const network = (async (): Promise<Response> => (await event.preloadResponse) ?? (await fetch(event.request)))();
  // What comes too late is let go without a complaint.
  event.waitUntil(network.catch(() => undefined));
  const copy = async (): Promise<Response | undefined> =>
    (await caches.open(NAVN)).match(valgt === 'skriv' ? SKAL : UDEN_NET);
  try {
    const answer = await (valgt === 'skriv' ? Promise.race([network, efter(FRIST)]) : network);
    const gone = !answer || erUdeAfDrift(answer.status);
    return gone ? ((await copy()) ?? answer ?? (await network)) : answer;
  } catch {
    return (await copy()) ?? Response.error();
  }
}

function efter(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms, undefined));
}

/** Removes the copies of releases that no open page runs. */
async function ryd(): Promise<void> {
  const navne = (await caches.keys()).filter((navn) => navn !== NAVN);
  if (navne.length === 0) return;
  const kopier = await Promise.all(
    navne.map(async (navn) => {
      const requests = await (await caches.open(navn)).keys();
      return { navn, filer: requests.map(({ url }) => new URL(url).pathname) };
    }),
  );
  const sider = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const svar = await Promise.all(sider.map(spoerg));
  await Promise.all(overfloedige(kopier, NAVN, svar).map((navn) => caches.delete(navn)));
}

/** Takes over from the release that is running, where no open writing page has anything unconfirmed. */
async function overtag(): Promise<boolean> {
  const sider = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const skriver = sider.filter(({ url }) => rute({ method: 'GET', url, navigerer: true }, location.origin) === 'skriv');
  const ok = maaOvertage(await Promise.all(skriver.map(spoerg)));
  if (ok) await self.skipWaiting();
  return ok;
}

/** Asks a page what it runs and has; null where it does not answer. */
async function spoerg(side: Client): Promise<Sidesvar | null> {
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise<Sidesvar>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
  });
  side.postMessage('hvem', [port2]);
  const svar = await Promise.race([answered, efter(SVARFRIST)]);
  port1.close();
  return svar ?? null;
}
