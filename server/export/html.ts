// A referat as one HTML file that needs nothing else: readable by everyone, printable, without scripts.
import { titel } from '../../editor/model/indhold.ts';
import type { Roster } from '../../editor/model/roster.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { udfyldt } from '../../editor/model/udfyldt.ts';
import { sagslinjer } from './brevhoved.ts';
import { htmlBlok } from './html/blokke.ts';
import { css } from './html/stil.ts';
import { TOPNIVEAU } from './niveau.ts';
import type { Udskrift } from './udskrift.ts';
import { maerke } from './udskrift.ts';
import { attribut, dataUrl, undslip } from './xml.ts';

/** Nothing is fetched and nothing runs, wherever the file is opened. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/** The HTML. The referat's own text is that of `main`. Throws AppError where an image is gone or cannot be read. */
export function renderHtml(udskrift: Udskrift): string {
  const { brevhoved } = udskrift;
  const maerket = maerke(udskrift);
  const doc = udfyldt(udskrift.doc);
  const roster = rosterOf(doc);
  const name = titel(doc, roster) || 'Referat';
  const draft = maerket ? `<p class="udkast">${undslip(maerket)}</p>\n` : '';
  const foot =
    brevhoved.sidefod.length > 0 ? `<footer class="sidefod">${undslip(brevhoved.sidefod.join(' · '))}</footer>\n` : '';
  return `<!DOCTYPE html>
<html lang="da">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="${attribut(POLICY)}"/>
<title>${undslip(maerket ? `${maerket}: ${name}` : name)}</title>
<style>${css(brevhoved)}</style>
</head>
<body>
<header>
${hoved(udskrift, roster)}${draft}</header>
<main>
${htmlBlok(doc, { roster, niveau: TOPNIVEAU, fil: (sha) => udskrift.fil(sha) })}</main>
${foot}</body>
</html>
`;
}

function hoved({ brevhoved }: Udskrift, { moede }: Roster): string {
  const { afsender, logo, adresse } = brevhoved;
  const image = logo ? `<img src="${dataUrl(logo.data, logo.type)}" alt="${attribut(logo.alt)}"/>\n` : '';
  const sender = [`<strong>${undslip(afsender.navn)}</strong>`, afsender.linjer.map(undslip).join('<br/>')].join('');
  const facts = sagslinjer(brevhoved, moede);
  const sag = facts.length > 0 ? `<div class="sag">${facts.map(undslip).join('<br/>')}</div>\n` : '';
  const til = adresse.length > 0 ? `<div class="adresse">${adresse.map(undslip).join('<br/>')}</div>\n` : '';
  return `<div class="brevhoved">\n${image}<div class="afsender">${sender}</div>\n${sag}</div>\n${til}`;
}
