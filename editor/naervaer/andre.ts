// The other windows, as far as this one knows: who they are, and where their carets stand in the document as it is here.
// Follows every change of the text; knows no DOM.
import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import type { Naervaer, Naervaerende } from '../model/wire.ts';
import { stedHer } from './bekraeftet.ts';

export interface Anden {
  readonly vindue: string;
  readonly bruger: string;
  readonly navn: string;
  readonly maaSkrive: boolean;
  /** 0–5: its colour here. */
  readonly farve: number;
  /** Where its caret stands; null for none. */
  pos: number | null;
  /** What the place was told as, while it is ahead of this window. */
  venter: Naervaerende['sted'];
  /** When it last moved, by this computer's clock. */
  rykket: number;
}

/** A caret that has not moved for so long is not shown any more. Milliseconds. */
export const STILLE = 30_000;
const FARVER = 6;

export class Andre {
  readonly #her: string;
  readonly #alle = new Map<string, Anden>();

  /** `her` is this window. */
  constructor(her: string) {
    this.#her = her;
  }

  get alle(): readonly Anden[] {
    return [...this.#alle.values()];
  }

  /** Takes in what the stream told. Returns who came, if somebody did. */
  hoert(besked: Naervaer, state: EditorState, epoch: number, now: number): Anden | null {
    if (besked.vindue === this.#her) return null;
    if ('vaek' in besked) {
      this.#alle.delete(besked.vindue);
      return null;
    }
    const known = this.#alle.get(besked.vindue);
    const { vindue, bruger, navn, maaSkrive, sted } = besked;
    const anden = known ?? {
      vindue,
      bruger,
      navn,
      maaSkrive,
      farve: this.#farve(),
      pos: null,
      venter: null,
      rykket: 0,
    };
    this.#alle.set(vindue, anden);
    anden.venter = null;
    if (sted?.epoch === epoch) {
      const pos = stedHer(state, sted.version, sted.head);
      if (pos === 'venter') anden.venter = sted;
      else anden.pos = pos;
      anden.rykket = now;
    } else if (!sted) anden.pos = null;
    return known ? null : anden;
  }

  /** Where no stream tells who leaves: these are all there are. */
  alene(her: readonly Naervaerende[]): void {
    const there = new Set(her.map((one) => one.vindue));
    for (const vindue of this.#alle.keys()) if (!there.has(vindue)) this.#alle.delete(vindue);
  }

  /** The text changed here. */
  foelg(transactions: readonly Transaction[], state: EditorState): void {
    for (const one of this.#alle.values()) {
      // What comes in at a caret is nearly always its owner's; what is written here leaves it where it was.
      for (const tr of transactions)
        if (one.pos !== null) one.pos = tr.mapping.map(one.pos, tr.getMeta('rebased') === undefined ? -1 : 1);
      if (!one.venter) continue;
      const pos = stedHer(state, one.venter.version, one.venter.head);
      if (pos === 'venter') continue;
      one.pos = pos;
      one.venter = null;
    }
  }

  /** Another document was put in its place (the writing moved to this tab): nearly all of it is the same. */
  erstattet(before: Node, after: Node): void {
    const start = before.content.findDiffStart(after.content);
    const end = before.content.findDiffEnd(after.content);
    if (start === null || !end) return;
    for (const one of this.#alle.values()) {
      if (one.pos === null || one.pos <= start) continue;
      one.pos = Math.max(start, one.pos >= end.a ? one.pos + end.b - end.a : Math.min(start, end.b));
    }
  }

  /** The first colour that nobody has. */
  #farve(): number {
    const used = new Set(this.alle.map((one) => one.farve));
    for (let n = 0; n < FARVER; n++) if (!used.has(n)) return n;
    return this.#alle.size % FARVER;
  }
}
