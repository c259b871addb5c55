// Builds the tree of a referat from its logical lines: every line gets a place, in order, and none is changed. What is
// recognised decides the kind of section; what is not stays a paragraph where it stands.
import { idRaekke } from '../../editor/model/id.ts';
import type { NodeName } from '../../editor/model/schema.ts';
import type { Del, Fund, Linjedel, Spaend } from './del.ts';
import { isLinjedel } from './del.ts';

/** How deep a kind of section lies: opening one closes those that lie as deep or deeper. */
export const NIVEAU = {
  del: 0,
  sektion: 5,
  punkt: 10,
  afsnitsdel: 50,
  konklusion: 60,
  indlaeg: 70,
} as const;

/** Sections that may hold sections. */
const RUMMER_DELE: ReadonlySet<NodeName> = new Set(['sektion', 'punkt']);

export class Struktur {
  readonly rod: Del = { type: 'doc', id: '', attrs: {}, boern: [], fund: null };
  readonly #next = idRaekke();
  readonly #open: { del: Del; niveau: number }[] = [];

  /** The innermost open section; the document itself when none is open. */
  get aktuel(): Del {
    return this.#open.at(-1)?.del ?? this.rod;
  }

  /** The innermost open section of this kind, or null. */
  aaben(type: NodeName): Del | null {
    return this.#open.findLast(({ del }) => del.type === type)?.del ?? null;
  }

  /** Closes every section that lies at `niveau` or deeper. */
  luk(niveau: number): void {
    while ((this.#open.at(-1)?.niveau ?? -1) >= niveau) this.#open.pop();
  }

  /** Closes what lies as deep and what can hold no section, then opens one. */
  aabn(type: NodeName, niveau: number, fund: Fund | null, attrs: Record<string, unknown> = {}): Del {
    this.luk(niveau);
    while (this.#open.length > 0 && !RUMMER_DELE.has(this.aktuel.type)) this.#open.pop();
    const del = this.del(type, attrs, fund);
    this.aktuel.boern.push(del);
    this.#open.push({ del, niveau });
    return del;
  }

  /** A section that is not opened: lists, groups. */
  del(type: NodeName, attrs: Record<string, unknown> = {}, fund: Fund | null = null): Del {
    return { type, id: this.#next(), attrs, boern: [], fund };
  }

  /** A line of the document from the logical lines `fra`–`til`. */
  linje(
    type: NodeName,
    fra: number,
    til: number,
    more: Partial<Pick<Linjedel, 'start' | 'attrs' | 'spaend' | 'fund'>> = {},
  ): Linjedel {
    const spaend: readonly Spaend[] = more.spaend ?? [];
    return {
      type,
      id: this.#next(),
      fra,
      til,
      start: more.start ?? 0,
      attrs: more.attrs ?? {},
      spaend,
      fund: more.fund ?? null,
    };
  }

  tilfoej(part: Del | Linjedel, into: Del = this.aktuel): void {
    into.boern.push(part);
  }
}

/** Parts that must hold something beside their heading; without it they become an ordinary section. */
const KRAEVER_INDHOLD: ReadonlySet<NodeName> = new Set([
  'moedefakta',
  'deltagere',
  'dagsorden',
  'konklusion',
  'opfoelgning',
  'naestemoede',
  'underskrift',
]);

/** The tree with nothing in it that the schema refuses: empty parts are headed sections, groups have lines. */
export function retGyldig(del: Del): Del {
  const boern = del.boern.map((child) => (isLinjedel(child) ? child : retGyldig(child)));
  const onlyHeading = boern.every((child) => child.type === 'overskrift');
  const type = KRAEVER_INDHOLD.has(del.type) && onlyHeading ? 'sektion' : del.type;
  return { ...del, type, attrs: type === del.type ? del.attrs : {}, boern };
}
