// Headings that the writer made by hand: short bold paragraphs, and the lines of a title that stand close together.
// A style says it better; these stand below every style's level.
import { findFuldtNavn } from '../navneform.ts';
import { findNummer } from '../punkter.ts';
import type { Afsnitblok, Blok } from './blok.ts';
import { bloktekst } from './blok.ts';

/** Bold numbered headings lie above bold headings without a number, both below the nine levels of styles but for one. */
const FED_MED_NUMMER = 8;
const FED = 9;
const MAX_OVERSKRIFT = 90;
const MAX_TITELLINJER = 4;

export type Rang = Afsnitblok['rang'];

/** The rank of each paragraph that has one. `spredt`: empty paragraphs set the paragraphs of this file apart. */
export function ranger(blokke: readonly Blok[], spredt: boolean): ReadonlyMap<Blok, Rang> {
  const found = new Map<Blok, Rang>();
  for (const [i, blok] of blokke.entries()) {
    if (blok.slags !== 'afsnit') continue;
    const next = blokke[i + 1];
    const rang = blok.rang ?? (next && isFedOverskrift(blok, next) ? fedRang(blok) : null);
    if (rang !== null) found.set(blok, rang);
  }
  if (spredt) for (const blok of titellinjer(blokke, found)) found.set(blok, 'titel');
  return found;
}

function fedRang(blok: Afsnitblok): number {
  return findNummer((blok.liste?.maerke ?? '') + bloktekst(blok)) ? FED_MED_NUMMER : FED;
}

function isFedOverskrift(blok: Afsnitblok, next: Blok): boolean {
  if (!isFed(blok)) return false;
  const text = bloktekst(blok);
  const own = (blok.liste?.maerke ?? '') + text;
  if (text.length > MAX_OVERSKRIFT || text.includes('\n') || /[.,;:!?]$/.test(text)) return false;
  if (!/^[\p{Lu}\d]/u.test(text) || (blok.liste && !findNummer(own)) || findFuldtNavn(text)) return false;
  // Several bold lines in a row are emphasis, a frame, a list: not headings of each other.
  return next.slags !== 'afsnit' || !isFed(next) || (findNummer(own) !== null && !findNummer(bloktekst(next)));
}

function isFed({ stumper }: Afsnitblok): boolean {
  return stumper.length > 0 && stumper.every(({ strong, tekst }) => strong || tekst.trim() === '');
}

/** The lines right below the first, where no style marks the title and empty paragraphs would set them apart. */
function* titellinjer(blokke: readonly Blok[], known: ReadonlyMap<Blok, Rang>): Generator<Afsnitblok> {
  const at = blokke.findIndex(({ slags }) => slags === 'afsnit');
  const first = blokke[at];
  if (!first || typeof known.get(first) === 'string') return;
  for (const blok of blokke.slice(at + 1, at + MAX_TITELLINJER)) {
    const short = blok.slags === 'afsnit' && bloktekst(blok).length <= 110;
    if (!short || blok.luft || blok.liste || (known.get(blok) ?? FED) !== FED) return;
    yield blok;
  }
}
