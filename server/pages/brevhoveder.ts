// Indstillinger: the letterheads and which organ uses which. One that is edited has a page of its own (`brevhoved.ts`).
import type { Organ } from '../../db/organer.ts';
import { tekster } from '../tekster.ts';
import { vaelg } from './felter.ts';
import { html } from './html.ts';
import { ramme, type Svar } from './indstillinger.ts';

const t = tekster.brevhoveder;

interface Brevhovedlinje {
  readonly id: string;
  readonly navn: string;
  /** Made here; it can be edited. */
  readonly eget: boolean;
}

export interface Brevhovedside {
  readonly brevhoveder: readonly Brevhovedlinje[];
  readonly organer: readonly Organ[];
  /** By organ. */
  readonly valgte: ReadonlyMap<string, string>;
}

export function brevhovederside(svar: Svar, { brevhoveder, organer, valgte }: Brevhovedside): string {
  const raekke = ({ id, navn, eget }: Brevhovedlinje) => html`<tr><th scope="row">${navn}</th>
<td>${eget ? t.eget : t.medfoelger}</td>
<td><div class="handlinger taette">${eget && html`<a class="button lav" href="/indstillinger/brevhoveder/${id}" aria-label="${t.retNavn(navn)}">${t.ret}</a>`}<form method="post" action="/indstillinger/brevhoveder"><input type="hidden" name="kopi" value="${id}"><button class="button lav" type="submit" aria-label="${t.kopierNavn(navn)}">${t.kopier}</button></form></div></td></tr>`;
  const muligheder = brevhoveder.map(({ id, navn }) => ({ vaerdi: id, tekst: navn }));
  return ramme(
    svar,
    'brevhoveder',
    html`<section class="afsnit"><h2>${t.titel}</h2><p class="indledning">${t.indledning}</p>
<table class="tavle"><thead><tr><th scope="col">${t.navn}</th><th scope="col">${t.herkomst}</th><th scope="col"><span class="sr-only">${t.ret}</span></th></tr></thead>
<tbody>${brevhoveder.map(raekke)}</tbody></table></section>
<section class="afsnit kort-side"><h2>${t.organer}</h2><p class="hjaelp">${t.organerTekst}</p>
${organer.map(
  ({ id, navn }) => html`<form class="felt-og-knap" method="post" action="/indstillinger/organer/${id}/brevhoved">
${vaelg('brevhoved', navn, muligheder, valgte.get(id) ?? brevhoveder[0]?.id, `f-brevhoved-${id}`)}
<button class="button" type="submit" aria-label="${t.vaelgNavn(navn)}">${t.vaelg}</button></form>`,
)}</section>`,
  );
}
