// Lists as Word and Outlook write them on the clipboard: paragraphs with a list style, the marker as letters in a hidden
// span. Reads one paragraph at a time and puts it where it belongs: a new list, the open one, or one inside an item.
import { el, stilAf } from './element.ts';

/** What a paragraph of a list says of itself. */
interface Wordpunkt {
  /** From 1. */
  readonly niveau: number;
  readonly art: 'punkt' | 'tal' | 'bogstav';
  readonly nummer: number;
  /** Set where the marker cannot be counted: "1.1. ", "iv) ". */
  readonly maerke: string | null;
}

const MAERKE = /^\s*([·•§o▪◦–*-]|(?:\d{1,3}\.)*\d{1,3}[.)]?|[a-zæøå][.)]|[ivxl]+[.)])[\s\u00a0]+/i;
/** Signs that are bullets wherever a paragraph begins with one. */
const KUGLE = /^[\s\u00a0]*[·•▪◦\uf0b7\uf0a7][\s\u00a0]+(?=\S)/;

/** The list item that this paragraph is, or null. Takes the marker out of the paragraph. */
function wordpunkt(p: Element): Wordpunkt | null {
  const level = /mso-list:[^;]*level(\d)/i.exec(stilAf(p))?.[1];
  const niveau = Number(level ?? 1);
  if (level === undefined && !erListeafsnit(p)) {
    const bullet = KUGLE.exec(p.textContent ?? '');
    if (bullet) fjernForan(p, bullet[0].length);
    return bullet ? laest('·', niveau) : null;
  }
  const hidden = [...p.querySelectorAll('span')].find((span) => /mso-list:\s*Ignore/i.test(stilAf(span)));
  if (hidden) {
    const marker = (hidden.textContent ?? '').replace(/[\s\u00a0]+/g, '');
    hidden.remove();
    return laest(marker, niveau);
  }
  const marker = MAERKE.exec(p.textContent ?? '');
  if (!marker) return level === undefined ? null : laest('·', niveau);
  fjernForan(p, marker[0].length);
  return laest(marker[1] ?? '', niveau);
}

function erListeafsnit(p: Element): boolean {
  return /MsoList(?:Paragraph|Bullet|Number|Continue)/i.test(p.getAttribute('class') ?? '');
}

function laest(marker: string, niveau: number): Wordpunkt {
  const number = /^(\d{1,3})[.)]?$/.exec(marker);
  if (number) return { niveau, art: 'tal', nummer: Number(number[1]), maerke: null };
  const letter = /^([a-z])[.)]$/i.exec(marker);
  if (letter && !(niveau > 1 && /^[ivx]/i.test(marker)))
    return { niveau, art: 'bogstav', nummer: (letter[1] ?? 'a').toLowerCase().charCodeAt(0) - 96, maerke: null };
  if (/^[\d.]+[.)]?$|^[ivxl]+[.)]$/i.test(marker)) return { niveau, art: 'tal', nummer: 1, maerke: `${marker} ` };
  return { niveau, art: 'punkt', nummer: 1, maerke: null };
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

interface Aaben {
  readonly punkt: Wordpunkt;
  readonly li: HTMLElement;
  readonly ul: HTMLElement;
}

/** The lists that are open, the innermost last. */
export class Wordlister {
  private aabne: readonly Aaben[] = [];
  private readonly laes: (p: Element) => readonly HTMLElement[];
  private readonly found: HTMLElement[];

  /** `laes` reads the content of a paragraph; finished lists stand in `found`. */
  constructor(laes: (p: Element) => readonly HTMLElement[], found: HTMLElement[]) {
    this.laes = laes;
    this.found = found;
  }

  /** True when the paragraph was an item of a list, or went on with one. */
  tag(p: Element): boolean {
    const punkt = wordpunkt(p);
    if (!punkt) {
      const last = this.aabne.at(-1);
      if (!last || !erListeafsnit(p)) return false;
      last.li.append(...this.laes(p));
      return true;
    }
    const content = this.laes(p);
    const outer = this.aabne.filter((one) => one.punkt.niveau < punkt.niveau);
    const same = this.aabne.find((one) => one.punkt.niveau === punkt.niveau && hoererSammen(one.punkt, punkt));
    const li = el('li', {
      'data-node': 'listepunkt',
      ...(punkt.maerke === null ? {} : { 'data-maerke': punkt.maerke }),
    });
    li.append(...(content.length > 0 ? content : [el('p')]));
    const ul =
      same?.ul ?? el('ul', { 'data-node': 'liste', 'data-art': punkt.art, 'data-start': `json:${punkt.nummer}` });
    ul.append(li);
    if (!same) {
      const parent = outer.at(-1)?.li;
      if (parent) parent.append(ul);
      else this.found.push(ul);
    }
    this.aabne = [...outer, { punkt, li, ul }];
    return true;
  }

  luk(): void {
    this.aabne = [];
  }
}

/** The next item of the same list: the same kind, and the next number where it is counted. */
function hoererSammen(before: Wordpunkt, after: Wordpunkt): boolean {
  if (before.art !== after.art || (before.maerke === null) !== (after.maerke === null)) return false;
  return after.art === 'punkt' || after.maerke !== null || after.nummer === before.nummer + 1;
}
