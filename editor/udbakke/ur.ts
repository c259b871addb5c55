// Time and chance, passed in wherever the outbox and the connection need them.

export interface Ur {
  now(): number;
  /** 0 … 1, for jitter and for batch ids. */
  random(): number;
  /** Calls back once after `ms`; the returned function calls it off. */
  after(ms: number, callback: () => void): () => void;
  /** Calls back when the page has nothing else to do. */
  ledig(callback: () => void): void;
}

/** The browser's own. */
export const ur: Ur = {
  now: () => Date.now(),
  random: () => Math.random(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  ledig(callback) {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => callback(), { timeout: 3000 });
    else setTimeout(callback, 50);
  },
};
