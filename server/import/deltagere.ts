// The participants' part: where it begins and ends, its groups, and which of its lines name people. How one line is read
// stands in `personlinje.ts`.
import type { Stykke } from '../../editor/model/deltagertekst.ts';
import { delDeltagerlinje, isRolleord, statusOrd } from '../../editor/model/deltagertekst.ts';
import { isFornavn } from '../../editor/model/fornavne.ts';
import { initialerFor } from '../../editor/model/navn.ts';
import type { Status } from '../../editor/model/roster.ts';
import { findFakta } from './fakta.ts';
import { harTreKolonner } from './kolonner.ts';
import { findListemaerke } from './lister.ts';
import { findFuldtNavn, isOrganisation } from './navneform.ts';
import type { Logiklinje } from './ombrydning.ts';
import { findOverskrift } from './overskrifter.ts';
import { laesLinje, laesPersonlinje, medOrganisation, uden } from './personlinje.ts';
import type { Tabelhoved } from './tabelhoved.ts';
import { findTabelhoved } from './tabelhoved.ts';
import { isUdfald, isUdfaldMedEtiket } from './udfald.ts';
import { findUdtryk } from './udtryk.ts';
import { isVersaler, PUNKTETIKET } from './vendinger.ts';

/** What a line of the part is; lines `linje` to `til` (excluded) are one, `stykker` are the stretches of a line that names people. */
type Deltagerlinje =
  | { readonly slags: 'overskrift' | 'gruppe' | 'andet'; readonly linje: number }
  | { readonly slags: 'personer'; readonly linje: number; readonly til: number; readonly stykker: readonly Stykke[] };

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
  const isOpening = heading?.art === 'deltagere' || heading?.art === 'afbud' || linjer[at]?.vink?.deltagere;
  if (!isOpening && (at >= kropStart || !opensUnheaded(linjer, at))) return null;
  if (heading && at >= kropStart && (heading.indhold !== null || !namesFollow(linjer, at + 1))) return null;
  const tre = linjer.slice(at, at + 40).filter(({ tekst }) => harTreKolonner(uden(tekst))).length > 1;
  const out: Deltagerlinje[] = [];
  let status: Status = null;
  let statuslinje = -1;
  let flad = true;
  let hoved: Tabelhoved | null = null;
  // What a label at the start of a line says holds for the lines right below it too: "Til stede: A" ⏎ "B".
  let etiket: { readonly status: Status; readonly fra: string } | null = null;
  let i = at;
  while (i < linjer.length) {
    const linje = linjer[i];
    if (!linje) break;
    if (i > at && endsList(linje, out, linjer)) break;
    if (linje.luft) etiket = null;
    const columns = findTabelhoved(linje.tekst);
    if (columns) {
      hoved = columns;
      out.push({ slags: 'andet', linje: i++ });
      continue;
    }
    const kind = findOverskrift(linje.tekst);
    const own = kind?.art === 'deltagere' || kind?.art === 'afbud';
    if (own && kind.indhold === null) {
      if (i > at && i >= kropStart && !namesFollow(linjer, i + 1)) break;
      status = statusOrd(kind.tekst) ?? null;
      statuslinje = i;
      // "For boligselskabet deltog:" says who sends those below it.
      const fra = /(?:deltog|deltager|mødte)$/.test(kind.tekst) ? afsender(kind.tekst) : '';
      flad = fra === '';
      etiket = fra === '' ? null : { status, fra };
      out.push({ slags: i === at ? 'overskrift' : 'gruppe', linje: i });
      i++;
      continue;
    }
    if (!own && ((kind && !isPersonLabel(linje.tekst)) || isFact(linje.tekst) || isNamedBefore(out, linje.tekst)))
      break;
    const { tekst, til } = samlet(linjer, i);
    if (own) etiket = { status: statusOrd(kind.tekst) ?? null, fra: afsender(kind.tekst) };
    else if (/:/.test(tekst)) etiket = null;
    const said = /(?:har|havde) meldt afbud\.?$/.test(tekst) ? 'afbud' : (etiket?.status ?? status);
    const stated = isFravaer(said) && (EMBEDE.test(tekst) || DELTOG.test(tekst)) ? null : said;
    const lead = own && kind.etiket ? kind.fra : 0;
    const isGroup = /[:;]$/.test(tekst) && isGroupName(linjer, i);
    const read = isGroup ? null : (linje.vink?.stykker ?? laesLinje(tekst, lead, stated, own || flad, { tre, hoved }));
    if (read && (own || i === at || !startsMinutes(tekst))) {
      const stykker = etiket ? medOrganisation(read, etiket.fra) : read;
      out.push({ slags: 'personer', linje: i, til, stykker });
      i = til;
      continue;
    }
    if (own && !/\d|^se /.test(kind.indhold ?? '')) etiket = null;
    if (own) out.push({ slags: 'andet', linje: i });
    else if (isGroupName(linjer, i) && !(isFravaer(status) && isOrganisation(linje.tekst))) {
      // A group right below "Til stede:" is there; one further down below "Afbud:" may begin something else.
      const below = status === 'til stede' || out.at(-1)?.linje === statuslinje;
      status = statusOrd(linje.tekst) ?? (below ? status : null);
      flad = statusOrd(linje.tekst) !== undefined;
      out.push({ slags: 'gruppe', linje: i });
    } else if (mayBelong(linje) && i > at && i < kropStart) out.push({ slags: 'andet', linje: i });
    else break;
    i++;
  }
  return out.length > 0 ? { fra: at, til: i, linjer: out } : null;
}

/** Who does this at the meeting is there, below "Afbud" too. */
const EMBEDE = /^(?:referent|ref\.?|ordstyrer|mødeleder|dirigent|facilitator|mødesekretær)\s*:/i;

/** "Fra forvaltningen deltog Bo Eksempel": whatever heading stands above it. */
const DELTOG =
  /^(?:(?:Fra|For) [^:,]{2,60}|Desuden|Endvidere|Derudover|Herudover|I øvrigt) (?:deltog|deltager|mødte)(?! ikke)(?!\p{L})/u;

function isFravaer(status: Status): boolean {
  return status === 'afbud' || status === 'fraværende';
}

/** "Referent: Bo Eksempel" about somebody whom the list has named already is a fact, not one more participant. */
function isNamedBefore(out: readonly Deltagerlinje[], text: string): boolean {
  const fact = findFakta(text);
  if (fact?.slags !== 'person') return false;
  const names = out.flatMap((one) => (one.slags === 'personer' ? one.stykker : []));
  const value = fact.vaerdi.replace(/\s*(?:\(.*|[,.].*)$/, '');
  const first = names.filter((one) => one.slags === 'navn' && one.tekst.split(' ')[0] === value);
  if (first.length === 1) return true;
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
  for (; til < at + MAX_OMBRUDTE && (isUfaerdig(tekst) || fortsaetter(linjer[til])); til++) {
    const next = linjer[til];
    if (
      !next ||
      next.luft ||
      next.vink?.afsnit ||
      /^[^,]{1,60}:(?:\s|$)/.test(next.tekst) ||
      begynderMedNavn(next.tekst) ||
      findListemaerke(next.tekst)
    )
      break;
    const more = `${tekst}\n${next.tekst}`;
    if (laesPersonlinje(more, null, true) === null || startsMinutes(next.tekst)) break;
    tekst = more;
  }
  return { tekst, til };
}

/** "Asta Bro, formand": a name of its own, whatever word stands before it. */
function begynderMedNavn(tekst: string): boolean {
  const [, first = '', rest = ''] = /^(\p{Lu}[\p{L}-]+) \p{Lu}[\p{L}. -]*?(\s*[,(–-]|$)/u.exec(tekst) ?? [];
  return rest !== '' && isFornavn(first);
}

const MAX_OMBRUDTE = 40;

/** Begins with what can only be said of the name above it: "(referent) og jurist …", "og jurist …". */
function fortsaetter(linje: Logiklinje | undefined): boolean {
  return linje !== undefined && /^(?:\(\p{L}|(?:og|samt|&) )/u.test(linje.tekst);
}

/** Ends in a comma, a joining word, a hyphen, or in half a name. */
function isUfaerdig(tekst: string): boolean {
  if (/[\t|]|\S\s{3,}\S/.test(tekst)) return false;
  if (/(?:,|\p{L}-|\s(?:og|samt|for|af|i|fra|med))$/u.test(tekst)) return true;
  const parts = tekst.split(/[,;:\n]\s*|\s(?:og|samt)\s/);
  const last = parts.at(-1) ?? '';
  // Where roles stand before the names, the name of the last is still to come: "borgmester Bo Eksempel og referent".
  if (parts.length > 1 && /^\p{Ll}/u.test(last) && isRolleord(last) && isRolleord(tekst.split(' ', 1)[0] ?? ''))
    return true;
  return (
    /[,;]/.test(tekst) &&
    /^(?:\p{Ll}[\p{L}-]* )*\p{Lu}[\p{L}'’-]+$/u.test(last) &&
    / .*[,;]/.test(tekst) &&
    !isOrganisation(last)
  );
}

/** "Deltagere: A, B og C": the label is no organisation, but "Deltagere fra kommunen" names one. */
function afsender(etiket: string): string {
  return /(?:^| )(?:fra|for) ([^.:]+?)(?: (?:deltog|deltager|mødte))?$/i.exec(etiket)?.[1] ?? '';
}

/** The sides of a committee, each above its people: "Ledelsesrepræsentanter:". */
const SIDE = /^\p{Lu}[\p{L} -]{0,50}(?:repræsentanter|medlemmer|siden?|ledelsen?|deltagere|politikere):$/u;

/** Who sends them, above its people: "Fra kommunen:". */
const FRA = /^(?:Fra|For) \p{L}[^:;.]{2,60}[:;]$/u;

/** No heading, but the columns of a list of people, or who sends them: "Fra Ærøsted Kommune: Borgmester …". */
function opensUnheaded(linjer: readonly Logiklinje[], at: number): boolean {
  const tekst = linjer[at]?.tekst ?? '';
  if (findTabelhoved(tekst)) return true;
  if (at > 0 && (SIDE.test(tekst) || FRA.test(tekst))) return isGroupName(linjer, at);
  const label = /^Fra \p{L}[^:;]{2,60}[:;]\s+(?=\S)/u.exec(tekst)?.[0];
  if (!label || at === 0 || startsMinutes(tekst)) return false;
  return delDeltagerlinje(tekst.slice(label.length)).some(({ slags }) => slags === 'navn');
}

/** "BE: Intet.": the initials of somebody on the list, and what they said. */
function harOrdet(out: readonly Deltagerlinje[], tekst: string): boolean {
  const [, label = '', rest = ''] = /^(\p{Lu}{2,5}\d?): +(.*)$/su.exec(tekst) ?? [];
  if (label === '' || findFuldtNavn(rest) !== null) return false;
  return out.some(
    (one) =>
      one.slags === 'personer' &&
      one.stykker.some(
        (part) => part.slags === 'navn' && (part.initialer === label || initialerFor(part.tekst) === label),
      ),
  );
}

/** An item, or a heading set apart, begins: whatever its words, it names nobody. */
function endsList({ tekst, luft }: Logiklinje, out: readonly Deltagerlinje[], linjer: readonly Logiklinje[]): boolean {
  if (PUNKTETIKET.test(tekst) || isUdfald(tekst) || isUdfaldMedEtiket(tekst) || harOrdet(out, tekst)) return true;
  const like = (is: (text: string) => boolean) =>
    is(tekst) &&
    out.some(({ slags }) => slags === 'personer') &&
    !out.some(({ linje }) => is(linjer[linje]?.tekst ?? ''));
  if (like((text) => /^\d{1,2}: /.test(text))) return true;
  if (!luft) return false;
  if (like(isVersaler)) return statusOrd(tekst) === undefined && !isPersonLabel(tekst);
  return like((text) => findListemaerke(text)?.art === 'tal');
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
  return /[:;]$/.test(linje.tekst) || !/[.,!?]$|[:;|\t]/.test(linje.tekst);
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
