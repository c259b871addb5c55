// The unknown participant gets a name, everywhere at once: a new one, or that of somebody on the list, whose every place
// then is theirs. One step back.
import { closeHistory } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { omkring } from '../commands/sted.ts';
import { antalNavnesteder, talerIds } from '../model/indhold.ts';
import { ledigeInitialer } from '../model/navn.ts';
import { findDeltager, omdoeb } from '../model/omdoeb.ts';
import { type Deltager, rosterOf } from '../model/roster.ts';
import { schema } from '../model/schema.ts';
import { tekster } from '../tekster.ts';
import type { Argument } from '../view/kommando.ts';
import type { Skriv, Udvidelse } from '../view/skriv.ts';
import { findPersoner } from './forslag/kandidater.ts';
import { erUkendt } from './forslag/ukendt.ts';
import { spoergOm } from './kommandolinje.ts';

const { omtale, indlaeg, oevrige } = schema.nodes;
const t = tekster.kommando;

/** The extension: its command says how many places it was. */
export function navngivning(): Udvidelse {
  let meld: Skriv['meld'] = () => {};
  const argument: Argument = {
    navn: t.argument.navn,
    find(skrevet, state) {
      const unknown = ukendte(state);
      if (skrevet === '') return unknown.map((one) => ({ ...vist(state, one, '…'), command: null }));
      const known = findPersoner(skrevet, rosterOf(state.doc)).filter((one) => !erUkendt(one.navn));
      return unknown.flatMap((one) =>
        [...known.map(({ id, navn }) => ({ id, navn })), { id: null, navn: skrevet }].map(({ id, navn }) => ({
          ...vist(state, one, navn),
          command: (now, dispatch) => {
            const tr = closeHistory(now.tr);
            const n = giv(tr, one.id, id, navn);
            dispatch?.(tr);
            if (dispatch) meld(t.rettet(navn, n));
            return true;
          },
        })),
      );
    },
  };
  return {
    kommandoer: [
      {
        id: 'navngiv',
        navn: t.navne.navngiv,
        ord: ['navngiv', 'hedder'],
        gruppe: t.grupper.skriv,
        command: spoergOm(t.navne.navngiv, argument),
        argument,
      },
    ],
    mount(skriv) {
      meld = skriv.meld;
    },
  };
}

function vist(state: EditorState, { id, navn }: Deltager, nyt: string): { vist: string; forklaring: string } {
  return { vist: t.hedder(navn, nyt), forklaring: t.steder(antalNavnesteder(state.doc, id)) };
}

/** Those without a name, whoever speaks where the caret stands first. */
function ukendte(state: EditorState): readonly Deltager[] {
  const del = omkring(state.selection.$from, 'indlaeg', 'konklusion');
  const here = del ? talerIds(del.node) : [];
  const all = rosterOf(state.doc).deltagere.filter((one) => !one.paaListen && erUkendt(one.navn));
  return [...all.filter(({ id }) => here.includes(id)), ...all.filter(({ id }) => !here.includes(id))];
}

/** Names them, or makes every place of theirs that of `til`. Returns how many places the text changes in. */
export function giv(tr: Transaction, ukendt: string, til: string | null, navn: string): number {
  if (til === null) return nytNavn(tr, ukendt, navn);
  const places = antalNavnesteder(tr.doc, ukendt);
  const swap = (ids: readonly string[]): readonly string[] => [...new Set(ids.map((id) => (id === ukendt ? til : id)))];
  tr.doc.descendants((node, pos) => {
    if (node.type === omtale && node.attrs.deltager === ukendt) tr.setNodeAttribute(pos, 'deltager', til);
    if (node.type === indlaeg && node.attrs.talere.includes(ukendt))
      tr.setNodeAttribute(pos, 'talere', swap(node.attrs.talere));
    return true;
  });
  fjern(tr, findDeltager(tr.doc, ukendt));
  return places;
}

/** The letters they were typed by meant nobody: from now on their own initials do. */
function nytNavn(tr: Transaction, id: string, navn: string): number {
  const places = omdoeb(tr, id, navn);
  const others = rosterOf(tr.doc).deltagere.filter((one) => one.id !== id);
  const taken = new Set(others.map((one) => one.initialer.toLocaleLowerCase('da')));
  tr.setNodeAttribute(findDeltager(tr.doc, id), 'initialer', ledigeInitialer(navn, taken));
  return places;
}

/** Takes them off the people known from the text; with the last one the part goes. */
function fjern(tr: Transaction, pos: number): void {
  const $pos = tr.doc.resolve(pos);
  const part: Node = $pos.parent;
  if (part.type === oevrige && part.childCount === 1) tr.delete($pos.before(), $pos.after());
  else tr.delete(pos, pos + 1);
}
