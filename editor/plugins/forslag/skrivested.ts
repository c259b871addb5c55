// What the letters at the caret can become: a speaker at a paragraph's start, a reporting verb behind a speaker.
// Reads the paragraph before the caret and nothing else.
import { type EditorState, TextSelection } from 'prosemirror-state';
import { talerIds } from '../../model/indhold.ts';

export interface Skrivested {
  /** `medtaler`: behind another speaker and "og" or a comma. */
  readonly slags: 'taler' | 'medtaler' | 'udsagnsord';
  /** Where the letters stand. */
  readonly from: number;
  readonly to: number;
  readonly bogstaver: string;
  /** At the start of a later paragraph of somebody's indlæg: a verb without subject fits too ("Fandt det vigtigt, at"). */
  readonly fortsaetter: boolean;
}

const DELE = new Set(['doc', 'sektion', 'punkt', 'indlaeg', 'konklusion']);
/** One to three words of letters, as a name or its initials are typed. */
const NAVN = /^\p{L}[\p{L}.'’-]*(?: \p{L}[\p{L}.'’-]*){0,2}$/u;
const LAENGST = 40;

/** Null where letters mean nothing but themselves. */
export function findSkrivested(state: EditorState): Skrivested | null {
  const { selection } = state;
  if (!(selection instanceof TextSelection) || !selection.empty) return null;
  const { $head } = selection;
  if ($head.depth === 0 || $head.parent.type.name !== 'afsnit') return null;
  const del = $head.node($head.depth - 1);
  if (!DELE.has(del.type.name)) return null;
  if (/^\p{L}/u.test($head.nodeAfter?.text ?? '')) return null;

  let text = '';
  let behind: 'start' | 'taler' | null = 'start';
  for (let i = 0, left = $head.parentOffset; left > 0; i++) {
    const child = $head.parent.child(i);
    if (child.isText) text += child.text?.slice(0, left) ?? '';
    else {
      behind = child.type.name === 'omtale' && child.attrs.rolle === 'taler' ? 'taler' : null;
      text = '';
    }
    left -= child.nodeSize;
    if (text.length > LAENGST) return null;
  }
  const at = (slags: Skrivested['slags'], bogstaver: string, fortsaetter = false): Skrivested => ({
    slags,
    from: $head.pos - bogstaver.length,
    to: $head.pos,
    bogstaver,
    fortsaetter,
  });
  if (behind === 'start' && NAVN.test(text)) {
    const later = del.type.name === 'indlaeg' && $head.index($head.depth - 1) > 0;
    return at('taler', text, later && talerIds(del).length > 0);
  }
  if (behind !== 'taler') return null;
  const [, more] = /^(?: og |, )(.*)$/u.exec(text) ?? [];
  if (more !== undefined && NAVN.test(more)) return at('medtaler', more);
  const [, verb] = /^ (\p{L}[\p{L} ,]*)$/u.exec(text) ?? [];
  return verb === undefined ? null : at('udsagnsord', verb);
}
