// Whom an Akoma Ntoso file refers to: the people, their organisations and roles, the place (the TLC elements of `references`).
// People known from the text only are there where the text names them, and nowhere else.
import type { Node } from 'prosemirror-model';
import type { Deltager, Roster } from '../../../editor/model/roster.ts';
import { element } from '../xml.ts';

/** The sender of the referat. */
export const AFSENDER = 'afsender';
const STED = 'sted';

export class Henvisninger {
  readonly #personer = new Map<string, { readonly eId: string; readonly deltager: Deltager }>();
  readonly #organisationer = new Map<string, string>();
  readonly #roller = new Map<string, string>();
  readonly #sted: string | null;
  readonly #afsender: string;

  constructor(doc: Node, roster: Roster, afsender: string) {
    const named = new Set<string>();
    doc.descendants((node) => {
      if (node.type.name === 'omtale') named.add(String(node.attrs.deltager));
      for (const id of (node.attrs.talere ?? []) as readonly string[]) named.add(id);
    });
    for (const deltager of roster.deltagere) {
      if (deltager.id === '' || (!deltager.paaListen && !named.has(deltager.id))) continue;
      this.#personer.set(deltager.id, { eId: `person_${deltager.id}`, deltager });
      // The sender takes part too: one organisation, one reference.
      if (deltager.organisation === afsender) this.#organisationer.set(afsender, AFSENDER);
      number(this.#organisationer, 'organisation', deltager.organisation);
      number(this.#roller, 'rolle', deltager.rolle);
    }
    this.#sted = roster.moede.sted;
    this.#afsender = afsender;
  }

  /** A reference to a participant, or null where the roster has nobody of that id. */
  person(id: string): string | null {
    return ref(this.#personer.get(id)?.eId);
  }

  /** A reference to the role that this participant has at the meeting, or null. */
  rolleAf(id: string): string | null {
    return ref(this.#roller.get(this.#personer.get(id)?.deltager.rolle ?? ''));
  }

  /** Organisations by name, with a reference to each. */
  get organisationer(): readonly (readonly [navn: string, ref: string])[] {
    return [...this.#organisationer].map(([navn, eId]) => [navn, `#${eId}`]);
  }

  /** A reference to the place of the meeting, or null while it is unknown. */
  get sted(): string | null {
    return this.#sted ? `#${STED}` : null;
  }

  /** The element `references`. */
  xml(): string {
    const seen = new Set<string>();
    const person = ({ eId, deltager }: { eId: string; deltager: Deltager }): string => {
      // Two people of one name are two people.
      const own = navnedel(deltager.navn) || deltager.id;
      const sti = seen.has(own) ? `${own}.${deltager.id}` : own;
      seen.add(own);
      return tlc('Person', eId, sti, deltager.navn, deltager.initialer);
    };
    const all = [
      tlc('Organization', AFSENDER, navnedel(this.#afsender), this.#afsender),
      ...[...this.#personer.values()].map(person),
      ...[...this.#organisationer]
        .filter(([, eId]) => eId !== AFSENDER)
        .map(([navn, eId]) => tlc('Organization', eId, navnedel(navn) || eId, navn)),
      ...[...this.#roller].map(([navn, eId]) => tlc('Role', eId, navnedel(navn) || eId, navn)),
      ...(this.#sted ? [tlc('Location', STED, navnedel(this.#sted) || STED, this.#sted)] : []),
    ];
    return element('references', { source: `#${AFSENDER}` }, `\n${all.join('\n')}\n`);
  }
}

function ref(eId: string | undefined): string | null {
  return eId === undefined ? null : `#${eId}`;
}

function number(into: Map<string, string>, prefix: string, navn: string): void {
  if (navn !== '' && !into.has(navn)) into.set(navn, `${prefix}_${into.size + 1}`);
}

/** A reference to a concept of the ontology (Akoma Ntoso Naming Convention 1.0, § 6). */
function tlc(slags: string, eId: string, sti: string, navn: string, kort = ''): string {
  const href = `/akn/ontology/${slags.toLowerCase()}/dk/${sti}`;
  return element(`TLC${slags}`, { eId, href, showAs: navn, shortForm: kort });
}

/** A name as part of an address: "Bo Eksempel" → "bo-eksempel"; "" where no letter of it is Latin. */
export function navnedel(navn: string): string {
  return navn
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');
}
