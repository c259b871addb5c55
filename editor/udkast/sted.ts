// A stretch of a line on the page and in numbers: UTF-16 units of its text, a line break being one.

export interface Sted {
  /** Id of the line; "" = the referat as a whole. */
  readonly blok: string;
  readonly fra: number;
  readonly til: number;
}

/** The element that holds the words of a line, and nothing else. */
export function linjen(doc: Document, blok: string): HTMLElement | null {
  return blok === '' ? null : doc.querySelector<HTMLElement>(`[data-blok="${CSS.escape(blok)}"]`);
}

/** Whether a line can be written about: those that can have a link to it. */
function kanOmtales(line: HTMLElement): boolean {
  return line.closest('.stykke')?.querySelector(':scope > .skriv-om') !== null;
}

/** The words of a line. */
export function tekstI(line: Node): string {
  let out = '';
  for (const node of stykker(line)) out += node instanceof Text ? node.data : '\n';
  return out;
}

/** The text nodes and line breaks of a line, in order. */
function* stykker(line: Node): Generator<Text | HTMLBRElement> {
  for (const child of line.childNodes) {
    if (child instanceof Text || child instanceof HTMLBRElement) yield child;
    else yield* stykker(child);
  }
}

/** How many units lie before a place of the page within the line. */
function enheder(line: Node, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(line, 0);
  range.setEnd(node, offset);
  return tekstI(range.cloneContents()).length;
}

/** The place of the page that so many units lead to. */
function punkt(line: Node, units: number): { readonly node: Node; readonly offset: number } {
  let left = units;
  for (const node of stykker(line)) {
    const length = node instanceof Text ? node.length : 1;
    if (left <= length && node instanceof Text) return { node, offset: left };
    left -= length;
  }
  return { node: line, offset: line.childNodes.length };
}

export function omraade(line: HTMLElement, { fra, til }: Pick<Sted, 'fra' | 'til'>): Range {
  const range = document.createRange();
  const [a, b] = [punkt(line, fra), punkt(line, til)];
  range.setStart(a.node, a.offset);
  range.setEnd(b.node, b.offset);
  return range;
}

/** The chosen words, as far as they lie in the line where the choice begins; null where nothing is chosen. */
export function valgte(selection: Selection | null): Sted | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const lines = [...document.querySelectorAll<HTMLElement>('[data-blok]')].filter(
    (one) => range.intersectsNode(one) && kanOmtales(one),
  );
  for (const line of lines) {
    const inside = (node: Node): boolean => line.contains(node);
    const length = tekstI(line).length;
    const fra = inside(range.startContainer) ? enheder(line, range.startContainer, range.startOffset) : 0;
    const til = inside(range.endContainer) ? enheder(line, range.endContainer, range.endOffset) : length;
    const trimmed = trim(tekstI(line), fra, til);
    if (trimmed.til > trimmed.fra) return { blok: line.dataset.blok ?? '', ...trimmed };
  }
  return null;
}

/** A choice by double click takes the space after the word along. */
function trim(text: string, fra: number, til: number): { fra: number; til: number } {
  const words = text.slice(fra, til);
  const start = fra + words.length - words.trimStart().length;
  return { fra: start, til: Math.max(start, til - (words.length - words.trimEnd().length)) };
}
