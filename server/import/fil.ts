// Imports a file by what is in it, never by its name: Word or text. Names what it refuses, and says what to do instead.
import type { Node } from 'prosemirror-model';
import { AppError } from '../../editor/model/fejl.ts';
import type { Importrapport } from '../../editor/model/importrapport.ts';
import type { Kilde } from '../../editor/model/kilde.ts';
import { isZip, tjekFiltype } from './filtype.ts';
import { importText } from './text.ts';
import { Pakke } from './word/pakke.ts';
import { importWord } from './word.ts';

/** What an import gives. `filer` are the images of the document, by the SHA-256 of their bytes. */
export interface Import {
  readonly doc: Node;
  readonly kilde: Kilde;
  readonly rapport: Importrapport;
  readonly filer: ReadonlyMap<string, Uint8Array>;
}

/** Imports text or Word. Throws AppError with one Danish sentence for every other kind of file. */
export function importFil(bytes: Uint8Array, options: { filnavn: string; skabelon?: string | null }): Import {
  if (isZip(bytes)) {
    tjekPakke(bytes);
    return importWord(bytes, options);
  }
  tjekOle(bytes);
  tjekFiltype(bytes);
  tjekOpmaerkning(bytes);
  return { ...importText(bytes, options), filer: new Map() };
}

const ODF: readonly (readonly [RegExp, string])[] = [
  [/opendocument\.text/, 'et OpenDocument-dokument (.odt). Gem det som .docx, og prøv igen'],
  [/opendocument\.spreadsheet/, 'et regneark (.ods). Referat kan læse tekst og Word (.docx)'],
  [/opendocument\.presentation/, 'en præsentation (.odp). Referat kan læse tekst og Word (.docx)'],
  [/epub/, 'en e-bog (.epub). Referat kan læse tekst og Word (.docx)'],
];

/** A zip that is no Office file: says which kind it is. Word, Excel and PowerPoint are told apart when they are read. */
function tjekPakke(bytes: Uint8Array): void {
  const pakke = new Pakke(bytes);
  const has = (start: string) => pakke.navne.some((navn) => navn.startsWith(start));
  if (pakke.har('_rels/.rels') || pakke.har('[Content_Types].xml') || has('word/')) return;
  const mimetype = pakke.har('mimetype') && pakke.fylder('mimetype') < 200 ? pakke.laes('mimetype', 200) : null;
  const kind = mimetype ? ODF.find(([pattern]) => pattern.test(new TextDecoder().decode(mimetype)))?.[1] : undefined;
  const what =
    kind ??
    (has('index/document.iwa') || pakke.har('index.xml')
      ? 'et dokument fra Pages. Gem det som Word (.docx), og prøv igen'
      : 'en zip-fil. Pak den ud, og vælg tekst- eller Word-filen i den');
  throw new AppError('ugyldig', `Filen er ${what}.`);
}

/** The older Office container (MS-CFB) holds .doc, but also a .docx with a password and mails from Outlook. */
function tjekOle(bytes: Uint8Array): void {
  if (Buffer.from(bytes.subarray(0, 8)).toString('hex') !== 'd0cf11e0a1b11ae1') return;
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = (name: string) => all.includes(Buffer.from(name, 'utf16le'));
  if (names('EncryptedPackage'))
    throw new AppError('ugyldig', 'Word-filen er beskyttet med en adgangskode. Fjern den i Word, og prøv igen.');
  if (names('WordDocument'))
    throw new AppError('ugyldig', 'Filen er i Words gamle format (.doc). Gem den som .docx, og prøv igen.');
  if (names('__substg1.0_'))
    throw new AppError('ugyldig', 'Filen er en mail fra Outlook. Kopiér teksten i den, og indsæt den.');
}

/** Markup that would come in as its own signs. */
function tjekOpmaerkning(bytes: Uint8Array): void {
  const start = new TextDecoder().decode(bytes.subarray(0, 1_000)).trimStart();
  if (/^<\?xml[^>]*>\s*(?:<\?mso-application[^>]*>|<w:wordDocument|<pkg:package)/.test(start))
    throw new AppError('ugyldig', 'Filen er et Word-dokument gemt som XML. Gem det som .docx, og prøv igen.');
  if (/^(?:<!doctype html|<html[\s>])/i.test(start))
    throw new AppError('ugyldig', 'Filen er en webside (HTML). Åbn den, kopiér teksten, og indsæt den.');
}
