// Where a note belongs, in words and as a place in the document. Reads, never changes.
import type { Node } from 'prosemirror-model';
import { omkring } from '../commands/sted.ts';
import { oneLine, talere } from '../model/indhold.ts';
import { genitiv } from '../model/navn.ts';
import type { Note, Notested } from '../model/note.ts';
import type { Roster } from '../model/roster.ts';
import { tekst } from '../model/tekst.ts';
import { tekster as t } from './tekster.ts';

const KORT = 36;

/** The positions of blocks by their ids, for those that are asked for: one walk for all of them. */
export function findBlokke(doc: Node, ids: ReadonlySet<string>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  if (ids.size === 0) return found;
  doc.descendants((node, pos) => {
    if (ids.has(node.attrs.id)) found.set(node.attrs.id, pos);
    return !node.isTextblock && found.size < ids.size;
  });
  return found;
}

/** The block the selection stands in as the place of a note; the meeting where there is none. */
export function stedHer(doc: Node, pos: number, roster: Roster): Notested {
  const block = doc.resolve(pos).parent;
  if (!block.isTextblock || block.attrs.id === '') return { slags: 'moede', blok: '', citat: '', efter: '' };
  return { slags: 'blok', blok: block.attrs.id, citat: oneLine(tekst(block, roster)).slice(0, 120), efter: '' };
}

/** "Ved Aase Aagaard-Øllgård", "Ved »Dagsorden …«", or that the place is gone. `pos` is where the block is, if it is. */
export function vedHvad(note: Notested, doc: Node, pos: number | undefined, roster: Roster): string {
  if (note.slags === 'moede') return t.moedet;
  if (pos === undefined) return t.vaek(kort(note.citat));
  const del = omkring(doc.resolve(pos + 1), 'indlaeg', 'konklusion');
  const [taler] = del ? talere(del.node, roster) : [];
  const block = doc.nodeAt(pos);
  return taler ? t.ved(taler.navn) : t.vedTekst(kort(block ? oneLine(tekst(block, roster)) : note.citat));
}

/** "i Yrsa Tangmoses indlæg", "under »Dagsorden for mødet«". */
export function iHvad(doc: Node, pos: number, roster: Roster): string {
  const $pos = doc.resolve(pos);
  const del = omkring($pos, 'indlaeg', 'konklusion');
  const [taler] = del ? talere(del.node, roster) : [];
  if (taler && del?.node.type.name === 'indlaeg') return t.iIndlaeg(genitiv(taler.navn));
  for (let depth = $pos.depth; depth > 0; depth--) {
    const first = $pos.node(depth).firstChild;
    if (first?.type.name === 'overskrift') return t.iDel(kort(oneLine(tekst(first, roster))));
  }
  return t.iReferatet;
}

/** A note as one short line. */
function kort(text: string): string {
  const line = oneLine(text);
  return line.length <= KORT ? line : `${line.slice(0, KORT).replace(/\s+\S*$/, '')} …`;
}

/** How a note is called in the name of a button. */
export function kaldes(note: Note): string {
  return kort(note.tekst) || t.hulnote;
}
