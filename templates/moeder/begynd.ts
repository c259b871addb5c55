// A new document: from a template, as the next meeting after an earlier one, or as a copy. Pure; ids are issued anew,
// so that no two documents share one.
import { Fragment, type Node } from 'prosemirror-model';
import { datoTekst } from '../../editor/model/dato.ts';
import { nytId, type RandomBytes } from '../../editor/model/id.ts';
import { schema } from '../../editor/model/schema.ts';
import { HUL } from '../../editor/model/tekst.ts';
import type { Skabelon } from './skabelon.ts';

/** What is known of the meeting before it begins. Dates and times as in the document's attributes; null = unknown. */
export interface Moedet {
  /** Without a full stop; "" leaves a visible hole. */
  readonly emne: string;
  readonly dato: string | null;
  readonly start: string | null;
  readonly slut: string | null;
  readonly sted: string | null;
}

/** The template with this meeting in it. */
export function fraSkabelon(skabelon: Skabelon, moedet: Moedet, random: RandomBytes): Node {
  const emne = moedet.emne || HUL;
  const { doc } = medNyeId(medTidOgSted(skabelon.doc, moedet), random, (node) =>
    node.isText ? tekstnode(node, (node.text ?? '').replaceAll('{emne}', emne)) : node,
  );
  return medFakta(doc, moedet);
}

/** What was said of time and place stands on the paper: where the template has no place of its own for it, as lines. */
function medTidOgSted(doc: Node, { start, sted }: Moedet): Node {
  const vist = new Set<string>();
  doc.descendants((node) => {
    if (node.type.name === 'felt') vist.add(node.attrs.slags);
  });
  const linjer = [
    ...(start !== null && !vist.has('tid') ? [faktum('Tid: ', 'tid')] : []),
    ...(sted !== null && !vist.has('sted') ? [faktum('Sted: ', 'sted')] : []),
  ];
  if (linjer.length === 0 || doc.firstChild?.type.name !== 'titel') return doc;
  const parts = [doc.firstChild, schema.node('moedefakta', null, linjer), ...doc.children.slice(1)];
  return doc.copy(Fragment.from(parts));
}

function faktum(navn: string, slags: string): Node {
  return schema.node('faktum', null, [schema.text(navn), schema.node('felt', { slags })]);
}

/** What lists call it; null where nothing is known that is better than the title. */
export function kaldesFor(skabelon: Skabelon, emne: string): string | null {
  return emne === '' ? null : skabelon.kaldes.replaceAll('{emne}', emne);
}

/** The same document under new ids, references between its parts kept. */
export function kopi(doc: Node, random: RandomBytes): Node {
  return medNyeId(doc, random, (node) => node).doc;
}

/** Parts whose words belong to one meeting; what comes after keeps their place and loses their text. */
const TOEMMES = new Set(['dagsorden', 'sektion', 'punkt', 'opfoelgning', 'naestemoede']);

/**
 * The next meeting of the same people: title, participants and headings stay, the date becomes a field, what was said
 * goes. A sentence that says to whom the referat is sent stays.
 */
export function naesteMoede(doc: Node, moedet: Moedet, random: RandomBytes): Node {
  const gammelDato: unknown = doc.attrs.dato;
  const ord = typeof gammelDato === 'string' ? datoTekst(gammelDato) : null;
  const parts: Node[] = [];
  doc.forEach((part) => {
    const { name } = part.type;
    if (name === 'titel') parts.push(part.copy(Fragment.from(medDatofelt(part, ord))));
    else if (name === 'moedefakta') parts.push(part.copy(Fragment.from(fakta(part, ord))));
    else if (name === 'deltagere' || name === 'underskrift' || name === 'oevrige') parts.push(part);
    else if (name === 'konklusion') parts.push(part.copy(Fragment.from(afsnit(distribution(part)))));
    else if (TOEMMES.has(name)) parts.push(toemt(part));
  });
  const next = medNyeId(doc.copy(Fragment.from(parts)), random, (node) =>
    node.type.name === 'deltager' && node.attrs.status !== null
      ? node.type.create({ ...node.attrs, status: null })
      : node,
  );
  return medFakta(next.doc, moedet);
}

/** The heading and one empty line, or one row of a table; sections within keep their headings. */
function toemt(part: Node): Node {
  const kept: Node[] = [];
  part.forEach((child) => {
    const { name } = child.type;
    if (name === 'overskrift') kept.push(child);
    else if (name === 'sektion' || name === 'punkt') kept.push(toemt(child));
    else if (name === 'tabel') kept.push(child.copy(Fragment.from(raekker(child))));
  });
  const indhold = kept.some(({ type }) => type.name !== 'overskrift');
  const tom = part.type.name === 'sektion' && hasIndlaeg(part) ? indlaeg() : afsnit([]);
  return part.copy(Fragment.from(indhold ? kept : [...kept, tom]));
}

/** The header row and one empty row of the same shape. */
function raekker(tabel: Node): readonly Node[] {
  const rows: Node[] = [];
  tabel.forEach((row) => {
    rows.push(row);
  });
  const head = rows.filter((row) => row.firstChild?.type.name === 'hovedcelle').slice(0, 1);
  const model = rows.find((row) => row.firstChild?.type.name === 'celle');
  if (!model) return rows;
  const cells: Node[] = [];
  model.forEach((cell) => {
    cells.push(cell.type.create({ colspan: cell.attrs.colspan }, afsnit([])));
  });
  return [...head, model.copy(Fragment.from(cells))];
}

function hasIndlaeg(part: Node): boolean {
  let found = false;
  part.forEach((child) => {
    if (child.type.name === 'indlaeg') found = true;
  });
  return found;
}

function distribution(part: Node): readonly Node[] {
  const found: Node[] = [];
  part.descendants((node) => {
    if (node.isInline && node.marks.some(({ type }) => type.name === 'distribution')) found.push(node);
    return !node.isInline;
  });
  return found;
}

function fakta(part: Node, ord: string | null): readonly Node[] {
  const lines: Node[] = [];
  part.forEach((line) => {
    lines.push(line.copy(Fragment.from(medDatofelt(line, ord))));
  });
  return lines;
}

/** A line with its written date as a field that follows the new one. */
function medDatofelt(line: Node, ord: string | null): readonly Node[] {
  const out: Node[] = [];
  line.forEach((node) => {
    const at = ord !== null && node.isText ? (node.text ?? '').indexOf(ord) : -1;
    if (at < 0 || ord === null) {
      out.push(node);
      return;
    }
    if (at > 0) out.push(node.cut(0, at));
    out.push(schema.node('felt', { slags: 'dato' }));
    if (at + ord.length < (node.text ?? '').length) out.push(node.cut(at + ord.length));
  });
  return out;
}

function afsnit(indhold: readonly Node[]): Node {
  return schema.node('afsnit', null, [...indhold]);
}

function indlaeg(): Node {
  return schema.node('indlaeg', null, [afsnit([])]);
}

function tekstnode(node: Node, text: string): Node {
  return schema.text(text, node.marks);
}

function medFakta(doc: Node, { dato, start, slut, sted }: Moedet): Node {
  const next = doc.type.create({ ...doc.attrs, dato, start, slut, sted }, doc.content);
  next.check();
  return next;
}

/** Rebuilds a document with fresh ids in every attribute that holds one; `ret` may change each leaf on the way. */
function medNyeId(doc: Node, random: RandomBytes, ret: (node: Node) => Node): { doc: Node } {
  const nye = new Map<string, string>();
  const ny = (old: unknown): string => {
    const known = typeof old === 'string' && old !== '' ? nye.get(old) : undefined;
    const id = known ?? nytId(random);
    if (typeof old === 'string' && old !== '') nye.set(old, id);
    return id;
  };
  const attrsOf = (node: Node): Record<string, unknown> => {
    const attrs: Record<string, unknown> = { ...node.attrs };
    if ('id' in attrs) attrs.id = ny(attrs.id);
    if (typeof attrs.deltager === 'string') attrs.deltager = ny(attrs.deltager);
    if (typeof attrs.ansvarlig === 'string') attrs.ansvarlig = ny(attrs.ansvarlig);
    if (Array.isArray(attrs.talere)) attrs.talere = attrs.talere.map(ny);
    return attrs;
  };
  const walk = (node: Node): Node => {
    const changed = ret(node);
    if (changed.isText) return changed;
    const children: Node[] = [];
    changed.forEach((child) => {
      children.push(walk(child));
    });
    return changed.type.create(attrsOf(changed), children, changed.marks);
  };
  const next = walk(doc);
  next.check();
  return { doc: next };
}
