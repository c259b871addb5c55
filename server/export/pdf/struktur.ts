/// <reference path="./pdfkit.d.ts" />
// The structure tree: what a screen reader follows. Elements hold other elements and marked content on pages, in the
// order of reading; written as objects once every page exists (ISO 32000-1, 14.7). Content outside it is an artifact.
import type { Side } from './side.ts';

/** Standard structure types that are used (ISO 32000-1, 14.8.4). */
export type Rolle =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'H6'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Link';

/** Marked content on a page, or an annotation of it by its place in `Side.links`. */
export type Indhold =
  | { readonly side: Side; readonly mcid: number }
  | { readonly side: Side; readonly annotation: number };

interface Elementvalg {
  readonly alt?: string | null;
  readonly titel?: string | null;
  readonly attributter?: object | null;
}

export class Element {
  readonly rolle: Rolle;
  readonly alt: string | null;
  /** What the element is, for those who walk the tree (14.7.2, T). */
  readonly titel: string | null;
  /** Attribute objects, as PDF dictionaries: `{O: 'Table', RowSpan: 2}`. */
  readonly attributter: object | null;
  readonly boern: (Element | Indhold)[] = [];

  constructor(rolle: Rolle, { alt = null, titel = null, attributter = null }: Elementvalg = {}) {
    this.rolle = rolle;
    this.alt = alt;
    this.titel = titel;
    this.attributter = attributter;
  }

  /** A new last child. */
  tilfoej(rolle: Rolle, options: Elementvalg = {}): Element {
    const barn = new Element(rolle, options);
    this.boern.push(barn);
    return barn;
  }

  /** True when there is anything to read in it; a cell counts, the grid of a table must stay whole. */
  get fyldt(): boolean {
    return this.boern.some(
      (barn) => !(barn instanceof Element) || barn.rolle === 'TD' || barn.rolle === 'TH' || barn.fyldt,
    );
  }
}

/** Writes the tree and the way back from pages to it. `sideref` gives the object of a page, `linkref` of an annotation. */
export function writeStruktur(
  pdf: PDFKit.PDFDocument,
  rod: Element,
  sider: readonly Side[],
  sideref: (side: Side) => PDFKit.PDFKitReference,
  linkref: (side: Side, annotation: number) => PDFKit.PDFKitReference,
): void {
  const root = pdf.getStructTreeRoot();
  const refs = new Map<Element, PDFKit.PDFKitReference>();
  const annotationOwners: [key: number, owner: PDFKit.PDFKitReference][] = [];
  let nextKey = sider.length;

  const write = (element: Element, parent: PDFKit.PDFKitReference): PDFKit.PDFKitReference => {
    const ref = pdf.ref({ S: element.rolle, P: parent });
    refs.set(element, ref);
    const first = element.boern.find((barn) => !(barn instanceof Element));
    const home = first && !(first instanceof Element) ? first.side : null;
    const kids: unknown[] = [];
    for (const barn of element.boern) {
      if (barn instanceof Element) {
        if (
          barn.fyldt ||
          barn.rolle === 'TD' ||
          barn.rolle === 'TH' ||
          (barn.rolle === 'LBody' && element.rolle === 'LI')
        )
          kids.push(write(barn, ref));
      } else if ('mcid' in barn) {
        kids.push(barn.side === home ? barn.mcid : { Type: 'MCR', Pg: sideref(barn.side), MCID: barn.mcid });
      } else {
        const annotation = linkref(barn.side, barn.annotation);
        Object.assign(annotation.data, { StructParent: nextKey });
        annotationOwners.push([nextKey++, ref]);
        kids.push({ Type: 'OBJR', Obj: annotation, Pg: sideref(barn.side) });
      }
    }
    Object.assign(ref.data, {
      ...(home ? { Pg: sideref(home) } : {}),
      ...(element.alt === null ? {} : { Alt: new String(element.alt) }),
      ...(element.titel === null ? {} : { T: new String(element.titel) }),
      ...(element.attributter ? { A: element.attributter } : {}),
      K: kids,
    });
    ref.end(undefined);
    return ref;
  };

  const top = write(rod, root);
  const pages = sider.map((side, key) => [key, side.ejere.map((owner) => refs.get(owner) ?? null)] as const);
  const nums = [...pages, ...annotationOwners].flat();
  const tree = pdf.ref({ Nums: nums });
  tree.end(undefined);
  Object.assign(root.data, { K: [top], ParentTree: tree, ParentTreeNextKey: nextKey });
}
