// The check with a reason for each finding that needs one, and the approval: one form, or, where the organ wants two
// people, first the check and then the approval by another.
import type { Kontrol } from '../../db/kontroller.ts';
import type { Referathandling } from '../access/policy.ts';
import type { Fund } from '../kontrol/regler.ts';
import { tekster } from '../tekster.ts';
import { type Godkendelse, trin } from './afgoerelse.ts';
import { felt, vaelg } from './felter.ts';
import { type Html, html, type Indhold } from './html.ts';
import { kontrollinje } from './kontrol.ts';
import { besked } from './ramme.ts';
import { iDag, langTid } from './tid.ts';

const t = tekster.godkendelse;

export function godkendform(g: Godkendelse, maa: readonly Referathandling[]): Indhold {
  const { referat, stand, kontrol, toPersoner, bruger, now } = g;
  const sti = `/referater/${referat.id}`;
  const gaelder = kontrol?.version === stand.version && kontrol.epoch === stand.epoch ? kontrol : null;
  const spaerrer = g.fund.filter(({ alvor }) => alvor === 'spaerrer').length;
  const kontrolleres = !toPersoner || gaelder === null || gaelder.bruger === bruger.id;
  const godkendes = !toPersoner || (gaelder !== null && gaelder.bruger !== bruger.id);
  const foer = g.udgaver[0];
  // Enter in a field presses a form's first button: this one does nothing. An approval is a choice of its own.
  return html`<form class="godkendform" method="post" action="${sti}/godkendelse">
<button type="submit" disabled hidden></button><input type="hidden" name="version" value="${stand.version}"><input type="hidden" name="epoch" value="${stand.epoch}">
<section class="kontrol" aria-labelledby="kontrol"><h2 id="kontrol">${t.kontrol.titel}</h2>
${toPersoner && html`<p class="hjaelp">${t.kontrol.toPersoner}</p>`}
${gaelder && html`<p class="kontrolleret">${t.kontrol.af(gaelder.navn, langTid(gaelder.at, now))}</p>`}
${toPersoner && kontrol && !gaelder && html`<p class="hjaelp">${t.kontrol.foraeldet}</p>`}
${spaerrer > 0 && besked(t.kontrol.spaerrer(spaerrer), 'fejl')}
${g.fund.length === 0 ? html`<p>${tekster.kontrol.intet}</p>` : fund(g, sti, kontrolleres && maa.includes('afgiv-kontrol'))}
${
  toPersoner &&
  kontrolleres &&
  maa.includes('afgiv-kontrol') &&
  html`<p class="handlinger"><button class="button${gaelder === null && ' button-primary'}" type="submit" formaction="${sti}/kontrol"${spaerrer > 0 && html` disabled`}>${t.kontrol.gem}</button></p>`
}</section>
<section class="afgoer" aria-labelledby="afgoer"><h2 id="afgoer">${t.godkend.titel}</h2>
<ul class="links"><li><a href="${sti}/eksport">${t.godkend.laes}</a></li>${
    foer &&
    html`<li><a href="${sti}/historik?version=${foer.version}&amp;mod=nu">${t.godkend.aendringer(foer.udgave)}</a></li>`
  }</ul>
${
  toPersoner && gaelder && gaelder.bruger === bruger.id
    ? besked(t.kontrol.andenMaaGodkende(gaelder.navn, langTid(gaelder.at, now)))
    : godkendes && maa.includes('godkend')
      ? afgoerelse(g, maa, sti, spaerrer)
      : html`<p class="hjaelp">${toPersoner ? t.kontrol.foerst : t.godkend.ikkeNu}</p>`
}</section></form>
${maa.includes('tag-tilbage') && html`<div class="handlinger">${trin(`${sti}/kladde`, 'tag-tilbage')}</div>`}`;
}

/** The findings, the gravest first; `felter`: reasons are typed here, else those that were given are shown. */
function fund(g: Godkendelse, sti: string, felter: boolean): Indhold {
  const alle = g.fund.map((one, nr) => ({ one, nr }));
  return (['spaerrer', 'begrundes', 'oplyses'] as const).map((alvor) => {
    const own = alle.filter(({ one }) => one.alvor === alvor);
    if (own.length === 0) return null;
    return html`<div class="${alvor}"><h3>${tekster.kontrol.grupper[alvor]} <span class="svag">${own.length}</span></h3>
<ul>${own.map(({ one, nr }) => kontrollinje(one, sti, alvor === 'begrundes' && begrundelse(g, one, nr, felter)))}</ul></div>`;
  });
}

function begrundelse(g: Godkendelse, fund: Fund, nr: number, felter: boolean): Indhold {
  const given = g.svar.begrundelser?.(nr) ?? tidligereBegrundelse(g.kontrol, fund);
  if (!felter) return given !== '' && html`<p class="svar"><b>${t.kontrol.begrundelse}:</b> ${given}</p>`;
  // Only what was sent can lack something.
  const mangler = g.svar.begrundelser !== null && given === '';
  const hvad = fund.citat === '' ? tekster.kontrol.fund[fund.regel](fund.om) : fund.citat;
  return html`<label class="svar"><span class="sr-only">${t.kontrol.begrundelseFor(hvad)}</span><input class="form-input" name="begrundelse-${nr}" value="${given}" placeholder="${t.kontrol.plads}" maxlength="500"${mangler && html` aria-invalid="true"`}></label>`;
}

/** The reason that was given to the same finding before, in whatever version. */
function tidligereBegrundelse(kontrol: Kontrol | null, { regel, citat, blok }: Fund): string {
  const same = kontrol?.punkter.find((one) => one.regel === regel && one.citat === citat && one.blok === blok);
  return same?.begrundelse ?? '';
}

function afgoerelse(g: Godkendelse, maa: readonly Referathandling[], sti: string, spaerrer: number): Indhold {
  const spaerret = spaerrer > 0;
  const { svar, bruger, brevhoveder, brevhoved, now } = g;
  const udgave = (g.udgaver[0]?.udgave ?? 0) + 1;
  const lukket: Html | false = spaerret && html` disabled`;
  const noteres = maa.includes('noter-godkendelse');
  const aaben = svar.hvem !== '' || svar.hvor !== '';
  return html`${
    brevhoveder.length > 1 &&
    vaelg(
      'brevhoved',
      tekster.eksport.brevhoved,
      brevhoveder.map(({ id, navn }) => ({ vaerdi: id, tekst: navn })),
      svar.brevhoved || brevhoved,
    )
  }${g.eksempel && besked(t.godkend.eksempel, 'agt')}
<p class="hjaelp">${spaerret ? t.kontrol.spaerrer(spaerrer) : `${t.godkend.selvTekst(bruger.navn)} ${t.godkend.gemmes}`}</p>
<p class="handlinger"><button class="button button-primary" type="submit"${lukket}>${t.godkend.knap(udgave)}</button></p>
${
  noteres &&
  html`<details class="fold"${aaben && html` open`}><summary>${t.godkend.noteret}</summary><div>
<p class="hjaelp">${t.godkend.noteretTekst}</p>
${felt({ navn: 'hvem', label: t.godkend.hvem, vaerdi: svar.hvem, eksempel: t.godkend.hvemEksempel, max: 200, autocomplete: 'off' })}
${felt({ navn: 'hvor', label: t.godkend.hvor, vaerdi: svar.hvor, eksempel: t.godkend.hvorEksempel, max: 200, autocomplete: 'off' })}
${felt({ navn: 'hvornaar', label: t.godkend.hvornaar, type: 'date', vaerdi: svar.hvornaar ?? iDag(now) })}
<p class="handlinger"><button class="button" type="submit" formaction="${sti}/godkendelse/noteret"${lukket}>${t.godkend.noterKnap}</button></p></div></details>`
}`;
}
