// Documents for tests of the authority and the store: short ones to read, and one of any number of pages.
// Every block has an id; the people are invented.
import { Node } from 'prosemirror-model';
import { idRaekke } from '../../editor/model/id.ts';
import { schema } from '../../editor/model/schema.ts';

type Json = Record<string, unknown>;

const text = (value: string): Json[] => (value === '' ? [] : [{ type: 'text', text: value }]);

/** A title and one paragraph per string, in an indlæg of its own. */
export function referat(...afsnit: readonly string[]): Node {
  const id = idRaekke('b');
  const block = (type: string, content: Json[], attrs: Json = {}): Json => ({
    type,
    attrs: { id: id(), ...attrs },
    content,
  });
  return Node.fromJSON(schema, {
    type: 'doc',
    content: [
      block('titel', text('Referat af prøvemøde')),
      block('deltagere', [
        block('deltagergruppe', [
          block('deltagerlinje', [
            { type: 'deltager', attrs: { id: 'be', navn: 'Bo Eksempel', initialer: 'BE' } },
            { type: 'text', text: ', ' },
            { type: 'deltager', attrs: { id: 'kl', navn: 'Karen Lyngdal', initialer: 'KL' } },
          ]),
        ]),
      ]),
      ...afsnit.map((one) => block('indlaeg', [block('afsnit', text(one))])),
    ],
  });
}

/** A referat of about `pages` pages: punkter of 40 indlæg, 450 words to the page. */
export function langt(pages: number): Node {
  const id = idRaekke('p');
  const words = 'haven skal have nye bænke og lys langs stien før vinteren kommer siger udvalget'.split(' ');
  let n = 0;
  const sentence = (length: number): string => {
    let out = '';
    for (let i = 0; i < length; i++) out += `${words[n++ % words.length]} `;
    return `${out}${n}.`;
  };
  const punkter: Json[] = [];
  for (let indlaeg = 0; indlaeg < pages * 5; ) {
    const content: Json[] = [
      { type: 'overskrift', attrs: { id: id() }, content: text(`${punkter.length + 1}. Punkt`) },
    ];
    for (let i = 0; i < 40 && indlaeg < pages * 5; i++, indlaeg++)
      content.push({
        type: 'indlaeg',
        attrs: { id: id() },
        content: [{ type: 'afsnit', attrs: { id: id() }, content: text(sentence(90)) }],
      });
    punkter.push({ type: 'punkt', attrs: { id: id() }, content });
  }
  return Node.fromJSON(schema, {
    type: 'doc',
    content: [{ type: 'titel', attrs: { id: id() }, content: text('Langt referat') }, ...punkter],
  });
}

/** The position in front of the first occurrence of `needle` in the document's literal text. */
export function foran(doc: Node, needle: string): number {
  let found = -1;
  doc.descendants((node, pos) => {
    const at = node.isText ? (node.text ?? '').indexOf(needle) : -1;
    if (found < 0 && at >= 0) found = pos + at;
    return found < 0;
  });
  if (found < 0) throw new Error(`»${needle}« is not in the document.`);
  return found;
}
