// Tasks that stand in a table ("Hvad | Ansvarlig | Frist") and have nobody, or no day, in their row.
import { ansvarligkolonne, fristkolonne, opgavekolonne } from '../../editor/model/opgavetabel.ts';
import type { Roster } from '../../editor/model/roster.ts';
import { tekst } from '../../editor/model/tekst.ts';
import type { Kontrollinje, Stykke } from './linjer.ts';

interface Mangel {
  readonly regel: 'uden-ansvarlig' | 'uden-frist';
  readonly linje: Kontrollinje;
  readonly stykke: Stykke;
}

/** `harFrist`: whether words name a day. A table without a column for days asks for none. */
export function findTabelmangler(
  linjer: readonly Kontrollinje[],
  roster: Roster,
  harFrist: (tekst: string) => boolean,
): readonly Mangel[] {
  return linjer.flatMap((linje): readonly Mangel[] => {
    const [tabel, raekke, celle] = linje.over.slice(-3);
    if (tabel?.type.name !== 'tabel' || !raekke || celle?.type.name !== 'celle' || celle.firstChild !== linje.node)
      return [];
    if (linje.tekst.trim() === '' || raekke.children.indexOf(celle) !== opgavekolonne(tabel, roster)) return [];
    const tom = (kolonne: number): boolean => {
      const other = raekke.maybeChild(kolonne);
      return other !== null && tekst(other, roster).trim() === '';
    };
    const stykke = { fra: 0, til: linje.tekst.length };
    const mangler: Mangel[] = [];
    if (tom(ansvarligkolonne(tabel, roster))) mangler.push({ regel: 'uden-ansvarlig', linje, stykke });
    const frist = fristkolonne(tabel, roster);
    if (frist >= 0 && tom(frist) && !harFrist(linje.tekst)) mangler.push({ regel: 'uden-frist', linje, stykke });
    return mangler;
  });
}
