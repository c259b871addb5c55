// Changes one participant by editing the literal text around the name: what the fields say and what the referat says are
// the same words. A field that the text cannot carry is kept on the name itself.
import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { deltagerlinje } from '../model/deltagerlinje.ts';
import { AppError } from '../model/fejl.ts';
import { lilleBegyndelse, storBegyndelse } from '../model/navn.ts';
import { findDeltager, omdoeb } from '../model/omdoeb.ts';
import { rosterOf, type Status } from '../model/roster.ts';
import { schema } from '../model/schema.ts';
import { flytTilOrganisation } from './deltagerflyt.ts';
import { delLinje, erstat, type Linje } from './linjeled.ts';

/** The fields of the dialog; absent ones stay as they are. */
export interface Deltagerfelter {
  readonly navn?: string;
  readonly initialer?: string;
  readonly rolle?: string;
  readonly organisation?: string;
  readonly status?: Status;
}

/** States that the text shows in parentheses after the name. */
const VIST: readonly string[] = ['afbud', 'fraværende', 'stedfortræder', 'observatør', 'gæst'];

/**
 * Changes the fields of the participant `id`. Returns how many places show another name (0 when the name stays). Throws
 * AppError "ugyldig": an empty name, initials that another has.
 */
export function retDeltager(tr: Transaction, id: string, felter: Deltagerfelter): number {
  const places = felter.navn === undefined ? 0 : omdoeb(tr, id, felter.navn.slice(0, 200));
  if (felter.initialer !== undefined) saetInitialer(tr, id, felter.initialer);
  const now = () => {
    const found = rosterOf(tr.doc).find(id);
    if (!found) throw new AppError('findes-ikke', 'Deltageren står ikke i referatet.');
    return found;
  };
  if (felter.organisation !== undefined && ren(felter.organisation) !== now().organisation)
    saetOrganisation(tr, id, ren(felter.organisation));
  if (felter.rolle !== undefined && lilleBegyndelse(ren(felter.rolle)) !== now().rolle)
    saetRolle(tr, id, ren(felter.rolle));
  if (felter.status !== undefined && felter.status !== now().status) saetStatus(tr, id, felter.status);
  return places;
}

function ren(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 200);
}

function saetInitialer(tr: Transaction, id: string, text: string): void {
  const initialer = text.replace(/\s+/g, '').slice(0, 12);
  const folded = initialer.toLocaleLowerCase('da');
  const other = rosterOf(tr.doc).deltagere.find(
    (one) => one.id !== id && one.initialer.toLocaleLowerCase('da') === folded && folded !== '',
  );
  if (other) throw new AppError('ugyldig', `${other.navn} har allerede initialerne ${other.initialer}.`);
  tr.setNodeAttribute(findDeltager(tr.doc, id), 'initialer', initialer);
}

/** The line that holds the participant, its start (of content) and their index; null for those outside the list. */
function linjeFor(doc: Node, id: string): { line: Node; start: number; linje: Linje; index: number } | null {
  const $pos = doc.resolve(findDeltager(doc, id));
  if ($pos.parent.type !== schema.nodes.deltagerlinje) return null;
  const linje = delLinje($pos.parent);
  return { line: $pos.parent, start: $pos.start(), linje, index: linje.led.findIndex((one) => one.id === id) };
}

function saetRolle(tr: Transaction, id: string, rolle: string): void {
  const place = linjeFor(tr.doc, id);
  const old = rosterOf(tr.doc).find(id)?.rolle ?? '';
  const led = place?.linje.led[place.index];
  const attr: string | null = tr.doc.nodeAt(findDeltager(tr.doc, id))?.attrs.rolle ?? null;
  if (place && led) {
    const { start, linje } = place;
    const said = attr ? linje.tekst.toLocaleLowerCase('da').indexOf(attr.toLocaleLowerCase('da')) : -1;
    if (attr && said >= 0) {
      const literal = linje.tekst.slice(said, said + attr.length);
      erstat(tr, start + said, start + said + attr.length, somFoer(literal, rolle));
    } else if (linje.rolleEfter || (led.efter && old !== '')) {
      const { from, to } = led.efter ?? { from: led.hele.to, to: led.hele.to };
      const lead = led.efter ? (/^\s*[,–-]\s*/.exec(linje.tekst.slice(from, to))?.[0] ?? ', ') : ', ';
      erstat(tr, start + from, start + to, rolle === '' ? '' : lead + rolle);
    } else {
      const literal = linje.tekst.slice(led.foer.from, led.foer.to);
      const first = place.index === 0;
      const text = literal.trim() === '' ? (first ? storBegyndelse(rolle) : rolle) : somFoer(literal, rolle);
      erstat(tr, start + led.foer.from, start + led.foer.to, rolle === '' ? '' : `${text} `);
    }
  }
  const again = linjeFor(tr.doc, id);
  const read = again ? deltagerlinje(again.line)[again.index]?.rolle : undefined;
  const wanted = lilleBegyndelse(rolle);
  tr.setNodeAttribute(findDeltager(tr.doc, id), 'rolle', read === wanted ? null : wanted);
}

/** The new words with a capital where the old ones had one. */
function somFoer(old: string, text: string): string {
  const first = old.trim()[0] ?? '';
  return first !== '' && first === first.toLocaleUpperCase('da') && first !== first.toLocaleLowerCase('da')
    ? storBegyndelse(text)
    : lilleBegyndelse(text);
}

function saetOrganisation(tr: Transaction, id: string, organisation: string): void {
  const pos = findDeltager(tr.doc, id);
  const place = linjeFor(tr.doc, id);
  const attr: string | null = tr.doc.nodeAt(pos)?.attrs.organisation ?? null;
  if (!place) {
    tr.setNodeAttribute(pos, 'organisation', organisation);
    return;
  }
  const { linje, start } = place;
  const said = attr ? linje.tekst.indexOf(attr) : -1;
  if (attr && said >= 0 && organisation !== '') {
    erstat(tr, start + said, start + said + attr.length, organisation);
    tr.setNodeAttribute(findDeltager(tr.doc, id), 'organisation', organisation);
    return;
  }
  if (linje.led.length > 1 && organisation !== '') {
    flytTilOrganisation(tr, id, organisation);
    return;
  }
  if (linje.led.length === 1) {
    const { from, to } = linje.hoved;
    const tail = linje.tekst.slice(from, to).slice(linje.organisation.length);
    erstat(tr, start + from, start + to, organisation === '' ? '' : organisation + (to > from ? tail : ': '));
  }
  const again = linjeFor(tr.doc, id);
  const read = again ? (deltagerlinje(again.line)[again.index]?.organisation ?? '') : '';
  tr.setNodeAttribute(findDeltager(tr.doc, id), 'organisation', read === organisation ? null : organisation);
  const shown = rosterOf(tr.doc).find(id)?.organisation;
  if (shown !== organisation) tr.setNodeAttribute(findDeltager(tr.doc, id), 'organisation', organisation);
}

function saetStatus(tr: Transaction, id: string, status: Status): void {
  const place = linjeFor(tr.doc, id);
  const led = place?.linje.led[place.index];
  if (place && led) {
    const { linje, start } = place;
    const words = led.markoer ? linje.tekst.slice(led.markoer.from + 1, led.markoer.to - 1).split(/\s*,\s*/) : [];
    const kept = words.filter((word) => word !== '' && !VIST.includes(word.toLocaleLowerCase('da')));
    const shown = status !== null && VIST.includes(status) ? [...kept, status] : kept;
    const text = shown.length > 0 ? ` (${shown.join(', ')})` : '';
    const from = led.atom + 1;
    erstat(tr, start + from, start + (led.markoer?.to ?? from), text);
  }
  tr.setNodeAttribute(findDeltager(tr.doc, id), 'status', status);
}
