// Files that somebody chose, made bilag or refused in one sentence: their size, what they are, and names that are only names.
import { MAX_BILAG, MAX_SAMLET, type NytBilag } from '../../db/bilag.ts';
import { isXmlText } from '../../editor/model/attrs.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { laesFormular } from '../opslag.ts';
import { tekster } from '../tekster.ts';
import { bilagstype } from './type.ts';

const t = tekster.bilag;
const MB = 1_000_000;

/** The largest file, in bytes. */
export const MAX_FIL = 20 * MB;

/** The bounds in the numbers that people read. */
export const GRAENSER = { mb: MAX_FIL / MB, antal: MAX_BILAG, samlet: MAX_SAMLET / MB } as const;

/** The files of a form, all or none; `type` is its Content-Type. Throws AppError "ugyldig" or "for-stor". */
export async function modtagOpslag(body: Uint8Array, type: string): Promise<readonly NytBilag[]> {
  const { filer } = await laesFormular(body, type);
  if (filer.length === 0) throw new AppError('ugyldig', t.ingenFil);
  if (filer.length > GRAENSER.antal) throw new AppError('ugyldig', t.forMange(GRAENSER.antal));
  return filer.map(modtagBilag);
}

/** Throws AppError "ugyldig" or "for-stor". */
export function modtagBilag({ navn, bytes }: { readonly navn: string; readonly bytes: Uint8Array }): NytBilag {
  const given = rentFilnavn(navn);
  if (bytes.byteLength === 0) throw new AppError('ugyldig', t.tom(given));
  if (bytes.byteLength > MAX_FIL) throw new AppError('for-stor', t.forStor(given, GRAENSER.mb));
  const type = bilagstype(bytes);
  if (type === 'program') throw new AppError('ugyldig', t.program(given));
  if (type === 'ukendt') throw new AppError('ugyldig', t.ukendtType(given));
  const { mime, endelser } = type;
  const [, stamme = given, endelse = ''] = /^(.+)\.([^.]{1,10})$/.exec(given) ?? [];
  const passer = endelser.some((one) => one === endelse.toLowerCase());
  // What it is called must not make it run where it is saved: "a.bat" with text in it becomes "a.bat.txt".
  return { titel: passer ? stamme : given, filnavn: passer ? given : `${given}.${endelser[0]}`, mime, bytes };
}

/** A name as one line, without folders and without signs that are not seen or turn the direction of reading. */
function rentFilnavn(navn: string): string {
  const last = (isXmlText(navn) ? navn : '').normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const chars = [...clean];
  // A long name keeps its end, where its kind stands.
  const short = chars.length > 150 ? `${chars.slice(0, 135).join('')}…${chars.slice(-14).join('')}` : clean;
  return short === '' ? 'bilag' : short;
}
