// Somebody whom nobody knows yet: a participant who stands on no list, kept apart from every other unknown one, and named
// later in one place.
import type { Transaction } from 'prosemirror-state';
import { ledigeInitialer, storBegyndelse } from '../../model/navn.ts';
import { type Roster, rosterOf } from '../../model/roster.ts';
import { schema } from '../../model/schema.ts';
import { tekster } from '../../tekster.ts';
import { frisktId } from '../../view/nytid.ts';

const { deltager, oevrige } = schema.nodes;

/** "ukendt mand, FOB" as a name that nobody has yet, and an organisation; null for letters that say nothing like it. */
export function laesUkendt(skrevet: string, roster: Roster): { navn: string; organisation: string } | null {
  const [, who = '', from = ''] = /^(ukendt(?: [^,]*)?)(?:, ?(.*))?$/iu.exec(skrevet.trim()) ?? [];
  if (who === '') return null;
  const navn = who.includes(' ') ? storBegyndelse(who.toLocaleLowerCase('da')) : tekster.ukendt;
  return { navn: ledigtNavn(navn, roster), organisation: from.trim() };
}

/** Whether the name only says that somebody is unknown. */
export function erUkendt(navn: string): boolean {
  return /^ukendt\b/iu.test(navn);
}

/** Adds somebody who stands on no list. Letters that look like a whole name are the name. Returns the id. */
export function tilfoejUkendt(tr: Transaction, skrevet: string): string {
  const roster = rosterOf(tr.doc);
  const taken = new Set(roster.deltagere.map((one) => one.initialer.toLocaleLowerCase('da')));
  const read = laesUkendt(skrevet, roster);
  const isName = read === null && / /.test(skrevet) && /^\p{Lu}/u.test(skrevet);
  const letters = skrevet
    .replace(/[^\p{L}]/gu, '')
    .slice(0, 5)
    .toLocaleUpperCase('da');
  const navn = read?.navn ?? (isName ? skrevet : ledigtNavn(tekster.ukendt, roster));
  const known = read !== null || isName || taken.has(letters.toLocaleLowerCase('da'));
  const node = deltager.create({
    id: frisktId(),
    navn,
    initialer: known ? ledigeInitialer(navn, taken) : letters,
    organisation: read?.organisation || null,
  });
  const last = tr.doc.lastChild;
  if (last?.type === oevrige) tr.insert(tr.doc.content.size - 1, node);
  else tr.insert(tr.doc.content.size, oevrige.create({ id: frisktId() }, node));
  return node.attrs.id;
}

function ledigtNavn(navn: string, { deltagere }: Roster): string {
  const taken = new Set(deltagere.map((one) => one.navn));
  if (!taken.has(navn)) return navn;
  let n = 2;
  while (taken.has(`${navn} ${n}`)) n++;
  return `${navn} ${n}`;
}
