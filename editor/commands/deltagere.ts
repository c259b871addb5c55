// Participants in numbers: a pasted list becomes lines of the list, one name becomes a line, a line that
// was typed gets its names.
import { Fragment, type Node } from 'prosemirror-model';
import { Selection, type Transaction } from 'prosemirror-state';
import { delDeltagerlinje, type Stykke, type Tekstgruppe } from '../model/deltagertekst.ts';
import { AppError } from '../model/fejl.ts';
import { ledigeInitialer, lilleBegyndelse } from '../model/navn.ts';
import { type Roster, rosterOf } from '../model/roster.ts';
import { schema } from '../model/schema.ts';
import { frisktId } from '../view/nytid.ts';
import { fjernFraListen, indsaetPerson, slutPaaListen } from './deltagerflyt.ts';
import { omkring } from './sted.ts';

const { deltager, deltagergruppe, deltagerlinje, gruppenavn } = schema.nodes;

/** Hands out initials that nobody has, and ids: those already known from the text keep theirs. */
function udsteder(tr: Transaction): (navn: string, initialer: string | null, attrs?: object) => Node {
  const roster = rosterOf(tr.doc);
  const taken = new Set(roster.deltagere.map((one) => one.initialer.toLocaleLowerCase('da')));
  return (navn, wanted, attrs) => {
    const known = roster.deltagere.find((one) => !one.paaListen && one.navn === navn);
    if (known) fjernFraListen(tr, known.id);
    const free = wanted !== null && !taken.has(wanted.toLocaleLowerCase('da'));
    const initialer = known?.initialer || (free ? wanted : ledigeInitialer(navn, taken));
    taken.add(initialer.toLocaleLowerCase('da'));
    return deltager.create({ ...attrs, id: known?.id ?? frisktId(), navn, initialer });
  };
}

/** Who of a parsed list stands on the list already, by name. */
export function kendte(grupper: readonly Tekstgruppe[], roster: Roster): ReadonlySet<string> {
  const names = new Set(roster.deltagere.filter((one) => one.paaListen).map((one) => one.navn));
  const all = grupper.flatMap((one) => one.linjer).flat();
  return new Set(all.flatMap((one) => (one.slags === 'navn' && names.has(one.tekst) ? one.tekst : [])));
}

/**
 * Adds a parsed list. Groups are found again by their name; lines without one go to the group at the caret, else to the
 * last. A line that names only people on the list already is left out. `initialer` are those people are known by, by
 * name: kept where nobody else has them. Returns how many people were added.
 */
export function tilfoejDeltagere(
  tr: Transaction,
  grupper: readonly Tekstgruppe[],
  initialer: ReadonlyMap<string, string> = new Map(),
): number {
  const known = kendte(grupper, rosterOf(tr.doc));
  let added = 0;
  let follows = false;
  for (const gruppe of grupper) {
    const lines = gruppe.linjer.filter((line) => !erKendt(line, known));
    if (lines.length === 0) continue;
    const start = gruppe.navn === null ? null : findGruppe(tr.doc, gruppe.navn);
    const fresh = gruppe.navn !== null && start === null;
    if (!rosterOf(tr.doc).deltagere.some((one) => one.paaListen)) slutPaaListen(tr);
    const issue = udsteder(tr);
    const nodes = lines.map((line) => {
      added += line.filter((one) => one.slags === 'navn').length;
      return deltagerlinje.create(null, linjeindhold(line, issue, initialer));
    });
    let put: Indsat;
    if (fresh) {
      const node = deltagergruppe.create(null, [gruppenavn.create(null, schema.text(gruppe.navn ?? '')), ...nodes]);
      put = indsaetGruppe(tr, node);
    } else put = indsaetLinjer(tr, nodes, start);
    // A caret that stood in what gave way goes to the end of what came, not out of the list.
    follows ||= put.caret;
    if (follows) tr.setSelection(Selection.near(tr.doc.resolve(put.end), -1));
  }
  return added;
}

function erKendt(line: readonly Stykke[], known: ReadonlySet<string>): boolean {
  const names = line.filter((one) => one.slags === 'navn');
  return names.length > 0 && names.every((one) => known.has(one.tekst));
}

function linjeindhold(
  line: readonly Stykke[],
  issue: ReturnType<typeof udsteder>,
  kendt: ReadonlyMap<string, string>,
): Fragment {
  return Fragment.from(
    line.map((one) => {
      if (one.slags === 'tekst') return schema.text(one.tekst);
      const { initialer, rolle, organisation, status } = one;
      return issue(one.tekst, kendt.get(one.tekst)?.slice(0, 12) || initialer, { rolle, organisation, status });
    }),
  );
}

function findGruppe(doc: Node, navn: string): number | null {
  const fold = (text: string) => text.replace(/[\s:;]+$/, '').toLocaleLowerCase('da');
  let found: number | null = null;
  doc.descendants((node, pos) => {
    const name = node.type === deltagergruppe ? node.firstChild : null;
    let text = '';
    name?.forEach((child) => {
      text += child.text ?? '';
    });
    if (name?.type === gruppenavn && fold(text) === fold(navn)) found = pos;
    return !node.isTextblock && node.type !== deltagergruppe;
  });
  return found;
}

/** Puts lines last in the group at `start`, else in the group at the caret, else in the last one. */
function indsaetLinjer(tr: Transaction, nodes: readonly Node[], start: number | null): Indsat {
  const here = start ?? omkring(tr.selection.$from, 'deltagergruppe')?.pos ?? null;
  const group = here === null ? null : tr.doc.nodeAt(here);
  const at = here !== null && group ? here + group.nodeSize - 1 : slutPaaListen(tr);
  const before = tr.doc.resolve(at).nodeBefore;
  const empty = before?.type === deltagerlinje && before.content.size === 0;
  return erstat(tr, empty ? at - 2 : at, at, nodes);
}

/** Puts a group last in the list, in the place of one that holds nothing. */
function indsaetGruppe(tr: Transaction, node: Node): Indsat {
  const $last = tr.doc.resolve(slutPaaListen(tr));
  const group = $last.parent;
  const empty = group.children.every((line) => line.content.size === 0);
  return erstat(tr, empty ? $last.before() : $last.after(), $last.after(), [node]);
}

/** Where what was put in ends, and whether the caret stood in what it took the place of. */
interface Indsat {
  readonly end: number;
  readonly caret: boolean;
}

function erstat(tr: Transaction, from: number, to: number, nodes: readonly Node[]): Indsat {
  const { head } = tr.selection;
  const before = tr.doc.content.size;
  tr.replaceWith(from, to, nodes);
  return { end: to + tr.doc.content.size - before, caret: head >= from && head < to };
}

/** Adds one person. Throws AppError "ugyldig" for an empty name or one that stands on the list already. */
export function tilfoejPerson(tr: Transaction, navn: string, rolle = '', organisation = ''): void {
  const clean = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 200);
  const name = clean(navn);
  if (name === '') throw new AppError('ugyldig', 'En deltager skal have et navn.');
  if (rosterOf(tr.doc).deltagere.some((one) => one.paaListen && one.navn === name))
    throw new AppError('ugyldig', `${name} står allerede på listen.`);
  const role = clean(rolle);
  const node = udsteder(tr)(name, null);
  indsaetPerson(tr, { foer: role === '' ? '' : `${lilleBegyndelse(role)} `, node, efter: '' }, clean(organisation));
}

/**
 * Takes somebody off the list. Whom the text still names is then known from the text only, and speaks where they spoke;
 * taken out from there too, the names become plain text. Returns whether they are still named.
 */
export function fjernDeltager(tr: Transaction, id: string): boolean {
  const one = rosterOf(tr.doc).find(id);
  if (!one) throw new AppError('findes-ikke', 'Deltageren står ikke i referatet.');
  const { node } = fjernFraListen(tr, id);
  if (!one.paaListen || !naevnes(tr.doc, id)) return false;
  const kept = node.type.create({ ...node.attrs, rolle: one.rolle || null, organisation: one.organisation || null });
  const last = tr.doc.lastChild;
  if (last?.type === schema.nodes.oevrige) tr.insert(tr.doc.content.size - 1, kept);
  else tr.insert(tr.doc.content.size, schema.nodes.oevrige.create(null, kept));
  return true;
}

function naevnes(doc: Node, id: string): boolean {
  let found = false;
  doc.descendants((node) => {
    found ||= node.type.name === 'omtale' ? node.attrs.deltager === id : (node.attrs.talere ?? []).includes(id);
    return !found;
  });
  return found;
}

/**
 * Finds the names in a line that was typed and makes participants of them. A name that stands on the list already, and
 * everything else, stays as it is. Returns how many were found.
 */
export function laesLinje(tr: Transaction, pos: number): number {
  const line = tr.doc.nodeAt(pos);
  if (line?.type !== deltagerlinje) return 0;
  let text = '';
  line.forEach((child) => {
    text += child.text ?? '\uFFFC'.repeat(child.nodeSize);
  });
  const known = new Set(rosterOf(tr.doc).deltagere.flatMap((one) => (one.paaListen ? one.navn : [])));
  const found: { at: number; one: Extract<Stykke, { slags: 'navn' }> }[] = [];
  let at = 0;
  for (const one of delDeltagerlinje(text)) {
    if (one.slags === 'navn' && !known.has(one.tekst)) found.push({ at, one });
    at += one.tekst.length;
  }
  const issue = udsteder(tr);
  const nodes = found.map(({ at: offset, one }) => {
    const { initialer, rolle, organisation, status } = one;
    return {
      from: pos + 1 + offset,
      size: one.tekst.length,
      node: issue(one.tekst, initialer, { rolle, organisation, status }),
    };
  });
  for (const { from, size, node } of nodes.toReversed())
    tr.replaceWith(from, from + size, node.mark(tr.doc.resolve(from + 1).marks()));
  return nodes.length;
}
