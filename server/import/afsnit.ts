// Paragraphs and lists of whatever part is open. Each takes its lines from `i` on and returns the first it has not taken.
import type { Begyndelser } from './begyndelser.ts';
import type { Fund } from './del.ts';
import { byggListe } from './listebygning.ts';
import type { Struktur } from './struktur.ts';
import { NIVEAU } from './struktur.ts';

/** The lines `i` to `til` (excluded) as one paragraph of what is open. */
export function placerTekst(struktur: Struktur, i: number, til: number): number {
  // Facts stand a line each: a paragraph ends them.
  if (struktur.aktuel.type === 'moedefakta') struktur.luk(NIVEAU.del);
  const { type, fund: own } = struktur.aktuel;
  const fortsat: Fund = { slags: 'gaettet', hvad: 'fortsættelse af indlægget', gaet: null };
  const uroert: Fund = { slags: 'uroert', hvad: 'tekst', gaet: null };
  const fund = type === 'indlaeg' ? fortsat : own && type !== 'sektion' && type !== 'punkt' ? null : uroert;
  struktur.tilfoej(struktur.linje('afsnit', i, til - 1, { fund }));
  return til;
}

/** The list that begins on line `i`, at most to line `slut` (excluded). */
export function placerListe(hvor: Begyndelser, struktur: Struktur, i: number, slut = hvor.linjer.length): number {
  const { type } = struktur.aktuel;
  if (type === 'moedefakta' || type === 'dagsorden') struktur.luk(NIVEAU.del);
  hvor.iHovedet = false;
  const { del, til } = byggListe(struktur, hvor.linjer, i, (at) => at < slut && !hvor.stopperListe(at));
  struktur.tilfoej(del);
  return til;
}

/** Lists that follow directly belong to the part above them. */
export function placerLister(hvor: Begyndelser, struktur: Struktur, i: number): number {
  let at = i;
  while (at < hvor.linjer.length && hvor.liste(at) && !hvor.stopperListe(at)) at = placerListe(hvor, struktur, at);
  return at;
}
