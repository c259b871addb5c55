// Each node of the schema as Akoma Ntoso 3.0 (OASIS LegalDocML, akn-core 1.0): sections as debateSection and its kin,
// contributions as speech. Empty lines are left out, as in every export; nothing else ever vanishes.
import type { Node } from 'prosemirror-model';
import { talerIds } from '../../../editor/model/indhold.ts';
import { listemaerke } from '../../../editor/model/liste.ts';
import { nummereret } from '../../../editor/model/nummer.ts';
import type { NodeName } from '../../../editor/model/schema.ts';
import { tekst } from '../../../editor/model/tekst.ts';
import { figurbillede } from '../billede.ts';
import { erTom } from '../niveau.ts';
import { dataUrl, element, undslip } from '../xml.ts';
import { begynderMed, type Linjested, linje } from './linje.ts';
import { aknTabel } from './tabel.ts';

/** What a block must know beside itself. */
export interface Sted extends Linjested {
  /** The eId of the section around it, "" at the top. */
  readonly sti: string;
  /** Only blocks may stand here: it is inside a contribution, a cell or an item. */
  readonly kunBlokke: boolean;
  readonly taeller: Taeller;
  fil(sha: string): Uint8Array | null;
}

/** Numbers the elements of each kind in each section (Akoma Ntoso Naming Convention 1.0, § 5: "dbsect_2__speech_1"). */
export class Taeller {
  readonly #antal = new Map<string, number>();

  eId(sti: string, slags: string): string {
    const prefix = `${sti === '' ? '' : `${sti}__`}${slags}`;
    const next = (this.#antal.get(prefix) ?? 0) + 1;
    this.#antal.set(prefix, next);
    return `${prefix}_${next}`;
  }
}

type Blok = Exclude<NodeName, 'text' | 'deltager' | 'omtale' | 'felt' | 'linjeskift'>;
type Render = (node: Node, sted: Sted) => string;

const blokke = {
  doc: krop,
  titel: (node, sted) => linjeI(node, sted, (content) => element('p', {}, element('docTitle', {}, content))),
  moedefakta: debateSection,
  deltagere: (node, sted) => sektion(node, sted, { tag: 'rollCall', slags: 'rollcall' }),
  deltagergruppe,
  dagsorden: debateSection,
  sektion: debateSection,
  punkt: debateSection,
  indlaeg,
  konklusion,
  opfoelgning: debateSection,
  naestemoede: (node, sted) => sektion(node, sted, { tag: 'adjournment', slags: 'adjournment' }),
  underskrift: debateSection,
  oevrige: () => '',
  overskrift: (node, sted) => linjeI(node, sted, (content) => element('heading', {}, content)),
  faktum: item,
  gruppenavn: afsnit,
  deltagerlinje: item,
  dagsordenspunkt: (node, sted) => (erTom(node, sted.roster) ? '' : punktlinje(node, sted)),
  opgave: item,
  afsnit,
  fremmoede: (node, sted) =>
    sted.kunBlokke
      ? afsnit(node, sted)
      : linjeI(node, sted, (content) => element('narrative', { class: 'fremmoede' }, content)),
  liste,
  listepunkt: notAlone,
  tabel: (node, sted) => {
    const inner = { ...sted, kunBlokke: true };
    return aknTabel(node, sted.taeller.eId(sted.sti, 'table'), (celle) => alle(celle, inner));
  },
  raekke: notAlone,
  celle: notAlone,
  hovedcelle: notAlone,
  figur,
} satisfies Record<Blok, Render>;

const table: Readonly<Record<string, Render | undefined>> = blokke;
/** Lines that are a list together. */
const LINES = new Set(['faktum', 'deltagerlinje', 'dagsordenspunkt', 'opgave']);

/** The Akoma Ntoso of a node. Throws for a node that the table does not know. */
export function aknBlok(node: Node, sted: Sted): string {
  const render = table[node.type.name];
  if (!render) throw new Error(`Noden ${node.type.name} kan ikke skrives som Akoma Ntoso.`);
  return render(node, sted);
}

function notAlone(node: Node): never {
  throw new Error(`Noden ${node.type.name} står ikke alene.`);
}

/** The three parts of a debate. What stands loose at the top, and contributions there, get a section: the body holds no other. */
function krop(doc: Node, sted: Sted): string {
  const children = doc.children.filter(({ type }) => type.name !== 'oevrige');
  const last = children.at(-1)?.type.name === 'underskrift' ? children.at(-1) : undefined;
  const preface = doc.firstChild ? aknBlok(doc.firstChild, sted) : '';
  let body = '';
  let loose: Node[] = [];
  const flush = (): void => {
    if (loose.length > 0) body += loeseBlokke(loose, sted);
    loose = [];
  };
  for (const child of children) {
    if (child.type.name === 'titel' || child === last) continue;
    if (child.type.isInGroup('blok') || child.type.name === 'indlaeg') loose.push(child);
    else {
      flush();
      body += aknBlok(child, sted);
    }
  }
  flush();
  return [
    preface && `<preface>\n${preface}</preface>\n`,
    `<debateBody>\n${body || '<debateSection name="referat"/>\n'}</debateBody>\n`,
    last ? underskrift(last, sted) : '',
  ].join('');
}

function loeseBlokke(nodes: readonly Node[], sted: Sted): string {
  const eId = sted.taeller.eId(sted.sti, 'dbsect');
  const content = nodes.map((node) => aknBlok(node, { ...sted, sti: eId })).join('');
  return content === '' ? '' : `${element('debateSection', { eId, name: 'tekst' }, `\n${content}`)}\n`;
}

/** The signature that ends the referat: a block with its heading in `conclusions`, where nothing but blocks may stand. */
function underskrift(node: Node, sted: Sted): string {
  const eId = sted.taeller.eId('', 'blockcontainer');
  const inner = { ...sted, sti: eId, kunBlokke: true };
  const [heading, ...rest] = node.firstChild?.type.name === 'overskrift' ? node.children : [null, ...node.children];
  const blocks = rest.map((child) => (child ? aknBlok(child, inner) : '')).join('');
  const head = heading ? aknBlok(heading, inner) : '';
  if (head + blocks === '') return '';
  const content = `\n${head}${blocks || '<p/>\n'}`;
  return `<conclusions>\n${element('blockContainer', { eId, class: 'underskrift' }, content)}\n</conclusions>\n`;
}

interface Slags {
  readonly tag: string;
  /** As it stands in an eId. */
  readonly slags: string;
  readonly name?: string;
  readonly class?: string;
}

function debateSection(node: Node, sted: Sted): string {
  return sektion(node, sted, { tag: 'debateSection', slags: 'dbsect', name: node.type.name });
}

/** A section with its heading (the number of an item apart from it) and what `indhold` makes of the rest. */
function sektion(node: Node, sted: Sted, { tag, slags, ...attributter }: Slags, indhold = delvis): string {
  const eId = sted.taeller.eId(sted.sti, slags);
  const inner = { ...sted, sti: eId };
  const [first, ...rest] = node.children;
  const headed = first?.type.name === 'overskrift';
  const heading = headed ? (node.type.name === 'punkt' ? nummer(first, inner) : aknBlok(first, inner)) : '';
  const content = heading + indhold(headed ? rest : node.children, inner);
  if (content === '') return '';
  return `${element(tag, { eId, wId: String(node.attrs.id), ...attributter }, `\n${content}`)}\n`;
}

/** Children in order, lines of one kind as a list. */
function delvis(children: readonly Node[], sted: Sted): string {
  let xml = '';
  let lines: Node[] = [];
  const flush = (): void => {
    if (lines.length > 0) xml += linjeliste(lines, sted, '');
    lines = [];
  };
  for (const child of children) {
    if (!LINES.has(child.type.name) || (lines[0] && lines[0].type !== child.type)) flush();
    if (LINES.has(child.type.name)) lines.push(child);
    else xml += aknBlok(child, sted);
  }
  flush();
  return xml;
}

function linjeliste(lines: readonly Node[], sted: Sted, intro: string): string {
  const eId = sted.taeller.eId(sted.sti, 'list');
  const inner = { ...sted, sti: eId, kunBlokke: true };
  const items = lines
    .map((line) => aknBlok(line, inner))
    .filter(Boolean)
    .map((content) => `${element('item', {}, content)}\n`);
  if (items.length === 0) return intro === '' ? '' : `${element('p', {}, intro)}\n`;
  const first = intro === '' ? '' : `${element('listIntroduction', {}, intro)}\n`;
  return `${element('blockList', { eId, class: lines[0]?.type.name }, `\n${first}${items.join('')}`)}\n`;
}

function deltagergruppe(node: Node, sted: Sted): string {
  const [first, ...rest] = node.children;
  if (first?.type.name !== 'gruppenavn') return linjeliste(node.children, sted, '');
  return linjeliste(rest, sted, erTom(first, sted.roster) ? '' : linje(first, sted));
}

/** A contribution is the speech of its first speaker, and refers to all of them; nobody's is `other`. */
function indlaeg(node: Node, sted: Sted): string {
  return tale(node, node.children, sted);
}

function tale(node: Node, children: readonly Node[], sted: Sted): string {
  const refs = talerIds(node).flatMap((id) => sted.henvisninger.person(id) ?? []);
  const [by] = refs;
  const eId = sted.taeller.eId(sted.sti, by ? 'speech' : 'other');
  const content = children.map((child) => aknBlok(child, { ...sted, sti: eId, kunBlokke: true })).join('');
  if (content === '') return '';
  const wId = node.type.name === 'indlaeg' ? String(node.attrs.id) : '';
  const refersTo = refs.length > 1 ? refs.join(' ') : '';
  return `${element(by ? 'speech' : 'other', { eId, wId, by, refersTo }, `\n${content}`)}\n`;
}

/** What was concluded, in the mouth of whoever concluded it where the text says so. */
function konklusion(node: Node, sted: Sted): string {
  const spoken = talerIds(node).some((id) => sted.henvisninger.person(id) !== null);
  const indhold = (children: readonly Node[], inner: Sted): string =>
    spoken ? tale(node, children, inner) : delvis(children, inner);
  const slags =
    node.attrs.art === 'beslutning'
      ? { tag: 'resolutions', slags: 'resolutions', class: 'beslutning' }
      : { tag: 'debateSection', slags: 'dbsect', name: 'konklusion' };
  return sektion(node, sted, slags, indhold);
}

function linjeI(node: Node, sted: Sted, around: (content: string) => string): string {
  return erTom(node, sted.roster) ? '' : `${around(linje(node, sted))}\n`;
}

function afsnit(node: Node, sted: Sted): string {
  return linjeI(node, sted, (content) => element('p', {}, content));
}

/** A line; whose task it is, is known beside its words. */
function item(node: Node, sted: Sted): string {
  const refersTo = node.attrs.ansvarlig ? sted.henvisninger.person(String(node.attrs.ansvarlig)) : null;
  return linjeI(node, sted, (content) => element('p', { refersTo }, content)).trimEnd();
}

/** The number and the rest of a line, in the elements that hold them. */
function delt(node: Node, sted: Sted, rest: 'heading' | 'p'): string {
  const { maerke } = nummereret(tekst(node, sted.roster));
  if (!begynderMed(node, sted.roster, maerke)) return element(rest, {}, linje(node, sted));
  return `<num>${undslip(maerke)}</num>${element(rest, {}, linje(node, sted, maerke.length))}`;
}

function nummer(node: Node, sted: Sted): string {
  return erTom(node, sted.roster) ? '' : `${delt(node, sted, 'heading')}\n`;
}

function punktlinje(node: Node, sted: Sted): string {
  return delt(node, sted, 'p');
}

function liste(node: Node, sted: Sted): string {
  const eId = sted.taeller.eId(sted.sti, 'list');
  const inner = { ...sted, sti: eId, kunBlokke: true };
  const items = node.children.map((listepunkt, i) => {
    const maerke = listemaerke(node, i);
    const num = maerke === '' ? '' : element('num', {}, undslip(maerke));
    const content = listepunkt.children.map((child, place) =>
      place > 0 ? aknBlok(child, inner) : `${element('p', {}, linje(child, sted))}\n`,
    );
    return `${element('item', {}, `${num}${content.join('')}`.trimEnd())}\n`;
  });
  return `${element('blockList', { eId }, `\n${items.join('')}`)}\n`;
}

function alle(node: Node, sted: Sted): string {
  return node.children.map((child) => aknBlok(child, sted)).join('');
}

function figur(node: Node, sted: Sted): string {
  const billede = figurbillede(node, sted.fil);
  if (!billede) return '';
  const { type, data, alt, bredde: width, hoejde: height } = billede;
  const src = dataUrl(data, type === 'png' ? 'image/png' : 'image/jpeg');
  return `${element('p', {}, element('img', { src, alt: alt || 'Billede uden beskrivelse', width, height }))}\n`;
}
