// Where the `???` of a document are, and which private note belongs to which: by the block and by the text around the
// hole. Every part is read once and remembered by its node, so that a change costs the part it happened in. No DOM.
import type { Node } from 'prosemirror-model';
import { type Note, OMGIVELSE } from '../model/note.ts';
import type { Roster } from '../model/roster.ts';
import { HUL, inlineTekst } from '../model/tekst.ts';

/** A hole. Positions are of the document. */
export interface Hulsted {
  readonly from: number;
  readonly to: number;
  /** A fact or a name that is not known: selected as a whole. */
  readonly atom: boolean;
  readonly blok: string;
  /** The text of the block before and after the hole, as much as tells it from others. */
  readonly foer: string;
  readonly efter: string;
}

interface Laest {
  readonly roster: Roster;
  readonly huller: readonly Hulsted[];
}

const laeste = new WeakMap<Node, Laest>();

/** Every hole in reading order. */
export function hulsteder(doc: Node, roster: Roster): readonly Hulsted[] {
  return laes(doc, roster).map((one) => ({ ...one, from: one.from - 1, to: one.to - 1 }));
}

/** The holes in `node`, positions from the one before it. */
function laes(node: Node, roster: Roster): readonly Hulsted[] {
  const known = laeste.get(node);
  if (known?.roster === roster) return known.huller;
  const huller = node.isTextblock ? iLinje(node, roster) : iDel(node, roster);
  laeste.set(node, { roster, huller });
  return huller;
}

function iDel(node: Node, roster: Roster): readonly Hulsted[] {
  const found: Hulsted[] = [];
  if (node.type.name === 'oevrige') return found;
  node.forEach((child, offset) => {
    for (const one of laes(child, roster)) found.push({ ...one, from: one.from + offset + 1, to: one.to + offset + 1 });
  });
  return found;
}

function iLinje(line: Node, roster: Roster): readonly Hulsted[] {
  const parts: { tekst: string; offset: number; atom: boolean; size: number }[] = [];
  line.forEach((child, offset) => {
    parts.push({ tekst: inlineTekst(child, roster), offset, atom: !child.isText, size: child.nodeSize });
  });
  const whole = parts.map((one) => one.tekst).join('');
  const found: Hulsted[] = [];
  let before = 0;
  for (const { tekst, offset, atom, size } of parts) {
    for (let at = tekst.indexOf(HUL); at >= 0; at = tekst.indexOf(HUL, at + HUL.length)) {
      const start = before + at;
      found.push({
        from: 1 + offset + (atom ? 0 : at),
        to: 1 + offset + (atom ? size : at + HUL.length),
        atom,
        blok: String(line.attrs.id ?? ''),
        foer: whole.slice(Math.max(0, start - OMGIVELSE), start),
        efter: whole.slice(start + HUL.length, start + HUL.length + OMGIVELSE),
      });
      if (atom) break;
    }
    before += tekst.length;
  }
  return found;
}

/** So many letters around a hole tell it from others when its block is another one. */
const KENDELIG = 12;

/** Which note belongs to which hole: the ids of the notes by the index of their hole; each has at most one. */
export function placer(noter: readonly Note[], huller: readonly Hulsted[]): ReadonlyMap<number, string> {
  const pairs = noter.flatMap((note) =>
    huller.flatMap((hul, index) => {
      const same = ens(note.citat, hul.foer, -1) + ens(note.efter, hul.efter, 1);
      const fits = note.blok === hul.blok || same >= KENDELIG;
      return fits ? [{ id: note.id, index, score: same + (note.blok === hul.blok ? 1000 : 0) }] : [];
    }),
  );
  pairs.sort((a, b) => b.score - a.score || a.index - b.index);
  const placed = new Map<number, string>();
  const used = new Set<string>();
  for (const { id, index } of pairs) {
    if (used.has(id) || placed.has(index)) continue;
    placed.set(index, id);
    used.add(id);
  }
  return placed;
}

/** How many characters are the same: from the end (-1) or from the start (1). */
function ens(a: string, b: string, way: 1 | -1): number {
  let n = 0;
  while (n < a.length && n < b.length && a.at(way > 0 ? n : -1 - n) === b.at(way > 0 ? n : -1 - n)) n++;
  return n;
}
