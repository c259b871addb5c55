// The styles of a Word file: which are headings, which hide, which make bold or italic (ECMA-376-1 §17.7).
import { barn, type Element, elementer, taendt, val } from './xml.ts';

/** The on/off properties that an import looks at. Null = not said. */
export interface Tegnpraeg {
  readonly strong: boolean | null;
  readonly em: boolean | null;
  readonly skjult: boolean | null;
}

export interface Stil extends Tegnpraeg {
  readonly rang: 'titel' | number | null;
  /** The numbering a paragraph gets from its style. */
  readonly numId: string | null;
  readonly ilvl: number | null;
  readonly navn: string;
}

export interface Stilarter {
  /** The style with this id, its ancestors folded in; of an unknown id the defaults. `afsnit` for paragraphs. */
  stil(id: string | null, slags: 'afsnit' | 'tegn'): Stil;
}

const PLAIN: Stil = { rang: null, numId: null, ilvl: null, navn: '', strong: null, em: null, skjult: null };

/** The on/off properties of a `w:rPr`. Complex-script twins (`w:bCs`) are layout for Arabic and left alone. */
export function tegnpraeg(rPr: Element | null): Tegnpraeg {
  return { strong: taendt(rPr, 'w:b'), em: taendt(rPr, 'w:i'), skjult: taendt(rPr, 'w:vanish') };
}

/** Reads `styles.xml`; null = the file has none. */
export function laesStilarter(root: Element | null): Stilarter {
  const raw = new Map<string, Element>();
  const defaults: Record<'afsnit' | 'tegn', string | null> = { afsnit: null, tegn: null };
  for (const style of elementer(root)) {
    if (style.navn !== 'w:style') continue;
    const id = style.attr['w:styleId'] ?? '';
    if (!raw.has(id)) raw.set(id, style);
    const kind = style.attr['w:type'] === 'paragraph' ? 'afsnit' : style.attr['w:type'] === 'character' ? 'tegn' : null;
    if (kind && ['1', 'true', 'on'].includes(style.attr['w:default'] ?? '')) defaults[kind] = id;
  }
  const docDefaults = tegnpraeg(barn(barn(barn(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr'));
  const done = new Map<string, Stil>();

  const read = (id: string | null, seen: readonly string[]): Stil => {
    const known = id === null ? undefined : done.get(id);
    if (known) return known;
    const style = id === null || seen.includes(id) || seen.length > 30 ? undefined : raw.get(id);
    if (!style || id === null) return PLAIN;
    const base = read(val(style, 'w:basedOn'), [...seen, id]);
    const pPr = barn(style, 'w:pPr');
    const rPr = tegnpraeg(barn(style, 'w:rPr'));
    const navn = val(style, 'w:name') ?? id;
    const numPr = barn(pPr, 'w:numPr');
    const level = val(numPr, 'w:ilvl');
    const stil: Stil = {
      navn,
      rang: omrids(pPr) ?? navnerang(navn) ?? navnerang(id) ?? base.rang,
      numId: val(numPr, 'w:numId') ?? base.numId,
      ilvl: level === null ? base.ilvl : Number(level) || 0,
      strong: rPr.strong ?? base.strong,
      em: rPr.em ?? base.em,
      skjult: rPr.skjult ?? base.skjult,
    };
    done.set(id, stil);
    return stil;
  };

  return {
    stil(id, slags) {
      const found = read(id !== null && raw.has(id) ? id : defaults[slags], []);
      if (slags === 'tegn') return found;
      return {
        ...found,
        // A style that nobody defined still says by its id what it is ("Overskrift1").
        rang: id !== null && !raw.has(id) ? navnerang(id) : found.rang,
        strong: found.strong ?? docDefaults.strong,
        em: found.em ?? docDefaults.em,
        skjult: found.skjult ?? docDefaults.skjult,
      };
    },
  };
}

/** The outline level of paragraph properties as a heading's rank: 0–8 → 1–9, 9 = body text → null. */
export function omrids(pPr: Element | null): number | null {
  const level = val(pPr, 'w:outlineLvl');
  return level !== null && /^[0-8]$/.test(level) ? Number(level) + 1 : null;
}

/** "heading 2", "Overskrift 2", "Heading2" → 2; "Title", "Titel" → titel. */
function navnerang(navn: string): 'titel' | number | null {
  if (/^(title|titel|referattitel|dokumenttitel)$/i.test(navn)) return 'titel';
  const found = /^(?:heading|overskrift)\s?([1-9])(?:\s|$)/i.exec(navn);
  return found ? Number(found[1]) : null;
}

/** A property that styles toggle (ECMA-376-1 §17.7.3): said on the run itself, else paragraph style XOR character style. */
export function gaelder(own: boolean | null, tegn: boolean | null, afsnit: boolean | null): boolean {
  return own ?? (tegn ?? false) !== (afsnit ?? false);
}
