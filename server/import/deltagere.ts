// The participants' part: where it begins and ends, its groups, and the people on its lines. How one line is read stands
// in `editor/model/deltagertekst.ts`, which the editor shares; here are only what sources add: bullets, columns, lists of
// first names or initials, labels ("Afbud: …").
import type { Stykke } from '../../editor/model/deltagertekst.ts';
import { delDeltagerlinje, statusOrd } from '../../editor/model/deltagertekst.ts';
import { initialerFor } from '../../editor/model/navn.ts';
import type { Status } from '../../editor/model/roster.ts';
import { findFakta } from './fakta.ts';
import { findListemaerke } from './lister.ts';
import { isOrganisation } from './navneform.ts';
import type { Logiklinje } from './ombrydning.ts';
import { findOverskrift } from './overskrifter.ts';
import { findUdtryk } from './udtryk.ts';

/** What a line of the part is; `stykker` are the stretches of a line that names people. */
export type Deltagerlinje =
  | { readonly slags: 'overskrift' | 'gruppe' | 'andet'; readonly linje: number }
  | { readonly slags: 'personer'; readonly linje: number; readonly stykker: readonly Stykke[] };

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
  const out: Deltagerlinje[] = [];
  let status: Status = null;
  let uden = true;
  let i = at;
  for (; i < linjer.length; i++) {
    const linje = linjer[i];
    if (!linje) break;
    const kind = findOverskrift(linje.tekst);
    const own = kind?.art === 'deltagere' || kind?.art === 'afbud';
    if (own && kind.indhold === null) {
      if (i > at && i >= kropStart && !namesFollow(linjer, i + 1)) break;
      status = statusOrd(kind.tekst) ?? null;
      uden = true;
      out.push({ slags: i === at ? 'overskrift' : 'gruppe', linje: i });
      continue;
    }
    if (own) {
      out.push(labelled(linje.tekst, i));
      continue;
    }
    if (kind && !isPersonLabel(linje.tekst)) break;
    if (isFact(linje.tekst)) break;
    const stykker = linje.vink?.stykker ?? laesPersonlinje(linje.tekst, status, uden);
    if (stykker && !(linje.luft && i > at + 1 && startsMinutes(linje.tekst))) {
      out.push({ slags: 'personer', linje: i, stykker });
      continue;
    }
    if (isGroupName(linjer, i)) {
      status = statusOrd(linje.tekst) ?? null;
      uden = status !== null;
      out.push({ slags: 'gruppe', linje: i });
      continue;
    }
    // A line that names nobody may still belong to the list ("Samt 12 tilhørere"), a paragraph of its own does not.
    if (linje.luft || i >= kropStart || linje.tekst.length > 100 || findUdtrykInside(linje.tekst) || i === at) break;
    if (findListemaerke(linje.tekst)?.art === 'tal') break;
    out.push({ slags: 'andet', linje: i });
  }
  return out.length > 0 ? { fra: at, til: i, linjer: out } : null;
}

/** "Deltagere: A, B og C": the label is no organisation. */
function labelled(text: string, linje: number): Deltagerlinje {
  const label = text.slice(0, text.indexOf(':'));
  const stykker = laesPersonlinje(text, statusOrd(label) ?? null, true);
  if (!stykker) return { slags: 'andet', linje };
  return {
    slags: 'personer',
    linje,
    stykker: stykker.map((one) => (one.slags === 'navn' ? { ...one, organisation: one.organisation ?? '' } : one)),
  };
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
  if (!linje || !next || linje.tekst.length > 80 || next.luft) return false;
  if (laesPersonlinje(next.tekst, null, false) === null || startsMinutes(next.tekst)) return false;
  return /[:;]$/.test(linje.tekst) || !/[.,!?]$/.test(linje.tekst);
}

/** A sentence of the minutes: it says that somebody said something. */
function startsMinutes(text: string): boolean {
  return findUdtrykInside(text);
}

function findUdtrykInside(text: string): boolean {
  for (const word of text.slice(0, 2000).matchAll(/(?<![\p{L}\d(])\p{Ll}{2,}/gu)) {
    if (/^(?:blev|bliver|er|har|havde|skal|skulle|kan|vil|ville)$/.test(word[0])) return true;
    if (word[0] === 'deltog' || word[0] === 'deltager') continue;
    if (findUdtryk(text.slice(word.index, word.index + 80))?.sikkert) return true;
  }
  return false;
}

/** The names on a line of the list; null where it names nobody. */
export function laesPersonlinje(text: string, status: Status, uden: boolean): readonly Stykke[] | null {
  if (text.length > MAX_LINJE) return null;
  const marker = findListemaerke(text)?.maerke ?? '';
  const line = text.slice(marker.length);
  const lead: readonly Stykke[] = marker ? [{ slags: 'tekst', tekst: marker }] : [];
  const columns = laesKolonner(line, status);
  if (columns) return [...lead, ...columns];
  const stykker = delDeltagerlinje(line, status, uden);
  if (stykker.some((one) => one.slags === 'navn')) {
    if (!marker) return stykker;
    return [
      ...lead,
      ...stykker.map((one) => (one.slags === 'navn' ? { ...one, rolle: one.rolle ?? rolleEfter(stykker) } : one)),
    ];
  }
  const short = laesKorteNavne(line, status);
  return short ? [...lead, ...short] : null;
}

/** Behind a bullet the line's own reader takes the bullet for a role: the role is what stands after the name. */
function rolleEfter(stykker: readonly Stykke[]): string | null {
  const [first, second] = stykker;
  if (first?.slags === 'tekst') return first.tekst.trim().toLocaleLowerCase('da');
  if (second?.slags !== 'tekst') return '';
  return /^\s*(?:\([^()]*\)\s*)?[,–-]\s*([^,;()]+)/.exec(second.tekst)?.[1]?.trim().replace(/\.$/, '') ?? '';
}

/** "Bo Eksempel | formand | Kajkanten", the columns set apart by tabs, lines or wide spaces. */
function laesKolonner(line: string, status: Status): readonly Stykke[] | null {
  const cells = [...line.matchAll(/[^\t|]+?(?=\s*(?:[\t|]|\s{3,}|$))/g)].map((cell) => ({
    fra: cell.index + (cell[0].length - cell[0].trimStart().length),
    tekst: cell[0].trim(),
  }));
  const filled = cells.filter(({ tekst }) => tekst !== '');
  if (filled.length < 2 || !/[\t|]|\S\s{3,}\S/.test(line)) return null;
  const at = filled.findIndex(({ tekst }) => {
    const parts = delDeltagerlinje(tekst);
    return parts.length === 1 && parts[0]?.slags === 'navn';
  });
  const name = filled[at];
  if (!name) return null;
  const others = filled.filter((_, i) => i !== at).map(({ tekst }) => tekst);
  const initialer = others.find((tekst) => isOwnInitialer(tekst, name.tekst)) ?? null;
  const stated = others.map(statusOrd).find((one) => one !== undefined);
  const rest = others.filter((tekst) => tekst !== initialer && statusOrd(tekst) === undefined);
  const organisation = rest.find((tekst, i) => i > 0 || isOrganisation(tekst)) ?? '';
  const rolle = rest.find((tekst) => tekst !== organisation) ?? '';
  const til = name.fra + name.tekst.length;
  return [
    ...(name.fra > 0 ? [{ slags: 'tekst' as const, tekst: line.slice(0, name.fra) }] : []),
    { slags: 'navn', tekst: name.tekst, initialer, rolle, organisation, status: stated ?? status },
    { slags: 'tekst', tekst: line.slice(til) },
  ];
}

function isOwnInitialer(tekst: string, navn: string): boolean {
  return (
    /^\p{L}{2,4}$/u.test(tekst) &&
    tekst.toLocaleUpperCase('da').startsWith(initialerFor(navn).slice(0, 1)) &&
    tekst === tekst.toLocaleUpperCase('da')
  );
}

const KORT = /^(?:\p{Lu}[\p{L}\p{M}'’-]{0,24}|\p{Lo}[\p{L}\p{M}]+(?: \p{Lo}[\p{L}\p{M}]+){0,3})(?: \p{Lu}\.?)?$/u;

/** A line of first names, of initials, or of names in a script without capitals: every part is one. */
function laesKorteNavne(line: string, status: Status): readonly Stykke[] | null {
  const head = /^[^:]{1,40}:\s+/.exec(line)?.[0] ?? '';
  const out: Stykke[] = head ? [{ slags: 'tekst', tekst: head }] : [];
  let names = 0;
  const body = line.slice(head.length);
  for (const piece of body.split(/(\s*[,;/]\s*(?:og\s+)?|\s+(?:og|samt|&)\s+)/)) {
    if (piece === '') continue;
    if (/^\s*(?:[,;/]|og\b|samt\b|&)/.test(piece) || /^\s+(?:og|samt|&)\s+$/.test(piece)) {
      out.push({ slags: 'tekst', tekst: piece });
      continue;
    }
    const [, navn = '', rest = ''] = /^(.*?)(\s*\([^()]*\)\.?|\.)?$/.exec(piece) ?? [];
    if (!KORT.test(navn) || /^(?:Ingen|Alle|Nej|Intet)$/.test(navn) || isOrganisation(navn)) return null;
    names++;
    const capitals = /^\p{Lu}{2,4}$/u.test(navn);
    const marker = /\(([^()]*)\)/.exec(rest)?.[1] ?? '';
    const initialer = capitals ? navn : /^\p{Lu}{2,4}$/u.test(marker) ? marker : null;
    out.push({
      slags: 'navn',
      tekst: navn,
      initialer,
      rolle: null,
      organisation: head ? '' : null,
      status: statusOrd(marker) ?? status,
    });
    if (rest) out.push({ slags: 'tekst', tekst: rest });
  }
  // One short word alone may be anything; two in a row, or one of two words, are people.
  return names > 1 || (names === 1 && head !== '') || (names === 1 && /\s/.test(body.trim())) ? out : null;
}
