// Reads participants written as text – pasted, typed or imported – into lines of literal text and names (domain.md §1.2).
// Finds the names only and changes no character: role and organisation are read from the line later (`deltagerlinje.ts`),
// and stand here only where the line follows another grammar ("Navn, rolle, organisation", "Afbud: Navn").
import { isFornavn } from './fornavne.ts';
import { initialerFor } from './navn.ts';
import type { Status } from './roster.ts';

/** A stretch of a line. The texts of all stretches, joined, are the line. Null = the line itself says it. */
export type Stykke =
  | { readonly slags: 'tekst'; readonly tekst: string }
  | {
      readonly slags: 'navn';
      readonly tekst: string;
      /** Initials in parentheses after the name, "(KN)"; null where none are given. */
      readonly initialer: string | null;
      readonly rolle: string | null;
      readonly organisation: string | null;
      readonly status: Status;
    };

/** Lines under one group name; `navn` is the literal line ("Fra kommunen:"), null for lines without. */
export interface Tekstgruppe {
  readonly navn: string | null;
  readonly linjer: readonly (readonly Stykke[])[];
}

const ORD = String.raw`(?:[dDlLoO]['’])?\p{Lu}[\p{L}\p{M}'’]*(?:-\p{Lu}?[\p{L}\p{M}'’]+)*`;
/** A word of a script without capitals: Arabic, Hebrew, Chinese. */
const UDEN_STORE = String.raw`\p{Lo}[\p{Lo}\p{M}’'-]*`;
const BOGSTAV = String.raw`\p{Lu}{1,2}\.(?:\s?-?\p{Lu}\.)*`;
const MELLEM = '(?:von|van|der|den|de|la|le|el|al|bin|af|zu|da|dos)';
/** Two to five words, each with a capital; particles and initials between them. */
const NAVN = new RegExp(
  String.raw`(?<![\p{L}\p{M}\d.-])(?:${ORD}(?:[ \n](?:${BOGSTAV}|(?:${MELLEM}[ \n])*${ORD})){1,4}|${UDEN_STORE}(?:[ \n]${UDEN_STORE}){0,4})(?![\p{L}\p{M}\d])`,
  'gu',
);
const ROLLE =
  /(?:formand|formænd|direktør|chef|leder|konsulent|mester|sekretær|medlem|rådmand|repræsentant|koordinator|medarbejder|ansvarlig|specialist|ordfører|advokat|arkitekt|ingeniør|jurist|revisor|kasserer|inspektør|planlægger|assistent|fuldmægtig|beboer|rådgiver|referent|observatør|suppleant|lektor|professor|læge|præst|lærer|pædagog|rektor|partner|ejer|mægler|tolk|gæst|politiker|elev|studerende|tilforordnet|stedfortræder|dirigent|ordstyrer|facilitator|kommissær|betjent|værge|pastor|provst|minister|vært|tjener|person|entreprenør|psykolog|terapeut|forvalter|bygherre|redaktør|controller|manager|praktikant|pedel)(?:en|r|e|mer|er)?$/iu;
/** A role in the plural heads a group: "Medlemmer:", "Forældrerepræsentanter:". */
const FLERTAL =
  /(?:medlemmer|formænd|(?:leder|arbejder|rådgiver|lærer|inspektør|beboer|ejer|forvalter|mægler|planlægger|kasserer|ordfører)(?:e|ne)|(?:konsulent|repræsentant|observatør|suppleant|politiker|assistent|koordinator|specialist|arkitekt|ingeniør|advokat|pædagog|elev|gæst|direktør|chef|revisor|lejer|ansvarlig|studerende|tilforordned|stedfortræder|person)(?:er|e|r|erne|ne))$/iu;
const ORGANISATION =
  /(?:kommune|byråd|udvalg|forening|selskab|styrelse|region|råd|center|centr|afdeling|forvaltning|institut|organisation|direktorat|skole|fond|almene|bolig|bestyrelse|hus|gruppe|forbund|område|amt|universitet|hospital|politi|klub|laug|(?<!\p{L})(?:byg|anlæg|vvs|entreprise|arkitekter|ingeniører|advokater|revision|bank|bibliotek|kirke|museum|teater|biograf|hotel|forlag|camping|kro|vandværk|forsyning|børnehave|sfo|havn|a\/s|aps))(?:n|en|et|er|erne|ne)?s?$/iu;
/** What a meeting is about, its business and its headings: no part of anybody's name. */
const SAGSORD =
  /^(?:(?:\p{L}{4,}(?:else|ering|tion|sion|hed|skab|møde)|\p{L}{5,}ning|økonomi|budget|regnskab|dagsorden|referat|trivsel|tidsplan|projekt|punkt|bilag|aftale|opgave|velkomst|forslag|beretning|tema|emne)(?:(?:e[nt]|n|t|e?r|e?rne)s?)?|eventuelt|evt|status|valg|afbud|ingen|intet|alle|nej|ja|vakant|nyt|godkendt|vedtaget|udsat|udgår|drøftet|runden?)$/iu;
/** Surnames that read as a definite noun of that kind ("Godkendelsen"). */
const EFTERNAVN = /^(?:mikk|mich|micha|dani|samu|gabri|emanu|immanu|nathani|isra|rafa|kress|wess|vess)elsens?$/i;
/** Organisations that two words with capitals may be. */
const FORENING = /^(?:Ældre ?Sagen|Røde Kors|Red Barnet|Dansk|Danske|Faglige|Foreningen|Landsforeningen)(?!\p{L})/iu;
/** A company's form at the end of its name: "Vejplan A/S". */
const SELSKAB = /(?<![\p{L}\p{M}\d])(?:[AIKP]\/S|[Aa][Pp][Ss]|A\.?M\.?B\.?A|F\.?M\.?B\.?A)(?![\p{L}\p{M}\d])/u;
/** Words with a capital at the start of a line that begin no name. */
const FORORD = /^(?:fra|til|for|af|med|og|samt|der|det|de|den|øvrige|andre|desuden|endvidere|mødt|deltog)$/i;
const STATUSORD: readonly (readonly [RegExp, Status])[] = [
  [/^(?:(?:(?:fraværende )?med)?\s*afbud|meldt afbud|afbud fra|der (?:var|er|er meldt) afbud(?: fra)?)$/i, 'afbud'],
  [
    /^(?:alle|bortset|på nær|med undtagelse)(?= ).* ?(?:undtagen|bortset fra|på nær|med undtagelse af)$|^(?:bortset fra|på nær|med undtagelse af)$/i,
    'fraværende',
  ],
  [
    /^(?:fravær|fraværende|(?:ikke|ej) til ?stede(?:værende)?|(?:ikke|ej) (?:mødt|fremmødte?)|deltog ikke|udeblevet|udeblev)(?: \p{L}*medlemmer)?(?: med afbud| uden afbud)?$/iu,
    'fraværende',
  ],
  [
    /^(?:(?:(?:medlemmer|deltagere|bestyrelsesmedlemmer|følgende)(?: var| er)? )?til\s?stede(?:værende)?|mødt|fremmødte?|deltog)(?: var| er)?$/i,
    'til stede',
  ],
  [/^(?:stedfortrædere?(?: for .+)?|suppleant for .+)$/i, 'stedfortræder'],
  [/^observatør(?:er)?(?: (?:under|til|ved|på) .+)?$/i, 'observatør'],
  [/^gæst(?:er)?(?: (?:under|til|ved|på) .+)?$/i, 'gæst'],
];
const GENERISK =
  /^(?:møde)?(?:deltagere?|medlemmer|deltagerliste|deltagende|øvrige(?: deltagere)?|andre|tilforordnede)(?: (?:i|på|ved|til) .*)?$/i;

/** The status that a heading or a marker states: "Afbud" → afbud; undefined where it states none. */
export function statusOrd(tekst: string): Status | undefined {
  const clean = tekst.replace(/[\s:;.]+$/, '').trim();
  return STATUSORD.find(([pattern]) => pattern.test(clean))?.[1];
}

interface Fund {
  readonly fra: number;
  readonly tekst: string;
}

/** Names that are known to be names, whatever they look like. */
type Sikre = ReadonlySet<string>;
const INGEN: Sikre = new Set();

/** The names found, with those that are known in the place of what was found there. */
function medSikre(text: string, found: readonly Fund[], sikre: Sikre): Fund[] {
  const known: Fund[] = [];
  for (const tekst of [...sikre].sort((a, b) => b.length - a.length))
    for (let fra = text.indexOf(tekst); tekst !== '' && fra >= 0; fra = text.indexOf(tekst, fra + tekst.length))
      if (!known.some((one) => overlapper(one, { fra, tekst }))) known.push({ fra, tekst });
  const others = found.filter((one) => !known.some((sure) => overlapper(one, sure)));
  return [...known, ...others].sort((a, b) => a.fra - b.fra);
}

function overlapper(a: Fund, b: Fund): boolean {
  return a.fra < b.fra + b.tekst.length && b.fra < a.fra + a.tekst.length;
}

/** The full names in a text, roles and organisations left out: "Formand Bo Eksempel" → "Bo Eksempel". */
function navne(text: string, sikre: Sikre = INGEN): Fund[] {
  const found: Fund[] = [];
  for (const match of text.matchAll(NAVN)) {
    let fra = match.index;
    let tekst = match[0];
    const lead = rolleForan(tekst);
    fra += lead;
    tekst = tekst.slice(lead);
    const ord = tekst.split(/\s+/);
    const afterPreposition = /(?:^|\s)(?:for|i|fra|ved|på|hos|til|under|af)\s$/.test(
      text.slice(Math.max(0, fra - 8), fra),
    );
    const whole = ord.length > 1 || /^\p{Lo}{2}/u.test(tekst);
    const isOther = (one: string) => ORGANISATION.test(one) || isSagsord(one);
    const after = text.slice(fra + tekst.length, fra + tekst.length + 8);
    // "Sejlklubben Vinden v/ Bo Eksempel": who stands behind the sign speaks for what stands before it.
    const sends = FORENING.test(tekst) || /^\s*(?:v\/|ved\s)/.test(after) || SELSKAB.test(tekst + after.slice(0, 3));
    if (
      whole &&
      !afterPreposition &&
      !sends &&
      !(ord.some(isOther) && !kanHedde(ord, isOther, isRolleFoer(text.slice(0, fra))))
    )
      found.push({ fra, tekst });
  }
  return sikre.size === 0 ? found : medSikre(text, found, sikre);
}

/** Words that are somebody's trade by their form. */
const ERHVERV =
  /(?:er|or|ør|mand|kvinde|mester|foged|smed|svend|ist|log|vært|kok|inde|bud|ent|ant|slagter|bestyrer|chauffør|mekaniker)$/u;

/** How many characters of role stand before a name with capitals throughout: "Formand Bo …", "Teknisk Chef Bo …", "Bager Bo …". */
function rolleForan(tekst: string): number {
  const ord = [...tekst.matchAll(/\S+/g)];
  const word = (i: number) => ord[i]?.[0] ?? '';
  let n = 0;
  while (n < ord.length - 1 && isRolle(word(n))) n++;
  // A given name before it would make the word a middle name.
  const last = isFornavn(word(0)) ? -1 : ord.slice(0, -2).findLastIndex(([one]) => ROLLE.test(one));
  if (n === 0 && last > 0) n = last + 1;
  if (n === 0 && ord.length > 2 && ERHVERV.test(word(0)) && !isFornavn(word(0)) && isFornavn(word(1))) n = 1;
  return ord[n]?.index ?? 0;
}

/**
 * True where words of which some could be an organisation or a subject (`isOther`) are a person all the same: "Bodil
 * Skole", "kasserer Gry Århus". A surname stands last, is no definite form and no genitive stands before it.
 */
export function kanHedde(ord: readonly string[], isOther: (word: string) => boolean, rolleFoer = false): boolean {
  const [first = '', last = ''] = [ord[0], ord.at(-1)];
  const definite = /(?:[^aeiouyæøå]en|[^s]et|erne|kommune)$/iu.test(last);
  return (
    ord.length > 1 &&
    (isFornavn(first) ? rolleFoer || !definite : rolleFoer && !definite) &&
    /^\p{Lu}\p{Ll}+$/u.test(last) &&
    !ord.slice(0, -1).some((one, i) => isOther(one) || (i > 0 && /s$/.test(one)))
  );
}

/** The text ends in somebody's function in small letters, or it is all there is: a person follows, not a place. */
function isRolleFoer(text: string): boolean {
  const word = /(?<!\p{L})(\p{L}[\p{L}-]*)\s$/u.exec(text.slice(-60))?.[1] ?? '';
  return word !== '' && ROLLE.test(word);
}

/** True where a word names a meeting's business, not a person: "Økonomi", "Godkendelse", "Ingen". */
export function isSagsord(word: string): boolean {
  return SAGSORD.test(word) && !EFTERNAVN.test(word);
}

/** True for a word that is somebody's function: "Formand", "Projektleder". */
export function isRolleord(word: string): boolean {
  return ROLLE.test(word);
}

function isRolle(word: string): boolean {
  return FORORD.test(word) || ROLLE.test(word) || /^\p{Lu}{2,4}$/u.test(word);
}

/** The length of the head "Kajkanten: ", "FOB; ", "Kajkanten – " of a line, 0 where it has none. */
function hoved(line: string, sikre: Sikre): number {
  const colon = /^\s{0,20}[^\s:;()][^:;()\n]{0,80}?\s{0,20}[:;]\s{0,20}(?=\S)/.exec(line);
  if (colon && !(colon[0].includes(';') && navne(colon[0], sikre).length > 0)) return colon[0].length;
  const dash = /^\s{0,20}[^\s:;,()][^:;,()\n]{0,80}?\s[–—-]\s{1,20}(?=\S)/.exec(line);
  return dash && navne(line.slice(dash[0].length), sikre).length > 0 ? dash[0].length : 0;
}

/** Longer than any list of participants; what is longer is text. */
const LAENGST = 20_000;

/** Splits one line into names and literal text. `status` is what a heading above the line says of everybody in it. */
export function delDeltagerlinje(
  line: string,
  status: Status = null,
  uden = false,
  sikre: Sikre = INGEN,
): readonly Stykke[] {
  if (line.length > LAENGST) return [{ slags: 'tekst', tekst: line }];
  const head = hoved(line, sikre);
  const label = line
    .slice(0, head)
    .replace(/[\s:;–—-]+$/, '')
    .trim();
  const stated = label === '' ? undefined : statusOrd(label);
  const isRole = label !== '' && stated === undefined && ROLLE.test(label) && !/\s/.test(label) && !FLERTAL.test(label);
  const rest = line.slice(head);
  let found = navne(rest, sikre);
  // "KN: Karen Noor": the label is hers, no organisation.
  const own = found.length === 1 && /:\s*$/.test(line.slice(0, head)) && isInitialerAf(label, found[0]?.tekst ?? '');
  const columns = found.length > 0 && head === 0 ? kolonner(rest, found) : null;
  if (columns) found = found.slice(0, 1);

  // "Mødedeltagere: Alle undtagen Bo Eksempel".
  const undtaget = statusOrd(rest.slice(0, Math.min(found[0]?.fra ?? 0, 200)));

  const out: Stykke[] = [];
  const push = (tekst: string) => {
    if (tekst !== '') out.push({ slags: 'tekst', tekst });
  };
  push(line.slice(0, head));
  let at = 0;
  for (const { fra, tekst } of found) {
    push(rest.slice(at, fra));
    at = fra + tekst.length;
    const marker = /^\s{0,20}\(([^()]{0,200})\)/.exec(rest.slice(at, at + 240))?.[1]?.trim() ?? '';
    out.push({
      slags: 'navn',
      tekst,
      initialer: isInitialerAf(marker, tekst) ? marker : own ? label : null,
      rolle: isRole ? label.toLocaleLowerCase('da') : (columns?.rolle ?? null),
      organisation:
        stated !== undefined || isRole || own || GENERISK.test(label)
          ? (columns?.organisation ?? '')
          : (columns?.organisation ?? (uden && head === 0 ? '' : null)),
      status: isStedfor(rest, fra, at) ? 'stedfortræder' : (statusOrd(marker) ?? undtaget ?? stated ?? status),
    });
  }
  push(rest.slice(at));
  return out;
}

/** "(stedfortræder: Bo Eksempel)", "Bo Eksempel deltog som suppleant for …": the name from `fra` to `til` stands in for another. */
function isStedfor(text: string, fra: number, til: number): boolean {
  return (
    /\((?:(?:mødt )?(?:som|ved) )?(?:stedfortræder|suppleant)(?: (?:var|deltog|mødte))?:? $/i.test(
      text.slice(0, fra),
    ) ||
    /^,? (?:(?:der )?(?:deltog|deltager|mødte|var) )?(?:som )?(?:stedfortræder|suppleant) for /.test(
      text.slice(til, til + 60),
    )
  );
}

/** "Navn, rolle, organisation" or "Navn, organisation": what the columns say beyond the grammar of a line, else null. */
function kolonner(line: string, found: readonly Fund[]): { rolle: string | null; organisation: string | null } | null {
  const [first] = found;
  if (!first) return null;
  // "Murer Bo Eksempel, Ærøsted Byg": behind a role and a name stands who sends them.
  if (line.slice(0, first.fra).trim() !== '') {
    const organisation = /^(?: \([^()]*\))?, ([^,]+?)\.?$/.exec(line.slice(first.fra + first.tekst.length))?.[1] ?? '';
    const sends =
      found.length === 1 &&
      !/^\p{Ll}/u.test(organisation) &&
      organisation.split(' ').some((one) => ORGANISATION.test(one));
    return sends ? { rolle: null, organisation } : null;
  }
  const columns = line
    .slice(first.fra + first.tekst.length)
    .replace(/^\s*\([^()]*\)/, '')
    .split(/\s*,\s+/);
  if (columns.shift()?.trim() !== '' || columns.length === 0 || columns.length > 2) return null;
  const [second = '', third] = columns.map((column) => column.replace(/(?:(?<!\.\p{Lu})\.)?\s*$/u, ''));
  if (/\s(?:og|samt)\s/.test(line) && found.length > 1) return null;
  const secondIsRole = ROLLE.test(second.split(/\s/)[0] ?? '') || ROLLE.test(second) || /^\p{Ll}/u.test(second);
  if (third !== undefined) return secondIsRole ? { rolle: null, organisation: third } : null;
  if (found.length > 1) return null;
  return secondIsRole ? { rolle: null, organisation: null } : { rolle: '', organisation: second };
}

/** Offices and unions that stand behind a name as initials would. */
const HVERV = new Set('AMR AMO TR FTR FOA DLF HK BUPL SL DSR FMT LEV DH BL KL LO FH AC FTF TL HKK KFUM SFO'.split(' '));

/** "(AMR)", "(FOA)": what somebody is there for. */
export function erHverv(marker: string): boolean {
  return HVERV.has(marker);
}

/**
 * "(KN)", "(KNOO)" and "(KN1)" after "Karen Noor": letters of the name in its order, the first its own. A single letter
 * is a party.
 */
export function isInitialerAf(marker: string, navn: string): boolean {
  const usual = initialerFor(navn);
  if (statusOrd(marker) !== undefined || !/^\p{L}{2,6}\d?$/u.test(marker)) return false;
  if (marker === usual.toLocaleLowerCase('da')) return true;
  if (erHverv(marker) && marker !== usual) return false;
  return marker === marker.toLocaleUpperCase('da') && marker[0] === usual[0] && isDelfoelge(marker, navn);
}

function isDelfoelge(marker: string, navn: string): boolean {
  const name = navn.toLocaleUpperCase('da');
  let at = 0;
  for (const letter of marker.replace(/\d$/, '')) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Participants written as text: groups (a line that ends in a colon and names nobody) and their lines. `sikre` are names in any case. */
export function laesDeltagertekst(text: string, sikre: Sikre = INGEN): readonly Tekstgruppe[] {
  const groups: { navn: string | null; linjer: (readonly Stykke[])[] }[] = [];
  let status: Status = null;
  let uden = false;
  let open: (typeof groups)[number] | null = null;
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    if (/[:;]$/.test(line) && navne(line, sikre).length === 0) {
      const label = line.replace(/\s*[:;]$/, '');
      status = statusOrd(label) ?? null;
      uden = statusOrd(label) !== undefined || GENERISK.test(label);
      open = { navn: line, linjer: [] };
      groups.push(open);
      continue;
    }
    if (!open) {
      open = { navn: null, linjer: [] };
      groups.push(open);
    }
    open.linjer.push(delDeltagerlinje(line, status, uden, sikre));
  }
  return groups;
}

/**
 * Text from a list, a sheet or the address line of a mail as lines of its own: bullets and addresses go, columns get
 * commas, "Navn <adresse>; Navn <adresse>" gets a line each. For what a person pastes; an import keeps its source.
 */
export function rensDeltagertekst(text: string): string {
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(/\s*<[^<>\s]+@[^<>\s]+>/g, '')
    .replace(/\s*\([^()\s]+@[^()\s]+\)/g, '')
    .replace(/[ \t]*,?[ \t]*(?:mailto:)?[^\s<>()[\]"';,:]+@[^\s<>()[\]"';,]+\.[\p{L}\d-]+/giu, '');
  return clean
    .split('\n')
    .flatMap((line) => ((line.match(/;\s/g)?.length ?? 0) > 1 && !line.includes(':') ? line.split(/;\s*/) : [line]))
    .map((line) =>
      line
        .replace(/^\s*(?:[-–•·*▪◦o]|\d{1,3}[.)])\s+/, '')
        .replace(/\s*\t\s*/g, ', ')
        .replace(/(?:,\s*)+$/, '')
        .trim(),
    )
    .join('\n');
}
