// Keeps the line one writes where it is on the screen while others write above it (rule C10). The browser's own scroll
// anchoring holds on to the topmost line it shows; the one who writes looks at the caret.
import type { EditorView } from 'prosemirror-view';

/** Runs `update` and scrolls by as much as it moved the caret, where the caret is on the screen and has the focus. */
export function iRo(view: EditorView, flade: HTMLElement, update: () => void): void {
  const before = view.hasFocus() ? caretTop(view) : null;
  const scroller = flade.scrollHeight > flade.clientHeight ? flade : document.documentElement;
  const box = scroller === flade ? flade.getBoundingClientRect() : { top: 0, bottom: innerHeight };
  update();
  if (before === null || before < box.top || before > box.bottom) return;
  const moved = caretTop(view) - before;
  if (Math.abs(moved) >= 1) scroller.scrollTop += moved;
}

function caretTop(view: EditorView): number {
  return view.coordsAtPos(view.state.selection.head).top;
}
