// The copy of a draft that participants are shown, and where its text stands in the document it was made from. Only text that
// reads the same in both has a place: a marker leads nowhere, so that nothing withheld can be pointed at. Pure.
import type { Node } from 'prosemirror-model';
import { type Roster, rosterOf } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import { inlineTekst, tekst } from '../../editor/model/tekst.ts';
import { medNyeIds } from '../export/udgave/ids.ts';
import { aabneStykker, type Omskriver } from '../export/udgave/linje.ts';
import { offentlig, omskriver, type Udgave } from '../export/udgave.ts';

const { deltager, oevrige } = schema.nodes;

/** A stretch that is the same text: where it begins in the copy's block, where in the original's, its length. UTF-16 units. */
type Straekning = readonly [kopi: number, original: number, laengde: number];

/** Block of the copy → the block it came from, with what is the same in both. Blocks made here (markers) are not in it. */
export type Steder = Readonly<Record<string, { readonly blok: string; readonly ens: readonly Straekning[] }>>;

/** A stretch of the text of a block (`tekst`); `fra` = `til` is a place between two characters. */
export interface Stykke {
  readonly blok: string;
  readonly fra: number;
  readonly til: number;
}

/** The document as this edition has it, and the map of it. Every line and figure with an id of its own can be found. */
export function kopi(doc: Node, udgave: Udgave): { readonly doc: Node; readonly steder: Steder } {
  if (udgave === 'fuld') {
    const roster = rosterOf(doc);
    const hele = linjer(doc).map((line): [string, Steder[string]] => {
      const { length } = line.isTextblock ? tekst(line, roster) : '';
      return [line.attrs.id, { blok: line.attrs.id, ens: length > 0 ? [[0, 0, length]] : [] }];
    });
    return { doc, steder: Object.fromEntries(hele) };
  }
  const om = omskriver(doc);
  const foer = offentlig(doc, om);
  const efter = medNyeIds(foer);
  const originaler = new Map(linjer(doc).map((line) => [String(line.attrs.id), line]));
  const nye = linjer(efter);
  const steder: Record<string, Steder[string]> = {};
  const roster = rosterOf(foer);
  const iKopien = rosterOf(efter);
  // The ids alone are new: the lines of the two are the same in number and order.
  for (const [i, line] of linjer(foer).entries()) {
    const original = originaler.get(line.attrs.id);
    const ny = nye[i];
    // A marker has no id before the new ones are given out.
    if (line.attrs.id === '' || !original || !ny || original.type !== ny.type) continue;
    const same = original.isTextblock ? ens(original, tekst(ny, iKopien), roster, om) : [];
    steder[ny.attrs.id] = { blok: original.attrs.id, ens: same };
  }
  return { doc: efter, steder };
}

/** Lines of text and figures, in reading order; of `oevrige` nothing is ever shown. */
function linjer(doc: Node): readonly Node[] {
  const found: Node[] = [];
  doc.descendants((node) => {
    if (node.type === oevrige) return false;
    if (!node.isInline && (node.isTextblock || node.isAtom)) found.push(node);
    return !node.isTextblock;
  });
  return found;
}

/** What is the same in a line and in its copy; nothing where the copy was written anew from what it says of others. */
function ens(original: Node, ny: string, roster: Roster, om: Omskriver): readonly Straekning[] {
  const out: [number, number, number][] = [];
  let text = '';
  for (const { node, fra } of aabneStykker(original, om)) {
    const words = inlineTekst(node, roster);
    const at = text.length;
    text += words;
    if (fra === null || words === '' || (node.type === deltager && om.skjulte.has(node.attrs.id))) continue;
    // A name may read otherwise where others are gone from the list, a fact where it is withheld.
    if (inlineTekst(node, om.roster) !== words) continue;
    const last = out.at(-1);
    if (last && last[0] + last[2] === at && last[1] + last[2] === fra) last[2] += words.length;
    else out.push([at, fra, words.length]);
  }
  return text === ny ? out : [];
}

/**
 * Where a stretch of the copy is in the original; null where not all of it reads the same there. The start of a known block
 * (`fra` = `til` = 0) is the start of the one it came from: it points at no text.
 */
export function tilOriginal(steder: Steder, { blok, fra, til }: Stykke): Stykke | null {
  const sted = Object.hasOwn(steder, blok) ? steder[blok] : undefined;
  if (!sted) return null;
  if (fra === 0 && til === 0) return { blok: sted.blok, fra, til };
  return flyt(sted.blok, sted.ens, fra, til);
}

/** The blocks of a copy by the blocks they came from. A map never changes once it is made. */
const vendte = new WeakMap<Steder, ReadonlyMap<string, string>>();

/** The other way: where a stretch of the original is in the copy. */
export function tilKopi(steder: Steder, { blok, fra, til }: Stykke): Stykke | null {
  let byOriginal = vendte.get(steder);
  if (!byOriginal) {
    byOriginal = new Map(Object.entries(steder).map(([id, one]) => [one.blok, id]));
    vendte.set(steder, byOriginal);
  }
  const found = byOriginal.get(blok);
  const sted = found === undefined ? undefined : steder[found];
  if (found === undefined || !sted) return null;
  if (fra === 0 && til === 0) return { blok: found, fra, til };
  const vendt = sted.ens.map(([k, o, laengde]): Straekning => [o, k, laengde]);
  return flyt(found, vendt, fra, til);
}

function flyt(blok: string, ens: readonly Straekning[], fra: number, til: number): Stykke | null {
  const found = ens.find(([a, , laengde]) => fra >= a && til <= a + laengde);
  return found && fra <= til ? { blok, fra: fra - found[0] + found[1], til: til - found[0] + found[1] } : null;
}
