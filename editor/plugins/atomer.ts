// Names and facts behave as words: the caret steps over them, a click lands beside them, Backspace behind one makes it
// plain text and a second one deletes. Nobody's caret ever stands among the people who are shown nowhere.
import type { Node } from 'prosemirror-model';
import { type EditorState, NodeSelection, Plugin, Selection, TextSelection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { rosterOf } from '../model/roster.ts';
import { schema } from '../model/schema.ts';
import { inlineTekst } from '../model/tekst.ts';

const ATOMER = new Set(['omtale', 'deltager', 'felt']);

function erAtom(node: Node | null | undefined): node is Node {
  return node !== null && node !== undefined && ATOMER.has(node.type.name);
}

export function atomer(): Plugin {
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (event.altKey || event.metaKey) return false;
        switch (event.key) {
          case 'Backspace':
            return slet(view, -1, event.ctrlKey);
          case 'Delete':
            return slet(view, 1, event.ctrlKey);
          case 'ArrowLeft':
            return gaa(view, -1, event.shiftKey, event.ctrlKey);
          case 'ArrowRight':
            return gaa(view, 1, event.shiftKey, event.ctrlKey);
          default:
            return false;
        }
      },
      handleClickOn(view, _pos, node, nodePos, event, direct) {
        if (!direct || !erAtom(node) || event.shiftKey || !(event.target instanceof Element)) return false;
        const box = event.target.getBoundingClientRect();
        const after = event.clientX > (box.left + box.right) / 2;
        const at = nodePos + (after ? node.nodeSize : 0);
        view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at)));
        return true;
      },
    },
    appendTransaction(_transactions, _before, state) {
      const { $head } = state.selection;
      if ($head.parent.type.name !== 'oevrige' || state.selection instanceof NodeSelection) return null;
      return state.tr.setSelection(Selection.near(state.doc.resolve($head.before()), -1));
    },
  });
}

/** Makes the atom beside the caret plain text, with the caret where it was; with Ctrl the whole word goes at once. */
export function udAtom(state: EditorState, retning: -1 | 1, heltOrd = false): Transaction | null {
  const { selection } = state;
  if (!(selection instanceof TextSelection) || !selection.empty) return null;
  const { $head } = selection;
  const node = retning < 0 ? $head.nodeBefore : $head.nodeAfter;
  if (!erAtom(node)) return null;
  const from = retning < 0 ? $head.pos - node.nodeSize : $head.pos;
  if (heltOrd) return state.tr.delete(from, from + node.nodeSize);
  const text = inlineTekst(node, rosterOf(state.doc)).replaceAll('\n', ' ');
  const tr = state.tr;
  if (text === '') return tr.delete(from, from + node.nodeSize);
  tr.replaceWith(from, from + node.nodeSize, schema.text(text, node.marks));
  const caret = retning < 0 ? from + text.length : from;
  return tr.setSelection(TextSelection.create(tr.doc, caret));
}

function slet(view: EditorView, retning: -1 | 1, heltOrd: boolean): boolean {
  const tr = udAtom(view.state, retning, heltOrd);
  if (!tr) return false;
  view.dispatch(tr.scrollIntoView());
  return true;
}

/** Where the caret comes to when it steps over an atom; null where none is beside it. With Ctrl a space goes along. */
export function forbiAtom({ selection, doc }: EditorState, retning: -1 | 1, ord: boolean): number | null {
  if (!(selection instanceof TextSelection)) return null;
  const head = selection.head;
  let $at = selection.$head;
  if (ord && retning < 0) {
    const space = /\s+$/.exec($at.nodeBefore?.text ?? '')?.[0].length ?? 0;
    $at = doc.resolve(head - space);
  }
  const node = retning < 0 ? $at.nodeBefore : $at.nodeAfter;
  if (!erAtom(node)) return null;
  const over = $at.pos + retning * node.nodeSize;
  if (!ord || retning < 0) return over;
  return over + (/^\s+/.exec(doc.resolve(over).nodeAfter?.text ?? '')?.[0].length ?? 0);
}

function gaa(view: EditorView, retning: -1 | 1, udvid: boolean, ord: boolean): boolean {
  const { selection, doc } = view.state;
  if (!udvid && !selection.empty && !ord) return false;
  const head = forbiAtom(view.state, retning, ord);
  if (head === null) return false;
  const anchor = udvid ? selection.anchor : head;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(doc, anchor, head)).scrollIntoView());
  return true;
}
