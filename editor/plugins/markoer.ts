// The caret as the browser has it, read before a key acts. A browser tells of a moved caret a moment later; on a busy
// machine the next key can come first, and would act where the caret was.
import { Plugin, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

/** Must stand first: it handles no key, it only makes the state right for those who do. */
export function markoer(): Plugin {
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (event.key.length > 1 || event.ctrlKey || event.metaKey) foelgMed(view);
        return false;
      },
      handleDOMEvents: {
        copy: foelgMed,
        cut: foelgMed,
        paste: foelgMed,
      },
    },
  });
}

function foelgMed(view: EditorView): boolean {
  const { state } = view;
  const shown = view.dom.ownerDocument.getSelection();
  if (!shown?.focusNode || !shown.anchorNode || view.composing || !view.hasFocus()) return false;
  if (!(state.selection instanceof TextSelection) || !view.dom.contains(shown.focusNode)) return false;
  if (!view.dom.contains(shown.anchorNode)) return false;
  const head = view.posAtDOM(shown.focusNode, shown.focusOffset, 1);
  const anchor = shown.isCollapsed ? head : view.posAtDOM(shown.anchorNode, shown.anchorOffset, 1);
  const { selection } = state;
  if (head === selection.head && anchor === selection.anchor) return false;
  const next = TextSelection.between(state.doc.resolve(anchor), state.doc.resolve(head));
  if (!next.eq(selection)) view.dispatch(state.tr.setSelection(next));
  return false;
}
