// Indstillinger: one's own account, and for administrators the accounts and the organs. Plain forms.
import type { Bruger } from '../../db/brugere.ts';
import type { Organ } from '../../db/organer.ts';
import { afgoer, roller } from '../access/policy.ts';
import { type Besked, opremsning, tekster } from '../tekster.ts';
import { felt, krydser, vaelg } from './felter.ts';
import { type Html, html, type Indhold } from './html.ts';
import { besked, side } from './ramme.ts';

const t = tekster.indstillinger;

/** What every settings page shows: who is there, and an answer to what was just done. */
export interface Svar {
  readonly bruger: Bruger;
  readonly besked: Besked | null;
  readonly fejl: string | null;
}

export type Fane =
  | 'konto'
  | 'forkortelser'
  | 'modtagerlister'
  | 'brugere'
  | 'organer'
  | 'brevhoveder'
  | 'udseende'
  | 'noegler';

/** A settings page: the menu of those one may see, an answer to what was just done, and its own content. */
export function ramme(svar: Svar, her: Fane, indhold: Indhold): string {
  const faner = [
    ['konto', '/indstillinger', t.konto, 'egen-konto'],
    ['forkortelser', '/indstillinger/forkortelser', tekster.forkortelser.titel, 'egen-konto'],
    ['modtagerlister', '/indstillinger/modtagerlister', tekster.udsendelse.lister.titel, 'modtagerlister'],
    ['brugere', '/indstillinger/brugere', t.brugere, 'brugere'],
    ['organer', '/indstillinger/organer', t.organer, 'organer'],
    ['brevhoveder', '/indstillinger/brevhoveder', tekster.brevhoveder.titel, 'brevhoveder'],
    ['udseende', '/indstillinger/udseende', tekster.udseende.titel, 'brevhoveder'],
    ['noegler', '/indstillinger/noegler', tekster.noegler.titel, 'noegler'],
  ] as const;
  const mine = faner.filter(([, , , handling]) => afgoer(handling, svar.bruger, null) === 'ja');
  return side({
    titel: faner.find(([navn]) => navn === her)?.[2] ?? t.titel,
    main: 'side',
    bruger: svar.bruger,
    her: 'indstillinger',
    indhold: html`<div class="sidehoved"><h1>${t.titel}</h1></div>
${
  mine.length > 1 &&
  html`<nav class="undermenu" aria-label="${t.titel}">${mine.map(
    ([navn, href, tekst]) => html`<a href="${href}"${navn === her && html` aria-current="page"`}>${tekst}</a>`,
  )}</nav>`
}
${svar.besked && besked(tekster.beskeder[svar.besked])}${svar.fejl && besked(svar.fejl, 'fejl')}
${indhold}`,
  });
}

const k = tekster.egenpost.konto;

export function kontoside(svar: Svar, organer: readonly Organ[], mail: string): string {
  const { bruger } = svar;
  const kode = { type: 'password', paakraevet: true } as const;
  return ramme(
    svar,
    'konto',
    html`<section class="afsnit smal"><h2>${bruger.navn}</h2>
<table class="tavle"><tbody>
<tr><th scope="row">${t.logIndMed}</th><td>${bruger.brugernavn}</td></tr>
<tr><th scope="row">${t.dinRolle}</th><td>${tekster.rolle[bruger.rolle]}</td></tr>
<tr><th scope="row">${t.dineOrganer}</th><td>${opremsning(organer.map(({ navn }) => navn)) || t.ingenOrganer}</td></tr>
</tbody></table></section>
<section class="afsnit kort-side"><h2>${k.titel}</h2>
<form method="post" action="/indstillinger/mail">
${felt({ navn: 'mail', label: k.mail, vaerdi: mail, hjaelp: k.hjaelp, autocomplete: 'email', max: 254 })}
<p class="handlinger"><button class="button" type="submit">${k.gem}</button></p></form></section>
<section class="afsnit kort-side"><h2>${t.skiftKode}</h2>
<form method="post" action="/indstillinger/adgangskode">
<input class="sr-only" type="text" name="username" value="${bruger.brugernavn}" autocomplete="username" tabindex="-1" aria-hidden="true" readonly>
${felt({ ...kode, navn: 'nuvaerende', label: t.nuvaerende, autocomplete: 'current-password' })}
${felt({ ...kode, navn: 'adgangskode', label: t.ny, hjaelp: tekster.start.adgangskodeHjaelp, autocomplete: 'new-password' })}
<p class="handlinger"><button class="button" type="submit">${t.skift}</button></p></form></section>`,
  );
}

const b = tekster.brugere;

const rollevalg = roller.map((rolle) => ({
  vaerdi: rolle,
  tekst: `${tekster.rolle[rolle]}: ${tekster.rollehjaelp[rolle]}`,
}));

function organkrydser(organer: readonly Organ[], valgte: readonly string[]): Html {
  return krydser(
    'organ',
    b.organer,
    organer.map(({ id, navn }) => ({ vaerdi: id, tekst: navn })),
    valgte,
  );
}

/** A link that was just made; it is shown this once. */
export interface Link {
  readonly navn: string;
  readonly adresse: string;
}

function linkboks({ navn, adresse }: Link): Html {
  return html`<section class="afsnit smal" role="status"><h2>${b.linkTitel(navn)}</h2><p class="engangslink">${adresse}</p><p class="hjaelp">${b.linkTekst}</p></section>`;
}

export function brugereside(
  svar: Svar,
  brugere: readonly Bruger[],
  organer: readonly Organ[],
  link: Link | null,
): string {
  const navne = new Map(organer.map(({ id, navn }) => [id, navn]));
  const raekke = (bruger: Bruger) => html`<tr>
<th scope="row">${bruger.navn}${bruger.id === svar.bruger.id && html` <span class="svag">(${b.dig})</span>`}<br><span class="svag lille">${bruger.brugernavn}</span></th>
<td>${tekster.rolle[bruger.rolle]}</td>
<td>${opremsning(bruger.organer.flatMap((id) => navne.get(id) ?? []))}</td>
<td>${bruger.spaerret ? b.spaerret : bruger.aktiv ? b.aktiv : b.inviteret}</td>
<td><a href="/indstillinger/brugere/${bruger.id}" aria-label="${b.ret(bruger.navn)}">${b.handling}</a></td></tr>`;
  return ramme(
    svar,
    'brugere',
    html`${link && linkboks(link)}
<section class="afsnit"><h2>${b.titel}</h2><p class="indledning">${b.indledning}</p>
<table class="tavle"><thead><tr><th scope="col">${b.navn}</th><th scope="col">${b.rolle}</th><th scope="col">${b.organer}</th><th scope="col">${b.tilstand}</th><th scope="col"><span class="sr-only">${b.handling}</span></th></tr></thead>
<tbody>${brugere.map(raekke)}</tbody></table></section>
<section class="afsnit kort-side"><h2>${b.inviter}</h2>
<form method="post" action="/indstillinger/brugere">
${felt({ navn: 'navn', label: b.navn, paakraevet: true, max: 100, autocomplete: 'off' })}
${felt({ navn: 'brugernavn', label: tekster.start.brugernavn, hjaelp: tekster.start.brugernavnHjaelp, paakraevet: true, max: 100, autocomplete: 'off' })}
${vaelg('rolle', b.rolle, rollevalg, 'referent')}
${organkrydser(organer, organer.length === 1 ? organer.map(({ id }) => id) : [])}
<p class="handlinger"><button class="button button-primary" type="submit">${b.inviterKnap}</button></p></form></section>`,
  );
}

export function brugerside(svar: Svar, bruger: Bruger, organer: readonly Organ[]): string {
  const sti = `/indstillinger/brugere/${bruger.id}`;
  return ramme(
    svar,
    'brugere',
    html`<section class="afsnit kort-side"><p><a href="/indstillinger/brugere">${b.tilbage}</a></p><h2>${b.ret(bruger.navn)}</h2>
<form method="post" action="${sti}">
${felt({ navn: 'navn', label: b.navn, vaerdi: bruger.navn, paakraevet: true, max: 100, autocomplete: 'off' })}
${vaelg('rolle', b.rolle, rollevalg, bruger.rolle)}
${organkrydser(organer, bruger.organer)}
<p class="handlinger"><button class="button button-primary" type="submit">${b.gem}</button></p></form></section>
<section class="afsnit kort-side"><h2>${b.tilstand}</h2>
<form method="post" action="${sti}/link"><p class="hjaelp">${b.nytLinkTekst}</p><p class="handlinger"><button class="button" type="submit">${b.nytLink}</button></p></form>
${
  bruger.id !== svar.bruger.id &&
  html`<form method="post" action="${sti}/adgang"><input type="hidden" name="spaerret" value="${bruger.spaerret ? 'nej' : 'ja'}"><p class="handlinger"><button class="button${!bruger.spaerret && ' farlig'}" type="submit">${bruger.spaerret ? b.aabn : b.spaer}</button></p></form>`
}</section>`,
  );
}

const o = tekster.organer;

const typevalg = Object.entries(tekster.organtype).map(([vaerdi, tekst]) => ({ vaerdi, tekst }));

function toPersonerKryds(valgt: boolean): Html {
  return html`<p class="felt"><label class="kryds"><input type="checkbox" name="to-personer" value="ja"${valgt && html` checked`}>${o.toPersoner}</label></p>`;
}

export function organerside(
  svar: Svar,
  organer: readonly Organ[],
  antal: ReadonlyMap<string, { brugere: number; referater: number }>,
): string {
  const raekke = ({ id, navn, type, toPersoner }: Organ) => {
    const { brugere = 0, referater = 0 } = antal.get(id) ?? {};
    const sti = `/indstillinger/organer/${id}`;
    return html`<tr><th scope="row">${navn}</th><td>${type in tekster.organtype ? tekster.organtype[type as keyof typeof tekster.organtype] : type}</td><td>${o.antal(brugere, referater)}${toPersoner && html` · ${o.toPersonerKort}`}</td>
<td><details class="fold"><summary aria-label="${o.ret(navn)}">${b.handling}</summary>
<form method="post" action="${sti}">
${felt({ navn: 'navn', id: `f-navn-${id}`, label: o.navn, vaerdi: navn, paakraevet: true, max: 100, autocomplete: 'off' })}
${vaelg('type', o.type, typevalg, type, `f-type-${id}`)}
${toPersonerKryds(toPersoner)}
<p class="handlinger"><button class="button" type="submit">${o.gem}</button></p></form>
${referater === 0 && html`<form method="post" action="${sti}/slet"><p class="handlinger"><button class="button farlig" type="submit">${o.slet}</button></p></form>`}
</details></td></tr>`;
  };
  return ramme(
    svar,
    'organer',
    html`<section class="afsnit"><h2>${o.titel}</h2><p class="indledning">${o.indledning}</p>
<table class="tavle"><thead><tr><th scope="col">${o.navn}</th><th scope="col">${o.type}</th><th scope="col">${o.indhold}</th><th scope="col"><span class="sr-only">${b.handling}</span></th></tr></thead>
<tbody>${organer.map(raekke)}</tbody></table></section>
<section class="afsnit kort-side"><h2>${o.nyt}</h2>
<form method="post" action="/indstillinger/organer">
${felt({ navn: 'navn', label: o.navn, paakraevet: true, max: 100, autocomplete: 'off' })}
${vaelg('type', o.type, typevalg, 'dialogforum')}
${toPersonerKryds(false)}
<p class="handlinger"><button class="button button-primary" type="submit">${o.opret}</button></p></form></section>`,
  );
}
