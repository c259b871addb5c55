// Questions to a document: its contributions and who speaks in them, conclusions, agenda, distribution.
import type { Node } from 'prosemirror-model';
import { nummereret } from './nummer.ts';
import type { Deltager, Roster } from './roster.ts';
import { rosterOf } from './roster.ts';
import { inlineTekst, tekst } from './tekst.ts';

/** The ids of those who speak in an indlæg or a konklusion, in the order of the text; `talere` where the text names nobody. */
export function talerIds(node: Node): readonly string[] {
  const found: string[] = [];
  node.descendants((child) => {
    if (child.type.name === 'omtale' && child.attrs.rolle === 'taler' && !found.includes(child.attrs.deltager))
      found.push(child.attrs.deltager);
    return !child.isInline;
  });
  return found.length > 0 ? found : ((node.attrs.talere as readonly string[] | undefined) ?? []);
}

/** The speakers as participants; an id that the roster lacks is left out. */
export function talere(node: Node, roster: Roster): readonly Deltager[] {
  return talerIds(node).flatMap((id) => roster.find(id) ?? []);
}

/** All nodes of one kind in reading order; does not look inside a found one. */
export function alle(doc: Node, name: string): readonly Node[] {
  const found: Node[] = [];
  doc.descendants((node) => {
    if (node.type.name === name) found.push(node);
    return node.type.name !== name && !node.isTextblock;
  });
  return found;
}

/** How many places show a participant's name: list, heads, running text, conclusion, signature. */
export function antalOmtaler(doc: Node): number {
  let n = 0;
  doc.descendants((node) => {
    if (node.type.name === 'omtale' || node.type.name === 'deltager') n++;
    return node.type.name !== 'oevrige';
  });
  return n;
}

/** How many places show the name of this participant in a form that follows the roster; what a rename changes. */
export function antalNavnesteder(doc: Node, deltagerId: string): number {
  let n = 0;
  doc.descendants((node) => {
    if (node.type.name === 'deltager' && node.attrs.id === deltagerId) n++;
    if (
      node.type.name === 'omtale' &&
      node.attrs.deltager === deltagerId &&
      node.attrs.ordret === null &&
      node.attrs.form !== 'initialer'
    )
      n++;
    return node.type.name !== 'oevrige';
  });
  return n;
}

/** Agenda items: the lines of the agenda, or, where it is prose or absent, the headings of the punkter. */
export function dagsordenspunkter(
  doc: Node,
  roster: Roster = rosterOf(doc),
): readonly { nummer: string; titel: string }[] {
  const lines = alle(doc, 'dagsordenspunkt');
  const sources = lines.length > 0 ? lines : headings(doc);
  return sources.map((node) => {
    const { nummer, titel } = nummereret(oneLine(tekst(node, roster)));
    return { nummer, titel };
  });
}

function headings(doc: Node): readonly Node[] {
  const found: Node[] = [];
  doc.descendants((node) => {
    if (node.type.name === 'punkt' && node.firstChild) found.push(node.firstChild);
    return !node.isTextblock;
  });
  return found;
}

/** The text marked as distribution ("Referatet sendes til …"), its passages joined by a space, or null. */
export function distribution(doc: Node, roster: Roster = rosterOf(doc)): string | null {
  const passages: string[] = [];
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    let open = false;
    node.forEach((child) => {
      const marked = child.marks.some((mark) => mark.type.name === 'distribution');
      if (marked && open) passages[passages.length - 1] += inlineTekst(child, roster);
      else if (marked) passages.push(inlineTekst(child, roster));
      open = marked;
    });
    return false;
  });
  return passages.length > 0 ? oneLine(passages.join(' ')) : null;
}

/** The paragraphs of a section joined by "\n", a hard break as a space; without headings and the distribution sentence. */
export function broedtekst(node: Node, roster: Roster): string {
  const lines: string[] = [];
  node.descendants((child) => {
    if (!child.isTextblock) return true;
    if (child.type.name === 'overskrift') return false;
    let line = '';
    child.forEach((inline) => {
      const marked = node.type.name === 'konklusion' && inline.marks.some((mark) => mark.type.name === 'distribution');
      if (!marked) line += inlineTekst(inline, roster);
    });
    if (line.trim() !== '') lines.push(oneLine(line));
    return false;
  });
  return lines.join('\n');
}

/** The title without its full stop, on one line. */
export function titel(doc: Node, roster: Roster = rosterOf(doc)): string {
  return doc.firstChild ? oneLine(tekst(doc.firstChild, roster)).replace(/\.$/, '') : '';
}

/** White space, hard breaks too, as single spaces. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
