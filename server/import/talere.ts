// Who speaks in a paragraph: "Bo Eksempel oplyste", "BE:", "Formanden:", "Herefter spurgte Bo Eksempel". Reads the start
// of the text only and changes nothing; an unsure find is reported as a guess.

import { isFornavn } from '../../editor/model/fornavne.ts';
import { findFakta } from './fakta.ts';
import { findFuldtNavn, isOrganisation, isUdgave } from './navneform.ts';
import { isInitialer } from './omtaler.ts';
import { findOverskrift } from './overskrifter.ts';
import type { Form, Navnefund, Person, Personer } from './personer.ts';
import { findUdtryk, isUdsagnsord, kanVaereUdsagn } from './udtryk.ts';

export interface Taler {
  readonly art: 'indlaeg' | 'konklusion';
  /** The names as they stand; empty where the text names nobody. */
  readonly navne: readonly Navnefund[];
  /** Ids for `talere` where the text says only a role ("Formanden:"). */
  readonly underforstaaet: readonly string[];
  readonly sikkert: boolean;
}

const VED_START: ReadonlySet<Form> = new Set(['fuldt', 'efternavn', 'initialer', 'fornavn']);
const EFTER_VERBUM: ReadonlySet<Form> = new Set(['fuldt', 'efternavn', 'initialer']);

/** What may follow the name before a colon or a verb: a party, initials, an apposition between commas. */
const TILFOEJELSE =
  /^\s*\([^()]{1,60}\)|^, (?!at\b)(?:(?<=[ ,])(?:nr|st|kl)\.|[^,.:;]){2,60},(?= \p{Ll})|^[ \n](?:fra|på vegne af)(?:[ \n]\p{Ll}+(?:en|et|ne|ns|ts))?(?:[ \n](?:(?:og|i|for|på|af|&)[ \n])?\p{Lu}[\p{L}\d&/’-]*){1,5}(?=[ \n]\p{Ll})|^[ \n]fra[ \n]\p{Ll}+(?:en|et|ne)(?=[ \n]\p{Ll})/u;
const ETIKET = /^\s*[*_]{0,3}:[*_]{0,3}(?=\s|$)/;
/** "BE; vi får flere elever": a semicolon typed for a colon, a sentence behind it. */
const SEMIKOLON = /^; \p{Ll}+ \p{L}+ [\p{L}\d]/u;
const STREG = /^\s+[–—-]\s+(?=\S)/;
/** Adverbs between the name and the verb. */
const ADVERBIUM =
  /^(?:så(?! gerne| positivt)|også|dernæst|herefter|derefter|desuden|endvidere|ligeledes|indledningsvis|afslutningsvis|videre)\s+/;
const KONKLUDERER = /^konkluder(?:ede|er)$/;
const ROLLEORD =
  /^(?:Formanden|Næstformanden|Borgmesteren|Viceborgmesteren|Kommunaldirektøren|Direktøren|Mødelederen|Ordstyreren|Dirigenten|Referenten|Kassereren|Sekretæren|Udvalgsformanden|Byggelederen|Projektlederen|Centerchefen|Afdelingschefen|Skolelederen|Rektor|Formand|Borgmester|Mødeleder|Ordstyrer)(?![\p{L}\d])/u;
const UNAVNGIVEN =
  /^(?:(?:Borger|Spørger|Beboer|Lejer|Nabo|Forælder|Tilhører|Deltager)(?: \d{1,2}| [A-Z])?(?=:)|(?:Spørgsmål(?: fra (?:salen|forsamlingen|tilhørerne)| \d{1,2})?|Svar(?: \([^()]{2,40}\))?)(?=: +\S)|(?:Forældrene|Beboerne|Lejerne|Borgerne|Naboerne|Medlemmerne|Deltagerne|Medarbejderne|Eleverne)|(?:En|Et|To|Tre|Flere|Nogle|Enkelte|En anden|En tredje)\s+(?:\p{L}+\s+){0,2}?(?:borgere?|kvinder?|m[aæ]nd|beboere?|naboe?r?|deltagere?|forældre?|lejere?|tilhørere?|medlem(?:mer)?|medarbejdere?|repræsentante?r?|spørgere?|erhvervsdrivende|lodsejere?))(?:\s(?:fra|på|i|af|ved|til)\s[^,.:]{2,50}?)?(?=\s\p{Ll}|:)/u;

/** The speaker that the text begins with, or null. Adds nobody to `personer`. `frit`: the verb may be any. */
export function findTaler(text: string, personer: Personer, frit = false): Taler | null {
  const lead = /^[*_]{0,3}/.exec(text)?.[0].length ?? 0;
  return (
    vedNavn(text, lead, personer, frit) ??
    vedRolle(text.slice(lead), personer) ??
    unavngiven(text) ??
    tvetydig(text.slice(lead), personer, frit) ??
    omvendt(text, personer) ??
    efterEtiket(text, personer)
  );
}

/** The clause of the paragraph before goes on: "Hvortil Bo Eksempel svarede". */
const HVORTIL = /^(?:Hvortil|Hvorefter|Hvorpå) (?=\p{Lu})/u;

/** Names first: "Bo Eksempel oplyste", "Bo Eksempel og Ingrid Måneskov spurgte", "BE:". */
function vedNavn(text: string, lead: number, personer: Personer, frit: boolean): Taler | null {
  const navne: Navnefund[] = [];
  const foer = lead + (HVORTIL.exec(text.slice(lead))?.[0].length ?? 0);
  let at = foer + rolleFoer(text.slice(foer), personer);
  for (;;) {
    const name = personer.findVed(text, at, VED_START);
    if (!name || name.genitiv) return null;
    navne.push(name);
    at = name.til;
    for (let more = TILFOEJELSE.exec(text.slice(at, at + 100)); more; more = TILFOEJELSE.exec(text.slice(at, at + 100)))
      at += more[0].length;
    // The end of what Markdown makes bold: "**Bo Eksempel** oplyste".
    at += (lead > 0 && /^[*_]{1,3}(?=[\s,])/.exec(text.slice(at, at + 4))?.[0].length) || 0;
    const and = /^(?:,\s+|\s+og\s+|\s+samt\s+|\s*[/&]\s*)/.exec(text.slice(at, at + 10));
    if (!and || !personer.findVed(text, at + and[0].length, VED_START)) break;
    at += and[0].length;
  }
  const rest = text.slice(at, at + 120);
  const short = navne.some(({ form }) => form === 'initialer' || form === 'fornavn');
  const certain = navne.every(({ form, person }) => form !== 'initialer' || person.egneInitialer);
  if (ETIKET.test(rest)) return { art: 'indlaeg', navne, underforstaaet: [], sikkert: certain };
  if (STREG.test(rest) || (navne.length === 1 && SEMIKOLON.test(rest)))
    return { art: 'indlaeg', navne, underforstaaet: [], sikkert: false };
  if (!navne.every((navn) => isLaeselig(navn, text))) return null;
  const udtryk = findUdtryk(rest.trimStart().replace(ADVERBIUM, ''));
  // Only capitals at the start say clearly enough that somebody "var bekymret".
  const loose =
    short && !navne.every(({ form, fra, til }) => form === 'initialer' && isInitialer(text.slice(fra, til)));
  if (frit && !udtryk && navne.every(({ form }) => form === 'fuldt') && isFritUdsagn(rest))
    return { art: 'indlaeg', navne, underforstaaet: [], sikkert: false };
  if (!udtryk || udtryk.formalia || !/^\s/.test(rest) || (loose && !frit && !udtryk.sikkert)) return null;
  const art = KONKLUDERER.test(udtryk.ord) ? 'konklusion' : 'indlaeg';
  return { art, navne, underforstaaet: [], sikkert: udtryk.sikkert && !short };
}

/** A verb that no list has ("brummede"), or none at all: "Bo Eksempel, at det er dyrt". */
function isFritUdsagn(rest: string): boolean {
  if (/^, (?:at|om|hvor|hvad|hvorfor|hvornår|hvem)\s/.test(rest)) return true;
  return /^\s/.test(rest) && kanVaereUdsagn(rest.trimStart().replace(ADVERBIUM, ''));
}

/** Initials that the source itself gives are somebody's; others only where they are no common word. */
function isLaeselig({ form, person, fra, til }: Navnefund, text: string): boolean {
  return form !== 'initialer' || person.egneInitialer || isInitialer(text.slice(fra, til));
}

/** How many characters of role stand before a known name: "Borgmester Karen Lyngdal". */
function rolleFoer(text: string, personer: Personer): number {
  const words = /^\p{L}[\p{L}-]*[ \n]/u;
  let at = 0;
  for (let n = 0; n < 5; n++) {
    const hit = personer.findVed(text, at, EFTER_VERBUM);
    if (hit) return n === 0 || isRolleFor(text.slice(0, at), hit.person) ? at : 0;
    const word = words.exec(text.slice(at, at + 40))?.[0];
    if (!word) return 0;
    at += word.length;
  }
  return 0;
}

function isRolleFor(before: string, person: Person): boolean {
  const words = before.trim().toLocaleLowerCase('da');
  return (
    words === person.rolle.toLocaleLowerCase('da') ||
    /(?:formand|direktør|chef|leder|mester|konsulent|sekretær|medlem|repræsentant|koordinator|rådmand|arkitekt|ingeniør|rådgiver)$/.test(
      words,
    )
  );
}

/** "Administrationen: Bo Eksempel oplyste": a label that is nobody's stands before who speaks. */
function efterEtiket(text: string, personer: Personer): Taler | null {
  const label = /^\p{Lu}[\p{L} -]{2,40}: (?=\p{Lu})/u.exec(text.slice(0, 60))?.[0];
  const taler = label ? vedNavn(text, label.length, personer, false) : null;
  return taler?.sikkert && findOverskrift(text) === null ? { ...taler, sikkert: false } : null;
}

/** "Formanden:", "Borgmesteren oplyste": the text names nobody, the list says who it is if only one has that role. */
function vedRolle(text: string, personer: Personer): Taler | null {
  const own = /^\p{Lu}[\p{L}-]{3,40}(?![\p{L}\d])/u.exec(text)?.[0] ?? '';
  const person = medRolle(own, personer);
  const word = person ? own : ROLLEORD.exec(text)?.[0];
  if (!word) return null;
  const rest = text.slice(word.length, word.length + 120);
  // "Formand: Bo Eksempel (genvalgt)" says who it is, not what was said.
  if (/^:\s/.test(rest) && isNavnAlene(rest.slice(1).trim(), personer)) return null;
  const label = ETIKET.test(rest);
  const udtryk = label ? null : findUdtryk(rest.trimStart().replace(ADVERBIUM, ''));
  if (!label && (!udtryk?.sikkert || udtryk.formalia || !(person || /en$|^Rektor$/.test(word)))) return null;
  const art = KONKLUDERER.test(udtryk?.ord ?? '') ? 'konklusion' : 'indlaeg';
  return { art, navne: [], underforstaaet: person ? [person.id] : [], sikkert: false };
}

/** The only one whose role a word is, also in its definite form: "Kirkeværgen" → kirkeværge. */
function medRolle(word: string, personer: Personer): Person | null {
  const lower = word.toLocaleLowerCase('da');
  for (const rolle of [lower, lower.replace(/e?n$/, ''), lower.replace(/n$/, ''), lower.replace(/et$/, '')]) {
    const found = rolle.length > 3 ? personer.findRolle(rolle) : null;
    if (found) return found;
  }
  return null;
}

const VALGT = /^,? (?:(?:blev|er) )?(?:(?:gen|ny)?valgt|modtog(?: ikke)? (?:gen)?valg)(?!\p{L})/u;

/** Nothing but a name, who was elected, what stands in parentheses behind it aside. */
function isNavnAlene(text: string, personer: Personer): boolean {
  const til = personer.findVed(text, 0, VED_START)?.til ?? findFuldtNavn(text)?.til;
  if (til === undefined) return false;
  const rest = text.slice(til, til + 80);
  return VALGT.test(rest) || /^\s*(?:\([^()]*\)|, \p{Ll}[^.!?]{0,40})?\.?$/u.test(rest);
}

/** "En borger spurgte": a contribution whose speaker is not named, and must not be. */
function unavngiven(text: string): Taler | null {
  const who = UNAVNGIVEN.exec(text.slice(0, 160))?.[0];
  if (!who) return null;
  const rest = text.slice(who.length, who.length + 100);
  // "Medlemmerne:" alone heads what follows.
  const found = (ETIKET.test(rest) && !/^\s*:\s*$/.test(rest)) || findUdtryk(rest.trimStart())?.sikkert;
  return found ? { art: 'indlaeg', navne: [], underforstaaet: [], sikkert: false } : null;
}

/** "Jensen spurgte" where there are two: a contribution of its own, by nobody that can be told. */
function tvetydig(text: string, personer: Personer, frit: boolean): Taler | null {
  if (!personer.isTvetydig(text)) return null;
  const rest = text.replace(/^\S+?(?=:|\s|$)/, '').slice(0, 120);
  const udtryk = findUdtryk(rest.trimStart().replace(ADVERBIUM, ''));
  const found = ETIKET.test(rest) || udtryk?.sikkert || (frit && udtryk?.formalia === false);
  return found ? { art: 'indlaeg', navne: [], underforstaaet: [], sikkert: false } : null;
}

/** The verb before the speaker: "Afslutningsvis konkluderede Karen Lyngdal, at …". */
function omvendt(text: string, personer: Personer): Taler | null {
  const head = text.slice(0, 200);
  const words = /\S+\s+/g;
  let count = 0;
  for (let word = words.exec(head); word && count < 12; word = words.exec(head)) {
    const plain = word[0].trim();
    if (count > 0 && isUdsagnsord(plain)) {
      let at = words.lastIndex;
      at += rolleFoer(head.slice(at), personer);
      const name = personer.findVed(text, at, EFTER_VERBUM);
      if (name && !name.genitiv && isLaeselig(name, text))
        return {
          art: KONKLUDERER.test(plain) ? 'konklusion' : 'indlaeg',
          navne: [name],
          underforstaaet: [],
          sikkert: name.form === 'fuldt',
        };
      const person = medRolle(/^\p{Ll}[\p{L}-]+(?:en|n)(?![\p{L}])/u.exec(head.slice(at))?.[0] ?? '', personer);
      if (person) return { art: 'indlaeg', navne: [], underforstaaet: [person.id], sikkert: false };
    }
    if (/[.:;!?]$/.test(plain) && !/^(?:pkt|nr|kl|ca|jf|bl\.a)\.$/.test(plain)) return null;
    count++;
  }
  return null;
}

/** Somebody whom no list has introduced: a full name and a sure verb, or a label. Null where it may be something else. */
export function findUkendt(
  text: string,
  etiketter: ReadonlySet<string>,
  frit = false,
): { navn: string; rolle: string; initialer: string | null } | null {
  const label = laesEtiket(text);
  if (label && etiketter.has(label)) return { navn: label, rolle: '', initialer: isInitialer(label) ? label : null };
  const word = /^\p{Lu}{2,5}(?= )/u.exec(text)?.[0] ?? '';
  if (etiketter.has(word) && isInitialer(word) && siger(text.slice(word.length)))
    return { navn: word, rolle: '', initialer: word };
  const name = findFuldtNavn(text.replace(/^[*_]{0,3}/, ''));
  if (!name) return null;
  const lead = text.length - text.replace(/^[*_]{0,3}/, '').length;
  const rest = text.slice(lead + name.til, lead + name.til + 120).replace(TILFOEJELSE, '');
  const navn = text.slice(lead + name.fra, lead + name.til).replace(/\s+/g, ' ');
  // Whose given name is known may do what no list of reporting verbs has.
  const kendt = frit && isFornavn(navn.split(' ', 1)[0] ?? '');
  if (!siger(name.komma ? rest.replace(/^,/, '') : rest, kendt)) return null;
  return { navn, rolle: name.rolle, initialer: null };
}

/** A reporting verb follows; a sure one unless `loest`. */
function siger(rest: string, loest = false): boolean {
  const udtryk = /^\s/.test(rest) ? findUdtryk(rest.slice(0, 120).trimStart().replace(ADVERBIUM, '')) : null;
  return udtryk !== null && (udtryk.sikkert || loest) && !udtryk.formalia;
}

/** What stands before a colon at the start of the text, if it can be a person: "Bo Eksempel", "Bo E.", "BE", "Bo". */
function laesEtiket(text: string): string | null {
  const label =
    /^[*_]{0,3}(\p{Lu}[\p{L}\p{M}'’.-]*(?: \p{Lu}[\p{L}\p{M}'’.-]*){0,3})(?:\s*\([^()]{1,40}\))?[*_]{0,3}:[*_]{0,3}(?:\s|$)/u.exec(
      text.slice(0, 100),
    )?.[1];
  if (
    !label ||
    isUdgave(label) ||
    isOrganisation(label) ||
    findOverskrift(label) ||
    findFakta(`${label}: x`) ||
    ROLLEORD.test(label)
  )
    return null;
  return label;
}

/**
 * The labels in a text that stand for people whom no list has introduced. A label alone may be a subject ("Status: …"),
 * so initials and single names must come back; two names are enough for a person where they come back or others do too.
 */
export function findEtiketter(tekster: readonly string[], personer: Personer): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const text of tekster) {
    const label = laesEtiket(text);
    if (label && !personer.findVed(text, 0, VED_START)) seen.set(label, (seen.get(label) ?? 0) + 1);
  }
  const full = [...seen].filter(([label]) => label.includes(' '));
  const initials = [...seen].filter(([label]) => isInitialer(label));
  const single = [...seen].filter(
    ([label, n]) => !label.includes(' ') && !isInitialer(label) && !label.includes('-') && n > 1,
  );
  const none = personer.alle.length === 0;
  return new Set(
    [
      ...full.filter(([, n]) => n > 1 || full.length > 1 || none),
      ...initials.filter(([, n]) => n > 1 || (none && initials.length > 1)),
      ...(single.length > 1 ? single : []),
      // A given name with a colon is somebody also where they speak once.
      ...[...seen].filter(([label]) => isFornavn(label)),
    ].map(([label]) => label),
  );
}
