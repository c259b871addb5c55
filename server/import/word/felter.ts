// Fields of Word (dates, links, tables of contents): their instructions are no text, their results are.
// One field may begin in one paragraph and end in another, so this lives as long as the document is read.
import { barn, type Element, elementer, taendt, val } from './xml.ts';

interface Felt {
  instruktion: string;
  resultat: boolean;
  readonly formular: Element | null;
  viste: boolean;
}

export class Felter {
  #open: Felt[] = [];

  /** False inside instructions: what stands there is shown nowhere. */
  get synlig(): boolean {
    return this.#open.every(({ resultat }) => resultat);
  }

  /** True in the result of a table of contents. */
  get indholdsfortegnelse(): boolean {
    return this.#open.some(({ resultat, instruktion }) => resultat && /^\s*TOC\b/i.test(instruktion));
  }

  /** The address of the innermost link field, or null. */
  get href(): string | null {
    for (const { resultat, instruktion } of this.#open.toReversed()) {
      const found = resultat ? hyperlink(instruktion) : null;
      if (found) return found;
    }
    return null;
  }

  instruktion(text: string): void {
    const felt = this.#open.at(-1);
    if (felt && !felt.resultat && felt.instruktion.length < 4_000) felt.instruktion += text;
  }

  /** Text was shown: a form field that has a result needs none of ours. */
  vist(): void {
    for (const felt of this.#open) felt.viste = true;
  }

  /** A `w:fldChar`. Returns the text that a form field shows and that stands in no run: a tick box, a choice. */
  skift(fldChar: Element): string {
    const kind = fldChar.attr['w:fldCharType'];
    const felt = this.#open.at(-1);
    if (kind === 'begin')
      this.#open.push({ instruktion: '', resultat: false, formular: barn(fldChar, 'w:ffData'), viste: false });
    else if (kind === 'separate' && felt) felt.resultat = true;
    else if (kind === 'end' && felt) {
      this.#open.pop();
      if (!felt.viste && this.synlig) return formularfelt(felt);
    }
    return '';
  }

  /** Instructions end with their paragraph: a field that never does must not swallow the rest of the document. */
  slutAfsnit(): void {
    this.#open = this.#open.filter(({ resultat }) => resultat);
  }
}

/** The address of `HYPERLINK "…"`, null for other fields and for places in the document itself. */
export function hyperlink(instruktion: string): string | null {
  return /^\s*HYPERLINK\s+"([^"\\][^"]*)"/i.exec(instruktion)?.[1] ?? null;
}

function formularfelt({ instruktion, formular }: Felt): string {
  if (/^\s*FORMCHECKBOX\b/i.test(instruktion)) {
    const box = barn(formular, 'w:checkBox');
    return (taendt(box, 'w:checked') ?? taendt(box, 'w:default')) ? '☒' : '☐';
  }
  if (!/^\s*FORMDROPDOWN\b/i.test(instruktion)) return '';
  const list = barn(formular, 'w:ddList');
  const entries = elementer(list).filter(({ navn }) => navn === 'w:listEntry');
  return entries[Number(val(list, 'w:result') ?? val(list, 'w:default') ?? 0)]?.attr['w:val'] ?? '';
}
