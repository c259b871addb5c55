// One open line in a public edition: hidden passages become a marker, and whoever is hidden is "en deltager" wherever the
// roster is referred to. Office and letters in parentheses beside such a name would tell who it is: they go along.
import type { Node } from 'prosemirror-model';
import { passagensAdgang } from '../../../editor/model/adgang.ts';
import type { Deltager, Roster } from '../../../editor/model/roster.ts';
import { schema } from '../../../editor/model/schema.ts';
import { inlineTekst } from '../../../editor/model/tekst.ts';
import { MAERKE, PERSON, stort } from './ord.ts';
import { SKJULT_ID } from './personer.ts';

const { deltager, omtale } = schema.nodes;

/** What the rewriting knows: who is hidden, and how an open node is rewritten. */
export interface Omskriver {
  readonly roster: Roster;
  readonly skjulte: ReadonlySet<string>;
  aaben(node: Node): Node;
}

/** A piece of a rewritten line: `fra` is where its text stands in the line as it was; null = it stands for something withheld. */
interface Stykke {
  readonly node: Node;
  readonly fra: number | null;
}

/** The content of the line. Participants of the list stay: they are taken off with the whole line in view (`liste.ts`). */
export function aabentIndhold(block: Node, om: Omskriver): readonly Node[] {
  return aabneStykker(block, om).map(({ node }) => node);
}

/** The same, with where each piece comes from: UTF-16 units of the line's text. */
export function aabneStykker(block: Node, { roster, skjulte }: Omskriver): readonly Stykke[] {
  const out: Stykke[] = [];
  let passage: Node[] = [];
  let at = 0;
  /** The hidden one whose name was the last thing written. */
  let netop: Deltager | null = null;
  const luk = (): void => {
    if (passage.length > 0) out.push({ node: schema.text(passageMaerke(passage, roster)), fra: null });
    passage = [];
  };
  for (const child of block.children) {
    const fra = at;
    at += inlineTekst(child, roster).length;
    if (erIPassage(child)) {
      passage.push(child);
      netop = null;
      continue;
    }
    luk();
    if (child.type === omtale && skjulte.has(child.attrs.deltager)) {
      const who = roster.find(child.attrs.deltager);
      udenEmbede(out, who);
      const before = out.map(({ node }) => inlineTekst(node, roster)).join('');
      out.push({ node: neutral(child, who, before), fra: null });
      netop = who;
      continue;
    }
    const kept = netop && child.isText ? udenParentes(child, netop) : child;
    netop = null;
    // What is left of a text is its end.
    if (kept) out.push({ node: kept, fra: kept === child ? fra : at - (kept.text ?? '').length });
  }
  luk();
  return out;
}

export function erIPassage(node: Node): boolean {
  return node.type !== deltager && passagensAdgang(node.marks) !== null;
}

/** Neighbouring passages as one marker of each kind, with the spaces at their ends. */
function passageMaerke(passage: readonly Node[], roster: Roster): string {
  const words = passage.map((node) => inlineTekst(node, roster)).join('');
  const markers = passage.map(({ marks }) => MAERKE[passagensAdgang(marks) ?? 'udelades']);
  const own = markers.filter((one, i) => one !== markers[i - 1]).join(' ');
  return `${/^\s/.test(words) ? ' ' : ''}${own}${/\s$/.test(words) ? ' ' : ''}`;
}

/** "en deltager" with the form that the name had; `before` is what the line says so far. */
function neutral(node: Node, who: Deltager | null, before: string): Node {
  const { form, ordret, rolle } = node.attrs as { form: string; ordret: string | null; rolle: string | null };
  const genitive = ordret === null ? form === 'genitiv' : /['’s]$/.test(ordret) && !who?.navn.endsWith('s');
  const first = /(?:^|[.!?]["»”]?\s|\n)\s*$/.test(before);
  const words = (first ? stort(PERSON) : PERSON) + (genitive ? 's' : '');
  return omtale.create({ deltager: SKJULT_ID, form: 'fuldt', rolle, ordret: words }, null, node.marks);
}

/** Takes the office off the end of what was written: "borgmester " before the name. */
function udenEmbede(out: Stykke[], who: Deltager | null): void {
  const last = out.at(-1);
  const office = who?.rolle.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') ?? '';
  if (!last?.node.isText || office === '') return;
  const text = (last.node.text ?? '').replace(new RegExp(`(?<!\\p{L})${office}\\s+$`, 'iu'), '');
  out.pop();
  if (text !== '') out.push({ node: schema.text(text, last.node.marks), fra: last.fra });
}

/** The text behind the name without "(BE)" or what the list has in parentheses; null where nothing is left. */
function udenParentes(node: Node, { initialer, markoer }: Deltager): Node | null {
  const [found, inside = ''] = /^\s*\(([^()]*)\)/.exec(node.text ?? '') ?? [];
  if (found === undefined || ![initialer, markoer].includes(inside.trim())) return node;
  const rest = (node.text ?? '').slice(found.length);
  return rest === '' ? null : schema.text(rest, node.marks);
}
