// Plain text of a referat → document, source and report. Every character of the text stands in the document, and every
// byte of the file in the source; what is not understood is a paragraph where it stood.
import { createHash } from 'node:crypto';
import type { Node } from 'prosemirror-model';
import type { Importrapport } from '../../editor/model/importrapport.ts';
import type { Kilde, Kildeblok } from '../../editor/model/kilde.ts';
import { linjer as dokumentlinjer, logiskTekst } from '../../editor/model/linjer.ts';
import { udenCitattegn } from './citat.ts';
import type { Del } from './del.ts';
import { linjedele } from './del.ts';
import { tjekFiltype } from './filtype.ts';
import { genkend } from './genkendelse.ts';
import { findKodning } from './kodning.ts';
import type { Logiklinje } from './ombrydning.ts';
import { ombryd } from './ombrydning.ts';
import type { Opbygget } from './opbygning.ts';
import { opbyg } from './opbygning.ts';
import { Personer } from './personer.ts';
import type { Raalinje } from './raalinjer.ts';
import { raalinjer } from './raalinjer.ts';
import { skrivRapport } from './rapport.ts';
import { findSidehoveder } from './sidehoved.ts';
import { retGyldig, Struktur } from './struktur.ts';

export interface Import {
  readonly doc: Node;
  readonly kilde: Kilde;
  readonly rapport: Importrapport;
}

export interface Importvalg {
  readonly filnavn: string;
  /** The id of the meeting template that the referat belongs to. */
  readonly skabelon?: string | null;
}

/** Reads a text file. Throws AppError with one sentence where it is no text, empty or too large. */
export function importText(bytes: Uint8Array, { filnavn, skabelon = null }: Importvalg): Import {
  tjekFiltype(bytes);
  const afkoder = findKodning(bytes);
  const laest = raalinjer(bytes, afkoder);
  const { linjer: ucitat, antal: citattegn } = udenCitattegn(laest.linjer);
  const raa = { ...laest, linjer: ucitat, citattegn };
  const sidehoveder = findSidehoveder(raa.linjer);
  const linjer = ombryd(raa.linjer, sidehoveder);
  const { rod, opbygget } = byg(linjer, skabelon);
  const { doc } = opbygget;
  doc.check();
  const kilde: Kilde = {
    filnavn,
    kodning: afkoder.kodning,
    linjeskift: raa.linjeskift,
    data: Buffer.from(bytes).toString('base64'),
    blokke: kildeblokke(doc, rod, linjer, raa.linjer),
  };
  const rapport = skrivRapport({ filnavn, rod, opbygget, linjer, raa, sidehoveder });
  return { doc, kilde, rapport };
}

/** The logical text of the source (command line contract, README): what the document must read as. */
function kildetekst(linjer: readonly Logiklinje[]): string {
  return `${linjer.map(({ tekst, luft }, i) => (i === 0 ? '' : luft ? '\n\n' : '\n') + tekst).join('')}\n`;
}

/** Recognises logical lines, of a text or of a Word file, and builds their document: it reads exactly as the lines do. */
export function byg(
  linjer: readonly Logiklinje[],
  skabelon: string | null,
): { rod: Del; opbygget: Opbygget; personer: Personer } {
  const { rod, personer, fakta } = genkend(linjer);
  const valid = retGyldig(rod);
  const opbygget = opbyg(valid, linjer, personer, fakta, skabelon);
  if (isGyldig(opbygget.doc) && logiskTekst(opbygget.doc) === kildetekst(linjer))
    return { rod: valid, opbygget, personer };
  // No text is worth less than its structure: everything stays as it stood, in plain paragraphs.
  const flad = fladt(linjer);
  const ingen = new Personer();
  return { rod: flad, opbygget: opbyg(flad, linjer, ingen, fakta, skabelon), personer: ingen };
}

/** What the recogniser built follows the schema; the walk is the same as when a stored document is read. */
function isGyldig(doc: Node): boolean {
  try {
    doc.check();
    return true;
  } catch {
    return false;
  }
}

/** The document without any structure: an empty title and the paragraphs. */
function fladt(linjer: readonly Logiklinje[]): Del {
  const struktur = new Struktur();
  struktur.tilfoej(struktur.linje('titel', 0, -1));
  for (const i of linjer.keys())
    struktur.tilfoej(struktur.linje('afsnit', i, i, { fund: { slags: 'uroert', hvad: 'tekst', gaet: null } }));
  return struktur.rod;
}

/** Where each textblock of the document came from. */
function kildeblokke(
  doc: Node,
  rod: Del,
  linjer: readonly Logiklinje[],
  raa: readonly Raalinje[],
): readonly Kildeblok[] {
  const texts = new Map(dokumentlinjer(doc).map(({ id, tekst }) => [id, tekst]));
  return [...linjedele(rod)].flatMap((part) => {
    const tekst = texts.get(part.id);
    const first = raa[linjer[part.fra]?.fra ?? -1];
    const last = raa[linjer[part.til]?.til ?? -1];
    return tekst === undefined || !first || !last
      ? []
      : [{ id: part.id, fra: first.fra, til: last.til, sha256: sha256(tekst) }];
  });
}

/** The hash that says whether a line still reads as it did when it was imported. */
function sha256(tekst: string): string {
  return createHash('sha256').update(tekst).digest('hex');
}
