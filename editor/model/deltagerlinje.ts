// Reads one line of the participants' list: which literal text around a name is organisation, role, marker.
// The grammar is that of domain.md §1.2; where the text follows another, `deltager` attributes say it instead.
import type { Node } from 'prosemirror-model';
import { lilleBegyndelse } from './navn.ts';

/** What the text of the line says of one `deltager` atom; empty strings where it says nothing. */
export interface Linjeled {
  readonly node: Node;
  readonly organisation: string;
  readonly rolle: string;
  readonly markoer: string;
}

/** What stands between two participants: ", ", " og ", "; samt ". */
export const SEPARATOR = /^(?:\s*[,;/•]\s*(?:samt\s+|og\s+)?|\s+(?:og|samt|&)\s+|\s*\n\s*)/;
/** Letters in parentheses after a name. */
export const MARKER = /^\s*\(([^()]*)\)/;

/** What is said of somebody's attendance or place, not of their office: ", der havde meldt afbud", "Desuden deltog". */
const ANDET =
  /^(?:der|som|hvor|var|er|har|havde|deltog|deltager|kom|gik|meldt|fra|til|via|med|i|på|under|online|afbud|herunder|desuden|endvidere|samt|og|punkt|pkt)(?:[ .,]|$)|^(?:\p{L}+ )*(?:deltog|deltager|mødte|undtagen)$|^[^\p{L}]*$/iu;

/** The role in what stands beside a name, in small letters: "Desuden deltog konsulent" → konsulent; "" where it is none. */
export function laesRolle(tekst: string): string {
  const rolle = tekst
    .trim()
    .replace(/^(?:fra|for) [^,:;]{2,60}? (?:deltog|deltager|mødte)\s+/i, '')
    .replace(/^(?:(?:desuden|endvidere|herunder|derudover|også|deltog|deltager|mødte|var)\s+)+/i, '');
  // What ends in a comma or an "og" is one of a list, an address is nobody's office.
  const isOther =
    ANDET.test(rolle) || /^\d|@|^(?:stedfortræder|suppleant) for |(?:[,;]|\s(?:og|samt))$|^[*_]+$/.test(rolle);
  return isOther ? '' : lilleBegyndelse(rolle);
}

/** The participants of a `deltagerlinje` node, in order. */
export function deltagerlinje(line: Node): readonly Linjeled[] {
  const atoms: Node[] = [];
  const texts = [''];
  line.forEach((child) => {
    if (child.type.name === 'deltager') {
      atoms.push(child);
      texts.push('');
    } else {
      texts[texts.length - 1] += child.text ?? (child.type.name === 'linjeskift' ? '\n' : '');
    }
  });
  const { organisation, rest } = readHead(texts[0] ?? '');
  const roleAfter = rest === '' && /^\s*[,–-]\s*\p{L}/u.test(texts[1] ?? '');
  let before = rest;
  return atoms.map((node, i) => {
    const after = readTail(texts[i + 1] ?? '', i === atoms.length - 1, roleAfter);
    const rolle = roleAfter ? after.role : before;
    before = after.next;
    return {
      node,
      organisation,
      rolle: laesRolle(rolle),
      markoer: after.marker,
    };
  });
}

/** The text before the first name: an organisation ends in `:` or `;`, or stands before a spaced dash. */
function readHead(text: string): { organisation: string; rest: string } {
  const found = /^\s*([^:;]+?)\s*(?:[:;]\s*|\s[–—-]\s)([^:;]*)$/.exec(text);
  if (found) return { organisation: found[1] ?? '', rest: found[2] ?? '' };
  return { organisation: '', rest: text.trim() };
}

/** The text after a name: marker, role after the name, separator, and the next person's role. */
function readTail(tail: string, isLast: boolean, roleAfter: boolean): { marker: string; role: string; next: string } {
  // Markdown's signs around the name.
  const text = tail.replace(/^[*_]{1,3}/, '');
  const found = MARKER.exec(text);
  const marker = found?.[1]?.trim() ?? '';
  const rest = found ? text.slice(found[0].length) : text;
  if (roleAfter) {
    const role = /^\s*[,–-]\s*([^,;()\n]+?)(?=\s*(?:[,;(\n]|\s(?:og|samt)\s|\.?\s*$))/u.exec(rest)?.[1] ?? '';
    return {
      marker: marker || (MARKER.exec(rest.replace(/^[^()]*/, ''))?.[1]?.trim() ?? ''),
      role,
      next: '',
    };
  }
  const separator = SEPARATOR.exec(rest);
  return {
    marker,
    role: '',
    next: separator && !isLast ? rest.slice(separator[0].length) : '',
  };
}
