// Work that may wait: done once, when the one who writes has paused and the browser has nothing better to do.

/** A function that runs `work` soon after the last call, in an idle moment, at the latest after `latest` ms. */
export function udskudt(work: () => void, pause = 120, latest = 1500): () => void {
  let timer = 0;
  let first = 0;
  const run = (): void => {
    timer = 0;
    first = 0;
    work();
  };
  return () => {
    const now = performance.now();
    if (first === 0) first = now;
    if (timer !== 0) {
      if (now - first > latest) return;
      clearTimeout(timer);
    }
    timer = window.setTimeout(() => iRo(run, 500), pause);
  };
}

/** Runs `work` once the browser is idle, at the latest after `latest` ms. */
export function iRo(work: () => void, latest = 5000): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: latest });
  else setTimeout(work, Math.min(latest, 500));
}
