// A figure on the paper: the stored image, and under it what it shows – or that this is missing. Enter or a double click
// edits the description.
import type { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import type { NodeView } from 'prosemirror-view';
import { tekster } from './tekster.ts';

const t = tekster.figur;

/** `ret` opens the question about the figure that is selected. */
export function figurvisning(ret: () => void): Plugin {
  const sti = `/referater/${encodeURIComponent(document.getElementById('skriv')?.dataset.referat ?? '')}/filer/`;
  const visning = (first: Node): NodeView => {
    const dom = document.createElement('figure');
    dom.className = 'figur';
    dom.contentEditable = 'false';
    const img = document.createElement('img');
    const note = document.createElement('figcaption');
    dom.append(img, note);
    const vis = ({ attrs: { fil, alt } }: Node): void => {
      if (fil !== '' && !img.src.endsWith(fil)) img.src = sti + fil;
      img.alt = alt;
      note.textContent = alt === '' ? t.mangler : alt;
      note.classList.toggle('hul', alt === '');
    };
    vis(first);
    return {
      dom,
      update(node) {
        if (node.type !== first.type) return false;
        vis(node);
        return true;
      },
      ignoreMutation: () => true,
    };
  };
  return new Plugin({
    props: {
      nodeViews: { figur: visning },
      handleDoubleClickOn(_view, _pos, node) {
        if (node.type.name !== 'figur') return false;
        ret();
        return true;
      },
      handleKeyDown(view, event) {
        const { selection } = view.state;
        if (event.key !== 'Enter' || !('node' in selection)) return false;
        if (view.state.doc.nodeAt(selection.from)?.type.name !== 'figur') return false;
        ret();
        return true;
      },
    },
  });
}
