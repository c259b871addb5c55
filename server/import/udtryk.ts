// Does a text begin with a reporting verb? The verbs of the model in past and present, a few that only a reader needs
// (nobody is offered "sagde"), and, as a guess, any word in the past tense.
import { isRolleord } from '../../editor/model/deltagertekst.ts';
import { findUdsagnsord, udsagnsord } from '../../editor/model/udsagnsord.ts';

/** How sure it is that what was found reports somebody's words; `formalia` says what somebody did ("ankom kl. 14"). */
export interface Udtryk {
  readonly sikkert: boolean;
  readonly formalia: boolean;
  /** The first word: "konkluderede". */
  readonly ord: string;
}

const UREGELMAESSIG: Readonly<Record<string, string>> = {
  spurgte: 'spørger',
  efterspurgte: 'efterspørger',
  fandt: 'finder',
  bad: 'beder',
  foreslog: 'foreslår',
  fastslog: 'fastslår',
  gennemgik: 'gennemgår',
  imødegik: 'imødegår',
  fremlagde: 'fremlægger',
  forelagde: 'forelægger',
  lagde: 'lægger',
  fortalte: 'fortæller',
  beskrev: 'beskriver',
  tilkendegav: 'tilkendegiver',
  gav: 'giver',
  gjorde: 'gør',
  redegjorde: 'redegør',
  tog: 'tager',
  vedtog: 'vedtager',
  var: 'er',
  så: 'ser',
  bød: 'byder',
  havde: 'har',
  kunne: 'kan',
  måtte: 'må',
  bestred: 'bestrider',
  fastholdt: 'fastholder',
  tiltrådte: 'tiltræder',
  påstod: 'påstår',
  sagde: 'siger',
  indskød: 'indskyder',
  tilbød: 'tilbyder',
  refererede: 'refererer',
  ankom: 'ankommer',
  forlod: 'forlader',
  deltog: 'deltager',
};

/** Verbs that a referat reports with but a writer is not offered. */
const ANDRE =
  'sagde fortalte kommenterede startede sluttede afsluttede indskød replicerede tilbød lovede introducerede viste åbnede refererede argumenterede bød gjorde gav lagde rejste stillede udtrykte erklærede delte noterede vendte opsummerede sammenfattede takkede ytrede aflagde indvendte advarede appellerede efterlyste håbede ærgrede glædede undrede tilsluttede henledte kvitterede fulgte holdt kom læste talte forsikrede garanterede'.split(
    ' ',
  );

const FORMALIA =
  /^(?:gik(?= kl| fra| før)|kom(?= kl| til mødet)|stemte|udtrådte|indtrådte|mødte|stødte|ankom|forlod|forlader|ankommer|deltog|deltager|hævede|hæver|afbrød|afbryder|genoptog|genoptager)\b/;
/** Past and auxiliary forms that at the start of a paragraph mostly report, but also describe ("var fraværende"). */
const LOESE =
  /^(?:var|havde|ville|kunne|syntes|synes|skulle|ønsker|vil (?:gerne|vide|høre|spørge)|kan|har (?:\p{Ll}+ )?(?:bedt|spurgt|foreslået|ønsket|meddelt|oplyst|skrevet|sagt|talt|fortalt|anmodet|fremsat|stillet|rejst|undersøgt|svaret))(?![\p{L}\d])/u;
const BESKRIVER =
  /^\p{L}+\s+(?:ikke\s+)?(?:mødt(?: op)?(?!\p{L})|meldt afbud|fraværende|til stede|tilstede|forhindret|(?:til|hos|ved|på(?! linje)|i(?! tvivl))(?= \p{L})|gået|kommet|inhabil|valgt|udpeget|afbud|mødeleder|ordstyrer|referent|formand)/u;
/** Strong verbs in the past that no list of reporting verbs has: "trak sit forslag", "fik ordet". */
const STAERKE = new Set(
  'bad bandt bar blandede bragte brugte brød bød drog drev faldt fik fløj forlod forlangte forstod frarådede fremdrog fremkom fulgte genfandt gentog gik greb hed hjalp holdt hørte indgav indgik indså inddrog kom krævede lod lå læste modsatte mødte måtte nedlagde nåede nægtede opgav oversatte overtog påtog rakte red sad sang satte skar skrev slap slog sprang stod svor sås talte tav tog troede trak tænkte udbad udlagde undgik valgte vandt vidste viste vred'.split(
    ' ',
  ),
);
/** Words in small letters behind a name that begin no verb phrase. */
const IKKE_HANDLING = new Set(
  'og eller samt som der at fra i på af til med for ved om over under mod hos uden efter før siden mellem blandt bag foran men at er var har havde bliver blev blevet skal skulle vil må kan jf ca kl pkt nr inkl ekskl hhv dvs mv osv den det de en et denne dette disse sin sit sine'.split(
    ' ',
  ),
);
/** What somebody is going to do, not what was said: "Bo Eksempel sender brevet". */
const OPGAVE = new Set(
  'sender undersøger følger laver kontakter indkalder sørger udarbejder skriver bestiller tjekker arrangerer køber melder taler ringer retter opdaterer forbereder planlægger koordinerer indhenter aftaler vender booker finder tager skaffer afleverer arbejder'.split(
    ' ',
  ),
);
const SYNES =
  /^er\s+(?:(?:meget|dog|ikke|også|stadig|fortsat)\s+)?(?:bekymret|enig|uenig|glad|ked|imod|tilfreds|utilfreds|positiv|skeptisk|kritisk|nervøs|i tvivl|betænkelig|opmærksom|spændt|forundret)(?!\p{L})/u;
const IKKE_VERBUM = new Set(
  'efter eller over under samt heller ellers bliver første sidste næste eneste bedste meste fleste mindste største yderste gerne'.split(
    ' ',
  ),
);

const nutider: readonly string[] = [
  ...udsagnsord.map(({ tekst }) => nutid(tekst)),
  ...ANDRE.map(nutid),
  ...ANDRE,
].toSorted((a, b) => b.length - a.length);
const efterOrd = Map.groupBy(nutider, (phrase) => phrase.split(' ', 1)[0] ?? '');
const foersteOrd = new Set([...efterOrd.keys(), ...udsagnsord.map(({ tekst }) => tekst.split(' ', 1)[0] ?? '')]);
for (const word of ['er', 'var', 'har', 'havde', 'kan', 'kunne', 'må', 'måtte', 'så', 'ser']) foersteOrd.delete(word);

/** "redegjorde for" → "redegør for"; regular verbs end in -ede or -te in the past and -er in the present. */
function nutid(phrase: string): string {
  const [first = '', ...rest] = phrase.split(' ');
  const present = UREGELMAESSIG[first] ?? first.replace(/(?:ede|te|de)$/, 'er');
  return [present, ...rest].join(' ');
}

/** The reporting verb at the start of `text`, or null. */
export function findUdtryk(text: string): Udtryk | null {
  const head = text.slice(0, 80).replaceAll('\n', ' ');
  const ord = /^\p{Ll}+/u.exec(head)?.[0] ?? '';
  if (ord === '' || IKKE_VERBUM.has(ord)) return null;
  if (FORMALIA.test(head)) return { sikkert: true, formalia: true, ord };
  const known =
    findUdsagnsord(head) !== null || (efterOrd.get(ord) ?? []).some((phrase) => startsWithWords(head, phrase));
  if (known) return { sikkert: true, formalia: false, ord };
  if (LOESE.test(head) && !BESKRIVER.test(head)) return { sikkert: false, formalia: false, ord };
  if (STAERKE.has(ord) || SYNES.test(head) || /^\p{Ll}{2,}(?:ede|te)(?![\p{L}\d])/u.test(head))
    return { sikkert: false, formalia: false, ord };
  return null;
}

/** Behind a name at the start of a paragraph any word may be what its bearer does, if it is no noun and joins nothing. */
export function kanVaereUdsagn(text: string): boolean {
  const ord = /^\p{Ll}{2,}(?![\p{L}\d.-])/u.exec(text.slice(0, 80))?.[0] ?? '';
  return ord !== '' && !IKKE_HANDLING.has(ord) && !IKKE_VERBUM.has(ord) && !OPGAVE.has(ord) && !isRolleord(ord);
}

function startsWithWords(text: string, phrase: string): boolean {
  return text.startsWith(phrase) && !/[\p{L}\d]/u.test(text.charAt(phrase.length));
}

/** True for a word that can stand between a fronted phrase and its speaker: "Herefter *spurgte* Bo Eksempel". */
export function isUdsagnsord(word: string): boolean {
  return foersteOrd.has(word);
}
