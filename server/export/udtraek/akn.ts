// Reads the text of an Akoma Ntoso file again, for checking it: preface, debateBody and conclusions, blocks parted by line
// breaks. A number stands on the line of what follows it.
import { SaxesParser } from 'saxes';

const PARTS = new Set(['preface', 'debateBody', 'conclusions']);
/** Elements within a line; all others begin and end one. */
const INLINE = new Set(
  'a b i inline person organization location date docDate docTitle docNumber recordedTime num'.split(' '),
);

/** The text. Throws where the file is not well-formed. */
export function aknTekst(xml: string): string {
  let out = '';
  let inside = false;
  let numberEnd = -1;
  const part = (): void => {
    if (out.length !== numberEnd) out += '\n';
  };
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    if (PARTS.has(name)) inside = true;
    else if (name === 'num') out += '\n';
    else if (!INLINE.has(name)) part();
  });
  parser.on('text', (text) => {
    if (inside) out += text;
  });
  parser.on('closetag', ({ name }) => {
    if (PARTS.has(name)) inside = false;
    else if (name === 'num') numberEnd = out.length;
    else if (!INLINE.has(name)) out += '\n';
  });
  parser.write(xml).close();
  return out;
}
