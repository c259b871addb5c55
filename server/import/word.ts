// A Word file → document, source and report. What Word hides (deletions, comments, hidden text) is in the report only:
// the bytes of the file are not kept, so that no export can give it away.
import type { Node } from 'prosemirror-model';
import type { Importrapport } from '../../editor/model/importrapport.ts';
import type { Kilde } from '../../editor/model/kilde.ts';
import { bygWord } from './word/dokument.ts';
import { laesWord } from './word/laes.ts';

export interface Wordimport {
  readonly doc: Node;
  /** Says where the referat came from; holds no bytes and no blocks, and cannot be written out again. */
  readonly kilde: Kilde;
  readonly rapport: Importrapport;
  /** The images of the document (PNG, JPEG) by the SHA-256 of their bytes. */
  readonly filer: ReadonlyMap<string, Uint8Array>;
}

/** Reads a .docx, .docm or .dotx. Throws AppError with one sentence for what cannot be read or is too large. */
export function importWord(
  bytes: Uint8Array,
  { filnavn, skabelon = null }: { filnavn: string; skabelon?: string | null },
): Wordimport {
  const { blokke, noter, filer } = laesWord(bytes);
  const { doc, poster } = bygWord(blokke, noter, { filnavn, skabelon });
  return {
    doc,
    kilde: { filnavn, kodning: 'docx', linjeskift: '\n', data: '', blokke: [] },
    rapport: { filnavn, poster },
    filer: brugte(doc, filer),
  };
}

/** Only the images that stand in the document: one in a dropped place must not be kept either. */
function brugte(doc: Node, filer: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const used = new Set<unknown>();
  doc.descendants((node) => {
    if (node.type.name === 'figur') used.add(node.attrs.fil);
    return !node.isTextblock;
  });
  return new Map([...filer].filter(([sum]) => used.has(sum)));
}
