// Elements of a document that is never shown: the cleaner writes what it has read with these. No scripts, no network.
const ude = document.implementation.createHTMLDocument('');

/** Makes an element. */
export function el(tag: string, attrs: Readonly<Record<string, string>> = {}, ...content: readonly (Node | string)[]) {
  const made = ude.createElement(tag);
  for (const [name, value] of Object.entries(attrs)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

/**
 * Reads HTML. Styles are kept as letters only, under another name, and so are scripts in attributes: the page's own rules
 * refuse them, and the browser would complain of every one.
 */
export function laesHtml(html: string): HTMLElement {
  const uden = html
    // A style sheet as a template: nothing in it counts.
    .replace(/<(\/?)style\b/gi, '<$1template')
    .replace(/<[a-z][^<>]*\s(?:style|on[a-z]+)\s*=[^<>]*>/gi, (tag) =>
      tag.replace(/\sstyle(?=\s*=)/gi, ' data-stil').replace(/\son([a-z]+)(?=\s*=)/gi, ' data-paa-$1'),
    );
  return new DOMParser().parseFromString(uden, 'text/html').body;
}

/** What the style attribute said. */
export function stilAf(node: Element): string {
  return node.getAttribute('data-stil') ?? '';
}

/** One property of it. */
export function stil(node: Element, name: string): string {
  return new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;!]+)`, 'i').exec(stilAf(node))?.[1]?.trim().toLowerCase() ?? '';
}

/** Whether there is anything to read in an element. */
export function harTekst(part: Node): boolean {
  return (part.textContent ?? '').trim() !== '';
}

export function erBr(node: Node | undefined): boolean {
  return node instanceof Element && node.localName === 'br';
}
