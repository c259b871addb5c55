// Beside a round: what can be done now. While it runs: remind, move the deadline, add people, end it; afterwards the summary,
// the answers and another round.
import { dagenFoer, tidspunkt } from '../hoering/frist.ts';
import { uBesvarede } from '../hoering/svarstand.ts';
import { tekster } from '../tekster.ts';
import { felt } from './felter.ts';
import { glyf } from './glyffer.ts';
import type { Rundeside } from './hoering.ts';
import { html, type Indhold } from './html.ts';

const t = tekster.hoering;
const s = t.side;
const DAG = 24 * 60 * 60_000;

export function rundepanel(r: Rundeside): Indhold {
  const { maa, igang, referat, hoering, runder } = r;
  const sti = `/referater/${referat.id}`;
  const her = `${sti}/hoering/${hoering.nr}`;
  const nyeste = runder[0] === hoering.nr;
  const styr = maa.includes('styr-hoering') && nyeste;
  const kanMindes = uBesvarede(hoering).filter(({ mail }) => mail !== null).length;
  return html`<aside class="afgoer" aria-labelledby="runden">${bemaerkningerne(r, sti)}
${!igang && resultat(r, her)}
${
  (styr || (maa.includes('aabn-hoering') && !igang && nyeste)) &&
  html`<section><h2 id="runden">${s.runden}</h2>
${styr && igang && r.server && kanMindes > 0 && html`<form class="handlinger" method="post" action="${her}/paamindelse"><button class="button" type="submit">${s.mindAlle(kanMindes)}</button></form>`}
${styr && flyt(r, her)}${styr && igang && tilfoej(r, her)}${styr && igang && luk(her)}
${maa.includes('aabn-hoering') && !igang && nyeste && html`<p class="links"><a href="${sti}/hoering/ny">${s.nyRunde(hoering.nr + 1)}</a></p>`}</section>`
}${word(her)}</aside>`;
}

/** For those who would rather write in Word. */
function word(her: string): Indhold {
  return html`<section><h2>${tekster.word.panel}</h2><p class="hjaelp">${tekster.word.panelTekst}</p><p class="links"><a href="${her}/word">${tekster.word.link}</a></p></section>`;
}

/** How many remarks, how many of them wait, and the way there. */
function bemaerkningerne({ hoering, naesteMoede }: Rundeside, sti: string): Indhold {
  const alle = hoering.inviterede.reduce((sum, one) => sum + one.bemaerkninger, 0);
  const aabne = hoering.inviterede.reduce((sum, one) => sum + one.aabne, 0);
  return html`<section><h2>${s.bemaerkningerne}</h2>
<p>${s.stand(alle, aabne)}${naesteMoede.length > 0 && ` ${s.naesteMoede(naesteMoede.length)}`}</p>
${alle > 0 && html`<p class="handlinger"><a class="button${aabne > 0 && ' button-primary'}" href="${sti}#bemaerkninger">${s.gaaTil}</a></p>`}</section>`;
}

/** After the end: the summary, in the text too where that is wanted, and the answers. */
function resultat(r: Rundeside, her: string): Indhold {
  const { hoering, maa, breve, server, ubesvarede, staarI } = r;
  const aabne = hoering.inviterede.reduce((sum, one) => sum + one.aabne, 0);
  const alle = hoering.inviterede.filter(({ bemaerkninger }) => bemaerkninger > 0).length;
  const svar = breve.filter(({ slags }) => slags === 'svar');
  return html`${
    staarI !== null &&
    maa.includes('skriv') &&
    html`<section><h2>${s.opsummering}</h2>${
      staarI
        ? html`<p class="iorden">${glyf('flueben')} ${s.staarI}</p>`
        : html`<p class="hjaelp">${s.saetIndTekst}</p><form class="handlinger" method="post" action="${her}/opsummering"><button class="button" type="submit">${s.saetInd}</button></form>`
    }</section>`
  }${
    alle > 0 &&
    maa.includes('besvar-hoering') &&
    html`<section><h2>${s.svar}</h2>${
      ubesvarede === 0
        ? html`<p>${svar.length === 0 ? s.svarUdenAdresse : server ? tekster.beskeder['hoering-svar'] : tekster.beskeder['hoering-svar-selv']}</p>`
        : aabne > 0
          ? html`<p class="hjaelp">${s.svarTekst(alle)} ${s.svarVenter(aabne)}</p>`
          : html`<p class="hjaelp">${s.svarTekst(ubesvarede)}</p><form class="handlinger" method="post" action="${her}/svar"><button class="button button-primary" type="submit">${server ? s.sendSvar(ubesvarede) : s.lavSvar(ubesvarede)}</button></form>`
    }</section>`
  }`;
}

function flyt({ hoering, igang, server, now }: Rundeside, her: string): Indhold {
  const ny = tidspunkt(Math.max(hoering.frist, now) + 7 * DAG);
  const mind = dagenFoer(Math.max(hoering.frist, now) + 7 * DAG, now) !== null;
  return html`<details class="fold"><summary>${igang ? s.flyt : s.aabnIgen}</summary><form method="post" action="${her}/frist">
<div class="felter">${felt({ navn: 'dag', label: t.ny.dag, type: 'date', vaerdi: ny.dag, paakraevet: true })}${felt({ navn: 'kl', label: t.ny.kl, type: 'time', vaerdi: tidspunkt(hoering.frist).kl, paakraevet: true })}</div>
${server && html`<label class="kryds"><input type="checkbox" name="besked" value="ja" checked><span>${s.givBesked}</span></label>${mind && html`<label class="kryds"><input type="checkbox" name="dagenFoer" value="ja" checked><span>${t.ny.dagenFoer}</span></label>`}`}
<p class="handlinger"><button class="button" type="submit">${igang ? s.flytKnap : s.aabnIgen}</button></p></form></details>`;
}

function tilfoej({ andre, skjult, fejl }: Rundeside, her: string): Indhold {
  return html`<details class="fold"${andre !== '' && fejl !== null && html` open`}><summary>${s.tilfoej}</summary><form method="post" action="${her}/deltagere"><div class="felt">
<label class="sr-only" for="f-andre">${s.tilfoej}</label>
<textarea class="form-input" id="f-andre" name="andre" rows="3" placeholder="${t.ny.tilfoejPlads}" aria-describedby="f-andre-h" autocapitalize="none" spellcheck="false" required>${andre}</textarea>
<p class="hjaelp" id="f-andre-h">${s.tilfoejHjaelp}</p></div>
${skjult && html`<label class="form-label" for="f-udgave">${t.ny.udgave}</label><select class="form-input" id="f-udgave" name="udgave"><option value="offentlig">${t.ny.udgaver.offentlig}</option><option value="fuld">${t.ny.udgaver.fuld}</option></select>`}
<label class="kryds"><input type="checkbox" name="sagt-udefra" value="ja"><span>${s.tilfoejKryds}<br><span class="hjaelp">${s.tilfoejUdefra}</span></span></label>
<p class="handlinger"><button class="button" type="submit">${s.tilfoejKnap}</button></p></form></details>`;
}

function luk(her: string): Indhold {
  return html`<details class="fold"><summary>${s.luk}</summary><form method="post" action="${her}/lukning"><p class="hjaelp">${s.lukTekst}</p><p class="handlinger"><button class="button" type="submit">${s.lukKnap}</button></p></form></details>`;
}
