// Words that nobody else writes, as ‹17›, and the places of a document where one can be written without cutting another.
import type { Node } from 'prosemirror-model';
import { rosterOf } from '../../editor/model/roster.ts';
import { tekst } from '../../editor/model/tekst.ts';

const ORD = /‹\d+›/g;

interface Ordsted {
  readonly ord: string;
  readonly start: number;
  readonly end: number;
}

/** The words with their places, in order. */
export function ordsteder(doc: Node): readonly Ordsted[] {
  const found: Ordsted[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name !== 'afsnit') return true;
    for (const match of tekst(node, rosterOf(doc)).matchAll(ORD)) {
      const start = pos + 1 + match.index;
      found.push({ ord: match[0], start, end: start + match[0].length });
    }
    return false;
  });
  return found;
}

/** The words in a document. */
export function ordI(doc: Node): ReadonlySet<string> {
  return new Set(ordsteder(doc).map(({ ord }) => ord));
}

/** The words in a text, each as often as it stands there. */
export function ordITekst(text: string): readonly string[] {
  return text.match(ORD) ?? [];
}

/** Every place in a paragraph. */
export function afsnitSteder(doc: Node): readonly number[] {
  const found: number[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name !== 'afsnit') return true;
    for (let i = 0; i <= node.content.size; i++) found.push(pos + 1 + i);
    return false;
  });
  return found;
}

/** Those of them that lie in no word. */
export function frieSteder(doc: Node): readonly number[] {
  const taken = ordsteder(doc);
  return afsnitSteder(doc).filter((at) => !taken.some(({ start, end }) => at > start && at < end));
}
