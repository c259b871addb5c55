// From document to blocks and structure tree: one function per kind of node says what it looks like and what a screen
// reader calls it. Decides nothing about pages. Empty textblocks give nothing, so absent parts leave no empty heading.
import type { Node } from 'prosemirror-model';
import { listemaerke } from '../../../editor/model/liste.ts';
import { nummereret } from '../../../editor/model/nummer.ts';
import type { NodeName } from '../../../editor/model/schema.ts';
import { tekst } from '../../../editor/model/tekst.ts';
import { artAf, harOverskrift, maerkatAf } from '../maerkat.ts';
import { erTom, indreNiveau } from '../niveau.ts';
import { omrids } from '../omrids.ts';
import { Linjer, type Tekstblok } from './blok.ts';
import { figur } from './figur.ts';
import type { Loeb } from './linjer.ts';
import { fyldLinjer } from './linjer.ts';
import { loebAf, uden } from './loeb.ts';
import type { Sted } from './sted.ts';
import type { Element, Rolle } from './struktur.ts';
import { tabelblok } from './tabel.ts';
import type { Stil } from './typografi.ts';
import { medSted } from './ulaeseligt.ts';

type Renderer = (node: Node, sted: Sted) => void;

const RENDERERS = {
  doc: (node, sted) => children(node, sted),
  titel: (node, sted) => overskrift(node, { ...sted, niveau: 1 }),
  overskrift,
  moedefakta: sektion,
  deltagere: sektion,
  deltagergruppe: gruppe,
  dagsorden: sektion,
  sektion,
  punkt: sektion,
  indlaeg: (node, sted) => children(node, sted),
  konklusion,
  opfoelgning: sektion,
  naestemoede: sektion,
  underskrift,
  // People known from the text only stand in no export.
  oevrige: () => {},
  gruppenavn: (node, sted) => {
    const blok = afsnit(node, sted, 'P', sted.typografi.taet);
    if (blok) blok.medNaeste = true;
  },
  faktum: (node, sted) => void afsnit(node, sted, 'P', sted.typografi.taet),
  deltagerlinje: unreachable,
  dagsordenspunkt: unreachable,
  opgave: unreachable,
  afsnit: (node, sted) => void afsnit(node, sted, 'P', sted.broed),
  fremmoede: (node, sted) => void afsnit(node, sted, 'P', sted.broed),
  liste,
  listepunkt: unreachable,
  tabel: (node, sted) => {
    sted.ud.push(tabelblok(node, sted, opstil));
  },
  raekke: unreachable,
  celle: (node, sted) => children(node, sted),
  hovedcelle: (node, sted) => children(node, sted),
  figur,
  text: unreachable,
  deltager: unreachable,
  omtale: unreachable,
  felt: unreachable,
  linjeskift: unreachable,
} satisfies Record<NodeName, Renderer>;

const BY_NAME: Readonly<Record<string, Renderer>> = RENDERERS;

/** Sets one node. Throws for a node it does not know. */
export function opstil(node: Node, sted: Sted): void {
  const renderer = BY_NAME[node.type.name];
  if (!renderer) throw new Error(`Noden ${node.type.name} har ingen plads i en PDF.`);
  renderer(node, sted);
}

function unreachable(node: Node): never {
  throw new Error(`Noden ${node.type.name} sættes sammen med den, der indeholder den.`);
}

/** Lines that belong together are one list to a screen reader. */
const LISTED = new Set(['deltagerlinje', 'dagsordenspunkt', 'opgave']);

function children(node: Node, sted: Sted): void {
  let liste: { name: string; element: Element } | null = null;
  node.forEach((child) => {
    const { name } = child.type;
    if (!LISTED.has(name)) {
      liste = null;
      opstil(child, sted);
      return;
    }
    if (liste?.name !== name) liste = { name, element: sted.element.tilfoej('L', listing('None')) };
    linjepunkt(child, { ...sted, element: liste.element }, node.childCount > 2);
  });
}

function listing(nummerering: string): { attributter: object } {
  return { attributter: { O: 'List', ListNumbering: nummerering } };
}

function sektion(node: Node, sted: Sted, element = sted.element.tilfoej('Sect')): void {
  const indre = indreNiveau(node, sted.niveau, sted.roster);
  const from = sted.ud.length;
  // The heading stands one level above what it heads.
  const heading = node.firstChild?.type.name === 'overskrift' ? node.firstChild : null;
  if (heading) overskrift(heading, { ...sted, element });
  children(heading ? node.copy(node.content.cut(heading.nodeSize)) : node, { ...sted, element, niveau: indre });
  spread(sted, from, 0);
}

/** Tight lines end in more room than they begin with. */
function spread(sted: Sted, from: number, foer: number): void {
  const first = sted.ud[from];
  if (first?.slags === 'tekst' && foer > first.foer) sted.ud[from] = { ...first, foer };
  const last = sted.ud.at(-1);
  if (sted.ud.length > from && last?.slags === 'tekst' && last.efter < sted.broed.efter)
    sted.ud[sted.ud.length - 1] = { ...last, efter: sted.broed.efter };
}

function gruppe(node: Node, sted: Sted): void {
  const from = sted.ud.length;
  children(node, sted);
  // The first group follows its heading closely.
  const before = sted.ud[from - 1];
  spread(sted, from, before?.slags === 'tekst' && before.bogmaerke ? 0 : sted.broed.efter);
}

/** Up to so many lines before a signature go with it whole. */
const SHORT = 3;

function underskrift(node: Node, sted: Sted): void {
  const from = sted.ud.length;
  sektion(node, sted);
  const own = sted.ud.slice(from);
  if (own.length === 0) return;
  spread(sted, from, sted.typografi.rum);
  // A signature is not parted, a list of those who sign neither.
  for (const blok of sted.ud.slice(from, -1)) if (blok.slags !== 'bjaelke') blok.medNaeste = true;
  for (const blok of own) if (blok.slags === 'tabel') blok.samlet = true;
  // Nor does it stand alone on a page: the end of what is signed stands above it.
  const before = sted.ud.slice(0, from).findLast(({ slags }) => slags !== 'bjaelke');
  if (before?.slags !== 'tekst') return;
  if (before.linjer.alle.length <= SHORT) before.medNaeste = true;
  else before.medSlutning = true;
}

function konklusion(node: Node, sted: Sted): void {
  const { typografi, niveau, roster } = sted;
  const ord = artAf(node);
  const section = sted.element.tilfoej('Sect', { titel: ord });
  const shown = maerkatAf(node, roster);
  const maerkat = shown && {
    element: section.tilfoej('Figure', { alt: shown }),
    omrids: omrids(shown, typografi.maerkatfil),
  };
  const bogmaerke = harOverskrift(node, roster) ? null : { tekst: ord, niveau };
  const bar = { slags: 'bjaelke', foer: typografi.rum, efter: typografi.rum, medNaeste: true } as const;
  const from = sted.ud.length;
  sted.ud.push({ ...bar, start: { maerkat, bogmaerke } });
  sektion(node, sted, section);
  if (sted.ud.length === from + 1) sted.ud.pop();
  else sted.ud.push({ ...bar, start: null });
}

/** A longer title is a paragraph: set smaller, so that the page still holds what it is the title of. */
const LONG_TITLE = 220;
const HEADINGS: readonly Rolle[] = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'];

function overskrift(node: Node, sted: Sted): void {
  const niveau = Math.min(6, sted.niveau);
  const { overskrifter } = sted.typografi;
  const usual = overskrifter[niveau - 1] ?? sted.broed;
  const long = niveau === 1 && tekst(node, sted.roster).length > LONG_TITLE;
  const stil = long ? { ...(overskrifter[1] ?? usual), foer: usual.foer, efter: usual.efter } : usual;
  const blok = afsnit(node, sted, HEADINGS[niveau - 1] ?? 'H6', stil);
  if (!blok) return;
  const shown = Array.from(tekst(node, sted.roster).slice(0, 400).replace(/\s+/g, ' ').trim()).slice(0, 200).join('');
  const before = sted.ud.at(-2);
  const stacked = niveau > 2 && before?.slags === 'tekst' && before.bogmaerke !== null;
  const foer = stacked ? stil.foer * 0.4 : stil.foer;
  sted.ud[sted.ud.length - 1] = { ...blok, foer, medNaeste: true, bogmaerke: { tekst: shown, niveau } };
}

/** A textblock as an element of its own; null where it shows nothing. */
function afsnit(node: Node, sted: Sted, rolle: Rolle, stil: Stil): Tekstblok | null {
  if (erTom(node, sted.roster)) return null;
  const blok = lines(loebAf(node, sted.roster, stil.kaeder), sted, sted.element.tilfoej(rolle), stil);
  // What introduces a list or a table stays with it.
  if (blok && /:\s*$/.test(tekst(node, sted.roster))) blok.medNaeste = true;
  return blok;
}

function lines(
  loeb: readonly Loeb[],
  sted: Sted,
  element: Element,
  stil: Stil,
  { maerke = null, haeng = 0 }: Partial<Pick<Tekstblok, 'maerke' | 'haeng'>> = {},
): Tekstblok {
  const text = loeb.map((one) => one.tekst).join('');
  const blok: Tekstblok = {
    slags: 'tekst',
    element,
    linjer: new Linjer(() =>
      medSted(text, () => fyldLinjer(loeb, stil.stoerrelse, sted.bredde, { jaevn: stil.jaevn, haeng })),
    ),
    stil,
    x: sted.x,
    bredde: sted.bredde,
    haeng,
    maerke,
    foer: stil.foer,
    efter: stil.efter,
    medNaeste: false,
    medSlutning: false,
    bogmaerke: null,
  };
  sted.ud.push(blok);
  return blok;
}

/** A line of the participants' list, the agenda or the tasks; its literal number hangs before the text. */
function linjepunkt(node: Node, sted: Sted, flere: boolean): void {
  if (erTom(node, sted.roster)) return;
  const { taet } = sted.typografi;
  const loeb = loebAf(node, sted.roster, taet.kaeder);
  const { maerke } = node.type.name === 'deltagerlinje' ? { maerke: '' } : nummereret(tekst(node, sted.roster));
  punkt(uden(loeb, maerke.length), maerke, sted.element.tilfoej('LI'), sted, taet, {
    room: 0,
    alene: true,
    haeng: flere ? taet.stoerrelse : 0,
  });
}

/** The narrowest room for a marker, in units of the type size. */
const HANG = 1.6;

/** An item: marker and text. `alene`: nothing else stands in it, so its text needs no paragraph of its own. `haeng`:
 * what goes on below begins further in, so that the next line is seen to be another. */
function punkt(
  loeb: readonly Loeb[],
  maerke: string,
  li: Element,
  sted: Sted,
  stil: Stil,
  { room, alene, haeng = 0 }: { readonly room: number; readonly alene: boolean; readonly haeng?: number },
): Element {
  const label = maerke === '' ? null : { element: li.tilfoej('Lbl'), linje: single(maerke, stil) };
  const body = li.tilfoej('LBody');
  const text = alene ? body : body.tilfoej('P');
  const hang = label ? Math.max(room, stil.stoerrelse * HANG, label.linje.bredde + stil.stoerrelse * 0.5) : 0;
  const inner = { ...sted, x: sted.x + hang, bredde: Math.max(1, sted.bredde - hang) };
  lines(loeb, inner, text, stil, label ? { maerke: { ...label, x: sted.x } } : { haeng });
  return body;
}

/** A marker with the space after it, on one line whatever its width. */
function single(maerke: string, stil: Stil): NonNullable<Tekstblok['maerke']>['linje'] {
  const [linje] = medSted(maerke, () =>
    fyldLinjer([{ tekst: maerke, kaede: stil.kaeder.normal, link: null }], stil.stoerrelse, 1e6),
  );
  return linje ?? { led: [], bredde: 0, fraHoejre: false };
}

const NUMBERING: Readonly<Record<string, string>> = { tal: 'Decimal', bogstav: 'LowerAlpha', punkt: 'Disc' };

function liste(node: Node, sted: Sted): void {
  const { broed, typografi } = sted;
  const stil = { ...broed, efter: typografi.taet.efter + broed.stoerrelse * 0.2 };
  const element = sted.element.tilfoej('L', listing(NUMBERING[String(node.attrs.art)] ?? 'None'));
  const labels = node.children.map((_, i) => listemaerke(node, i));
  const room = Math.max(
    ...labels.map((label) => single(label, stil).bredde + stil.stoerrelse * 0.5),
    stil.stoerrelse * HANG,
  );
  node.forEach((item, _offset, index) => {
    const maerke = labels[index] ?? '';
    const li = element.tilfoej('LI');
    let body: Element | null = null;
    const inner = { ...sted, broed: stil, x: sted.x + room, bredde: Math.max(1, sted.bredde - room) };
    item.forEach((child, _at, place) => {
      if (place === 0) {
        const loeb = loebAf(child, sted.roster, stil.kaeder);
        if (maerke !== '' || !erTom(child, sted.roster))
          body = punkt(loeb, maerke, li, sted, stil, { room, alene: item.childCount === 1 });
      } else {
        body ??= li.tilfoej('LBody');
        opstil(child, { ...inner, element: body });
      }
    });
  });
  const last = sted.ud.at(-1);
  if (last?.slags === 'tekst') sted.ud[sted.ud.length - 1] = { ...last, efter: broed.efter };
}
