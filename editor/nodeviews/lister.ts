// Lists with the browser's own markers: bullets, numbers, letters, their start. A literal marker of an item (from a
// source) stands in its data attribute and is drawn by the style sheet instead.
import type { Node } from 'prosemirror-model';
import type { NodeViewConstructor } from 'prosemirror-view';
import { visAdgang } from './adgang.ts';

export const liste: NodeViewConstructor = (node) => {
  const ordered = node.attrs.art !== 'punkt';
  const dom = document.createElement(ordered ? 'ol' : 'ul');
  dom.dataset.node = 'liste';
  visAdgang(dom, node);
  if (dom instanceof HTMLOListElement) {
    dom.start = node.attrs.start;
    dom.type = node.attrs.art === 'bogstav' ? 'a' : '1';
  }
  const same = (next: Node): boolean => next.sameMarkup(node);
  return { dom, contentDOM: dom, update: same };
};
