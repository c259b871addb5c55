// What a file is, read from its bytes; its name is the sender's word and decides nothing. What can run is refused, and what
// is not known is refused too. Word, Excel and OpenDocument are packages: what they hold decides.
import { AppError } from '../../editor/model/fejl.ts';
import { Pakke } from '../import/word/pakke.ts';

export interface Bilagstype {
  /** As it stands in Content-Type. */
  readonly mime: string;
  /** Endings that fit, without the dot; the first is given to a file that has none of them. */
  readonly endelser: readonly [string, ...string[]];
}

/** "program": it can run, or holds what can; "ukendt": anything that is not on the list. */
export type Afslag = 'program' | 'ukendt';

const OOXML = 'application/vnd.openxmlformats-officedocument.';
const ODF = 'application/vnd.oasis.opendocument.';

const PDF: Bilagstype = { mime: 'application/pdf', endelser: ['pdf'] };
const PNG: Bilagstype = { mime: 'image/png', endelser: ['png'] };
const JPEG: Bilagstype = { mime: 'image/jpeg', endelser: ['jpg', 'jpeg'] };

/** By the content type of the main part (ECMA-376-1, annex A). */
const OFFICE: readonly (readonly [string, Bilagstype])[] = [
  ['wordprocessingml.document', { mime: `${OOXML}wordprocessingml.document`, endelser: ['docx'] }],
  ['spreadsheetml.sheet', { mime: `${OOXML}spreadsheetml.sheet`, endelser: ['xlsx'] }],
  ['presentationml.presentation', { mime: `${OOXML}presentationml.presentation`, endelser: ['pptx'] }],
];
/** By what the part `mimetype` says (ODF 1.3, part 2, §3.3). */
const OPENDOCUMENT: readonly (readonly [string, Bilagstype])[] = [
  [`${ODF}text`, { mime: `${ODF}text`, endelser: ['odt'] }],
  [`${ODF}spreadsheet`, { mime: `${ODF}spreadsheet`, endelser: ['ods'] }],
  [`${ODF}presentation`, { mime: `${ODF}presentation`, endelser: ['odp'] }],
];

/** First bytes of what runs: Windows, Linux, macOS (four kinds), Java, WebAssembly, a Windows shortcut, PostScript. */
const PROGRAMMER = [
  '4d5a',
  '7f454c46',
  'feedface',
  'feedfacf',
  'cefaedfe',
  'cffaedfe',
  'cafebabe',
  '0061736d',
  '4c0000000114',
  '25215053',
];

/** The type of the bytes, or why they are refused. */
export function bilagstype(bytes: Uint8Array): Bilagstype | Afslag {
  const first = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  if (PROGRAMMER.some((magic) => first.startsWith(magic))) return 'program';
  // PNG: RFC 2083 §3.1. JPEG: ITU-T T.81 annex B. PDF: ISO 32000-1, 7.5.2. Zip: APPNOTE 4.3.7.
  if (first.startsWith('89504e470d0a1a0a')) return PNG;
  if (first.startsWith('ffd8ff')) return JPEG;
  if (first.startsWith('255044462d')) return pdf(bytes);
  if (first.startsWith('504b0304')) return pakke(bytes);
  return tekst(bytes);
}

/** Names that start something (ISO 32000-1, 12.6.4). Those within a compressed object stream are not seen. */
function pdf(bytes: Uint8Array): Bilagstype | Afslag {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return ['/JavaScript', '/Launch'].some((name) => all.includes(name)) ? 'program' : PDF;
}

function pakke(bytes: Uint8Array): Bilagstype | Afslag {
  try {
    const dele = new Pakke(bytes);
    const { navne } = dele;
    if (
      navne.some((navn) => /(^|\/)(vbaproject\.bin|activex\/|basic\/|scripts\/)|\.(class|exe|dll|js|vbs)$/.test(navn))
    )
      return 'program';
    const read = (navn: string): string => Buffer.from(dele.laes(navn, 1_000_000) ?? []).toString('utf8');
    if (dele.har('[Content_Types].xml')) {
      const typer = read('[Content_Types].xml');
      if (/macroEnabled/i.test(typer)) return 'program';
      return OFFICE.find(([kind]) => typer.includes(`${OOXML}${kind}.main+xml`))?.[1] ?? 'ukendt';
    }
    const mimetype = read('mimetype').trim();
    return OPENDOCUMENT.find(([kind]) => kind === mimetype)?.[1] ?? 'ukendt';
  } catch (cause) {
    if (cause instanceof AppError) return 'ukendt';
    throw cause;
  }
}

/** Plain text in UTF-8, in UTF-16 with its mark, or in Windows-1252. What a browser or a shell would run is no plain text. */
function tekst(bytes: Uint8Array): Bilagstype | Afslag {
  const as = (charset: string): Bilagstype => ({
    mime: `text/plain; charset=${charset}`,
    endelser: ['txt', 'csv', 'md'],
  });
  const found = decode(bytes);
  if (!found) return 'ukendt';
  const [charset, text] = found;
  // Control characters stand in no text but tab, line feed, form feed, return.
  if (/\p{Cc}/u.test(text.replace(/[\t\n\f\r]/g, ''))) return 'ukendt';
  const start = text
    .replace(/^\ufeff?\s+/, '')
    .replace(/^\ufeff/, '')
    .slice(0, 200)
    .toLowerCase();
  if (/^(#!|<)|<script\b/.test(start) || /<script\b/i.test(text)) return 'program';
  return start.startsWith('{\\rtf') ? 'ukendt' : as(charset);
}

function decode(bytes: Uint8Array): readonly [string, string] | null {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  for (const charset of utf16 ? [bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'] : ['utf-8', 'windows-1252'])
    try {
      return [charset, new TextDecoder(charset, { fatal: true }).decode(bytes)];
    } catch {
      // Another one may fit.
    }
  return null;
}
