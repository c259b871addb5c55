// A referat as its own file form: the document with the bytes of its images, and its source where there is one.
import type { Kilde } from '../../editor/model/kilde.ts';
import { skrivReferatfil } from '../../editor/model/referatfil.ts';
import type { Udskrift } from './udskrift.ts';

/** The JSON that `import` writes and every other command reads. An image whose bytes are gone is left out. */
export function renderJson(udskrift: Pick<Udskrift, 'doc' | 'fil'>, kilde: Kilde | null = null): string {
  const { doc } = udskrift;
  const filer: Record<string, string> = {};
  doc.descendants((node) => {
    if (node.type.name === 'figur' && node.attrs.fil !== '') {
      const data = udskrift.fil(node.attrs.fil);
      if (data) filer[node.attrs.fil] = Buffer.from(data).toString('base64');
    }
    return !node.isTextblock;
  });
  return skrivReferatfil({ doc, kilde, filer });
}
