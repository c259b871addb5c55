// Does an exported file say what the document says? Text read again from the bytes against the logical text, white space folded.
import { AppError } from '../../../editor/model/fejl.ts';
import { logiskTekst } from '../../../editor/model/linjer.ts';
import { laesReferatfil } from '../../../editor/model/referatfil.ts';
import type { Format, Formatnavn } from '../formater.ts';
import { FORMATER } from '../formater.ts';
import type { Udskrift } from '../udskrift.ts';
import { aknTekst } from './akn.ts';
import { htmlTekst } from './html.ts';
import { pdfTekst } from './pdf.ts';
import { wordTekst } from './word.ts';

const utf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** How the text of each format is read again. */
const UDTRAEK = {
  pdf: pdfTekst,
  docx: wordTekst,
  txt: utf8,
  html: (bytes) => htmlTekst(utf8(bytes)),
  json: (bytes) => logiskTekst(laesReferatfil(utf8(bytes)).doc),
  akn: (bytes) => aknTekst(utf8(bytes)),
  arkiv: pdfTekst,
} satisfies Record<Formatnavn, (bytes: Uint8Array) => string | Promise<string>>;

/** The first place where two texts part, with some words around it. */
export interface Afvigelse {
  /** Characters that agree before it. */
  readonly efter: number;
  readonly ventet: string;
  readonly fundet: string;
}

/** Characters that only tell how to lay text out: soft hyphens, joiners, marks of direction, variation selectors. */
const LAYOUT = /[\p{Cf}\p{Cc}]|[\ufe00-\ufe0f]/gu;

/** White space as single spaces; without what is never seen. */
export function foldet(text: string): string {
  return text.replace(/\s+/g, ' ').replace(LAYOUT, '').trim();
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
export async function udtrukketTekst(format: Formatnavn, bytes: Uint8Array): Promise<string> {
  return UDTRAEK[format](bytes);
}

/** What became of one format. */
export interface Udfald {
  /** "refused": the format cannot hold this referat and says so, which loses nothing. */
  readonly resultat: 'equal' | 'different' | 'refused';
  /** One Danish sentence; empty where the texts are equal. */
  readonly forklaring: string;
}

/** Renders every format and reads it again. `formater` stands in for the table in tests. */
export async function sammenlign(
  udskrift: Udskrift,
  formater: Readonly<Record<Formatnavn, Pick<Format, 'render'>>> = FORMATER,
): Promise<Readonly<Record<Formatnavn, Udfald>>> {
  const ventet = logiskTekst(udskrift.doc);
  const tjek = async (navn: Formatnavn): Promise<Udfald> => {
    try {
      return udfald(afvigelse(ventet, await udtrukketTekst(navn, await formater[navn].render(udskrift))));
    } catch (cause) {
      if (cause instanceof AppError) return { resultat: 'refused', forklaring: cause.message };
      throw cause;
    }
  };
  return {
    pdf: await tjek('pdf'),
    docx: await tjek('docx'),
    txt: await tjek('txt'),
    html: await tjek('html'),
    json: await tjek('json'),
    akn: await tjek('akn'),
    arkiv: await tjek('arkiv'),
  };
}

function udfald(found: Afvigelse | null): Udfald {
  if (!found) return { resultat: 'equal', forklaring: '' };
  const { efter, ventet, fundet } = found;
  return { resultat: 'different', forklaring: `Afviger efter ${efter} tegn: ventede »${ventet}«, fandt »${fundet}«.` };
}
