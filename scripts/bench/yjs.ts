// The yardstick for accepting: Yjs applying the same keystrokes, as updates of one typed letter, to a document of the same text.
import * as Y from 'yjs';
import type { Stof } from './stof.ts';

/** A server document and `n` updates of one letter each, typed in the middle paragraph by a client that had it open. */
export function yjsTyping(
  { titel, punkter, navne }: Stof,
  n: number,
): { server: Y.Doc; updates: readonly Uint8Array[] } {
  const server = new Y.Doc();
  const fragment = server.getXmlFragment('doc');
  const paragraphs: Y.XmlText[] = [];
  const add = (name: string, text: string) => {
    const element = new Y.XmlElement(name);
    const inner = new Y.XmlText();
    inner.insert(0, text);
    element.insert(0, [inner]);
    fragment.push([element]);
    paragraphs.push(inner);
  };
  server.transact(() => {
    add('heading', titel);
    for (const punkt of punkter) {
      add('heading', punkt.titel);
      for (const one of punkt.indlaeg) add('paragraph', `${navne[one.taler]} ${one.tekst}`);
    }
  });
  const client = new Y.Doc();
  Y.applyUpdate(client, Y.encodeStateAsUpdate(server));
  const updates: Uint8Array[] = [];
  client.on('update', (update: Uint8Array) => {
    updates.push(update);
  });
  const element = client.getXmlFragment('doc').get(Math.floor(paragraphs.length / 2));
  const text = element instanceof Y.XmlElement ? element.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error('The middle of the document holds no text.');
  for (let i = 0; i < n; i++) text.insert(20 + i, 'e');
  return { server, updates };
}
