// Emphasis, the distribution sentence and line breaks: what changes how a text stands, never what it says.
import { toggleMark } from 'prosemirror-commands';
import type { Node } from 'prosemirror-model';
import type { Command } from 'prosemirror-state';
import { schema } from '../model/schema.ts';

export const fed: Command = toggleMark(schema.marks.strong);
export const kursiv: Command = toggleMark(schema.marks.em);

/**
 * Marks the selection as the sentence that says to whom the referat is sent, or takes the mark away. Without a
 * selection: the sentence around the caret.
 */
export const distribution: Command = (state, dispatch) => {
  const type = schema.marks.distribution;
  const { $from, empty } = state.selection;
  if (!$from.parent.isTextblock || !$from.parent.type.allowsMarkType(type)) return false;
  let { from, to } = state.selection;
  if (empty)
    [from, to] = saetning($from.parent, $from.parentOffset).map((at) => $from.start() + at) as [number, number];
  if (from === to) return false;
  if (!dispatch) return true;
  const tr = state.tr;
  if (state.doc.rangeHasMark(from, to, type)) tr.removeMark(from, to, type);
  else tr.addMark(from, to, type.create());
  dispatch(tr.scrollIntoView());
  return true;
};

/** The offsets of the sentence around `at` in a textblock; a name counts as one letter. */
function saetning(block: Node, at: number): [number, number] {
  let text = '';
  block.forEach((child) => {
    text += child.text ?? (child.type === schema.nodes.linjeskift ? '\n' : 'N');
  });
  const before = text.slice(0, at);
  const start = Math.max(...[...before.matchAll(/[.!?]\s+(?=\p{Lu})|\n/gu)].map((end) => end.index + end[0].length), 0);
  const end = /[.!?](?=\s+\p{Lu}|\s*$)|\n|$/u.exec(text.slice(at));
  return [start, at + (end ? end.index + end[0].trimEnd().length : 0)];
}

/** Takes every mark from the selection but links and the distribution sentence. */
export const udenFormat: Command = (state, dispatch) => {
  const { from, to, empty } = state.selection;
  const { strong, em } = schema.marks;
  if (empty || !(state.doc.rangeHasMark(from, to, strong) || state.doc.rangeHasMark(from, to, em))) return false;
  dispatch?.(state.tr.removeMark(from, to, strong).removeMark(from, to, em));
  return true;
};

/** A line break inside the paragraph (Shift+Enter). */
export const linjeskift: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  const type = schema.nodes.linjeskift;
  const { parent } = $from;
  if (
    !parent.isTextblock ||
    !parent.canReplaceWith($from.index(), $to.sameParent($from) ? $to.indexAfter() : $from.indexAfter(), type)
  )
    return false;
  dispatch?.(state.tr.replaceSelectionWith(type.create()).scrollIntoView());
  return true;
};

const UDEN_BINDESTREG = /^(?!og\b|eller\b|samt\b|men\b)\p{Ll}/u;

/**
 * "Saml linjer": line breaks in the selection (without one: in the paragraph) become spaces, paragraphs beside each
 * other become one, and a word broken by a hyphen at the end of a line is whole again ("udvik-⏎ling", not "social-⏎og").
 */
export const samlLinjer: Command = (state, dispatch) => {
  const { $from, $to, empty } = state.selection;
  const range = empty ? { from: $from.start(), to: $from.end() } : state.selection;
  if (!$from.parent.isTextblock) return false;
  const joins: number[] = [];
  const blocks = $from.blockRange($to);
  if (!empty && blocks && blocks.endIndex - blocks.startIndex > 1) {
    let pos = blocks.start;
    for (let i = blocks.startIndex; i < blocks.endIndex; i++) {
      const child = blocks.parent.child(i);
      if (child.type !== schema.nodes.afsnit) return false;
      if (i > blocks.startIndex) joins.push(pos);
      pos += child.nodeSize;
    }
  }
  const breaks: number[] = [];
  state.doc.nodesBetween(range.from, range.to, (node, pos) => {
    if (node.type === schema.nodes.linjeskift && pos >= range.from && pos < range.to) breaks.push(pos);
  });
  if (joins.length === 0 && breaks.length === 0) return false;
  if (!dispatch) return true;
  const tr = state.tr;
  const places = [...breaks.map((pos) => ({ pos, join: false })), ...joins.map((pos) => ({ pos, join: true }))];
  for (const { pos, join } of places.sort((a, b) => b.pos - a.pos)) {
    const at = join ? pos - 1 : pos;
    if (join) tr.join(pos);
    else tr.delete(pos, pos + 1);
    const before = tr.doc.resolve(at).nodeBefore?.text ?? '';
    const after = tr.doc.resolve(at).nodeAfter?.text ?? '';
    if (/\p{L}-$/u.test(before) && UDEN_BINDESTREG.test(after)) tr.delete(at - 1, at);
    else if (!/\s$/.test(before) && !/^\s/.test(after) && tr.doc.resolve(at).parentOffset > 0) tr.insertText(' ', at);
  }
  dispatch(tr.scrollIntoView());
  return true;
};
