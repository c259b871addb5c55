// What the pages around the editor ask about text that lies on this computer, at sign-out and at sign-in. Names only: what
// it says is for the one who wrote it.
import { idb } from './idb.ts';
import type { Medie } from './medie.ts';

/** The referater that keep their last document on this computer, per person. */
const NYESTE = 10;

/**
 * Who has unsent text on this computer: one entry per person, for "Usendt tekst fra X på denne computer" (C2b). Nothing
 * of its content. Empty where the browser keeps nothing.
 */
export async function listUsendt(medie: Medie = idb): Promise<readonly { bruger: string; navn: string }[]> {
  const found = await alle(medie);
  return [
    ...new Map(
      found
        .filter(({ usendt }) => usendt > 0)
        .map(({ grundlag: { bruger, brugernavn } }) => [bruger, { bruger, navn: brugernavn }]),
    ).values(),
  ];
}

/** A referat that something of the person's on this computer is about. */
export interface Sag {
  readonly referat: string;
  readonly navn: string;
}

/** The referater that the person has unsent or rescued text of on this computer: then signing out asks first. */
export async function listEgneUsendte(bruger: string, medie: Medie = idb): Promise<readonly Sag[]> {
  const found = new Map<string, Sag>();
  for (const { grundlag, usendt } of await alle(medie)) {
    const { referat, navn } = grundlag;
    if (grundlag.bruger !== bruger || found.has(referat)) continue;
    const reddet = await medie.listReddet(bruger, referat).catch(() => []);
    if (usendt > 0 || reddet.some(({ sendt, fjernet }) => !sendt && !fjernet)) found.set(referat, { referat, navn });
  }
  return [...found.values()];
}

/** Removes the person's outboxes, documents and rescued text from this computer. After it nothing of theirs is left. */
export async function glem(bruger: string, medie: Medie = idb): Promise<void> {
  await medie.glem(bruger);
}

/** Drops the bases that nobody needs: older ones of the same referat, and all but the newest referater of the person. */
export async function ryd(bruger: string, iBrug: (instans: string) => Promise<boolean>, medie: Medie): Promise<void> {
  const own = (await medie.listUdbakker())
    .filter(({ grundlag }) => grundlag.bruger === bruger)
    .sort((a, b) => b.grundlag.at - a.grundlag.at);
  const kept = new Set<string>();
  for (const { grundlag, usendt } of own) {
    const { instans, referat } = grundlag;
    const keep = usendt > 0 || (!kept.has(referat) && kept.size < NYESTE);
    if (keep) kept.add(referat);
    else if (!(await iBrug(instans))) await medie.slet(instans);
  }
}

/** Without a database there is nothing on this computer. */
async function alle(medie: Medie) {
  try {
    return await medie.listUdbakker();
  } catch {
    return [];
  }
}
