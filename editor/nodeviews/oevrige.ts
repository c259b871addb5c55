// People known from the text only: kept in the document, shown in no paper, out of the caret's way.
import type { NodeViewConstructor } from 'prosemirror-view';

export const oevrige: NodeViewConstructor = () => {
  const dom = document.createElement('div');
  dom.hidden = true;
  dom.contentEditable = 'false';
  return { dom, ignoreMutation: () => true, update: (node) => node.type.name === 'oevrige' };
};
