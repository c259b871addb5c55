// What is used of pdfkit beyond its published types: the structure tree's root, the catalog and places of bookmarks.
declare namespace PDFKit {
  interface PDFDocument {
    getStructTreeRoot(): PDFKitReference;
    addNamedEmbeddedFile(name: string, ref: PDFKitReference): void;
    readonly _root: PDFKitReference;
    addContent(data: string | Uint8Array): this;
    appendXML(xml: string, newline?: boolean): void;
    outline: PDFOutline & { options: object };
  }
  interface PDFOutline {
    addItem(
      title: string,
      options: { pageNumber: number; left: number; top: number; expanded: boolean; fit?: boolean },
    ): PDFOutline;
  }
}
