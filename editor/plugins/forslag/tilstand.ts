// The state of the suggestions: which there are for the letters at the caret, which one is chosen, whether they were
// closed. Follows from the editor's state at every change; only choosing and closing are its own.
import type { EditorState, Transaction } from 'prosemirror-state';
import { PluginKey } from 'prosemirror-state';
import { type Ordliste, udskrevet } from '../../model/ordliste.ts';
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
  /** Where what was just typed begins; it ends at the caret. Null where the caret came otherwise. */
  readonly skrevetFra: number | null;
  /** Where something was just taken that brought its own space: the next one typed there is habit. Null elsewhere. */
  readonly mellemrum: number | null;
}

export type Greb =
  | { readonly valgt: number }
  | { readonly luk: true }
  | { readonly ingen: true }
  /** The space that came by itself was typed once more. */
  | { readonly mellemrum: null }
  | { readonly forkortelser: Ordliste }
  /** The speaker was just taken from those who spoke last; `andre` are the others. */
  | { readonly taget: Kandidat; readonly andre: readonly Kandidat[] };

/** Set as meta `true` on what takes a suggestion. */
export const TAGET = 'forslag:taget';
export const forslagKey = new PluginKey<Forslag>('forslag');

export const INGEN_FORSLAG: Forslag = {
  sted: null,
  kandidater: [],
  valgt: -1,
  lukket: false,
  ingen: false,
  taget: null,
  forkortelser: new Map(),
  skrevetFra: null,
  mellemrum: null,
};
/** How many of those who spoke last one key can give the floor to. */
const SENESTE = 2;

export function naesteForslag(tr: Transaction, old: Forslag, before: EditorState, state: EditorState): Forslag {
  const greb: Greb | undefined = tr.getMeta(forslagKey);
  if (greb && 'valgt' in greb) return { ...old, valgt: greb.valgt };
  if (greb && 'luk' in greb) return { ...old, valgt: -1, lukket: true, ingen: false };
  if (greb && 'ingen' in greb) return { ...old, ingen: true };
  if (greb && 'mellemrum' in greb) return { ...old, mellemrum: null };
  if (greb && 'forkortelser' in greb) return { ...old, forkortelser: greb.forkortelser };
  if (!greb && !tr.docChanged && !tr.selectionSet) return old;
  const { forkortelser } = old;
  const husket = {
    forkortelser,
    skrevetFra: skrevetFra(tr, old, before.selection.head),
    mellemrum: mellemrum(tr, old),
  };
  if (greb) return { ...skift(state, greb.taget, greb.andre), ...husket };
  const found = fund(tr, old, state, husket.skrevetFra);
  if (!found) return { ...INGEN_FORSLAG, ...husket };
  const { sted, kandidater } = found;
  const same = old.sted !== null && old.sted.bogstaver === sted.bogstaver && tr.mapping.map(old.sted.to) === sted.to;
  return {
    sted,
    kandidater,
    valgt: same && old.valgt < kandidater.length ? old.valgt : -1,
    lukket: same && old.lukket,
    ingen: same && old.ingen,
    taget: null,
    ...husket,
  };
}

/** Follows what is typed: letters at the caret lengthen it, deleting within it shortens it, moving ends it. */
function skrevetFra(tr: Transaction, { skrevetFra: old }: Forslag, head: number): number | null {
  const { $head, empty } = tr.selection;
  if (!empty || tr.getMeta(TAGET)) return null;
  if (!tr.docChanged) return $head.pos === head ? old : null;
  const within = (pos: number): boolean => pos >= $head.start() && pos <= $head.pos;
  let start = old === null ? null : tr.mapping.map(old, -1);
  if (start !== null && !within(start)) start = null;
  for (const [i, map] of tr.mapping.maps.entries())
    map.forEach((_from, _to, from, to) => {
      const rest = tr.mapping.slice(i + 1);
      const first = rest.map(from, -1);
      if (rest.map(to, 1) === $head.pos && within(first)) start ??= first;
    });
  return start;
}

function mellemrum(tr: Transaction, { mellemrum: old }: Forslag): number | null {
  const { head, empty } = tr.selection;
  const at = tr.getMeta(TAGET) ? head : old;
  if (at === null || !empty || !tr.selection.$head.nodeBefore?.text?.endsWith(' ')) return null;
  if (tr.getMeta(TAGET)) return at;
  return tr.mapping.map(at, -1) === head && tr.mapping.map(at, 1) === head ? head : null;
}

/** What stands at the caret and what it can be; an abbreviation is one thing more, and the only one where nothing else is. */
function fund(
  tr: Transaction,
  old: Forslag,
  state: EditorState,
  skrevetFra: number | null,
): { sted: Skrivested; kandidater: readonly Kandidat[] } | null {
  const sted = findSkrivested(state, skrevetFra ?? undefined);
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
