// Writes that wait at the same time share one transaction and so one fsync; each is told only after the commit.
// One write that fails is taken back alone; a failed commit fails them all. Knows no table.
import type { Database } from './open.ts';

interface Waiting {
  /** Runs inside the transaction; synchronous (rule S2). Returns what settles the promise after the commit. */
  run(): () => void;
  fail(cause: unknown): void;
}

export class Gruppe {
  readonly #db: Database;
  #waiting: Waiting[] = [];

  constructor(db: Database) {
    this.#db = db;
  }

  /** Runs `work` in the next shared transaction. Resolves after its commit. */
  write<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const run = (): (() => void) => {
        const value = work();
        return () => resolve(value);
      };
      if (this.#waiting.push({ run, fail: reject }) === 1) setImmediate(() => this.#commit());
    });
  }

  #commit(): void {
    const group = this.#waiting;
    this.#waiting = [];
    const done: (() => void)[] = [];
    try {
      this.#db
        .transaction(() => {
          for (const one of group) {
            try {
              // A nested transaction is a savepoint.
              done.push(this.#db.transaction(() => one.run())());
            } catch (cause) {
              // A full disk can end the whole transaction, not only the savepoint.
              if (!this.#db.inTransaction) throw cause;
              done.push(() => one.fail(cause));
            }
          }
        })
        .immediate();
    } catch (cause) {
      for (const one of group) one.fail(cause);
      return;
    }
    for (const tell of done) tell();
  }
}
