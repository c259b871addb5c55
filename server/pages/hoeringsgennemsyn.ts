// The letters of a new round as they will go, before anything goes: to the left what happens, in the middle each letter, to
// the right who gets one, what must be said yes to, and the button that sends.
import { dagenFoer, fristTekst } from '../hoering/frist.ts';
import type { Formvalg, Valg } from '../hoering/valg.ts';
import { opremsning, tekster } from '../tekster.ts';
import { glyf } from './glyffer.ts';
import { type Hoeringsramme, hoeringsramme, kontrol } from './hoeringform.ts';
import { html, type Indhold } from './html.ts';
import { besked } from './ramme.ts';
import { langTid } from './tid.ts';

const t = tekster.hoering;
const g = t.gennemsyn;

export interface Hoeringsgennemsyn extends Hoeringsramme {
  /** The form as it was sent: it goes along, so that nothing must be kept meanwhile. */
  readonly form: Formvalg;
  readonly valg: Valg;
  /** The version that is sent out, and when its last word was written. */
  readonly stand: { readonly version: number; readonly epoch: number };
  readonly skrevet: number;
  /** In the order of those who are asked; null = there is no address. */
  readonly breve: readonly ({ readonly emne: string; readonly tekst: string } | null)[];
  /** As it stands in the letters; null where nobody has said. */
  readonly fra: string | null;
  readonly svarTil: string | null;
  /** Personal links lead to this machine alone. */
  readonly udenAdresse: boolean;
  /** Which of the boxes were ticked. */
  readonly sagt: { readonly udefra: boolean; readonly fuld: boolean; readonly fund: boolean };
}

export function hoeringsgennemsyn(h: Hoeringsgennemsyn): string {
  const { referat, valg, breve, skjult } = h;
  const sti = `/referater/${referat.id}/hoering`;
  const { deltagere } = valg;
  const fuld = deltagere.filter(({ udgave }) => udgave === 'fuld');
  const sendes = breve.filter((one) => one !== null).length;
  return hoeringsramme(
    h,
    html`<div class="sker">${skeer(h)}${h.fund.length > 0 && kontrol(h, skjult && fuld.length > 0)}</div>
<section class="pdf" aria-labelledby="breve" tabindex="0">
<div class="hoved"><h1 id="breve">${g.titel}</h1><span class="svag">${sendes === 0 ? g.intetBrev : h.server && g.klar(sendes)}</span></div>
${deltagere.map((til, i) => brev(h, i, til.navn, til.mail, breve[i] ?? null))}
</section>
<form class="sender" method="post" action="${sti}" aria-labelledby="modtagere">
<div class="hoved"><h2 id="modtagere">${t.deltagere(deltagere.length)}</h2></div>
${h.fejl !== null && besked(h.fejl, 'fejl')}${!h.server && besked(g.ingenServer, 'agt')}${h.udenAdresse && besked(g.udenAdresse, 'agt')}
<ol class="breve">${deltagere.map(
      ({ navn, mail, udefra, udgave }, i) =>
        html`<li>${mail === null ? html`<b>${navn}</b>` : html`<a href="#brev-${i + 1}" aria-label="${g.brevetTil(navn)}"><b>${navn}</b></a>`}<span class="faar">${mail === null && g.intet}</span><p>${[mail === navn ? null : mail, udefra ? t.side.udefra : null, udgave === 'fuld' ? t.side.fuld : null].filter(Boolean).join(' · ')}</p></li>`,
    )}</ol>
${skjulteFelter(h)}
<div class="bund">${tilsagn(h)}
<button class="button button-primary" type="submit">${h.server && sendes > 0 ? g.send(sendes, deltagere.length) : g.aabn(deltagere.length)}</button>
<div class="handlinger"><button class="button lav" type="submit" formaction="${sti}/ny" name="trin" value="ret" formnovalidate>${g.ret}</button></div></div>
</form>`,
    'gennemsyn',
  );
}

/** What happens when it is sent, in sentences. */
function skeer({ valg, skrevet, now, server }: Hoeringsgennemsyn): Indhold {
  const igen = valg.dagenFoer && server ? dagenFoer(valg.frist, now) : null;
  const uden = valg.deltagere.filter(({ mail }) => mail === null).map(({ navn }) => navn);
  const lines = [
    g.version(langTid(skrevet, now)),
    g.frist(fristTekst(valg.frist, now)),
    ...(igen === null ? [] : [g.paamindelse(fristTekst(igen, now))]),
    valg.seHinanden ? g.seHinanden : g.seIkkeHinanden,
    ...(valg.kode ? [g.kode] : []),
  ];
  return html`<section class="grundlag" aria-labelledby="sker"><div class="hoved"><h2 id="sker">${g.detSker}</h2></div>
<ul class="iorden">${lines.map((one) => html`<li>${glyf('flueben')}<span>${one}</span></li>`)}${uden.length > 0 && html`<li class="agt">${glyf('se')}<span>${g.udenBrev(uden)}</span></li>`}</ul></section>`;
}

/** As its recipient will read it; the link alone is not known yet. */
function brev(
  { fra, svarTil }: Hoeringsgennemsyn,
  nr: number,
  navn: string,
  mail: string | null,
  ord: { readonly emne: string; readonly tekst: string } | null,
): Indhold {
  const b = tekster.udsendelse.brev;
  if (ord === null || mail === null) return null;
  const [foer = '', ...efter] = ord.tekst.split('{link}');
  return html`<article class="brevark" id="brev-${nr + 1}" aria-label="${b.titel(navn)}">
<dl class="brevhoved"><dt>${b.fra}</dt><dd>${fra ?? b.fraUkendt}</dd>${svarTil !== null && html`<dt>${b.svarTil}</dt><dd>${svarTil}</dd>`}<dt>${b.til}</dt><dd>${navn === mail ? mail : `${navn} <${mail}>`}</dd><dt>${b.emne}</dt><dd><b>${ord.emne}</b></dd></dl>
<p class="brevtekst">${foer}${efter.map((del) => html`<i class="linkplads">[${t.linkVises}]</i>${del}`)}</p></article>`;
}

/** What must be said yes to. */
function tilsagn({ valg, fund, sagt }: Hoeringsgennemsyn): Indhold {
  const ude = valg.deltagere.filter(({ udefra }) => udefra).map(({ navn }) => navn);
  const fuld = valg.deltagere.filter(({ udgave }) => udgave === 'fuld').map(({ navn }) => navn);
  const vises = fund.filter(({ alvor }) => alvor === 'begrundes').length;
  const kryds = (navn: string, tekst: string, label: string, valgt: boolean) =>
    html`<div class="tilsagn">${besked(
      html`${tekst}<label class="kryds"><input type="checkbox" name="${navn}" value="ja" required${valgt && html` checked`}><span>${label}</span></label>`,
      'agt',
    )}</div>`;
  return html`${vises > 0 && kryds('sagt-fund', g.fund(vises), g.fundKryds, sagt.fund)}${
    fuld.length > 0 && kryds('sagt-fuld', g.fuld(opremsning(fuld)), g.fuldKryds, sagt.fuld)
  }${
    ude.length > 0 &&
    kryds(
      'sagt-udefra',
      g.udefra,
      g.udefraKryds(ude.length > 4 ? t.deltagere(ude.length) : opremsning(ude)),
      sagt.udefra,
    )
  }`;
}

/** The form goes along as it is. */
function skjulteFelter({ form, stand }: Hoeringsgennemsyn): Indhold {
  const felt = (navn: string, value: string) => html`<input type="hidden" name="${navn}" value="${value}">`;
  const ja = (navn: string, value: boolean) => value && felt(navn, 'ja');
  return html`${felt('version', String(stand.version))}${felt('epoch', String(stand.epoch))}${felt('dag', form.frist.dag)}${felt('kl', form.frist.kl)}${felt('emne', form.emne)}<textarea name="besked" hidden>${form.besked}</textarea>${ja('seHinanden', form.seHinanden)}${ja('kode', form.kode)}${ja('dagenFoer', form.dagenFoer)}${ja('husk', form.husk)}
${form.personer.map(
  ({ noegle: key, navn, mail, valgt, udefra, udgave, deltager }) =>
    html`${valgt && felt('valgt', key)}${deltager === null && felt(`navn-${key}`, navn)}${felt(`mail-${key}`, mail)}${felt(`mailfoer-${key}`, mail)}${ja(`udefra-${key}`, udefra)}${ja(`gaettet-${key}`, udefra)}${felt(`udgave-${key}`, udgave)}`,
)}`;
}
