// Marks every `???` in the text. The hole is ordinary text that everybody sees; only its look is drawn here.
import { Decoration } from 'prosemirror-view';
import { HUL } from '../model/tekst.ts';
import type { Pynt } from './blokpynt.ts';

export const huller: Pynt = (block, pos) => {
  const found: Decoration[] = [];
  block.forEach((child, offset) => {
    const text = child.text ?? '';
    for (let at = text.indexOf(HUL); at >= 0; at = text.indexOf(HUL, at + HUL.length)) {
      const from = pos + 1 + offset + at;
      found.push(Decoration.inline(from, from + HUL.length, { class: 'hul' }));
    }
  });
  return found;
};
