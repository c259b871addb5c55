// Somebody removes or merges the part another is writing in. The caret then stands in somebody else's words, and what is
// written on would be theirs: it gets a part of its own again, with the speakers it had (rule C10 keeps the caret on the
// screen; this keeps the words with the one who said them).
import { sendableSteps } from 'prosemirror-collab';
import { Fragment, type Node, type ResolvedPos } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from 'prosemirror-state';
import { talerIds } from '../model/indhold.ts';
import { schema } from '../model/schema.ts';
import { indsatte } from '../udbakke/redning.ts';

/** Where one writes: the innermost part around the caret, and what kind of line it is. */
interface Hjem {
  readonly del: string;
  readonly indlaeg: boolean;
  readonly talere: readonly string[];
  readonly linje: string;
}

interface Stand {
  /** Where the caret was left by one's own last change or move. */
  readonly hjem: Hjem | null;
  /** The home that is gone while the caret stands where others' words are; until one goes somewhere oneself. */
  readonly fordrevet: Hjem | null;
}

const key = new PluginKey<Stand>('fordrevet');

/** `meld` tells the writer, once. */
export function fordrevet(meld: () => void): Plugin {
  return new Plugin<Stand>({
    key,
    state: {
      init: () => ({ hjem: null, fordrevet: null }),
      apply(tr, stand, _old, state) {
        if (tr.getMeta('rebased') === undefined) {
          if (!tr.docChanged && !tr.selectionSet) return stand;
          const hjem = tr.docChanged || stand.hjem ? hjemAf(state.selection.$head) : null;
          return { hjem, fordrevet: null };
        }
        if (!tr.docChanged || stand.hjem === null || stand.fordrevet !== null) return stand;
        const nu = hjemAf(state.selection.$head);
        if (nu.del !== stand.hjem.del || (nu.linje !== stand.hjem.linje && nu.linje !== 'afsnit'))
          return { ...stand, fordrevet: stand.hjem };
        // Another speaker was set; none is what comes before the whole part goes.
        return nu.talere.length === 0 ? stand : { ...stand, hjem: { ...stand.hjem, talere: nu.talere } };
      },
    },
    appendTransaction(transactions, _old, state) {
      if (!transactions.some((tr) => tr.getMeta('rebased') !== undefined)) return null;
      const { fordrevet: hjem = null } = key.getState(state) ?? {};
      const usendt = hjem && usendtVedCaret(state);
      return usendt && nytHjem(state, hjem, usendt);
    },
    props: {
      handleTextInput(view, from, to, text) {
        const { fordrevet: hjem = null } = key.getState(view.state) ?? {};
        if (!hjem || from !== to || view.composing) return false;
        const tr = nytHjem(view.state, hjem, null);
        if (!tr) return false;
        view.dispatch(tr.insertText(text));
        return true;
      },
    },
    view: () => ({
      update(view, before) {
        if (key.getState(view.state)?.fordrevet && !key.getState(before)?.fordrevet) meld();
      },
    }),
  });
}

function hjemAf($pos: ResolvedPos): Hjem {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth);
    if (!node.type.isInGroup('del')) continue;
    const indlaeg = node.type === schema.nodes.indlaeg;
    return { del: node.attrs.id, indlaeg, talere: indlaeg ? talerIds(node) : [], linje: $pos.parent.type.name };
  }
  return { del: '', indlaeg: false, talere: [], linje: $pos.parent.type.name };
}

/** One's own unsent text that ends where the caret stands: it came along to where it does not belong. */
function usendtVedCaret(state: EditorState): { from: number; to: number } | null {
  const { head, $head } = state.selection;
  const own = sendableSteps(state)?.steps ?? [];
  const found = indsatte(own).find(({ from, to }) => from < head && head <= to);
  if (!found) return null;
  const from = Math.max(found.from, $head.start());
  return from < head ? { from, to: Math.min(found.to, $head.end()) } : null;
}

/** A part like the one that is gone, after the one the caret stands in, with the caret in it; null where none fits. */
function nytHjem(state: EditorState, hjem: Hjem, med: { from: number; to: number } | null): Transaction | null {
  const { $head } = state.selection;
  const { tr } = state;
  const content = med ? $head.parent.slice(med.from - $head.start(), med.to - $head.start()).content : Fragment.empty;
  const node = somDel(hjem, content);
  const at = plads($head, node);
  if (at === null) return null;
  if (med) tr.delete(med.from, med.to);
  const pos = tr.mapping.map(at);
  tr.insert(pos, node);
  tr.setSelection(TextSelection.near(tr.doc.resolve(pos + node.nodeSize - 1), -1));
  return tr;
}

function somDel({ indlaeg, talere }: Hjem, content: Fragment): Node {
  const { afsnit } = schema.nodes;
  if (!indlaeg) return afsnit.create(null, content);
  const speakers = talere.flatMap((deltager, i) => [
    ...(i > 0 ? [schema.text(i === talere.length - 1 ? ' og ' : ', ')] : []),
    schema.nodes.omtale.create({ deltager, rolle: 'taler' }),
  ]);
  // What was written goes on in the middle of a sentence: a space between the speaker and it.
  const first = content.firstChild?.isText ? (content.firstChild.text ?? '') : '';
  const between = talere.length > 0 && !/^[\s,.]/.test(first) ? [schema.text(' ')] : [];
  return schema.nodes.indlaeg.create(null, afsnit.create(null, [...speakers, ...between, ...content.content]));
}

/** The nearest place after what the caret stands in, where the node may stand; never among the participants. */
function plads($head: ResolvedPos, node: Node): number | null {
  for (let depth = $head.depth; depth > 0; depth--) {
    const around = $head.node(depth - 1);
    if (around.type === schema.nodes.deltagere || around.type === schema.nodes.dagsorden) continue;
    const index = $head.indexAfter(depth - 1);
    if (around.type === node.type || !around.canReplaceWith(index, index, node.type)) continue;
    return $head.after(depth);
  }
  return null;
}
