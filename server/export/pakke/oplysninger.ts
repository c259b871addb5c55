// What a referat is filed under and what its parcel holds, as data for a case system. Keys are Danish; days and moments are
// ISO 8601 in UTC; null = not known. Pure.
import type { Node } from 'prosemirror-model';
import type { Milepael } from '../../../editor/model/forloeb.ts';
import { titel } from '../../../editor/model/indhold.ts';
import type { Journal } from '../../../editor/model/kle.ts';
import { rosterOf } from '../../../editor/model/roster.ts';
import type { Pakkelinje } from '../pakke.ts';
import { UDKAST_MAERKE } from '../udskrift.ts';

/** What a document says of itself: of an edition, what that edition says. */
export interface Dokumentfakta {
  readonly titel: string;
  /** ISO. */
  readonly moededato: string | null;
  readonly sagsnr: string | null;
}

export function dokumentfakta(doc: Node): Dokumentfakta {
  const roster = rosterOf(doc);
  const { dato, sagsnr } = roster.moede;
  return { titel: titel(doc, roster), moededato: dato, sagsnr };
}

/** An approved version as the sheet tells of it. */
export interface Udgaveoplysninger {
  readonly udgave: number;
  /** Of the document. */
  readonly version: number;
  /** SHA-256 of the canonical JSON of the document (RFC 8785). */
  readonly sha256: string;
  /** Milliseconds since 1970. */
  readonly godkendt: number;
  readonly godkendtAf: string;
  /** The head of the chain of events with the approval as its last. */
  readonly hoved: string;
  readonly release: string;
  readonly brevhoved: string;
}

export type Stand = 'udkast' | 'godkendt' | 'tilbagekaldt' | 'afloest';

export interface Sagsoplysninger extends Dokumentfakta {
  readonly id: string;
  readonly organ: string;
  readonly journal: Journal;
  readonly stand: Stand;
  /** Whether the full edition holds anything that is in no public one. */
  readonly fortroligt: boolean;
  /** The version that the files are of; null = a draft. */
  readonly udgave: Udgaveoplysninger | null;
  /** All that were approved, the newest first. */
  readonly udgaver: readonly Udgaveoplysninger[];
  /** What happened to the version on which day (ISO). */
  readonly milepaele: readonly { readonly art: Milepael; readonly dato: string }[];
}

/** The sheet as JSON. */
export function oplysningsblad(o: Sagsoplysninger, filer: readonly Pakkelinje[]): unknown {
  return {
    format: 'referat-metadata/1',
    stand: o.stand,
    maerke: o.stand === 'udkast' ? UDKAST_MAERKE : null,
    referat: { id: o.id, titel: o.titel, organ: o.organ, moededato: o.moededato },
    journal: { sagsnr: o.sagsnr, kle: o.journal.kle || null, facet: o.journal.facet || null, dato: o.journal.dato },
    fortrolighed: {
      lukketEllerUdeladt: o.fortroligt,
      maaOffentliggoeres: [...new Set(filer.filter(({ offentlig }) => offentlig).map(({ sti }) => sti))],
    },
    udgave: o.udgave && udgave(o.udgave),
    udgaver: o.udgaver.map(udgave),
    milepaele: o.milepaele,
    filer,
  };
}

function udgave({ godkendt, ...rest }: Udgaveoplysninger): unknown {
  return { ...rest, godkendt: new Date(godkendt).toISOString() };
}
