// The actions below their heading: who does what, by when. A line each; a table's cells stay on their line.
import { findDato } from '../../editor/model/dato.ts';
import type { Begyndelser } from './begyndelser.ts';
import { isLinjedel } from './del.ts';
import { linjensMaerke } from './lister.ts';
import { findOverskrift } from './overskrifter.ts';
import type { Struktur } from './struktur.ts';
import { NIVEAU } from './struktur.ts';
import { NAESTEMOEDE } from './vendinger.ts';

/** Actions: a line each, with or without a bullet, until something else begins or a paragraph stands apart. */
export function placerOpgaver(hvor: Begyndelser, struktur: Struktur, first: number, til = hvor.linjer.length): number {
  let i = first;
  for (; i < til; i++) {
    const linje = hvor.linje(i);
    const item = linjensMaerke(linje) !== null || /[|\t]|\S {2,}\S/.test(linje.tekst);
    if (hvor.plan.punkter.has(i) || hvor.optaget(i)) break;
    if (linje.vink?.stof) {
      struktur.tilfoej(struktur.linje('afsnit', i, i));
      continue;
    }
    if (
      !item &&
      (hvor.overskrift(i) || hvor.opmaerketOverskrift(i) || NAESTEMOEDE.test(hvor.hoved(i)) || hvor.fordeling(i))
    )
      break;
    if (!linjensMaerke(linje) && isAndet(linje.tekst)) break;
    if (linje.luft && i > first && !item) break;
    const last = struktur.aktuel.boern.at(-1);
    const goesOn =
      /^\p{Ll}/u.test(linje.tekst) || (last && isLinjedel(last) && linje.indryk > hvor.linje(last.fra).indryk);
    if (!item && !hvor.nytAfsnit(i) && goesOn && last && isLinjedel(last) && last.type === 'opgave') {
      last.til = i;
      continue;
    }
    const isHead =
      /^[|\s]*(?:hvad|opgave|aktion|handling|emne|punkt|nr\.?)(?:\s*[|\t]| {2,})/i.test(linje.tekst) ||
      !/\p{L}/u.test(linje.tekst);
    const attrs = isHead ? {} : { frist: findDato(linje.tekst) };
    struktur.tilfoej(struktur.linje(isHead ? 'afsnit' : 'opgave', i, i, { attrs }));
  }
  struktur.luk(NIVEAU.konklusion);
  return i;
}

/** "Næste møde:   19. juni" in the columns of the table above it is no task. */
function isAndet(tekst: string): boolean {
  const first = tekst.split(/\t|\||\s{2,}/, 1)[0] ?? '';
  return /^(?:naestemoede|distribution|underskrift)$/.test(findOverskrift(first)?.art ?? '');
}
