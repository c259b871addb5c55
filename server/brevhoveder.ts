// Every letterhead there is: those that come with the program and those that lie in the database, checked alike; and which
// one a referat goes out on. What it went out on once is kept with its files, and is asked of nobody again.
import type { Brevhovedraekke } from '../db/brevhoveder.ts';
import { AppError } from '../editor/model/fejl.ts';
import type { Deps } from './deps.ts';
import type { Sprog } from './export/brevhoved/felter.ts';
import { findSkriftfil } from './export/brevhoved/skriftfil.ts';
import { type Brevhoved, laesBrevhoveder, tjekBrevhoved } from './export/brevhoved.ts';
import { tekster } from './tekster.ts';

const t = tekster.brevhoveder;

/** A fault in a letterhead that was edited, in the words of the form. */
const formsprog: Sprog = (path, what) => {
  const navne: Readonly<Record<string, string>> = t.feltnavne;
  const linje = /\.(\d+)$/.exec(path);
  const navn = navne[path.replace(/\.\d+$/, '')] ?? `»${path}«`;
  return `${linje ? t.linjeAf(navn, Number(linje[1]) + 1) : navn} ${what}.`;
};

/** Checks a letterhead that lies, or is to lie, in the database; its logo was looked through when it came. Throws AppError "ugyldig" with one sentence. */
export function tjekEget({ id, data, logo }: Brevhovedraekke): Brevhoved {
  return tjekBrevhoved(data, {
    id,
    sprog: formsprog,
    logo: () => {
      if (!logo) throw new Error(t.intetLogo);
      return logo;
    },
    skrift: (fil) => findSkriftfil(fil, null),
  });
}

/** The program's first, then one's own. One that no longer passes the check is left out and logged. */
export async function listBrevhoveder({ store, log }: Pick<Deps, 'store' | 'log'>): Promise<readonly Brevhoved[]> {
  const egne = (await store.listEgneBrevhoveder()).flatMap((raekke) => {
    try {
      return [tjekEget(raekke)];
    } catch (cause) {
      log.error('brevhoved', cause, { brevhoved: raekke.id });
      return [];
    }
  });
  return [...laesBrevhoveder(), ...egne];
}

/** Whether it came with the program: an example of a sender that does not exist. */
export function erEksempel(id: string): boolean {
  return laesBrevhoveder().some((one) => one.id === id);
}

export interface Brevhovedvalg {
  readonly alle: readonly Brevhoved[];
  readonly valgt: Brevhoved;
}

/** The letterhead with this id; "" or an unknown one gives the organ's, else the first there is. */
export async function vaelgBrevhoved(
  deps: Pick<Deps, 'store' | 'log'>,
  organ: string,
  id: string,
): Promise<Brevhovedvalg> {
  const alle = await listBrevhoveder(deps);
  const find = (one: string | undefined) => alle.find((brevhoved) => brevhoved.id === one);
  const valgt = find(id) ?? find((await deps.store.listOrganbrevhoveder()).get(organ)) ?? alle[0];
  if (!valgt) throw new AppError('findes-ikke', t.ingen);
  return { alle, valgt };
}
