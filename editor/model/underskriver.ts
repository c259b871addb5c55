// Who took the minutes: the name beside or above "Referent" in a signature, the fact, or the mark on the list.
import type { Node } from 'prosemirror-model';
import { alle, broedtekst } from './indhold.ts';
import type { Roster } from './roster.ts';
import { rosterOf } from './roster.ts';
import { runs } from './tekst.ts';

/** One line of a signature: its words, and the names in it with where they stand. */
interface Linje {
  tekst: string;
  readonly navne: { readonly id: string; readonly at: number }[];
}

const REFERENT = /(?<!\p{L})ref(?:erent(?!\p{L})|\.|:)|refer\p{L}* (?:af|ved)(?!\p{L})/iu;

/** "Som referent valgtes Bo Eksempel", "Bo Eksempel blev valgt til referent". */
const VALGT =
  /(?<!\p{L})(?:(?:som|til) referent (?:blev )?valg(?:t|te|tes)|valg(?:t|te|tes) (?:som|til) referent)(?!\p{L})/iu;

/** The name of the minute taker: the signature's, else the fact "Referent: …", else who is marked "(referent)" on the list, else who was elected, else null. */
export function referent(doc: Node, roster: Roster = rosterOf(doc)): string | null {
  const signatures = alle(doc, 'underskrift');
  const facts = alle(doc, 'faktum').filter((node) => /^ref(?:erent|[.:])/i.test(linjer(node, roster)[0]?.tekst ?? ''));
  const marked = roster.deltagere.find((one) => /\bref(?:erent\b|\.|$)/i.test(`${one.markoer} ${one.rolle}`))?.navn;
  // A signature that names an office is not the minute taker's.
  const others = signatures.filter(
    (node) => !/(?<!\p{L})(?:underskrift|dirigent|(?:næst)?formand)/iu.test(broedtekst(node, roster)),
  );
  const id =
    find([...signatures, ...facts], (node) => vedReferent(linjer(node, roster))) ??
    find([...facts, ...(marked ? [] : others)], (node) => linjer(node, roster).flatMap(({ navne }) => navne)[0]?.id);
  return (id ? roster.find(id)?.navn : undefined) ?? marked ?? valgt(doc, roster);
}

function valgt(doc: Node, roster: Roster): string | null {
  for (const type of ['afsnit', 'deltagerlinje'])
    for (const { tekst, navne } of alle(doc, type).flatMap((node) => linjer(node, roster))) {
      const at = VALGT.exec(tekst)?.index;
      if (at === undefined) continue;
      const own = /^(?:som|til)/i.test(tekst.slice(at))
        ? navne.find((one) => one.at > at)
        : navne.findLast((one) => one.at < at);
      const navn = own ? roster.find(own.id)?.navn : undefined;
      if (navn) return navn;
    }
  return null;
}

function find(nodes: readonly Node[], id: (node: Node) => string | null | undefined): string | null {
  for (const node of nodes) {
    const found = id(node);
    if (found) return found;
  }
  return null;
}

function linjer(node: Node, roster: Roster): readonly Linje[] {
  const blocks: Node[] = node.isTextblock ? [node] : [];
  if (!node.isTextblock)
    node.descendants((child) => {
      if (child.isTextblock) blocks.push(child);
      return !child.isTextblock;
    });
  return blocks.flatMap((block) => {
    let open: Linje = { tekst: '', navne: [] };
    const out = [open];
    for (const { slags, tekst, node: inline } of runs(block, roster)) {
      if (slags === 'linjeskift') {
        open = { tekst: '', navne: [] };
        out.push(open);
        continue;
      }
      if (inline.type.name === 'omtale') open.navne.push({ id: inline.attrs.deltager, at: open.tekst.length });
      open.tekst += tekst;
    }
    return out;
  });
}

/** On the line itself behind the word, or before it ("Bo Eksempel, referent"); else in its column on the line above or below. */
function vedReferent(lines: readonly Linje[]): string | null {
  for (const [i, { tekst, navne }] of lines.entries()) {
    const at = REFERENT.exec(tekst)?.index;
    if (at === undefined) continue;
    const before = navne.findLast((one) => one.at < at);
    const behind = navne.find((one) => one.at > at);
    const own = /[,(]\s*$/.test(tekst.slice(0, at)) ? (before ?? behind) : (behind ?? before);
    if (own) return own.id;
    const column = tekst.slice(0, at).split(/\s{2,}|\t/).length - 1;
    const near = (line: Linje | undefined) => line?.navne[Math.min(column, line.navne.length - 1)];
    const above = lines.slice(0, i).findLast((line) => line.navne.length > 0 || /\p{L}/u.test(line.tekst));
    const below = lines.slice(i + 1).find((line) => line.navne.length > 0);
    const found = underEmbeder(lines) ? (near(below) ?? near(above)) : (near(above) ?? near(below));
    if (found) return found.id;
  }
  return null;
}

/** The offices stand above the names, not below them. */
function underEmbeder(lines: readonly Linje[]): boolean {
  const first = lines.findIndex(({ navne }) => navne.length > 0);
  const word = /^\s*(\p{L}+)\s*:?\s*$/u.exec(lines[first - 1]?.tekst ?? '')?.[1] ?? '';
  return /(?:formand|dirigent|leder|ordstyrer|mester|kasserer|sekretær|direktør|referent)$/i.test(word);
}
