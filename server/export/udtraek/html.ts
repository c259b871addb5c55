// Reads the text of an exported HTML file again, for checking it: what stands in `main`, blocks parted by line breaks.
import { SaxesParser } from 'saxes';

const INLINE = new Set(['a', 'b', 'em', 'strong', 'span']);

/** The text of `main`. Throws where the file is not well-formed. */
export function htmlTekst(html: string): string {
  let out = '';
  let inside = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    if (name === 'main') inside = true;
    else if (!INLINE.has(name)) out += '\n';
  });
  parser.on('text', (text) => {
    if (inside) out += text;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'main') inside = false;
    else if (!INLINE.has(name)) out += '\n';
  });
  parser.write(html).close();
  return out;
}
