// HTML as template literals: whatever is put in is escaped, unless it is HTML already. Nothing else writes mark-up.

/** Mark-up that is safe to send. Only `html` makes it. */
export class Html {
  readonly tekst: string;

  constructor(tekst: string) {
    this.tekst = tekst;
  }

  toString(): string {
    return this.tekst;
  }
}

/** What can stand in a template: text is escaped, lists are joined, null, undefined and false leave nothing. */
export type Indhold = Html | string | number | null | undefined | false | readonly Indhold[];

const TEGN: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function render(value: Indhold): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.tekst;
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (char) => TEGN[char] ?? char);
  if (typeof value === 'number') return String(value);
  return value.map(render).join('');
}

/** `html\`<p>${tekst}</p>\``: attribute values must stand in double quotes. */
export function html(dele: TemplateStringsArray, ...vaerdier: readonly Indhold[]): Html {
  return new Html(dele.reduce((out, del, i) => out + render(vaerdier[i - 1]) + del));
}
