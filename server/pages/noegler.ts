// Indstillinger: the keys of other systems. A key stands on the page that made it and nowhere else.
import type { Noegleraekke } from '../../db/noegler.ts';
import type { Organ } from '../../db/organer.ts';
import { opremsning, tekster } from '../tekster.ts';
import { felt, krydser, vaelg } from './felter.ts';
import { html, type Indhold } from './html.ts';
import { ramme, type Svar } from './indstillinger.ts';
import { langTid } from './tid.ts';

const t = tekster.noegler;

interface Noegleside extends Svar {
  readonly noegler: readonly Noegleraekke[];
  readonly organer: readonly Organ[];
  readonly lavet: { readonly navn: string; readonly noegle: string } | null;
  readonly now: number;
}

export function noegleside(side: Noegleside): string {
  const { noegler, organer, lavet } = side;
  return ramme(
    side,
    'noegler',
    html`${lavet && html`<section class="afsnit smal" role="status"><h2>${t.lavet(lavet.navn)}</h2><p class="engangslink">${lavet.noegle}</p><p class="hjaelp">${t.lavetTekst}</p></section>`}
<section class="afsnit"><h2>${t.titel}</h2><p class="indledning">${t.indledning}</p><p><a href="/api/v1/openapi.json">${t.beskrivelse}</a></p>
${noegler.length === 0 ? html`<p class="svag">${t.ingen}</p>` : tavle(side)}</section>
<section class="afsnit kort-side"><h2>${t.ny}</h2>
<form method="post" action="/indstillinger/noegler">
${felt({ navn: 'navn', label: t.navn, eksempel: t.navnEksempel, paakraevet: true, max: 100, autocomplete: 'off' })}
${vaelg(
  'omfang',
  t.omfang,
  (['offentlig', 'fuld'] as const).map((one) => ({ vaerdi: one, tekst: t.omfangvalg[one] })),
  'offentlig',
)}
${krydser(
  'organ',
  t.organer,
  organer.map(({ id, navn }) => ({ vaerdi: id, tekst: navn })),
  organer.length === 1 ? organer.map(({ id }) => id) : [],
)}
<p class="handlinger"><button class="button button-primary" type="submit">${t.lav}</button></p></form></section>`,
  );
}

function tavle({ noegler, organer, now }: Noegleside): Indhold {
  const navne = new Map(organer.map(({ id, navn }) => [id, navn]));
  return html`<table class="tavle"><thead><tr><th scope="col">${t.navn}</th><th scope="col">${t.omfang}</th><th scope="col">${t.organer}</th><th scope="col">${t.brugt}</th><th scope="col">${t.tilstand}</th><th scope="col"><span class="sr-only">${t.handling}</span></th></tr></thead>
<tbody>${noegler.map(
    ({
      id,
      navn,
      omfang,
      organer: egne,
      brugt,
      spaerret,
    }) => html`<tr><th scope="row">${navn}</th><td>${t.omfangvalg[omfang]}</td>
<td>${opremsning(egne.flatMap((one) => navne.get(one) ?? []))}</td><td>${brugt === null ? t.aldrig : t.brugtTid(langTid(brugt, now))}</td>
<td>${spaerret === null ? t.gaelder : t.spaerret(langTid(spaerret, now))}</td><td>${
      spaerret === null &&
      html`<details class="fold"><summary aria-label="${t.spaer(navn)}">${t.handling}</summary><form method="post" action="/indstillinger/noegler/${id}/spaer"><p class="hjaelp">${t.spaerTekst}</p><p class="handlinger"><button class="button farlig" type="submit">${t.spaer(navn)}</button></p></form></details>`
    }</td></tr>`,
  )}</tbody></table>`;
}
