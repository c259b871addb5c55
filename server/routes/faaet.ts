// Who has had a version already, or may have: asked when recipients are proposed, when the letters are looked at, and once
// more when they go.
import type { Udsendelse } from '../../db/udsendelser.ts';
import type { Deps } from '../deps.ts';
import { noegle } from '../mail/adresse.ts';

/** The keys of the addresses. */
export async function faaet(
  { store }: Pick<Deps, 'store'>,
  referat: string,
  udgave: number,
): Promise<ReadonlySet<string>> {
  const sendt = (await store.listUdsendelser(referat)).filter((one) => one.udgave === udgave && one.server);
  const breve = (await Promise.all(sendt.map(({ id }) => store.listBreve(id)))).flat();
  return new Set(
    breve.filter(({ tilstand }) => tilstand !== 'afvist' && tilstand !== 'standset').map(({ mail }) => noegle(mail)),
  );
}

/** How many of a draft's recipients are among them. */
export async function dobbelte(
  deps: Pick<Deps, 'store'>,
  referat: string,
  { id, udgave }: Pick<Udsendelse, 'id' | 'udgave'>,
): Promise<number> {
  const had = await faaet(deps, referat, udgave);
  return (await deps.store.listBreve(id)).filter(({ mail }) => had.has(noegle(mail))).length;
}
