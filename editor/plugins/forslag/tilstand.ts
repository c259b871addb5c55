// The state of the suggestions: which there are for the letters at the caret, which one is chosen, whether they were
// closed. Follows from the editor's state at every change; only choosing and closing are its own.
import type { EditorState, Transaction } from 'prosemirror-state';
import { PluginKey } from 'prosemirror-state';
import { type Ordliste, udskrevet } from '../../model/forkortelser.ts';
import { rosterOf } from '../../model/roster.ts';
import { tekster } from '../../tekster.ts';
import { senesteTalere } from '../seneste.ts';
import { findKandidater, type Kandidat } from './kandidater.ts';
import { findOrd, findSkrivested, type Skrivested } from './skrivested.ts';

export interface Forslag {
  readonly sted: Skrivested | null;
  readonly kandidater: readonly Kandidat[];
  /** Index of the chosen line; −1 = none, Tab then takes the first. */
  readonly valgt: number;
  /** Esc was pressed, or the text was left: Tab leaves the editor until something else happens. */
  readonly lukket: boolean;
  /** Tab was pressed and nobody fits. */
  readonly ingen: boolean;
  /** The one who was just made the speaker by one key; the next takes another instead. */
  readonly taget: Kandidat | null;
  /** The writer's own abbreviations. */
  readonly forkortelser: Ordliste;
}

export type Greb =
  | { readonly valgt: number }
  | { readonly luk: true }
  | { readonly ingen: true }
  | { readonly forkortelser: Ordliste }
  /** The speaker was just taken from those who spoke last; `andre` are the others. */
  | { readonly taget: Kandidat; readonly andre: readonly Kandidat[] };

export const forslagKey = new PluginKey<Forslag>('forslag');

export const INGEN_FORSLAG: Forslag = {
  sted: null,
  kandidater: [],
  valgt: -1,
  lukket: false,
  ingen: false,
  taget: null,
  forkortelser: new Map(),
};
/** How many of those who spoke last one key can give the floor to. */
const SENESTE = 2;

export function naesteForslag(tr: Transaction, old: Forslag, state: EditorState): Forslag {
  const greb: Greb | undefined = tr.getMeta(forslagKey);
  if (greb && 'valgt' in greb) return { ...old, valgt: greb.valgt };
  if (greb && 'luk' in greb) return { ...old, valgt: -1, lukket: true, ingen: false };
  if (greb && 'ingen' in greb) return { ...old, ingen: true };
  if (greb && 'forkortelser' in greb) return { ...old, forkortelser: greb.forkortelser };
  if (greb) return { ...skift(state, greb.taget, greb.andre), forkortelser: old.forkortelser };
  if (!tr.docChanged && !tr.selectionSet) return old;
  const { forkortelser } = old;
  const found = fund(tr, old, state);
  if (!found) return { ...INGEN_FORSLAG, forkortelser };
  const { sted, kandidater } = found;
  const same = old.sted !== null && old.sted.bogstaver === sted.bogstaver && tr.mapping.map(old.sted.to) === sted.to;
  return {
    sted,
    kandidater,
    valgt: same && old.valgt < kandidater.length ? old.valgt : -1,
    lukket: same && old.lukket,
    ingen: same && old.ingen,
    taget: null,
    forkortelser,
  };
}

/** What stands at the caret and what it can be; an abbreviation is one thing more, and the only one where nothing else is. */
function fund(
  tr: Transaction,
  old: Forslag,
  state: EditorState,
): { sted: Skrivested; kandidater: readonly Kandidat[] } | null {
  const sted = findSkrivested(state);
  const seneste = sted?.bogstaver === '' ? senesteTalere(state.selection.$head, SENESTE) : [];
  const kandidater = sted ? findKandidater(sted, rosterOf(state.doc), seneste) : [];
  // Only what is being typed: a caret that comes by an abbreviation asks for nothing.
  const word = old.forkortelser.size > 0 && (tr.docChanged || old.sted?.slags === 'ord') ? findOrd(state) : null;
  const lang = word && udskrevet(word.bogstaver, old.forkortelser);
  if (!word || lang === null) return sted && { sted, kandidater };
  const skrevet: Kandidat = { slags: 'ord', tekst: lang, vist: lang, forklaring: tekster.forslag.forkortelse };
  if (!sted || kandidater.length === 0) return { sted: word, kandidater: [skrevet] };
  return { sted, kandidater: sted.from === word.from ? [...kandidater, skrevet] : kandidater };
}

/** Right behind a speaker who was taken by one key. */
function skift(state: EditorState, taget: Kandidat, andre: readonly Kandidat[]): Forslag {
  const { head } = state.selection;
  const from = head - 2;
  const speaks = from > 0 && state.doc.nodeAt(from)?.attrs.rolle === 'taler';
  if (!speaks || andre.length === 0) return INGEN_FORSLAG;
  const sted = { slags: 'skift', from, to: head, bogstaver: '', fortsaetter: false, verbum: '', plads: -1 } as const;
  return { ...INGEN_FORSLAG, sted, kandidater: andre, taget };
}

/** True while a list or a message stands beside the caret. */
export function synlig({ kandidater, lukket, ingen }: Forslag): boolean {
  return !lukket && (kandidater.length > 0 || ingen);
}

/** Whether the arrows choose: not where nothing was typed or one thing is offered, there they move the caret as ever. */
export function harPile({ sted }: Forslag): boolean {
  return sted !== null && ((sted.bogstaver !== '' && sted.slags !== 'ord') || sted.slags === 'led');
}
