// What every renderer is given: the document, the letterhead it goes out on, whether it is a draft, and its images.
// A plain value: a renderer reads nothing else, no clock, no database, no network.
import type { Node } from 'prosemirror-model';
import { harSkjult } from '../../editor/model/adgang.ts';
import type { Brevhoved } from './brevhoved.ts';

export interface Udskrift {
  readonly doc: Node;
  readonly brevhoved: Brevhoved;
  /** True until the referat is approved: every format is then marked (`maerke`). */
  readonly udkast: boolean;
  /** The number of a corrected version (2 and up): every format then says so. Absent for the first. */
  readonly rettet?: number | null;
  /** The bytes of a `figur`'s file by its SHA-256, or null where they are unknown. */
  fil(sha: string): Uint8Array | null;
}

/** Stands in header and title of a draft. */
export const UDKAST_MAERKE = 'UDKAST – ikke godkendt';
/** Stands there while something is withheld: a public edition has nothing that is. */
const FULD_MAERKE = 'Fuld udgave – må ikke offentliggøres';

/** What stands above the text of every page and before the title of the file; null where nothing does. */
export function maerke({ doc, udkast, rettet }: Pick<Udskrift, 'doc' | 'udkast' | 'rettet'>): string | null {
  const stand = udkast ? UDKAST_MAERKE : rettet ? `Rettet udgave ${rettet}` : '';
  return [stand, harSkjult(doc) ? FULD_MAERKE : ''].filter(Boolean).join(' · ') || null;
}
