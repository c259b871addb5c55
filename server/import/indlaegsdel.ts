// A contribution or somebody's conclusion: its section, its first paragraph with the speakers' names as atoms.
import { placerLister } from './afsnit.ts';
import type { Begyndelser } from './begyndelser.ts';
import { findFlereTalere } from './flertalere.ts';
import { linjensMaerke } from './lister.ts';
import type { Struktur } from './struktur.ts';
import { NIVEAU } from './struktur.ts';
import type { Taler } from './talere.ts';
import { PUNKTETIKET } from './vendinger.ts';

/** Places what begins on line `i` with `taler`; returns the line after it. */
export function placerIndlaeg(hvor: Begyndelser, struktur: Struktur, i: number, taler: Taler): number {
  hvor.iHovedet = false;
  const marker = linjensMaerke(hvor.linje(i))?.maerke ?? '';
  // A number before the speaker is text; a list's marker stands outside it.
  const shift = marker === '' ? hvor.foerTaler(i) : 0;
  const til = hvor.afsnitSlut(i);
  const isKonklusion = taler.art === 'konklusion';
  const first = taler.navne.map((name) => ({ ...name, fra: name.fra + shift, til: name.til + shift }));
  const text = hvor.linjer
    .slice(i, til)
    .map(({ tekst }) => tekst)
    .join('\n')
    .slice(marker.length);
  const flere = isKonklusion ? [] : findFlereTalere(text, first.at(-1)?.til ?? 0, hvor.personer);
  const spaend = [...first, ...flere].map(({ person, form, fra, til }) => ({
    fra,
    til,
    person,
    slags: 'taler' as const,
    form: form === 'fornavn' ? ('fuldt' as const) : form,
  }));
  const meant = hvor.personer.alle.filter(({ id }) => taler.underforstaaet.includes(id));
  const people = [...meant, ...spaend.map(({ person }) => person)];
  const names = opregning([...new Set(people.map(({ navn }) => navn))]) || 'unavngiven';
  const slags = taler.sikkert && flere.length === 0 ? 'genkendt' : 'gaettet';
  if (isKonklusion)
    struktur.aabn('konklusion', NIVEAU.konklusion, { slags, hvad: `konklusion ved ${names}`, gaet: 'konklusion' });
  else {
    const attrs = { talere: [...taler.underforstaaet] };
    // "Ad 3. Bo Eksempel oplyste" ends the item before it.
    struktur.luk(PUNKTETIKET.test(hvor.linje(i).tekst) ? NIVEAU.punkt : NIVEAU.konklusion);
    struktur.aabn('indlaeg', NIVEAU.indlaeg, { slags, hvad: `indlæg af ${names}`, gaet: 'indlaeg' }, attrs);
  }
  const linje = struktur.linje('afsnit', i, til - 1, { start: marker.length, spaend });
  if (marker === '') struktur.tilfoej(linje);
  else {
    const liste = struktur.del('liste');
    const punkt = struktur.del('listepunkt', { maerke: marker });
    struktur.tilfoej(linje, punkt);
    struktur.tilfoej(punkt, liste);
    struktur.tilfoej(liste);
  }
  if (!isKonklusion) return til;
  const after = placerLister(hvor, struktur, til);
  struktur.luk(NIVEAU.konklusion);
  return after;
}

/** "A, B og C". */
function opregning(navne: readonly string[]): string {
  return navne.length > 2 ? `${navne.slice(0, -1).join(', ')} og ${navne.at(-1)}` : navne.join(' og ');
}
