// Markers of list items: literal where the source had one, else counted. Shared by every export, so they agree.
import type { Node } from 'prosemirror-model';

/** The marker of item `index` of a `liste`, with the space after it: "• ", "2. ", "b) ". */
export function listemaerke(liste: Node, index: number): string {
  const literal = liste.child(index).attrs.maerke as string | null;
  if (literal !== null) return literal;
  const n = (liste.attrs.start as number) + index;
  switch (liste.attrs.art) {
    case 'tal':
      return `${n}. `;
    case 'bogstav':
      return `${bogstav(n)}) `;
    default:
      return '• ';
  }
}

/** 1 → a, 26 → z, 27 → aa. */
function bogstav(n: number): string {
  let out = '';
  for (let rest = Math.max(1, n); rest > 0; rest = Math.floor((rest - 1) / 26))
    out = String.fromCharCode(97 + ((rest - 1) % 26)) + out;
  return out;
}
