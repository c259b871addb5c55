// Who sent regrets: where the referat has a place of its own for them, the name is written there, else the list says it.
import { Fragment, type Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { storBegyndelse } from '../model/navn.ts';
import { findDeltager } from '../model/omdoeb.ts';
import { type Deltager, rosterOf, type Status } from '../model/roster.ts';
import { schema } from '../model/schema.ts';
import { tekst } from '../model/tekst.ts';
import { frisktId } from '../view/nytid.ts';
import { retDeltager } from './deltager.ts';

const { afsnit, deltagerlinje, faktum, omtale, overskrift } = schema.nodes;
const HEDDER = /^afbud(?:\s+fra)?\s*:?\s*$/i;
const FAKTUM = /^afbud(?:\s+fra)?\s*:/i;

/** A place for regrets: a fact, or the last line below a heading. */
interface Plads {
  readonly linje: Node;
  readonly pos: number;
  readonly erFaktum: boolean;
}

/** The participant sent regrets. */
export function saetAfbud(tr: Transaction, id: string): void {
  const person = rosterOf(tr.doc).find(id);
  const plads = findPlads(tr.doc);
  if (!person || !plads) {
    retDeltager(tr, id, { status: 'afbud' });
    return;
  }
  // What the place says, the list need not say once more: the mark behind the name stays away.
  retDeltager(tr, id, { status: null });
  tr.setNodeAttribute(findDeltager(tr.doc, id), 'status', 'afbud');
  const { linje, pos, erFaktum } = findPlads(tr.doc) ?? plads;
  const end = pos + 1 + linje.content.size;
  if (staarDer(tr.doc, id)) return;
  if (erFaktum) {
    const text = tekst(linje, rosterOf(tr.doc));
    const joint = FAKTUM.exec(text)?.[0].length === text.trimEnd().length ? ' ' : ', ';
    const lead = /\s$/.test(text) ? joint.trimStart() : joint;
    tr.insert(end, navnMedKilde(person, lead));
  } else if (linje.content.size === 0) tr.insert(end, linjeFor(person));
  else tr.insert(pos + linje.nodeSize, linje.type.create({ id: frisktId() }, linjeFor(person)));
}

/** What the list says of the participant, wherever else it is written. The same state again changes nothing. */
export function saetStatus(tr: Transaction, id: string, status: Status): void {
  const before = rosterOf(tr.doc).find(id)?.status ?? null;
  if (status === before) return;
  if (before === 'afbud') fjernAfbud(tr, id);
  if (status === 'afbud') saetAfbud(tr, id);
  else retDeltager(tr, id, { status });
}

/** They came after all. */
export function fjernAfbud(tr: Transaction, id: string): void {
  retDeltager(tr, id, { status: null });
  const lines: { node: Node; pos: number; alone: boolean }[] = [];
  hverPlads(tr.doc, (node, pos, alone) => {
    if (node.type !== faktum && naevner(node, id) && antalNavne(node) === 1) lines.push({ node, pos, alone });
  });
  for (const { node, pos, alone } of lines.toReversed())
    if (alone) tr.delete(pos + 1, pos + 1 + node.content.size);
    else tr.delete(pos, pos + node.nodeSize);
}

function linjeFor({ id, rolle, organisation }: Deltager): Fragment {
  const lead = [organisation === '' ? '' : `${organisation}: `, rolle === '' ? '' : `${storBegyndelse(rolle)} `].join(
    '',
  );
  return Fragment.from([...(lead === '' ? [] : [schema.text(lead)]), omtale.create({ deltager: id })]);
}

function navnMedKilde({ id, rolle, organisation }: Deltager, lead: string): Fragment {
  const source = [rolle, organisation].filter((one) => one !== '').join(', ');
  const text = (words: string) => (words === '' ? [] : [schema.text(words)]);
  return Fragment.from([...text(lead), omtale.create({ deltager: id }), ...text(source && ` (${source})`)]);
}

function naevner(line: Node, id: string): boolean {
  return line.children.some((one) => one.type === omtale && one.attrs.deltager === id);
}

/** Whether a place for regrets names them already, as one of the list or by a mention. */
function staarDer(doc: Node, id: string): boolean {
  let found = false;
  hverPlads(doc, (line) => {
    found ||=
      naevner(line, id) || line.children.some(({ type, attrs }) => type === schema.nodes.deltager && attrs.id === id);
  });
  return found;
}

function antalNavne(line: Node): number {
  return line.children.filter((one) => one.type === omtale || one.type === schema.nodes.deltager).length;
}

/** The lines of the places for regrets; `alone` where the part holds no other. */
function hverPlads(doc: Node, give: (line: Node, pos: number, alone: boolean) => void): void {
  const roster = rosterOf(doc);
  doc.descendants((node, pos) => {
    if (node.type === faktum && FAKTUM.test(tekst(node, roster))) give(node, pos, true);
    const heading = node.firstChild;
    if (heading?.type !== overskrift || !HEDDER.test(tekst(heading, roster))) return !node.isTextblock;
    const lines: { line: Node; at: number }[] = [];
    node.descendants((line, offset) => {
      if (line.type === deltagerlinje || line.type === afsnit) lines.push({ line, at: pos + 1 + offset });
      return !line.isTextblock && line.type !== schema.nodes.tabel;
    });
    for (const { line, at } of lines) give(line, at, lines.length === 1);
    return false;
  });
}

function findPlads(doc: Node): Plads | null {
  let found: Plads | null = null;
  hverPlads(doc, (linje, pos) => {
    if (found?.erFaktum) return;
    found = { linje, pos, erFaktum: linje.type === faktum };
  });
  return found;
}
