// Goes to a `???`: selected, in view, the focus in the editor.
import { NodeSelection, TextSelection } from 'prosemirror-state';
import type { Skriv } from '../view/skriv.ts';
import type { Hulsted } from './parkeret.ts';

export function gaaTilHul({ view }: Skriv, { from, to, atom }: Hulsted): void {
  const { doc, tr } = view.state;
  if (to > doc.content.size) return;
  view.focus();
  view.dispatch(tr.setSelection(atom ? NodeSelection.create(doc, from) : TextSelection.create(doc, from, to)));
  const place = view.domAtPos(from).node;
  const block = place instanceof Element ? place : place.parentElement;
  // Heights outside the screen are estimates until they are drawn: go there, and once more when it is.
  const there = (): void => block?.scrollIntoView({ block: 'center', inline: 'nearest' });
  there();
  requestAnimationFrame(() => requestAnimationFrame(there));
}
