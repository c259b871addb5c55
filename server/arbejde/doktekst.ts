// A document as JSON text, for the worker thread: written in pieces, so that nobody who saves a keystroke waits for a long
// one, and once per document, however many files are made of it.
import type { Node } from 'prosemirror-model';

/** Positions written before others have their turn: about a millisecond. */
const STYKKE = 30_000;

const kendte = new WeakMap<Node, Promise<string>>();

/** The same text as `JSON.stringify(doc.toJSON())`. */
export function doktekst(doc: Node): Promise<string> {
  const known = kendte.get(doc);
  if (known) return known;
  const made = skriv(doc);
  kendte.set(doc, made);
  return made;
}

async function skriv(doc: Node): Promise<string> {
  let text = '';
  let since = 0;
  for (const piece of stykker(doc)) {
    text += piece.tekst;
    since += piece.stoerrelse;
    if (since < STYKKE) continue;
    since = 0;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return text;
}

function* stykker(node: Node): Generator<{ readonly tekst: string; readonly stoerrelse: number }> {
  if (node.nodeSize <= STYKKE || node.isTextblock || node.marks.length > 0) {
    yield { tekst: JSON.stringify(node.toJSON()), stoerrelse: node.nodeSize };
    return;
  }
  // The node without its children, then each of them in its place.
  const own = JSON.stringify({ ...node.type.create(node.attrs).toJSON(), content: [] });
  const end = ']}'.length;
  yield { tekst: own.slice(0, -end), stoerrelse: 0 };
  for (const [i, child] of node.children.entries()) {
    if (i > 0) yield { tekst: ',', stoerrelse: 0 };
    yield* stykker(child);
  }
  yield { tekst: own.slice(-end), stoerrelse: 0 };
}
