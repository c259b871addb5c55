// Renaming a participant: one attribute of one node; every derived place follows by itself. Where the name was typed out
// it becomes a derived place first.
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { AppError } from './fejl.ts';
import { antalNavnesteder } from './indhold.ts';
import { genitiv, initialerFor } from './navn.ts';
import { type Deltager, type Roster, rosterOf } from './roster.ts';
import { schema } from './schema.ts';

/**
 * Adds the steps that give the participant `id` another name. Initials follow when they were made from the old name and
 * stand nowhere in the text. Returns how many places the text changes in (0 when the name is the same). Throws AppError
 * "ugyldig" for an empty name and for one that another participant has.
 */
export function omdoeb(tr: Transform, id: string, navn: string): number {
  const clean = navn.replace(/\s+/g, ' ').trim();
  if (clean === '') throw new AppError('ugyldig', 'En deltager skal have et navn.');
  const roster = rosterOf(tr.doc);
  const deltager = roster.find(id);
  if (!deltager) throw new AppError('findes-ikke', 'Deltageren står ikke i referatet.');
  if (deltager.navn === clean) return 0;
  if (roster.deltagere.some((other) => other.id !== id && other.navn === clean))
    throw new AppError('ugyldig', `Der er allerede en deltager, der hedder »${clean}«.`);
  bindNavn(tr, deltager, roster);
  const places = antalNavnesteder(tr.doc, id);
  const pos = findDeltager(tr.doc, id);
  tr.setNodeAttribute(pos, 'navn', clean);
  const initialer = initialerFor(clean);
  const taken = roster.deltagere.some(
    (other) => other.id !== id && other.initialer.toLowerCase() === initialer.toLowerCase(),
  );
  const made = deltager.initialer.toLowerCase() === initialerFor(deltager.navn).toLowerCase();
  if (made && !taken && !viserInitialer(tr.doc, deltager)) tr.setNodeAttribute(pos, 'initialer', initialer);
  return places;
}

/** The whole name where somebody typed it, also as a genitive, becomes a mention; two of one name are left alone. */
function bindNavn(tr: Transform, { id, navn }: Deltager, { deltagere }: Roster): void {
  if (navn.trim() === '' || deltagere.filter((one) => one.navn === navn).length > 1) return;
  const whole = new RegExp(`(?<![\\p{L}\\p{N}-])${bogstavelig(navn)}(?:s|'|’|'s)?(?![\\p{L}\\p{N}-])`, 'gu');
  const found: { from: number; to: number; mention: Node }[] = [];
  tr.doc.descendants((node, pos, parent, index) => {
    if (node.type.name === 'deltagere' || node.type.name === 'oevrige') return false;
    if (!node.isText || !parent?.canReplaceWith(index, index + 1, schema.nodes.omtale)) return true;
    for (const match of (node.text ?? '').matchAll(whole)) {
      const [text] = match;
      const form = text === navn ? 'fuldt' : text === genitiv(navn) ? 'genitiv' : null;
      if (form === null) continue;
      const from = pos + match.index;
      const mention = schema.nodes.omtale.create({ deltager: id, form }, null, node.marks);
      found.push({ from, to: from + text.length, mention });
    }
    return false;
  });
  for (const { from, to, mention } of found.toReversed()) tr.replaceWith(from, to, mention);
}

function bogstavelig(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Whether the text names the participant by initials, or the list gives them: those are as people know them. */
function viserInitialer(doc: Node, { id, initialer, markoer }: Deltager): boolean {
  let shown = markoer
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .includes(initialer.toLowerCase());
  doc.descendants((node) => {
    if (node.type.name === 'omtale' && node.attrs.deltager === id && node.attrs.form === 'initialer') shown = true;
    return !shown;
  });
  return shown;
}

/** Renames by name, for the command line. Throws AppError where nobody, or more than one, has that name. */
export function omdoebNavn(doc: Node, from: string, to: string): { doc: Node; changed: number } {
  const named = rosterOf(doc).deltagere.filter((one) => one.navn === from);
  const [only] = named;
  if (!only) throw new AppError('ugyldig', `Ingen deltager hedder »${from}«.`);
  if (named.length > 1) throw new AppError('ugyldig', `Flere deltagere hedder »${from}«.`);
  const tr = new Transform(doc);
  const changed = omdoeb(tr, only.id, to);
  return { doc: tr.doc, changed };
}

/** The position of a `deltager` node. */
export function findDeltager(doc: Node, id: string): number {
  let found = -1;
  doc.descendants((node, pos) => {
    if (node.type.name === 'deltager' && node.attrs.id === id) found = pos;
    return found < 0 && node.type.name !== 'indlaeg' && node.type.name !== 'punkt';
  });
  if (found < 0) throw new AppError('findes-ikke', 'Deltageren står ikke i referatet.');
  return found;
}
