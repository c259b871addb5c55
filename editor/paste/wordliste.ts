// Lists as Word writes them on the clipboard: paragraphs with a list style and the marker as letters in a hidden span.
// Reads one paragraph at a time (its style in `data-stil`); `rens.ts` builds the lists.

/** What a paragraph of a list says of itself. */
export interface Wordpunkt {
  /** From 1. */
  readonly niveau: number;
  readonly art: 'punkt' | 'tal' | 'bogstav';
  readonly start: number;
  /** Set where the marker cannot be counted: "1.1. ", "iv) ". */
  readonly maerke: string | null;
}

const MAERKE = /^\s*([·•§o▪◦–*-]|(?:\d{1,3}\.)*\d{1,3}[.)]?|[a-zæøå][.)]|[ivxl]+[.)])[\s\u00a0]+/i;

/** The list item that this paragraph is, or null. Takes the marker out of the paragraph. */
export function wordpunkt(p: Element): Wordpunkt | null {
  const style = p.getAttribute('data-stil') ?? '';
  const level = /mso-list:[^;]*level(\d)/i.exec(style);
  const byClass = /MsoListParagraph/i.test(p.className);
  if (!level && !byClass) return null;
  const niveau = Number(level?.[1] ?? 1);
  const hidden = [...p.querySelectorAll('span')].find((span) =>
    /mso-list:\s*Ignore/i.test(span.getAttribute('data-stil') ?? ''),
  );
  if (hidden) {
    const marker = (hidden.textContent ?? '').replace(/[\s\u00a0]+/g, '');
    hidden.remove();
    return punkt(marker, niveau);
  }
  const marker = MAERKE.exec(p.textContent ?? '');
  if (!marker) return level ? punkt('·', niveau) : null;
  fjernForan(p, marker[0].length);
  return punkt(marker[1] ?? '', niveau);
}

function punkt(marker: string, niveau: number): Wordpunkt {
  const number = /^(\d{1,3})[.)]?$/.exec(marker);
  if (number) return { niveau, art: 'tal', start: Number(number[1]), maerke: null };
  const letter = /^([a-z])[.)]$/i.exec(marker);
  if (letter && !(niveau > 1 && /^[ivx]/i.test(marker)))
    return { niveau, art: 'bogstav', start: (letter[1] ?? 'a').toLowerCase().charCodeAt(0) - 96, maerke: null };
  if (/^[\d.]+[.)]?$|^[ivxl]+[.)]$/i.test(marker)) return { niveau, art: 'tal', start: 1, maerke: `${marker} ` };
  return { niveau, art: 'punkt', start: 1, maerke: null };
}

/** Takes the first `n` letters out of an element. */
function fjernForan(element: Node, n: number): void {
  let left = n;
  const walk = (node: Node): void => {
    for (const child of [...node.childNodes]) {
      if (left <= 0) return;
      if (child instanceof Text) {
        const cut = Math.min(left, child.data.length);
        child.data = child.data.slice(cut);
        left -= cut;
      } else walk(child);
    }
  };
  walk(element);
}
