// Takes a participant out of a line and puts one into another, with the commas and the "og" that the rest then needs.
import { Fragment, type Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { AppError } from '../model/fejl.ts';
import { storBegyndelse } from '../model/navn.ts';
import { findDeltager } from '../model/omdoeb.ts';
import { rosterOf } from '../model/roster.ts';
import { schema } from '../model/schema.ts';
import { delLinje, erstat } from './linjeled.ts';
import { plads } from './plads.ts';
import { foerste } from './sted.ts';

const { deltagere, deltagergruppe, deltagerlinje } = schema.nodes;

/** The parts of a line that belong to one participant, ready to stand in another: `[role ]name[ (marker)]`. */
interface Person {
  readonly foer: string;
  readonly node: Node;
  readonly efter: string;
}

/** Removes the participant and what belongs to the name; lines and groups that are left without anybody go too. */
export function fjernFraListen(tr: Transaction, id: string): Person {
  const pos = findDeltager(tr.doc, id);
  const $pos = tr.doc.resolve(pos);
  const line = $pos.parent;
  const node = $pos.nodeAfter;
  if (!node) throw new AppError('findes-ikke', 'Deltageren står ikke i referatet.');
  if (line.type !== deltagerlinje) {
    tr.delete(pos, pos + 1);
    return { foer: node.attrs.rolle ? `${node.attrs.rolle} ` : '', node, efter: '' };
  }
  const start = $pos.start();
  const { led, tekst } = delLinje(line);
  const index = led.findIndex((one) => one.id === id);
  const own = led[index];
  if (!own) throw new AppError('findes-ikke', 'Deltageren står ikke i referatet.');
  const foer = tekst.slice(own.foer.from, own.foer.to);
  const person = { foer, node, efter: tekst.slice(own.atom + 1, own.hele.to) };
  if (led.length === 1) {
    fjernLinje(tr, $pos.before());
    return person;
  }
  const last = led.length - 1;
  const next = led[index + 1];
  const previous = led[index - 1];
  // The separator before the last one (" og ") is the one that stays.
  const withPrevious = previous && index >= last - 1;
  const from = withPrevious ? previous.skille.from : own.hele.from;
  const to = withPrevious ? own.hele.to : own.skille.to;
  const role = next ? (tekst[next.foer.from] ?? '') : '';
  if (index === 0 && next && next.foer.from < next.foer.to && /^\p{Lu}/u.test(foer) && /\p{Ll}/u.test(role))
    erstat(tr, start + next.foer.from, start + next.foer.from + 1, role.toLocaleUpperCase('da'));
  tr.delete(start + from, start + to);
  const earlier = led[last - 2];
  if (index === last && previous && earlier)
    erstat(
      tr,
      start + earlier.skille.from,
      start + earlier.skille.to,
      tekst.slice(previous.skille.from, previous.skille.to),
    );
  return person;
}

/** Deletes a line without names, and the group, the part, that would be left empty. */
function fjernLinje(tr: Transaction, pos: number): void {
  const $pos = tr.doc.resolve(pos);
  const group = $pos.parent;
  const lines = group.children.filter((child) => child.type !== schema.nodes.gruppenavn);
  const size = $pos.nodeAfter?.nodeSize ?? 0;
  if (lines.length > 1) {
    tr.delete(pos, pos + size);
    return;
  }
  const part = $pos.node(-1);
  const others = part.children.filter((child) => child.type !== schema.nodes.overskrift);
  if (others.length > 1) tr.delete($pos.before(), $pos.after());
  else tr.replaceWith(pos, pos + size, deltagerlinje.create());
}

/** Moves somebody to the line of an organisation, or to a line of its own below the one they stand in. */
export function flytTilOrganisation(tr: Transaction, id: string, organisation: string): void {
  const $old = tr.doc.resolve(findDeltager(tr.doc, id));
  const below = $old.parent.type === deltagerlinje ? $old.after() : null;
  const steps = tr.steps.length;
  const person = fjernFraListen(tr, id);
  const at = below === null ? null : tr.mapping.slice(steps).map(below);
  indsaetPerson(tr, { ...person, node: uden(person.node) }, organisation, at);
}

/** The name without what an earlier line said in its stead. */
function uden(node: Node): Node {
  return node.type.create({ ...node.attrs, rolle: null, organisation: null });
}

/** Puts somebody on the list: on the line of the organisation where there is one, else on a new line at `at` or last. */
export function indsaetPerson(tr: Transaction, person: Person, organisation: string, at: number | null = null): void {
  const line = organisation === '' ? null : linjeAf(tr.doc, organisation);
  if (line) {
    tilfoejILinje(tr, line.pos, line.node, person);
    return;
  }
  const head = organisation === '' ? '' : `${organisation}: `;
  const content = indhold(head + storBegyndelse(person.foer), person.node, person.efter);
  const node = deltagerlinje.create(null, content);
  const last = at ?? slutPaaListen(tr);
  const before = tr.doc.resolve(last).nodeBefore;
  if (before?.type === deltagerlinje && before.content.size === 0) tr.replaceWith(last - 2, last, node);
  else tr.insert(last, node);
}

function indhold(foer: string, node: Node, efter: string): Fragment {
  return Fragment.from([
    ...(foer === '' ? [] : [schema.text(foer)]),
    node,
    ...(efter === '' ? [] : [schema.text(efter)]),
  ]);
}

/** The position after the last line of the list; makes the list where there is none. */
export function slutPaaListen(tr: Transaction): number {
  const part = foerste(tr.doc, 'deltagere');
  if (part) {
    let at = -1;
    part.node.descendants((node, pos) => {
      if (node.type === deltagerlinje) at = part.pos + 1 + pos + node.nodeSize;
      return !node.isTextblock;
    });
    if (at >= 0) return at;
    const group = deltagergruppe.create(null, deltagerlinje.create());
    const end = part.pos + part.node.nodeSize - 1;
    tr.insert(end, group);
    return end + 3;
  }
  const title = schema.nodes.overskrift.create(null, schema.text('Deltagere i mødet'));
  const group = deltagergruppe.create(null, deltagerlinje.create());
  const at = plads(tr.doc, 'deltagere');
  tr.insert(at, deltagere.create(null, [title, group]));
  return at + 1 + title.nodeSize + 3;
}

function linjeAf(doc: Node, organisation: string): { node: Node; pos: number } | null {
  let found: { node: Node; pos: number } | null = null;
  doc.descendants((node, pos) => {
    if (node.type === deltagerlinje && delLinje(node).organisation === organisation) found = { node, pos };
    return !node.isTextblock && node.type !== schema.nodes.sektion && node.type !== schema.nodes.punkt;
  });
  return found;
}

/** "A" → "A og B"; "A og B" → "A, B og C"; a line with roles after the names gets another such name. */
function tilfoejILinje(tr: Transaction, pos: number, line: Node, person: Person): void {
  const start = pos + 1;
  const { led, rolleEfter } = delLinje(line);
  const last = led.at(-1);
  const before = led.at(-2);
  if (!last) {
    tr.insert(start + line.content.size, indhold(person.foer, person.node, person.efter));
    return;
  }
  const foer = rolleEfter ? '' : person.foer;
  tr.insert(start + last.hele.to, indhold(` og ${foer}`, person.node, person.efter));
  if (before && before.skille.to > before.skille.from)
    erstat(tr, start + before.skille.from, start + before.skille.to, ', ');
}

/** Puts somebody who was known from the text only on the list. */
export function saetPaaListen(tr: Transaction, id: string): void {
  const organisation = rosterOf(tr.doc).find(id)?.organisation ?? '';
  const person = fjernFraListen(tr, id);
  indsaetPerson(tr, { ...person, node: uden(person.node) }, organisation);
}
