// The signature's section: from the line that opens it to the last that still belongs to it. Which lines sign a text where
// no heading says so stands in `underskrift.ts`.
import { placerTekst } from './afsnit.ts';
import type { Begyndelser } from './begyndelser.ts';
import type { Struktur } from './struktur.ts';
import { NIVEAU } from './struktur.ts';
import { STREG, UNDERSKREVET } from './vendinger.ts';

const MAX_LINJE = 60;

/** Places the signature that begins on line `i`, and introduces who signs; returns the line after it. */
export function placerUnderskrift(hvor: Begyndelser, struktur: Struktur, i: number): number {
  hvor.iHovedet = false;
  struktur.aabn('underskrift', NIVEAU.del, { slags: 'genkendt', hvad: 'underskrift', gaet: 'underskrift' });
  let at = i;
  for (const { navn, rolle } of hvor.underskrift?.navne ?? []) hvor.introducer(navn, rolle);
  do {
    const til = hvor.afsnitSlut(at);
    for (let n = at; n < til; n++) {
      const line = hvor
        .hoved(n)
        .replace(/^[^:]{2,40}:\s*/, '')
        .replace(UNDERSKREVET, '');
      hvor.introducer(line, /^refer/i.test(hvor.hoved(n)) ? 'referent' : '');
    }
    at = placerTekst(struktur, at, til);
    // What follows is still the signature while it is short: a name, a title, the municipality.
  } while (at < hvor.linjer.length && isUnderskrift(hvor, at));
  struktur.luk(NIVEAU.del);
  return at;
}

function isUnderskrift(hvor: Begyndelser, i: number): boolean {
  if (hvor.underskrift && i >= hvor.underskrift.fra && i < hvor.underskrift.til) return true;
  const { tekst } = hvor.linje(i);
  return tekst.length <= MAX_LINJE && (STREG.test(tekst) || !hvor.begynder(i, false)) && !hvor.fordeling(i);
}
