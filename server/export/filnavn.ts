// The name of an exported file: the title, made safe for every file system, drafts marked.
import type { Node } from 'prosemirror-model';
import { datoTekst } from '../../editor/model/dato.ts';
import { titel } from '../../editor/model/indhold.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import type { Udgave } from './udgave.ts';

/** Bytes of UTF-8 that the title may take; with draft mark and ending it stays below the usual limit of 255. */
const MAX_BYTES = 150;
/** Names that Windows keeps for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** What the name says of the file besides the title. */
interface Stand {
  readonly udkast: boolean;
  /** The number of a corrected version. */
  readonly rettet?: number | null;
  /** The edition, where there are two that differ. */
  readonly udgave?: Udgave | null;
}

/**
 * "Referat af møde … .pdf", "UDKAST – Referat af møde … .pdf", "Referat af møde … – rettet udgave 2.pdf" or
 * "Referat af møde … (offentlig udgave).pdf". The date is added where the title lacks it. `doc` is the edition itself.
 */
export function filnavn(doc: Node, endelse: string, { udkast, rettet, udgave }: Stand): string {
  const roster = rosterOf(doc);
  const title = clean(titel(doc, roster));
  const date = roster.moede.dato ? datoTekst(roster.moede.dato) : '';
  const name = cut(title) || 'Referat';
  const dated = date !== '' && !title.includes(date) ? `${name} ${date}` : name;
  const safe = DEVICE.test(dated) ? `Referat ${dated}` : dated;
  const corrected = rettet ? ` – rettet udgave ${rettet}` : '';
  const edition = udgave ? ` (${udgave} udgave)` : '';
  return `${udkast ? 'UDKAST – ' : ''}${safe}${corrected}${edition}.${endelse}`;
}

/** Without what a file system or a reader of names refuses: path signs, control and direction characters. */
function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\uFFFD]/gu, '')
    .replace(/\s*[/\\|:]+\s*/g, ' – ')
    .replace(/["<>?*]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.–-]+|[\s.–-]+$/g, '');
}

/** At most MAX_BYTES, cut between words where there are any. */
function cut(text: string): string {
  if (Buffer.byteLength(text) <= MAX_BYTES) return text;
  let out = '';
  for (const char of text) {
    if (Buffer.byteLength(out + char) > MAX_BYTES) break;
    out += char;
  }
  const space = out.lastIndexOf(' ');
  return (space > out.length / 2 ? out.slice(0, space) : out).replace(/[\s.,–-]+$/, '');
}
