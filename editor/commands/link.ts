// Links: only http, https and mailto, checked by the schema's own rule. Knows no dialog.
import type { Mark } from 'prosemirror-model';
import type { Command, EditorState } from 'prosemirror-state';
import { href as tjekHref } from '../model/attrs.ts';
import { AppError } from '../model/fejl.ts';
import { schema } from '../model/schema.ts';

/** What a person typed as an address: "www.slagelse.dk" → https, "navn@sted.dk" → mailto. Throws AppError "ugyldig". */
export function adresse(tekst: string): string {
  const clean = tekst.trim();
  const full = /^[a-z][a-z0-9+.-]*:/i.test(clean)
    ? clean
    : /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(clean)
      ? `mailto:${clean}`
      : /^[^\s/]+\.[^\s/]{2,}/.test(clean)
        ? `https://${clean}`
        : clean;
  try {
    tjekHref(full);
  } catch (cause) {
    throw new AppError('ugyldig', 'Skriv en adresse, der begynder med https:// – eller en mailadresse.', { cause });
  }
  return full;
}

/** The link around the selection and how far it reaches, or null. */
export function linkHer(state: EditorState): { from: number; to: number; mark: Mark } | null {
  const { $from, empty, from, to } = state.selection;
  const type = schema.marks.link;
  const { parent } = $from;
  if (!parent.isTextblock) return null;
  const at = empty ? $from.parentOffset : Math.min($from.parentOffset + 1, parent.content.size);
  const near = parent.childBefore(at).node ?? parent.childAfter(at).node;
  const mark = (near && type.isInSet(near.marks)) || (empty ? type.isInSet($from.marks()) : undefined);
  if (!mark) return null;
  let start = -1;
  let end = -1;
  let open = -1;
  parent.forEach((child, offset) => {
    const inside = mark.isInSet(child.marks);
    if (inside && open < 0) open = offset;
    if (!inside) open = -1;
    if (inside && open <= at && offset + child.nodeSize >= at) start = open;
    if (inside && open === start && start >= 0) end = offset + child.nodeSize;
  });
  if (start < 0 || $from.start() + start > from || $from.start() + end < to) return null;
  return { from: $from.start() + start, to: $from.start() + end, mark };
}

/** Makes the selection a link, or changes the one around the caret; without either it inserts `tekst` (the address). */
export function saetLink(href: string, tekst = href.replace(/^(?:https?:\/\/|mailto:)/i, '')): Command {
  return (state, dispatch) => {
    const { empty, $from } = state.selection;
    if (!$from.parent.isTextblock || !$from.parent.type.allowsMarkType(schema.marks.link)) return false;
    if (!dispatch) return true;
    const mark = schema.marks.link.create({ href });
    const known = linkHer(state);
    const tr = state.tr;
    if (known) tr.removeMark(known.from, known.to, schema.marks.link).addMark(known.from, known.to, mark);
    else if (empty) tr.insert(state.selection.from, schema.text(tekst, [...$from.marks(), mark]));
    else tr.addMark(state.selection.from, state.selection.to, mark);
    dispatch(tr.scrollIntoView());
    return true;
  };
}

/** Takes the link away and leaves its text. */
export const fjernLink: Command = (state, dispatch) => {
  const known = linkHer(state);
  const { from, to, empty } = state.selection;
  if (!known && (empty || !state.doc.rangeHasMark(from, to, schema.marks.link))) return false;
  dispatch?.(state.tr.removeMark(known?.from ?? from, known?.to ?? to, schema.marks.link));
  return true;
};
