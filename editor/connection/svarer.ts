// Waits for the server to answer again, for pages that have nothing else to do meanwhile.

const HVER = 4000;

/** Calls back once, when the server answers. */
export function naarServerenSvarer(callback: () => void): void {
  let asking = false;
  const ask = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    try {
      const answer = await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(HVER) });
      if (answer.ok) {
        clearInterval(timer);
        removeEventListener('online', ask);
        callback();
      }
    } catch {
      // Not yet.
    }
    asking = false;
  };
  const timer = setInterval(ask, HVER);
  addEventListener('online', ask);
}
