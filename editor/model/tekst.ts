// The only way text is read from a document: names and facts are derived here, for exports, search, quotes and hashes.
// ProseMirror's own textContent and textBetween drop every name silently; a check forbids them.
import type { Mark, Node } from 'prosemirror-model';
import { datoTekst, tidTekst } from './dato.ts';
import { efternavn, genitiv } from './navn.ts';
import type { Deltager, Roster } from './roster.ts';

/** Marks a hole in the text: ordinary text that everybody sees. */
export const HUL = '???';

/** One stretch of a line: `tekst` with its marks. A line break is its own run with `tekst` "\n" and `slags` "linjeskift". */
export interface Run {
  readonly tekst: string;
  readonly slags: 'tekst' | 'linjeskift' | 'deltager' | 'omtale' | 'taler' | 'felt';
  readonly marks: readonly Mark[];
  readonly node: Node;
}

/** The runs of a textblock, in order. Names that contain a line break (verbatim from a source) come as several runs. */
export function runs(block: Node, roster: Roster): readonly Run[] {
  const out: Run[] = [];
  block.forEach((node) => {
    const slags = kind(node);
    const tekst = inlineTekst(node, roster);
    for (const [i, piece] of tekst.split('\n').entries()) {
      if (i > 0) out.push({ tekst: '\n', slags: 'linjeskift', marks: node.marks, node });
      if (piece !== '')
        out.push({
          tekst: piece,
          slags: slags === 'linjeskift' ? 'tekst' : slags,
          marks: node.marks,
          node,
        });
    }
  });
  return out;
}

function kind(node: Node): Run['slags'] {
  switch (node.type.name) {
    case 'deltager':
    case 'felt':
    case 'linjeskift':
      return node.type.name;
    case 'omtale':
      return node.attrs.rolle === 'taler' ? 'taler' : 'omtale';
    default:
      return 'tekst';
  }
}

/** The text of one inline node; a line break is "\n". */
export function inlineTekst(node: Node, roster: Roster): string {
  switch (node.type.name) {
    case 'text':
      return node.text ?? '';
    case 'linjeskift':
      return '\n';
    case 'deltager':
      return node.attrs.navn;
    case 'omtale':
      return node.attrs.ordret ?? omtaleTekst(roster.find(node.attrs.deltager), node.attrs.form, roster);
    case 'felt':
      return feltTekst(node.attrs.slags, roster);
    default:
      throw new Error(`Noden ${node.type.name} har ingen tekst i en linje.`);
  }
}

/** The text of a node: of a textblock its line, of anything above it its lines joined by "\n". */
export function tekst(node: Node, roster: Roster): string {
  if (node.isInline) return inlineTekst(node, roster);
  if (node.isTextblock) {
    if (node.type.name === 'oevrige') return '';
    let out = '';
    node.forEach((child) => {
      out += inlineTekst(child, roster);
    });
    return out;
  }
  const lines: string[] = [];
  node.forEach((child) => {
    if (child.type.name !== 'oevrige' && child.type.name !== 'figur') lines.push(tekst(child, roster));
  });
  return lines.join('\n');
}

/** The form of a name. A surname that two people share is refused: the full name is shown instead. */
export function omtaleTekst(deltager: Deltager | null, form: string, roster: Roster): string {
  if (!deltager) return HUL;
  switch (form) {
    case 'genitiv':
      return genitiv(deltager.navn);
    case 'initialer':
      return deltager.initialer || deltager.navn;
    case 'efternavn': {
      const own = efternavn(deltager.navn);
      const shared = roster.deltagere.some((other) => other.id !== deltager.id && efternavn(other.navn) === own);
      return shared ? deltager.navn : own;
    }
    case 'rolleNavn':
      return deltager.rolle ? `${deltager.rolle} ${deltager.navn}` : deltager.navn;
    default:
      return deltager.navn;
  }
}

/** A fact of the meeting as words; "???" while it is unknown. */
function feltTekst(slags: string, { moede }: Roster): string {
  switch (slags) {
    case 'dato':
      return moede.dato ? datoTekst(moede.dato) : HUL;
    case 'tid':
      return moede.start ? tidTekst(moede.start, moede.slut) : HUL;
    case 'sted':
      return moede.sted || HUL;
    default:
      return moede.sagsnr || HUL;
  }
}
