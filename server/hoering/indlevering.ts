// What a participant sends, from their copy to the document: the stretch they chose, or no more than what they changed of it.
// Where they chose something that stands for withheld text, a remark goes to what there is beside it; a proposal is refused.
import type { Node } from 'prosemirror-model';
import { forslagsarter } from '../../editor/model/bemaerkning.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { orddiff } from '../../editor/model/orddiff.ts';
import type { Roster } from '../../editor/model/roster.ts';
import { inlineTekst, tekst } from '../../editor/model/tekst.ts';
import { type Formular, ordret } from '../access/indtastning.ts';
import { tekster } from '../tekster.ts';
import { type Steder, type Stykke, tilOriginal } from './kopi.ts';
import type { Kopi } from './visning.ts';

const t = tekster.udkast.fejl;

/** What was typed, as it is shown again where it is refused. */
export interface Indtastet {
  readonly afsending: string;
  /** Block of the copy; "" = the referat as a whole. */
  readonly blok: string;
  /** The chosen stretch; null = the whole block. */
  readonly fra: number | null;
  readonly til: number | null;
  readonly hvad: 'bemaerkning' | 'forslag';
  readonly art: (typeof forslagsarter)[number];
  readonly slags: string;
  readonly tekst: string;
  /** The wording as it should be, and the reason for it. */
  readonly forslag: string;
  readonly nyt: string;
  readonly hvorfor: string;
}

export function laesIndtastet(form: Formular): Indtastet {
  const tal = (value: unknown): number | null => {
    const number = typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : null;
    return number !== null && Number.isSafeInteger(number) && number >= 0 ? number : null;
  };
  const felt = (navn: string): string => ordret(form, navn).replace(/\r\n?/g, '\n');
  return {
    ...{ afsending: ordret(form, 'afsending'), blok: ordret(form, 'blok'), fra: tal(form.fra), til: tal(form.til) },
    hvad: form.hvad === 'forslag' ? 'forslag' : 'bemaerkning',
    art: forslagsarter.find((one) => one === form.art) ?? 'ret',
    slags: ordret(form, 'slags'),
    ...{ tekst: felt('tekst'), forslag: felt('forslag'), nyt: felt('nyt'), hvorfor: felt('hvorfor') },
  };
}

/** The chosen stretch of the copy; null = the referat as a whole. Throws AppError "ugyldig" where it is not in the copy. */
export function valgt(
  { linjer, roster }: Kopi,
  { blok, fra, til }: Pick<Indtastet, 'blok' | 'fra' | 'til'>,
): Stykke | null {
  if (blok === '') return null;
  const line = linjer.get(blok);
  if (!line) throw new AppError('ugyldig', t.sted);
  const { length } = line.isTextblock ? tekst(line, roster) : '';
  const stykke = { blok, fra: fra ?? 0, til: til ?? length };
  if (stykke.fra > stykke.til || stykke.til > length) throw new AppError('ugyldig', t.sted);
  return stykke;
}

/** Whether anything can be written about this line: a marker stands for nothing. */
export function kanOmtales({ steder }: Pick<Kopi, 'steder'>, blok: string): boolean {
  return Object.hasOwn(steder, blok);
}

/** What is sent on, yet to be checked as any other (`laesNyBemaerkning`). Throws AppError "ugyldig". */
export function indlever(kopi: Kopi, ind: Indtastet, version: number): unknown {
  const chosen = valgt(kopi, ind);
  const { afsending, slags } = ind;
  if (ind.hvad === 'bemaerkning')
    return { ...omkring(kopi.steder, chosen), version, afsending, slags, tekst: ind.tekst, forslag: null };
  if (!chosen || !kopi.linjer.get(chosen.blok)?.isTextblock) throw new AppError('ugyldig', t.sted);
  const rest = { version, afsending, slags, tekst: ind.hvorfor };
  const whole = valgt(kopi, { blok: ind.blok, fra: null, til: null });
  const tomt = ind.art === 'ret' && ind.forslag.trim() === '' && whole?.fra === chosen.fra && whole.til === chosen.til;
  if (ind.art === 'slet-afsnit' || tomt)
    return { ...omkring(kopi.steder, whole), ...rest, forslag: { art: 'slet-afsnit', tekst: '' } };
  if (ind.art === 'nyt-afsnit') {
    if (ind.nyt.trim() === '') throw new AppError('ugyldig', t.tomt);
    return { ...omkring(kopi.steder, whole), ...rest, forslag: { art: 'nyt-afsnit', tekst: ind.nyt.trim() } };
  }
  const { sted, ny } = rettelse(kopi, chosen, ind.forslag);
  return { ...sted, ...rest, forslag: { art: 'ret', tekst: ny } };
}

/** Where a stretch of the copy is; where not all of it reads the same, its longest piece that does, else its block. */
export function omkring(steder: Steder, chosen: Stykke | null): Stykke {
  if (!chosen) return { blok: '', fra: 0, til: 0 };
  const whole = tilOriginal(steder, chosen);
  if (whole) return whole;
  const { blok, fra, til } = chosen;
  const pieces = (steder[blok]?.ens ?? [])
    .map(([at, , laengde]) => ({ blok, fra: Math.max(fra, at), til: Math.min(til, at + laengde) }))
    .filter((one) => one.til > one.fra)
    .toSorted((a, b) => b.til - b.fra - (a.til - a.fra));
  const found = tilOriginal(steder, pieces[0] ?? { blok, fra: 0, til: 0 });
  if (!found) throw new AppError('ugyldig', t.sted);
  return found;
}

/** No more of the chosen stretch than what was changed, with the wording that should stand there. */
function rettelse(
  { linjer, roster, steder }: Kopi,
  { blok, fra, til }: Stykke,
  ordlyd: string,
): { readonly sted: Stykke; readonly ny: string } {
  const line = linjer.get(blok);
  if (!line) throw new AppError('ugyldig', t.sted);
  const foer = tekst(line, roster);
  const nu = foer.slice(0, fra) + ordlyd + foer.slice(til);
  if (nu === foer) throw new AppError('ugyldig', t.uaendret);
  const diff = orddiff(foer, nu, navne(line, roster));
  const ens = (piece: (typeof diff)[number] | undefined): number => (piece?.slags === 'ens' ? piece.tekst.length : 0);
  const narrow = { fra: ens(diff[0]), til: foer.length - ens(diff.at(-1)) };
  const bound = (a: number, b: number): { readonly sted: Stykke; readonly ny: string } | null => {
    const hele = heleNavne(line, roster, a, b);
    const sted = tilOriginal(steder, { blok, ...hele });
    return sted && { sted, ny: nu.slice(hele.fra, nu.length - (foer.length - hele.til)) };
  };
  // A word beside it holds an insertion better than a point.
  const [before = ''] = /\S+\s*$/.exec(foer.slice(0, narrow.fra)) ?? [];
  const [after = ''] = /^\s*\S+/.exec(foer.slice(narrow.til)) ?? [];
  const found =
    (narrow.fra === narrow.til &&
      ((before && bound(narrow.fra - before.length, narrow.til)) ||
        (after && bound(narrow.fra, narrow.til + after.length)))) ||
    bound(narrow.fra, narrow.til);
  if (!found) throw new AppError('ugyldig', t.overSkjult);
  return found;
}

/** Names and facts of a line, which are one word each. */
function navne(line: Node, roster: Roster): readonly string[] {
  return line.children.filter((child) => !child.isText).map((child) => inlineTekst(child, roster));
}

/** A stretch that touches a name holds all of it. */
function heleNavne(line: Node, roster: Roster, fra: number, til: number): { fra: number; til: number } {
  let at = 0;
  let [a, b] = [fra, til];
  for (const child of line.children) {
    const end = at + inlineTekst(child, roster).length;
    if (!child.isText && fra < end && til > at) {
      a = Math.min(a, at);
      b = Math.max(b, end);
    }
    at = end;
  }
  return { fra: a, til: b };
}
