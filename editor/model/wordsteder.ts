// The places of a referat in a Word file that goes out to be commented on: which blocks stand in it, under which number,
// and what else the file says before their text. A number is a place in one frozen copy; it says nothing of the referat.
import type { Node } from 'prosemirror-model';
import { listemaerke } from './liste.ts';
import { nummereret } from './nummer.ts';
import { type Roster, rosterOf } from './roster.ts';
import { tekst } from './tekst.ts';
import { udfyldt } from './udfyldt.ts';

export interface Wordsted {
  /** 1, 2 … in reading order, empty blocks counted too. */
  readonly nr: number;
  /** The id of the block. */
  readonly blok: string;
  readonly node: Node;
  /** The text of the block; "" of an image. */
  readonly tekst: string;
  /** Not in the file: an empty line. */
  readonly tom: boolean;
  /** A literal list marker, as it may stand before the text in the file. */
  readonly foran: string;
  /** So many characters at the start are a label whose last space is a tab in the file. */
  readonly maerke: number;
  /** In a cell of a table: its number in the document; else 0. */
  readonly tabel: number;
}

/** All blocks that hold text, and the images, in reading order. */
export function wordsteder(doc: Node, roster: Roster = rosterOf(doc)): readonly Wordsted[] {
  const out: Wordsted[] = [];
  let tabeller = 0;
  const walk = (parent: Node, tabel: number): void => {
    parent.forEach((node, _offset, index) => {
      const { name } = node.type;
      if (name === 'oevrige') return;
      const inside = name === 'tabel' ? ++tabeller : tabel;
      if (!node.isTextblock && name !== 'figur') {
        if (name === 'liste')
          node.forEach((item, _at, place) => {
            const from = out.length;
            walk(item, inside);
            const first = out[from];
            const foran = listemaerke(node, place).replace(/\s+$/, '\t');
            if (first) out[from] = { ...first, foran, tom: false };
          });
        else walk(node, inside);
        return;
      }
      const text = node.isTextblock ? tekst(node, roster) : '';
      const label = name === 'dagsordenspunkt' ? nummereret(text).maerke : '';
      out.push({
        nr: out.length + 1,
        blok: String(node.attrs.id ?? ''),
        node,
        tekst: text,
        tom: node.isTextblock && text.trim() === '' && !(index === 0 && parent.type.name === 'listepunkt'),
        foran: '',
        maerke: /\s$/.test(label) ? label.length : 0,
        tabel: inside,
      });
    });
  };
  walk(udfyldt(doc), 0);
  return out;
}

/** The bookmark around a place. Word hides names that begin with "_" and takes "a" and "A" for the same. */
export function bogmaerke(nr: number): string {
  return `_Referat_${nr}`;
}

/** The number a bookmark names, or null. */
export function laesBogmaerke(navn: string): number | null {
  const found = /^_Referat_(\d{1,6})$/i.exec(navn)?.[1];
  return found ? Number(found) : null;
}

/** Word keeps these ids of paragraphs where it drops a bookmark whose text was typed over (eight hex digits, < 80000000). */
const AFSNIT = 0x52_00_00_00;

export function afsnitId(nr: number): string {
  return (AFSNIT + nr).toString(16).toUpperCase();
}

export function laesAfsnitId(id: string): number | null {
  const nr = /^[0-9a-f]{8}$/i.test(id) ? Number.parseInt(id, 16) - AFSNIT : 0;
  return nr > 0 && nr < 1_000_000 ? nr : null;
}
