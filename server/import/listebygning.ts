// Builds a list from consecutive lines with markers: deeper indentation is a list in the item, other lines go on in it.
import type { Del, Linjedel } from './del.ts';
import { linjensMaerke } from './lister.ts';
import type { Logiklinje } from './ombrydning.ts';
import type { Struktur } from './struktur.ts';

/** Lists deeper than this stay at this depth. */
const MAX_DYBDE = 5;

/** The list that begins at `at`, and the line after it. `maa` says whether a line may belong to the list. */
export function byggListe(
  struktur: Struktur,
  linjer: readonly Logiklinje[],
  at: number,
  maa: (i: number) => boolean,
): { del: Del; til: number } {
  const rod = struktur.del('liste', {}, { slags: 'genkendt', hvad: 'liste', gaet: 'liste' });
  const open: { del: Del; indryk: number }[] = [];
  let item: { del: Del; linje: Linjedel; indryk: number } | null = null;
  let i = at;
  for (; i < linjer.length; i++) {
    const linje = linjer[i];
    if (!linje || (i > at && !maa(i))) break;
    const marker = linjensMaerke(linje);
    if (!marker) {
      if (linje.luft || !item || !(linje.indryk > item.indryk || /^\p{Ll}/u.test(linje.tekst))) break;
      item.linje.til = i;
      continue;
    }
    const top = open.at(-1);
    if (!top) {
      open.push({ del: rod, indryk: linje.indryk });
      Object.assign(rod.attrs, { art: marker.art, start: Math.max(1, marker.nr) });
    } else if (linje.indryk > top.indryk && item && open.length < MAX_DYBDE) {
      const inner = struktur.del('liste', { art: marker.art, start: Math.max(1, marker.nr) });
      item.del.boern.push(inner);
      open.push({ del: inner, indryk: linje.indryk });
    } else while (open.length > 1 && linje.indryk < (open.at(-1)?.indryk ?? 0)) open.pop();
    const list = open.at(-1)?.del ?? rod;
    // Another kind of marker on the same level is another list.
    if (list === rod && rod.boern.length > 0 && rod.attrs.art !== marker.art) break;
    const punkt = struktur.del('listepunkt', { maerke: marker.maerke });
    const line = struktur.linje('afsnit', i, i, { start: marker.maerke.length });
    punkt.boern.push(line);
    list.boern.push(punkt);
    item = { del: punkt, linje: line, indryk: linje.indryk };
  }
  return { del: rod, til: i };
}
