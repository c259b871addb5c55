// What the facts of the meeting say against each other, or do not say: its day and its hours.
import type { Node } from 'prosemirror-model';
import { datoTekst, findDato } from '../../editor/model/dato.ts';
import type { Roster } from '../../editor/model/roster.ts';
import { tekst } from '../../editor/model/tekst.ts';
import type { Regel } from './regler.ts';

interface Moedefund {
  readonly regel: Regel;
  readonly node: Node;
  readonly pos: number;
  readonly om: string;
}

/** Hours in which a meeting of the evening before may end. */
const NAT = '06:00';

/** `idag` is the day it is (ISO), null where nobody says; then no day lies ahead. */
export function findMoedefund(doc: Node, roster: Roster, idag: string | null): readonly Moedefund[] {
  const { dato, start, slut } = roster.moede;
  const found: Moedefund[] = [];
  // Where a line is to show the day and has none, that place is a parked one.
  if (dato === null && !staarDag(doc, roster)) found.push({ regel: 'uden-dato', om: '', node: doc.child(0), pos: 0 });
  else if (dato !== null && idag !== null && dato > idag)
    found.push({ regel: 'dato-i-fremtiden', om: datoTekst(dato), ...sted(doc, 'dato') });
  if (start !== null && slut !== null && slut <= start && !(slut < NAT && start >= '15:00'))
    found.push({ regel: 'slut-foer-start', om: `${kl(start)}–${kl(slut)}`, ...sted(doc, 'tid') });
  return found;
}

/** Whether title or facts name a day in words that are no fact. */
function staarDag(doc: Node, roster: Roster): boolean {
  return doc.children.some(
    (del) =>
      ['titel', 'moedefakta'].includes(del.type.name) &&
      (findDato(tekst(del, roster)) !== null || visesI(del, 'dato') !== null),
  );
}

/** The first line that shows the fact; the title where none does. */
function sted(doc: Node, slags: string): { readonly node: Node; readonly pos: number } {
  return visesI(doc, slags) ?? { node: doc.child(0), pos: 0 };
}

function visesI(inde: Node, slags: string): { readonly node: Node; readonly pos: number } | null {
  const viser = (node: Node): boolean =>
    node.children.some(({ type, attrs }) => type.name === 'felt' && attrs.slags === slags);
  if (viser(inde)) return { node: inde, pos: 0 };
  let found: { node: Node; pos: number } | null = null;
  inde.descendants((node, pos) => {
    if (found === null && viser(node)) found = { node, pos };
    return found === null && !node.isTextblock;
  });
  return found;
}

/** "14.30" of "14:30". */
function kl(tid: string): string {
  return tid.replace(':', '.');
}
