// A contribution or somebody's conclusion: its section, its first paragraph with the speakers' names as atoms.
import { placerLister } from './afsnit.ts';
import type { Begyndelser } from './begyndelser.ts';
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
  const spaend = taler.navne.map(({ person, form, fra, til }) => ({
    fra: fra + shift,
    til: til + shift,
    person,
    slags: 'taler' as const,
    form: form === 'fornavn' ? ('fuldt' as const) : form,
  }));
  const names = taler.navne.map(({ person }) => person.navn).join(' og ') || 'unavngiven';
  const slags = taler.sikkert ? 'genkendt' : 'gaettet';
  const isKonklusion = taler.art === 'konklusion';
  if (isKonklusion)
    struktur.aabn('konklusion', NIVEAU.konklusion, { slags, hvad: `konklusion ved ${names}`, gaet: 'konklusion' });
  else {
    const attrs = { talere: [...taler.underforstaaet] };
    // "Ad 3. Bo Eksempel oplyste" ends the item before it.
    struktur.luk(PUNKTETIKET.test(hvor.linje(i).tekst) ? NIVEAU.punkt : NIVEAU.konklusion);
    struktur.aabn('indlaeg', NIVEAU.indlaeg, { slags, hvad: `indlæg af ${names}`, gaet: 'indlaeg' }, attrs);
  }
  const til = hvor.afsnitSlut(i);
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
