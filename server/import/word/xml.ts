// XML of a package as a small tree with known prefixes. No DOCTYPE, no entities of its own, bounded in depth and size;
// children of the named container can be handed over one by one, so that a long document is never a tree as a whole.
import { SaxesParser } from 'saxes';
import { AppError } from '../../../editor/model/fejl.ts';
import { beskadiget, forStor } from './pakke.ts';

/** An element: its name and attributes with the prefixes of `PREFIXES`, its children in order. */
export interface Element {
  readonly navn: string;
  readonly attr: Readonly<Record<string, string | undefined>>;
  readonly boern: readonly (Element | string)[];
}

const MAX_DEPTH = 400;
const MAX_ELEMENTS = 3_000_000;
/** Elements of one block: a table of this size is still read, a block of millions would cost its memory at once. */
const MAX_BLOCK = 500_000;
const CHUNK = 2 ** 18;

const WORD = 'http://schemas.openxmlformats.org/';
const STRICT = 'http://purl.oclc.org/ooxml/';
/** Namespaces, transitional and strict (ECMA-376-1 and -4), by the prefix everybody knows them by. */
const PREFIXES: Readonly<Record<string, string>> = {
  [`${WORD}wordprocessingml/2006/main`]: 'w:',
  [`${STRICT}wordprocessingml/main`]: 'w:',
  [`${WORD}officeDocument/2006/relationships`]: 'r:',
  [`${STRICT}officeDocument/relationships`]: 'r:',
  [`${WORD}officeDocument/2006/math`]: 'm:',
  [`${STRICT}officeDocument/math`]: 'm:',
  [`${WORD}drawingml/2006/main`]: 'a:',
  [`${STRICT}drawingml/main`]: 'a:',
  [`${WORD}drawingml/2006/wordprocessingDrawing`]: 'wp:',
  [`${STRICT}drawingml/wordprocessingDrawing`]: 'wp:',
  [`${WORD}drawingml/2006/chart`]: 'c:',
  [`${STRICT}drawingml/chart`]: 'c:',
  [`${WORD}drawingml/2006/diagram`]: 'dgm:',
  [`${STRICT}drawingml/diagram`]: 'dgm:',
  [`${WORD}markup-compatibility/2006`]: 'mc:',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps:',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14:',
  'http://schemas.microsoft.com/office/word/2012/wordml': 'w15:',
  'urn:schemas-microsoft-com:vml': 'v:',
  'urn:schemas-microsoft-com:office:office': 'o:',
  [`${WORD}package/2006/relationships`]: '',
  [`${WORD}package/2006/content-types`]: '',
};

/**
 * Reads a part. Each child of an element named `container` goes to `hver` as soon as it is whole, and is not kept.
 * Throws AppError for what is not well-formed, has a DOCTYPE, nests too deep or has too many elements.
 */
export function laesXml(bytes: Uint8Array, container?: string, hver?: (child: Element) => void): Element {
  const parser = new SaxesParser({ xmlns: true });
  const open: { navn: string; attr: Element['attr']; boern: (Element | string)[] }[] = [];
  let root: Element | null = null;
  let elements = 0;
  let kept = 0;

  parser.on('error', (cause) => {
    throw beskadiget(cause);
  });
  parser.on('doctype', () => {
    throw new AppError('ugyldig', 'Word-filen indeholder erklæringer, som en Word-fil ikke må have (DOCTYPE).');
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (open.length >= MAX_DEPTH)
      throw new AppError('ugyldig', 'Word-filens indhold er indlejret for dybt til at være et referat.');
    if (++elements > MAX_ELEMENTS || ++kept > MAX_BLOCK) throw forStor();
    let attr = NONE;
    for (const name in attributes) {
      const one = attributes[name];
      if (!one) continue;
      if (attr === NONE) attr = {};
      attr[prefix(one.uri) + one.local] = one.value;
    }
    open.push({ navn: prefix(uri) + local, attr, boern: EMPTY });
  });
  const text = (value: string) => {
    const parent = open.at(-1);
    if (parent) add(parent, value);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => {
    const done = open.pop();
    const parent = open.at(-1);
    if (!done) return;
    if (!parent) root = done;
    else if (hver && parent.navn === container) {
      hver(done);
      kept = 0;
    } else add(parent, done);
  });

  try {
    const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
    for (let at = 0; at < bytes.length; at += CHUNK)
      parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: at + CHUNK < bytes.length }));
    parser.close();
  } catch (cause) {
    throw cause instanceof AppError ? cause : beskadiget(cause);
  }
  if (!root) throw beskadiget();
  return root;
}

/** Most elements have no attributes, or no children: they share these, which nobody changes. */
const NONE: Record<string, string> = {};
const EMPTY: (Element | string)[] = [];

function add(parent: { boern: (Element | string)[] }, child: Element | string): void {
  if (parent.boern === EMPTY) parent.boern = [child];
  else parent.boern.push(child);
}

function prefix(uri: string): string {
  return PREFIXES[uri] ?? (uri === '' ? '' : '?:');
}

/** XML without a byte order mark is UTF-8 here, whatever it says: ECMA-376 allows UTF-8 and UTF-16 only. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** The child elements. */
export function elementer(element: Element | null | undefined): readonly Element[] {
  return element ? element.boern.filter((child) => typeof child !== 'string') : [];
}

/** The first child element with this name, or null. */
export function barn(element: Element | null | undefined, navn: string): Element | null {
  return elementer(element).find((child) => child.navn === navn) ?? null;
}

/** The `w:val` of the child with this name; null where there is no such child or no value. */
export function val(element: Element | null | undefined, navn: string): string | null {
  return barn(element, navn)?.attr['w:val'] ?? null;
}

/** An on/off property (ECMA-376-1 §17.17.4): null where it is absent, true where it has no value. */
export function taendt(element: Element | null | undefined, navn: string): boolean | null {
  const child = barn(element, navn);
  if (!child) return null;
  return !['0', 'false', 'off', 'none'].includes(child.attr['w:val'] ?? '1');
}

/** The first element below with this name, in document order, or null. */
export function find(element: Element, navn: string): Element | null {
  for (const child of elementer(element)) {
    const found = child.navn === navn ? child : find(child, navn);
    if (found) return found;
  }
  return null;
}
