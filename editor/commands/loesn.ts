// What every change of a part that holds paragraphs rests on: which kinds there are, and their content set free. The text
// is never touched.
import { TextSelection, type Transaction } from 'prosemirror-state';
import { schema } from '../model/schema.ts';

const { afsnit } = schema.nodes;

/** The kinds of parts that hold paragraphs, by name. */
export const BLOKDELE = ['indlaeg', 'konklusion', 'opfoelgning', 'naestemoede', 'underskrift'] as const;
export type Blokdel = (typeof BLOKDELE)[number];

/** Headings and task lines in the part at `pos` become paragraphs: an indlæg and a container hold nothing else. */
export function linjerTilAfsnit(tr: Transaction, pos: number): void {
  tr.doc.nodeAt(pos)?.forEach((child, offset) => {
    if (child.isTextblock && child.type !== afsnit) {
      const { id, luft, adgang } = child.attrs;
      tr.setNodeMarkup(pos + 1 + offset, afsnit, { id, luft, adgang });
    }
  });
}

/** Replaces the part at `pos` by its content; heading and task lines as paragraphs. The caret stays in its text. */
export function loesn(tr: Transaction, pos: number): void {
  const { anchor, head } = tr.selection;
  linjerTilAfsnit(tr, pos);
  const node = tr.doc.nodeAt(pos);
  if (!node) return;
  const end = pos + node.nodeSize;
  tr.replaceWith(pos, end, node.content);
  const moved = (at: number) => (at > pos && at < end ? at - 1 : at);
  tr.setSelection(TextSelection.between(tr.doc.resolve(moved(anchor)), tr.doc.resolve(moved(head))));
}
