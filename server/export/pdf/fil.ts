/// <reference path="./pdfkit.d.ts" />
// Writes finished pages as a PDF file: pages, images, links, faces, structure tree, bookmarks. Lays nothing out.
import type { Metadata } from './metadata.ts';
import { Pdf } from './metadata.ts';
import type { Bogmaerke } from './ombryder.ts';
import type { Side, Skrifter } from './side.ts';
import type { Element } from './struktur.ts';
import { writeStruktur } from './struktur.ts';
import { type Vedhaeftning, writeVedhaeftninger } from './vedhaeftning.ts';

export interface Faerdig {
  readonly sider: readonly Side[];
  readonly bogmaerker: readonly Bogmaerke[];
  readonly rod: Element;
  readonly skrifter: Skrifter;
  readonly papir: { readonly bredde: number; readonly hoejde: number };
  readonly vedhaeftninger: readonly Vedhaeftning[];
}

/** The bytes of the file. Rejects where an image cannot be read. */
export function writeFil(
  { sider, bogmaerker, rod, skrifter, papir, vedhaeftninger }: Faerdig,
  metadata: Metadata,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const del = vedhaeftninger.length > 0 ? 'PDF/A-3a' : 'PDF/A-2a';
    const pdf = new Pdf(metadata, [papir.bredde, papir.hoejde], del);
    const chunks: Uint8Array[] = [];
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);

    const fontRefs = new Map([...skrifter.alle.values()].map((skrift) => [skrift, pdf.ref({})]));
    const pageRefs = new Map<Side, PDFKit.PDFKitReference>();
    const linkRefs = new Map<Side, readonly PDFKit.PDFKitReference[]>();
    for (const [i, side] of sider.entries()) {
      pdf.addPage();
      const { page } = pdf;
      pageRefs.set(side, page.dictionary);
      Object.assign(page.dictionary.data, { StructParents: i });
      for (const [navn, skrift] of side.skriftnavne) page.fonts[navn] = fontRefs.get(skrift);
      writeContent(pdf, side);
      linkRefs.set(
        side,
        side.links.map((omraade) => writeLink(pdf, omraade)),
      );
    }
    for (const [skrift, ref] of fontRefs) skrift.write(pdf, ref);
    writeStruktur(
      pdf,
      rod,
      sider,
      (side) => get(pageRefs, side),
      (side, i) => {
        const ref = get(linkRefs, side)[i];
        if (!ref) throw new Error('The page has no such link.');
        return ref;
      },
    );
    for (const ref of [...linkRefs.values()].flat()) ref.end(undefined);
    writeBogmaerker(pdf, bogmaerker, papir.bredde);
    writeVedhaeftninger(pdf, vedhaeftninger, metadata.dato);
    pdf.end();
  });
}

function get<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error('The page was not written.');
  return value;
}

/** Written pages are let go. */
function writeContent(pdf: Pdf, side: Side): void {
  for (const part of side.indhold) {
    if (typeof part === 'string' || part instanceof Uint8Array) pdf.addContent(part);
    else pdf.image(Buffer.from(part.data), part.x, part.y, { width: part.bredde, height: part.hoejde });
  }
  side.indhold = [];
}

/** The object of a link on the current page; ended once the structure tree has given it its place. */
function writeLink(pdf: Pdf, { x, y, bredde, hoejde, link }: Side['links'][number]): PDFKit.PDFKitReference {
  const { page } = pdf;
  const ref = pdf.ref({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [x, page.height - y - hoejde, x + bredde, page.height - y],
    Border: [0, 0, 0],
    F: 4,
    Contents: new String(link.titel),
    A: { S: 'URI', URI: new String(encodeURI(decoded(link.href))) },
  });
  page.annotations.push(ref);
  return ref;
}

/** A target as 7-bit ASCII (ISO 32000-1, 12.6.4.7) without escaping twice what already is. */
function decoded(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}

function writeBogmaerker(pdf: Pdf, bogmaerker: readonly Bogmaerke[], bredde: number): void {
  // The title's entries are open: then the root must count them (ISO 32000-1, table 152).
  pdf.outline.options = { ...pdf.outline.options, expanded: true };
  const open: { niveau: number; item: PDFKit.PDFOutline }[] = [{ niveau: 0, item: pdf.outline }];
  for (const { tekst, niveau, side, y } of bogmaerker) {
    while (open.length > 1 && (open.at(-1)?.niveau ?? 0) >= niveau) open.pop();
    const parent = open.at(-1)?.item;
    if (!parent) throw new Error('There is no outline.');
    const item = parent.addItem(tekst, {
      pageNumber: side,
      left: bredde,
      top: Math.max(0, y - 8),
      expanded: niveau === 1,
    });
    open.push({ niveau, item });
  }
}
