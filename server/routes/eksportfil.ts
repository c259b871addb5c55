// One file of a referat as somebody asks for it: of a draft written now by a worker thread, from one consistent version of
// the document; of an approved one the file that was kept, never written again. The state alone decides which.
import { AppError } from '../../editor/model/fejl.ts';
import { erLaast } from '../../editor/model/forloeb.ts';
import { vaelgBrevhoved } from '../brevhoveder.ts';
import type { Deps } from '../deps.ts';
import type { Format } from '../export/formater.ts';
import { arkivformat, type Udgave } from '../export/udgave.ts';
import { tekster } from '../tekster.ts';
import { findGodkendtFil } from './arkivfiler.ts';
import type { Fil } from './fil.ts';
import { getReferat } from './overblik.ts';

export interface Eksportvalg {
  readonly format: Pick<Format, 'mime'> & { readonly navn: string };
  readonly udgave: Udgave;
  /** The letterhead of a draft; "" = the organ's. */
  readonly brevhoved: string;
  readonly kildetro: boolean;
}

export interface Eksportfil {
  readonly fil: Fil;
  /** The approved version that the file is of; null = a draft. */
  readonly udgave: number | null;
}

/** Throws AppError: "findes-ikke" for a letterhead that there is not, "konflikt" for the source of what is approved. */
export async function eksportfil(
  deps: Deps,
  id: string,
  { format, udgave, brevhoved, kildetro }: Eksportvalg,
): Promise<Eksportfil> {
  const { levende, store, arbejde } = deps;
  const referat = await getReferat(deps, id);
  if (erLaast(referat.status) && referat.udgaver > 0) {
    // Written anew it would be no proof of anything.
    if (kildetro) throw new AppError('konflikt', tekster.eksport.kunGemte);
    const fil = await findGodkendtFil(deps, id, referat.udgaver, arkivformat(format.navn, udgave));
    if (fil) return { fil, udgave: referat.udgaver };
  }
  const { valgt } = await vaelgBrevhoved(deps, referat.organ, brevhoved);
  // Never on another than the one that was asked for.
  if (brevhoved !== '' && valgt.id !== brevhoved) throw new AppError('findes-ikke', tekster.brevhoveder.ukendt);
  const { doc } = await levende.dokument(id);
  const filer = [...(await store.listFiler(id))].map(([sha, { bytes }]) => [sha, bytes] as const);
  const { bytes, filnavn } = await arbejde.eksporter({
    format: format.navn,
    doc,
    udgave,
    brevhoved: valgt,
    udkast: true,
    filer: new Map(filer),
    kilde: kildetro || format.navn === 'json' ? await store.findKilde(id) : null,
    kildetro,
  });
  return { fil: { navn: filnavn, mime: format.mime, bytes }, udgave: null };
}
