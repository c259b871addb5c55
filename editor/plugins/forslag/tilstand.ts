// The state of the suggestions: which there are for the letters at the caret, which one is chosen, whether they were
// closed. Follows from the editor's state at every change; only choosing and closing are its own.
import type { EditorState, Transaction } from 'prosemirror-state';
import { PluginKey } from 'prosemirror-state';
import { rosterOf } from '../../model/roster.ts';
import { findKandidater, type Kandidat } from './kandidater.ts';
import { findSkrivested, type Skrivested } from './skrivested.ts';

export interface Forslag {
  readonly sted: Skrivested | null;
  readonly kandidater: readonly Kandidat[];
  /** Index of the chosen line; −1 = none, Tab then takes the first. */
  readonly valgt: number;
  /** Esc was pressed: Tab leaves the editor until something else happens. */
  readonly lukket: boolean;
  /** Tab was pressed and nobody fits. */
  readonly ingen: boolean;
}

export type Greb = { readonly valgt: number } | { readonly luk: true } | { readonly ingen: true };

export const forslagKey = new PluginKey<Forslag>('forslag');

export const INGEN_FORSLAG: Forslag = { sted: null, kandidater: [], valgt: -1, lukket: false, ingen: false };

export function naesteForslag(tr: Transaction, old: Forslag, state: EditorState): Forslag {
  const greb: Greb | undefined = tr.getMeta(forslagKey);
  if (greb && 'valgt' in greb) return { ...old, valgt: greb.valgt };
  if (greb && 'luk' in greb) return { ...old, valgt: -1, lukket: true, ingen: false };
  if (greb && 'ingen' in greb) return { ...old, ingen: true };
  if (!tr.docChanged && !tr.selectionSet) return old;
  const sted = findSkrivested(state);
  if (!sted) return INGEN_FORSLAG;
  const same = old.sted !== null && old.sted.bogstaver === sted.bogstaver && tr.mapping.map(old.sted.to) === sted.to;
  const kandidater = findKandidater(sted, rosterOf(state.doc));
  return {
    sted,
    kandidater,
    valgt: same && old.valgt < kandidater.length ? old.valgt : -1,
    lukket: same && old.lukket,
    ingen: same && old.ingen,
  };
}

/** True while a list or a message stands beside the caret. */
export function synlig({ kandidater, lukket, ingen }: Forslag): boolean {
  return !lukket && (kandidater.length > 0 || ingen);
}
