// Where a comment of the file stands in the draft: characters of a paragraph as units of the text of a block. What someone
// wrote into the paragraph is no text of the block: a place in it is the place before or behind.
import { ordaendringer } from '../../../../editor/model/ordaendringer.ts';
import type { Wordsted } from '../../../../editor/model/wordsteder.ts';
import { udenForan } from './aendringer.ts';
import type { Omraade, Punkt } from './afsnit.ts';
import { ens, foer, type Led } from './led.ts';
import type { Parring } from './parring.ts';

export interface Plads {
  readonly sted: Wordsted;
  readonly fra: number;
  readonly til: number;
  /** It goes on over further paragraphs. */
  readonly flere: boolean;
  /** It speaks of a paragraph that is not in the draft; what that says. */
  readonly nyt: string | null;
}

type Side = 'fra' | 'til';

/** The place of a comment; null where nothing of the draft stands at or before it. */
export function placer({ fra, til, tegn }: Omraade, led: readonly Led[], { sted }: Parring): Plads | null {
  const start = fra ?? tegn ?? til;
  const end = til ?? tegn ?? fra;
  if (!start || !end) return null;
  const first = ledVed(led, start, 'fra');
  const last = Math.max(first, ledVed(led, end, 'til'));
  if (first < 0) return null;
  const parts: Plads[] = [];
  for (let i = first; i <= last; i++) {
    const own = sted[i];
    const one = led[i];
    if (!own || !one) continue;
    const from = i === first ? iBlok(one, own, start.at, 'fra') : 0;
    const to = i === last ? Math.max(from, iBlok(one, own, end.at, 'til')) : own.tekst.length;
    parts.push({ sted: own, fra: from, til: to, flere: last > first, nyt: null });
  }
  // The first paragraph that it really speaks of: a range may begin at the very end of the one before.
  const found = parts.find((one) => one.til > one.fra) ?? parts[0];
  if (found) return { ...found, ...(found.til > found.fra ? {} : ordetVed(found)) };
  const before = sted.slice(0, first).findLast((one) => one !== null);
  if (!before) return null;
  return { sted: before, fra: 0, til: before.tekst.length, flere: false, nyt: foerEllerNu(led[first]) };
}

function foerEllerNu(one: Led | undefined): string {
  return (one?.stykker ?? [])
    .map(({ tekst }) => tekst)
    .join('')
    .trim();
}

/** The paragraph (or part of one) that holds a point; −1 where there is none. */
function ledVed(led: readonly Led[], { afsnit, at }: Punkt, side: Side): number {
  let low = 0;
  let high = led.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((led[mid]?.afsnit ?? 0) < afsnit) low = mid + 1;
    else high = mid;
  }
  for (let i = low; led[i]?.afsnit === afsnit; i++) {
    const { til } = led[i] ?? { til: 0 };
    const last = led[i + 1]?.afsnit !== afsnit;
    if (last || at < til || (side === 'til' && at === til)) return i;
  }
  return -1;
}

/** Characters of the paragraph as units of the block's text. */
function iBlok(one: Led, sted: Wordsted, at: number, side: Side): number {
  const stykker = udenForan(one.stykker, sted);
  const skipped = laengde(one.stykker) - laengde(stykker);
  let rest = Math.max(0, at - one.fra - Math.max(0, skipped));
  let old = 0;
  for (const { tekst, ind } of stykker) {
    const here = Math.min(rest, tekst.length);
    rest -= here;
    if (!ind) old += here;
  }
  return Math.min(sted.tekst.length, tilbage(ens(sted.tekst), ens(foer({ stykker })), old, side));
}

/** A place in `nu` as one of `foer`. */
function tilbage(before: string, nu: string, at: number, side: Side): number {
  let shift = 0;
  for (const { fra, til, tekst } of ordaendringer(before, nu)) {
    const from = fra + shift;
    if (at < from || (at === from && side === 'til')) break;
    if (at < from + tekst.length) return side === 'fra' ? fra : til;
    shift += tekst.length - (til - fra);
  }
  return Math.max(0, at - shift);
}

function laengde(stykker: Led['stykker']): number {
  return stykker.reduce((sum, { tekst }) => sum + tekst.length, 0);
}

/** A point as the word it stands at; the whole block where there is none. */
function ordetVed({ sted, fra }: Plads): { readonly fra: number; readonly til: number } {
  const { tekst } = sted;
  const before = /[\p{L}\p{N}]+\s*$/u.exec(tekst.slice(0, fra))?.[0] ?? '';
  const after = /^[\p{L}\p{N}]+/u.exec(tekst.slice(fra))?.[0] ?? '';
  const stretch = {
    fra: fra - before.length,
    til: after === '' ? fra - before.length + before.trimEnd().length : fra + after.length,
  };
  if (/\s$/.test(before) && after !== '') return { fra, til: fra + after.length };
  return stretch.til > stretch.fra ? stretch : { fra: 0, til: tekst.length };
}
