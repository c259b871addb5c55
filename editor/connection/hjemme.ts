// What this computer has of referater that have been open on it: the way from the pages to the stores of the outbox.

import { idb } from '../udbakke/idb.ts';
import type { Fund } from '../udbakke/medie.ts';
import type { Hvem } from './skal.ts';

/** A referat that can be opened here without a network. */
export interface Hjemme {
  readonly referat: string;
  readonly navn: string;
  /** Whether something of it has not been sent. */
  readonly usendt: boolean;
}

/** Who can open the referat here without a network: the one who was last signed in, if it is theirs. */
export async function findHjemme(referat: string): Promise<Hvem | null> {
  const found = (await sidstePersons()).find(({ grundlag }) => grundlag.referat === referat);
  if (!found) return null;
  const { navn, bruger, brugernavn, maa } = found.grundlag;
  return { referat, navn, bruger, brugernavn, maa };
}

/** What the one who was last signed in here can open. */
export async function listHjemme(): Promise<readonly Hjemme[]> {
  const found = new Map<string, Hjemme>();
  for (const { grundlag, usendt } of await sidstePersons()) {
    const { referat, navn } = grundlag;
    const known = found.get(referat);
    found.set(referat, { referat, navn: known?.navn ?? navn, usendt: usendt > 0 || known?.usendt === true });
  }
  return [...found.values()];
}

/** The outboxes of whoever wrote here last, newest first. Signing out leaves none of theirs. */
async function sidstePersons(): Promise<readonly Fund[]> {
  const all = await idb.listUdbakker().catch(() => []);
  const found = all.toSorted((a, b) => b.grundlag.at - a.grundlag.at);
  return found.filter(({ grundlag }) => grundlag.bruger === found[0]?.grundlag.bruger);
}
