// Who may read what: the passages, blocks, items and participants that are in no public edition. Questions to a document
// only; the editions are made on the server, before anything is rendered (`server/export/udgave.ts`).
import type { Mark, Node, ResolvedPos } from 'prosemirror-model';

/** "lukket": said behind closed doors, of which the reader is told. "udelades": left out, without a trace where none is needed. */
export type Skjult = 'lukket' | 'udelades';

/** What the node itself says; null where it is as open as what is around it. */
export function egenAdgang({ attrs: { adgang } }: Node): Skjult | null {
  return adgang === 'lukket' || adgang === 'udelades' ? adgang : null;
}

/** What the mark on a passage or a name says. */
export function passagensAdgang(marks: readonly Mark[]): Skjult | null {
  return marks.find(({ type }) => type.name === 'skjult')?.attrs.adgang ?? null;
}

/**
 * Whether `node` is hidden where what is around it is `omkring`. What is around it decides, but for a conclusion that says
 * it is open: a decision behind closed doors can be published (KSL § 8, stk. 7), one that is left out cannot.
 */
export function adgangHer(omkring: Skjult | null, node: Node): Skjult | null {
  if (omkring === null) return egenAdgang(node);
  if (omkring === 'lukket' && erAabenKonklusion(node)) return null;
  return egenAdgang(node) === 'udelades' ? 'udelades' : omkring;
}

export function erAabenKonklusion(node: Node): boolean {
  return node.type.name === 'konklusion' && node.attrs.adgang === 'aaben';
}

/** What the place is to the public, by the nodes around it. */
export function adgangOm($pos: ResolvedPos): Skjult | null {
  let found: Skjult | null = null;
  for (let depth = 1; depth <= $pos.depth; depth++) found = adgangHer(found, $pos.node(depth));
  return found;
}

/** Calls `visit` for every node in reading order with what it is to the public, passages included. */
export function gennemgaa(
  doc: Node,
  visit: (node: Node, skjult: Skjult | null, pos: number, parent: Node) => void,
): void {
  const walk = (parent: Node, start: number, omkring: Skjult | null): void => {
    parent.forEach((child, offset) => {
      const skjult = adgangHer(omkring, child) ?? passagensAdgang(child.marks);
      visit(child, skjult, start + offset, parent);
      if (!child.isLeaf) walk(child, start + offset + 1, skjult);
    });
  };
  walk(doc, 0, null);
}

/** Lines that hold participants; the others are not gone through for them. */
const MED_DELTAGERE = new Set(['deltagerlinje', 'oevrige']);

/** The ids of those who are named nowhere in public: marked themselves, or standing in a hidden part of the list. */
export function skjulteDeltagere(doc: Node): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (parent: Node, omkring: Skjult | null): void =>
    parent.forEach((child) => {
      const skjult = adgangHer(omkring, child);
      if (child.type.name === 'deltager' && (skjult ?? passagensAdgang(child.marks))) found.add(child.attrs.id);
      if (!child.isTextblock || MED_DELTAGERE.has(child.type.name)) walk(child, skjult);
    });
  walk(doc, null);
  return found;
}

/** Whether anything in the document is hidden: then its two editions differ. */
export function harSkjult(doc: Node): boolean {
  let found = false;
  doc.descendants((node) => {
    found ||= egenAdgang(node) !== null || passagensAdgang(node.marks) !== null;
    return !found;
  });
  return found;
}
