// Counts the numbered paragraphs of a Word file as Word shows them: formats, levels ("%1.%2"), restarts, overrides.
// Source of the rules: ECMA-376-1 §17.9; the markers are literal text afterwards and are never counted again.
import type { Listeplads } from './blok.ts';
import { symbol } from './tegn.ts';
import { barn, type Element, elementer, taendt, val } from './xml.ts';

interface Niveau {
  readonly format: string;
  readonly tekst: string;
  readonly start: number;
  /** Restarts after a level up to this one (1-based count of levels); 0 = never. Null = after every higher one. */
  readonly genstart: number | null;
  readonly suffix: string;
  readonly decimal: boolean;
  readonly skrift: string;
}

interface Nummerdefinition {
  readonly abstrakt: string;
  readonly niveauer: ReadonlyMap<number, Niveau>;
  readonly starter: ReadonlyMap<number, number>;
}

/** Counts through one document; ask for each numbered paragraph once, in order. */
export class Nummerering {
  readonly #nums: ReadonlyMap<string, Nummerdefinition>;
  readonly #counts = new Map<string, number[]>();
  readonly #begun = new Set<string>();

  /** Of `numbering.xml`; null = the file has none, and no paragraph gets a marker. */
  constructor(root: Element | null) {
    this.#nums = readNums(root);
  }

  /** The place of the next paragraph of this numbering; null where the numbering is unknown, off (id 0) or shows nothing. */
  naeste(numId: string, ilvl: number): Listeplads | null {
    const num = this.#nums.get(numId);
    const niveau = num?.niveauer.get(ilvl);
    if (!num || !niveau || numId === '0' || ilvl > 8) return null;
    const nr = this.#count(num, numId, ilvl, niveau);
    const maerke = this.#marker(num, ilvl, niveau);
    if (maerke === '') return null;
    return { liste: `${num.abstrakt}`, niveau: ilvl, art: artOf(niveau, maerke), nr, maerke };
  }

  #count(num: Nummerdefinition, numId: string, ilvl: number, niveau: Niveau): number {
    const counts = this.#counts.get(num.abstrakt) ?? [];
    this.#counts.set(num.abstrakt, counts);
    const key = `${numId} ${ilvl}`;
    const override = num.starter.get(ilvl);
    if (!this.#begun.has(key) && override !== undefined) counts[ilvl] = override;
    else counts[ilvl] = (counts[ilvl] ?? niveau.start - 1) + 1;
    this.#begun.add(key);
    for (let deeper = ilvl + 1; deeper < 9; deeper++) {
      const genstart = num.niveauer.get(deeper)?.genstart ?? null;
      if (genstart === null || ilvl < genstart) delete counts[deeper];
    }
    // A level that was skipped counts as its first; what the numbering says it begins with is used up by it.
    for (let above = 0; above < ilvl; above++) {
      const start = num.starter.get(above);
      const first = `${numId} ${above}`;
      if (start !== undefined && !this.#begun.has(first)) counts[above] = start;
      this.#begun.add(first);
      counts[above] ??= num.niveauer.get(above)?.start ?? 1;
    }
    return counts[ilvl] ?? niveau.start;
  }

  #marker(num: Nummerdefinition, ilvl: number, niveau: Niveau): string {
    if (niveau.format === 'none' && !niveau.tekst.includes('%')) return suffixed(niveau.tekst, niveau.suffix);
    if (niveau.format === 'bullet') return suffixed(punkttegn(niveau), niveau.suffix);
    const counts = this.#counts.get(num.abstrakt) ?? [];
    const text = niveau.tekst.replace(/%([1-9])/g, (_, digit: string) => {
      const level = Number(digit) - 1;
      const format = num.niveauer.get(level)?.format ?? 'decimal';
      return nummertekst(counts[level] ?? 1, niveau.decimal && level < ilvl ? 'decimal' : format);
    });
    return suffixed(text.trim(), niveau.suffix);
  }
}

function suffixed(text: string, suffix: string): string {
  return text === '' || suffix === 'nothing' ? text : `${text} `;
}

function punkttegn({ tekst, skrift }: Niveau): string {
  const shown = [...tekst]
    .map((character) => symbol(character, skrift) ?? character)
    .join('')
    .trim();
  // "o" in Courier New is the hollow bullet of Word's second level.
  if (shown === 'o' || shown === '') return shown === '' ? '' : '◦';
  return shown;
}

function artOf({ format }: Niveau, maerke: string): Listeplads['art'] {
  if (format === 'bullet') return 'punkt';
  if (format === 'decimal' && /^\d+\. $/.test(maerke)) return 'tal';
  if (format === 'lowerLetter' && /^[a-z]\) $/.test(maerke)) return 'bogstav';
  return 'andet';
}

/** A number in one of Word's formats; one that is not known is shown in figures. */
export function nummertekst(n: number, format: string): string {
  switch (format) {
    case 'none':
      return '';
    case 'lowerLetter':
      return bogstaver(n);
    case 'upperLetter':
      return bogstaver(n).toUpperCase();
    case 'lowerRoman':
      return romertal(n).toLowerCase();
    case 'upperRoman':
      return romertal(n);
    case 'decimalZero':
      return String(n).padStart(2, '0');
    case 'ordinal':
      return `${n}.`;
    default:
      return String(n);
  }
}

/** Word repeats the letter after z: 27 → aa, 28 → bb. */
function bogstaver(n: number): string {
  return n < 1 ? '' : String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.min(8, Math.ceil(n / 26)));
}

const ROMAN: readonly (readonly [string, number])[] = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];

function romertal(n: number): string {
  if (n > 4999) return String(n);
  let rest = n;
  let out = '';
  for (const [sign, value] of ROMAN) for (; rest >= value; rest -= value) out += sign;
  return out;
}

function readNums(root: Element | null): Map<string, Nummerdefinition> {
  const abstracts = new Map<string, Element>();
  const styled = new Map<string, string>();
  for (const one of elementer(root)) {
    if (one.navn !== 'w:abstractNum') continue;
    const id = one.attr['w:abstractNumId'] ?? '';
    abstracts.set(id, one);
    const link = val(one, 'w:styleLink');
    if (link !== null) styled.set(link, id);
  }
  const nums = new Map<string, Nummerdefinition>();
  for (const one of elementer(root)) {
    if (one.navn !== 'w:num') continue;
    let abstrakt = val(one, 'w:abstractNumId') ?? '';
    // A numbering that only names a list style takes its levels from the one that defines that style (§17.9.21).
    const link = val(abstracts.get(abstrakt), 'w:numStyleLink');
    if (link !== null) abstrakt = styled.get(link) ?? abstrakt;
    const niveauer = readLevels(abstracts.get(abstrakt));
    const starter = new Map<number, number>();
    for (const override of elementer(one)) {
      if (override.navn !== 'w:lvlOverride') continue;
      const ilvl = whole(override.attr['w:ilvl'], 0);
      const start = val(override, 'w:startOverride');
      if (start !== null) starter.set(ilvl, whole(start, 1));
      const level = barn(override, 'w:lvl');
      if (level) niveauer.set(ilvl, readLevel(level));
    }
    nums.set(one.attr['w:numId'] ?? '', { abstrakt, niveauer, starter });
  }
  return nums;
}

function readLevels(abstract: Element | undefined): Map<number, Niveau> {
  const levels = new Map<number, Niveau>();
  for (const level of elementer(abstract))
    if (level.navn === 'w:lvl') levels.set(whole(level.attr['w:ilvl'], 0), readLevel(level));
  return levels;
}

function readLevel(level: Element): Niveau {
  const restart = val(level, 'w:lvlRestart');
  const fonts = barn(barn(level, 'w:rPr'), 'w:rFonts');
  return {
    format: formatOf(level),
    tekst: val(level, 'w:lvlText') ?? '',
    start: begyndelse(val(level, 'w:start') ?? undefined),
    genstart: restart === null ? null : whole(restart, 0),
    suffix: val(level, 'w:suff') ?? 'tab',
    decimal: taendt(level, 'w:isLgl') ?? false,
    skrift: fonts?.attr['w:ascii'] ?? fonts?.attr['w:hAnsi'] ?? '',
  };
}

/** Newer formats stand in mc:AlternateContent; the fallback is what every Word can show. */
function formatOf(level: Element): string {
  return (
    val(level, 'w:numFmt') ?? val(barn(barn(level, 'mc:AlternateContent'), 'mc:Fallback'), 'w:numFmt') ?? 'decimal'
  );
}

/** Word counts no further. */
const MAX_TAL = 32_767;

function whole(text: string | undefined, otherwise: number): number {
  const n = Number(text);
  return Number.isInteger(n) && n >= 0 && n <= MAX_TAL ? n : otherwise;
}

/** Where a count begins: at 0 if the file is silent, at 1 if it says what Word itself cannot show. */
function begyndelse(text: string | undefined): number {
  return text === undefined ? 0 : whole(text, 1);
}
