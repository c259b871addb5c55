// A person behind a word of the command line: by initials or name, those who may be meant first.
import { closeHistory } from 'prosemirror-history';
import type { EditorState, Transaction } from 'prosemirror-state';
import { rosterOf } from '../model/roster.ts';
import { tekster } from '../tekster.ts';
import type { Argument } from '../view/kommando.ts';
import { findPersoner, talerkandidat } from './forslag/kandidater.ts';

interface Personvalg {
  /** Said behind the name: "taler her". */
  readonly forklaring: string;
  /** Does it to them; one step back. */
  readonly goer: (tr: Transaction, id: string) => void;
  readonly maa?: (state: EditorState) => boolean;
  /** Ids of those who are offered before the others. */
  readonly foerst?: (state: EditorState) => readonly string[];
}

export function personvalg({ forklaring, goer, maa, foerst }: Personvalg): Argument {
  return {
    navn: tekster.kommando.argument.person,
    find(skrevet, state) {
      if (maa && !maa(state)) return [];
      return findPersoner(skrevet, rosterOf(state.doc), foerst?.(state)).map((one) => ({
        vist: one.navn,
        forklaring: [forklaring, talerkandidat(one).forklaring].filter(Boolean).join(' · '),
        command: (now, dispatch) => {
          const tr = closeHistory(now.tr);
          goer(tr, one.id);
          dispatch?.(tr.scrollIntoView());
          return true;
        },
      }));
    },
  };
}
