// F2: who speaks here. Changes the speaker of the indlæg, or gives the paragraph one; the text is not touched.
import { closeHistory } from 'prosemirror-history';
import type { Node, ResolvedPos } from 'prosemirror-model';
import type { Command, EditorState, Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { omkring } from '../commands/sted.ts';
import { talerIds } from '../model/indhold.ts';
import { rosterOf } from '../model/roster.ts';
import { schema } from '../model/schema.ts';
import { tekster } from '../tekster.ts';
import { frisktId } from '../view/nytid.ts';
import { aabnVaelger } from '../view/vaelger.ts';
import { rodFor } from '../view/ved.ts';
import { findPersoner, talerkandidat } from './forslag/kandidater.ts';
import { tilfoejUkendt } from './forslag/ukendt.ts';
import { senesteTalere } from './seneste.ts';

const { indlaeg, omtale, afsnit } = schema.nodes;
const BEHOLDERE = new Set(['doc', 'sektion', 'punkt']);

/** Opens the list of people; the chosen one becomes the speaker. */
export const skiftTaler: Command = (state, dispatch, view) => {
  if (!kanFaaTaler(state)) return false;
  if (dispatch && view) spoerg(view);
  return true;
};

/** Who may be meant instead: those who spoke nearest before first, but for the one who speaks here. */
export function naerliggende(state: EditorState): readonly string[] {
  const { $from } = state.selection;
  const del = omkring($from, 'indlaeg', 'konklusion');
  return senesteTalere($from, 3, del ? talerIds(del.node) : []);
}

function spoerg(view: EditorView): void {
  const foerst = naerliggende(view.state);
  aabnVaelger({
    navn: tekster.kommando.skift,
    kasse: view.coordsAtPos(view.state.selection.head),
    rod: rodFor(view),
    ingen: tekster.kommando.ingenPerson,
    find: (skrevet) =>
      findPersoner(skrevet.trimEnd(), rosterOf(view.state.doc), foerst).map((one) => {
        const { vist, forklaring } = talerkandidat(one);
        return { vaerdi: one.id, vist, forklaring };
      }),
    lukket: () => view.focus(),
    vaelg(id, skrevet) {
      const tr = closeHistory(view.state.tr);
      saetTaler(tr, id ?? tilfoejUkendt(tr, skrevet));
      view.dispatch(tr.scrollIntoView());
    },
  });
}

/** Whether somebody can be the speaker where the caret stands. */
export function kanFaaTaler(state: EditorState): boolean {
  const { $from } = state.selection;
  if (omkring($from, 'indlaeg', 'konklusion')) return true;
  return $from.parent.type === afsnit && $from.depth > 0 && BEHOLDERE.has($from.node($from.depth - 1).type.name);
}

/**
 * Makes `id` the one who speaks where the selection is: of several speakers the one the caret stands behind, else the first;
 * where there is none, one is put in.
 */
export function saetTaler(tr: Transaction, id: string): void {
  const { $from } = tr.selection;
  const del = omkring($from, 'indlaeg', 'konklusion');
  const first = del ? foersteTaler(del.node) : null;
  if (del && first !== null) {
    const at = talerVed($from) ?? del.pos + 1 + first;
    tr.setNodeAttribute(at, 'deltager', id);
    if (tr.doc.nodeAt(at)?.attrs.ordret !== null) tr.setNodeAttribute(at, 'ordret', null);
    return;
  }
  const start = del ? foersteLinje(del.node, del.pos) : $from.before();
  if (start === null) return;
  const line = tr.doc.nodeAt(start);
  const space = /^[\s,]/.test(line?.firstChild?.text ?? '') ? [] : [schema.text(' ')];
  tr.insert(start + 1, [omtale.create({ deltager: id, rolle: 'taler' }), ...space]);
  if (del?.node.type === indlaeg && del.node.attrs.talere.length > 0) tr.setNodeAttribute(del.pos, 'talere', []);
  if (del) return;
  const $line = tr.doc.resolve(start + 1);
  const range = $line.blockRange();
  if (range) tr.wrap(range, [{ type: indlaeg, attrs: { id: frisktId() } }]);
}

/** Position of the speaker that the caret stands right behind, a space between them or not; else null. */
function talerVed($from: ResolvedPos): number | null {
  const space = $from.nodeBefore?.text === ' ' ? 1 : 0;
  const at = $from.pos - space - 1;
  const node = at > $from.start() - 1 ? $from.doc.nodeAt(at) : null;
  return node?.type === omtale && node.attrs.rolle === 'taler' ? at : null;
}

/** Offset of the first speaker within a part, or null. */
function foersteTaler(del: Node): number | null {
  let found: number | null = null;
  del.descendants((node, pos) => {
    if (found === null && node.type === omtale && node.attrs.rolle === 'taler') found = pos;
    return found === null;
  });
  return found;
}

/** Position before the first paragraph of a part; null where it begins with something else. */
function foersteLinje(del: Node, pos: number): number | null {
  let found: number | null = null;
  del.forEach((child, offset) => {
    if (child.type === afsnit) found ??= pos + 1 + offset;
  });
  return found;
}
