// The logical lines of a document: every textblock in reading order with the blank lines before it. Plain text,
// the faithful export, the differences between versions and the text checks of PDF and Word all read from here.
import type { Node } from 'prosemirror-model';
import { listemaerke } from './liste.ts';
import type { Roster } from './roster.ts';
import { rosterOf } from './roster.ts';
import { tekst } from './tekst.ts';
import { udfyldt } from './udfyldt.ts';

/**
 * One logical line. `luft` = blank lines before it (0 or 1; 0 for the first). `dybde` = lists around its list. `tekst` may
 * hold "\n" for hard breaks.
 */
export interface Linje {
  readonly id: string;
  readonly node: Node;
  readonly parent: Node;
  readonly luft: 0 | 1;
  readonly dybde: number;
  readonly tekst: string;
}

/** Lines that follow their like without a blank line. */
const TIGHT = new Set(['deltagerlinje', 'dagsordenspunkt', 'faktum', 'opgave']);

/** The logical lines of `doc`. Empty textblocks and unfilled parts give no line; a table row is one line, its cells joined by a tab. */
export function linjer(doc: Node, roster: Roster = rosterOf(doc)): readonly Linje[] {
  const out: Linje[] = [];
  let previous: { node: Node; parent: Node; liste: Node | null } | null = null;

  const add = (node: Node, parent: Node, line: string, liste: Node | null, dybde = 0) => {
    if (line === '') return;
    const stated = (node.type.name === 'raekke' && node === parent.firstChild ? parent : node).attrs.luft as
      | 0
      | 1
      | null
      | undefined;
    const luft = out.length === 0 ? 0 : (stated ?? usual(node, parent, liste));
    out.push({
      id: String(node.attrs.id ?? ''),
      node,
      parent,
      luft,
      dybde,
      tekst: line,
    });
    previous = { node, parent, liste };
  };

  const usual = (node: Node, parent: Node, liste: Node | null): 0 | 1 => {
    if (!previous) return 0;
    const before = previous.node.type.name;
    if (before === 'overskrift' || before === 'gruppenavn') return node.type.name === 'overskrift' ? 1 : 0;
    if (liste && liste === previous.liste) return 0;
    if (node.type.name === 'raekke') return before === 'raekke' && previous.parent === parent ? 0 : 1;
    return TIGHT.has(node.type.name) && before === node.type.name && previous.parent === parent ? 0 : 1;
  };

  const walk = (node: Node, parent: Node, liste: Node | null, dybde = 0) => {
    switch (node.type.name) {
      case 'oevrige':
      case 'figur':
        return;
      case 'raekke': {
        const cells: string[] = [];
        node.forEach((cell) => {
          cells.push(celletekst(cell, roster));
        });
        add(node, parent, cells.join('\t').replace(/\s+$/, ''), null);
        return;
      }
      case 'liste':
        node.forEach((item, _offset, index) => {
          const maerke = listemaerke(node, index);
          item.forEach((child, _at, place) => {
            if (place === 0) add(child, item, maerke + tekst(child, roster), liste ?? node, dybde);
            else walk(child, item, liste ?? node, child.isTextblock ? dybde : dybde + 1);
          });
        });
        return;
    }
    if (node.isTextblock) add(node, parent, tekst(node, roster), liste, dybde);
    else
      node.forEach((child) => {
        walk(child, node, liste, dybde);
      });
  };

  const shown = udfyldt(doc);
  walk(shown, shown, null);
  return out;
}

/** The text of a cell on one line, the markers of its lists included. */
function celletekst(node: Node, roster: Roster): string {
  if (node.isTextblock) return tekst(node, roster).replaceAll('\n', ' ');
  const parts: string[] = [];
  node.forEach((child, _offset, index) => {
    const maerke = node.type.name === 'liste' ? listemaerke(node, index) : '';
    parts.push(maerke + celletekst(child, roster));
  });
  return parts.join(' ');
}

/** The logical text: soft wraps joined, hard breaks kept, blank runs as one blank line, a final newline (cli.md). */
export function logiskTekst(doc: Node): string {
  return sammen(doc, ({ tekst }) => tekst);
}

/** The same as people read it: a list in a list stands two spaces in. */
export function indrykketTekst(doc: Node): string {
  return sammen(doc, ({ tekst, dybde }) => '  '.repeat(dybde) + tekst.replaceAll('\n', `\n${'  '.repeat(dybde)}`));
}

function sammen(doc: Node, vist: (linje: Linje) => string): string {
  let out = '';
  for (const [i, linje] of linjer(doc).entries()) out += (i === 0 ? '' : linje.luft ? '\n\n' : '\n') + vist(linje);
  return `${out}\n`;
}
