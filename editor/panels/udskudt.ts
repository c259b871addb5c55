// Work that may wait: done once, when the one who writes has paused and the browser has nothing better to do.

/**
 * A function that runs `work` soon after the last call, in an idle moment, at the latest after `latest` ms. One timer at
 * a time: to set a new one for every key costs more than all that the key does here.
 */
export function udskudt(work: () => void, pause = 120, latest = 1500): () => void {
  let waiting = false;
  let first = 0;
  let last = 0;
  const run = (): void => {
    waiting = false;
    work();
  };
  const due = (): void => {
    const now = performance.now();
    const rest = Math.min(last + pause, first + latest) - now;
    if (rest > 1) setTimeout(due, rest);
    else iRo(run, 500);
  };
  return () => {
    last = performance.now();
    if (waiting) return;
    waiting = true;
    first = last;
    setTimeout(due, pause);
  };
}

/** Runs `work` once the browser is idle, at the latest after `latest` ms. */
export function iRo(work: () => void, latest = 5000): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: latest });
  else setTimeout(work, Math.min(latest, 500));
}
