// Where the threads stand in the document as it is here, what was written a moment ago included. A change moves what is
// known; only a thread whose words went is looked for again, by the rule the server has (K2).
import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { Bloktekster, erUroert, type Fundetblok, findBlokke, findIgen, tilEnheder } from '../model/ankertekst.ts';
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
  /** Its words, or its block, were deleted here: to be looked for again. */
  readonly tabt: boolean;
}

/** A thread as far as its place goes. */
export interface Forankret extends Citat {
  readonly id: string;
  readonly anker: Fastgjort;
}

const INTET_STED = { pos: -1, from: -1, to: -1, tabt: false } as const;

/** Which threads are marked in the text, and the one that is looked at. */
export interface Vises {
  readonly vist: ReadonlySet<string>;
  readonly aktiv: string;
}

export class Traadsteder implements Traadlag {
  readonly steder: ReadonlyMap<string, Sted>;
  readonly pynt: DecorationSet;
  readonly vises: Vises;

  constructor(steder: ReadonlyMap<string, Sted>, pynt: DecorationSet, vises: Vises) {
    this.steder = steder;
    this.pynt = pynt;
    this.vises = vises;
  }

  static readonly ingen = new Traadsteder(new Map(), DecorationSet.empty, { vist: new Set(), aktiv: '' });

  /** Whether some thread is to be looked for again after a change. */
  get vildfarne(): boolean {
    for (const one of this.steder.values()) if (one.tabt || erUdenPlads(one)) return true;
    return false;
  }

  follow(tr: Transaction, _state: EditorState): Traadsteder {
    const steder = new Map<string, Sted>();
    for (const [id, one] of this.steder) steder.set(id, fulgt(one, tr));
    return new Traadsteder(steder, this.pynt.map(tr.mapping, tr.doc), this.vises);
  }

  /** Puts these threads where they say they are, and leaves the others. */
  saet(doc: Node, traade: readonly Forankret[]): Traadsteder {
    if (traade.length === 0) return this;
    const fresh = placer(doc, traade);
    const steder = new Map([...this.steder, ...fresh]);
    return new Traadsteder(steder, this.#pynt(doc, new Set(fresh.keys()), this.vises, steder), this.vises);
  }

  fjern(doc: Node, id: string): Traadsteder {
    if (!this.steder.has(id)) return this;
    const steder = new Map(this.steder);
    steder.delete(id);
    return new Traadsteder(steder, this.#pynt(doc, new Set([id]), this.vises, steder), this.vises);
  }

  /** Looks again for what was lost; `traade` are all there are. */
  genfind(doc: Node, traade: readonly Forankret[]): Traadsteder {
    const wanted = new Set([...this.steder].flatMap(([id, one]) => (one.tabt || erUdenPlads(one) ? [id] : [])));
    const tekster = new Bloktekster(rosterOf(doc));
    const fundne = traade
      .filter(({ id }) => wanted.has(id))
      .map((one) => {
        const sted = this.steder.get(one.id);
        return { ...one, anker: findIgen(doc, tekster, one, sted?.blok ?? one.anker.blok) };
      });
    return this.saet(doc, fundne);
  }

  /** Shows these, changing no mark that is right already. */
  vis(doc: Node, vises: Vises): Traadsteder {
    const { vist, aktiv } = this.vises;
    if (aktiv === vises.aktiv && vist.size === vises.vist.size && [...vist].every((id) => vises.vist.has(id)))
      return this;
    const changed = new Set([...vist, ...vises.vist].filter((id) => vist.has(id) !== vises.vist.has(id)));
    if (aktiv !== vises.aktiv) for (const id of [aktiv, vises.aktiv]) changed.add(id);
    return new Traadsteder(this.steder, this.#pynt(doc, changed, vises, this.steder), vises);
  }

  #pynt(doc: Node, changed: ReadonlySet<string>, vises: Vises, steder: ReadonlyMap<string, Sted>): DecorationSet {
    const old = this.pynt.find(undefined, undefined, (spec) => changed.has(spec.traad));
    const fresh = [...changed].flatMap((id) => {
      const one = steder.get(id);
      if (!one || one.tabt || one.from >= one.to || !(vises.vist.has(id) || id === vises.aktiv)) return [];
      const navn = id === vises.aktiv ? 'bemaerket nu' : 'bemaerket';
      return [Decoration.inline(one.from, one.to, { class: navn, 'data-traad': id }, { traad: id })];
    });
    return this.pynt.remove(old).add(doc, fresh);
  }
}

/** Nothing but its block, or not even that: other text may bring its words back. */
function erUdenPlads({ stand, blok }: Sted): boolean {
  return blok !== '' && (stand === 'blok' || stand === 'loesrevet');
}

function fulgt(one: Sted, tr: Transaction): Sted {
  if (one.pos < 0) return one;
  const { mapping } = tr;
  const block = mapping.mapResult(one.pos, 1);
  const from = mapping.map(one.from, 1);
  const to = Math.max(from, mapping.map(one.to, -1));
  const tabt = one.tabt || block.deletedAfter || (one.from < one.to && from === to);
  if (block.pos === one.pos && from === one.from && to === one.to && tabt === one.tabt) return one;
  return { ...one, pos: block.pos, from, to, tabt };
}

/** The anchors in this document. What an anchor says is checked where it can be: steps may be on their way. */
function placer(doc: Node, traade: readonly Forankret[]): ReadonlyMap<string, Sted> {
  const roster = rosterOf(doc);
  const tekster = new Bloktekster(roster);
  const blokke = new Map(findBlokke(doc, new Set(traade.map(({ anker }) => anker.blok).filter(Boolean))));
  const out = new Map<string, Sted>();
  const fundet = (id: string): Fundetblok | undefined => {
    if (!blokke.has(id)) for (const [key, one] of findBlokke(doc, new Set([id]))) blokke.set(key, one);
    return blokke.get(id);
  };
  for (const traad of traade) {
    const { anker } = traad;
    if (anker.blok === '') {
      out.set(traad.id, { ...INTET_STED, blok: '', stand: 'fast' });
      continue;
    }
    const block = blokke.get(anker.blok);
    const sure = block && passer(block.node, traad, tekster, roster);
    const now = sure ? anker : findIgen(doc, tekster, traad, anker.blok, anker.fra);
    out.set(traad.id, sted(now, fundet(now.blok)));
  }
  return out;
}

function passer(node: Node, traad: Forankret, tekster: Bloktekster, roster: ReturnType<typeof rosterOf>): boolean {
  const { anker } = traad;
  if (!node.isTextblock) return true;
  if (anker.til > node.content.size) return false;
  if (anker.stand === 'aendret' || anker.stand === 'blok') return true;
  return anker.stand !== 'loesrevet' && erUroert(tekster.af(node), tilEnheder(node, roster, anker), traad);
}

function sted({ blok, fra, til, stand }: Fastgjort, found: Fundetblok | undefined): Sted {
  if (!found || stand === 'loesrevet') return { ...INTET_STED, blok, stand: 'loesrevet' };
  const { node, pos } = found;
  if (!node.isTextblock) return { blok, pos, from: pos + 1, to: pos + 1, stand, tabt: false };
  const { size } = node.content;
  const from = pos + 1 + Math.min(fra, size);
  return { blok, pos, from, to: Math.max(from, pos + 1 + Math.min(til, size)), stand, tabt: false };
}

/** A place as an anchor of the document it stands in. */
export function ankerAf({ blok, pos, from, to }: Sted): Anker {
  return pos < 0 ? { blok, fra: 0, til: 0 } : { blok, fra: from - pos - 1, til: to - pos - 1 };
}
