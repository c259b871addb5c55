// The signature at the end of a referat where no heading says so: names above or beside offices, lines to write on, a
// place and a date. Names stand in columns where two sign.
import { isRolleord } from '../../editor/model/deltagertekst.ts';
import { findFuldtNavn } from './navneform.ts';
import type { Logiklinje } from './ombrydning.ts';
import type { Form, Personer } from './personer.ts';
import { STED_OG_DATO, STREG } from './vendinger.ts';

/** A signature stands near the end; further up "Referent" is a heading like any other. */
export const MAX_UNDERSKRIFT = 15;
const MAX_LINJE = 120;
const FULDT: ReadonlySet<Form> = new Set(['fuldt']);
/** Offices that a signature states. */
const EMBEDE =
  /^(?:referent(?:er)?|mødeleder|ordstyrer|dirigent|(?:næst|bestyrelses|udvalgs|vice)?formand|borgmester|underskrift)$/i;

interface Celle {
  readonly navn: string | null;
  readonly embede: string | null;
}

/** Lines `fra` to `til` (excluded) that sign the text, or null. `navne` are those who sign, with their offices. */
export interface Underskriftsblok {
  readonly fra: number;
  readonly til: number;
  readonly navne: readonly { readonly navn: string; readonly rolle: string }[];
}

/** The block that ends the text: every line of it is a name, an office, both, or a line to write on. */
export function findUnderskrift(linjer: readonly Logiklinje[], personer: Personer): Underskriftsblok | null {
  const first = Math.max(1, linjer.length - MAX_UNDERSKRIFT);
  let til = linjer.length;
  // The municipality may stand below who signs for it.
  for (; til > first && linjer.length - til < 3; til--) if (laesCeller(linjer[til - 1], personer)) break;
  let fra = til;
  while (fra > first && isDel(linjer[fra - 1], personer)) fra--;
  const rows = linjer.slice(fra, til).map((linje) => laesCeller(linje, personer));
  const cells = rows.flatMap((row) => row ?? []);
  const isSigned = cells.some(({ navn }) => navn !== null) && cells.some(({ embede }) => EMBEDE.test(embede ?? ''));
  if (!isSigned || !(linjer[fra]?.luft || linjer[fra]?.vink?.afsnit)) return null;
  const navne = rows.flatMap((row, i) =>
    (row ?? []).flatMap(({ navn, embede }, column) => {
      if (navn === null) return [];
      const below = rows[i + 1]?.[column] ?? rows[i - 1]?.[column];
      return [{ navn, rolle: embede ?? (below?.navn === null ? (below.embede ?? '') : '') }];
    }),
  );
  return { fra, til, navne };
}

function isDel(linje: Logiklinje | undefined, personer: Personer): boolean {
  const tekst = linje?.tekst ?? '';
  return STREG.test(tekst) || STED_OG_DATO.test(tekst) || laesCeller(linje, personer) !== null;
}

/** The cells of a line that is nothing but names and offices; null where it is something else. */
function laesCeller(linje: Logiklinje | undefined, personer: Personer): readonly Celle[] | null {
  const tekst = linje?.tekst ?? '';
  if (tekst.length > MAX_LINJE || linje?.vink?.stof || STREG.test(tekst)) return null;
  const cells = tekst.split(/\s{2,}|\t+|\s\/\s/).map((cell) => laesCelle(cell, personer));
  return cells.every((cell) => cell !== null) ? cells : null;
}

function laesCelle(tekst: string, personer: Personer): Celle | null {
  const isOffice = (word: string) =>
    word === '' || (/^\p{L}+(?: og \p{Ll}+)?$/u.test(word) && word.split(' og ').every(isRolleord));
  const label = /^(\p{Lu}\p{L}{3,30}):\s*/u.exec(tekst);
  const rest = tekst.slice(label?.[0].length ?? 0).replace(/[.:]$/, '');
  const stated = label?.[1] ?? '';
  if (stated !== '' && !isRolleord(stated)) return null;
  if (rest === '' || (stated === '' && isOffice(rest)))
    return { navn: null, embede: (rest || stated).toLocaleLowerCase('da') };
  const til = personer.findVed(rest, 0, FULDT)?.til ?? findFuldtNavn(rest)?.til;
  const office = til === undefined ? null : /^(?:,\s*|\s*\(|\s+[–-]\s+)?([^()]*?)\)?$/.exec(rest.slice(til))?.[1];
  if (til === undefined || office === null || office === undefined || !isOffice(office)) return null;
  const name = findFuldtNavn(rest.slice(0, til));
  return {
    navn: rest.slice(name?.fra ?? 0, til),
    embede: (stated || office || name?.rolle || '').toLocaleLowerCase('da') || null,
  };
}
