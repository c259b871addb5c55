// Takes a guess of the import back: what it made of a block becomes plain paragraphs again, a bound name becomes text.
// The text never changes. A command like any other, so it can be undone.
import { Fragment, type Node } from 'prosemirror-model';
import type { Command, Transaction } from 'prosemirror-state';
import { loesn } from '../commands/loesn.ts';
import { medId } from '../commands/sted.ts';
import type { Gaet } from '../model/importrapport.ts';
import { type Linje, linjer } from '../model/linjer.ts';
import { listemaerke } from '../model/liste.ts';
import { rosterOf } from '../model/roster.ts';
import { schema } from '../model/schema.ts';
import { inlineTekst } from '../model/tekst.ts';

const { afsnit, deltager, liste, omtale } = schema.nodes;

/** Takes the guess at the block `id` back. Cannot be done where the block is gone or is something else by now. */
export function tagTilbage(id: string, gaet: Gaet): Command {
  return (state, dispatch) => {
    const tr = state.tr;
    const done = tilbage(tr, id, gaet);
    if (done && dispatch) {
      bevarLuft(tr, linjer(state.doc));
      dispatch(tr.scrollIntoView());
    }
    return done;
  };
}

/** The blank lines of the plain text stay where they were, whatever the lines have become. */
function bevarLuft(tr: Transaction, before: readonly Linje[]): void {
  const after = linjer(tr.doc);
  if (after.length !== before.length) return;
  const wrong = new Map(
    after.flatMap((line, i) => (line.luft === before[i]?.luft ? [] : [[line.node, before[i]?.luft]])),
  );
  if (wrong.size === 0) return;
  tr.doc.descendants((node, pos) => {
    if (wrong.has(node) && 'luft' in node.attrs) tr.setNodeAttribute(pos, 'luft', wrong.get(node));
    return !node.isTextblock;
  });
}

function tilbage(tr: Transaction, id: string, gaet: Gaet): boolean {
  const found = medId(tr.doc, id);
  if (!found) return false;
  const { pos } = found;
  switch (gaet) {
    case 'indlaeg':
    case 'konklusion':
    case 'opfoelgning':
    case 'underskrift':
    case 'naestemoede': {
      const at = omkring(tr, pos, gaet);
      if (at === null) return false;
      if (gaet === 'indlaeg') udenTalere(tr, at);
      loesn(tr, at);
      return true;
    }
    case 'punkt':
    case 'sektion':
    case 'dagsordenspunkt':
    case 'moedefakta':
    case 'fremmoede':
      return somAfsnit(tr, omkring(tr, pos, gaet));
    case 'liste':
      return udenListe(tr, omkring(tr, pos, gaet));
    case 'distribution': {
      const { nodeSize } = found.node;
      if (!tr.doc.rangeHasMark(pos, pos + nodeSize, schema.marks.distribution)) return false;
      tr.removeMark(pos, pos + nodeSize, schema.marks.distribution);
      return true;
    }
    case 'omtale':
    case 'deltager':
      return somTekst(tr, pos, gaet);
  }
}

/** The position of the node of this kind at or around `pos`. */
function omkring(tr: Transaction, pos: number, name: string): number | null {
  if (tr.doc.nodeAt(pos)?.type.name === name) return pos;
  const $pos = tr.doc.resolve(pos);
  for (let depth = $pos.depth; depth > 0; depth--) if ($pos.node(depth).type.name === name) return $pos.before(depth);
  return null;
}

/** The speakers of a part become ordinary mentions. */
function udenTalere(tr: Transaction, pos: number): void {
  tr.doc.nodeAt(pos)?.descendants((node, offset) => {
    if (node.type === omtale && node.attrs.rolle === 'taler') tr.setNodeAttribute(pos + 1 + offset, 'rolle', null);
  });
}

/** A section, a list of facts or one line of the agenda as paragraphs in its place. */
function somAfsnit(tr: Transaction, pos: number | null): boolean {
  const node = pos === null ? null : tr.doc.nodeAt(pos);
  if (pos === null || !node) return false;
  const line = (one: Node): Node =>
    one.isTextblock
      ? afsnit.create({ id: one.attrs.id, luft: one.attrs.luft, adgang: one.attrs.adgang }, one.content)
      : one;
  const $pos = tr.doc.resolve(pos);
  const fresh = node.isTextblock ? [line(node)] : node.children.map(line);
  const ok = fresh.every((one) => mayHold($pos.parent, one));
  if (!ok) return false;
  tr.replaceWith(pos, pos + node.nodeSize, fresh);
  return true;
}

function mayHold(parent: Node, child: Node): boolean {
  return parent.canReplaceWith(parent.childCount > 1 ? 1 : 0, parent.childCount > 1 ? 1 : 0, child.type);
}

/** A list as paragraphs, with its markers as text: the source had them as letters. */
function udenListe(tr: Transaction, pos: number | null): boolean {
  const node = pos === null ? null : tr.doc.nodeAt(pos);
  if (pos === null || !node) return false;
  const lines: Node[] = [];
  const read = (list: Node): void => {
    list.forEach((item, _offset, index) => {
      item.forEach((child, _at, place) => {
        if (child.type === liste) read(child);
        else if (place > 0) lines.push(child);
        else lines.push(child.copy(Fragment.from(schema.text(listemaerke(list, index))).append(child.content)));
      });
    });
  };
  read(node);
  tr.replaceWith(pos, pos + node.nodeSize, lines);
  return true;
}

/** The names bound in a block as the letters they stand for; people on the list leave it with their name in place. */
function somTekst(tr: Transaction, pos: number, gaet: 'omtale' | 'deltager'): boolean {
  const roster = rosterOf(tr.doc);
  const node = tr.doc.nodeAt(pos);
  if (!node) return false;
  const type = gaet === 'omtale' ? omtale : deltager;
  const found: { at: number; one: Node }[] = [];
  if (node.type === type) found.push({ at: pos, one: node });
  else
    node.descendants((one, offset) => {
      if (one.type === type && one.attrs.rolle !== 'taler') found.push({ at: pos + 1 + offset, one });
    });
  for (const { at, one } of found.toReversed()) {
    const text = inlineTekst(one, roster).replaceAll('\n', ' ');
    tr.replaceWith(at, at + 1, text === '' ? [] : schema.text(text, one.marks));
  }
  return found.length > 0;
}
