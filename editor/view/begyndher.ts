// Where the caret stands in a referat that was just opened: at what is still to be filled in, so that the first key does
// not land before the title.
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { HUL } from '../model/tekst.ts';

/** Puts the caret on the first hole or empty line, without scrolling there; null where nothing is to be filled in. */
export function begyndHer({ doc, tr }: EditorState): Transaction | null {
  const found: TextSelection[] = [];
  doc.descendants((node, pos) => {
    if (found.length > 0 || node.type.name === 'oevrige') return false;
    if (node.isTextblock && node.content.size === 0) found.push(TextSelection.create(doc, pos + 1));
    const hole = node.isText ? (node.text ?? '').indexOf(HUL) : -1;
    if (hole >= 0) found.push(TextSelection.create(doc, pos + hole, pos + hole + HUL.length));
    return true;
  });
  const [place] = found;
  return place ? tr.setSelection(place).setMeta('addToHistory', false) : null;
}
