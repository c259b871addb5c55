// The PDF of a referat: tagged, readable aloud and fit for archives (PDF/UA-1 and PDF/A-2a in one file). Pure: the same
// input gives the same bytes. Lines and pages are laid out here; pdfkit writes the objects (see DECISIONS.md).
import { AppError } from '../../editor/model/fejl.ts';
import { oneLine, titel } from '../../editor/model/indhold.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { udfyldt } from '../../editor/model/udfyldt.ts';
import { writeFil } from './pdf/fil.ts';
import { Ombryder } from './pdf/ombryder.ts';
import { opstil } from './pdf/opstilling.ts';
import { Skrifter } from './pdf/side.ts';
import { foersteTop, tegnRundt } from './pdf/sidehoved.ts';
import { begyndelse } from './pdf/sted.ts';
import { Element } from './pdf/struktur.ts';
import { typografi } from './pdf/typografi.ts';
import type { Vedhaeftning } from './pdf/vedhaeftning.ts';
import type { Udskrift } from './udskrift.ts';
import { maerke } from './udskrift.ts';

/** The date of a file whose meeting has none. */
const NO_DATE = '2000-01-01';
/** A title is shown whole in the text, and cut to this where it only names the file. */
const MAX_TITLE = 500;

/** The largest document that is set as pages: three times 344 pages. More would take more memory than a file is worth. */
const MAX_TEGN = 4_000_000;

/** Renders a PDF. Throws AppError for a character no face has, and for an image that is missing or unreadable. */
export async function renderPdf(udskrift: Udskrift): Promise<Uint8Array> {
  return skrivPdf(udskrift, []);
}

/** The same with files inside: then it is PDF/A-3a, which allows them. */
export async function skrivPdf(udskrift: Udskrift, vedhaeftninger: readonly Vedhaeftning[]): Promise<Uint8Array> {
  const { doc: hele, brevhoved, fil } = udskrift;
  const maerket = maerke(udskrift);
  const doc = udfyldt(hele);
  if (doc.nodeSize > MAX_TEGN)
    throw new AppError(
      'for-stor',
      'Referatet er for langt til en PDF. Del det op, eller hent det som Word eller ren tekst.',
    );
  const roster = rosterOf(doc);
  const { moede } = roster;
  const look = typografi(brevhoved);
  const skrifter = new Skrifter();
  const rod = new Element('Document');

  const sted = begyndelse(rod, look, roster, fil);
  opstil(doc, sted);
  const ombryder = new Ombryder(look, skrifter, foersteTop({ brevhoved, typografi: look, moede }));
  ombryder.saet(sted.ud);

  const navn = cut(titel(doc, roster)) || 'Referat';
  tegnRundt(ombryder.sider, { brevhoved, typografi: look, moede, titel: navn, maerket });
  for (const side of ombryder.sider) side.slut();

  return writeFil(
    { sider: ombryder.sider, bogmaerker: ombryder.bogmaerker, rod, skrifter, papir: look.papir, vedhaeftninger },
    {
      titel: maerket ? `${maerket}: ${navn}` : navn,
      afsender: brevhoved.afsender.navn,
      emne: oneLine(['Referat', moede.sagsnr ? `sagsnr. ${moede.sagsnr}` : ''].filter(Boolean).join(', ')),
      dato: new Date(`${moede.dato ?? NO_DATE}T12:00:00Z`),
    },
  );
}

/** A title of a reasonable length for metadata and page heads. */
function cut(text: string): string {
  const chars = [...text.slice(0, 2 * MAX_TITLE)];
  return chars.length > MAX_TITLE ? `${chars.slice(0, MAX_TITLE).join('')}…` : text;
}
