// Conclusions and decisions as they are read out: their places, their words, and the text whose hash says whether they
// have changed since. No DOM.
import type { Node } from 'prosemirror-model';
import { oneLine } from './indhold.ts';
import { listemaerke } from './liste.ts';
import type { Roster } from './roster.ts';
import { tekst } from './tekst.ts';

export interface Oplaesning {
  readonly id: string;
  readonly pos: number;
  readonly node: Node;
  /** The heading of the item it stands in, "" where none is. */
  readonly punkt: string;
  readonly art: 'konklusion' | 'beslutning';
  /** Its lines, markers of lists included. */
  readonly linjer: readonly string[];
}

/** The conclusions and decisions with words in them, in reading order. */
export function oplaesninger(doc: Node, roster: Roster): readonly Oplaesning[] {
  const found: Oplaesning[] = [];
  const walk = (parent: Node, start: number, punkt: string): void => {
    parent.forEach((node, offset) => {
      const pos = start + offset;
      if (node.type.name === 'konklusion') {
        const linjer = laesLinjer(node, roster);
        if (linjer.length > 0) found.push({ id: node.attrs.id, pos, node, punkt, art: node.attrs.art, linjer });
      } else if (node.type.name === 'punkt' || node.type.name === 'sektion') {
        const heading = node.firstChild ? oneLine(tekst(node.firstChild, roster)) : '';
        walk(node, pos + 1, node.type.name === 'punkt' ? heading : punkt);
      }
    });
  };
  walk(doc, 0, '');
  return found;
}

function laesLinjer(node: Node, roster: Roster): readonly string[] {
  const lines: string[] = [];
  const walk = (block: Node, foran: string): void => {
    if (block.type.name === 'overskrift') return;
    if (block.isTextblock) {
      const line = tekst(block, roster).trim();
      if (line !== '') lines.push(foran + line);
      return;
    }
    block.forEach((child, _offset, index) => {
      walk(child, block.type.name === 'liste' ? listemaerke(block, index) : index === 0 ? foran : '');
    });
  };
  walk(node, '');
  return lines;
}

/** The words of one as they are hashed: every letter of it counts. */
export function oplaestTekst(node: Node, roster: Roster): string {
  return tekst(node, roster);
}
