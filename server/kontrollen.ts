// The check of a referat as it stands: its text by the worker thread, with what is known outside the document (its bilag,
// what day it is, the organ's letterhead), and what its comment rounds have left.
import type { Node } from 'prosemirror-model';
import { vaelgBrevhoved } from './brevhoveder.ts';
import type { Deps } from './deps.ts';
import { kontrollerRunder } from './hoering/kontrol.ts';
import type { Fund } from './kontrol/regler.ts';
import { iDag } from './pages/tid.ts';

export interface Hvilket {
  readonly id: string;
  readonly organ: string;
}

export async function kontrollerReferat(deps: Deps, referat: Hvilket, doc: Node): Promise<readonly Fund[]> {
  return [...(await kontrollerTekst(deps, referat, doc)), ...(await kontrollerRunder(deps, referat.id))];
}

/** Without the rounds: for what is about to be sent out in one. */
export async function kontrollerTekst(
  deps: Pick<Deps, 'arbejde' | 'store' | 'log' | 'now'>,
  { id, organ }: Hvilket,
  doc: Node,
): Promise<readonly Fund[]> {
  const { valgt } = await vaelgBrevhoved(deps, organ, '');
  return deps.arbejde.kontroller({
    doc,
    viden: {
      bilag: await deps.store.listBilag(id),
      idag: iDag(deps.now()),
      brevhoved: [valgt.afsender.navn, ...valgt.afsender.linjer, ...valgt.adresse, ...valgt.sidefod],
    },
  });
}
