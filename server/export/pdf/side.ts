// One page while it is filled: its content as operators, what of it belongs to which structure element, its links.
// Coordinates are points from the top left corner (pdfkit turns the page once for all). Knows no layout.
import { rgb } from '../brevhoved/farve.ts';
import type { Omrids } from '../omrids.ts';
import type { Flade } from './flade.ts';
import { Dokumentskrift } from './indlejring.ts';
import type { Led, Linje, Link } from './linjer.ts';
import { Element } from './struktur.ts';

export interface Linkomraade {
  readonly x: number;
  readonly y: number;
  readonly bredde: number;
  readonly hoejde: number;
  readonly link: Link;
}

export interface Billede {
  readonly data: Uint8Array;
  readonly x: number;
  readonly y: number;
  readonly bredde: number;
  readonly hoejde: number;
}

/** The look of a line of text; lengths in points. */
export interface Tekstlook {
  readonly stoerrelse: number;
  readonly farve: string;
  readonly linkfarve: string;
}

/** Kinds of artifact (ISO 32000-1, 14.8.2.2.2). */
export type Pynt = 'Layout' | 'Pagination';

/** The faces of one document. */
export class Skrifter {
  readonly alle = new Map<Flade, Dokumentskrift>();

  brug(flade: Flade): Dokumentskrift {
    let found = this.alle.get(flade);
    if (!found) {
      found = new Dokumentskrift(`F${this.alle.size + 1}`, flade);
      this.alle.set(flade, found);
    }
    return found;
  }
}

const n = (value: number) => String(Math.round(value * 1000) / 1000);

export class Side {
  /** Operators (as bytes once the page is full), and images where they come. */
  indhold: (string | Uint8Array | Billede)[] = [];
  /** The owner of each marked content sequence, by its MCID. */
  readonly ejere: Element[] = [];
  readonly links: Linkomraade[] = [];
  readonly skriftnavne = new Map<string, Dokumentskrift>();
  readonly #skrifter: Skrifter;
  #open: Element | Pynt | null = null;
  #inText = false;
  #font = '';
  #color = '';

  constructor(skrifter: Skrifter) {
    this.#skrifter = skrifter;
  }

  /** Draws a line with its baseline at `y`, as content of `ejer`. */
  linje(ejer: Element | Pynt, linje: Linje, x: number, y: number, look: Tekstlook): void {
    let at = x;
    let from = 0;
    while (from < linje.led.length) {
      const link = linje.led[from]?.link ?? null;
      let to = from;
      const own = (one: Led | undefined) =>
        one !== undefined && one.link === link && (to === from || one.x === undefined);
      while (own(linje.led[to])) to++;
      const led = linje.led.slice(from, to);
      const place = led[0]?.x;
      if (place !== undefined) at = x + (place * look.stoerrelse) / 1000;
      if (link && ejer instanceof Element) {
        const owner = this.#linkElement(ejer, link);
        const width = this.#tekst(owner, led, at, y, look.stoerrelse, look.linkfarve);
        this.#underline(at, y + look.stoerrelse * 0.14, width, look.linkfarve);
        owner.boern.push({ side: this, annotation: this.links.length });
        this.links.push({ x: at, y: y - look.stoerrelse, bredde: width, hoejde: look.stoerrelse * 1.3, link });
        at += width;
      } else at += this.#tekst(ejer, led, at, y, look.stoerrelse, link ? look.linkfarve : look.farve);
      from = to;
    }
  }

  /** The element of a link: the one it has on this page, where the paragraph's last child is still that link. */
  #linkElement(ejer: Element, link: Link): Element {
    const last = ejer.boern.at(-1);
    if (last instanceof Element && last.rolle === 'Link') {
      const part = last.boern.find((barn) => !(barn instanceof Element) && 'annotation' in barn);
      if (part && 'annotation' in part && part.side === this && this.links[part.annotation]?.link === link) return last;
    }
    return ejer.tilfoej('Link');
  }

  #tekst(ejer: Element | Pynt, led: readonly Led[], x: number, y: number, stoerrelse: number, farve: string): number {
    this.#mark(ejer);
    let out = this.#inText ? '' : 'BT\n';
    this.#inText = true;
    out += this.#fill(farve);
    out += `1 0 0 -1 ${n(x)} ${n(y)} Tm\n`;
    let tj = '';
    let rise = 0;
    let width = 0;
    const show = () => {
      if (tj) out += `[${tj}] TJ\n`;
      tj = '';
    };
    const put = (codes: string, dy: number) => {
      if (dy !== rise) {
        show();
        rise = dy;
        out += `${n((dy * stoerrelse) / 1000)} Ts\n`;
      }
      tj += codes;
    };
    let laest: Led['laest'];
    for (const one of led) {
      const { stykke } = one;
      if (one.laest !== laest) {
        show();
        if (laest) out += 'EMC\n';
        laest = one.laest;
        if (laest) out += laest.omvendt ? '/ReversedChars BMC\n' : actualText(laest.tekst);
      }
      const skrift = this.#skrifter.brug(stykke.flade);
      const font = `/${skrift.navn} ${n(stoerrelse)} Tf\n`;
      if (font !== this.#font) {
        show();
        this.#font = font;
        this.skriftnavne.set(skrift.navn, skrift);
        out += font;
      }
      const koder = skrift.kode(stykke.form);
      if (typeof koder === 'string') put(koder, 0);
      else for (const one of koder) put(one.tj, one.dy);
      width += (stykke.form.bredde * stoerrelse) / 1000;
    }
    show();
    if (laest) out += 'EMC\n';
    if (rise !== 0) out += '0 Ts\n';
    this.indhold.push(out);
    return width;
  }

  /** A filled rectangle: rules, grounds, bars. */
  flade(x: number, y: number, bredde: number, hoejde: number, farve: string): void {
    this.#mark('Layout');
    this.#endText();
    this.indhold.push(`${this.#fill(farve)}${n(x)} ${n(y)} ${n(bredde)} ${n(hoejde)} re f\n`);
  }

  /** A word as a picture, its baseline at `y`. */
  omrids(ejer: Element, { konturer }: Omrids, x: number, y: number, { stoerrelse, farve }: Tekstlook): void {
    this.#mark(ejer);
    this.#endText();
    const scale = stoerrelse / 1000;
    const paths = konturer.map((points) => {
      const steps = points.map(([a, b], i) => `${n(x + a * scale)} ${n(y - b * scale)} ${i === 0 ? 'm' : 'l'}`);
      return `${steps.join(' ')} h\n`;
    });
    this.indhold.push(`${this.#fill(farve)}${paths.join('')}f\n`);
  }

  /** The frame of something that is missing. */
  ramme(ejer: Element, x: number, y: number, bredde: number, hoejde: number, farve: string): void {
    this.#mark(ejer);
    this.#endText();
    const [r, g, b] = rgb(farve);
    this.indhold.push(
      `q ${n(r)} ${n(g)} ${n(b)} RG 0.75 w [3 3] 0 d ${n(x)} ${n(y)} ${n(bredde)} ${n(hoejde)} re S Q\n`,
    );
  }

  billede(ejer: Element | Pynt, billede: Billede): void {
    this.#mark(ejer);
    this.#endText();
    this.indhold.push(billede);
  }

  /** Ends what is open; nothing is drawn any more. */
  slut(): void {
    this.#close();
  }

  /** The page is full, but for what stands around its text: thousands of small strings become bytes. */
  pak(): void {
    const packed: (string | Uint8Array | Billede)[] = [];
    let operators: string[] = [];
    const flush = (): void => {
      if (operators.length > 0) packed.push(Buffer.from(operators.join(''), 'latin1'));
      operators = [];
    };
    for (const part of this.indhold) {
      if (typeof part === 'string') operators.push(part);
      else {
        flush();
        packed.push(part);
      }
    }
    flush();
    this.indhold = packed;
  }

  /** Underlines belong to the link they are part of. */
  #underline(x: number, y: number, bredde: number, farve: string): void {
    this.#endText();
    this.indhold.push(`${this.#fill(farve)}${n(x)} ${n(y)} ${n(bredde)} 0.6 re f\n`);
  }

  #fill(farve: string): string {
    if (farve === this.#color) return '';
    this.#color = farve;
    return `${rgb(farve).map(n).join(' ')} rg\n`;
  }

  #mark(ejer: Element | Pynt): void {
    if (this.#open === ejer) return;
    this.#close();
    this.#open = ejer;
    if (ejer instanceof Element) {
      const mcid = this.ejere.length;
      this.ejere.push(ejer);
      ejer.boern.push({ side: this, mcid });
      this.indhold.push(`/${ejer.rolle} <</MCID ${mcid}>> BDC\n`);
    } else this.indhold.push(`/Artifact <</Type /${ejer}>> BDC\n`);
  }

  #endText(): void {
    if (this.#inText) this.indhold.push('ET\n');
    this.#inText = false;
  }

  #close(): void {
    this.#endText();
    if (this.#open) this.indhold.push('EMC\n');
    this.#open = null;
  }
}

/** Says what the content up to its EMC is read as. */
function actualText(tekst: string): string {
  return `/Span <</ActualText <feff${Buffer.from(tekst, 'utf16le').swap16().toString('hex')}>>> BDC\n`;
}
