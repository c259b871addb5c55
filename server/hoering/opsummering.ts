// The summary of a round put into the referat: one step of the log, by the one who asks for it. Where it stands already
// nothing is written. Pure.
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { ReplaceStep } from 'prosemirror-transform';
import { nytId, type RandomBytes } from '../../editor/model/id.ts';
import { oneLine } from '../../editor/model/indhold.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import { tekst } from '../../editor/model/tekst.ts';
import { tekster } from '../tekster.ts';

const OVERSKRIFT = tekster.hoering.indsat.overskrift;
/** What ends a referat: the section comes before it. */
const SIDST = new Set(['naestemoede', 'underskrift', 'oevrige']);

/** Whether the sentence stands in the text, in a paragraph of its own. */
export function staarI(doc: Node, saetning: string): boolean {
  const roster = rosterOf(doc);
  let found = false;
  doc.descendants((node) => {
    if (node.isTextblock) found ||= oneLine(tekst(node, roster)) === saetning;
    return !found && !node.isTextblock;
  });
  return found;
}

/** A batch as `Levende.accept` takes it; null where the sentence stands there. */
export function opsummeringsbatch(
  { doc, version, epoch }: { readonly doc: Node; readonly version: number; readonly epoch: number },
  saetning: string,
  random: RandomBytes,
): object | null {
  if (staarI(doc, saetning)) return null;
  const { afsnit, overskrift, sektion } = schema.nodes;
  const linje = afsnit.create({ id: nytId(random) }, schema.text(saetning));
  const { pos, her } = sted(doc);
  const node = her
    ? linje
    : sektion.create({ id: nytId(random) }, [overskrift.create({ id: nytId(random) }, schema.text(OVERSKRIFT)), linje]);
  const step = new ReplaceStep(pos, pos, new Slice(Fragment.from(node), 0, 0));
  const id = nytId(random);
  return { version, epoch, client: `hoering-${id}`, batch: `hoering-${id}`, steps: [step.toJSON()] };
}

/** The end of the section that is for this (`her`), else the place for a new one: before what ends the referat. */
function sted(doc: Node): { readonly pos: number; readonly her: boolean } {
  const roster = rosterOf(doc);
  let pos = doc.content.size;
  let end = pos;
  for (const child of [...doc.children].reverse()) {
    const heading = child.type === schema.nodes.sektion ? child.firstChild : null;
    if (heading && oneLine(tekst(heading, roster)).toLowerCase() === OVERSKRIFT.toLowerCase())
      return { pos: pos - 1, her: true };
    if (SIDST.has(child.type.name) && pos === end) end = pos - child.nodeSize;
    pos -= child.nodeSize;
  }
  return { pos: end, her: false };
}
