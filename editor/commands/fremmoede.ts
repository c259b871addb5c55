// Writes who came, left, sent regrets or stepped in: a line of attendance after what one writes in, the caret untouched,
// and the list where it says otherwise. What may be wrong is said in a sentence; whether to go on is the user's choice.
import type { Node, ResolvedPos } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { klokkeslaet } from '../model/dato.ts';
import { type Fremmoede, fremmoedeOrd, stilling } from '../model/fremmoede.ts';
import { nummereret } from '../model/nummer.ts';
import { rosterOf } from '../model/roster.ts';
import { schema } from '../model/schema.ts';
import { tekst } from '../model/tekst.ts';
import { frisktId } from '../view/nytid.ts';
import { fjernAfbud, saetAfbud, saetStatus } from './afbud.ts';
import { FOERST, plads } from './plads.ts';
import { beholder, erBeholder, erTom, omkring } from './sted.ts';

const { fremmoede, omtale, overskrift } = schema.nodes;
/** Parts at the top after the minutes. */
const EFTER: readonly string[] = ['opfoelgning', 'naestemoede', 'underskrift', 'oevrige'];

/** Where a line of attendance goes that is written with the caret at `$head`: after the indlæg, before an empty line. */
export function fremmoedeplads($head: ResolvedPos): number {
  const { node, depth, index } = beholder($head);
  const child = node.maybeChild(index);
  if (!child || $head.depth <= depth) return $head.pos;
  const outside = depth === 0 && (FOERST.includes(child.type.name) || EFTER.includes(child.type.name));
  if (outside) return sidstIReferatet($head.node(0));
  const start = $head.before(depth + 1);
  if (erTom(child) && child.type !== overskrift) return start;
  return efterFlere(node, index, start + child.nodeSize);
}

/** Behind lines of attendance that stand there already: they keep their order. */
function efterFlere(parent: Node, index: number, at: number): number {
  let end = at;
  for (let i = index + 1; parent.maybeChild(i)?.type === fremmoede; i++) end += parent.child(i).nodeSize;
  return end;
}

/** The end of the last section or item of the minutes. */
function sidstIReferatet(doc: Node): number {
  let at = plads(doc, 'sektion');
  let parent = doc;
  let last = -1;
  let pos = 0;
  doc.forEach((child, offset, i) => {
    if (FOERST.includes(child.type.name) || EFTER.includes(child.type.name)) return;
    last = i;
    pos = offset;
  });
  while (last >= 0) {
    const child = parent.child(last);
    if (!erBeholder(child)) return erTom(child) && child.type !== overskrift ? pos : pos + child.nodeSize;
    at = pos + child.nodeSize - 1;
    parent = child;
    last = child.childCount - 1;
    pos = at - (child.lastChild?.nodeSize ?? 0);
  }
  return at;
}

/** The number of the item around a position, "" where none is. */
function punktnummer($pos: ResolvedPos): string {
  const around = omkring($pos, 'punkt');
  const heading = around?.node.firstChild;
  return heading ? nummereret(tekst(heading, rosterOf($pos.doc))).nummer : '';
}

/**
 * Writes the event. Regrets without a time are said by the list alone; whoever comes after all, or steps in, is shown so
 * there. The caret stays.
 */
export function skrivFremmoede(tr: Transaction, event: Fremmoede): void {
  const { deltager, art, kl, for: stedfor } = event;
  const status = rosterOf(tr.doc).find(deltager);
  if (art !== 'afbud' || kl !== null || !status?.paaListen) {
    const at = fremmoedeplads(tr.selection.$head);
    const [foer, efter] = fremmoedeOrd(art, kl, punktnummer(tr.doc.resolve(at)));
    const text = (words: string) => (words === '' ? [] : [schema.text(words)]);
    const other = stedfor === null ? [] : [omtale.create({ deltager: stedfor })];
    const content = [omtale.create({ deltager }), ...text(foer), ...other, ...text(efter)];
    tr.insert(at, fremmoede.create({ ...event, id: frisktId() }, content));
  }
  if (!status?.paaListen) return;
  const absent = status.status === 'afbud' || status.status === 'fraværende';
  if (art === 'ankom' && absent) fjernAfbud(tr, deltager);
  if (art === 'afbud') saetAfbud(tr, deltager);
  if (art === 'stedfortræder' && (status.status === null || absent)) saetStatus(tr, deltager, 'stedfortræder');
}

/** What speaks against the event, as sentences for whoever writes it; empty = nothing. */
export function indvendinger(doc: Node, $head: ResolvedPos, event: Fremmoede): readonly string[] {
  const roster = rosterOf(doc);
  const { tilstede, sidst, kl } = stilling(doc, roster, fremmoedeplads($head));
  const found: string[] = [];
  const navn = roster.find(event.deltager)?.navn ?? '';
  const last = sidst.get(event.deltager);
  const time = last?.kl ? ` kl. ${klokkeslaet(last.kl)}` : '';
  const there = tilstede.get(event.deltager);
  if (event.art === 'gik' && there === false)
    found.push(
      last?.art === 'gik'
        ? `${navn} er allerede gået${time}.`
        : last?.art === 'stedfortræder'
          ? `${navn} er ikke til stede: en stedfortræder trådte ind${time}.`
          : `${navn} er ikke til stede.`,
    );
  if (event.art === 'ankom' && there === true && last) found.push(`${navn} er her allerede: kom${time}.`);
  if (event.art === 'afbud' && harTalt(doc, event.deltager)) found.push(`${navn} har allerede talt på mødet.`);
  if (event.kl !== null && kl !== null && erFoer(event.kl, kl))
    found.push(`Kl. ${klokkeslaet(event.kl)} ligger før det sidste, der er skrevet: kl. ${klokkeslaet(kl)}.`);
  return found;
}

function harTalt(doc: Node, id: string): boolean {
  let found = false;
  doc.descendants((node) => {
    found ||= node.type === omtale && node.attrs.rolle === 'taler' && node.attrs.deltager === id;
    return !found;
  });
  return found;
}

/** Earlier on the same evening: a meeting may go on past midnight. */
function erFoer(time: string, other: string): boolean {
  return time < other && !(other >= '20:00' && time < '06:00');
}
