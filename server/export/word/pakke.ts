// The post-step over the finished package: what the library cannot write (table style, captions, language of the
// document, stand-in faces) is added, and all that differs from run to run (relationship ids, times) is made fixed.
import { Document, Packer, XmlComponent } from 'docx';
import type { Brevhoved, Skrift } from '../brevhoved.ts';
import { stile, tabelstil } from './stil.ts';
import { type Udvidelse, udvid } from './udvidet.ts';
import { zip } from './zip.ts';

export interface Pakkevalg {
  readonly brevhoved: Brevhoved;
  /** ISO time that stands as created and modified. */
  readonly tid: string;
  /** The description of each table of the body, in order; null where it has none. */
  readonly tabeller: readonly (string | null)[];
  /** Comments and the like; null in a file that nobody comments on. */
  readonly udvidelse: Udvidelse | null;
}

/** The bytes of the .docx: equal for equal documents. */
export function faerdigPakke(file: Document, valg: Pakkevalg): Uint8Array {
  // Our own sheet takes the place of the library's: writing that one would be a tenth of a short file.
  if (!Reflect.has(file, 'styles')) throw new Error('docx gemmer ikke længere sit stilark som før.');
  Reflect.set(file, 'styles', new Tomt('w:styles'));
  const parts = dele(file);
  const edit = (name: string, change: (xml: string) => string): void => {
    const xml = parts.get(name);
    if (typeof xml !== 'string') throw new Error(`Pakken har intet ${name}.`);
    parts.set(name, change(xml));
  };
  edit('docProps/core.xml', (xml) => coreProperties(xml, valg.tid));
  edit('word/styles.xml', () => stilark(valg.brevhoved));
  edit('word/document.xml', (xml) => captions(xml, valg.tabeller));
  edit('word/fontTable.xml', () => fontTable(valg.brevhoved));
  if (valg.udvidelse) udvid(parts, valg.udvidelse);
  for (const name of [...parts.keys()].filter((name) => name.endsWith('.rels'))) fixRelationships(parts, name);
  // What the package holds is told first (OPC, ISO 29500-2, lets a reader stream it).
  const first = ['[Content_Types].xml', '_rels/.rels'];
  const rest = [...parts].filter(([name]) => !first.includes(name));
  return zip(new Map([...first.map((name) => [name, parts.get(name) ?? ''] as const), ...rest]), FAELLES);
}

/** An element with nothing in it. */
class Tomt extends XmlComponent {}

/** Parts that do not depend on the document, but on the letterhead at most. */
const FAELLES: ReadonlySet<string> = new Set(
  ['styles', 'settings', 'fontTable', 'footnotes', 'endnotes', 'theme/theme1'].map((name) => `word/${name}.xml`),
);

/** The style sheet of each look, made once: in a short referat it takes longer to write than the text. */
const stilarkene = new Map<string, string>();
const MAX_STILARK = 50;

function stilark(brevhoved: Brevhoved): string {
  const { skrift, farver } = brevhoved;
  const key = JSON.stringify([skrift, farver]);
  const known = stilarkene.get(key);
  if (known !== undefined) return known;
  const xml = dele(new Document({ styles: stile(brevhoved), sections: [] })).get('word/styles.xml');
  if (typeof xml !== 'string') throw new Error('Pakken har intet word/styles.xml.');
  if (stilarkene.size >= MAX_STILARK) stilarkene.clear();
  const made = xml.replace('</w:styles>', () => `${tabelstil(brevhoved)}</w:styles>`);
  stilarkene.set(key, made);
  return made;
}

/**
 * The parts of the package before they are zipped. `Packer` gives only a zip; to open it and zip it again would cost half
 * as much as all the rest. Its compiler is private, hence the checks; the library's version is exact.
 */
function dele(file: Document): Map<string, string | Uint8Array> {
  const compiler: unknown = Reflect.get(Packer, 'compiler');
  if (
    typeof compiler !== 'object' ||
    compiler === null ||
    !('compile' in compiler) ||
    typeof compiler.compile !== 'function'
  )
    throw new Error('docx har ikke længere en compiler.');
  const compiled: unknown = Reflect.apply(compiler.compile, compiler, [file]);
  if (!(compiled instanceof Map)) throw new Error('docx giver ikke længere pakkens dele.');
  const parts = new Map<string, string | Uint8Array>();
  for (const [name, data] of compiled)
    if (typeof name === 'string' && (typeof data === 'string' || data instanceof Uint8Array)) parts.set(name, data);
  return parts;
}

function coreProperties(xml: string, tid: string): string {
  return xml
    .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, (_, tag: string) => tag + tid)
    .replace('</cp:coreProperties>', '<dc:language>da-DK</dc:language></cp:coreProperties>');
}

/** What a table shows of its style, also for readers that know the older bits only (ISO 29500-4, 14.4.1.15). */
function tableLook(properties: string): string {
  return properties.replace(/<w:tblLook w:firstRow="(true|false)"[^>]*>/, (_, first: string) => {
    const [bits, head] = first === 'true' ? ['0620', '1'] : ['0600', '0'];
    const others = 'w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"';
    return `<w:tblLook w:val="${bits}" w:firstRow="${head}" ${others}/>`;
  });
}

/** `w:tblCaption` is the title, `w:tblDescription` the alternative text (ISO 29500 §17.4.62); last in `w:tblPr`. */
function captions(xml: string, tabeller: readonly (string | null)[]): string {
  let n = 0;
  return xml.replace(/<w:tblPr><w:tblStyle w:val="Referattabel"\/>.*?<\/w:tblPr>/g, (given) => {
    const properties = tableLook(given);
    const text = tabeller[n++];
    if (!text) return properties;
    return properties.replace(
      '</w:tblPr>',
      () =>
        `<w:tblCaption w:val="${attribute(text.slice(0, 250))}"/><w:tblDescription w:val="${attribute(text)}"/></w:tblPr>`,
    );
  });
}

/** The faces with what stands in for them where they are not installed. */
function fontTable({ skrift }: Brevhoved): string {
  const faces = new Map([skrift.broed, skrift.overskrift].map((one) => [one.familie, one]));
  const font = ({ familie, erstatning, art }: Skrift): string =>
    `<w:font w:name="${attribute(familie)}"><w:altName w:val="${attribute(erstatning)}"/><w:charset w:val="00"/>` +
    `<w:family w:val="${art === 'serif' ? 'roman' : 'swiss'}"/><w:pitch w:val="variable"/></w:font>`;
  return (
    '<?xml version="1.0" encoding="UTF-8"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
    `${[...faces.values()].map(font).join('')}</w:fonts>`
  );
}

/** The library's ids of hyperlinks are random: they become numbers in the order of the part. */
function fixRelationships(parts: Map<string, string | Uint8Array>, rels: string): void {
  const xml = parts.get(rels);
  const name = rels.replace('_rels/', '').replace(/\.rels$/, '');
  const part = parts.get(name);
  if (typeof xml !== 'string' || typeof part !== 'string') return;
  const ids = new Map([...xml.matchAll(/ Id="(rId[a-z0-9_-]{21})"/g)].map(([, id = ''], i) => [id, `rIdL${i + 1}`]));
  if (ids.size === 0) return;
  const fixed = (text: string): string =>
    text.replace(/"(rId[a-z0-9_-]{21})"/g, (quoted, id: string) => (ids.has(id) ? `"${ids.get(id)}"` : quoted));
  parts.set(rels, fixed(xml));
  parts.set(name, fixed(part));
}

function attribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, ' ');
}
