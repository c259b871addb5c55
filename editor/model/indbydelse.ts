// Reads who was invited: a calendar file, the attendees of an Outlook or Google invitation, the address lines of a mail.
// Gives people, never addresses. What is no person (a room, a mailbox) is given back to be shown, not dropped.
import { isRolleord } from './deltagertekst.ts';
import { lilleBegyndelse, storBegyndelse } from './navn.ts';

export interface Inviteret {
  readonly navn: string;
  /** Initials that the source gives in parentheses: "(BOEK)". */
  readonly initialer: string | null;
  readonly rolle: string;
  readonly organisation: string;
  /** Said no to the invitation. */
  readonly afbud: boolean;
}

export interface Indbydelse {
  readonly personer: readonly Inviteret[];
  /** What was left: rooms, mailboxes, addresses without a name. No addresses in it. */
  readonly rest: readonly string[];
}

const ADRESSE = /(?:mailto:)?[^\s<>()[\]"';,:]+@[^\s<>()[\]"';,]+\.[\p{L}\d-]+/giu;
/** Labels of the lines that name people, and of those beside them that do not. */
const FOLK =
  '(?:til|cc|bcc|kopi|to|from|fra|(?:møde)?arrangør|organi[sz]er|organisator|required(?: attendees)?|optional(?: attendees)?|(?:påkræve(?:t|de)|nødvendige?|obligatoriske?|valgfrie?)(?: deltagere?)?|inviterede|deltagere|attendees)';
const ANDET =
  '(?:emne|subject|sendt|sent|dato|date|hvornår|when|hvor|where|tid|time|sted|lokation|location|placering|start|slut|end|ressourcer|resources|vedhæft\\S*|attachments?|svar til|reply-to)';
const FOLKLINJE = new RegExp(`^\\s*${FOLK}\\s*[:\\t]\\s*`, 'iu');
const ANDENLINJE = new RegExp(`^\\s*${ANDET}\\s*[:\\t]`, 'iu');
/** Words that only an invitation or a mail has in front of people. */
const SIKKER =
  /^\s*(?:til|cc|bcc|to|required(?: attendees)?|optional(?: attendees)?|(?:påkræve(?:t|de)|nødvendige?|obligatoriske?|valgfrie?)(?: deltagere?)?|mødearrangør|organi[sz]er)\s*[:\t]/im;
const INLINE = new RegExp(`;\\s*(?=${FOLK}\\s*:)`, 'giu');
/** What Google writes between the guests. */
const STOEJ =
  /^(?:\d+ (?:gæste?r?|guests?|ja|yes|nej|no|måske|maybe|afventer|awaiting)\b.*|organi[sz]er|arrangør|organisator|valgfri|optional|ja|nej|måske|yes|no|maybe|afventer(?: svar)?|awaiting|inviteret|tentativ|accepteret|afslået)[,.]?$/i;
const RUM = /(?:lokale|^rum|room|sal(?:en)?|projektor|skærm|teams|resource|ressource)(?:\s|\d|$)/iu;

/** The people of an invitation or of address lines; null where the text is neither. */
export function laesIndbydelse(text: string): Indbydelse | null {
  const clean = text.replace(/\r\n?/g, '\n');
  if (/^BEGIN:VCALENDAR/m.test(clean) || /^ATTENDEE[;:]/m.test(clean)) return samlet(laesIcs(clean));
  const svar = laesSvar(clean);
  if (svar) return samlet(svar);
  const addresses = clean.match(ADRESSE)?.length ?? 0;
  if (addresses === 0 && !SIKKER.test(clean)) return null;
  return samlet(laesLinjer(clean));
}

type Fund = Inviteret | string;

/** Everybody once, as they came first. */
function samlet(found: readonly Fund[]): Indbydelse {
  const personer = new Map<string, Inviteret>();
  const rest = new Set<string>();
  for (const one of found) {
    if (typeof one === 'string') {
      if (one !== '') rest.add(one);
      continue;
    }
    const key = one.navn.toLocaleLowerCase('da');
    const known = personer.get(key);
    personer.set(key, known ? { ...one, ...known, afbud: known.afbud || one.afbud } : one);
  }
  return { personer: [...personer.values()], rest: [...rest] };
}

// -- a calendar file (RFC 5545) ---------------------------------------------------------------------------------------

function laesIcs(text: string): readonly Fund[] {
  const lines = text.replace(/\n[ \t]/g, '').split('\n');
  return lines.flatMap((line): Fund[] => {
    const found = /^(?:ATTENDEE|ORGANIZER)((?:;[^:";]+(?:="[^"]*"|=[^:;"]*)?)*):(.*)$/.exec(line);
    if (!found) return [];
    const param = (name: string): string =>
      new RegExp(`;${name}=(?:"([^"]*)"|([^;:"]*))`, 'i')
        .exec(found[1] ?? '')
        ?.slice(1)
        .find((one) => one !== undefined) ?? '';
    if (/^(?:ROOM|RESOURCE)$/i.test(param('CUTYPE'))) return [uden(param('CN'))];
    const one = laesPerson(`${param('CN')} <${found[2] ?? ''}>`);
    return [typeof one === 'string' ? one : { ...one, afbud: /^DECLINED$/i.test(param('PARTSTAT')) }];
  });
}

// -- the list of answers that a calendar copies: name, attendance, answer, by tabs ------------------------------------------

const DELTAGELSE =
  /^(?:(?:påkrævet|nødvendig|obligatorisk|valgfri|required|optional) (?:deltager|attendee)|møde?arrangør|(?:meeting )?organi[sz]er|ressource.*|resource.*)$/i;

/** Null where the text is no such list. */
function laesSvar(text: string): readonly Fund[] | null {
  const rows = text.split('\n').filter((line) => line.trim() !== '');
  const cells = rows.map((line) => line.split('\t').map((one) => one.trim()));
  const own = cells.filter(([, deltagelse = '']) => DELTAGELSE.test(deltagelse));
  // One row may be the heads of the columns.
  if (own.length === 0 || own.length < cells.length - 1) return null;
  return own.map(([navn = '', deltagelse = '', svar = '']) => {
    if (/^ress?ource/i.test(deltagelse)) return uden(navn);
    const one = laesPerson(navn);
    return typeof one === 'string' ? one : { ...one, afbud: /^(?:afvist|afslået|declined|nej|no)$/i.test(svar) };
  });
}

// -- lines of an invitation, of a mail, of a list with addresses ---------------------------------------------------------

function laesLinjer(text: string): readonly Fund[] {
  const labelled = SIKKER.test(text);
  const found: Fund[] = [];
  let people = !labelled;
  /** The line before was a name without its address. */
  let venter = false;
  for (const line of text.replace(INLINE, '\n').split('\n')) {
    const label = FOLKLINJE.exec(line);
    if (ANDENLINJE.test(line)) people = false;
    else if (label) people = true;
    // The text of the mail begins after an empty line.
    else if (labelled && line.trim() === '' && found.length > 0) people = false;
    if (!people || ANDENLINJE.test(line)) continue;
    const entries = delPoster(label ? line.slice(label[0].length) : line).filter((one) => !STOEJ.test(uden(one)));
    const alone = entries.length === 1 && uden(entries[0] ?? '') === '';
    // Google sets the address on a line of its own below the name.
    const own: readonly Fund[] = alone && venter ? [] : entries.map(laesPerson);
    found.push(...own);
    if (entries.length > 0) venter = entries.length === 1 && typeof own[0] === 'object' && !entries[0]?.includes('@');
  }
  return found;
}

/** One entry each: by semicolons, and by commas that do not stand within a name ("Eksempel, Bo"). */
function delPoster(line: string): readonly string[] {
  const entries: string[] = [];
  for (const part of line.split(/;|\t/)) {
    let open = '';
    for (const piece of part.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)) {
      open = open === '' ? piece : `${open},${piece}`;
      if (/@/.test(piece)) {
        entries.push(open);
        open = '';
      }
    }
    entries.push(...delNavne(open));
  }
  return entries.map((one) => one.trim()).filter((one) => one !== '');
}

/** "Bo Eksempel, Aase Øllgård" are two; "Eksempel, Bo" is one, "Eksempel, Bo, Øllgård, Aase" are two. */
function delNavne(text: string): readonly string[] {
  const parts = text.split(',').map((one) => one.trim());
  if (parts.length < 2) return [text];
  const words = (one: string) => uden(one.replace(/\([^()]*\)/g, '')).split(/\s+/).length;
  const [first = '', second = ''] = parts;
  if (words(first) >= 2 && (isBeskrivelse(second) || parts.length === 1)) return [text];
  if (parts.every((one) => words(one) >= 2)) return parts;
  if (parts.length % 2 === 1) return [text];
  return parts.flatMap((one, i) => (i % 2 === 0 ? `${one}, ${parts[i + 1]}` : []));
}

const ORG =
  /(?:kommune|udvalg|forening|selskab|styrelse|region|råd|center|forvaltning|skole|fond|almene|bolig|bestyrelse|hus|forbund|a\/s|aps|politi)$/iu;

function isBeskrivelse(text: string): boolean {
  const last = text.trim().split(/\s+/).at(-1) ?? '';
  return /^\p{Ll}/u.test(text.trim()) || isRolleord(last) || ORG.test(text.trim());
}

/** Without addresses and the signs around them. */
function uden(text: string): string {
  return text
    .replace(/<[^<>]*@[^<>]*>|\[[^[\]]*@[^[\]]*\]|\([^()]*@[^()]*\)/g, ' ')
    .replace(ADRESSE, ' ')
    .replace(/mailto:/gi, ' ')
    .replace(/["“”<>]/g, ' ')
    .replace(/^\s*'|'\s*$/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:•·*–-]+|[\s,;:–-]+$/g, '');
}

/** One entry as a person; a string for what is none. */
function laesPerson(entry: string): Fund {
  const address = entry.match(ADRESSE)?.[0].replace(/^mailto:/i, '') ?? '';
  let text = uden(entry);
  let initialer: string | null = null;
  let rolle = '';
  let organisation = '';
  const beskriv = (words: string): void => {
    const clean = words.trim();
    const last = clean.split(/\s+/).at(-1) ?? '';
    if (clean === '' || /^(?:ekstern|external|intern|guest|gæst|valgfri|optional)$/i.test(clean)) return;
    if (/^(?:\p{Lu}{2,6}|\p{Ll}{2,4})\d{0,3}$/u.test(clean)) initialer ??= clean.toLocaleUpperCase('da');
    else if (rolle === '' && (isRolleord(last) || /^\p{Ll}/u.test(clean))) rolle = lilleBegyndelse(clean);
    else if (organisation === '') organisation = clean;
  };
  text = text.replace(/\s*[([]([^()[\]]*)[)\]]/g, (_all, inside: string) => {
    beskriv(inside);
    return ' ';
  });
  const [head = '', ...after] = text.split(/\s+[|/–]\s+|\s+-\s+/);
  for (const one of after) beskriv(one);
  const parts = head.split(',').map((one) => one.trim());
  const [first = '', second = '', ...others] = parts;
  let navn = first;
  if (second !== '' && isBeskrivelse(second) && /\s/.test(first)) for (const one of [second, ...others]) beskriv(one);
  else if (second !== '') {
    navn = `${second} ${first}`;
    for (const one of others) beskriv(one);
  }
  navn = somNavn(navn.replace(/\s+/g, ' ').trim());
  if (navn === '') navn = navnAfAdresse(address);
  if (navn === '' || !/\s/.test(navn) || RUM.test(navn)) return navn === '' ? (address.split('@')[0] ?? '') : navn;
  return { navn: navn.slice(0, 200), initialer, rolle, organisation, afbud: false };
}

/** Names that somebody wrote in one case only get their capitals. */
function somNavn(text: string): string {
  const letters = text.replace(/[^\p{L}]/gu, '');
  const flat = letters === letters.toLocaleLowerCase('da') || letters === letters.toLocaleUpperCase('da');
  if (letters.length < 4 || !flat) return text;
  return text.toLocaleLowerCase('da').replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toLocaleUpperCase('da'));
}

/** "bo.eksempel@…" → "Bo Eksempel"; "" where the address has no two names. */
function navnAfAdresse(address: string): string {
  const words = (address.split('@')[0] ?? '').split(/[._]+/).filter((one) => /^[\p{L}-]{2,}$/u.test(one));
  return words.length < 2 ? '' : words.map((one) => storBegyndelse(one.toLocaleLowerCase('da'))).join(' ');
}

/** The people as lines of the participants' list: an organisation to the line, the others one by one. */
export function somDeltagerlinjer(personer: readonly Inviteret[]): string {
  const groups = new Map<string, Inviteret[]>();
  for (const [i, one] of personer.entries()) {
    const key = one.organisation === '' ? `\n${i}` : one.organisation;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups]
    .map(([organisation, all]) => {
      const names = all.map(({ navn, rolle, afbud }, i) => {
        const role = rolle === '' ? '' : `${i === 0 ? storBegyndelse(rolle) : rolle} `;
        return `${role}${navn}${afbud ? ' (afbud)' : ''}`;
      });
      const joined = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} og ${names.at(-1)}`;
      return organisation.startsWith('\n') ? joined : `${organisation}: ${joined}`;
    })
    .join('\n');
}
