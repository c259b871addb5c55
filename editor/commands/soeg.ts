// Find and replace over what a reader sees: the derived text of names and facts included. A hit that touches a name is
// never replaced as letters; it says whose name it is. No DOM; `soegning/rude.ts` shows it.
import type { Mark, Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import type { Roster } from '../model/roster.ts';
import { schema } from '../model/schema.ts';
import { inlineTekst } from '../model/tekst.ts';

export interface Soegning {
  readonly tekst: string;
  /** "Havn" is not "havn". */
  readonly storeOgSmaa: boolean;
  readonly heleOrd: boolean;
}

/** A place where the text stands. `navn` is the participant whose name it touches, `felt` a fact of the meeting. */
export interface Fund {
  readonly from: number;
  readonly to: number;
  readonly navn: string | null;
  readonly felt: boolean;
}

/** A stretch of a textblock: `at` in its text, `pos` in its content; an atom's letters all stand at one place. */
interface Stykke {
  readonly at: number;
  readonly tekst: string;
  readonly offset: number;
  readonly node: Node;
}

interface Laest {
  readonly roster: Roster;
  readonly tekst: string;
  readonly stykker: readonly Stykke[];
}

const laeste = new WeakMap<Node, Laest>();

function laes(block: Node, roster: Roster): Laest {
  const known = laeste.get(block);
  if (known && known.roster === roster) return known;
  let tekst = '';
  const stykker: Stykke[] = [];
  block.forEach((node, offset) => {
    const text = inlineTekst(node, roster);
    stykker.push({ at: tekst.length, tekst: text, offset, node });
    tekst += text;
  });
  const read = { roster, tekst, stykker };
  laeste.set(block, read);
  return read;
}

/** Folds letter by letter, so that places stay where they are; every white space is a space, every hyphen and dash as typed. */
function foldet(text: string, storeOgSmaa: boolean): string {
  const spaces = text.replace(/\s/g, ' ');
  if (storeOgSmaa) return spaces;
  const lower = spaces.toLocaleLowerCase('da');
  if (lower.length === spaces.length) return lower;
  return Array.from(spaces, (letter) => {
    const small = letter.toLocaleLowerCase('da');
    return small.length === letter.length ? small : letter;
  }).join('');
}

const ORDTEGN = /[\p{L}\p{M}\p{N}]/u;

/** Every place where the text stands, in reading order; never overlapping. Between two positions: in the lines that touch them. */
export function find(
  doc: Node,
  roster: Roster,
  soegning: Soegning,
  first = 0,
  last = doc.content.size,
): readonly Fund[] {
  const wanted = foldet(soegning.tekst.replace(/\s+/g, ' '), soegning.storeOgSmaa);
  if (wanted.trim() === '') return [];
  const found: Fund[] = [];
  doc.nodesBetween(first, last, (node, pos) => {
    if (node.type === schema.nodes.oevrige) return false;
    if (!node.isTextblock) return true;
    const { tekst, stykker } = laes(node, roster);
    const text = foldet(tekst, soegning.storeOgSmaa);
    for (let at = text.indexOf(wanted); at >= 0; ) {
      const end = at + wanted.length;
      const whole = !ORDTEGN.test(text[at - 1] ?? '') && !ORDTEGN.test(text[end] ?? '');
      if (whole || !soegning.heleOrd) {
        found.push(sted(stykker, at, end, pos + 1));
        at = text.indexOf(wanted, end);
      } else at = text.indexOf(wanted, at + 1);
    }
    return false;
  });
  return found;
}

/** The place of a stretch of text in the document; an atom it touches is covered whole. */
function sted(stykker: readonly Stykke[], at: number, end: number, start: number): Fund {
  let from = -1;
  let to = -1;
  let navn: string | null = null;
  let felt = false;
  for (const one of stykker) {
    const last = one.at + one.tekst.length;
    if (last <= at || one.at >= end) continue;
    const isText = one.node.isText;
    if (from < 0) from = start + one.offset + (isText ? at - one.at : 0);
    to = start + one.offset + (isText ? Math.min(end, last) - one.at : 1);
    if (one.node.type === schema.nodes.omtale) navn ??= one.node.attrs.deltager;
    if (one.node.type === schema.nodes.deltager) navn ??= one.node.attrs.id;
    if (one.node.type === schema.nodes.felt) felt = true;
  }
  return { from, to, navn, felt };
}

/** True for hits that can be replaced as letters. */
export function erTekst(fund: Fund): boolean {
  return fund.navn === null && !fund.felt;
}

/**
 * Replaces hits by `tekst` in one transaction and returns how many: names and facts are left alone. Marks stay on the
 * letters that stay; new letters take the marks of those they replace.
 */
export function erstatFund(tr: Transaction, fund: readonly Fund[], tekst: string): number {
  let n = 0;
  for (const one of [...fund].reverse()) {
    if (!erTekst(one)) continue;
    n++;
    erstatEt(tr, one, tekst);
  }
  return n;
}

function erstatEt(tr: Transaction, { from, to }: Fund, tekst: string): void {
  const letters: { letter: string; marks: readonly Mark[] }[] = [];
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isInline) return true;
    const text = node.text ?? '\n';
    for (let i = Math.max(0, from - pos); i < Math.min(text.length, to - pos); i++)
      letters.push({ letter: text[i] ?? '', marks: node.marks });
    return false;
  });
  const same = (a: number, b: number) => letters[a]?.letter === tekst[b];
  const most = Math.min(letters.length, tekst.length);
  let head = 0;
  while (head < most && same(head, head)) head++;
  let tail = 0;
  while (tail < most - head && same(letters.length - 1 - tail, tekst.length - 1 - tail)) tail++;
  const middle = tekst.slice(head, tekst.length - tail);
  const marks = (letters[head] ?? letters[head - 1])?.marks ?? [];
  if (middle === '') tr.delete(from + head, to - tail);
  else tr.replaceWith(from + head, to - tail, schema.text(middle, marks));
}
