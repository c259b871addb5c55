// A punkt put in between takes the number of the one that follows. Those that follow are counted on, where nothing speaks
// of them by number yet; else the new one gets a number of its own. Only labels change, and only in their digits.
import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { nummereret } from '../model/nummer.ts';
import { type Roster, rosterOf } from '../model/roster.ts';
import { schema } from '../model/schema.ts';
import { tekst } from '../model/tekst.ts';

const { dagsordenspunkt, overskrift, punkt } = schema.nodes;

/** The label of a punkt that is to be counted on, and where its heading's text begins. */
interface Maerke {
  readonly pos: number;
  readonly maerke: string;
}

/** The label that follows another: "3. " → "4. ", "Pkt. 3b: " → "Pkt. 3c: ", "2.9 " → "2.10 ". */
export function naesteMaerke(maerke: string): string {
  const found = /^(.*?)(\d+)([a-zæøå]?)(\D*)$/iu.exec(maerke);
  if (!found) return '1. ';
  const [, before = '', n = '0', letter = '', after = ''] = found;
  if (letter !== '' && letter !== 'å') return before + n + String.fromCharCode(letter.charCodeAt(0) + 1) + after;
  return `${before}${Number(n) + 1}${after}`;
}

/** The punkter at `pos` and after it that carry `maerke` and those that follow it, up to the first that does not. */
export function efterfoelgere(doc: Node, pos: number, maerke: string): readonly Maerke[] {
  const $pos = doc.resolve(pos);
  const found: Maerke[] = [];
  let at = pos;
  let wanted = maerke;
  for (let i = $pos.index(); i < $pos.parent.childCount; i++) {
    const child = $pos.parent.child(i);
    if (child.type === punkt) {
      const heading = child.firstChild;
      if (heading?.type !== overskrift || !heading.firstChild?.text?.startsWith(wanted)) break;
      if (nummereret(tekst(heading, rosterOf(doc))).maerke !== wanted) break;
      found.push({ pos: at + 2, maerke: wanted });
      wanted = naesteMaerke(wanted);
    }
    at += child.nodeSize;
  }
  return found;
}

/** Counts each of them one on; positions are those of the transaction's document. */
export function taelVidere(tr: Transaction, maerker: readonly Maerke[]): void {
  for (const { pos, maerke } of maerker.toReversed()) tr.insertText(naesteMaerke(maerke), pos, pos + maerke.length);
}

const HENVISNING =
  /\b(?:(?:dagsordens)?punkt(?:et|er|erne)?|pkt\.?|ad)\s*((?:\d+[a-zæøå]?(?![\p{L}\d])(?:\s*(?:,|og|til|[-–])\s*(?=\d))?)+)/giu;

/** Whether anything speaks of them by number: the agenda, a sentence, an item below them. */
export function omtales(doc: Node, maerker: readonly Maerke[]): boolean {
  const roster = rosterOf(doc);
  const numre = maerker.map(({ maerke }) => nummereret(`${maerke}X`).nummer);
  const egne = new Set(maerker.map(({ pos }) => pos - 1));
  let found = false;
  doc.descendants((node, pos, parent) => {
    if (found || !node.isTextblock) return !found;
    if (egne.has(pos)) return false;
    const text = tekst(node, roster);
    const { nummer } = nummereret(text);
    if (node.type === dagsordenspunkt) found = numre.includes(nummer);
    if (node.type === overskrift && parent?.type === punkt) found = numre.some((one) => nummer.startsWith(`${one}.`));
    for (const [, numbers = ''] of text.matchAll(HENVISNING)) found ||= naevner(numbers, numre);
    return false;
  });
  return found;
}

/** "2", "2 og 4", "2-4": whether one of the numbers is among them. */
function naevner(numbers: string, numre: readonly string[]): boolean {
  const said = numbers.match(/\d+[a-zæøå]?/giu) ?? [];
  if (said.some((one) => numre.includes(one.toLocaleLowerCase('da')))) return true;
  const [from, to] = [Number.parseInt(said[0] ?? '', 10), Number.parseInt(said.at(-1) ?? '', 10)];
  return /til|[-–]/.test(numbers) && numre.some((one) => Number(one) > from && Number(one) < to);
}

/** A label between `foer` and the next that nobody has: "1. " → "1a. ". */
export function mellemmaerke(doc: Node, foer: string): string {
  const taken = new Set<string>();
  const roster: Roster = rosterOf(doc);
  doc.descendants((node) => {
    if (node.type === overskrift || node.type === dagsordenspunkt) taken.add(nummereret(tekst(node, roster)).nummer);
    return !node.isTextblock;
  });
  const [, before = '', n = '', after = ''] = /^(.*?\d)([a-zæøå]?)(\D*)$/iu.exec(foer) ?? [];
  for (let letter = n === '' ? 'a' : n; letter <= 'z'; letter = String.fromCharCode(letter.charCodeAt(0) + 1)) {
    const label = before + letter + after;
    if (!taken.has(nummereret(`${label}X`).nummer)) return label;
  }
  return foer;
}
