// A referat as Akoma Ntoso 3.0 (OASIS LegalDocML, akn-core 1.0): the debate with who spoke, its parts and its facts as data.
// The referat's own text is that of preface, debateBody and conclusions; the cover page holds sender and draft mark.
import { titel } from '../../editor/model/indhold.ts';
import { type Moede, rosterOf } from '../../editor/model/roster.ts';
import { udfyldt } from '../../editor/model/udfyldt.ts';
import { aknBlok, Taeller } from './akn/blokke.ts';
import { AFSENDER, Henvisninger, navnedel } from './akn/henvisninger.ts';
import type { Udskrift } from './udskrift.ts';
import { maerke } from './udskrift.ts';
import { element, undslip } from './xml.ts';

const NAVNERUM = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0';

/** Where the schema wants a date and the referat has none. */
const NO_DATE = '0001-01-01';

/** The XML. Throws AppError where an image is gone or cannot be read. */
export function renderAkn(udskrift: Udskrift): string {
  const doc = udfyldt(udskrift.doc);
  const roster = rosterOf(doc);
  const { brevhoved } = udskrift;
  const maerket = maerke(udskrift);
  const henvisninger = new Henvisninger(doc, roster, brevhoved.afsender.navn);
  const sted = {
    roster,
    henvisninger,
    sti: '',
    kunBlokke: false,
    taeller: new Taeller(),
    fil: (sha: string) => udskrift.fil(sha),
  };
  const name = titel(doc, roster) || 'Referat';
  const meta = [identification({ name, moede: roster.moede, udskrift }), henvisninger.xml()].join('\n');
  const cover = [
    element('p', {}, element('docProponent', {}, undslip(brevhoved.afsender.navn))),
    ...(maerket ? [element('p', {}, element('docStatus', {}, undslip(maerket)))] : []),
  ].join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="${NAVNERUM}">
<debate name="referat">
<meta>
${meta}
</meta>
<coverPage>
${cover}
</coverPage>
${aknBlok(doc, sted)}</debate>
</akomaNtoso>
`;
}

interface Kendsgerninger {
  readonly name: string;
  readonly moede: Moede;
  readonly udskrift: Udskrift;
}

/** Work, expression and manifestation (Akoma Ntoso Naming Convention 1.0, § 4), of what the referat knows of itself. */
function identification({ name, moede, udskrift }: Kendsgerninger): string {
  const { brevhoved, udkast } = udskrift;
  const maerket = maerke(udskrift);
  const nummer = navnedel(moede.sagsnr ?? '') || navnedel(name) || 'referat';
  const work = ['/akn/dk/debate', navnedel(brevhoved.afsender.navn), moede.dato, nummer].filter(Boolean).join('/');
  const expression = `${work}/dan@`;
  const value = (tag: string, given: string): string => element(tag, { value: given });
  const date = moede.dato
    ? element('FRBRdate', { date: moede.dato, name: 'moede' })
    : element('FRBRdate', { date: NO_DATE, name: 'ukendt' });
  const author = element('FRBRauthor', { href: `#${AFSENDER}` });
  const alias = element('FRBRalias', { name: 'titel', value: maerket ? `${maerket}: ${name}` : name });
  const level = (tag: string, parts: readonly string[]): string =>
    element(tag, {}, `\n${parts.filter(Boolean).join('\n')}\n`);
  const levels = [
    level('FRBRWork', [
      value('FRBRthis', `${work}/!main`),
      value('FRBRuri', work),
      alias,
      date,
      author,
      value('FRBRcountry', 'dk'),
      moede.sagsnr ? value('FRBRnumber', moede.sagsnr) : '',
    ]),
    level('FRBRExpression', [
      value('FRBRthis', `${expression}/!main`),
      value('FRBRuri', expression),
      date,
      author,
      // A draft is nothing to rely on; whether a referat is approved is not known here.
      udkast ? value('FRBRauthoritative', 'false') : '',
      element('FRBRlanguage', { language: 'dan' }),
    ]),
    level('FRBRManifestation', [
      value('FRBRthis', `${expression}/!main.xml`),
      value('FRBRuri', `${expression}.akn`),
      date,
      author,
      value('FRBRformat', 'application/akn+xml'),
    ]),
  ];
  return element('identification', { source: `#${AFSENDER}` }, `\n${levels.join('\n')}\n`);
}
