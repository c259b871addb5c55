// What a hidden block becomes in a public edition: a neutral marker where the reader has a claim to know, nothing elsewhere.
// Neighbours become one marker, so that nobody can count them; an item keeps its number, as those after it do.
import { Fragment, type Node, type NodeType } from 'prosemirror-model';
import { erAabenKonklusion, type Skjult } from '../../../editor/model/adgang.ts';
import { oneLine } from '../../../editor/model/indhold.ts';
import { nummereret } from '../../../editor/model/nummer.ts';
import type { Roster } from '../../../editor/model/roster.ts';
import { schema } from '../../../editor/model/schema.ts';
import { tekst } from '../../../editor/model/tekst.ts';
import type { Omskriver } from './linje.ts';
import { MAERKE, PUNKT, PUNKTTITEL, UDELADT } from './ord.ts';

const { afsnit, dagsordenspunkt, deltagergruppe, deltagerlinje, faktum, gruppenavn, liste, listepunkt } = schema.nodes;
const { opgave, overskrift, punkt, sektion, titel } = schema.nodes;

/** The markers made here: what the document itself holds is never taken for one. */
const maerker = new WeakSet<Node>();

function somMaerke(node: Node): Node {
  maerker.add(node);
  return node;
}

/** A marker: a line of this kind with these words. */
export function linjeMed(type: NodeType, words: string): Node {
  return somMaerke(type.create(null, schema.text(words)));
}

/** The nodes of a part in the making: equal markers beside each other are one. */
export class Raekke {
  readonly nodes: Node[] = [];
  readonly #taelles: boolean;

  constructor(parent: Node) {
    // What is counted must stay countable.
    this.#taelles = parent.type === liste && parent.attrs.art !== 'punkt';
  }

  add(node: Node): void {
    const last = this.nodes.at(-1);
    if (!this.#taelles && last && maerker.has(last) && maerker.has(node) && last.eq(node)) return;
    this.nodes.push(node);
  }
}

/** The nodes that stand for `node`, a child of `parent`. */
export function erstatning(node: Node, adgang: Skjult, parent: Node, om: Omskriver): readonly Node[] {
  switch (node.type) {
    case punkt:
      return [lukketPunkt(node, adgang, om)];
    case titel:
      return [linjeMed(titel, UDELADT)];
    case overskrift:
      return parent.type === punkt
        ? [linjeMed(overskrift, punkttitel(node, adgang, om.roster))]
        : parent.type === sektion || adgang === 'lukket'
          ? [linjeMed(overskrift, UDELADT)]
          : [];
    case dagsordenspunkt:
      return adgang === 'lukket' || maerke(node, om.roster) !== ''
        ? [linjeMed(dagsordenspunkt, punkttitel(node, adgang, om.roster))]
        : [];
    case gruppenavn:
      return [];
    case listepunkt:
      return adgang === 'lukket' || parent.attrs.art !== 'punkt'
        ? [somMaerke(listepunkt.create({ maerke: talmaerke(node.attrs.maerke) }, linjeMed(afsnit, MAERKE[adgang])))]
        : [];
  }
  if (node.type === sektion && harPunkt(node)) return [lukketSektion(node, adgang, om)];
  if (adgang === 'udelades') return [];
  return [linjeMed(maerketype(node, parent), MAERKE.lukket), ...aabneKonklusioner(node, om)];
}

/** The kind of line that a marker for `node` is in `parent`. */
function maerketype(node: Node, parent: Node): NodeType {
  if (parent.type === deltagergruppe) return deltagerlinje;
  return node.type === faktum || node.type === opgave ? node.type : afsnit;
}

function lukketPunkt(node: Node, adgang: Skjult, om: Omskriver): Node {
  const words = node.firstChild ? punkttitel(node.firstChild, adgang, om.roster) : PUNKTTITEL;
  const body =
    adgang === 'lukket' ? [linjeMed(afsnit, PUNKT), ...aabneKonklusioner(node, om)] : [linjeMed(afsnit, UDELADT)];
  return punkt.create(null, [linjeMed(overskrift, words), ...body]);
}

/** A section with items in it: each of them keeps its place and number. */
function lukketSektion(node: Node, adgang: Skjult, om: Omskriver): Node {
  const out = new Raekke(node);
  for (const child of node.children) for (const one of erstatning(child, adgang, node, om)) out.add(one);
  return sektion.create(null, udfyld(sektion, out.nodes));
}

function harPunkt(node: Node): boolean {
  return node.children.some((child) => child.type === punkt || (child.type === sektion && harPunkt(child)));
}

/** The decisions of a closed part that may be published all the same. */
function aabneKonklusioner(node: Node, om: Omskriver): readonly Node[] {
  return node.children.flatMap((child) => {
    if (erAabenKonklusion(child)) return [om.aaben(child)];
    return child.isTextblock || child.attrs.adgang === 'udelades' ? [] : aabneKonklusioner(child, om);
  });
}

/** The number of a line as it is written, with the space after it; "" where it has none. */
export function maerke(line: Node, roster: Roster): string {
  const { nummer, maerke: label } = nummereret(oneLine(tekst(line, roster)));
  return label === '' && nummer !== '' ? `${nummer}. ` : label;
}

/** "3. Lukket punkt". */
function punkttitel(line: Node, adgang: Skjult, roster: Roster): string {
  return maerke(line, roster) + (adgang === 'lukket' ? PUNKTTITEL : UDELADT);
}

/** The literal marker of a list item, where it is a number or a letter and nothing else. */
function talmaerke(literal: string | null): string | null {
  return literal !== null && /^[^\p{L}\d]*(?:\d{1,3}|\p{L}|[ivxIVX]{1,5})[^\p{L}\d]*$/u.test(literal) ? literal : null;
}

/** `nodes` as content of `type`, with a marker where the schema wants something and everything went. */
export function udfyld(type: NodeType, nodes: readonly Node[]): Fragment {
  const content = Fragment.from([...nodes]);
  if (type.validContent(content)) return content;
  const marker = linjeMed(FYLD[type.name] ?? afsnit, UDELADT);
  const filled = type === listepunkt ? [marker, ...nodes] : [...nodes, marker];
  return Fragment.from(type === liste ? [listepunkt.create(null, linjeMed(afsnit, UDELADT))] : filled);
}

const FYLD: Readonly<Record<string, NodeType>> = { moedefakta: faktum, deltagergruppe: deltagerlinje };
