// Locks that live as long as the tab that holds them (Web Locks): an instance's, so that nobody takes over what is still
// open (C2), and a document's, so that one tab writes (C3). The browser lets go of them when a tab dies.

export interface Laas {
  slip(): void;
  /** Resolves when another tab took it by force. */
  readonly tabt: Promise<void>;
}

export interface Laase {
  /** Now or not at all. */
  tag(navn: string): Promise<Laas | null>;
  /** As soon as it is free, at most `ms` from now. */
  vent(navn: string, ms: number): Promise<Laas | null>;
  /** By force: whoever holds it does not answer. */
  stjael(navn: string): Promise<Laas>;
}

export const instanslaas = (instans: string): string => `instans:${instans}`;
export const skrivelaas = (referat: string): string => `doc:${referat}:write`;

function bed(navn: string, options: LockOptions): Promise<Laas | null> {
  return new Promise((resolve, reject) => {
    const { promise: holdes, resolve: slip } = Promise.withResolvers<void>();
    const { promise: tabt, resolve: mist } = Promise.withResolvers<void>();
    navigator.locks
      .request(navn, options, (lock) => {
        resolve(lock && { slip, tabt });
        return lock ? holdes : undefined;
      })
      .catch((cause: unknown) => {
        // Before it was granted: the wait is over. After: it was stolen.
        if (!(cause instanceof DOMException)) return reject(cause);
        mist();
        resolve(null);
      });
  });
}

/** The browser's. */
export const webLaase: Laase = {
  tag: (navn) => bed(navn, { ifAvailable: true }),
  vent: (navn, ms) => bed(navn, { signal: AbortSignal.timeout(ms) }),
  async stjael(navn) {
    const laas = await bed(navn, { steal: true });
    if (!laas) throw new Error(`Låsen ${navn} kunne ikke tages.`);
    return laas;
  },
};
