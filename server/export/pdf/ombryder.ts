// Puts blocks on pages: no heading without its text, no paragraph leaves one line behind, a part's bar follows it over
// pages. One pass, each block once. What stands around the text on a page is `sidehoved.ts`.
import type { Bjaelke, Bjaelkestart, Blok, Figurblok, Tekstblok } from './blok.ts';
import { Side, type Skrifter } from './side.ts';
import { helTabel, mindsteTabel, saetTabel } from './tabelsider.ts';
import type { Typografi } from './typografi.ts';

export interface Bogmaerke {
  readonly tekst: string;
  readonly niveau: number;
  readonly side: number;
  readonly y: number;
}

interface Bar {
  maerkat: Bjaelkestart['maerkat'];
  bogmaerke: Bjaelkestart['bogmaerke'];
  fra: number | null;
  til: number;
}

/** Lines that stay together at either end of a paragraph. */
const TOGETHER = 2;
const BAR_WIDTH = 2.25;
const BAR_GAP = 11;

export class Ombryder {
  readonly sider: Side[] = [];
  readonly bogmaerker: Bogmaerke[] = [];
  readonly typografi: Typografi;
  readonly #skrifter: Skrifter;
  readonly #firstTop: number;
  readonly #bars: Bar[] = [];
  #y = 0;
  #gap = 0;
  /** True until something stands on the page. */
  #empty = true;

  constructor(typografi: Typografi, skrifter: Skrifter, firstTop: number) {
    this.typografi = typografi;
    this.#skrifter = skrifter;
    this.#firstTop = firstTop;
    this.nySide();
  }

  /** The page being filled. */
  get side(): Side {
    const side = this.sider.at(-1);
    if (!side) throw new Error('There is no page yet.');
    return side;
  }

  /** Where the next block would begin. */
  get y(): number {
    return this.#y;
  }

  get tom(): boolean {
    return this.#empty;
  }

  /** Room left on the page, and on a page that holds nothing yet. */
  get plads(): number {
    return this.typografi.spalte.bund - this.#y;
  }

  get helSide(): number {
    return this.typografi.spalte.bund - this.typografi.spalte.top;
  }

  nySide(): void {
    for (const bar of this.#bars) this.#drawBar(bar);
    this.sider.at(-1)?.pak();
    this.sider.push(new Side(this.#skrifter));
    this.#y = this.sider.length === 1 ? this.#firstTop : this.typografi.spalte.top;
    this.#empty = true;
    this.#gap = 0;
  }

  /** What was drawn takes `hoejde` from here. */
  brug(hoejde: number): void {
    for (const bar of this.#bars) {
      bar.fra ??= this.#y;
      if (bar.bogmaerke) this.bogmaerker.push({ ...bar.bogmaerke, side: this.sider.length - 1, y: this.#y });
      bar.bogmaerke = null;
      bar.til = this.#y + hoejde;
    }
    this.#y += hoejde;
    this.#empty = false;
  }

  /** Places all blocks, in order. */
  saet(blokke: readonly Blok[]): void {
    let checked = -1;
    for (const [i, blok] of blokke.entries()) {
      if (blok.medNaeste && i > checked) checked = this.#keepWithNext(blokke, i);
      this.#gap = Math.max(this.#gap, blok.foer);
      switch (blok.slags) {
        case 'tekst':
          this.#tekst(blok, blok.medSlutning ? this.#chain(blokke, i + 1, blok.efter).need : 0);
          break;
        case 'tabel':
          this.#advance(mindsteTabel(blok, this.helSide));
          saetTabel(this, blok);
          break;
        case 'figur':
          this.#figur(blok);
          break;
        case 'bjaelke':
          this.#bjaelke(blok);
          break;
      }
      this.#gap = Math.max(blok.slags === 'bjaelke' ? this.#gap : 0, blok.efter);
    }
    for (const bar of this.#bars) this.#drawBar(bar);
  }

  /** Leaves the room before a block, on this page if `hoejde` fits after it, else on the next. */
  #advance(hoejde: number): void {
    if (this.#empty) return;
    if (this.#gap + hoejde > this.plads + 0.01) this.nySide();
    else {
      this.#y += this.#gap;
      this.#gap = 0;
    }
  }

  /** Begins a page where a heading, what follows it and the first lines of text do not fit. Gives the chain's end. */
  #keepWithNext(blokke: readonly Blok[], from: number): number {
    const { need, end } = this.#chain(blokke, from, this.#gap);
    if (need > this.plads + 0.01 && need <= this.helSide && !this.#empty) this.nySide();
    return end;
  }

  /** The height of the blocks from here that stay together, `gap` before them, and where they end. */
  #chain(blokke: readonly Blok[], from: number, gap: number): { readonly need: number; readonly end: number } {
    let need = 0;
    let room = gap;
    let end = from;
    for (; end < blokke.length; end++) {
      const blok = blokke[end];
      if (!blok) break;
      room = Math.max(room, blok.foer);
      if (blok.slags !== 'bjaelke') {
        need += room + (blok.medNaeste ? whole(blok) : least(blok, this.helSide));
        room = 0;
      }
      room = Math.max(room, blok.efter);
      if (!blok.medNaeste || need > this.helSide) break;
    }
    return { need, end };
  }

  /** `slutning`: what must stand on the page of its last lines. */
  #tekst(blok: Tekstblok, slutning: number): void {
    const { stil } = blok;
    const linjer = blok.linjer.alle;
    const lastPage = slutning + TOGETHER * stil.linje <= this.helSide ? slutning : 0;
    const total = count(blok);
    this.#advance(stil.linje * Math.min(total, leastLines(total)));
    if (blok.bogmaerke) this.bogmaerker.push({ ...blok.bogmaerke, side: this.sider.length - 1, y: this.#y });
    let done = 0;
    while (done < total) {
      const left = total - done;
      let fits = Math.floor((this.plads + 0.01) / stil.linje);
      // All of it would fit, but not with what follows: two lines wait for that on the next page.
      if (fits >= left && left * stil.linje + lastPage > this.plads + 0.01) fits = left - TOGETHER;
      if (fits < left && left - fits < TOGETHER) fits = left - TOGETHER;
      if (fits < Math.min(left, TOGETHER) && !this.#empty) fits = 0;
      else fits = Math.max(1, Math.min(left, fits));
      if (fits > 0 && done === 0 && blok.maerke) {
        const { element, linje, x } = blok.maerke;
        this.side.linje(element, linje, x, this.#y + stil.grundlinje, stil);
      }
      for (const [i, linje] of linjer.slice(done, done + fits).entries()) {
        const left = done + i === 0 ? blok.x : blok.x + blok.haeng;
        const x = linje.fraHoejre ? blok.x + blok.bredde - linje.bredde : left;
        this.side.linje(blok.element, linje, x, this.#y + stil.grundlinje, stil);
        this.brug(stil.linje);
      }
      if (linjer.length === 0) this.brug(stil.linje);
      done += fits;
      if (done < total) this.nySide();
    }
    blok.linjer.slip();
  }

  #figur(blok: Figurblok): void {
    this.#advance(blok.hoejde);
    const { x, bredde, hoejde, data, element } = blok;
    if (data) this.side.billede(element, { data, x, y: this.#y, bredde, hoejde });
    else this.side.ramme(element, x, this.#y, bredde, hoejde, this.typografi.farver.svag);
    this.brug(hoejde);
  }

  #bjaelke({ start }: Bjaelke): void {
    if (start === null) {
      const bar = this.#bars.pop();
      if (bar) this.#drawBar(bar);
    } else this.#bars.push({ ...start, fra: null, til: 0 });
  }

  /** The bar beside what was set on this page. Its word stands at the first line, or where the margin is too narrow in
   * the room above it. */
  #drawBar(bar: Bar): void {
    if (bar.fra === null) return;
    const { spalte, farver, lilleFed, broed } = this.typografi;
    const x = spalte.x - BAR_GAP;
    const cut = broed.linje * 0.14;
    this.side.flade(x, bar.fra + cut, BAR_WIDTH, bar.til - bar.fra - 2 * cut, farver.accent);
    if (bar.maerkat) {
      const { element, omrids } = bar.maerkat;
      const left = x - 6 - (omrids.bredde * lilleFed.stoerrelse) / 1000;
      const beside = left > 12;
      const y = beside ? bar.fra + broed.grundlinje : bar.fra - lilleFed.stoerrelse * 0.35;
      this.side.omrids(element, omrids, beside ? left : spalte.x, y, lilleFed);
    }
    bar.maerkat = null;
    bar.fra = null;
  }
}

/** The lines a block takes; an item that is only its marker takes one. */
function count(blok: Tekstblok): number {
  return Math.max(blok.linjer.alle.length, blok.maerke ? 1 : 0);
}

/** Paragraphs of three lines cannot be parted without leaving one alone. */
function leastLines(total: number): number {
  return total < 2 * TOGETHER ? total : TOGETHER;
}

function whole(blok: Exclude<Blok, Bjaelke>): number {
  switch (blok.slags) {
    case 'tekst':
      return count(blok) * blok.stil.linje;
    case 'tabel':
      return helTabel(blok);
    case 'figur':
      return blok.hoejde;
  }
}

/** The least of a block that must stand on the page where it begins. */
function least(blok: Exclude<Blok, Bjaelke>, helSide: number): number {
  switch (blok.slags) {
    case 'tekst':
      return leastLines(count(blok)) * blok.stil.linje;
    case 'tabel':
      return mindsteTabel(blok, helSide);
    case 'figur':
      return blok.hoejde;
  }
}
