// HTML from Word, Outlook, Excel, Google Docs and web pages, written anew with the few elements a referat has: nothing
// that is not named here comes through. Parsed in a document without scripts or network.
import { el, harTekst, laesHtml, stil } from './element.ts';
import { htmltabel } from './htmltabel.ts';
import { afsnit, type Fundne, inline } from './inline.ts';
import { rensTegn } from './tegn.ts';
import { fjernUsynligt } from './usynligt.ts';
import { Wordlister } from './wordliste.ts';

export interface Renset {
  readonly html: string;
  /** It begins with a heading. */
  readonly overskrift: boolean;
  /** Images that came as data and can be stored. */
  readonly billeder: readonly File[];
  /** Images that only the other program can reach. */
  readonly tabte: number;
}

const BLOKKE =
  'p,div,section,article,header,footer,main,aside,nav,figure,figcaption,blockquote,pre,address,dl,dt,dd,ul,ol,li,table,h1,h2,h3,h4,h5,h6,hr,center,form,fieldset,tbody,tr,td,th';

/** Cleans. `sektioner`: headings become sections; else (in a list, a cell, a conclusion …) they become bold lines. */
export function rensHtml(html: string, sektioner: boolean): Renset {
  const source = laesHtml(html);
  fjernUsynligt(source);
  const fundne: Fundne = { billeder: [], tabte: 0 };
  const found = laeser(fundne)(source);
  const first = found[0]?.localName ?? '';
  const only = found.length === 1 && found[0]?.localName === 'p' ? found[0] : null;
  const rod = el('div');
  if (only) rod.append(...only.childNodes);
  else rod.append(...(sektioner ? iSektioner(found) : found.map(udenNiveau)));
  return { html: rod.innerHTML, overskrift: /^h/.test(first), ...fundne };
}

/** Reads the blocks inside an element, flat, in order; what stands loose between blocks makes paragraphs. */
function laeser(fundne: Fundne): (root: Node) => HTMLElement[] {
  const laesAfsnit = (from: Node): HTMLElement[] => {
    const p = el('p');
    for (const child of from.childNodes) inline(child, p, fundne);
    return afsnit(p);
  };

  const blokke = (root: Node): HTMLElement[] => {
    const found: HTMLElement[] = [];
    const lister = new Wordlister(laesAfsnit, found);
    let open: HTMLElement | null = null;
    const luk = (): void => {
      if (open) found.push(...afsnit(open));
      open = null;
    };
    const walk = (node: Node): void => {
      for (const child of [...node.childNodes]) {
        if (!(child instanceof Element) || !(child.matches(BLOKKE) || child.querySelector(BLOKKE))) {
          if (child instanceof Text && !open && !harTekst(child)) continue;
          open ??= el('p');
          inline(child, open, fundne);
          continue;
        }
        luk();
        const line = child.localName === 'p' || (child.localName === 'div' && !child.querySelector(BLOKKE));
        if (line && lister.tag(child)) continue;
        if (!line || harTekst(child)) lister.luk();
        blok(child, found, walk);
        luk();
      }
    };
    walk(root);
    luk();
    return found;
  };

  const blok = (node: Element, found: HTMLElement[], walk: (node: Node) => void): void => {
    const tag = node.localName;
    const level = niveau(node);
    if (level !== null) {
      const h = el(`h${level}`);
      for (const child of node.childNodes) inline(child, h, fundne);
      for (const bold of h.querySelectorAll('strong')) bold.replaceWith(...bold.childNodes);
      if (harTekst(h)) found.push(h);
    } else if (tag === 'ul' || tag === 'ol') found.push(...liste(node));
    else if (tag === 'table') found.push(...htmltabel(node, (cell) => blokke(cell).flatMap(uindrammet)));
    else if (tag === 'pre') found.push(...kode(node));
    else if (tag !== 'hr') walk(node);
  };

  const liste = (node: Element): HTMLElement[] => {
    const ul = el('ul', listeattrs(node));
    for (const child of node.children) {
      if (child.localName === 'ul' || child.localName === 'ol') {
        // Google Docs and old editors nest a list straight in a list.
        const inner = liste(child);
        if (inner.length > 0) (ul.lastElementChild ?? ul.appendChild(listepunkt())).append(...inner);
        continue;
      }
      const inside = blokke(child).flatMap(uindrammet);
      if (inside.length > 0) ul.append(listepunkt(...(inside[0]?.localName === 'p' ? [] : [el('p')]), ...inside));
    }
    return ul.children.length > 0 ? [ul] : [];
  };

  return blokke;
}

/** 1–6 for a heading, by its element or by what Word says of the paragraph. */
function niveau(node: Element): number | null {
  const tag = /^h([1-6])$/.exec(node.localName)?.[1];
  if (tag !== undefined) return Number(tag);
  if (node.localName !== 'p') return null;
  const outline = Number(stil(node, 'mso-outline-level'));
  if (outline >= 1 && outline <= 6) return outline;
  return /(?:^|\s)MsoTitle/i.test(node.getAttribute('class') ?? '') ? 1 : null;
}

function listeattrs(node: Element): Readonly<Record<string, string>> {
  const letters = /^a$/i.test(node.getAttribute('type') ?? '') || /-(alpha|latin)/.test(stil(node, 'list-style-type'));
  const art = node.localName !== 'ol' ? 'punkt' : letters ? 'bogstav' : 'tal';
  const start = Math.min(100_000, Math.max(0, Math.trunc(Number(node.getAttribute('start') ?? 1)) || 1));
  return { 'data-node': 'liste', 'data-art': art, 'data-start': `json:${start}` };
}

function listepunkt(...content: readonly HTMLElement[]): HTMLElement {
  return el('li', { 'data-node': 'listepunkt' }, ...(content.length > 0 ? content : [el('p')]));
}

function kode(pre: Element): HTMLElement[] {
  return (pre.textContent ?? '').split(/\n[ \t]*\n/).flatMap((chunk) => {
    const p = el('p');
    chunk.split('\n').forEach((line, i) => {
      if (i > 0) p.append(el('br'));
      p.append(rensTegn(line));
    });
    return afsnit(p);
  });
}

/** What may stand in an item or a cell: paragraphs and lists. */
function uindrammet(block: HTMLElement): HTMLElement[] {
  if (block.localName === 'table') return [...block.querySelectorAll<HTMLElement>('p')].filter(harTekst);
  return [udenNiveau(block)];
}

/** A heading as a bold line; all else as it is. */
function udenNiveau(block: HTMLElement): HTMLElement {
  if (!/^h[1-6]$/.test(block.localName)) return block;
  return el('p', {}, el('strong', {}, ...block.childNodes));
}

/** Headings with what follows them as sections; deeper ones inside. */
function iSektioner(blocks: readonly HTMLElement[]): HTMLElement[] {
  const top: HTMLElement[] = [];
  const open: { niveau: number; section: HTMLElement }[] = [];
  for (const block of blocks) {
    const level = Number(/^h(\d)$/.exec(block.localName)?.[1] ?? 0);
    if (level > 0) while ((open.at(-1)?.niveau ?? 0) >= level) open.pop();
    const made =
      level > 0
        ? el('section', { 'data-node': 'sektion' }, el('h2', { 'data-node': 'overskrift' }, ...block.childNodes))
        : block;
    const parent = open.at(-1)?.section;
    if (parent) parent.append(made);
    else top.push(made);
    if (level > 0) open.push({ niveau: level, section: made });
  }
  return top;
}
