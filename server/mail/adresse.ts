// E-mail addresses as people type and paste them, checked: one Danish sentence for the first thing that is wrong. What
// passes can stand in an SMTP command and a header as it is: printable ASCII without white space, brackets or quotes.
import { domainToASCII } from 'node:url';
import { AppError } from '../../editor/model/fejl.ts';

/** A person with an address; `navn` "" where none was written. */
export interface Adresseret {
  readonly navn: string;
  readonly mail: string;
}

/** RFC 5321, 4.1.2: a dot-string; quoted local parts are nobody's here. */
const LOKAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAENE = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const MAX_NAVN = 100;

/** The address with its domain in lower-case ASCII. Throws AppError "ugyldig". */
export function tjekMail(text: string): string {
  const mail = text.trim();
  const at = mail.lastIndexOf('@');
  const lokal = mail.slice(0, at);
  const domaene = domainToASCII(mail.slice(at + 1)).toLowerCase();
  if (at < 1 || mail.length > 254 || lokal.length > 64 || !DOMAENE.test(domaene))
    throw new AppError('ugyldig', `»${kort(text)}« er ikke en mailadresse. Skriv den som navn@kommune.dk.`);
  if (!LOKAL.test(lokal))
    throw new AppError('ugyldig', `»${kort(text)}« kan ikke bruges: foran @ må der kun stå a-z, tal og enkelte tegn.`);
  return `${lokal}@${domaene}`;
}

/** "Navn <a@b>" or "a@b". Throws AppError "ugyldig". */
export function laesAdresse(text: string): Adresseret {
  const match = /^(.*)<([^<>]*)>\s*$/s.exec(text);
  return { navn: navneform(match?.[1] ?? ''), mail: tjekMail(match?.[2] ?? text) };
}

/**
 * Recipients as they are typed or pasted: one or more to a line, the name before the address or, alone on its line, after
 * it; "Bo Eksempel <bo@x.dk>; …" of a mail program too. The same address counts once. Throws AppError "ugyldig".
 */
export function laesModtagere(text: string): readonly Adresseret[] {
  const found = new Map<string, Adresseret>();
  const add = (navn: string, mail: string): void => {
    const one = { navn: navneform(navn), mail: tjekMail(mail) };
    if (one.navn.length > MAX_NAVN)
      throw new AppError('ugyldig', `Navnet »${kort(one.navn)}« må højst fylde ${MAX_NAVN} tegn.`);
    if (!found.has(noegle(one.mail))) found.set(noegle(one.mail), one);
  };
  for (const line of text.normalize('NFC').split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const mails = [...line.matchAll(/[^\s<>;,:"()[\]]+@[^\s<>;,:"()[\]]*/g)];
    if (mails.length === 0)
      throw new AppError(
        'ugyldig',
        `»${kort(line.trim())}« mangler en mailadresse. Skriv den som Navn <navn@kommune.dk>.`,
      );
    let at = 0;
    for (const [i, match] of mails.entries()) {
      const before = line.slice(at, match.index);
      at = match.index + match[0].length;
      const after = mails.length === 1 && navneform(before) === '' ? line.slice(at) : '';
      const rest = i === mails.length - 1 && after === '' ? navneform(line.slice(at)) : '';
      if (rest !== '')
        throw new AppError('ugyldig', `»${kort(rest)}« mangler en mailadresse. Skriv den som Navn <navn@kommune.dk>.`);
      add(before || after, match[0]);
    }
  }
  return [...found.values()];
}

/** One line for each, as `laesModtagere` reads them. */
export function skrivModtagere(modtagere: readonly Adresseret[]): string {
  return modtagere.map(({ navn, mail }) => (navn === '' ? mail : `${navn} <${mail}>`)).join('\n');
}

/** What two spellings of an address have in common: no server of today tells them apart by case. */
export function noegle(mail: string): string {
  return mail.toLowerCase();
}

/** A name without what surrounds it in a list of recipients, on one line and without control characters. */
function navneform(text: string): string {
  const ends = (one: string): string => one.replace(/^[\s<>;,:]+|[\s<>;,:]+$/g, '');
  const plain = ends(text.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' '));
  // RFC 5322, 3.2.4: the marks around a name are not the name's, those within it are.
  const [, quoted = null] = /^"((?:[^"\\]|\\.)*)"$/.exec(plain) ?? [];
  if (quoted !== null) return ends(quoted.replace(/\\(.)/g, '$1'));
  const even = (plain.match(/"/g)?.length ?? 0) % 2 === 0;
  return even ? plain : ends(plain.replace(/^"|"$/g, ''));
}

function kort(text: string): string {
  const plain = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return plain.length > 60 ? `${plain.slice(0, 60)}…` : plain;
}
