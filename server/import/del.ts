// The document while it is being recognised: sections and lines that know which logical lines they came from, before the
// names in them are bound and ProseMirror sees them (`opbygning.ts`).
import type { Gaet, Rapportpost } from '../../editor/model/importrapport.ts';
import type { NodeName } from '../../editor/model/schema.ts';
import type { Person } from './personer.ts';

/** A stretch of a line's text that becomes an atom. */
export interface Spaend {
  readonly fra: number;
  readonly til: number;
  readonly person: Person;
  /** `deltager` = the place where the list introduces the person, with what the line itself does not say. */
  readonly slags: 'deltager' | 'taler' | 'omtale';
  readonly form: 'fuldt' | 'genitiv' | 'initialer' | 'efternavn';
  readonly rolle?: string | null;
  readonly organisation?: string | null;
}

/** What the report says of a part; null where it says nothing. */
export interface Fund {
  readonly slags: Rapportpost['slags'];
  readonly hvad: string;
  readonly gaet: Gaet | null;
}

/** A textblock: the logical lines `fra`–`til` (both included), from `start` characters into the first. */
export interface Linjedel {
  readonly type: NodeName;
  readonly id: string;
  readonly fra: number;
  til: number;
  /** Characters of a list marker that stand before the text. */
  readonly start: number;
  readonly attrs: Record<string, unknown>;
  readonly spaend: readonly Spaend[];
  fund: Fund | null;
}

/** A section, list or list item. */
export interface Del {
  readonly type: NodeName;
  readonly id: string;
  readonly attrs: Record<string, unknown>;
  readonly boern: (Del | Linjedel)[];
  fund: Fund | null;
}

export function isLinjedel(part: Del | Linjedel): part is Linjedel {
  return 'spaend' in part;
}

/** Every line of a part, in order. */
export function* linjedele(part: Del): Generator<Linjedel> {
  for (const child of part.boern) {
    if (isLinjedel(child)) yield child;
    else yield* linjedele(child);
  }
}
