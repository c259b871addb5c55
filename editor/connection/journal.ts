// Where the connection writes down everything that happens to the editor's state.
import type { Haendelse } from '../udbakke/medie.ts';
import type { Her } from './gemt.ts';

/** Where everything that happens to the editor's state is written down; the outbox. */
export interface Journal {
  /** Steps may be sent: their client id is written down. */
  readonly klar: boolean;
  /** Resolves when `klar`. */
  vent(): Promise<void>;
  /** `tabt`: own texts that this cost. */
  noter(haendelse: Haendelse, usendt: number, tabt?: readonly string[]): void;
  /** Whether this computer has acknowledged everything noted. */
  readonly lokalt: Her;
}

/** Of a tab that only reads. */
export const INGEN_JOURNAL: Journal = { klar: true, vent: async () => {}, noter() {}, lokalt: 'ingen' };
