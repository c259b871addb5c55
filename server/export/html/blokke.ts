// Each node of the schema as HTML. Well-formed as XML too, so that the text can be read again with a strict parser.
// Empty lines are left out, as in every export; nothing else ever vanishes.
import type { Node } from 'prosemirror-model';
import { listemaerke } from '../../../editor/model/liste.ts';
import type { Roster } from '../../../editor/model/roster.ts';
import type { NodeName } from '../../../editor/model/schema.ts';
import type { Run } from '../../../editor/model/tekst.ts';
import { figurbillede } from '../billede.ts';
import { artAf, maerkatAf } from '../maerkat.ts';
import { erTom, indreNiveau } from '../niveau.ts';
import { attribut, dataUrl, undslip } from '../xml.ts';
import { linje } from './linje.ts';
import { htmlTabel } from './tabel.ts';

/** What a block must know beside itself. */
export interface Sted {
  readonly roster: Roster;
  readonly niveau: number;
  fil(sha: string): Uint8Array | null;
  /** Of a page where the text is written about; a file has none. */
  readonly pynt?: Pynt;
}

/** What a page puts around the text, which stays as a file has it. */
export interface Pynt {
  /** Around the words of a line: nothing else stands within. */
  tekst(line: Node, html: string): string;
  /** Around a name. */
  navn(run: Run, html: string): string;
  /** Around a whole line (within its list item, where it is one), a figure, a table, an indlæg or a konklusion. */
  blok(node: Node, html: string): string;
  /** Where the page gets the image of a figure. */
  billede(sha: string): string;
}

type Blok = Exclude<NodeName, 'text' | 'deltager' | 'omtale' | 'felt' | 'linjeskift'>;
type Render = (node: Node, sted: Sted) => string;

const blokke = {
  doc: boern,
  titel: (node, sted) => line(node, sted, '<h1>', '</h1>'),
  moedefakta: part,
  deltagere: part,
  deltagergruppe: (node, sted) => wrap(`<div class="gruppe">`, boern(node, sted), '</div>'),
  dagsorden: part,
  sektion: part,
  punkt: part,
  indlaeg: (node, sted) => om(node, sted, wrap('<div class="indlaeg">', boern(node, sted), '</div>')),
  konklusion: (node, sted) => {
    const shown = maerkatAf(node, sted.roster) ? ' maerkat' : '';
    const open = `<section class="konklusion${shown}" aria-label="${artAf(node)}">`;
    return om(node, sted, wrap(open, boern(node, sted), '</section>'));
  },
  opfoelgning: part,
  naestemoede: part,
  underskrift: part,
  oevrige: () => '',
  overskrift,
  faktum: item,
  gruppenavn: (node, sted) => line(node, sted, '<p class="gruppenavn">', '</p>'),
  deltagerlinje: item,
  dagsordenspunkt: item,
  opgave: item,
  afsnit: (node, sted) => line(node, sted, '<p>', '</p>'),
  fremmoede: (node, sted) => line(node, sted, '<p class="fremmoede">', '</p>'),
  liste,
  listepunkt: notAlone,
  tabel: (node, sted) =>
    om(
      node,
      sted,
      htmlTabel(node, (celle) => celleindhold(celle, sted)),
    ),
  raekke: notAlone,
  celle: notAlone,
  hovedcelle: notAlone,
  figur,
} satisfies Record<Blok, Render>;

const table: Readonly<Record<string, Render | undefined>> = blokke;
/** Lines that are a list to those who hear the page. */
const LINES = new Set(['faktum', 'deltagerlinje', 'dagsordenspunkt', 'opgave']);

/** The HTML of a node. Throws for a node that the table does not know. */
export function htmlBlok(node: Node, sted: Sted): string {
  const render = table[node.type.name];
  if (!render) throw new Error(`Noden ${node.type.name} kan ikke skrives som HTML.`);
  return render(node, sted);
}

function boern(node: Node, sted: Sted): string {
  const inner = { ...sted, niveau: indreNiveau(node, sted.niveau, sted.roster) };
  const groups: { lines: string | null; html: string }[] = [];
  for (const child of node.children) {
    const name = child.type.name;
    const html = htmlBlok(child, name === 'overskrift' ? sted : inner);
    const lines = LINES.has(name) ? name : null;
    const last = groups.at(-1);
    if (last && last.lines === lines) last.html += html;
    else groups.push({ lines, html });
  }
  return groups
    .map(({ lines, html }) => (lines ? wrap(`<ul role="list" class="linjer ${lines}">`, html, '</ul>') : html))
    .join('');
}

function wrap(open: string, content: string, close: string): string {
  return content === '' ? '' : `${open}\n${content}${close}\n`;
}

function part(node: Node, sted: Sted): string {
  return wrap(`<section class="${node.type.name}">`, boern(node, sted), '</section>');
}

function line(node: Node, sted: Sted, open: string, close: string): string {
  return erTom(node, sted.roster) ? '' : om(node, sted, `${open}${ord(node, sted)}${close}\n`);
}

function item(node: Node, sted: Sted): string {
  return erTom(node, sted.roster) ? '' : `<li>${om(node, sted, ord(node, sted))}</li>\n`;
}

/** The words of a line. */
function ord(node: Node, { roster, pynt }: Sted): string {
  const html = linje(node, roster, pynt && ((run, name) => pynt.navn(run, name)));
  return pynt ? pynt.tekst(node, html) : html;
}

function om(node: Node, { pynt }: Sted, html: string): string {
  return pynt && html !== '' ? pynt.blok(node, html) : html;
}

function notAlone(node: Node): never {
  throw new Error(`Noden ${node.type.name} står ikke alene.`);
}

/** HTML has six levels; deeper headings say theirs by ARIA (WAI-ARIA 1.2, aria-level). */
function overskrift(node: Node, sted: Sted): string {
  const { niveau } = sted;
  return niveau <= 6
    ? line(node, sted, `<h${niveau}>`, `</h${niveau}>`)
    : line(node, sted, `<div role="heading" aria-level="${niveau}">`, '</div>');
}

/** The marker is text: browsers, copies and readers then agree about what it says. */
function liste(node: Node, sted: Sted): string {
  const tag = node.attrs.art === 'punkt' ? 'ul' : 'ol';
  const items = node.children.map((listepunkt, i) => {
    const maerke = listemaerke(node, i);
    const content = listepunkt.children.map((child, place) => {
      if (place > 0) return htmlBlok(child, sted);
      const space = /\s$/.test(maerke) ? ' ' : '';
      const mark = `<span class="maerke">${undslip(maerke.trim())}</span>${space}`;
      return om(child, sted, `<p class="foerste">${mark}${ord(child, sted)}</p>\n`);
    });
    return `<li>${content.join('')}</li>\n`;
  });
  return `<${tag} role="list" class="liste">\n${items.join('')}</${tag}>\n`;
}

/** A cell of one paragraph holds its text itself. */
function celleindhold(celle: Node, sted: Sted): string {
  const [only, more] = celle.children;
  return only?.type.name === 'afsnit' && !more ? om(only, sted, ord(only, sted)) : boern(celle, sted);
}

function figur(node: Node, sted: Sted): string {
  const { pynt, fil } = sted;
  const alt = attribut(String(node.attrs.alt) || 'Billede uden beskrivelse');
  if (pynt) {
    const src = node.attrs.fil === '' ? '' : attribut(pynt.billede(node.attrs.fil));
    return om(node, sted, src === '' ? '' : `<figure><img src="${src}" alt="${alt}"/></figure>\n`);
  }
  const billede = figurbillede(node, fil);
  if (!billede) return '';
  const { type, data, bredde, hoejde } = billede;
  const src = dataUrl(data, type === 'png' ? 'image/png' : 'image/jpeg');
  return `<figure><img src="${src}" width="${bredde}" height="${hoejde}" alt="${alt}"/></figure>\n`;
}
