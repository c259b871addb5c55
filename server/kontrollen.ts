// The check of a referat as it stands, by the worker thread, with what is known outside the document: its bilag, what day it
// is, and the organ's letterhead; then what its comment rounds add.
import type { Node } from 'prosemirror-model';
import { vaelgBrevhoved } from './brevhoveder.ts';
import type { Deps } from './deps.ts';
import { fundIRunden } from './hoering/kontrol.ts';
import type { Fund } from './kontrol/regler.ts';
import { iDag } from './pages/tid.ts';

export async function kontrollerReferat(
  deps: Deps,
  { id, organ }: { readonly id: string; readonly organ: string },
  doc: Node,
): Promise<readonly Fund[]> {
  const { valgt } = await vaelgBrevhoved(deps, organ, '');
  const iTeksten = await deps.arbejde.kontroller({
    doc: doc.toJSON(),
    viden: {
      bilag: await deps.store.listBilag(id),
      idag: iDag(deps.now()),
      brevhoved: [valgt.afsender.navn, ...valgt.afsender.linjer, ...valgt.adresse, ...valgt.sidefod],
    },
  });
  return [...iTeksten, ...(await fundIRunden(deps, id))];
}
