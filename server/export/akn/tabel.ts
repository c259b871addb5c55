// A table in Akoma Ntoso: rows and cells as in HTML, whose head rows it does not part from the others.
import type { Node } from 'prosemirror-model';
import { type Gittercelle, gitter } from '../gitter.ts';
import { element } from '../xml.ts';

/** The table; `indhold` gives the blocks of a cell. */
export function aknTabel(tabel: Node, eId: string, indhold: (celle: Node) => string): string {
  const rows = gitter(tabel).raekker.map((row) => {
    const begun = row.filter(({ fortsat }) => !fortsat);
    return `<tr>${begun.map((one) => celle(one, indhold)).join('')}</tr>\n`;
  });
  return `${element('table', { eId, title: String(tabel.attrs.beskrivelse ?? '') }, `\n${rows.join('')}`)}\n`;
}

function celle({ node, kolonner, raekker }: Gittercelle, indhold: (celle: Node) => string): string {
  const colspan = kolonner > 1 ? kolonner : null;
  const rowspan = raekker > 1 ? raekker : null;
  const tag = node?.type.name === 'hovedcelle' ? 'th' : 'td';
  return element(tag, { colspan, rowspan }, (node ? indhold(node) : '') || '<p/>');
}
