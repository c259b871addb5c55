// What the letters at the caret can become: a speaker at a paragraph's start, a reporting verb behind a speaker, the parts
// of a sentence whose verb comes first. Reads the paragraph before the caret and nothing else.
import type { ResolvedPos } from 'prosemirror-model';
import { type EditorState, TextSelection } from 'prosemirror-state';
import { talerIds } from '../../model/indhold.ts';
import { ansvarligkolonne } from '../../model/opgavetabel.ts';
import { rosterOf } from '../../model/roster.ts';
import { erFinit, erForanstillet, FORMEL, findUdsagnsord } from '../../model/udsagnsord.ts';
import { findPersoner } from './kandidater.ts';

export interface Skrivested {
  /**
   * `taler`: at a paragraph's start. `medtaler`: behind another speaker and "og" or a comma. `spoerger`: who asked, in "På
   * spørgsmål fra". `udsagnsord`: behind a speaker. `finit`: the verb behind a fronted adverb or that formula;
   * `omvendt`: the speaker behind that verb; `led`: what follows them. `adverbium`: behind a whole verb phrase.
   * `ansvarlig`: at the start of a task's line, or behind an office ("Referent: "); `ansvarligcelle`: at the start of a
   * table's cell under "Ansvarlig".
   * `skift`: the speaker was just taken by one key, the next one takes another. `ord`: an abbreviation.
   */
  readonly slags:
    | 'taler'
    | 'medtaler'
    | 'spoerger'
    | 'udsagnsord'
    | 'finit'
    | 'omvendt'
    | 'led'
    | 'adverbium'
    | 'ansvarlig'
    | 'ansvarligcelle'
    | 'skift'
    | 'ord';
  /** Where the letters stand, with what joins them to a name before them (`led`). */
  readonly from: number;
  readonly to: number;
  readonly bogstaver: string;
  /** At the start of a later paragraph of somebody's indlæg: a verb without subject fits too ("Fandt det vigtigt, at"). */
  readonly fortsaetter: boolean;
  /** The verb before the speaker (`led`). */
  readonly verbum: string;
  /** Where an adverb belongs: behind the first word of the verb (`adverbium`). */
  readonly plads: number;
}

const DELE = new Set(['doc', 'sektion', 'punkt', 'indlaeg', 'konklusion']);
/** One to three words of letters, as a name or its initials are typed. */
const NAVN = /^\p{L}[\p{L}.'’-]*(?: \p{L}[\p{L}.'’-]*){0,2}$/u;
/** "ukendt mand, FOB": somebody to be named later, and where they are from. */
const UKENDT = /^ukendt(?: \p{L}[\p{L}-]*){0,3}(?:, ?(?:[\p{L}\p{N}][\p{L}\p{N} .&/-]*)?)?$/iu;
/** The label of a fact that says who: an office, or those who stayed away. */
const HVEM =
  /^[\p{L} ]*(?:leder|ref(?:erent|\.)?|formand|styrer|dirigent|mester|sekretær|kasserer|direktør|fører|vært|afbud):\s*/iu;
const LAENGST = 60;
/** Letters before an adverb is offered where it is only one of many words that can follow. */
const ADVERBIUM_FRA = 3;

/**
 * Null where letters mean nothing but themselves: within a word too, but for letters that were just typed in front of one,
 * and for a paragraph's first word that is somebody's as a whole. `skrevetFra` is where what was just typed begins.
 */
export function findSkrivested(state: EditorState, skrevetFra = Number.POSITIVE_INFINITY): Skrivested | null {
  const sted = laesSkrivested(state);
  const [rest = ''] = /^\p{L}[\p{L}.'’-]*/u.exec(state.selection.$head.nodeAfter?.text ?? '') ?? [];
  if (!sted || rest === '' || (sted.bogstaver !== '' && sted.from >= skrevetFra)) return sted;
  const bogstaver = sted.bogstaver + rest;
  return sted.slags === 'taler' && sted.bogstaver !== '' && findPersoner(bogstaver, rosterOf(state.doc)).length > 0
    ? { ...sted, bogstaver, to: sted.to + rest.length, fortsaetter: false }
    : null;
}

function laesSkrivested(state: EditorState): Skrivested | null {
  const { selection } = state;
  if (!(selection instanceof TextSelection) || !selection.empty) return null;
  const { $head } = selection;
  if ($head.depth === 0) return null;
  const forAnsvarlig = ansvarligsted($head);
  if (forAnsvarlig) return findAnsvarlig($head, forAnsvarlig);
  if ($head.parent.type.name !== 'afsnit') return null;
  const del = $head.node($head.depth - 1);
  if (!DELE.has(del.type.name)) return null;
  const read = laesFoer($head);
  if (!read) return null;
  const { tekster, atomer } = read;
  const [start = ''] = tekster;
  const text = tekster.at(-1) ?? '';
  const sted: Sted = (slags, bogstaver, more = {}) => ({
    slags,
    from: $head.pos - bogstaver.length,
    to: $head.pos,
    bogstaver,
    fortsaetter: false,
    verbum: '',
    plads: -1,
    ...more,
  });

  const navn = (slags: Skrivested['slags'], text: string): Skrivested | null =>
    erNavn(text) ? sted(slags, text) : null;

  if (atomer.length === 0) {
    if (start === '') {
      const ny = $head.parent.content.size === 0 && del.type.name === 'indlaeg' && del.childCount === 1;
      return ny ? sted('taler', '') : null;
    }
    if (start.startsWith(FORMEL)) return navn('spoerger', start.slice(FORMEL.length));
    const [first = ''] = start.split(' ', 1);
    if (first !== start && erForanstillet(first)) return efterForan(start.slice(first.length + 1), sted);
    const later = del.type.name === 'indlaeg' && $head.index($head.depth - 1) > 0;
    return erNavn(start) ? sted('taler', start, { fortsaetter: later && talerIds(del).length > 0 }) : null;
  }
  if (start === FORMEL && atomer.every((one) => one === 'omtale')) {
    const more = forbundet(text);
    return more === null ? efterForan(text.slice(1), sted) : navn('spoerger', more);
  }
  if (atomer.at(-1) !== 'taler') return null;
  const more = forbundet(text);
  if (more !== null && erNavn(more)) return sted('medtaler', more);
  const verbum = verbumFoerTaler(tekster, atomer);
  if (verbum !== null)
    return /^[ ,]?[\p{L} ,]*$/u.test(text)
      ? sted('led', text.trimStart(), { from: $head.pos - text.length, verbum })
      : null;
  const [, verb] = /^ (\p{L}[\p{L} ,]*)$/u.exec(text) ?? [];
  if (verb === undefined) return null;
  return efterUdsagnsord(verb, sted, $head.pos) ?? sted('udsagnsord', verb);
}

/** Whether the caret stands where a task says who does it, or a fact who it was. */
function ansvarligsted($head: ResolvedPos): 'ansvarlig' | 'ansvarligcelle' | null {
  if (/^(?:opgave|faktum)$/.test($head.parent.type.name)) return 'ansvarlig';
  const cell = $head.depth - 1;
  if (cell < 3 || $head.node(cell).type.name !== 'celle') return null;
  return ansvarligkolonne($head.node(cell - 2), rosterOf($head.node(0))) === $head.index(cell - 1)
    ? 'ansvarligcelle'
    : null;
}

/** A name at the start or behind a fact's label, or behind another and "og" or a comma. */
function findAnsvarlig($head: ResolvedPos, slags: 'ansvarlig' | 'ansvarligcelle'): Skrivested | null {
  const { tekster = [], atomer = [] } = laesFoer($head) ?? {};
  const [start = ''] = tekster;
  const label = $head.parent.type.name === 'faktum' ? HVEM.exec(start)?.[0] : '';
  if (label === undefined) return null;
  const text = tekster.at(-1) ?? '';
  const joined = atomer.length > 0 && start === label && atomer.every((one) => one === 'omtale');
  const bogstaver = atomer.length === 0 ? text.slice(label.length) : joined ? (forbundet(text) ?? '') : '';
  if (!erNavn(bogstaver)) return null;
  const from = $head.pos - bogstaver.length;
  return { slags, from, to: $head.pos, bogstaver, fortsaetter: false, verbum: '', plads: -1 };
}

/** The word at the caret, anywhere in a text; null within a word or where none is. */
export function findOrd(state: EditorState): Skrivested | null {
  const { selection } = state;
  if (!(selection instanceof TextSelection) || !selection.empty) return null;
  const { $head } = selection;
  if (/^[\p{L}\p{N}]/u.test($head.nodeAfter?.text ?? '')) return null;
  const before = $head.nodeBefore?.text ?? '';
  const [bogstaver = ''] = /[\p{L}\p{N}][\p{L}\p{N}.-]*$/u.exec(before.slice(-24)) ?? [];
  // A word that begins with another mark, or hangs on a name, is part of something longer.
  if (bogstaver === '' || (bogstaver.length === before.length && $head.parentOffset > before.length)) return null;
  const from = $head.pos - bogstaver.length;
  return { slags: 'ord', from, to: $head.pos, bogstaver, fortsaetter: false, verbum: '', plads: -1 };
}

type Sted = (slags: Skrivested['slags'], bogstaver: string, more?: Partial<Skrivested>) => Skrivested;

function erNavn(text: string): boolean {
  return NAVN.test(text) || UKENDT.test(text);
}

/** What stands behind "og" or a comma that joins two names, else null. */
function forbundet(text: string): string | null {
  return /^(?: og |, )(.*)$/u.exec(text)?.[1] ?? null;
}

/** Behind a fronted adverb or formula: the verb, or behind a verb the one who speaks. */
function efterForan(text: string, sted: Sted): Skrivested | null {
  if (/^\p{L}+$/u.test(text)) return sted('finit', text);
  const [, verbum = '', more = ''] = /^(\p{L}+) (.+)$/u.exec(text) ?? [];
  return erFinit(verbum) && erNavn(more) ? sted('omvendt', more) : null;
}

/** The verb of a sentence whose last names speak and stand behind their verb; null for a sentence that begins with them. */
function verbumFoerTaler(tekster: readonly string[], atomer: readonly string[]): string | null {
  const first = atomer.indexOf('taler');
  for (let i = first + 1; i < atomer.length; i++)
    if (atomer[i] !== 'taler' || !/^(?: og |, )$/.test(tekster[i] ?? '')) return null;
  const before = tekster[first] ?? '';
  const fronted = first === 0 ? before.split(' ', 1)[0] : '';
  if (first === 0 ? !erForanstillet(fronted ?? '') : tekster[0] !== FORMEL) return null;
  const [, verbum = ''] = /^ ?(\p{L}+) $/u.exec(before.slice(fronted?.length)) ?? [];
  return erFinit(verbum) ? verbum : null;
}

/** Behind a whole verb phrase: letters that can be an adverb, which belongs behind the verb's first word. */
function efterUdsagnsord(text: string, sted: Sted, head: number): Skrivested | null {
  const found = findUdsagnsord(text);
  const rest = found && text.slice(found.laengde);
  const letters = /^.* (\p{L}+)$/u.exec(rest ?? '')?.[1] ?? '';
  if (!found || letters.length < ADVERBIUM_FRA) return null;
  const joint = (rest ?? '').slice(0, -letters.length);
  if (joint !== ' ' && !found.ord.rammer.some(({ ord }) => ord === joint)) return null;
  const [first = ''] = /^\p{L}+/u.exec(text) ?? [];
  return sted('adverbium', letters, { plads: head - text.length + first.length });
}

interface Foer {
  /** The text before, between and behind the names: one more than there are names. */
  readonly tekster: readonly string[];
  readonly atomer: readonly ('taler' | 'omtale' | 'andet')[];
}

/** The paragraph up to the caret; null where the text behind the last name is too long to be letters. */
function laesFoer($head: ResolvedPos): Foer | null {
  const tekster = [''];
  const atomer: Foer['atomer'][number][] = [];
  for (let i = 0, left = $head.parentOffset; left > 0; i++) {
    const child = $head.parent.child(i);
    if (child.isText) {
      const text = (tekster.pop() ?? '') + (child.text?.slice(0, left) ?? '');
      if (text.length > LAENGST) return null;
      tekster.push(text);
    } else {
      atomer.push(child.type.name !== 'omtale' ? 'andet' : child.attrs.rolle === 'taler' ? 'taler' : 'omtale');
      tekster.push('');
    }
    left -= child.nodeSize;
  }
  return { tekster, atomer };
}
