// A table in HTML: header cells say what they head, and a wide one scrolls by itself.
import type { Node } from 'prosemirror-model';
import type { Gittercelle } from '../gitter.ts';
import { gitter } from '../gitter.ts';
import { attribut } from '../xml.ts';

/** The table; `indhold` gives what stands in a cell. */
export function htmlTabel(tabel: Node, indhold: (celle: Node) => string): string {
  const { raekker, hovedraekker } = gitter(tabel);
  const label = attribut(String(tabel.attrs.beskrivelse ?? '') || 'Tabel');
  const rows = (from: number, to: number, hoved: boolean): string =>
    raekker
      .slice(from, to)
      .map(
        (row) =>
          `<tr>${row
            .filter(({ fortsat }) => !fortsat)
            .map((one) => celle(one, hoved, indhold))
            .join('')}</tr>\n`,
      )
      .join('');
  const head = hovedraekker > 0 ? `<thead>\n${rows(0, hovedraekker, true)}</thead>\n` : '';
  const body = hovedraekker < raekker.length ? `<tbody>\n${rows(hovedraekker, raekker.length, false)}</tbody>\n` : '';
  return `<div class="tabel" role="region" tabindex="0" aria-label="${label}"><table aria-label="${label}">\n${head}${body}</table></div>\n`;
}

function celle({ node, kolonner, raekker }: Gittercelle, hoved: boolean, indhold: (celle: Node) => string): string {
  const spans = `${kolonner > 1 ? ` colspan="${kolonner}"` : ''}${raekker > 1 ? ` rowspan="${raekker}"` : ''}`;
  if (node?.type.name !== 'hovedcelle') return `<td${spans}>${node ? indhold(node) : ''}</td>`;
  const group = hoved ? kolonner > 1 : raekker > 1;
  return `<th scope="${hoved ? 'col' : 'row'}${group ? 'group' : ''}"${spans}>${indhold(node)}</th>`;
}
