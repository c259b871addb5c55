// One textblock as HTML: names, emphasis, links, line breaks. Everything is escaped here.
import type { Node } from 'prosemirror-model';
import type { Roster } from '../../../editor/model/roster.ts';
import type { Run } from '../../../editor/model/tekst.ts';
import { har, stykker } from '../stykker.ts';
import { attribut, undslip } from '../xml.ts';

/** The element of each kind of run; only a speaker's name stands out. */
const ELEMENTS = {
  tekst: null,
  linjeskift: null,
  deltager: null,
  omtale: null,
  taler: ['<b class="taler">', '</b>'],
  felt: null,
} satisfies Record<Run['slags'], readonly [string, string] | null>;

const ER_NAVN: ReadonlySet<Run['slags']> = new Set(['deltager', 'omtale', 'taler']);

/** The content of the element for `block`. `navn`: what a page puts around a name. */
export function linje(block: Node, roster: Roster, navn?: (run: Run, html: string) => string): string {
  const render = (run: Run): string => (navn && ER_NAVN.has(run.slags) ? navn(run, stykke(run)) : stykke(run));
  return stykker(block, roster)
    .map(({ href, runs }) => {
      const content = runs.map(render).join('');
      return href ? `<a href="${attribut(href)}">${content}</a>` : content;
    })
    .join('');
}

function stykke(run: Run): string {
  if (run.slags === 'linjeskift') return '<br/>';
  let html = undslip(run.tekst);
  if (har(run, 'em')) html = `<em>${html}</em>`;
  if (har(run, 'strong')) html = `<strong>${html}</strong>`;
  const element = ELEMENTS[run.slags];
  return element ? `${element[0]}${html}${element[1]}` : html;
}
