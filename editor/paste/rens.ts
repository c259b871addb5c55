// HTML from Word, Outlook, Excel, Google Docs and web pages, written anew with the few elements a referat has: nothing
// that is not named here comes through. Parsed in a document without scripts or network.
import { href as tjekHref } from '../model/attrs.ts';
import { rensTegn } from './tegn.ts';
import { type Wordpunkt, wordpunkt } from './wordliste.ts';

export interface Renset {
  readonly html: string;
  /** Images that came as data and can be stored. */
  readonly billeder: readonly File[];
  /** Images that only the other program can reach. */
  readonly tabte: number;
}

const VAEK =
  'script,style,template,noscript,iframe,object,embed,svg,math,head,meta,link,title,input,select,textarea,button,audio,video,canvas,map,del,xml';
const BLOKKE =
  'p,div,section,article,header,footer,main,aside,nav,figure,figcaption,blockquote,pre,address,dl,dt,dd,ul,ol,li,table,h1,h2,h3,h4,h5,h6,hr,center,form,fieldset,tbody,tr,td,th';

/** Where the style attribute is kept: as an attribute of that name the browser would try to apply it. */
const STIL = 'data-stil';

function udenStil(html: string): string {
  return html
    .replace(/<style[\s\S]*?<\/style\s*>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/([\s"'])style\s*=/gi, `$1${STIL}=`));
}

/** Cleans. `sektioner`: headings become sections; else (inside an indlæg's cell, a list …) they become bold lines. */
export function rensHtml(html: string, sektioner: boolean): Renset {
  const source = new DOMParser().parseFromString(udenStil(html), 'text/html');
  const out = document.implementation.createHTMLDocument('');
  const billeder: File[] = [];
  let tabte = 0;

  fjernUsynligt(source.body);

  const el = (tag: string, attrs: Readonly<Record<string, string>> = {}): HTMLElement => {
    const made = out.createElement(tag);
    for (const [name, value] of Object.entries(attrs)) made.setAttribute(name, value);
    return made;
  };

  const billede = (img: Element): void => {
    const data = /^data:(image\/(?:png|jpeg));base64,([A-Za-z0-9+/=\s]+)$/.exec(img.getAttribute('src') ?? '');
    if (!data) {
      // A picture of one or two points is a tracker or a spacer, no picture.
      if (Number(img.getAttribute('width') ?? 99) > 2) tabte++;
      return;
    }
    const bytes = Uint8Array.from(atob((data[2] ?? '').replace(/\s/g, '')), (letter) => letter.charCodeAt(0));
    billeder.push(new File([bytes], 'billede', { type: data[1] ?? 'image/png' }));
  };

  const inline = (node: Node, to: HTMLElement): void => {
    if (node instanceof Text) {
      const text = rensTegn(node.data).replace(/[ \t\n]+/g, ' ');
      if (text !== '') to.append(out.createTextNode(text));
      return;
    }
    if (!(node instanceof Element)) return;
    const tag = node.localName;
    if (tag === 'img') billede(node);
    else if (tag === 'br') to.append(el('br'));
    else {
      let into = to;
      const wrap = (name: string, attrs: Readonly<Record<string, string>> = {}): void => {
        const made = el(name, attrs);
        into.append(made);
        into = made;
      };
      const weight = stil(node, 'font-weight');
      const bold = tag === 'b' || tag === 'strong';
      if (/^(bold|bolder|[6-9]00)$/.test(weight) || (bold && !/^(normal|[1-5]00)$/.test(weight))) wrap('strong');
      const slant = stil(node, 'font-style');
      if (slant === 'italic' || ((tag === 'i' || tag === 'em') && slant !== 'normal')) wrap('em');
      const href = tag === 'a' ? adresse(node.getAttribute('href') ?? '') : null;
      if (href !== null) wrap('a', { href });
      for (const child of node.childNodes) inline(child, into);
    }
  };

  /** The blocks inside `root`, flat, in order; inline content between blocks makes paragraphs. */
  const blokke = (root: Node): HTMLElement[] => {
    const found: HTMLElement[] = [];
    let open: HTMLElement | null = null;
    const luk = (): void => {
      if (open) found.push(...afsnit(open));
      open = null;
    };
    let liste: { punkt: Wordpunkt; li: HTMLElement; ul: HTMLElement }[] = [];
    const walk = (node: Node): void => {
      for (const child of [...node.childNodes]) {
        if (!(child instanceof Element) || !(child.matches(BLOKKE) || child.querySelector(BLOKKE))) {
          if (child instanceof Text && child.data.trim() === '' && !open) continue;
          open ??= el('p');
          inline(child, open);
          continue;
        }
        const punkt = child.localName === 'p' || child.localName === 'div' ? wordpunkt(child) : null;
        luk();
        if (punkt) {
          const p = el('p');
          for (const one of child.childNodes) inline(one, p);
          liste = wordliste(liste, punkt, [p], found);
          continue;
        }
        if (child.localName !== 'p' || (child.textContent ?? '').trim() !== '') liste = [];
        blok(child, found, walk);
        luk();
      }
    };
    walk(root);
    luk();
    return found;
  };

  /** Puts a paragraph of a Word list where it belongs: a new list, the same one, or one inside the last item. */
  const wordliste = (
    open: readonly { punkt: Wordpunkt; li: HTMLElement; ul: HTMLElement }[],
    punkt: Wordpunkt,
    content: readonly HTMLElement[],
    found: HTMLElement[],
  ): { punkt: Wordpunkt; li: HTMLElement; ul: HTMLElement }[] => {
    const outer = open.filter((one) => one.punkt.niveau < punkt.niveau);
    const same = open.find((one) => one.punkt.niveau === punkt.niveau && one.punkt.art === punkt.art);
    const ul =
      same?.ul ?? el('ul', { 'data-node': 'liste', 'data-art': punkt.art, 'data-start': `json:${punkt.start}` });
    const li = el('li', {
      'data-node': 'listepunkt',
      ...(punkt.maerke === null ? {} : { 'data-maerke': punkt.maerke }),
    });
    li.append(...content);
    ul.append(li);
    if (!same) {
      const parent = outer.at(-1)?.li;
      if (parent) parent.append(ul);
      else found.push(ul);
    }
    return [...outer, { punkt, li, ul }];
  };

  const blok = (node: Element, found: HTMLElement[], walk: (node: Node) => void): void => {
    const tag = node.localName;
    const outline = /mso-outline-level:\s*(\d)/i.exec(node.getAttribute(STIL) ?? '')?.[1];
    const heading =
      /^h([1-6])$/.exec(tag)?.[1] ??
      (tag === 'p' ? (outline ?? (/MsoTitle/i.test(node.className) ? '1' : undefined)) : undefined);
    if (heading !== undefined && Number(heading) <= 6) {
      const h = el(`h${heading}`);
      for (const child of node.childNodes) inline(child, h);
      h.querySelectorAll('strong').forEach((bold) => {
        bold.replaceWith(...bold.childNodes);
      });
      if ((h.textContent ?? '').trim() !== '') found.push(h);
    } else if (tag === 'ul' || tag === 'ol') {
      const made = liste(node);
      if (made) found.push(made);
    } else if (tag === 'table') found.push(...tabel(node));
    else if (tag === 'pre') {
      const pre = node;
      for (const line of (pre.textContent ?? '').split(/\n\s*\n/)) {
        const p = el('p');
        line.split('\n').forEach((one, i) => {
          if (i > 0) p.append(el('br'));
          p.append(rensTegn(one));
        });
        found.push(...afsnit(p));
      }
    } else if (tag !== 'hr') walk(node);
  };

  const liste = (node: Element): HTMLElement | null => {
    const ordered = node.localName === 'ol';
    const art = !ordered ? 'punkt' : /^a$/i.test(node.getAttribute('type') ?? '') ? 'bogstav' : 'tal';
    const start = Math.max(0, Number(node.getAttribute('start') ?? 1) || 1);
    const ul = el('ul', { 'data-node': 'liste', 'data-art': art, 'data-start': `json:${start}` });
    for (const child of node.children) {
      if (child.localName === 'ul' || child.localName === 'ol') {
        // Google Docs and old editors nest a list straight in a list.
        const inner = liste(child);
        if (inner) (ul.lastElementChild ?? ul.appendChild(tomtPunkt())).append(inner);
        continue;
      }
      const inside = blokke(child);
      if (inside.length === 0) continue;
      const li = el('li', { 'data-node': 'listepunkt' });
      if (inside[0]?.localName !== 'p') li.append(el('p'));
      li.append(...inside.flatMap(uindrammet));
      ul.append(li);
    }
    return ul.children.length > 0 ? ul : null;
  };
  const tomtPunkt = (): HTMLElement => {
    const li = el('li', { 'data-node': 'listepunkt' });
    li.append(el('p'));
    return li;
  };

  /** What may stand in an item or a cell: paragraphs and lists. */
  const uindrammet = (block: HTMLElement): HTMLElement[] => {
    if (block.localName === 'table') return [...block.querySelectorAll<HTMLElement>('p')];
    return /^h[1-6]$/.test(block.localName) ? [fedLinje(block)] : [block];
  };
  const fedLinje = (heading: HTMLElement): HTMLElement => {
    const p = el('p');
    const strong = el('strong');
    strong.append(...heading.childNodes);
    p.append(strong);
    return p;
  };

  const tabel = (node: Element): HTMLElement[] => {
    if (!(node instanceof HTMLTableElement)) return [];
    const rows = [...node.rows].filter((row) => row.cells.length > 0 && row.closest('table') === node);
    if (rows.length === 1 && rows[0]?.cells.length === 1) return blokke(rows[0].cells[0] ?? el('td'));
    const made = el('table', { 'data-node': 'tabel' });
    for (const row of rows) {
      const tr = el('tr');
      for (const cell of row.cells) {
        const head = cell.localName === 'th' || row.parentElement?.localName === 'thead';
        const span = (n: number, most: number) => String(Math.min(Math.max(n, 1), most));
        const td = el(head ? 'th' : 'td', { colspan: span(cell.colSpan, 64), rowspan: span(cell.rowSpan, 1000) });
        const inside = blokke(cell).flatMap(uindrammet);
        td.append(...(inside.length > 0 ? inside : [el('p')]));
        tr.append(td);
      }
      made.append(tr);
    }
    return (made.textContent ?? '').trim() === '' ? [] : [made];
  };

  /** A paragraph without blanks at its ends; two line breaks in a row begin another one; empty ones go. */
  const afsnit = (p: HTMLElement): HTMLElement[] => {
    const made: HTMLElement[] = [el('p')];
    const children = [...p.childNodes];
    children.forEach((child, i) => {
      const br = child instanceof Element && child.localName === 'br';
      const next = children[i + 1];
      if (br && next instanceof Element && next.localName === 'br') return;
      const before = children[i - 1];
      if (br && before instanceof Element && before.localName === 'br') made.push(el('p'));
      else made.at(-1)?.append(child);
    });
    return made.filter((one) => {
      while (one.lastChild instanceof Element && one.lastChild.localName === 'br') one.lastChild.remove();
      while (one.firstChild instanceof Element && one.firstChild.localName === 'br') one.firstChild.remove();
      return (one.textContent ?? '').trim() !== '';
    });
  };

  const found = blokke(source.body);
  const only = found.length === 1 && found[0]?.localName === 'p' ? found[0] : null;
  const rod = el('div');
  if (only) rod.append(...only.childNodes);
  else
    rod.append(
      ...(sektioner ? iSektioner(found, el) : found.map((one) => (/^h\d$/.test(one.localName) ? fedLinje(one) : one))),
    );
  return { html: rod.innerHTML, billeder, tabte };
}

/** Headings with what follows them as sections; deeper ones inside. */
function iSektioner(
  blocks: readonly HTMLElement[],
  el: (tag: string, attrs?: Readonly<Record<string, string>>) => HTMLElement,
): HTMLElement[] {
  const top: HTMLElement[] = [];
  const open: { niveau: number; section: HTMLElement }[] = [];
  for (const block of blocks) {
    const level = /^h(\d)$/.exec(block.localName)?.[1];
    if (level !== undefined) {
      while ((open.at(-1)?.niveau ?? 0) >= Number(level)) open.pop();
      const section = el('section', { 'data-node': 'sektion' });
      const heading = el('h2', { 'data-node': 'overskrift' });
      heading.append(...block.childNodes);
      section.append(heading);
      const parent = open.at(-1)?.section;
      if (parent) parent.append(section);
      else top.push(section);
      open.push({ niveau: Number(level), section });
    } else {
      const parent = open.at(-1)?.section;
      if (parent) parent.append(block);
      else top.push(block);
    }
  }
  return top;
}

/** Comments, deletions, hidden text, what Word writes for itself. */
function fjernUsynligt(body: HTMLElement): void {
  const comments: Comment[] = [];
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Comment) comments.push(node);
  for (const comment of comments) comment.remove();
  for (const one of body.querySelectorAll('*')) {
    const style = one.getAttribute(STIL) ?? '';
    const name = one.localName;
    const hidden =
      one.matches(VAEK) ||
      one.hasAttribute('hidden') ||
      /display:\s*none|visibility:\s*hidden|mso-hide:\s*all|mso-element:\s*(comment|header|footer)/i.test(style) ||
      /MsoComment|MsoHeader|MsoFooter|msocomoff/i.test(one.className.toString()) ||
      (name === 'a' && /^#_msocom|^_msoanchor/i.test(one.getAttribute('href') ?? one.getAttribute('name') ?? '')) ||
      /^[vw]:|^o:(?!p$)/.test(name);
    if (hidden) one.remove();
  }
}

/** The address a link really leads to (mail programs and search engines wrap it), or null where it may not stand. */
function adresse(href: string): string | null {
  let target = href.trim();
  try {
    const url = new URL(target);
    const wrapped =
      (/\.safelinks\.protection\.outlook\.com$/i.test(url.hostname) && url.searchParams.get('url')) ||
      (/(^|\.)google\.[a-z.]+$/i.test(url.hostname) &&
        url.pathname === '/url' &&
        (url.searchParams.get('q') ?? url.searchParams.get('url')));
    if (wrapped) target = wrapped;
    tjekHref(target);
    return target;
  } catch {
    return null;
  }
}

/** A property of the style attribute, in lower case; "" where it is not set. */
function stil(node: Element, name: string): string {
  const style = node.getAttribute(STIL) ?? '';
  return new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;!]+)`, 'i').exec(style)?.[1]?.trim().toLowerCase() ?? '';
}
