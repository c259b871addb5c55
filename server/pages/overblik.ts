// Overblik: the referater by what they wait for, the word beside the disc; search; an empty one that invites.
import type { Bruger } from '../../db/brugere.ts';
import { erIGang } from '../../db/hoeringer.ts';
import type { Referat } from '../../db/referater.ts';
import { milepaele } from '../../editor/model/forloeb.ts';
import { tilladte } from '../access/policy.ts';
import { fristTekst } from '../hoering/frist.ts';
import { type Besked, tekster } from '../tekster.ts';
import { glyf } from './glyffer.ts';
import { type Html, html, type Indhold } from './html.ts';
import { besked, side } from './ramme.ts';
import { dagTekst, kortTid } from './tid.ts';

const t = tekster.overblik;
const h = tekster.hoering;

/** The order in which a referat moves on. */
const TRIN = ['kladde', 'kommentering', 'godkendelse', 'godkendt', 'tilbagekaldt'] as const;
type Trin = (typeof TRIN)[number];

/** How many of each are shown before "Vis alle". */
const VIST: Readonly<Record<Trin, number>> = {
  kladde: 10,
  kommentering: 10,
  godkendelse: 10,
  godkendt: 3,
  tilbagekaldt: 3,
};

export interface Overblik {
  readonly bruger: Bruger;
  readonly referater: readonly Referat[];
  readonly soeg: string;
  /** Only this step, all of it. */
  readonly kun: string | null;
  readonly besked: Besked | null;
  /** The referat that the sentence is about, where it can be undone. */
  readonly om: string | null;
  readonly now: number;
}

/** What a referat is called in lists. */
export function kaldes({ navn, titel }: Pick<Referat, 'navn' | 'titel'>): string {
  return navn || titel || tekster.uden;
}

export function overblikside(o: Overblik): string {
  const tom = o.referater.length === 0 && o.soeg === '' && o.kun === null;
  return side({
    titel: tekster.ramme.overblik,
    main: 'side',
    bruger: o.bruger,
    her: 'overblik',
    indhold: html`<div class="sidehoved"><h1>${t.titel}</h1>
${o.bruger.organer.length > 0 && html`<a class="button button-primary" href="/referater/ny">${t.nyt}</a>`}</div>
${o.besked && besked([tekster.beskeder[o.besked], fortryd(o)])}
<div class="besked" data-grad="agt" role="status" id="usendt" hidden></div>
${tom ? tomt(o.bruger) : [soegefelt(o.soeg), liste(o)]}
<p class="under"><a href="/papirkurv">${t.papirkurv}</a></p>`,
  });
}

function fortryd({ besked: key, om }: Overblik): Indhold {
  if (key !== 'slettet' || om === null) return null;
  return html` <form class="h" method="post" action="/referater/${encodeURIComponent(om)}/papirkurv/op"><button class="somlink" type="submit">${tekster.beskeder.fortryd}</button></form>`;
}

function soegefelt(soeg: string): Html {
  return html`<form class="soeg" role="search" action="/" method="get">
${glyf('soeg')}
<label class="sr-only" for="s">${t.soeg}</label>
<input class="form-input" id="s" name="soeg" type="search" value="${soeg}" placeholder="${t.soegeord}" maxlength="200">
<button class="sr-only" type="submit">${t.soegKnap}</button>
</form>`;
}

function liste(o: Overblik): Indhold {
  const { referater, soeg, kun } = o;
  return [
    soeg !== '' && html`<p role="status">${t.fundet(referater.length, soeg)}</p>`,
    soeg !== '' && referater.length === 0 && html`<div class="tomt"><p>${t.intet}</p></div>`,
    TRIN.filter((trin) => kun === null || kun === trin).map((trin) =>
      gruppe(
        o,
        trin,
        referater.filter(({ status }) => status === trin),
      ),
    ),
    (soeg !== '' || kun !== null) && html`<p><a class="alle" href="/">${t.visAlt}</a></p>`,
  ];
}

function gruppe(o: Overblik, trin: Trin, alle: readonly Referat[]): Indhold {
  if (alle.length === 0) return null;
  const viste = o.kun === trin || o.soeg !== '' ? alle : alle.slice(0, VIST[trin]);
  const mine = trin === 'kladde' && alle.every(({ ejer }) => ejer === o.bruger.id);
  return html`<section class="trin" data-s="${trin}" aria-labelledby="trin-${trin}">
<header><h2 id="trin-${trin}">${glyf(trin)}${tekster.status[trin]} <span class="tal">${alle.length}</span></h2><p>${mine ? t.venterPaaDig : t.venterPaa[trin]}</p></header>
<div>${viste.map((referat) => raekke(o, referat))}${
    viste.length < alle.length &&
    html`<div class="raekke"><a class="alle" href="/?status=${trin}">${t.visAlle(alle.length, t.flertal[trin])}</a></div>`
  }</div>
</section>`;
}

function raekke(o: Overblik, referat: Referat): Html {
  const navn = kaldes(referat);
  return html`<div class="raekke">
<div><a class="navn" href="/referater/${referat.id}">${navn}</a><p class="hvor">${[referat.organnavn, referat.dato && dagTekst(referat.dato, o.now)].filter(Boolean).join(' · ')}</p></div>
<p class="venter">${venter(o, referat)}</p>
${valg(o.bruger, referat, navn)}
</div>`;
}

/** The right-hand column: what is missing or who has it, then when it was last touched. */
function venter({ bruger, now }: Overblik, referat: Referat): Indhold {
  const { status, huller, ejer, ejernavn, aendret, udgaver, godkendt, runde } = referat;
  const tid = kortTid(aendret, now);
  if (status === 'godkendt' && godkendt !== null)
    return [
      html`<span>${t.godkendt(udgaver, kortTid(godkendt, now))}</span>`,
      html`<span>${sket(referat, now)}</span>`,
    ];
  if (status === 'kommentering' && runde) {
    return [
      html`<a href="/referater/${referat.id}/hoering">${h.stand(runde, erIGang(runde, now) ? fristTekst(runde.frist, now) : null)}</a>`,
      html`<span>${t.aendret(tid)}</span>`,
    ];
  }
  if (status !== 'kladde') return html`<span>${t.aendret(tid)}</span>`;
  return [
    huller > 0 && t.huller(huller),
    udgaver > 0 && html`<span>${t.rettes(udgaver)}</span>`,
    ejer !== bruger.id && html`<span>${t.skrivesAf(ejernavn)}</span>`,
    html`<span>${t.skrevet(tid)}</span>`,
  ];
}

/** What has happened to the approved version, the latest first: "Udsendt i går". */
function sket({ milepaele: dage }: Referat, now: number): string {
  return milepaele
    .flatMap((art) => (dage[art] === undefined ? [] : [{ art, dag: dage[art] }]))
    .sort((a, b) => (a.dag < b.dag ? 1 : -1))
    .map(({ art, dag }) => `${tekster.godkendelse.milepaele.navne[art]} ${dagTekst(dag, now)}`)
    .join(' · ');
}

/** The menu of a row: what the table of access allows, nothing else. */
function valg(bruger: Bruger, referat: Referat, navn: string): Html {
  const m = tekster.menu;
  const maa = tilladte(bruger, { ...referat, slettet: referat.slettet !== null });
  const sti = `/referater/${referat.id}`;
  const link = (til: string, tekst: string, farlig = false) =>
    html`<a class="punktet${farlig && ' farlig'}" href="${sti}/${til}">${tekst}</a>`;
  return html`<details class="menu">
<summary class="prikker" aria-label="${t.flere(navn)}">${glyf('prikker')}</summary>
<div class="svaevende">
${maa.includes('kontroller') && link('kontrol', m.kontrol)}
${maa.includes('laes-hoering') && (maa.includes('aabn-hoering') || referat.runde !== null) && link('hoering', h.titel)}
${maa.includes('laes') && link('godkendelse', m.godkendelse)}
${maa.includes('eksporter') && link('eksport', m.eksport)}
${maa.includes('udsend') && link('udsendelse', m.udsendelse)}
${maa.includes('laes') && link('bilag', m.bilag)}
${maa.includes('laes') && link('historik', m.historik)}
<hr>
${maa.includes('omdoeb') && link('navn', m.omdoeb)}
${maa.includes('kopier') && html`<form method="post" action="${sti}/kopi"><button class="punktet" type="submit">${m.dupliker}</button></form>`}
${maa.includes('giv-videre') && link('ejer', m.givVidere)}
${maa.includes('slet') && html`<hr>${link('slet', m.slet, true)}`}
</div>
</details>`;
}

function tomt({ organer }: Bruger): Html {
  if (organer.length === 0) return html`<div class="tomt"><p>${t.udenOrgan}</p></div>`;
  return html`<div class="tomt"><h2>${t.tom.titel}</h2><p>${t.tom.tekst}</p>
<form class="handlinger" method="post" action="/eksempel"><button class="button" type="submit">${t.tom.eksempel}</button></form></div>`;
}
