// The files of an approved version: made once, from the document that is approved, and handed out as they were stored.
import { createHash } from 'node:crypto';
import type { Node } from 'prosemirror-model';
import type { NyArkivfil } from '../../db/godkendelser.ts';
import { AppError } from '../../editor/model/fejl.ts';
import type { Deps } from '../deps.ts';
import { filnavn } from '../export/filnavn.ts';
import { FORMATER } from '../export/formater.ts';
import { aendringsside } from '../pages/aendringer.ts';
import { tekster } from '../tekster.ts';
import type { Fil } from './fil.ts';

interface Grundlag {
  readonly referat: string;
  readonly doc: Node;
  readonly brevhoved: string;
  /** The version that it corrects. */
  readonly foer: { readonly doc: Node; readonly udgave: number } | null;
}

/** Every format, and for a correction what it changed. Throws AppError where a format cannot be written. */
export async function lavArkivfiler(
  { arbejde, store }: Deps,
  { referat, doc, brevhoved, foer }: Grundlag,
): Promise<readonly NyArkivfil[]> {
  const rettet = foer ? foer.udgave + 1 : null;
  const filer = new Map([...(await store.listFiler(referat))].map(([sha, { bytes }]) => [sha, bytes] as const));
  const kilde = await store.findKilde(referat);
  const made: NyArkivfil[] = [];
  for (const { navn: format, mime, endelse } of Object.values(FORMATER)) {
    const bytes = await arbejde.eksporter({
      format,
      doc: doc.toJSON(),
      brevhoved,
      udkast: false,
      rettet,
      filer,
      kilde: format === 'json' ? kilde : null,
      kildetro: false,
    });
    made.push({ format, navn: filnavn(doc, endelse, { udkast: false, rettet }), mime, bytes });
  }
  if (foer && rettet !== null) {
    const page = aendringsside(foer.doc, doc, { fra: foer.udgave, til: rettet });
    const navn = `${tekster.godkendelse.aendringer.fil} – ${filnavn(doc, 'html', { udkast: false, rettet })}`;
    made.push({ format: 'aendringer', navn, mime: FORMATER.html.mime, bytes: new TextEncoder().encode(page) });
  }
  return made;
}

/**
 * The stored file; null where there is none. The name of one that was withdrawn says so, its bytes are what they were.
 * Throws where they are no longer the approved ones.
 */
export async function findGodkendtFil(
  { store, log }: Deps,
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
  const referat = await store.findReferat(id);
  const kaldtTilbage = referat?.status === 'tilbagekaldt' && referat.udgaver === udgave;
  return kaldtTilbage ? { ...fil, navn: `${tekster.godkendelse.kaldtTilbage} – ${fil.navn}` } : fil;
}
