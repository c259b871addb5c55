// Goes to a block: the caret at the start of its text, the block in view, the focus in the editor.
import { TextSelection } from 'prosemirror-state';
import { medId } from '../commands/sted.ts';
import type { Skriv } from '../view/skriv.ts';

/** False where the block is gone. */
export function gaaTil(skriv: Skriv, id: string): boolean {
  const { view } = skriv;
  const found = medId(view.state.doc, id);
  if (!found) return false;
  const $start = view.state.doc.resolve(Math.min(found.pos + 1, view.state.doc.content.size));
  view.focus();
  view.dispatch(view.state.tr.setSelection(TextSelection.near($start)));
  const dom = view.nodeDOM(found.pos);
  const place = dom instanceof HTMLElement ? dom : dom?.parentElement;
  // Heights outside the screen are estimates until they are drawn: go there, and once more when it is.
  const there = (): void => place?.scrollIntoView({ block: 'start', inline: 'nearest' });
  there();
  requestAnimationFrame(() => requestAnimationFrame(there));
  return true;
}

/** Goes to the block that the address names (#id), where another page led here. */
export function gaaTilAdressen(skriv: Skriv): void {
  const go = (): void => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id !== '') gaaTil(skriv, id);
  };
  go();
  addEventListener('hashchange', go);
}
