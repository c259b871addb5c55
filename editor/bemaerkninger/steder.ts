// Where the threads stand in the document as it is here, what was written a moment ago included: carried through every
// change by the rules the server has (`model/anker.ts`), marked in the text by decorations that follow it.
import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { type Sted as Ankersted, type Fastsat, flyt, kortAf, laegUd } from '../model/anker.ts';
import { Bloktekster, erUroert, findBlokke, findIgen, tilEnheder } from '../model/ankertekst.ts';
import type { Anker, Ankerstand, Citat, Fastgjort } from '../model/bemaerkning.ts';
import { rosterOf } from '../model/roster.ts';
import type { Traadlag } from './plugin.ts';

/** Positions of the document. A thread about the referat as a whole, and one that is loose, stands nowhere: `pos` −1. */
export interface Sted {
  readonly blok: string;
  /** Before the block. */
  readonly pos: number;
  readonly from: number;
  readonly to: number;
  readonly stand: Ankerstand;
}

/** A thread as far as its place goes. */
export interface Forankret extends Citat {
  readonly id: string;
  readonly anker: Fastgjort;
}

/** Which threads are marked in the text, and the one that is looked at. */
export interface Vises {
  readonly vist: ReadonlySet<string>;
  readonly aktiv: string;
}

export class Traadsteder implements Traadlag {
  readonly #steder: readonly Ankersted[];
  readonly pynt: DecorationSet;
  readonly #vises: Vises;
  #laest: ReadonlyMap<string, Sted> | null = null;

  private constructor(steder: readonly Ankersted[], pynt: DecorationSet, vises: Vises) {
    this.#steder = steder;
    this.pynt = pynt;
    this.#vises = vises;
  }

  static readonly ingen = new Traadsteder([], DecorationSet.empty, { vist: new Set(), aktiv: '' });

  /** By the ids of the threads. */
  get steder(): ReadonlyMap<string, Sted> {
    this.#laest ??= new Map(this.#steder.map((one) => [one.traad, laest(one)]));
    return this.#laest;
  }

  follow(tr: Transaction, _state: EditorState): Traadsteder {
    const steder = flyt(this.#steder, tr.before, tr.steps.map(kortAf), tr.doc);
    const pynt = this.pynt.map(tr.mapping, tr.doc);
    const next = new Traadsteder(steder, pynt, this.#vises);
    // Where a block was touched its marks may have followed other letters than the places did: they are set again.
    const beroerte = steder.filter((one, i) => {
      const old = this.#steder[i];
      return one.anker !== old?.anker || one.slut - one.start !== old.slut - old.start;
    });
    const skaeve = new Set(beroerte.filter((one) => !next.#staarRet(one)).map(({ traad }) => traad));
    return skaeve.size === 0 ? next : next.#med(tr.doc, steder, skaeve, this.#vises);
  }

  #staarRet(one: Ankersted): boolean {
    const marks = this.pynt.find(undefined, undefined, (spec) => spec.traad === one.traad);
    const [only] = marks;
    const wanted = this.#erVist(one.traad) ? maerke(one) : null;
    return wanted ? marks.length === 1 && only?.from === wanted.from && only.to === wanted.to : marks.length === 0;
  }

  #erVist(id: string, { vist, aktiv } = this.#vises): boolean {
    return vist.has(id) || id === aktiv;
  }

  /**
   * Whether a thread's place is not known here, or not as well as the server knows it. One that is has come along with
   * every change, and what the server says of another version is no better.
   */
  mangler({ id, anker }: Forankret): boolean {
    const here = this.steder.get(id);
    if (!here) return true;
    const vag = here.stand === 'blok' || here.stand === 'loesrevet';
    return vag && anker.stand !== here.stand;
  }

  /** Puts these threads where they say they are, and leaves the others. */
  saet(doc: Node, traade: readonly Forankret[]): Traadsteder {
    if (traade.length === 0) return this;
    const ids = new Set(traade.map(({ id }) => id));
    const steder = [...this.#steder.filter(({ traad }) => !ids.has(traad)), ...laegUd(doc, proevet(doc, traade))];
    return this.#med(doc, steder, ids, this.#vises);
  }

  fjern(doc: Node, id: string): Traadsteder {
    const steder = this.#steder.filter(({ traad }) => traad !== id);
    return steder.length === this.#steder.length ? this : this.#med(doc, steder, new Set([id]), this.#vises);
  }

  /** Shows these, changing no mark that is right already. */
  vis(doc: Node, vises: Vises): Traadsteder {
    const { vist, aktiv } = this.#vises;
    const changed = new Set([...vist, ...vises.vist].filter((id) => vist.has(id) !== vises.vist.has(id)));
    if (aktiv !== vises.aktiv) for (const id of [aktiv, vises.aktiv]) changed.add(id);
    return changed.size === 0 ? this : this.#med(doc, this.#steder, changed, vises);
  }

  #med(doc: Node, steder: readonly Ankersted[], changed: ReadonlySet<string>, vises: Vises): Traadsteder {
    const old = this.pynt.find(undefined, undefined, (spec) => changed.has(spec.traad));
    const fresh = steder.flatMap((one) => {
      const { traad: id } = one;
      const at = changed.has(id) && this.#erVist(id, vises) ? maerke(one) : null;
      if (!at) return [];
      const navn = id === vises.aktiv ? 'bemaerket nu' : 'bemaerket';
      const attrs = { class: navn, 'data-traad': id };
      return [Decoration.inline(at.from, at.to, attrs, { traad: id })];
    });
    return new Traadsteder(steder, this.pynt.remove(old).add(doc, fresh), vises);
  }
}

/** What is marked: the words, or of a point the letters on both sides of it; null where nothing can be. */
function maerke({ anker, start, slut }: Ankersted): { readonly from: number; readonly to: number } | null {
  if (start < 0 || anker.stand === 'blok') return null;
  const [from, to] = [start + anker.fra, start + anker.til];
  if (from < to) return { from, to };
  const around = { from: Math.max(start, from - 1), to: Math.min(slut, to + 1) };
  return around.from < around.to ? around : null;
}

function laest({ anker, start }: Ankersted): Sted {
  const { blok, fra, til, stand } = anker;
  return start < 0
    ? { blok, pos: -1, from: -1, to: -1, stand }
    : { blok, pos: start - 1, from: start + fra, to: start + til, stand };
}

/**
 * The anchors as this document has them. The server tells offsets in its own document, and steps may be on their way from
 * here or from there: words that are not where they are said to be are looked for.
 */
function proevet(doc: Node, traade: readonly Forankret[]): readonly Fastsat[] {
  const roster = rosterOf(doc);
  const tekster = new Bloktekster(roster);
  const blokke = findBlokke(doc, new Set(traade.map(({ anker }) => anker.blok).filter(Boolean)));
  return traade.map((traad) => {
    const { id, anker, citat, foer, efter } = traad;
    const node = blokke.get(anker.blok)?.node;
    const there = !!node && (!node.isTextblock || anker.til <= node.content.size);
    const said = anker.stand === 'aendret' || anker.stand === 'blok' || !node?.isTextblock;
    const sure = there && (said || erUroert(tekster.af(node), tilEnheder(node, roster, anker), traad));
    const soegt = { citat: { citat, foer, efter }, egen: anker.blok, anker };
    return { ...soegt, traad: id, anker: anker.blok === '' || sure ? anker : findIgen(doc, tekster, soegt) };
  });
}

/** A place as an anchor of the document it stands in. */
export function ankerAf({ blok, pos, from, to }: Sted): Anker {
  return pos < 0 ? { blok, fra: 0, til: 0 } : { blok, fra: from - pos - 1, til: to - pos - 1 };
}
