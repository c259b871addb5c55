// What a personal name looks like, for people that no list has introduced: two to four words with capitals that are no
// organisation and no role. The list itself is read by `editor/model/deltagertekst.ts`.
import { delDeltagerlinje, isSagsord, kanHedde } from '../../editor/model/deltagertekst.ts';

const ORGANISATION =
  /(?:kommunen?|regionen?|byrådet|byråd|udvalg(?:et)?|foreningen?|selskab(?:et)?|styrelsen?|råd|rådet|cent(?:er|ret)|afdeling(?:en)?|forvaltning(?:en)?|institut(?:tet)?|skolen?|fonden?|almene?|bolig(?:er)?|bestyrelsen?|hus(?:et)?|gruppen?|forbund(?:et)?|område(?:t)?|universitet(?:et)?|hospital(?:et)?|politi(?:et)?|klub(?:ben)?|laug(?:et)?|&|kontor(?:et)?|sekretariat(?:et)?|projekt(?:et)?|(?<!ka)plan(?:en)?|team|side|(?<!\p{L})(?:byg|anlæg|vvs|entreprise|arkitekter|ingeniører|advokater|revision|bank|bibliotek(?:et)?|kirke|museum|teater|biograf|hotel|forlag|camping|kro|vandværk|forsyning|børnehave|sfo|havn)|(?<!\p{L})(?:amt|a\/s|aps|i\/s|k\/s|p\/s|amba))$/iu;

const ORD = String.raw`\p{Lu}[\p{L}\p{M}'’]*(?:-\p{Lu}?[\p{L}\p{M}'’]+)*`;
/** In a script without capitals two words are a name where a Danish verb follows. */
const UDEN_STORE = String.raw`\p{Lo}[\p{Lo}\p{M}’'-]*`;
const FULDT = new RegExp(
  String.raw`^(?:${ORD}(?:[ \n](?:\p{Lu}\.|(?:(?:von|van|de|der|den|af|el|al|bin)[ \n])?${ORD})){1,3}|${UDEN_STORE}(?:[ \n]${UDEN_STORE}){0,3})`,
  'u',
);

/** One of several, told apart by a letter or a number: "Forslag A", "Fase 1". Nobody is called so. */
const UDGAVE =
  /^(?:\p{L}*(?:forslag|model|gruppe|løsning|område|udkast)|bilag|fase|punkt|variant|alternativ|scenarie|scenarium|mulighed|etape|hold|plan|spor|zone|blok|type|kategori|niveau|trin|tema|emne|sag|spørgsmål|version|rute|lokale|opgang|figur|tabel)\s(?:\p{L}|[IVX]{1,4}|\d{1,3})\.?(?![\p{L}\d])/iu;

/** Words with a capital before a name, where a sentence begins. */
const INDLEDER = /^(?:Det|Den|De|Der|Ad|Pkt|Punkt|Hvortil|Hvorefter|Hvorpå|Hertil|Ifølge|Ifgl|Jf)\.?\s/;

export function isUdgave(text: string): boolean {
  return UDGAVE.test(text);
}

/** A full name at the start of the text, roles before it left out: where it stands, or null. */
export function findFuldtNavn(
  text: string,
): { readonly fra: number; readonly til: number; readonly rolle: string; readonly komma: boolean } | null {
  const head = text.slice(0, 120);
  const stop = /[:(]|\s\p{Ll}{2,}/u;
  let rest = head;
  let fra = 0;
  // "Borgmester Bo Eksempel": the list's own reader knows what is a role.
  const names = delDeltagerlinje(head.split(/[:.(]/, 1)[0] ?? '');
  const first = names.findIndex((one) => one.slags === 'navn');
  const lead = first > 0 ? names.slice(0, first).reduce((text, one) => text + one.tekst, '') : '';
  if (lead !== '' && !stop.test(lead.trim()) && /^\p{Lu}\p{L}+,? $/u.test(lead)) {
    fra = lead.length;
    rest = head.slice(fra);
  }
  const name = FULDT.exec(rest)?.[0];
  if (!name || isAndet(name.split(/\s/), lead !== '') || isUdgave(name) || INDLEDER.test(name)) return null;
  // "Formanden, Bo Eksempel, aflagde beretning": the name between commas.
  const komma = lead.includes(',');
  const rolle = lead.replace(/(?:en)?, $|\s+$/, '').toLocaleLowerCase('da');
  return { fra, til: fra + name.length, rolle, komma };
}

/** Words that name an organisation or a meeting's business, not a person. */
function isAndet(ord: readonly string[], rolleFoer: boolean): boolean {
  const isOther = (word: string) => ORGANISATION.test(word) || isSagsord(word);
  return ord.some(isOther) && !kanHedde(ord, isOther, rolleFoer);
}

export function isOrganisation(text: string): boolean {
  const ord = text.split(/\s/);
  const isOther = (word: string) => ORGANISATION.test(word);
  return ord.some(isOther) && !kanHedde(ord, isOther);
}
