// Headings at the level of their depth (a part at the top is h2, a section in it h3 …), so that the outline a screen
// reader reads is the one the exports have. A heading that moves to another depth is drawn anew by its new parent.
import type { NodeViewConstructor } from 'prosemirror-view';
import { visAdgang } from './adgang.ts';

/** h2 … h6: deeper than that the word levels of HTML end. */
function overskriftstrin(depth: number): number {
  return Math.min(6, depth + 1);
}

export const overskrift: NodeViewConstructor = (node, view, getPos) => {
  const pos = getPos();
  const depth = pos === undefined ? 1 : view.state.doc.resolve(pos).depth;
  const dom = document.createElement(`h${overskriftstrin(depth)}`);
  dom.dataset.node = node.type.name;
  visAdgang(dom, node);
  return { dom, contentDOM: dom };
};
