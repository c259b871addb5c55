// Does an exported file say what the document says? Text read again from the bytes against the logical text, white space folded.
import { logiskTekst } from '../../../editor/model/linjer.ts';
import { laesReferatfil } from '../../../editor/model/referatfil.ts';
import type { Format, Formatnavn } from '../formater.ts';
import { FORMATER } from '../formater.ts';
import type { Udskrift } from '../udskrift.ts';
import { htmlTekst } from './html.ts';
import { wordTekst } from './word.ts';

const utf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** Formats that can be read again. */
export type Tjekket = Exclude<Formatnavn, 'pdf'>;

/** How the text of each format is read again. */
const UDTRAEK = {
  docx: wordTekst,
  txt: utf8,
  html: (bytes) => htmlTekst(utf8(bytes)),
  json: (bytes) => logiskTekst(laesReferatfil(utf8(bytes)).doc),
} satisfies Record<Tjekket, (bytes: Uint8Array) => string | Promise<string>>;

/** The first place where two texts part, with some words around it. */
export interface Afvigelse {
  /** Characters that agree before it. */
  readonly efter: number;
  readonly ventet: string;
  readonly fundet: string;
}

/** White space as single spaces. */
export function foldet(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Null where the texts are equal once folded. */
export function afvigelse(ventet: string, fundet: string): Afvigelse | null {
  const a = foldet(ventet);
  const b = foldet(fundet);
  if (a === b) return null;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const around = (text: string): string => text.slice(Math.max(0, at - 30), at + 50);
  return { efter: at, ventet: around(a), fundet: around(b) };
}

/** The text of one format, read from its bytes. */
export async function udtrukketTekst(format: Tjekket, bytes: Uint8Array): Promise<string> {
  return UDTRAEK[format](bytes);
}

/** Renders every format and reads it again. `render` stands for the table's own in tests. */
export async function sammenlign(
  udskrift: Udskrift,
  formater: Readonly<Record<Tjekket, Pick<Format, 'render'>>> = FORMATER,
): Promise<Readonly<Record<Tjekket, Afvigelse | null>>> {
  const ventet = logiskTekst(udskrift.doc);
  const tjek = async (navn: Tjekket): Promise<Afvigelse | null> =>
    afvigelse(ventet, await udtrukketTekst(navn, await formater[navn].render(udskrift)));
  return { docx: await tjek('docx'), txt: await tjek('txt'), html: await tjek('html'), json: await tjek('json') };
}
