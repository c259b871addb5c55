// Indstillinger: the lists of recipients, one person a line, as they are typed or pasted.
import type { Modtagerliste } from '../../db/modtagerlister.ts';
import type { Organ } from '../../db/organer.ts';
import { skrivModtagere } from '../mail/adresse.ts';
import { tekster } from '../tekster.ts';
import { felt, vaelg } from './felter.ts';
import { html, type Indhold } from './html.ts';
import { ramme, type Svar } from './indstillinger.ts';

const t = tekster.udsendelse.lister;

/** What the fields of the form begin with. */
export interface Felter {
  readonly navn: string;
  /** "" = everybody's. */
  readonly organ: string;
  readonly modtagere: string;
}

export function listerside(
  svar: Svar,
  lister: readonly Modtagerliste[],
  organer: readonly Organ[],
  { maa, felter }: { readonly maa: (liste: Modtagerliste) => boolean; readonly felter: Felter },
): string {
  const navne = new Map(organer.map(({ id, navn }) => [id, navn]));
  const raekke = (liste: Modtagerliste) => html`<tr><th scope="row">${liste.navn}${
    liste.deltagere && html`<br><span class="svag lille">${t.deltagere}</span>`
  }</th><td>${liste.organ === null ? t.alle : navne.get(liste.organ)}</td><td>${tekster.udsendelse.personer(liste.modtagere.length)}</td>
<td>${maa(liste) && html`<a href="/indstillinger/modtagerlister/${liste.id}" aria-label="${t.ret(liste.navn)}">${t.retKort}</a>`}</td></tr>`;
  const valg = [
    ...organer.map(({ id, navn }) => ({ vaerdi: id, tekst: navn })),
    ...(svar.bruger.rolle === 'administrator' ? [{ vaerdi: '', tekst: t.alle }] : []),
  ];
  return ramme(
    svar,
    'modtagerlister',
    html`<section class="afsnit"><h2>${t.titel}</h2><p class="indledning">${t.indledning}</p>
${
  lister.length === 0
    ? html`<p class="svag">${t.ingen}</p>`
    : html`<table class="tavle"><thead><tr><th scope="col">${t.navn}</th><th scope="col">${t.organ}</th><th scope="col">${t.antal}</th><th scope="col"><span class="sr-only">${t.retKort}</span></th></tr></thead>
<tbody>${lister.map(raekke)}</tbody></table>`
}</section>
<section class="afsnit smal"><h2>${t.ny}</h2>
<form method="post" action="/indstillinger/modtagerlister">
${felt({ navn: 'navn', label: t.navn, vaerdi: felter.navn, paakraevet: true, max: 100, autocomplete: 'off' })}
${vaelg('organ', t.organ, valg, felter.organ)}
${personer(felter.modtagere)}
<p class="handlinger"><button class="button button-primary" type="submit">${t.opret}</button></p></form></section>`,
  );
}

export function listeside(svar: Svar, liste: Modtagerliste, felter: Felter | null): string {
  const sti = `/indstillinger/modtagerlister/${liste.id}`;
  return ramme(
    svar,
    'modtagerlister',
    html`<section class="afsnit smal"><p><a href="/indstillinger/modtagerlister">${t.tilbage}</a></p><h2>${t.ret(liste.navn)}</h2>
<form method="post" action="${sti}">
${felt({ navn: 'navn', label: t.navn, vaerdi: felter?.navn ?? liste.navn, paakraevet: true, max: 100, autocomplete: 'off' })}
${personer(felter?.modtagere ?? skrivModtagere(liste.modtagere))}
<p class="handlinger"><button class="button button-primary" type="submit">${t.gem}</button></p></form>
<form method="post" action="${sti}/slet"><p class="handlinger"><button class="button farlig" type="submit">${t.slet}</button></p></form></section>`,
  );
}

function personer(value: string): Indhold {
  return html`<div class="felt"><label class="form-label" for="f-modtagere">${t.hvem}</label>
<textarea class="form-input" id="f-modtagere" name="modtagere" rows="12" placeholder="${t.eksempel}" aria-describedby="f-modtagere-h" autocapitalize="none" spellcheck="false">${value}</textarea>
<p class="hjaelp" id="f-modtagere-h">${t.hjaelp}</p></div>`;
}
