// What the left panel and the footer say of a document: the outline, who speaks how often, how many words. Every section
// is read once and remembered by its node, so that a change costs the section it happened in. No DOM.
import type { Node } from 'prosemirror-model';
import { egenAdgang, type Skjult } from '../model/adgang.ts';
import { oneLine, talerIds } from '../model/indhold.ts';
import type { Roster } from '../model/roster.ts';
import { HUL, tekst } from '../model/tekst.ts';

/** One line of the outline. */
export interface Indholdslinje {
  readonly id: string;
  readonly slags: 'del' | 'indlaeg';
  /** 0 at the top of the document. */
  readonly niveau: number;
  readonly tekst: string;
  /** Ids of the speakers of an indlæg. */
  readonly talere: readonly string[];
  readonly hul: boolean;
  /** What the part itself is to the public, where it is not open. */
  readonly adgang?: Skjult;
}

/** What the outline shows of a document's lines. */
export interface Udsnit {
  readonly linjer: readonly Indholdslinje[];
  /** The parts that are folded: how many indlæg each holds that are not shown, and whether one of them lacks something. */
  readonly foldet: ReadonlyMap<Indholdslinje, { readonly antal: number; readonly hul: boolean }>;
}

export interface Overblik {
  readonly linjer: readonly Indholdslinje[];
  readonly indlaeg: number;
  readonly ord: number;
  /** How many indlæg each participant has, by id. */
  readonly taler: ReadonlyMap<string, number>;
}

interface Laest {
  readonly roster: Roster;
  readonly niveau: number;
  readonly linjer: readonly Indholdslinje[];
  readonly ord: number;
}

const NAVNE: Readonly<Record<string, string>> = {
  moedefakta: 'Mødet',
  deltagere: 'Deltagere',
  dagsorden: 'Dagsorden',
  konklusion: 'Konklusion',
  opfoelgning: 'Opfølgning',
  naestemoede: 'Næste møde',
  underskrift: 'Underskrift',
};
const LAENGST = 60;
/** An outline of more lines than this shows the indlæg of one part only. */
const LANGT = 80;

const laeste = new WeakMap<Node, Laest>();

/** The outline and the numbers of a document. */
export function overblik(doc: Node, roster: Roster): Overblik {
  const linjer: Indholdslinje[] = [];
  const taler = new Map<string, number>();
  let ord = 0;
  doc.forEach((child) => {
    const read = laes(child, roster, 0);
    for (const line of read.linjer) linjer.push(line);
    ord += read.ord;
  });
  let indlaeg = 0;
  for (const line of linjer) {
    if (line.slags !== 'indlaeg') continue;
    indlaeg++;
    for (const id of line.talere) taler.set(id, (taler.get(id) ?? 0) + 1);
  }
  return { linjer, indlaeg, ord, taler };
}

/**
 * What a long outline shows: every part, and the indlæg of the one that `her` (an id) is or stands in. A short outline,
 * and one where a single part has all the indlæg, shows everything.
 */
export function udsnit(linjer: readonly Indholdslinje[], her: string): Udsnit {
  const alt: Udsnit = { linjer, foldet: new Map() };
  if (linjer.length <= LANGT) return alt;
  const ejere = new Map<Indholdslinje, Indholdslinje[]>();
  const aabne = new Set<Indholdslinje>();
  const over: Indholdslinje[] = [];
  const ejer = new Map<Indholdslinje, Indholdslinje>();
  for (const linje of linjer) {
    while ((over.at(-1)?.niveau ?? -1) >= linje.niveau) over.pop();
    const del = over.at(-1);
    if (linje.slags === 'del') over.push(linje);
    else if (del) {
      ejer.set(linje, del);
      const indlaeg = ejere.get(del);
      if (indlaeg) indlaeg.push(linje);
      else ejere.set(del, [linje]);
    }
    if (her !== '' && linje.id === her) for (const one of over) aabne.add(one);
  }
  if (ejere.size < 2) return alt;
  const foldet = new Map<Indholdslinje, { antal: number; hul: boolean }>();
  for (const [del, indlaeg] of ejere) {
    if (!aabne.has(del)) foldet.set(del, { antal: indlaeg.length, hul: indlaeg.some(({ hul }) => hul) });
  }
  return { linjer: linjer.filter((linje) => !foldet.has(ejer.get(linje) ?? linje) || linje.slags === 'del'), foldet };
}

function laes(node: Node, roster: Roster, niveau: number): Laest {
  const known = laeste.get(node);
  if (known && known.roster === roster && known.niveau === niveau) return known;
  const read = { roster, niveau, ...laesNu(node, roster, niveau) };
  laeste.set(node, read);
  return read;
}

function laesNu(node: Node, roster: Roster, niveau: number): { linjer: readonly Indholdslinje[]; ord: number } {
  const name = node.type.name;
  if (name === 'oevrige') return { linjer: [], ord: 0 };
  if (name === 'sektion' || name === 'punkt') {
    const heading = node.firstChild ? oneLine(tekst(node.firstChild, roster)) : '';
    const linjer = [del(node, heading === '' ? '…' : heading, niveau, heading.includes(HUL))];
    let ord = antalOrd(heading);
    node.forEach((child, _offset, index) => {
      if (index === 0) return;
      const read = laes(child, roster, niveau + 1);
      for (const line of read.linjer) linjer.push(line);
      ord += read.ord;
    });
    return { linjer, ord };
  }
  const text = tekst(node, roster);
  const ord = antalOrd(text);
  // An empty one waits for its speaker: nothing to lead to, nothing to count.
  if (name === 'indlaeg') return { linjer: text.trim() === '' ? [] : [indlaegslinje(node, roster, niveau, text)], ord };
  const navn = name === 'konklusion' && node.attrs.art === 'beslutning' ? 'Beslutning' : NAVNE[name];
  if (navn === undefined) return { linjer: [], ord };
  const heading = node.firstChild?.type.name === 'overskrift' ? oneLine(tekst(node.firstChild, roster)) : '';
  return { linjer: [del(node, heading === '' ? navn : heading, niveau, text.includes(HUL))], ord };
}

function del(node: Node, text: string, niveau: number, hul: boolean): Indholdslinje {
  return { id: node.attrs.id, slags: 'del', niveau, tekst: kort(text), talere: [], hul, ...adgang(node) };
}

function indlaegslinje(node: Node, roster: Roster, niveau: number, text: string): Indholdslinje {
  const talere = talerIds(node);
  let said = '';
  let first = true;
  node.firstChild?.forEach((child) => {
    const isSpeaker = child.type.name === 'omtale' && child.attrs.rolle === 'taler';
    if (!(first && isSpeaker)) said += tekst(child, roster);
    if (!isSpeaker) first = false;
  });
  const words = oneLine(said).replace(/^(?:og|,|:)\s+/, '');
  return {
    id: node.attrs.id,
    slags: 'indlaeg',
    niveau,
    tekst: kort(words === '' ? oneLine(text) : words),
    talere,
    hul: text.includes(HUL),
    ...adgang(node),
  };
}

function adgang(node: Node): Pick<Indholdslinje, 'adgang'> {
  const own = egenAdgang(node);
  return own === null ? {} : { adgang: own };
}

function kort(text: string): string {
  return text.length <= LAENGST ? text : `${text.slice(0, LAENGST).replace(/\s+\S*$/, '')} …`;
}

function antalOrd(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,-]*/gu)?.length ?? 0;
}
