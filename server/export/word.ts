// A referat as a Word file: real styles, lists, tables and links, on the letterhead; and as a draft that people comment on
// in Word, with the threads there are. Equal input gives equal bytes.
import { Document, Paragraph } from 'docx';
import { oneLine, titel } from '../../editor/model/indhold.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { udfyldt } from '../../editor/model/udfyldt.ts';
import { wordsteder } from '../../editor/model/wordsteder.ts';
import {
  KENDEMAERKE_EGENSKAB,
  type Kendemaerke,
  skrivKendemaerke,
  type Wordtraad,
} from '../../editor/model/wordudkast.ts';
import { TOPNIVEAU } from './niveau.ts';
import type { Udskrift } from './udskrift.ts';
import { maerke } from './udskrift.ts';
import { type Ramme, wordBlokke } from './word/blokke.ts';
import { brevpapir } from './word/brevpapir.ts';
import { Lister } from './word/lister.ts';
import { Opmaerkning } from './word/opmaerkning.ts';
import { faerdigPakke } from './word/pakke.ts';
import { satsbredde, twips } from './word/stil.ts';
import { planlaeg, type Traadplan } from './word/traadplan.ts';

/** The time of files that know no date of their own. */
const NO_DATE = '2000-01-01';

/** The bytes of the .docx. Throws AppError where an image is gone or cannot be read. */
export async function renderWord(udskrift: Udskrift): Promise<Uint8Array> {
  return byg(udskrift, null);
}

/** What a draft for comments carries beside its text. */
export interface Kommentering {
  readonly kendemaerke: Kendemaerke;
  /** Those the receiver of the file may see, and no others. */
  readonly traade: readonly Wordtraad[];
}

/**
 * The draft with every thread as a comment and every open proposal as a tracked change. `udskrift.doc` is the copy that
 * the receiver may see: its places are what the file is read back by. Throws as `renderWord` does.
 */
export async function renderWordKommenteret(udskrift: Udskrift, kommentering: Kommentering): Promise<Uint8Array> {
  const plan = planlaeg(wordsteder(udskrift.doc), kommentering.traade);
  return byg(udskrift, { plan, kendemaerke: kommentering.kendemaerke });
}

async function byg(
  udskrift: Udskrift,
  kommentering: { readonly plan: Traadplan; readonly kendemaerke: Kendemaerke } | null,
): Promise<Uint8Array> {
  const { brevhoved } = udskrift;
  const maerket = maerke(udskrift);
  const doc = udfyldt(udskrift.doc);
  const roster = rosterOf(doc);
  let drawings = 0;
  const naesteTegning = (): string => String(++drawings);
  const ramme: Ramme = {
    roster,
    brevhoved,
    lister: new Lister(),
    opmaerkning: kommentering && new Opmaerkning(kommentering.plan),
    tabeller: [],
    fil: (sha) => udskrift.fil(sha),
    naesteTegning,
  };
  const sted = {
    niveau: TOPNIVEAU,
    stil: null,
    venstre: 0,
    bredde: satsbredde(brevhoved),
    dybde: 0,
    taet: false,
    foran: null,
    medNaeste: false,
    samlet: false,
  };
  const children = wordBlokke(doc, ramme, sted);
  const { headers, footers } = brevpapir(udskrift, roster, naesteTegning);
  const name = titel(doc, roster) || 'Referat';
  const { top, hoejre, bund, venstre } = brevhoved.side.margen;
  const file = new Document({
    title: maerket ? `${maerket}: ${name}` : name,
    creator: brevhoved.afsender.navn,
    lastModifiedBy: brevhoved.afsender.navn,
    revision: 1,
    ...(kommentering
      ? { customProperties: [{ name: KENDEMAERKE_EGENSKAB, value: skrivKendemaerke(kommentering.kendemaerke) }] }
      : {}),
    numbering: { config: ramme.lister.config },
    hyphenation: { autoHyphenation: false },
    compatibility: { version: 15 },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: 11906, height: 16838 },
            margin: {
              top: twips(top),
              right: twips(hoejre),
              bottom: twips(bund),
              left: twips(venstre),
              header: twips(Math.min(13, top / 2)),
              footer: twips(Math.min(14, bund / 2)),
            },
          },
        },
        headers,
        footers,
        children: children.length > 0 ? children : [new Paragraph({})],
      },
    ],
  });
  return faerdigPakke(file, {
    brevhoved,
    tid: `${String(doc.attrs.dato ?? NO_DATE)}T12:00:00Z`,
    tabeller: ramme.tabeller.map(({ attrs }) =>
      typeof attrs.beskrivelse === 'string' ? oneLine(attrs.beskrivelse) : null,
    ),
    udvidelse: kommentering && {
      kommentarer: kommentering.plan.kommentarer,
      kendemaerke: kommentering.kendemaerke,
    },
  });
}
