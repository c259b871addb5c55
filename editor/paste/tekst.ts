// Plain text on its way in: lines and blank lines become paragraphs, line breaks and lists. Pure; no DOM.
import { Fragment, type Node, type NodeType, type ResolvedPos, Slice } from 'prosemirror-model';
import { listemaerke } from '../model/liste.ts';
import { schema } from '../model/schema.ts';
import { rensTegn } from './tegn.ts';

const { afsnit, dagsordenspunkt, deltagerlinje, faktum, linjeskift, liste, listepunkt, opgave } = schema.nodes;
/** Textblocks that a pasted line becomes another one of. */
const LINJETYPER: readonly NodeType[] = [dagsordenspunkt, deltagerlinje, faktum, opgave];
const PUNKT = /^\s{0,12}((?:[-–•·*▪◦]|\d{1,3}[.)]|[a-zæøå]\))\s+)(?=\S)/i;

function indhold(lines: readonly string[]): Node[] {
  return lines.flatMap((line, i) => [
    ...(i > 0 ? [linjeskift.create()] : []),
    ...(line === '' ? [] : [schema.text(line)]),
  ]);
}

/** Soft wraps (a line that ends in a space) are joined; the breaks that are left were meant. */
function linjer(chunk: string): readonly string[] {
  const out: string[] = [];
  let open = false;
  for (const line of chunk.split('\n')) {
    const text = line.trim();
    if (open && out.length > 0) out[out.length - 1] += ` ${text}`;
    else out.push(text);
    open = /\S $/.test(line);
  }
  return out;
}

function blokke(text: string): Node[] {
  return text
    .split(/\n(?:[ \t]*\n)+/)
    .filter((chunk) => chunk.trim() !== '')
    .map((chunk) => {
      const lines = linjer(chunk.replace(/^\n+|\n+$/g, ''));
      const items = lines.map((line) => PUNKT.exec(line));
      if (lines.length < 2 || items.some((item) => item === null)) return afsnit.create(null, indhold(lines));
      return liste.create(
        { art: /^\d/.test(items[0]?.[1] ?? '') ? 'tal' : 'punkt' },
        lines.map((line, i) => {
          const maerke = (items[i]?.[1] ?? '').replace(/\s+$/, ' ');
          return listepunkt.create({ maerke }, afsnit.create(null, indhold([line.slice(items[i]?.[0].length ?? 0)])));
        }),
      );
    });
}

/** The slice that pasted text becomes at `$context`. Lines of an agenda, a list of tasks … become such lines. */
export function tekstSlice(text: string, $context: ResolvedPos): Slice {
  const clean = rensTegn(text).replace(/\t/g, ' ');
  const type = $context.parent.type;
  if (LINJETYPER.includes(type)) {
    const lines = clean.split('\n').filter((line) => line.trim() !== '');
    return new Slice(Fragment.from(lines.map((line) => type.create(null, schema.text(line.trim())))), 1, 1);
  }
  const nodes = blokke(clean);
  const [first] = nodes;
  const last = nodes.at(-1);
  if (!first || !last)
    return new Slice(Fragment.from(clean === '' ? null : schema.text(clean.replace(/\n/g, ' '))), 0, 0);
  if (nodes.length === 1 && first.type === afsnit) {
    const lead = /^ /.test(clean) ? [schema.text(' ')] : [];
    const tail = / $/.test(clean) ? [schema.text(' ')] : [];
    return new Slice(Fragment.from([...lead, ...first.children, ...tail]), 0, 0);
  }
  return new Slice(Fragment.from(nodes), first.type === afsnit ? 1 : 0, last.type === afsnit ? 1 : 0);
}

/** In a line of an agenda, of tasks or facts: every paragraph and item of what is pasted as such a line. */
export function somLinjer(slice: Slice, $context: ResolvedPos): Slice {
  const type = $context.parent.type;
  if (!LINJETYPER.includes(type) || slice.content.childCount < 1 || slice.content.firstChild?.isInline) return slice;
  const lines: Node[] = [];
  const read = (node: Node, maerke: string): void => {
    if (node.isTextblock) {
      const content = maerke === '' ? node.content : Fragment.from(schema.text(maerke)).append(node.content);
      if (content.size > 0 && type.validContent(content)) lines.push(type.create(null, content));
      return;
    }
    node.forEach((child, _offset, index) => {
      read(child, node.type === liste && node.attrs.art !== 'punkt' ? listemaerke(node, index) : maerke);
      maerke = node.type === listepunkt ? '' : maerke;
    });
  };
  slice.content.forEach((node) => {
    read(node, '');
  });
  return lines.length > 0 ? new Slice(Fragment.from(lines), 1, 1) : slice;
}

const REFERATORD =
  /^\s*(?:referat|beslutningsreferat|mødereferat|deltagere|til stede|dagsorden|mødedeltagere|afbud)\b/im;
/** What stands above the participants or below them: a list of people alone has no such line. */
const MERE_END_DELTAGERE = /^\s*(?:referat|beslutningsreferat|mødereferat|dagsorden)\b/im;

/** Whether a text looks like a whole referat rather than a passage of one, or, `iListen`, than a list of people. */
export function lignerReferat(text: string, iListen = false): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const ord = iListen ? MERE_END_DELTAGERE : REFERATORD;
  return text.length >= 400 && lines.length >= 6 && ord.test(text);
}
