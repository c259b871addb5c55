// What is put on pages: blocks in reading order with their lines, each tied to its structure element.
// Made by `opstilling.ts` and `tabel.ts`, placed by `ombryder.ts`. Lengths are points, `x` from the page's left edge.
import type { Omrids } from '../omrids.ts';
import type { Linje } from './linjer.ts';
import type { Element } from './struktur.ts';
import type { Stil } from './typografi.ts';

/**
 * The lines of a text: filled when they are first asked for, and let go once they stand on pages. The lines of a long
 * referat take more memory than all the rest of its export.
 */
export class Linjer {
  readonly #fyld: () => readonly Linje[];
  #linjer: readonly Linje[] | null = null;

  constructor(fyld: () => readonly Linje[]) {
    this.#fyld = fyld;
  }

  get alle(): readonly Linje[] {
    this.#linjer ??= this.#fyld();
    return this.#linjer;
  }

  slip(): void {
    this.#linjer = null;
  }
}

export interface Tekstblok {
  readonly slags: 'tekst';
  readonly element: Element;
  readonly linjer: Linjer;
  readonly stil: Stil;
  readonly x: number;
  readonly bredde: number;
  /** Lines after the first begin so much further in. */
  readonly haeng: number;
  /** The marker of a list item, drawn on the first line. */
  readonly maerke: { readonly element: Element; readonly linje: Linje; readonly x: number } | null;
  readonly foer: number;
  readonly efter: number;
  /** Stays on the page of the block after it. */
  medNaeste: boolean;
  /** Its last lines stay on the page of what follows, which would look lost alone: a signature. */
  medSlutning: boolean;
  readonly bogmaerke: { readonly tekst: string; readonly niveau: number } | null;
}

export interface Celle {
  readonly element: Element;
  readonly x: number;
  readonly bredde: number;
  /** Rows it reaches over. */
  readonly raekker: number;
  readonly blokke: readonly Tekstblok[];
}

export interface Raekke {
  readonly celler: readonly Celle[];
}

export interface Tabelblok {
  readonly slags: 'tabel';
  readonly x: number;
  readonly bredde: number;
  readonly hoved: readonly Raekke[];
  readonly raekker: readonly Raekke[];
  readonly stil: Stil;
  readonly foer: number;
  readonly efter: number;
  medNaeste: boolean;
  /** Begins a page of its own rather than go over one, where it can. */
  samlet: boolean;
}

export interface Figurblok {
  readonly slags: 'figur';
  readonly element: Element;
  /** Null while the image is missing: a frame is drawn. */
  readonly data: Uint8Array | null;
  readonly x: number;
  readonly bredde: number;
  readonly hoejde: number;
  readonly foer: number;
  readonly efter: number;
  medNaeste: boolean;
}

/** What a part with a bar is, to be seen and to be heard. */
export interface Bjaelkestart {
  /** The word, drawn as a picture of `element`; null where the text says it. */
  readonly maerkat: { readonly element: Element; readonly omrids: Omrids } | null;
  /** Its entry among the bookmarks; null where its heading has one. */
  readonly bogmaerke: Tekstblok['bogmaerke'];
}

/** Begins or (null) ends a part with a bar beside it. */
export interface Bjaelke {
  readonly slags: 'bjaelke';
  readonly start: Bjaelkestart | null;
  readonly foer: number;
  readonly efter: number;
  readonly medNaeste: true;
}

export type Blok = Tekstblok | Tabelblok | Figurblok | Bjaelke;
