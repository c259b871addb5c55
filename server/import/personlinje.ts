// The people on one line of the participants' list: its bullet, its columns, its labels ("Forældre: A, B. Elever: C og D").
// How names are told from roles stands in `editor/model/deltagertekst.ts`; which lines belong to the list, in `deltagere.ts`.
import { laesRolle } from '../../editor/model/deltagerlinje.ts';
import type { Stykke } from '../../editor/model/deltagertekst.ts';
import { delDeltagerlinje, statusOrd } from '../../editor/model/deltagertekst.ts';
import { lilleBegyndelse } from '../../editor/model/navn.ts';
import type { Status } from '../../editor/model/roster.ts';
import { laesBlandedeNavne, laesKolonner, laesKorteNavne } from './kolonner.ts';
import { findListemaerke } from './lister.ts';
import type { Tabelhoved } from './tabelhoved.ts';
import { laesCeller } from './tabelhoved.ts';

/** A line with more characters than this is no list of people (60 with roles take some 2,400). */
const MAX_LINJE = 6000;

/** What the lines around it say of a line's columns. `tre`: the third is an organisation. */
export interface Kolonner {
  readonly tre: boolean;
  readonly hoved: Tabelhoved | null;
}

const UNDTAGEN =
  /^[^:]{1,40}:\s+(?:Alle(?: \p{Ll}+){0,2},? (?:undtagen|bortset fra|på nær)|Bortset fra|På nær)\s+(?=\p{Lu})/u;

/** The names on a line behind a label without colon ("Til stede var …"), or in its parts: "Forældre: A, B. Elever: C og D". */
export function laesLinje(
  tekst: string,
  lead: number,
  status: Status,
  uden: boolean,
  kolonner: Kolonner,
): readonly Stykke[] | null {
  // Who is excepted from all.
  const undtagen = lead === 0 ? (UNDTAGEN.exec(tekst)?.[0].length ?? 0) : 0;
  if (undtagen > 0) {
    const read = laesPersonlinje(tekst.slice(undtagen), 'fraværende', true, kolonner);
    return read && [{ slags: 'tekst', tekst: tekst.slice(0, undtagen) }, ...read];
  }
  const start = /^[^:]{1,60}:\s+(?=\p{Lu}[^:.,]{1,40}:\s)/u.exec(tekst)?.[0].length ?? lead;
  const parts = tekst.slice(start).split(/(?<=[.;])(?=\s+\p{Lu}[^:.,]{1,40}:\s)/u);
  if (start === 0 && parts.length === 1) return laesPersonlinje(tekst, status, uden, kolonner);
  const out: Stykke[] = start > 0 ? [{ slags: 'tekst', tekst: tekst.slice(0, start) }] : [];
  for (const part of parts) {
    const indent = part.length - part.trimStart().length;
    if (indent > 0) out.push({ slags: 'tekst', tekst: part.slice(0, indent) });
    const label = /^([^:]{1,42}):\s/.exec(part.slice(indent))?.[1] ?? '';
    const read = laesPersonlinje(part.slice(indent), status, true, kolonner);
    const said = read && medRolle(medOrganisation(read, statusOrd(label) === undefined ? label : ''));
    out.push(...(said ?? [{ slags: 'tekst' as const, tekst: part.slice(indent) }]));
  }
  return out.some(({ slags }) => slags === 'navn') ? out : null;
}

/** The roles that stand before the names, stated: the model would read them from the start of the line. */
function medRolle(stykker: readonly Stykke[]): readonly Stykke[] {
  return stykker.map((one, i) => {
    if (one.slags === 'tekst') return one;
    const before = stykker[i - 1];
    const words = before?.slags === 'tekst' ? before.tekst.replace(/^.*[:;,.]|^\s*(?:og|samt)(?=\s)/s, '') : '';
    return { ...one, rolle: one.rolle ?? lilleBegyndelse(words.replace(/^\s*(?:og|samt)\s/, '').trim()) };
  });
}

/** Who sends the people on the line, where the line does not say so itself. */
export function medOrganisation(stykker: readonly Stykke[], organisation: string): readonly Stykke[] {
  return stykker.map((one) =>
    one.slags === 'navn' ? { ...one, organisation: one.organisation ?? organisation } : one,
  );
}

/** A line without its bullet. */
export function uden(tekst: string): string {
  return tekst.slice(findListemaerke(tekst)?.maerke.length ?? 0);
}

/** The names on a line of the list; null where it names nobody. */
export function laesPersonlinje(
  text: string,
  status: Status,
  uden: boolean,
  { tre, hoved }: Kolonner = { tre: false, hoved: null },
): readonly Stykke[] | null {
  if (text.length > MAX_LINJE) return null;
  const marker = findListemaerke(text)?.maerke ?? '';
  const line = text.slice(marker.length);
  const found =
    laesCeller(line, status, hoved) ??
    // "Bo E., Ida V., Karen": nothing but short names, before the last is taken for a role.
    (/[,;]/.test(line) ? laesKorteNavne(line, status) : null) ??
    (/[,;]| og /.test(line) ? laesBlandedeNavne(line, status) : null) ??
    laesKolonner(line, status, uden, tre) ??
    laesVersaler(line, status) ??
    laesNavne(line, status, uden, marker !== '') ??
    laesKorteNavne(line, status);
  if (!found) return null;
  return marker === '' ? found : [{ slags: 'tekst', tekst: marker }, ...found];
}

function laesVersaler(line: string, status: Status): readonly Stykke[] | null {
  return /\p{Ll}/u.test(line.replace(/\s(?:og|samt)\s/g, '')) ? null : laesKorteNavne(line, status);
}

/** "Sejlklubben Vinden v/ Bo Eksempel". */
const VED = /(?:^|[,;:] *)(\p{Lu}[^,;:]*?) +(?:v\/|ved) *$/u;

/** The shared reader. Behind a bullet it is told the role, for the model would take the bullet for one. */
function laesNavne(line: string, status: Status, uden: boolean, bullet: boolean): readonly Stykke[] | null {
  const stykker = delDeltagerlinje(line, status, uden);
  if (!stykker.some((one) => one.slags === 'navn')) return null;
  const from =
    /^(?:Fra|For)\s+([^:;,]+?)(?:\s+(?:deltog|deltager|mødte))?\s*[:;]|^(?:Fra|For)\s+([^:;,]+?)\s+(?:deltog|deltager|mødte)\s/i
      .exec(line)
      ?.slice(1)
      .find(Boolean) ?? null;
  const [first] = stykker;
  const before = first?.slags === 'tekst' ? laesRolle(first.tekst.toLocaleLowerCase('da')) : '';
  return stykker.map((one, i) => {
    if (one.slags === 'tekst') return one;
    const sender = stykker[i - 1];
    const ved = sender?.slags === 'tekst' ? (VED.exec(sender.tekst)?.[1] ?? null) : null;
    const rolle = ved !== null ? '' : bullet && i < 2 ? (one.rolle ?? before) : one.rolle;
    return { ...one, rolle, organisation: ved ?? one.organisation ?? from };
  });
}
