// The first start: while there is no account, a one-time link makes its holder the first administrator.
// Each start makes a new link and the older one stops working; whoever can read the server's output owns the server.
import type { Deps } from '../deps.ts';
import { nyEngangskode } from './engangskode.ts';

/** The path of a new link, "/start/<engangskode>", or null where there are accounts already. */
export async function startlink({ store, random }: Deps): Promise<string | null> {
  const { kode, hash } = nyEngangskode(random);
  return (await store.saveStartkode(hash)) ? `/start/${kode}` : null;
}
