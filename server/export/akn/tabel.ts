// A table in Akoma Ntoso: as in HTML, but every row must begin a cell of its own.
import type { Node } from 'prosemirror-model';
import { type Gittercelle, gitter } from '../gitter.ts';
import { element } from '../xml.ts';

/** The table; `indhold` gives the blocks of a cell. */
export function aknTabel(tabel: Node, eId: string, indhold: (celle: Node) => string): string {
  const { raekker } = gitter(tabel);
  const begun = raekker.map((row) => row.filter(({ fortsat }) => !fortsat));
  // A row that cells from above fill to the last column has none: it is left out, and those cells are a row shorter.
  const kept = begun.map((row) => row.length > 0);
  const rows = begun.flatMap((row, y) =>
    row.length === 0 ? [] : [`<tr>${row.map((one) => celle(one, height(one, y, kept), indhold)).join('')}</tr>\n`],
  );
  return `${element('table', { eId, title: String(tabel.attrs.beskrivelse ?? '') }, `\n${rows.join('')}`)}\n`;
}

function height({ raekker }: Gittercelle, y: number, kept: readonly boolean[]): number {
  return kept.slice(y, y + raekker).filter(Boolean).length;
}

function celle({ node, kolonner }: Gittercelle, raekker: number, indhold: (celle: Node) => string): string {
  const colspan = kolonner > 1 ? kolonner : null;
  const rowspan = raekker > 1 ? raekker : null;
  const tag = node?.type.name === 'hovedcelle' ? 'th' : 'td';
  return element(tag, { colspan, rowspan }, (node ? indhold(node) : '') || '<p/>');
}
