// The roster: who the document knows, read from its `deltagere` parts (and `oevrige`), and the facts its felter show.
// Roles and organisations are read from the literal text of the line, so that text and field can never disagree.
import type { Node } from 'prosemirror-model';
import { deltagerlinje } from './deltagerlinje.ts';

export type Status = 'til stede' | 'afbud' | 'fraværende' | 'stedfortræder' | 'observatør' | 'gæst' | null;

/** One participant of this meeting. `rolle` in lower case; `organisation` of a flat group is its name without "Fra ". */
export interface Deltager {
  readonly id: string;
  readonly navn: string;
  readonly initialer: string;
  readonly rolle: string;
  readonly organisation: string;
  readonly gruppe: string;
  /** Letters in parentheses after the name: "(referent)", "(A)", "(formand)". */
  readonly markoer: string;
  readonly status: Status;
  /** False for people known from the text only (`oevrige`). */
  readonly paaListen: boolean;
}

/** The facts of the meeting, from the attributes of the document. */
export interface Moede {
  readonly dato: string | null;
  readonly start: string | null;
  readonly slut: string | null;
  readonly sted: string | null;
  readonly sagsnr: string | null;
}

/** What a reader of text must know beside the node: names and facts. Equal documents parts give the identical object. */
export interface Roster {
  readonly deltagere: readonly Deltager[];
  readonly moede: Moede;
  /** The participant with this id, or null where the reference dangles. */
  find(id: string): Deltager | null;
}

const parts = new WeakMap<Node, readonly Deltager[]>();
let last: { sources: readonly Node[]; moede: Moede; roster: Roster } | null = null;
const byDoc = new WeakMap<Node, Roster>();

/**
 * The roster of a document. O(top-level children) per new document; the same object comes back as long as neither the
 * lists nor the facts changed, so that views can compare by identity.
 */
export function rosterOf(doc: Node): Roster {
  const known = byDoc.get(doc);
  if (known) return known;
  const sources: Node[] = [];
  doc.forEach((child) => {
    if (child.type.name === 'deltagere' || child.type.name === 'oevrige') sources.push(child);
  });
  const { dato, start, slut, sted, sagsnr } = doc.attrs as Moede;
  const moede: Moede = { dato, start, slut, sted, sagsnr };
  const roster = last && same(last, sources, moede) ? last.roster : build(sources, moede);
  last = { sources, moede, roster };
  byDoc.set(doc, roster);
  return roster;
}

function same(a: { sources: readonly Node[]; moede: Moede }, sources: readonly Node[], moede: Moede): boolean {
  return (
    a.sources.length === sources.length &&
    a.sources.every((node, i) => node === sources[i]) &&
    (Object.keys(moede) as (keyof Moede)[]).every((key) => a.moede[key] === moede[key])
  );
}

function build(sources: readonly Node[], moede: Moede): Roster {
  const deltagere = sources.flatMap((node) => {
    const known = parts.get(node) ?? read(node);
    parts.set(node, known);
    return known;
  });
  const byId = new Map(deltagere.map((deltager) => [deltager.id, deltager]));
  return { deltagere, moede, find: (id) => byId.get(id) ?? null };
}

/** Reads one `deltagere` or `oevrige` node. */
function read(part: Node): readonly Deltager[] {
  const found: Deltager[] = [];
  if (part.type.name === 'oevrige') {
    part.forEach((node) => {
      found.push({
        ...fields(node),
        rolle: node.attrs.rolle ?? '',
        organisation: node.attrs.organisation ?? '',
        gruppe: '',
        markoer: '',
        paaListen: false,
      });
    });
    return found;
  }
  part.forEach((gruppe) => {
    if (gruppe.type.name !== 'deltagergruppe') return;
    const gruppenavn =
      gruppe.firstChild?.type.name === 'gruppenavn' ? literal(gruppe.firstChild).replace(/\s*[:;]?\s*$/, '') : '';
    gruppe.descendants((line) => {
      if (line.type.name !== 'deltagerlinje') return !line.isTextblock;
      for (const one of deltagerlinje(line)) {
        const organisation = one.node.attrs.organisation ?? (one.organisation || gruppenavn.replace(FRA, ''));
        found.push({
          ...fields(one.node),
          rolle: one.node.attrs.rolle ?? one.rolle,
          organisation,
          gruppe: gruppenavn,
          markoer: one.markoer,
          paaListen: true,
        });
      }
      return false;
    });
  });
  return found;
}

function fields(node: Node): Pick<Deltager, 'id' | 'navn' | 'initialer' | 'status'> {
  const { id, navn, initialer, status } = node.attrs as Pick<Deltager, 'id' | 'navn' | 'initialer' | 'status'>;
  return { id, navn, initialer, status };
}

/** What stands around the name of who sends a group: "Fra kommunen", "For kommunen deltog". */
const FRA = /^(?:Fra|For(?=.*\s(?:deltog|deltager|mødte)$))\s+|\s+(?:deltog|deltager|mødte)$/gi;

/** The plain text of a line without references (group names hold none). */
function literal(node: Node): string {
  let text = '';
  node.forEach((child) => {
    text += child.text ?? (child.type.name === 'linjeskift' ? ' ' : '');
  });
  return text;
}
