// The lines of the report while a Word file is read. Quotes are short, and a kind that fills hundreds of lines is summed up.
import type { Blok, Note } from './blok.ts';

const MAX_CITAT = 120;
/** Lines of one kind (`gruppe`) before the rest are only counted. */
const MAX_OF_A_KIND = 100;

export class Noter {
  readonly #noter: Note[] = [];
  readonly #antal = new Map<string, number>();

  /** Adds a line; `gruppe` is what a sum of the lines beyond the hundredth calls them ("slettede stykker tekst"). */
  tilfoej(slags: Note['slags'], gruppe: string, hvad: string, citat: string, blok: Blok | null = null): void {
    const n = (this.#antal.get(gruppe) ?? 0) + 1;
    this.#antal.set(gruppe, n);
    if (n <= MAX_OF_A_KIND) this.#noter.push({ slags, hvad, citat: kort(citat), blok });
  }

  /** Counts without a line of its own: the sum stands in `antal`. */
  antal(gruppe: string): number {
    return this.#antal.get(gruppe) ?? 0;
  }

  /** The lines in the order they came, then the sums. */
  alle(): readonly Note[] {
    const sums = [...this.#antal].flatMap(([gruppe, n]): Note[] =>
      n > MAX_OF_A_KIND
        ? [{ slags: 'udeladt', hvad: `${n - MAX_OF_A_KIND} flere: ${gruppe}`, citat: '', blok: null }]
        : [],
    );
    return [...this.#noter, ...sums];
  }
}

/** On one line, at most 120 characters, no half surrogate. */
function kort(text: string): string {
  const line = text.slice(0, 2_000).replace(/\s+/g, ' ').trim();
  if (line.length <= MAX_CITAT) return line;
  return `${line.slice(0, MAX_CITAT - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
