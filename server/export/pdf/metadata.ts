/// <reference path="./pdfkit.d.ts" />
// What the file says of itself: PDF/A and PDF/UA-1 in one file, title, sender, language, dates. XMP is XML: escaped.
// Dates come from the document, never from the clock: the same document gives the same bytes.
import PDFDocument from 'pdfkit';

export interface Metadata {
  readonly titel: string;
  readonly afsender: string;
  readonly emne: string;
  readonly dato: Date;
}

const CREATOR = 'Referat';
const PRODUCER = 'Referat (pdfkit)';

const xml = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** The extension schema that PDF/A asks for before it allows pdfuaid (ISO 19005-2, 6.6.2.3.3). */
const PDFUA = `
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about=""><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

/** A pdfkit document whose metadata are escaped and say what it is. */
export class Pdf extends PDFDocument {
  readonly #metadata: Metadata;

  constructor(metadata: Metadata, size: readonly [number, number], subset: 'PDF/A-2a' | 'PDF/A-3a') {
    const options: PDFKit.PDFDocumentOptions = {
      size: [...size],
      margin: 0,
      pdfVersion: '1.7',
      subset,
      tagged: true,
      lang: 'da-DK',
      displayTitle: true,
      autoFirstPage: false,
      info: {
        Title: metadata.titel,
        Author: metadata.afsender,
        Subject: metadata.emne,
        Creator: CREATOR,
        Producer: PRODUCER,
        CreationDate: metadata.dato,
        ModDate: metadata.dato,
      },
    };
    // Null, which its types do not know: with no font named, pdfkit would open one of its own.
    super(Object.assign<PDFKit.PDFDocumentOptions, object>(options, { font: null }));
    this.#metadata = metadata;
    this.appendXML(PDFUA);
  }

  /** Called by pdfkit when the metadata are written; its own version escapes nothing and leaves the language out. */
  _addInfo(): void {
    const { titel, afsender, emne, dato } = this.#metadata;
    const date = `${dato.toISOString().slice(0, 19)}Z`;
    const alt = (text: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${xml(text)}</rdf:li></rdf:Alt>`;
    this.appendXML(`
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate><xmp:CreatorTool>${CREATOR}</xmp:CreatorTool>
<dc:title>${alt(titel)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>${xml(afsender)}</rdf:li></rdf:Seq></dc:creator>
<dc:description>${alt(emne)}</dc:description>
<dc:language><rdf:Bag><rdf:li>da-DK</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>${PRODUCER}</pdf:Producer>
</rdf:Description>`);
  }
}
