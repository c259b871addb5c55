// Sending a draft out for comments: to the left what the check found, in the middle who is asked, to the right until when
// and with which letter. Then the same with the letters as they will go (`hoeringsgennemsyn.ts`).
import type { Bruger } from '../../db/brugere.ts';
import type { Referat } from '../../db/referater.ts';
import { tilladte } from '../access/policy.ts';
import { hoeringsfelter } from '../hoering/breve.ts';
import type { Spurgt } from '../hoering/forslag.ts';
import { fristTekst, moment } from '../hoering/frist.ts';
import type { Formvalg } from '../hoering/valg.ts';
import type { Fund } from '../kontrol/regler.ts';
import { tekster } from '../tekster.ts';
import { felt } from './felter.ts';
import { glyf } from './glyffer.ts';
import { html, type Indhold } from './html.ts';
import { kontrollinje } from './kontrol.ts';
import { kaldes } from './overblik.ts';
import { besked, referattop, side } from './ramme.ts';

const t = tekster.hoering;
const n = t.ny;

export interface Hoeringsramme {
  readonly bruger: Bruger;
  readonly referat: Referat;
  /** Number of the round that is being made. */
  readonly runde: number;
  /** What the check found that concerns those who are asked. */
  readonly fund: readonly Fund[];
  /** Something is withheld, so that what they see is chosen. */
  readonly skjult: boolean;
  /** Whether there is a mail server. */
  readonly server: boolean;
  readonly fejl: string | null;
  readonly now: number;
}

export interface Hoeringsform extends Hoeringsramme {
  readonly valg: Formvalg;
}

export function hoeringform(h: Hoeringsform): string {
  const { referat, runde, valg, skjult, server, now } = h;
  const sti = `/referater/${referat.id}`;
  const frist = moment(valg.frist);
  return hoeringsramme(
    h,
    html`${kontrol(h)}
<form class="spoerg" method="post" action="${sti}/hoering/ny" id="spoerg">
<section class="hvem" aria-labelledby="hvem">
<h1 class="sidetitel">${runde > 1 ? n.titelIgen(runde) : n.titel}</h1><p class="indledning">${runde > 1 ? n.igen(runde) : n.indledning}</p>
${h.fejl !== null && besked(h.fejl, 'fejl')}
<h2 id="hvem">${n.hvem}</h2>${skjult && besked(n.skjult, 'agt')}
${valg.personer.length === 0 ? html`<p class="svag">${n.ingenDeltagere}</p>` : html`<ul class="spurgte">${valg.personer.map((one) => person(one, skjult))}</ul>`}
<p class="hjaelp">${n.uden}</p>
<details class="fold"${(valg.andre !== '' || valg.personer.length === 0) && html` open`}><summary>${n.tilfoej}</summary><div class="felt">
<label class="sr-only" for="f-andre">${n.andre}</label>
<textarea class="form-input" id="f-andre" name="andre" rows="3" placeholder="${n.tilfoejPlads}" aria-describedby="f-andre-h" autocapitalize="none" spellcheck="false">${valg.andre}</textarea>
<p class="hjaelp" id="f-andre-h">${n.tilfoejHjaelp}</p></div></details>
${boks('husk', n.husk, n.huskHjaelp, valg.husk)}
</section>
<section class="hvordan sender" aria-labelledby="frist">
<h2 id="frist">${n.fristTitel}</h2>
<div class="felter">${felt({ navn: 'dag', label: n.dag, type: 'date', vaerdi: valg.frist.dag, paakraevet: true })}${felt({ navn: 'kl', label: n.kl, type: 'time', vaerdi: valg.frist.kl, paakraevet: true })}</div>
${frist !== null && html`<p class="hjaelp">${fristTekst(frist, now).replace(/^./, (first) => first.toUpperCase())}</p>`}
${server && boks('dagenFoer', n.dagenFoer, n.dagenFoerHjaelp, valg.dagenFoer)}
<h2>${n.saadan}</h2>
${boks('seHinanden', n.seHinanden, n.seHinandenHjaelp, valg.seHinanden)}
${server && boks('kode', n.kode, n.kodeHjaelp, valg.kode)}
<h2>${n.brevet}</h2>
${felt({ navn: 'emne', label: n.emne, vaerdi: valg.emne, paakraevet: true, max: 200, autocomplete: 'off' })}
<div class="felt"><label class="form-label" for="f-besked">${n.besked}</label>
<textarea class="form-input" id="f-besked" name="besked" rows="13" required aria-describedby="f-besked-h">${valg.besked}</textarea>
<p class="hjaelp" id="f-besked-h">${n.felterHjaelp} ${hoeringsfelter.map((one) => html`<code>{${one}}</code> `)}</p></div>
<div class="bund"><p>${n.serHjaelp}</p><button class="button button-primary" type="submit" name="trin" value="gennemse">${n.ser}</button>
${
  tilladte(h.bruger, { ...referat, slettet: referat.slettet !== null }).includes('til-kommentering') &&
  html`<details class="fold"><summary>${n.kunStatus}</summary><div><p class="hjaelp">${n.kunStatusHjaelp}</p><p class="handlinger"><button class="button lav" type="submit" formaction="${sti}/kommentering" formnovalidate>${n.kunStatusKnap}</button></p></div></details>`
}</div>
</section></form>`,
    'spoergside',
  );
}

/** The frame of both pages about a new round. */
export function hoeringsramme({ bruger, referat }: Hoeringsramme, indhold: Indhold, klasse: string): string {
  const sti = `/referater/${referat.id}`;
  return side({
    titel: `${n.titel}: ${kaldes(referat)}`,
    bruger,
    top: referattop(
      { navn: kaldes(referat), status: referat.status, tilbage: '/', sti },
      html`<a class="button stille" href="${sti}/eksport?udgave=offentlig">${tekster.menu.eksport}</a><a class="button" href="${sti}">${tekster.eksport.aabn}</a>`,
    ),
    indhold: html`<main class="udsend ${klasse}" id="indhold" tabindex="-1">${indhold}</main>`,
  });
}

function boks(navn: string, label: string, hjaelp: string, valgt: boolean): Indhold {
  return html`<label class="kryds husk"><input type="checkbox" name="${navn}" value="ja"${valgt && html` checked`}><span>${label}<br><span class="hjaelp">${hjaelp}</span></span></label>`;
}

/** One who can be asked: name, what they are, address, what they see, whether they are of the house. */
function person(
  { noegle: key, navn, rolle, organisation, deltager, valgt, mail, udefra, udgave }: Spurgt,
  skjult: boolean,
): Indhold {
  const hvem = navn || mail;
  const er = [rolle, organisation].filter(Boolean).join(', ');
  const valg = (value: 'offentlig' | 'fuld') =>
    html`<option value="${value}"${value === udgave && html` selected`}>${n.udgaver[value]}</option>`;
  return html`<li><label class="kryds"><input type="checkbox" name="valgt" value="${key}"${valgt && html` checked`}><span><b>${hvem}</b>${er !== '' && html`<br><span class="svag">${er}</span>`}</span></label>
<div class="hertil">${deltager === null && html`<input type="hidden" name="navn-${key}" value="${navn}">`}<input type="hidden" name="mailfoer-${key}" value="${mail}">${udefra && html`<input type="hidden" name="gaettet-${key}" value="ja">`}
<input class="form-input" name="mail-${key}" type="text" inputmode="email" value="${mail}" aria-label="${n.mailTil(hvem)}" placeholder="${n.mailPlads}" maxlength="254" autocomplete="off" autocapitalize="none" spellcheck="false">
<span class="om"><label class="kryds"><input type="checkbox" name="udefra-${key}" value="ja" aria-label="${n.udefraTil(hvem)}"${udefra && html` checked`}><span>${n.udefra}</span></label>${
    skjult &&
    html`<select class="form-input lav" name="udgave-${key}" aria-label="${n.udgaveTil(hvem)}">${valg('offentlig')}${valg('fuld')}</select>`
  }</span></div></li>`;
}

/** What was found, each with the way to its place; and what is never shown. */
export function kontrol({ referat, fund, skjult }: Hoeringsramme, fuld = false): Indhold {
  const sti = `/referater/${referat.id}`;
  const spaerrer = fund.filter(({ alvor }) => alvor === 'spaerrer');
  const resten = fund.filter(({ alvor }) => alvor !== 'spaerrer');
  return html`<section class="grundlag kontrol" aria-labelledby="kontrol"><div class="hoved"><h2 id="kontrol">${t.kontrol.titel}</h2></div>
${spaerrer.length > 0 && html`${besked(t.kontrol.spaerrer(spaerrer.length), 'fejl')}<ul>${spaerrer.map((one) => kontrollinje(one, sti))}</ul>`}
${resten.length > 0 && html`<h3>${t.kontrol.resten(resten.length)}</h3><ul>${resten.map((one) => kontrollinje(one, sti))}</ul>`}
${fund.length > 0 && html`<p class="hjaelp">${t.kontrol.ret}</p>`}
<ul class="iorden">${fund.length === 0 && html`<li>${glyf('flueben')}<span>${t.kontrol.intet}</span></li>`}<li>${glyf('laas')}<span>${t.kontrol.altid}</span></li>${
    skjult && html`<li>${glyf('laas')}<span>${fuld ? t.kontrol.fuld : t.kontrol.skjult}</span></li>`
  }</ul></section>`;
}
