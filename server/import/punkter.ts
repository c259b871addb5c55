// Which numbered lines are the agenda, and which are headings of items with minutes below them. Numbers are literal text
// (`editor/model/nummer.ts`); a numbered list in somebody's words is neither.
import { isFornavn } from '../../editor/model/fornavne.ts';
import { nummereret } from '../../editor/model/nummer.ts';
import { findListemaerke } from './lister.ts';
import { findFuldtNavn } from './navneform.ts';
import type { Logiklinje } from './ombrydning.ts';
import type { Overskrift } from './overskrifter.ts';
import { findOverskrift } from './overskrifter.ts';
import { findTaetpakkede } from './taetpakket.ts';
import { findUdtryk } from './udtryk.ts';
import { AFSLUTTET, PUNKTETIKET, UFAERDIG } from './vendinger.ts';

export interface Punktlinje {
  readonly nummer: string;
  readonly titel: string;
  /** How deep the number is: "3" = 0, "3.1" = 1. */
  readonly dybde: number;
  /** How many lines its heading takes, if more than one: "Punkt 1" ⏎ "Økonomi". */
  readonly linjer?: number;
}

/** Lines `fra` to `til` (excluded); the lines of `punkter` are items, those of `fortsat` go on in the item before. */
export interface Dagsordensdel {
  readonly fra: number;
  readonly til: number;
  readonly harOverskrift: boolean;
  readonly punkter: ReadonlySet<number>;
  readonly fortsat: ReadonlySet<number>;
}

export interface Punktplan {
  readonly dagsorden: readonly Dagsordensdel[];
  readonly punkter: ReadonlyMap<number, Punktlinje>;
}

const MAX_TITEL = 200;
/** An agenda without a heading stands among the first lines. */
const MAX_HOVED = 60;
/** A longer agenda is not compared title by title. */
const MAX_PUNKTER = 500;

/** The number and title of a line that can head an item, or null. */
export function findNummer(line: string): Punktlinje | null {
  if (line.length > MAX_TITEL + 40) return null;
  const clean = line.replace(/^#{1,6}\s+/, '').replace(/^[*_]{2}|[*_]{2}$/g, '');
  const { nummer, titel, maerke } = nummereret(clean);
  // Roman numbers are items where they count (`taetpakket.ts`).
  if (/^[IVX]/.test(nummer)) return null;
  // "12 Børn …" is a sentence: without a sign behind the number it must be a compound one.
  if (nummer === '' || (/^\d+[a-zæøå]? $/i.test(maerke) && !nummer.includes('.'))) return null;
  return { nummer: nummer.toLocaleLowerCase('da'), titel, dybde: nummer.split('.').length - 1 };
}

/** Decides for the whole text at once: an item's heading is known by what follows it and by the agenda before it. */
export function laegPlan(linjer: readonly Logiklinje[], optaget: ReadonlySet<number>): Punktplan {
  const dagsorden: Dagsordensdel[] = [];
  for (let i = 0; i < linjer.length; i++) {
    if (optaget.has(i)) continue;
    const heading = findOverskrift(linjer[i]?.tekst ?? '');
    const part =
      heading?.art === 'dagsorden' && heading.indhold === null
        ? readAgenda(linjer, i + 1, optaget)
        : dagsorden.length === 0 && heading === null
          ? bareAgenda(linjer, i, optaget)
          : null;
    if (!part) continue;
    dagsorden.push(part);
    i = part.til - 1;
  }
  return { dagsorden, punkter: findHeadings(linjer, optaget, dagsorden) };
}

/** The agenda under its heading, or null where the items have their minutes right below them. */
function readAgenda(linjer: readonly Logiklinje[], first: number, optaget: ReadonlySet<number>): Dagsordensdel | null {
  const punkter = new Set<number>();
  const fortsat = new Set<number>();
  const seen = new Set<string>();
  const start = linjer[first];
  const kind = findOverskrift(start?.tekst ?? '');
  if (!start || optaget.has(first) || (kind && (start.luft || !isTitle(kind)))) return null;
  const counted = isItem(start.tekst);
  let i = first;
  for (; i < linjer.length && !optaget.has(i); i++) {
    const linje = linjer[i];
    const kind = findOverskrift(linje?.tekst ?? '');
    if (!linje || (i > first && kind && !findNummer(linje.tekst) && (linje.luft || !isTitle(kind)))) break;
    if (!counted) {
      // Prose, or titles without numbers, one on each line.
      if (linje.luft && i > first) break;
      punkter.add(i);
      continue;
    }
    if (isItem(linje.tekst)) {
      const nummer = findNummer(linje.tekst)?.nummer ?? '';
      if (nummer !== '' && seen.has(nummer)) break;
      seen.add(nummer);
      punkter.add(i);
    } else if (
      !linje.luft &&
      (/^\p{Ll}/u.test(linje.tekst) || linje.indryk > start.indryk || isSlutning(linjer[i - 1], linje))
    ) {
      fortsat.add(i);
    } else if (goesOn(linjer, i, seen)) {
      return null;
    } else break;
  }
  if (!counted && !areTitles(linjer, first, i)) punkter.clear();
  return { fra: first - 1, til: i, harOverskrift: true, punkter, fortsat };
}

/** The end of a title that a wrap has cut: "2026" below "Budget for". */
function isSlutning(before: Logiklinje | undefined, { tekst, luft, vink }: Logiklinje): boolean {
  if (!before || luft || vink?.afsnit) return false;
  return /^(?:19|20)\d\d(?:-(?:19|20)?\d\d)?\.?$/.test(tekst) || (UFAERDIG.test(before.tekst) && tekst.length <= 60);
}

/** Words that head a section are titles in an agenda: "Økonomi", "Eventuelt". */
function isTitle({ art, indhold }: Overskrift): boolean {
  return indhold === null && /^(?:sektion|naestemoede|opfoelgning)$/.test(art);
}

function isItem(text: string): boolean {
  return findNummer(text) !== null || findListemaerke(text) !== null;
}

/** Text stands between this and the next number of the count: the minutes are written into the agenda. */
function goesOn(linjer: readonly Logiklinje[], from: number, seen: ReadonlySet<string>): boolean {
  for (const linje of linjer.slice(from, from + 60)) {
    const nummer = findNummer(linje.tekst)?.nummer;
    if (nummer) return !seen.has(nummer);
  }
  return false;
}

/** Several short lines without a full stop: titles, not a paragraph. */
function areTitles(linjer: readonly Logiklinje[], fra: number, til: number): boolean {
  const lines = linjer.slice(fra, til);
  return (
    lines.length > 1 &&
    lines.every(({ tekst }) => tekst.length <= 100 && /^\p{Lu}/u.test(tekst) && !/[.,;]$/.test(tekst))
  );
}

/** A run of numbered lines that has no heading, but comes back later as headings. */
function bareAgenda(linjer: readonly Logiklinje[], at: number, optaget: ReadonlySet<number>): Dagsordensdel | null {
  if (at > MAX_HOVED || findNummer(linjer[at]?.tekst ?? '')?.nummer !== '1') return null;
  let til = at;
  const titles: string[] = [];
  for (; til < linjer.length && !optaget.has(til); til++) {
    const linje = linjer[til];
    const found = linje && (til === at || !linje.luft) ? findNummer(linje.tekst) : null;
    if (!found) break;
    titles.push(fold(found.titel));
  }
  if (titles.length < 2) return null;
  const later = linjer.slice(til, til + 5000).flatMap(({ tekst }) => findNummer(tekst)?.titel ?? []);
  if (!later.some((titel) => titles.includes(fold(titel)))) return null;
  return {
    fra: at,
    til,
    harOverskrift: false,
    punkter: new Set(Array.from({ length: til - at }, (_, n) => at + n)),
    fortsat: new Set(),
  };
}

function fold(titel: string): string {
  return titel
    .slice(0, MAX_TITEL)
    .toLocaleLowerCase('da')
    .replace(/\s*\([^()]*\)/g, '')
    .replace(/[\s.:*_]+$/, '')
    .trim();
}

function findHeadings(
  linjer: readonly Logiklinje[],
  optaget: ReadonlySet<number>,
  dagsorden: readonly Dagsordensdel[],
): ReadonlyMap<number, Punktlinje> {
  const found = new Map<number, Punktlinje>();
  const titles = new Map<string, string>();
  /** The agenda's titles of more than one line. */
  const fulde = new Set<string>();
  const agendaLines = new Set<number>();
  for (const part of dagsorden) {
    for (let i = part.fra; i < part.til; i++) agendaLines.add(i);
    for (const i of part.punkter) {
      let til = i + 1;
      while (part.fortsat.has(til)) til++;
      const whole = linjer.slice(i, til).map(({ tekst }) => tekst);
      if (til > i + 1) fulde.add(fold(findNummer(whole.join(' '))?.titel ?? whole.join(' ')));
      const line = linjer[i]?.tekst ?? '';
      const item = findNummer(line);
      const bare = line.slice(findListemaerke(line)?.maerke.length ?? 0);
      titles.set(fold(item?.titel ?? bare), item?.nummer ?? '');
    }
  }
  const numbers = new Set(titles.values());
  const close = findTaetpakkede(linjer, (i) => !optaget.has(i) && !agendaLines.has(i));
  let last = '';
  for (const [i, linje] of linjer.entries()) {
    if (optaget.has(i) || agendaLines.has(i)) continue;
    const item = paaToLinjer(linje, linjer[i + 1], linjer[i + 2]) ?? findNummer(linje.tekst) ?? close.get(i) ?? null;
    const agendaTitle = linje.tekst.length <= MAX_TITEL + 40 && titles.has(fold(item?.titel ?? linje.tekst));
    if (!item) {
      // The agenda's title again, without its number.
      if (agendaTitle && linje.luft && linje.tekst.length <= MAX_TITEL && !findListemaerke(linje.tekst))
        found.set(i, { nummer: '', titel: linje.tekst, dybde: 0 });
      continue;
    }
    // "Ad 3. Bo Eksempel oplyste": the number stands before what was said.
    if (sigerNoget(item.titel)) continue;
    const inAgenda = agendaTitle || (numbers.has(item.nummer) && titles.size > 0 && similar(titles, item));
    if (
      !inAgenda &&
      !close.has(i) &&
      !(PUNKTETIKET.test(linje.tekst.replace(/^[#*_\s]+/, '')) || isHeading(linjer, i, item, last))
    )
      continue;
    const next = linjer[i + 1];
    const whole = next && !item.linjer ? `${item.titel} ${next.tekst}` : '';
    const goesOn = next && whole !== '' && (fulde.has(fold(whole)) ? !next.luft : isAarstal(linje, next));
    found.set(i, goesOn ? { ...item, titel: whole, linjer: 2 } : item);
    last = item.nummer;
  }
  return found;
}

/** "Budget for" ⏎ "2026". */
function isAarstal(linje: Logiklinje, next: Logiklinje): boolean {
  return UFAERDIG.test(linje.tekst) && /^\d{4}/.test(next.tekst) && isSlutning(linje, next);
}

function sigerNoget(titel: string): boolean {
  const [given = ''] = /^\p{Lu}[\p{L}-]+/u.exec(titel) ?? [];
  const name = findFuldtNavn(titel) ?? (isFornavn(given) ? { til: given.length } : null);
  return name !== null && findUdtryk(titel.slice(name.til, name.til + 80).trimStart())?.sikkert === true;
}

/** "Punkt 1" alone above its title. */
function paaToLinjer(
  { tekst }: Logiklinje,
  next: Logiklinje | undefined,
  after: Logiklinje | undefined,
): Punktlinje | null {
  if (
    !next ||
    next.luft ||
    !PUNKTETIKET.test(tekst) ||
    !/^\p{L}+\.?(?: nr\.| pkt\.| punkt)? ?\d{1,3}[a-z]?[.:]?$/u.test(tekst)
  )
    return null;
  const { tekst: below } = next;
  const isTitle =
    /^\p{Lu}/u.test(below) &&
    below.length <= 120 &&
    !/[!?:]$/.test(below) &&
    !(below.endsWith('.') && (below.length > 40 || !after || after.luft)) &&
    !sigerNoget(below);
  const found = isTitle ? findNummer(`${tekst.replace(/[.:]$/, '')}: ${next.tekst}`) : null;
  return found && { ...found, linjer: 2 };
}

/** The same number with a title that begins alike. */
function similar(titles: ReadonlyMap<string, string>, item: Punktlinje): boolean {
  if (titles.size > MAX_PUNKTER) return false;
  const own = fold(item.titel);
  return [...titles].some(
    ([titel, nummer]) => nummer === item.nummer && (titel.startsWith(own) || own.startsWith(titel)),
  );
}

/** No agenda says so: a short line set apart, that begins the count or goes on in it, with text below. */
function isHeading(linjer: readonly Logiklinje[], i: number, item: Punktlinje, last: string): boolean {
  const linje = linjer[i];
  const next = linjer[i + 1];
  if (!linje || !/^[\p{Lu}\d»"]/u.test(item.titel) || item.titel.length > 120 || /[,;?]$/.test(item.titel))
    return false;
  // A title may end in an abbreviation, not in a sentence.
  if (/\.$/.test(item.titel) && item.titel.length > 30) return false;
  const before = linjer[i - 1];
  if (!linje.luft && before && findOverskrift(before.tekst)?.indhold !== null && !isDelpunkt(item, before))
    return false;
  if (!isNext(last, item.nummer) && !(next && linje.luft && findOverskrift(next.tekst))) return false;
  const nextNumber = next ? (findNummer(next.tekst)?.nummer ?? null) : null;
  // Numbered lines close together are a list, unless the count has been going on as headings.
  return (
    next !== undefined &&
    (nextNumber === null ||
      (linje.luft && next.luft && INDLEDNING.test(item.titel)) ||
      nextNumber.startsWith(`${item.nummer}.`) ||
      (last !== '' && isNext(item.nummer, nextNumber) && linje.luft))
  );
}

/** What a meeting begins with, whatever stands below: "1. Godkendelse af dagsorden: Godkendt". */
const INDLEDNING = /^(?:Godkendelse af|Velkomst|Valg af)(?!\p{L})/u;

/** "3.1 Udlejning" right below "3 Orientering", or after the sentences of another part. */
function isDelpunkt({ nummer, titel, dybde }: Punktlinje, before: Logiklinje): boolean {
  if (dybde === 0 || titel.length > 50 || /[.:!]$|\s{3,}/.test(titel)) return false;
  const above = findNummer(before.tekst)?.nummer;
  return above ? nummer.startsWith(`${above}.`) : AFSLUTTET.test(before.tekst);
}

/** "3" → "4", "3" → "3.1", "3.1" → "3.2" or "4", "12" → "12a"; the first is any. */
function isNext(last: string, nummer: string): boolean {
  if (last === '') return /^\d{1,2}(?:\.1)?$/.test(nummer);
  if (nummer.startsWith(`${last}.`) || /^[a-zæøå]$/.test(nummer.slice(last.length))) return nummer.startsWith(last);
  const before = last.split('.').map((one) => Number.parseInt(one, 10));
  const now = nummer.split('.').map((one) => Number.parseInt(one, 10));
  const at = now.length - 1;
  // An item may begin with its first part.
  if (now.length === before.length + 1 && now[at] === 1) return isNext(last, nummer.slice(0, nummer.lastIndexOf('.')));
  return (
    at < before.length &&
    now.slice(0, at).every((one, n) => one === before[n]) &&
    inRange((now[at] ?? 0) - (before[at] ?? 0))
  );
}

/** The count may skip an item that was not written down. */
function inRange(step: number): boolean {
  return step >= 0 && step <= 3;
}
