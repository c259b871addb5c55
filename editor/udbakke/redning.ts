// Which text of one's own a change by others dropped (rule C4): what the unconfirmed steps had put in is looked for again
// after the change. Read as people read it, names included. Pure.
import type { Node } from 'prosemirror-model';
import { type Mappable, ReplaceAroundStep, ReplaceStep, Step, type Transform } from 'prosemirror-transform';
import { ForslagStep } from '../model/forslagstep.ts';
import { type Roster, rosterOf } from '../model/roster.ts';
import { schema } from '../model/schema.ts';
import { inlineTekst } from '../model/tekst.ts';
import type { Post } from './medie.ts';

interface Stykke {
  readonly from: number;
  readonly to: number;
}

/** What unconfirmed steps put into `doc` (the document after them): a text per textblock it stands in. */
export function indsatTekst(steps: readonly Step[], doc: Node): readonly string[] {
  return linjestykker(doc, indsatte(steps), rosterOf(doc)).map(({ tekst }) => tekst);
}

/** What one's own changes of these posts put in, where no document is left to look it up in. */
export function posttekst(poster: readonly Post[], roster: Roster): string {
  let out = '';
  for (const { haendelse } of poster) {
    if (haendelse.slags !== 'eget') continue;
    for (const json of haendelse.steps) {
      const read = Step.fromJSON(schema, json);
      const step = read instanceof ForslagStep ? read.inner : read;
      if (!(step instanceof ReplaceStep || step instanceof ReplaceAroundStep)) continue;
      step.slice.content.descendants((node) => {
        if (node.isInline) out += inlineTekst(node, roster);
        return !node.isInline;
      });
    }
  }
  return out.trim();
}

/** The same of posts of another release, whose nodes this one may not know: the letters alone. */
export function raatekst(poster: readonly Post[]): string {
  // What stands before was confirmed.
  const usendt = poster.slice(poster.findLastIndex((post) => post.usendt === 0) + 1);
  let out = '';
  const read = (json: unknown): void => {
    if (typeof json !== 'object' || json === null) return;
    if ('text' in json && typeof json.text === 'string') out += json.text;
    for (const value of Object.values(json)) read(value);
  };
  for (const { haendelse } of usendt) if (haendelse.slags === 'eget') read(haendelse.steps);
  return out.trim();
}

/**
 * What a rebase cost, on both sides: one's own unconfirmed text whose place others deleted, and others' new text in what
 * one deleted oneself without having seen it. `tr` took the own steps back, put in `steps`, and did the own ones again.
 */
export function rebasetTab(
  own: readonly Step[],
  before: Node,
  steps: readonly Step[],
  tr: Transform,
): readonly string[] {
  const again = own.length + steps.length;
  const theirs = tr.docs[again] ?? tr.doc;
  return [
    ...tabtTekst(own, { before, mapping: tr.mapping, after: tr.doc }),
    ...tabtTekst(steps, { before: theirs, mapping: tr.mapping.slice(again), after: tr.doc }),
  ];
}

/** The texts that stood in `before` by `steps` and are gone in `after`. */
function tabtTekst(
  steps: readonly Step[],
  { before, mapping, after }: { before: Node; mapping: Mappable; after: Node },
): readonly string[] {
  // One roster for both: a renamed person is no lost text.
  const roster = rosterOf(before);
  return linjestykker(before, indsatte(steps), roster)
    .filter(({ from, to, tekst }) => {
      const now = { from: mapping.map(from, 1), to: mapping.map(to, -1) };
      return !erDelfoelge(tekst, now.to > now.from ? tekstMellem(after, now, roster) : '');
    })
    .map(({ tekst }) => tekst);
}

/** The stretches that were written by the steps, as they lie after the last of them, in order. */
export function indsatte(steps: readonly Step[]): readonly Stykke[] {
  let found: Stykke[] = [];
  for (const step of steps) {
    const map = step.getMap();
    const next = found
      .map(({ from, to }) => ({ from: map.map(from, 1), to: map.map(to, -1) }))
      .filter(({ from, to }) => from < to);
    // The words of a proposal were not typed here: they stand in the proposal, which is open again where they are dropped.
    if (!(step instanceof ForslagStep))
      map.forEach((_from, _to, from, to) => {
        if (from < to) next.push({ from, to });
      });
    found = samlet(next);
  }
  return found;
}

/** Letters typed one after another are one stretch: there are never many. */
function samlet(stykker: Stykke[]): Stykke[] {
  const out: Stykke[] = [];
  for (const one of stykker.toSorted((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last && one.from <= last.to) out[out.length - 1] = { from: last.from, to: Math.max(last.to, one.to) };
    else out.push(one);
  }
  return out;
}

function linjestykker(
  doc: Node,
  stykker: readonly Stykke[],
  roster: Roster,
): readonly (Stykke & { readonly tekst: string })[] {
  return stykker.flatMap((stykke) => {
    const found: (Stykke & { tekst: string })[] = [];
    doc.nodesBetween(stykke.from, stykke.to, (node, pos) => {
      if (!node.isTextblock) return true;
      const from = Math.max(stykke.from, pos + 1);
      const to = Math.min(stykke.to, pos + 1 + node.content.size);
      const tekst = from < to ? linjetekst(node, pos, { from, to }, roster) : '';
      if (tekst.trim() !== '') found.push({ from, to, tekst });
      return false;
    });
    return found;
  });
}

function tekstMellem(doc: Node, stykke: Stykke, roster: Roster): string {
  let out = '';
  doc.nodesBetween(stykke.from, stykke.to, (node, pos) => {
    if (!node.isTextblock) return true;
    out += linjetekst(node, pos, stykke, roster);
    return false;
  });
  return out;
}

function linjetekst(block: Node, pos: number, { from, to }: Stykke, roster: Roster): string {
  if (block.type.name === 'oevrige') return '';
  let out = '';
  block.forEach((node, offset) => {
    const start = pos + 1 + offset;
    const end = start + node.nodeSize;
    if (end <= from || start >= to) return;
    const tekst = inlineTekst(node, roster);
    out += node.isText ? tekst.slice(Math.max(0, from - start), to - start) : tekst;
  });
  return out;
}

/** Whether every character of `part` stands in `whole`, in that order: others may have written in between. */
function erDelfoelge(part: string, whole: string): boolean {
  let at = 0;
  for (const unit of part) {
    at = whole.indexOf(unit, at);
    if (at < 0) return false;
    at += unit.length;
  }
  return true;
}
