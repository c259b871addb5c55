// The participant's page: what is asked of them and until when, the draft, their answer. Everything on it works without a
// script; the script adds choosing words, and keeping what was typed.
import { titel } from '../../editor/model/indhold.ts';
import { fristTekst } from '../hoering/frist.ts';
import type { Tidligere, Visning } from '../hoering/visning.ts';
import { tekster } from '../tekster.ts';
import { type Html, html, type Indhold } from './html.ts';
import { besked, side } from './ramme.ts';
import { udkasttop } from './udkastadgang.ts';
import { type Egne, findEgne, papir } from './udkastpapir.ts';
import { skrivform } from './udkastskriv.ts';
import { type Traadramme, tidligerelinje, traadlinje } from './udkasttraad.ts';

const t = tekster.udkast;

export interface Udkastside {
  readonly visning: Visning;
  readonly mineFoerst: boolean;
  /** Whether there is an earlier draft that they saw. */
  readonly foer: boolean;
  /** What they wrote in earlier rounds. */
  readonly tidligere: readonly Tidligere[];
  readonly besked: keyof typeof t.beskeder | null;
  readonly now: number;
  nummer(): string;
}

export function udkastside(u: Udkastside): string {
  const { visning, now } = u;
  const { inviteret, kopi, aaben } = visning;
  const egne = findEgne(kopi.doc, kopi.person(inviteret.deltager));
  const navn = titel(kopi.doc, kopi.roster) || t.uden;
  const ramme: Traadramme = { hoering: inviteret.hoering, kopi, aaben, now, nummer: u.nummer };
  return side({
    titel: t.titel(navn),
    top: udkasttop(true),
    udkast: 'script',
    body: 'udkastside',
    main: 'udkast',
    indhold: html`${hoved(u, egne)}
${papir({ visning, egne, ramme, mineFoerst: u.mineFoerst })}
<aside class="svar" aria-label="${t.panel.navn}" data-panel="">${panel(visning, u.tidligere, now)}</aside>
${aaben && html`<template id="ark">${skrivform({ hoering: inviteret.hoering, ind: null, citat: null, tekst: '', fejl: null, helt: false })}</template>`}
<div class="sr-only" role="status" aria-live="polite" data-melding=""></div>
<div class="udkastdata" hidden data-udkast="/udkast/${inviteret.hoering}" data-mig="${inviteret.hoering}-${inviteret.nr}" data-rev="${visning.rev}" data-stand="${panelstand(visning)}"${Object.entries(t.script).map(([key, words]) => html` data-t-${key.toLowerCase()}="${words}"`)} data-t-markeret="${t.skriv.markeret}" data-t-slettet="${tekster.historik.slettet}" data-t-tilfoejet="${tekster.historik.tilfoejet}" data-t-slut="${tekster.historik.slut}"></div>`,
  });
}

/** What is asked, until when, and where they are named. */
function hoved({ visning, mineFoerst, foer, besked: nyt, now }: Udkastside, egne: Egne): Html {
  const { inviteret, kopi, aaben } = visning;
  const { navn, deltager, runde, hoering } = inviteret;
  const h = t.hoved;
  const person = kopi.person(deltager);
  const sti = `/udkast/${hoering}`;
  const [first] = egne.indlaeg;
  const [line] = egne.linjer;
  const andre = egne.linjer.length;
  return html`<section class="frist" aria-label="${h.omUdkastet}">
<p class="hvem"><b>${navn}</b>${person === null ? h.rigtigt : h.gengivet}</p>
${nyt && besked(t.beskeder[nyt])}
<dl>
<dt>${aaben ? h.svarSenest : h.fristen}</dt><dd><b>${fristTekst(runde.frist, now).replace('kl. ', 'kl.\u00a0')}</b></dd>
${
  person !== null &&
  html`<dt>${h.naevnt}</dt><dd>${first && html`<a href="#e-${first.attrs.id}">${h.indlaeg(egne.indlaeg.length)}</a>`}${first && line && h.og}${line && html`<a href="#b-${line}">${first ? h.andreSteder(andre) : h.steder(andre)}</a>`}${!first && !line && h.ingenSteder}</dd>`
}
</dl>
${runde.nr > 1 && html`<p class="lille">${h.runde(runde.nr)} ${foer && html`<a href="${sti}/aendringer">${h.aendret}</a>`}</p>`}
${
  first &&
  html`<p class="lille visning"><a href="${sti}${!mineFoerst && '?vis=mine'}">${mineFoerst ? h.heleUdkastet : h.mineFoerst}</a> <span class="tast">${h.tast}</span></p>`
}
${aaben && html`<p class="lille"><a href="${sti}/word">${tekster.word.linkDeltager}</a></p>`}
</section>`;
}

/** All that the panel shows but for threads, in a word. */
export function panelstand({ inviteret: { svar, runde }, aaben }: Pick<Visning, 'inviteret' | 'aaben'>): string {
  return `${svar ?? ''}.${runde.frist}.${aaben ? 'aaben' : 'lukket'}`;
}

/** The answer, and what can be answered now. */
export function panel({ inviteret, traade, aaben }: Visning, tidligere: readonly Tidligere[], now: number): Html {
  const { svar, hoering, runde } = inviteret;
  const p = t.panel;
  const sti = `/udkast/${hoering}/svar`;
  const mine = traade.filter(({ egen }) => egen);
  const gyldige = mine.filter(({ stand }) => stand !== 'trukket').length;
  const knap = (value: string, words: string, klasse: string): Html =>
    html`<form method="post" action="${sti}" data-send="svaret"><button class="button ${klasse}" name="svar" value="${value}" type="submit">${words}</button></form>`;
  const ud = html`<form method="post" action="/udkast/${hoering}/ud" class="ud" data-ud=""><button class="somlink" type="submit">${p.ud}</button></form>`;
  const foer = [...new Set(tidligere.map((one) => one.runde))].map((nr) => {
    const rows = tidligere.filter((one) => one.runde === nr).map(tidligerelinje);
    return html`<h2>${p.fraUdkast(nr)}</h2><ul class="dine">${rows}</ul>`;
  });
  const liste: Indhold = [
    mine.length > 0 && html`<h2>${p.dine}</h2><ul class="dine">${mine.map(traadlinje)}</ul>`,
    foer,
  ];
  if (!aaben)
    return html`<div class="stilling"><h2 class="overskrift">${p.lukket}</h2>${svar && html`<p>${p.svaret[svar]}</p>`}<p>${svar || gyldige > 0 ? p.lukketMedSvar : p.lukketUdenSvar}</p></div><div class="mere">${liste}${ud}</div>`;
  if (svar !== null)
    return html`<div class="stilling"><h2 class="overskrift">${p.svaret[svar]}</h2><p>${p.tak} ${p.indtil(fristTekst(runde.frist, now))}</p>${knap('fortryd', p.fortryd, 'lav')}</div><div class="mere">${liste}${ud}</div>`;
  if (gyldige > 0)
    return html`<div class="stilling">${knap('faerdig', p.faerdig, 'button-primary stor')}<p>${p.sendte(gyldige)} ${p.flere}</p></div><div class="mere">${liste}${ud}</div>`;
  return html`<div class="stilling">${knap('ingen', p.ingen, 'button-primary stor')}<p><span class="med-script">${p.eller}</span><span class="uden-script">${p.ellerUden}</span></p></div><div class="mere">${liste}${ud}</div>`;
}
