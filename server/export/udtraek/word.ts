// Reads the text of a Word file's body again, for checking it: `w:t` in order, breaks and tabs as a space, list markers
// computed from the numbering as Word would show them. Header, footer and what only a field would show are left out.
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { romertal } from '../word/lister.ts';

interface Level {
  format: string;
  text: string;
  start: number;
  tight: boolean;
}

/** `w:num` → its levels and the levels whose start it overrides. */
type Numbering = ReadonlyMap<
  string,
  { abstractId: string; levels: ReadonlyMap<number, Level>; overrides: ReadonlyMap<number, number> }
>;

/** The bullet of the Symbol face, as Word and LibreOffice write it (its code in the private use area). */
const SYMBOL_BULLET = /\uF0B7/g;

/** The text of the body; paragraphs end in "\n". */
export function wordTekst(docx: Uint8Array): string {
  const parts = unzipSync(docx, {
    filter: ({ name }) => name === 'word/document.xml' || name === 'word/numbering.xml',
  });
  const body = parts['word/document.xml'];
  if (!body) throw new Error('Pakken har intet word/document.xml.');
  const numbering = parts['word/numbering.xml'];
  return readBody(strFromU8(body), numbering ? readNumbering(strFromU8(numbering)) : new Map());
}

interface Handlers {
  open?(name: string, attribute: (name: string) => string): void;
  text?(text: string): void;
  close?(name: string): void;
}

function parse(xml: string, { open, text, close }: Handlers): void {
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => open?.(name, (key) => attributes[key] ?? ''));
  parser.on('text', (value) => text?.(value));
  parser.on('closetag', ({ name }) => close?.(name));
  parser.write(xml).close();
}

function readNumbering(xml: string): Numbering {
  const abstracts = new Map<string, Map<number, Level>>();
  const nums = new Map<
    string,
    { abstractId: string; levels: ReadonlyMap<number, Level>; overrides: Map<number, number> }
  >();
  let levels = new Map<number, Level>();
  let level: Level | null = null;
  let num = { abstractId: '', levels, overrides: new Map<number, number>() };
  let ilvl = 0;
  parse(xml, {
    open(name, attribute) {
      const val = attribute('w:val');
      if (name === 'w:abstractNum') {
        levels = new Map();
        abstracts.set(attribute('w:abstractNumId'), levels);
      } else if (name === 'w:lvl') {
        level = { format: 'decimal', text: '', start: 1, tight: false };
        levels.set(Number(attribute('w:ilvl')), level);
      } else if (name === 'w:num') {
        num = { abstractId: '', levels: new Map(), overrides: new Map() };
        nums.set(attribute('w:numId'), num);
      } else if (name === 'w:abstractNumId') num.abstractId = val;
      else if (name === 'w:lvlOverride') ilvl = Number(attribute('w:ilvl'));
      else if (name === 'w:startOverride') num.overrides.set(ilvl, Number(val));
      else if (level && name === 'w:numFmt') level.format = val;
      else if (level && name === 'w:lvlText') level.text = val;
      else if (level && name === 'w:start') level.start = Number(val);
      else if (level && name === 'w:suff') level.tight = val === 'nothing';
    },
    close(name) {
      if (name === 'w:lvl') level = null;
    },
  });
  for (const one of nums.values()) one.levels = abstracts.get(one.abstractId) ?? new Map();
  return nums;
}

function readBody(xml: string, numbering: Numbering): string {
  let out = '';
  let inRun = false;
  let inText = false;
  let ilvl = 0;
  let numId = '';
  const counters = new Map<string, number[]>();
  const begun = new Set<string>();

  /** The marker that Word shows: counts one on, and starts deeper levels anew. */
  const marker = (): string => {
    const num = numbering.get(numId);
    const level = num?.levels.get(ilvl);
    if (!num || !level) return '';
    const counts = counters.get(num.abstractId) ?? [];
    counters.set(num.abstractId, counts);
    const override = num.overrides.get(ilvl);
    const first = !begun.has(`${numId} ${ilvl}`);
    begun.add(`${numId} ${ilvl}`);
    counts[ilvl] = first && override !== undefined ? override : (counts[ilvl] ?? level.start - 1) + 1;
    counts.length = ilvl + 1;
    const text =
      level.format === 'bullet'
        ? level.text.replace(SYMBOL_BULLET, '•')
        : level.text.replace(/%(\d)/g, (_, n) =>
            shown(counts[Number(n) - 1] ?? 1, num.levels.get(Number(n) - 1)?.format ?? ''),
          );
    return level.tight ? text : `${text} `;
  };

  parse(xml, {
    open(name, attribute) {
      if (name === 'w:t') inText = true;
      else if (name === 'w:r') inRun = true;
      // In a paragraph's properties `w:tab` is a tab stop, no text.
      else if (inRun && (name === 'w:tab' || name === 'w:br' || name === 'w:cr')) out += ' ';
      else if (name === 'w:ilvl') ilvl = Number(attribute('w:val'));
      else if (name === 'w:numId') numId = attribute('w:val');
      else if (name === 'w:p') numId = '';
    },
    text(value) {
      if (inText) out += value;
    },
    close(name) {
      if (name === 'w:t') inText = false;
      else if (name === 'w:r') inRun = false;
      else if (name === 'w:pPr' && numId !== '') out += marker();
      else if (name === 'w:p') out += '\n';
    },
  });
  return out;
}

function shown(n: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(n);
    case 'upperLetter':
      return letters(n).toUpperCase();
    case 'lowerRoman':
      return romertal(n).toLowerCase();
    case 'upperRoman':
      return romertal(n);
    default:
      return String(n);
  }
}

/** Word repeats the letter after z: 27 → aa, 28 → bb. */
function letters(n: number): string {
  return String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));
}
