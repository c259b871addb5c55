// The page's side of the service worker: has it installed where the browser allows it, answers what it asks, and tells
// politely of a new release, which takes over only when the one who writes says so (rule C8).
import { tekster } from './tekster.ts';

export interface Side {
  /** The address of the page's own script: names the release it runs. */
  readonly script: string;
  /** Whether something here has not been acknowledged. */
  ubekraeftet(): boolean;
  /** Tells that a new release waits; `overtag` resolves false where it may not take over yet. Absent = nobody is asked. */
  readonly nyUdgave?: (overtag: () => Promise<boolean>) => void;
}

const TIME = 3_600_000;

/** Installs the service worker. Without a secure context there is none, and the page is as it was. */
export async function tilmeldServiceWorker({ script, ubekraeftet, nyUdgave }: Side): Promise<void> {
  if (!isSecureContext || !('serviceWorker' in navigator)) return;
  const container = navigator.serviceWorker;
  container.addEventListener('message', ({ data, ports }) => {
    if (data === 'hvem')
      ports[0]?.postMessage({ script: new URL(script, location.href).pathname, ubekraeftet: ubekraeftet() });
  });
  container.startMessages();
  let registration: ServiceWorkerRegistration;
  try {
    registration = await container.register('/sw.js', { updateViaCache: 'none' });
  } catch {
    // No network, or the browser keeps nothing for us (a private window): all else works without it.
    return;
  }
  const fortael = (): void => {
    const { waiting, active } = registration;
    if (!waiting || !active) return;
    if (nyUdgave) nyUdgave(() => overtag(waiting));
    else if (!ubekraeftet()) void overtag(waiting);
  };
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') fortael();
    });
  });
  fortael();
  container.controller?.postMessage('ryd');
  // A page may stand open for days.
  setInterval(() => void registration.update().catch(() => undefined), TIME);
}

function overtag(waiting: ServiceWorker): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => {
      port1.close();
      resolve(data === true);
    };
    waiting.postMessage('overtag', [port2]);
  });
}

/** The bar that tells of it: reload now, or later. */
export function udgavelinje(top: HTMLElement, meld: (tekst: string) => void): NonNullable<Side['nyUdgave']> {
  const t = tekster.udgave;
  let bar: HTMLElement | null = null;
  return (overtag) => {
    bar?.remove();
    bar = document.createElement('div');
    bar.className = 'udgavebjaelke';
    const text = document.createElement('p');
    text.textContent = t.ny;
    const say = (tekst: string): void => {
      text.textContent = tekst;
      meld(tekst);
    };
    const reload = knap(t.genindlaes, async () => {
      if (!(await overtag())) return say(t.vent);
      location.reload();
    });
    bar.append(
      text,
      reload,
      knap(t.senere, () => bar?.remove()),
    );
    top.append(bar);
    meld(t.ny);
  };
}

function knap(tekst: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button lav';
  made.textContent = tekst;
  made.addEventListener('click', act);
  return made;
}
