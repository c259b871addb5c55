// Lists of Word count themselves: a literal marker that the list would show anyway is left to the counting.
import type { Json } from './indhold.ts';

/** A `liste` in JSON: its kind and start from its first marker, and literal markers only where the count says another. */
export function medMaerker(liste: Json): Json {
  const items = liste.content ?? [];
  const markers = items.map(({ attrs }) => String(attrs?.maerke ?? ''));
  const [first = ''] = markers;
  const { art, start } = slags(first, Number(liste.attrs?.start ?? 1));
  return {
    ...liste,
    attrs: { ...liste.attrs, art, start },
    content: items.map((item, i) =>
      markers[i] === talt(art, start + i) ? { ...item, attrs: { ...item.attrs, maerke: null } } : item,
    ),
  };
}

function slags(marker: string, start: number): { art: 'punkt' | 'tal' | 'bogstav'; start: number } {
  if (/^\(?\d/.test(marker)) return { art: 'tal', start };
  return /^\(?[a-zæøå][.)]/.test(marker) ? { art: 'bogstav', start } : { art: 'punkt', start: 1 };
}

/** The marker of a counted list (`editor/model/liste.ts`). */
function talt(art: 'punkt' | 'tal' | 'bogstav', n: number): string {
  if (art === 'punkt') return '• ';
  if (art === 'tal') return `${n}. `;
  return n >= 1 && n <= 26 ? `${String.fromCharCode(96 + n)}) ` : '';
}
