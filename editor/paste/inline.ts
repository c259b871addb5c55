// The inside of a paragraph: letters, emphasis, links, line breaks. Pictures are put aside.
import { href as tjekHref } from '../model/attrs.ts';
import { el, erBr, harTekst, stil } from './element.ts';
import { rensTegn } from './tegn.ts';

/** Images met on the way. */
export interface Fundne {
  /** Those that came as data and can be stored. */
  readonly billeder: File[];
  /** How many only the other program can reach. */
  tabte: number;
}

/** Reads `node` into `to`. */
export function inline(node: Node, to: HTMLElement, fundne: Fundne): void {
  if (node instanceof Text) {
    const text = rensTegn(node.data).replace(/[ \t\n]+/g, ' ');
    if (text !== '') to.append(text);
    return;
  }
  if (!(node instanceof Element)) return;
  const tag = node.localName;
  const power = tag === 'sup' ? potens(node, to) : null;
  if (tag === 'img') billede(node, to, fundne);
  else if (tag === 'br') to.append(el('br'));
  else if (power !== null) to.append(power);
  else element(node, to, fundne);
}

function element(node: Element, to: HTMLElement, fundne: Fundne): void {
  const tag = node.localName;
  let into = to;
  const wrap = (made: HTMLElement): void => {
    into.append(made);
    into = made;
  };
  const weight = stil(node, 'font-weight');
  const bold = tag === 'b' || tag === 'strong';
  if (/^(bold|bolder|[6-9]00)$/.test(weight) || (bold && !/^(normal|[1-5]00)$/.test(weight))) wrap(el('strong'));
  const slant = stil(node, 'font-style');
  if (slant === 'italic' || ((tag === 'i' || tag === 'em') && slant !== 'normal')) wrap(el('em'));
  const href = tag === 'a' ? adresse(node.getAttribute('href') ?? '') : null;
  if (href !== null) wrap(el('a', { href }));
  for (const child of node.childNodes) inline(child, into, fundne);
}

const HAEVEDE = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** m², 10⁶ and the mark of a note keep their meaning without raised letters: "bidrage¹" is not "bidrage1". */
function potens(node: Element, to: HTMLElement): string | null {
  const { textContent } = node;
  const n = (textContent ?? '').trim();
  if (!/^\d{1,3}$/.test(n) || !/[\p{L}\p{N}\p{P}]$/u.test(to.textContent ?? '')) return null;
  return n.replace(/\d/g, (digit) => HAEVEDE.charAt(Number(digit)));
}

function billede(img: Element, to: HTMLElement, fundne: Fundne): void {
  const alt = img.getAttribute('alt') ?? '';
  if (/^\p{Extended_Pictographic}/u.test(alt) && alt.length <= 12) {
    to.append(alt);
    return;
  }
  // The box of a checklist is the list's, and a picture of one or two points is a tracker or a spacer.
  if (img.closest('[role=checkbox]') || Number(img.getAttribute('width') ?? 99) <= 2) return;
  const data = /^data:(image\/[a-z+.-]+);base64,([A-Za-z0-9+/=\s]+)$/i.exec(img.getAttribute('src') ?? '');
  const bytes = data ? laesBase64(data[2] ?? '') : null;
  if (bytes) fundne.billeder.push(new File([bytes], 'billede', { type: data?.[1] ?? 'image/png' }));
  else fundne.tabte++;
}

function laesBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text.replace(/\s/g, '')), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
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

/** A paragraph without breaks at its ends; two line breaks in a row begin another one; empty ones go. */
export function afsnit(p: HTMLElement): HTMLElement[] {
  const made: HTMLElement[] = [el('p')];
  // Blanks between two breaks are no line.
  const children = [...p.childNodes].filter(
    (child, i, all) => !(child instanceof Text && !harTekst(child) && erBr(all[i - 1]) && erBr(all[i + 1])),
  );
  children.forEach((child, i) => {
    if (erBr(child) && erBr(children[i + 1])) return;
    if (erBr(child) && erBr(children[i - 1])) made.push(el('p'));
    else made.at(-1)?.append(child);
  });
  return made.filter((one) => {
    while (one.lastChild && erBr(one.lastChild)) one.lastChild.remove();
    while (one.firstChild && erBr(one.firstChild)) one.firstChild.remove();
    // A blank before a line break is seen nowhere.
    for (const br of one.querySelectorAll('br'))
      if (br.previousSibling instanceof Text) br.previousSibling.data = br.previousSibling.data.trimEnd();
    return harTekst(one);
  });
}
