// Lines of the participants' list that are built in columns: "Navn, rolle, organisation", "Navn – rolle – organisation";
// and lists of nothing but short names. Everything else is read by the model.

import { laesRolle } from '../../editor/model/deltagerlinje.ts';
import type { Stykke } from '../../editor/model/deltagertekst.ts';
import { delDeltagerlinje, isInitialerAf, isRolleord, isSagsord, statusOrd } from '../../editor/model/deltagertekst.ts';
import { isFornavn } from '../../editor/model/fornavne.ts';
import type { Status } from '../../editor/model/roster.ts';
import { isOrganisation } from './navneform.ts';
import { findOverskrift } from './overskrifter.ts';

export interface Felt {
  readonly fra: number;
  readonly tekst: string;
}

type Navn = Extract<Stykke, { slags: 'navn' }>;

/**
 * "Bo Eksempel, formand, Kajkanten" and "Bo Eksempel – formand": the role stands behind the name. Null where the line is
 * a list of names, or roles stand before them. `tre`: lines around it have an organisation as their third column.
 */
export function laesKolonner(line: string, status: Status, uden: boolean, tre: boolean): readonly Stykke[] | null {
  const head = /^[^:]{1,40}:\s+/.exec(line)?.[0] ?? '';
  const body = line.slice(head.length).replace(/(?<!\.\p{Lu})\.$/u, '');
  const parts = felter(body, /\s*[,;]\s+|\s+[–—-]\s+/g).flatMap((part) =>
    delVedOg({ fra: part.fra + head.length, tekst: part.tekst }),
  );
  const [first] = parts;
  if (!first || parts.length < 2 || !findNavn(first.tekst)) return null;
  const people: (Felt & {
    navn: { -readonly [Key in 'initialer' | 'rolle' | 'organisation' | 'status']: Navn[Key] };
  })[] = [];
  let suspended = '';
  for (const { fra, tekst } of parts) {
    const name = findNavn(tekst);
    const open = people.at(-1);
    const isColumn =
      open && open.navn.rolle !== '' && open.navn.organisation === null && (tre || isOrganisation(tekst));
    if (name && !(open && (isColumn || (open.navn.rolle === '' && isOrganisation(tekst))))) {
      people.push({ fra, tekst: name, navn: { initialer: null, rolle: '', organisation: null, status } });
      continue;
    }
    if (!open || (!name && !isOrganisation(tekst) && delDeltagerlinje(tekst).some(({ slags }) => slags === 'navn')))
      return null;
    const bare = suspended + tekst.replace(/\s*\([^()]*\)/g, '').trim();
    suspended = /-$/.test(bare) ? `${bare}, ` : '';
    const stated = statusOrd(bare);
    // An address stands as it is; it is nobody's office.
    if (suspended !== '' || bare.includes('@')) continue;
    if (stated !== undefined) open.navn.status = stated;
    else if (open.navn.initialer === null && isInitialerAf(bare, open.tekst)) open.navn.initialer = bare;
    else if (laesRolle(bare) === '') continue;
    else if (open.navn.rolle === '' && (!isOrganisation(bare) || isRolleord(bare.split(' ', 1)[0] ?? '')))
      open.navn.rolle = lille(bare);
    else open.navn.organisation ??= bare;
  }
  // Only names: an ordinary list. A class or a way of taking part says no more than it.
  const says = ({
    rolle,
    organisation,
    initialer,
    status: own,
  }: Pick<Navn, 'rolle' | 'organisation' | 'initialer' | 'status'>) =>
    rolle !== '' || organisation !== null || initialer !== null || own !== status;
  if (!people.some(({ navn }) => says(navn))) return null;
  const label = head.replace(/\s*:\s*$/, '');
  for (const { navn } of people) {
    // "Bygherre: Karen Vang, Ærøsted Kommune": the label says the role; "Kajkanten: Bo Eksempel, formand": who sends them.
    if (head !== '' && navn.rolle === '' && navn.organisation !== null && !isOrganisation(label))
      navn.rolle = lille(label);
    // "KN: Karen Noor, formand": the label is her initials.
    if (people.length === 1 && isInitialerAf(label, first.tekst)) {
      navn.initialer ??= label;
      navn.organisation ??= '';
    }
    navn.organisation ??= uden && head === '' ? '' : null;
  }
  return medTekst(line, people);
}

/** Name and two more columns: what makes the third one an organisation in all lines of a list. */
export function harTreKolonner(line: string): boolean {
  const parts = felter(line, /\s*,\s+|\s+[–—-]\s+/g);
  return parts.length === 3 && findNavn(parts[0]?.tekst ?? '') !== null && /^\p{Ll}/u.test(parts[1]?.tekst ?? '');
}

const KORT = /^(?:\p{Lu}[\p{L}\p{M}'’-]{0,24}|\p{Lo}[\p{L}\p{M}]+(?: \p{Lo}[\p{L}\p{M}]+){0,3})(?: \p{Lu}\.?)?$/u;
const VERSALER = /^\p{Lu}[\p{Lu}'’-]+(?: \p{Lu}[\p{Lu}'’.-]*){1,3}$/u;

/** A line of first names, of initials, of names in capitals or in a script without them: every part is one. */
export function laesKorteNavne(line: string, status: Status): readonly Stykke[] | null {
  const head = /^[^:]{1,40}:\s+/.exec(line)?.[0] ?? '';
  const body = line.slice(head.length).replace(/(?<!\.\p{Lu})\.$/u, '');
  const parts = felter(body, /\s*[,;/]\s*(?:og\s+)?|\s+(?:og|samt|&)\s+/gi).filter(
    ({ tekst }, n) => n === 0 || !/^(?:mig|jeg|undertegnede)$/.test(tekst),
  );
  const label = head.replace(/\s*:\s*$/, '');
  const capitals = !/\p{Ll}/u.test(body.replace(/\([^()]*\)|\s(?:og|samt)\s/g, ''));
  const people = parts.map(({ fra, tekst }) => {
    const [, navn = '', marker = ''] = /^(.*?)(?:\s*\(([^()]*)\))?$/.exec(tekst) ?? [];
    const isName =
      (KORT.test(navn) || (capitals && VERSALER.test(navn))) &&
      statusOrd(navn) === undefined &&
      findOverskrift(navn) === null &&
      !navn.split(' ').some((word) => isSagsord(word) || isRolleord(word));
    // "KURT (KS)": a short name in capitals is no initials where others stand behind it.
    const own = isInitialerAf(marker, navn) ? marker : null;
    const initialer = own ?? (/^\p{Lu}{2,4}$/u.test(navn) && !/^\p{Lu}{2,4}$/u.test(marker) ? navn : null);
    // "Ordstyrer: Karen-Margrethe".
    const office =
      parts.length === 1 && isRolleord(label)
        ? { rolle: lille(label), organisation: '' }
        : { rolle: null, organisation: null };
    const read = { initialer, ...office, status: statusOrd(marker) ?? status };
    return isName && !isOrganisation(navn) ? { fra: fra + head.length, tekst: navn, navn: read } : null;
  });
  const found = people.filter((one) => one !== null);
  if (found.length === 0 || found.length < people.length) return null;
  // One short word alone may be anything; two in a row, or one of two words, are people.
  return found.length > 1 || head !== '' || /\s/.test(body.trim()) ? medTekst(line, found) : null;
}

/** "Karla, Bent og pædagog Rosa Vang": given names alone among full names with their roles. */
export function laesBlandedeNavne(line: string, status: Status): readonly Stykke[] | null {
  const head = /^[^:]{1,40}:\s+/.exec(line)?.[0] ?? '';
  const parts = felter(line.slice(head.length).replace(/\.$/, ''), /\s*[,;]\s*(?:og\s+)?|\s+(?:og|samt|&)\s+/gi);
  let short = 0;
  const people = parts.map(({ fra, tekst }) => {
    const [, navn = '', marker = ''] = /^(.*?)(?:\s*\(([^()]*)\))?$/.exec(tekst) ?? [];
    if (KORT.test(navn) && isFornavn(navn.split(' ', 1)[0] ?? '')) {
      short++;
      const read = { initialer: null, rolle: '', organisation: null, status: statusOrd(marker) ?? status };
      return { fra: fra + head.length, tekst: navn, navn: read };
    }
    const [first, second, ...more] = delDeltagerlinje(tekst, status);
    const name = first?.slags === 'navn' ? first : second;
    if (name?.slags !== 'navn' || (first?.slags === 'navn' ? second && more.length > 0 : more.length > 1)) return null;
    const role = first?.slags === 'tekst' ? first.tekst : '';
    return {
      fra: fra + head.length + role.length,
      tekst: name.tekst,
      navn: { ...name, rolle: name.rolle ?? lille(role.trim()) },
    };
  });
  const found = people.filter((one) => one !== null);
  return short > 0 && found.length > short && found.length === people.length ? medTekst(line, found) : null;
}

/** The parts of a line and where they stand, trimmed. */
export function felter(line: string, separator: RegExp): readonly Felt[] {
  const out: Felt[] = [];
  let fra = 0;
  const add = (til: number) => {
    const tekst = line.slice(fra, til);
    out.push({ fra: fra + tekst.length - tekst.trimStart().length, tekst: tekst.trim() });
  };
  for (const found of line.matchAll(separator)) {
    // A comma in parentheses parts nothing.
    const before = line.slice(fra, found.index);
    if (before.split('(').length > before.split(')').length) continue;
    add(found.index);
    fra = found.index + found[0].length;
  }
  add(line.length);
  return out;
}

/** "konsulent og Ali El-Øbro" are two parts, "Rør og Vand A/S" is one; a joining word in front is none of it. */
function delVedOg({ fra, tekst }: Felt): readonly Felt[] {
  const lead = /^(?:og|samt)\s+/.exec(tekst)?.[0].length ?? 0;
  const own = { fra: fra + lead, tekst: tekst.slice(lead) };
  const and = /\s+(?:og|samt)\s+(?=\p{Lu})/u.exec(own.tekst);
  const right = and ? own.tekst.slice(and.index + and[0].length) : '';
  // "Vejplan A/S og Ib Sø": a company's form ends its name.
  const ended = and && /\s(?:[AIKP]\/S|ApS)$/.test(own.tekst.slice(0, and.index));
  if (!and || (!ended && isOrganisation(own.tekst)) || !findNavn(right)) return [own];
  return [
    { fra: own.fra, tekst: own.tekst.slice(0, and.index) },
    { fra: own.fra + and.index + and[0].length, tekst: right },
  ];
}

/** The stretches of the line: names with what is said of them, the text between. */
export function medTekst(
  line: string,
  people: readonly (Felt & { readonly navn: Pick<Navn, 'initialer' | 'rolle' | 'organisation' | 'status'> })[],
): readonly Stykke[] {
  const out: Stykke[] = [];
  let at = 0;
  for (const { fra, tekst, navn } of people) {
    if (fra > at) out.push({ slags: 'tekst', tekst: line.slice(at, fra) });
    out.push({ slags: 'navn', tekst, ...navn });
    at = fra + tekst.length;
  }
  if (at < line.length) out.push({ slags: 'tekst', tekst: line.slice(at) });
  return out;
}

/** A full name alone. */
export function isNavn(tekst: string): boolean {
  const parts = delDeltagerlinje(tekst);
  return parts.length === 1 && parts[0]?.slags === 'navn';
}

/** The full name that a part consists of, a marker or a sign behind it aside; null where it is something else. */
function findNavn(tekst: string): string | null {
  const bare = tekst.replace(/\s*(?:\([^()]*\)|\p{Extended_Pictographic})+$/u, '');
  return isNavn(bare) || (isOrganisation(bare) && /^\p{Lu}\S+(?: \p{Lu}\S*)+$/u.test(bare)) ? bare : null;
}

/** Roles stand in small letters; an abbreviation keeps its capitals. */
export function lille(rolle: string): string {
  return /^\p{Lu}\p{Ll}/u.test(rolle) ? rolle.charAt(0).toLocaleLowerCase('da') + rolle.slice(1) : rolle;
}
