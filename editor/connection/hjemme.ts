// What this computer has of referater that have been open on it: the way from the pages to the stores of the outbox.
import type { Hvem } from './skal.ts';

/** A referat that can be opened here without a network. */
export interface Hjemme {
  readonly referat: string;
  readonly navn: string;
  /** Whether something of it has not been sent. */
  readonly usendt: boolean;
}

/** Who can open the referat here without a network: the one who was last signed in, if it is theirs. */
export async function findHjemme(_referat: string): Promise<Hvem | null> {
  return null;
}

/** What the one who was last signed in here can open. */
export async function listHjemme(): Promise<readonly Hjemme[]> {
  return [];
}
