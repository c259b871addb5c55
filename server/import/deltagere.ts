// The participants' part: where it begins and ends, its groups, and the people on its lines. How one line is read stands
// in `editor/model/deltagertekst.ts`, which the editor shares; here are only what sources add: bullets, columns, lists of
// first names or initials, labels ("Afbud: …").
import type { Stykke } from '../../editor/model/deltagertekst.ts';
import { delDeltagerlinje, statusOrd } from '../../editor/model/deltagertekst.ts';
import { initialerFor } from '../../editor/model/navn.ts';
import type { Status } from '../../editor/model/roster.ts';
import { findFakta } from './fakta.ts';
import { harTreKolonner, laesCeller, laesKolonner, laesKorteNavne } from './kolonner.ts';
import { findListemaerke } from './lister.ts';
import { isOrganisation } from './navneform.ts';
import type { Logiklinje } from './ombrydning.ts';
import { findOverskrift } from './overskrifter.ts';
import { findUdtryk } from './udtryk.ts';

/** What a line of the part is; lines `linje` to `til` (excluded) are one, `stykker` are the stretches of a line that names people. */
type Deltagerlinje =
  | { readonly slags: 'overskrift' | 'gruppe' | 'andet'; readonly linje: number }
  | { readonly slags: 'personer'; readonly linje: number; readonly til: number; readonly stykker: readonly Stykke[] };

/** A line with more characters than this is no list of people (60 with roles take some 2,400). */
const MAX_LINJE = 6000;

/** Logical lines `fra` to `til` (excluded). */
export interface Deltagerdel {
  readonly fra: number;
  readonly til: number;
  readonly linjer: readonly Deltagerlinje[];
}

/** The parts in the order of the text. `kropStart` is the line where the minutes begin: labels behind it are text. */
export function findDeltagerdele(linjer: readonly Logiklinje[], kropStart: number): readonly Deltagerdel[] {
  const found: Deltagerdel[] = [];
  for (let i = 0; i < linjer.length; i++) {
    const part = readPart(linjer, i, kropStart);
    if (!part) continue;
    found.push(part);
    i = part.til - 1;
  }
  return found;
}

function readPart(linjer: readonly Logiklinje[], at: number, kropStart: number): Deltagerdel | null {
  const heading = findOverskrift(linjer[at]?.tekst ?? '');
  if (heading?.art !== 'deltagere' && heading?.art !== 'afbud' && !linjer[at]?.vink?.deltagere) return null;
  if (heading && at >= kropStart && (heading.indhold !== null || !namesFollow(linjer, at + 1))) return null;
  const tre = linjer.slice(at, at + 40).filter(({ tekst }) => harTreKolonner(uden(tekst))).length > 1;
  const out: Deltagerlinje[] = [];
  let status: Status = null;
  let flad = true;
  let i = at;
  while (i < linjer.length) {
    const linje = linjer[i];
    if (!linje) break;
    const kind = findOverskrift(linje.tekst);
    const own = kind?.art === 'deltagere' || kind?.art === 'afbud';
    if (own && kind.indhold === null) {
      if (i > at && i >= kropStart && !namesFollow(linjer, i + 1)) break;
      status = statusOrd(kind.tekst) ?? null;
      flad = true;
      out.push({ slags: i === at ? 'overskrift' : 'gruppe', linje: i });
      i++;
      continue;
    }
    if (!own && ((kind && !isPersonLabel(linje.tekst)) || isFact(linje.tekst) || isNamedBefore(out, linje.tekst)))
      break;
    const { tekst, til } = samlet(linjer, i);
    const stated = own ? (statusOrd(kind.tekst) ?? null) : status;
    const stykker = linje.vink?.stykker ?? laesPersonlinje(tekst, stated, own || flad, tre);
    if (stykker && (own || i === at || !startsMinutes(tekst))) {
      out.push({ slags: 'personer', linje: i, til, stykker: own ? udenEtiket(stykker, kind.tekst) : stykker });
      i = til;
      continue;
    }
    if (own) out.push({ slags: 'andet', linje: i });
    else if (isGroupName(linjer, i)) {
      status = statusOrd(linje.tekst) ?? null;
      flad = status !== null;
      out.push({ slags: 'gruppe', linje: i });
    } else if (mayBelong(linje) && i > at && i < kropStart) out.push({ slags: 'andet', linje: i });
    else break;
    i++;
  }
  return out.length > 0 ? { fra: at, til: i, linjer: out } : null;
}

/** "Referent: Bo Eksempel" about somebody whom the list has named already is a fact, not one more participant. */
function isNamedBefore(out: readonly Deltagerlinje[], text: string): boolean {
  const fact = findFakta(text);
  if (fact?.slags !== 'person') return false;
  const names = out.flatMap((one) => (one.slags === 'personer' ? one.stykker : []));
  const value = fact.vaerdi.replace(/\s*(?:\(.*|[,.].*)$/, '');
  return names.some(
    (one) =>
      one.slags === 'navn' && (one.tekst === value || initialerFor(one.tekst) === value || one.initialer === value),
  );
}

/** A line that names nobody may belong to the list ("Samt 12 tilhørere"); a paragraph of its own does not. */
function mayBelong({ tekst, luft }: Logiklinje): boolean {
  return !luft && tekst.length <= 100 && !startsMinutes(tekst) && findListemaerke(tekst)?.art !== 'tal';
}

/** A list that a hard wrap has cut: the line and those that go on in it, and the line after them. */
function samlet(linjer: readonly Logiklinje[], at: number): { tekst: string; til: number } {
  let tekst = linjer[at]?.tekst ?? '';
  let til = at + 1;
  for (; til < at + MAX_OMBRUDTE && isUfaerdig(tekst); til++) {
    const next = linjer[til];
    if (
      !next ||
      next.luft ||
      next.vink?.afsnit ||
      /^[^,]{1,60}:(?:\s|$)/.test(next.tekst) ||
      findListemaerke(next.tekst)
    )
      break;
    const more = `${tekst}\n${next.tekst}`;
    if (laesPersonlinje(more, null, true) === null || startsMinutes(next.tekst)) break;
    tekst = more;
  }
  return { tekst, til };
}

const MAX_OMBRUDTE = 40;

/** Ends in a comma, a joining word, a hyphen, or in half a name. */
function isUfaerdig(tekst: string): boolean {
  if (/(?:,|-|\s(?:og|samt|for|af|i|fra|med))$/.test(tekst)) return true;
  const last = tekst.split(/[,;:\n]\s*|\s(?:og|samt)\s/).at(-1) ?? '';
  return (
    /[,;]/.test(tekst) &&
    /^(?:\p{Ll}[\p{L}-]* )*\p{Lu}[\p{L}'’-]+$/u.test(last) &&
    / .*[,;]/.test(tekst) &&
    !isOrganisation(last)
  );
}

/** "Deltagere: A, B og C": the label is no organisation. */
function udenEtiket(stykker: readonly Stykke[], etiket: string): readonly Stykke[] {
  const from = /(?:^| )fra ([^.:]+?)(?: (?:deltog|deltager|mødte))?$/i.exec(etiket)?.[1] ?? '';
  return stykker.map((one) => (one.slags === 'navn' ? { ...one, organisation: one.organisation ?? from } : one));
}

/** Without the bullet. */
function uden(tekst: string): string {
  return tekst.slice(findListemaerke(tekst)?.maerke.length ?? 0);
}

function isPersonLabel(text: string): boolean {
  return findFakta(text)?.slags === 'person';
}

/** A fact that is not somebody on a line of the list. */
function isFact(text: string): boolean {
  const fact = findFakta(text);
  return (
    fact !== null && (fact.slags !== 'person' || laesPersonlinje(text, null, true) === null) && fact.slags !== 'andet'
  );
}

function namesFollow(linjer: readonly Logiklinje[], at: number): boolean {
  return [at, at + 1].some((i) => {
    const text = linjer[i]?.tekst ?? '';
    return laesPersonlinje(text, null, true) !== null && !startsMinutes(text);
  });
}

/** A group's name: ends in a colon, or stands alone above a line with names. */
function isGroupName(linjer: readonly Logiklinje[], i: number): boolean {
  const linje = linjer[i];
  const next = linjer[i + 1];
  if (!linje || !next || linje.tekst.length > 80 || next.luft || /^navn\s*[\t|,;]/i.test(linje.tekst)) return false;
  if (laesPersonlinje(next.tekst, null, false) === null || startsMinutes(next.tekst)) return false;
  return /[:;]$/.test(linje.tekst) || !/[.,!?]$/.test(linje.tekst);
}

/** A sentence of the minutes: somewhere in it somebody says or does something. */
function startsMinutes(text: string): boolean {
  for (const word of text.slice(0, 2000).matchAll(/(?<![\p{L}\d(])\p{Ll}{2,}/gu)) {
    if (/^(?:blev|bliver|er|har|havde|skal|skulle|kan|vil|ville)$/.test(word[0])) return true;
    if (word[0] === 'deltog' || word[0] === 'deltager') continue;
    if (findUdtryk(text.slice(word.index, word.index + 80))?.sikkert) return true;
  }
  return false;
}

/** The names on a line of the list; null where it names nobody. `tre`: its third column is an organisation. */
function laesPersonlinje(text: string, status: Status, uden: boolean, tre = false): readonly Stykke[] | null {
  if (text.length > MAX_LINJE) return null;
  const marker = findListemaerke(text)?.maerke ?? '';
  const line = text.slice(marker.length);
  const found =
    laesCeller(line, status) ??
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

/** The shared reader. Behind a bullet it is told the role, for the model would take the bullet for one. */
function laesNavne(line: string, status: Status, uden: boolean, bullet: boolean): readonly Stykke[] | null {
  const stykker = delDeltagerlinje(line, status, uden);
  if (!stykker.some((one) => one.slags === 'navn')) return null;
  const from = /^Fra\s+([^:;]+?)(?:\s+(?:deltog|deltager|mødte))?\s*[:;]/i.exec(line)?.[1] ?? null;
  const [first] = stykker;
  const before = first?.slags === 'tekst' ? first.tekst.trim().toLocaleLowerCase('da') : '';
  return stykker.map((one, i) => {
    if (one.slags === 'tekst') return one;
    const rolle = bullet && i < 2 ? (one.rolle ?? before) : one.rolle;
    return { ...one, rolle, organisation: one.organisation ?? from };
  });
}
