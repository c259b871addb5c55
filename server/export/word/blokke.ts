// Each node of the schema as Word blocks. Sections have no form of their own: their headings' level and their
// paragraphs' styles show them. Empty lines are left out, as in every export; nothing else ever vanishes.
import type { FileChild, IParagraphOptions, ParagraphChild } from 'docx';
import { ImageRun, Paragraph, Table } from 'docx';
import type { Node } from 'prosemirror-model';
import { nummereret } from '../../../editor/model/nummer.ts';
import type { Roster } from '../../../editor/model/roster.ts';
import type { NodeName } from '../../../editor/model/schema.ts';
import { tekst } from '../../../editor/model/tekst.ts';
import { figurbillede } from '../billede.ts';
import type { Brevhoved } from '../brevhoved.ts';
import { artAf, maerkatAf } from '../maerkat.ts';
import { erTom, indreNiveau } from '../niveau.ts';
import type { Linjevalg } from './linje.ts';
import { linje } from './linje.ts';
import { DYBEST, INDRYK, type Lister } from './lister.ts';
import { maerkat } from './maerkat.ts';
import type { Opmaerkning } from './opmaerkning.ts';
import { KONKLUSION_INDRYK, konklusionsstreg } from './stil.ts';
import { wordTabel } from './tabel.ts';

/** What holds for the whole document. */
export interface Ramme {
  readonly roster: Roster;
  readonly brevhoved: Brevhoved;
  readonly lister: Lister;
  /** Comments and changes; null in a file that nobody comments on. */
  readonly opmaerkning: Opmaerkning | null;
  /** Caption and description of each table, in order, for the post-step. */
  readonly tabeller: Node[];
  fil(sha: string): Uint8Array | null;
  /** Numbers for drawings, from 1. */
  naesteTegning(): string;
}

/** What holds where a block stands; widths in twentieths of a point. */
export interface Sted {
  readonly niveau: number;
  /** The style of plain paragraphs; null = Normal. */
  readonly stil: string | null;
  /** The left edge of the text and the width left. */
  readonly venstre: number;
  readonly bredde: number;
  /** How many lists the place lies in. */
  readonly dybde: number;
  /** The next line follows without air. */
  readonly taet: boolean;
  /** What the first line that is shown here opens with, besides its text. */
  readonly foran: ParagraphChild | null;
  /** The last paragraph here stays on the page of what follows. */
  readonly medNaeste: boolean;
  /** All paragraphs here stay on one page: a signature is not parted. */
  readonly samlet: boolean;
}

type Blok = Exclude<NodeName, 'text' | 'deltager' | 'omtale' | 'felt' | 'linjeskift'>;
type Render = (node: Node, ramme: Ramme, sted: Sted) => FileChild[];

const blokke = {
  doc: boern,
  titel,
  moedefakta: boern,
  deltagere: boern,
  deltagergruppe: boern,
  dagsorden: boern,
  sektion: boern,
  punkt: boern,
  indlaeg: boern,
  konklusion,
  opfoelgning: boern,
  naestemoede: boern,
  underskrift: (node, ramme, sted) => boern(node, ramme, { ...sted, stil: 'Underskrift', samlet: true }),
  oevrige: () => [],
  overskrift,
  faktum: (node, ramme, sted) => line(node, ramme, sted, 'Faktum'),
  gruppenavn: (node, ramme, sted) => line(node, ramme, sted, 'Deltagergruppe'),
  deltagerlinje: (node, ramme, sted) => line(node, ramme, sted, 'Deltagerlinje'),
  dagsordenspunkt,
  opgave: (node, ramme, sted) => line(node, ramme, sted, 'Opgave'),
  afsnit: (node, ramme, sted) => (erTom(node, ramme.roster) ? [] : afsnit(node, ramme, sted)),
  fremmoede: (node, ramme, sted) => (erTom(node, ramme.roster) ? [] : afsnit(node, ramme, sted)),
  liste,
  listepunkt: notAlone,
  tabel,
  raekke: notAlone,
  celle: notAlone,
  hovedcelle: notAlone,
  figur,
} satisfies Record<Blok, Render>;

const table: Readonly<Record<string, Render | undefined>> = blokke;

/** The Word blocks of a node. Throws for a node that the table does not know. */
export function wordBlokke(node: Node, ramme: Ramme, sted: Sted): FileChild[] {
  const render = table[node.type.name];
  if (!render) throw new Error(`Noden ${node.type.name} kan ikke skrives som Word.`);
  return render(node, ramme, sted);
}

function boern(node: Node, ramme: Ramme, sted: Sted): FileChild[] {
  const inner = { ...sted, niveau: indreNiveau(node, sted.niveau, ramme.roster) };
  const first = node.children.find((child) => !(child.isTextblock && erTom(child, ramme.roster)));
  return node.children.flatMap((child, i) => {
    const next = node.maybeChild(i + 1);
    const taet = next?.attrs.luft === 0;
    const medNaeste = next ? sted.samlet || hoererTil(child, next, ramme) : sted.medNaeste;
    const foran = child === first ? sted.foran : null;
    const her = child.type.name === 'overskrift' ? sted : { ...inner, taet, medNaeste };
    return wordBlokke(child, ramme, { ...her, foran });
  });
}

/** What introduces a list or a table stays with it, and the end of what is signed with the signature. */
function hoererTil(node: Node, next: Node, { roster }: Ramme): boolean {
  if (next.type.name === 'underskrift') return true;
  return ['liste', 'tabel'].includes(next.type.name) && node.isTextblock && /:\s*$/.test(tekst(node, roster));
}

function notAlone(node: Node): never {
  throw new Error(`Noden ${node.type.name} står ikke alene.`);
}

/**
 * The paragraph of a textblock: its comments and changes with it, and after it the paragraphs that are proposed there, in
 * the look `nye`.
 */
function skrevet(
  node: Node,
  { roster, opmaerkning }: Ramme,
  { children = [], ...look }: IParagraphOptions,
  valg: Linjevalg = {},
  nye: IParagraphOptions = look,
): Paragraph[] {
  const runs = linje(node, roster, { ...valg, spor: opmaerkning?.linje(node) ?? null });
  const own = new Paragraph({ ...look, ...opmaerkning?.afsnit(node), children: [...children, ...runs] });
  return [own, ...(opmaerkning?.efter(node, nye) ?? [])];
}

function line(node: Node, ramme: Ramme, { medNaeste }: Sted, style: string, valg?: Linjevalg): FileChild[] {
  const keep = medNaeste ? { keepNext: true } : {};
  return erTom(node, ramme.roster) ? [] : skrevet(node, ramme, { style, ...keep }, valg);
}

/** A longer title is a paragraph: set smaller, so that the page still holds what it is the title of. */
const LONG_TITLE = 220;

function titel(node: Node, ramme: Ramme, sted: Sted): FileChild[] {
  const long = tekst(node, ramme.roster).length > LONG_TITLE;
  const stoerrelse = long ? { stoerrelse: Math.round(ramme.brevhoved.skrift.stoerrelse * 2.4) } : {};
  if (erTom(node, ramme.roster)) return [];
  const keep = sted.medNaeste ? { keepNext: true } : {};
  return skrevet(node, ramme, { style: 'Title', ...keep }, { talere: false, ...stoerrelse }, {});
}

function overskrift(node: Node, ramme: Ramme, { niveau, stil, foran }: Sted): FileChild[] {
  if (erTom(node, ramme.roster)) return [];
  const style = `Heading${Math.min(9, niveau - 1)}`;
  return [...alene(stil, foran), ...skrevet(node, ramme, { style }, { talere: false }, stil ? { style: stil } : {})];
}

/** The number stays literal; a tab after it lines the titles up. */
function dagsordenspunkt(node: Node, ramme: Ramme, sted: Sted): FileChild[] {
  const { maerke } = nummereret(tekst(node, ramme.roster));
  return line(node, ramme, sted, 'Dagsordenspunkt', { maerke: /\s$/.test(maerke) ? maerke.length : 0 });
}

function konklusion(node: Node, ramme: Ramme, sted: Sted): FileChild[] {
  const stil = artAf(node);
  const inner = { ...sted, stil, venstre: KONKLUSION_INDRYK, bredde: sted.bredde - KONKLUSION_INDRYK };
  const shown = maerkatAf(node, ramme.roster);
  const foran = shown && maerkat(shown, ramme.brevhoved, ramme.naesteTegning());
  return boern(node, ramme, { ...inner, foran });
}

/** A line of its own for what no line of text can open with. */
function alene(stil: string | null, foran: ParagraphChild | null): Paragraph[] {
  return foran ? [new Paragraph({ ...(stil ? { style: stil } : {}), keepNext: true, children: [foran] })] : [];
}

function afsnit(node: Node, ramme: Ramme, { stil, taet, medNaeste, foran }: Sted): Paragraph[] {
  const style = stil ? { style: stil } : {};
  const look = {
    ...style,
    ...(medNaeste ? { keepNext: true } : {}),
    ...(taet ? { spacing: { after: 0 } } : {}),
    children: foran ? [foran] : [],
  };
  return skrevet(node, ramme, look, {}, style);
}

function liste(node: Node, ramme: Ramme, sted: Sted): FileChild[] {
  const numbers = ramme.lister.nummerer(node, sted.dybde);
  return node.children.flatMap((item, i) => {
    const number = numbers[i] ?? { literal: '' };
    return item.children.flatMap((child, place) => {
      if (child.type.name === 'liste') return liste(child, ramme, { ...sted, dybde: sted.dybde + 1, foran: null });
      if (place > 0 && erTom(child, ramme.roster)) return [];
      const foran = i + place === 0 ? sted.foran : null;
      return listeafsnit(child, place === 0 ? number : null, ramme, { ...sted, foran });
    });
  });
}

/** A paragraph of an item: with its number, with its literal marker, or (`number` null) a further one below it. */
function listeafsnit(
  node: Node,
  number: ReturnType<Lister['nummerer']>[number] | null,
  ramme: Ramme,
  sted: Sted,
): Paragraph[] {
  const counted = number && 'reference' in number ? number : null;
  const left = sted.venstre + INDRYK * (Math.min(sted.dybde, DYBEST) + 1);
  const framed = sted.venstre > 0;
  const foran = number && 'literal' in number ? number.literal.replace(/\s+$/, '\t') : '';
  const style = sted.stil?.startsWith('Tabel') ? sted.stil : 'ListParagraph';
  const look = {
    style,
    ...(counted ? { numbering: counted } : {}),
    ...(counted && !framed ? {} : { indent: { left, ...(number ? { hanging: INDRYK } : {}) } }),
    // The rule of a conclusion goes on beside its lists: Word draws it from the first line's edge.
    ...(framed ? { border: konklusionsstreg(ramme.brevhoved, left - sted.venstre - (number ? INDRYK : 0)) } : {}),
    children: sted.foran ? [sted.foran] : [],
  };
  return skrevet(node, ramme, look, { foran }, { style, indent: { left } });
}

function tabel(node: Node, ramme: Ramme, sted: Sted): FileChild[] {
  ramme.tabeller.push(node);
  const made = wordTabel(node, {
    bredde: sted.bredde,
    farver: ramme.brevhoved.farver,
    samlet: sted.samlet,
    indhold: (celle, hoved) => {
      const inner: Sted = {
        ...sted,
        stil: hoved ? 'Tabelhoved' : 'Tabeltekst',
        venstre: 0,
        dybde: 0,
        taet: false,
        foran: null,
        medNaeste: false,
      };
      return celle.children
        .flatMap((child) => wordBlokke(child, ramme, inner))
        .filter((child) => child instanceof Paragraph || child instanceof Table);
    },
  });
  return [...alene(sted.stil, sted.foran), ...made];
}

/** Pixels at 96 to the inch, as the library counts, in twentieths of a point. */
const TWIPS_PER_PIXEL = 15;
/** No figure is taller than this part of an A4 page. */
const MAX_HEIGHT = 11_000;

function figur(node: Node, ramme: Ramme, sted: Sted): FileChild[] {
  const billede = figurbillede(node, ramme.fil);
  if (!billede) return [];
  const { type, data, alt, bredde, hoejde } = billede;
  const scale = Math.min(1, sted.bredde / TWIPS_PER_PIXEL / bredde, MAX_HEIGHT / TWIPS_PER_PIXEL / hoejde);
  const id = ramme.naesteTegning();
  return [
    ...alene(sted.stil, sted.foran),
    new Paragraph({
      style: 'Figur',
      ...(sted.venstre ? { indent: { left: sted.venstre }, border: konklusionsstreg(ramme.brevhoved) } : {}),
      children: [
        ...(ramme.opmaerkning?.linje(node)?.ved(0) ?? []),
        new ImageRun({
          type,
          data,
          transformation: {
            width: Math.max(1, Math.round(bredde * scale)),
            height: Math.max(1, Math.round(hoejde * scale)),
          },
          altText: { id, name: `Figur ${id}`, description: alt },
        }),
        ...(ramme.opmaerkning?.linje(node)?.ved(1) ?? []),
      ],
    }),
    ...(ramme.opmaerkning?.efter(node, sted.stil ? { style: sted.stil } : {}) ?? []),
  ];
}
