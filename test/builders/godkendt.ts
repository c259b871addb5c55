// An approved referat in a store, without a server: small files that say what they are.
import type { Store } from '../../db/store.ts';
import { referat } from './dokument.ts';
import { HAVEUDVALGET, INGRID } from './lager.ts';

/** Its id, and the head of the chain with the approval as the last event. */
export async function nyGodkendt(store: Store): Promise<{ id: string; hoved: string }> {
  const doc = referat('Der mangler bænke.');
  const id = await store.createReferat({ organ: HAVEUDVALGET, ejer: INGRID, doc });
  await store.skiftStatus(id, 'til-godkendelse', INGRID);
  const filer = ['txt', 'pdf'].map((format) => ({
    format,
    navn: `Referat.${format}`,
    mime: 'text/plain',
    bytes: new TextEncoder().encode(`Godkendt som ${format}.\n`),
  }));
  const stand = { referat: id, doc, version: 0, epoch: 0, kontrol: [], noteret: null };
  const { hoved } = await store.godkend({ ...stand, brevhoved: 'x', release: '0', filer, dag: '2026-01-01' }, INGRID);
  return { id, hoved };
}
