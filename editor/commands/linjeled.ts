// The places of one participant in the literal text of their line – role, name, marker, separator – so that a field can be
// changed by editing the text around the name. Reads as `deltagerlinje.ts` does.
import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { deltagerlinje, MARKER, SEPARATOR } from '../model/deltagerlinje.ts';
import { schema } from '../model/schema.ts';

/** Offsets in the content of the line. */
interface Omraade {
  readonly from: number;
  readonly to: number;
}

interface Led {
  readonly atom: number;
  readonly id: string;
  /** The role, where it stands before the name; else the empty place where it would. */
  readonly foer: Omraade;
  /** "(referent)" with its parentheses, without the space before. */
  readonly markoer: Omraade | null;
  /** ", formand" after the name, where the line writes roles so. */
  readonly efter: Omraade | null;
  /** From the name's role to the end of what belongs to it. */
  readonly hele: Omraade;
  /** The separator to the next one; empty after the last. */
  readonly skille: Omraade;
}

export interface Linje {
  readonly tekst: string;
  /** The organisation before the first name with its separator ("Kajkanten: "), empty where the line has none. */
  readonly hoved: Omraade;
  readonly organisation: string;
  /** True where roles follow the names: "Navn, formand". */
  readonly rolleEfter: boolean;
  readonly led: readonly Led[];
}

const NAVN = '\uFFFC';
const ROLLE_EFTER = /^\s*[,–-]\s*[^,;()\n]+?(?=\s*(?:[,;(\n]|\s(?:og|samt)\s|\.?\s*$))/u;

/** Splits a `deltagerlinje` node into its places. */
export function delLinje(line: Node): Linje {
  let tekst = '';
  const atoms: { at: number; id: string }[] = [];
  line.forEach((child) => {
    if (child.type === schema.nodes.deltager) atoms.push({ at: tekst.length, id: child.attrs.id });
    tekst +=
      child.type === schema.nodes.deltager
        ? NAVN
        : (child.text ?? (child.type === schema.nodes.linjeskift ? '\n' : '\uFFFD'));
  });
  const organisation = deltagerlinje(line)[0]?.organisation ?? '';
  const first = tekst.slice(0, atoms[0]?.at ?? 0);
  const head = organisation === '' ? 0 : (/^[\s\S]*?(?:[:;]\s*|\s[–—-]\s)(?=[^:;]*$)/.exec(first)?.[0].length ?? 0);
  const rolleEfter =
    tekst.slice(head, atoms[0]?.at ?? 0).trim() === '' &&
    /^\s*[,–-]\s*\p{L}/u.test(tekst.slice((atoms[0]?.at ?? 0) + 1, atoms[1]?.at ?? tekst.length));
  let start = head;
  const led = atoms.map(({ at, id }, i): Led => {
    const next = atoms[i + 1]?.at ?? tekst.length;
    const spaces = /^\s*/.exec(tekst.slice(start, at))?.[0].length ?? 0;
    const from = start + spaces;
    let end = at + 1;
    const marker = MARKER.exec(tekst.slice(end, next));
    const markoer = marker ? { from: end + marker[0].indexOf('('), to: end + marker[0].length } : null;
    if (markoer) end = markoer.to;
    const after = rolleEfter ? ROLLE_EFTER.exec(tekst.slice(end, next)) : null;
    const efter = after ? { from: end, to: end + after[0].length } : null;
    if (efter) end = efter.to;
    const separator = i + 1 < atoms.length ? (SEPARATOR.exec(tekst.slice(end, next))?.[0].length ?? 0) : 0;
    start = end + separator;
    return {
      atom: at,
      id,
      foer: { from, to: at },
      markoer,
      efter,
      hele: { from, to: end },
      skille: { from: end, to: end + separator },
    };
  });
  return { tekst, hoved: { from: 0, to: head }, organisation, rolleEfter, led };
}

/** Replaces a stretch of a line by text with the marks of what it replaces. Empty text deletes. */
export function erstat(tr: Transaction, from: number, to: number, text: string): void {
  if (text === '') {
    if (from < to) tr.delete(from, to);
    return;
  }
  const $from = tr.doc.resolve(from);
  const marks = from < to && $from.nodeAfter?.isText ? $from.nodeAfter.marks : $from.marks();
  tr.replaceWith(from, to, schema.text(text, marks));
}
