// The files of an approved version: made once, from the document that is approved, and handed out as they were stored.
import { createHash } from 'node:crypto';
import type { Node } from 'prosemirror-model';
import type { NyArkivfil } from '../../db/godkendelser.ts';
import { bilagsfilnavn, laesBilagsformat } from '../../db/sendtefiler.ts';
import { harSkjult } from '../../editor/model/adgang.ts';
import { AppError } from '../../editor/model/fejl.ts';
import type { Deps } from '../deps.ts';
import type { Brevhoved } from '../export/brevhoved.ts';
import { filnavn } from '../export/filnavn.ts';
import { FORMATER } from '../export/formater.ts';
import { arkivformat, UDGAVER } from '../export/udgave.ts';
import { aendringsside } from '../pages/aendringer.ts';
import { tekster } from '../tekster.ts';
import type { Fil } from './fil.ts';

interface Grundlag {
  readonly referat: string;
  readonly doc: Node;
  readonly brevhoved: Brevhoved;
  /** The version that it corrects. */
  readonly foer: { readonly doc: Node; readonly udgave: number } | null;
}

/** Every format in both editions, and for a correction what it changed. Throws AppError where a format cannot be written. */
export async function lavArkivfiler(
  { arbejde, store }: Deps,
  { referat, doc, brevhoved, foer }: Grundlag,
): Promise<readonly NyArkivfil[]> {
  const rettet = foer ? foer.udgave + 1 : null;
  const filer = new Map([...(await store.listFiler(referat))].map(([sha, { bytes }]) => [sha, bytes] as const));
  const kilde = await store.findKilde(referat);
  const made: NyArkivfil[] = [];
  for (const udgave of UDGAVER) {
    for (const { navn: format, mime } of Object.values(FORMATER)) {
      const { bytes, filnavn: navn } = await arbejde.eksporter({
        format,
        doc,
        udgave,
        brevhoved,
        udkast: false,
        rettet,
        filer,
        kilde: format === 'json' ? kilde : null,
        kildetro: false,
      });
      made.push({ format: arkivformat(format, udgave), navn, mime, bytes });
    }
  }
  // Of the full edition alone: what a correction withholds must not be struck through for everybody to read.
  if (foer && rettet !== null) {
    const page = aendringsside(foer.doc, doc, { fra: foer.udgave, til: rettet });
    const stand = { udkast: false, rettet, udgave: harSkjult(doc) ? ('fuld' as const) : null };
    const navn = `${tekster.godkendelse.aendringer.fil} – ${filnavn(doc, 'html', stand)}`;
    made.push({ format: 'aendringer', navn, mime: FORMATER.html.mime, bytes: new TextEncoder().encode(page) });
  }
  return made;
}

/**
 * The stored file; null where there is none. The name of one that was withdrawn says so, its bytes are what they were.
 * Throws where they are no longer the approved ones.
 */
export async function findGodkendtFil(
  { store, log }: Pick<Deps, 'store' | 'log'>,
  id: string,
  udgave: number,
  format: string,
): Promise<(Fil & { readonly sha256: string }) | null> {
  const fil = await store.findArkivfil(id, udgave, format);
  if (!fil) return null;
  if (createHash('sha256').update(fil.bytes).digest('hex') !== fil.sha256) {
    log.error('arkivfil', new Error(`The stored file ${fil.sha256} has other bytes.`), { referat: id, udgave, format });
    throw new AppError('konflikt', tekster.godkendelse.skadet);
  }
  const kaldtTilbage = (await store.listTilbagekaldte(id)).includes(udgave);
  return kaldtTilbage ? { ...fil, navn: `${tekster.godkendelse.kaldtTilbage} – ${fil.navn}` } : fil;
}

/** The same for what a letter can bring: a kept file, or a bilag of the version ("bilag-1"). */
export async function findSendtFil(
  deps: Pick<Deps, 'store' | 'log'>,
  id: string,
  udgave: number,
  format: string,
): Promise<(Fil & { readonly sha256: string }) | null> {
  const nr = laesBilagsformat(format);
  if (nr === null) return findGodkendtFil(deps, id, udgave, format);
  const bilag = (await deps.store.listGodkendteBilag(id, udgave)).find((one) => one.nr === nr);
  const bytes = bilag && (await deps.store.findBilagsbytes(id, bilag.sha256));
  if (!bytes) return null;
  if (createHash('sha256').update(bytes).digest('hex') !== bilag.sha256) {
    deps.log.error('bilag', new Error(`The bilag ${bilag.sha256} has other bytes.`), { referat: id, udgave, format });
    throw new AppError('konflikt', tekster.godkendelse.skadet);
  }
  return { navn: bilagsfilnavn(bilag), mime: bilag.mime, bytes, sha256: bilag.sha256 };
}
