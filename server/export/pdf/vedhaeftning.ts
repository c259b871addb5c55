/// <reference path="./pdfkit.d.ts" />
// Files inside a PDF, associated with the whole document (ISO 19005-3, 6.8). Written as pdfkit's objects: its own writes the
// checksum as letters where ISO 32000-1 (table 46) wants its bytes.
import { createHash } from 'node:crypto';
import type { Pdf } from './metadata.ts';

export interface Vedhaeftning {
  /** A file name of plain letters. */
  readonly navn: string;
  readonly mime: string;
  /** What the file is to the pages (ISO 19005-3, table 1): what they were made from, or the same facts as data. */
  readonly forhold: 'Source' | 'Data';
  readonly beskrivelse: string;
  readonly bytes: Uint8Array;
}

/** Adds the files to the catalog, in order. `dato` stands in for the clock. */
export function writeVedhaeftninger(pdf: Pdf, vedhaeftninger: readonly Vedhaeftning[], dato: Date): void {
  if (vedhaeftninger.length === 0) return;
  const specs = vedhaeftninger.map(({ navn, mime, forhold, beskrivelse, bytes }) => {
    const fil = pdf.ref({
      Type: 'EmbeddedFile',
      Subtype: mime.replaceAll('/', '#2F'),
      Params: {
        ModDate: dato,
        Size: bytes.length,
        CheckSum: createHash('md5').update(bytes).digest(),
      },
    });
    fil.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const spec = pdf.ref({
      Type: 'Filespec',
      AFRelationship: forhold,
      F: new String(navn),
      UF: new String(navn),
      Desc: new String(beskrivelse),
      EF: { F: fil, UF: fil },
    });
    spec.end(undefined);
    pdf.addNamedEmbeddedFile(navn, spec);
    return spec;
  });
  Object.assign(pdf._root.data, { AF: specs });
}
