// Renaming a participant: one attribute of one node; every derived place follows by itself.
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { AppError } from './fejl.ts';
import { antalNavnesteder } from './indhold.ts';
import { initialerFor } from './navn.ts';
import { rosterOf } from './roster.ts';

/**
 * Adds the steps that give the participant `id` another name. Initials follow when they were made from the old name.
 * Returns how many places the text changes in (0 when the name is the same).
 */
export function omdoeb(tr: Transform, id: string, navn: string): number {
  const clean = navn.replace(/\s+/g, ' ').trim();
  if (clean === '') throw new AppError('ugyldig', 'En deltager skal have et navn.');
  const roster = rosterOf(tr.doc);
  const deltager = roster.find(id);
  if (!deltager) throw new AppError('findes-ikke', 'Deltageren står ikke i referatet.');
  if (deltager.navn === clean) return 0;
  const places = antalNavnesteder(tr.doc, id);
  const pos = findDeltager(tr.doc, id);
  tr.setNodeAttribute(pos, 'navn', clean);
  const initialer = initialerFor(clean);
  const taken = roster.deltagere.some(
    (other) => other.id !== id && other.initialer.toLowerCase() === initialer.toLowerCase(),
  );
  const made = deltager.initialer.toLowerCase() === initialerFor(deltager.navn).toLowerCase();
  if (made && !taken) tr.setNodeAttribute(pos, 'initialer', initialer);
  return places;
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
