// The small pages about one referat, each one question: a new name, another owner, the papirkurv; and the shell of the
// writing page, which the editor fills.
import type { Bruger } from '../../db/brugere.ts';
import type { Udgave } from '../../db/godkendelser.ts';
import type { Referat } from '../../db/referater.ts';
import { erLaast } from '../../editor/model/forloeb.ts';
import { tilladte } from '../access/policy.ts';
import { PAPIRKURV } from '../oprydning.ts';
import { tekster } from '../tekster.ts';
import { felt, vaelg } from './felter.ts';
import { glyf } from './glyffer.ts';
import { html, type Indhold } from './html.ts';
import { kaldes } from './overblik.ts';
import { besked, side, statuslink } from './ramme.ts';
import { langTid } from './tid.ts';
import { godkendtAf } from './udgaver.ts';

function spoergsmaal(bruger: Bruger, titel: string, indhold: Indhold): string {
  return side({ titel, main: 'side kort-side', bruger, her: 'overblik', indhold: [html`<h1>${titel}</h1>`, indhold] });
}

function knapper(tekst: string, farlig = false): Indhold {
  return html`<p class="handlinger"><button class="button ${farlig ? 'farlig' : 'button-primary'}" type="submit">${tekst}</button><a class="button stille" href="/">${tekster.annuller}</a></p>`;
}

export function navneside(bruger: Bruger, referat: Referat, fejl: string | null): string {
  const t = tekster.omdoeb;
  return spoergsmaal(
    bruger,
    t.titel,
    html`${fejl && besked(fejl, 'fejl')}<form method="post">
${felt({ navn: 'navn', label: t.navn, vaerdi: referat.navn ?? '', hjaelp: t.hjaelp, eksempel: referat.titel, max: 200, autocomplete: 'off' })}
${knapper(t.knap)}</form>`,
  );
}

export function ejerside(bruger: Bruger, referat: Referat, kolleger: readonly Bruger[], fejl: string | null): string {
  const t = tekster.givVidere;
  return spoergsmaal(
    bruger,
    t.titel,
    html`<p class="indledning">${kaldes(referat)}</p>${fejl && besked(fejl, 'fejl')}${
      kolleger.length === 0
        ? besked(t.ingen, 'agt')
        : html`<form method="post">
${vaelg(
  'bruger',
  t.hvem,
  kolleger.map(({ id, navn }) => ({ vaerdi: id, tekst: navn })),
)}
<p class="hjaelp">${t.hjaelp}</p>
${knapper(t.knap)}</form>`
    }`,
  );
}

export function sletteside(bruger: Bruger, referat: Referat): string {
  const t = tekster.slet;
  return spoergsmaal(
    bruger,
    t.titel(kaldes(referat)),
    html`<p class="indledning">${t.tekst}</p><form method="post" action="/referater/${referat.id}/papirkurv">${knapper(t.knap, true)}</form>`,
  );
}

export function papirkurvside(bruger: Bruger, referater: readonly Referat[], now: number): string {
  const t = tekster.papirkurv;
  const raekke = (referat: Referat) => {
    const navn = kaldes(referat);
    const slettet = referat.slettet ?? now;
    const maa = tilladte(bruger, { ...referat, slettet: true }).includes('hent-op');
    return html`<div class="raekke"><div><p class="navn">${navn}</p><p class="hvor">${referat.organnavn}</p></div>
<div class="venter"><span>${t.lagt(langTid(slettet, now))}</span><span>${t.slettes(langTid(slettet + PAPIRKURV, now).replace(/ kl\..*/, ''))}</span>
${maa && html`<form method="post" action="/referater/${referat.id}/papirkurv/op" class="handlinger taette"><button class="button lav" type="submit" aria-label="${t.hentOpNavn(navn)}">${t.hentOp}</button></form>`}</div></div>`;
  };
  return side({
    titel: t.titel,
    main: 'side',
    bruger,
    her: 'overblik',
    indhold: html`<a class="tilbage" href="/">${glyf('tilbage')}${tekster.ramme.overblik}</a>
<div class="sidehoved"><h1>${t.titel}</h1></div><p class="indledning">${t.indledning}</p>
<div class="afsnit">${referater.length === 0 ? html`<p class="svag">${t.tom}</p>` : referater.map(raekke)}</div>`,
  });
}

/** Over a text that cannot be written in: why, and the way to its files and its correction. */
function laastbjaelke({ id, status }: Referat, udgave: Udgave | null, maaSkrive: boolean, now: number): Indhold {
  if (maaSkrive) return null;
  const t = tekster.skriv.laast;
  const said =
    status === 'tilbagekaldt'
      ? t.tilbagekaldt
      : erLaast(status)
        ? udgave
          ? t.godkendt(udgave.udgave)
          : t.udenUdgave
        : t.laeser;
  return html`<div class="godkendtbjaelke" data-s="${status}" role="note">${glyf('laas')}<p>${said} ${udgave && `${godkendtAf(udgave, now)}. `}<a href="/referater/${id}/godkendelse">${erLaast(status) ? t.vis : tekster.menu.godkendelse}</a></p></div>`;
}

/** The writing page before the editor takes over: its landmarks, and what the editor must know. `udgave`: the approved one. */
export function skriveside(bruger: Bruger, referat: Referat, udgave: Udgave | null, now: number): string {
  const navn = kaldes(referat);
  const maa = tilladte(bruger, { ...referat, slettet: referat.slettet !== null });
  return skriveramme(
    navn,
    html`<span class="dokumentnavn">${navn}</span>
${statuslink(referat.status, `/referater/${referat.id}`)}`,
    laastbjaelke(referat, udgave, maa.includes('skriv'), now),
    false,
    html` data-referat="${referat.id}" data-navn="${navn}" data-status="${referat.status}" data-organ="${referat.organ}" data-bruger="${bruger.navn}" data-bruger-id="${bruger.id}" data-brugernavn="${bruger.brugernavn}" data-maa="${maa.join(' ')}"`,
  );
}

/** The shell: the writing page of no referat and nobody. Kept by the browser, filled from what it has itself. */
export function skalside(): string {
  return skriveramme('', html`<span class="dokumentnavn"></span>`, null, true, '');
}

function skriveramme(titel: string, top: Indhold, bjaelke: Indhold, uforanderlig: boolean, data: Indhold): string {
  const t = tekster.skriv;
  return side({
    titel,
    body: 'skriv',
    skriv: true,
    uforanderlig,
    top: html`<header class="top" id="top">
<a class="tilbage" href="/">${glyf('tilbage')}${tekster.ramme.overblik}</a>
${top}
${bjaelke}</header>`,
    indhold: html`<aside class="rude venstre" id="venstre" aria-label="${t.venstre}" tabindex="0"></aside>
<main id="skriv"${data} aria-label="${t.tekst}"><div class="flade" id="flade"><noscript><p class="papir">${t.udenScript}</p></noscript></div></main>
<aside class="rude hoejre" id="hoejre" aria-label="${t.hoejre}" tabindex="0"></aside>
<footer class="taster" id="taster" aria-label="${t.taster}"></footer>`,
  });
}

/** What stands in the place of a page that cannot be got; its script lists what can be written in meanwhile. */
export function udenNetside(): string {
  const t = tekster.udenNet;
  return side({
    titel: t.titel,
    main: 'side kort-side',
    uforanderlig: true,
    indhold: html`<h1>${t.titel}</h1><p class="indledning">${t.tekst}</p>
<div class="afsnit" id="hjemme"></div>
<p class="handlinger"><button class="button" type="button" id="igen">${t.igen}</button></p>`,
  });
}
