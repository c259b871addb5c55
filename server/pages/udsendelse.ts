// Udsendelse: what is sent in the middle, as it is kept; to the right who receives it and the covering note; to the left
// what the version stands on and what was sent before. Then the same with the letters as they will go.
import type { Bruger } from '../../db/brugere.ts';
import type { Udgave } from '../../db/godkendelser.ts';
import type { GodkendtBilag } from '../../db/godkendtebilag.ts';
import type { Referat } from '../../db/referater.ts';
import type { Brev, Udsendelse } from '../../db/udsendelser.ts';
import { arkivformat, laesArkivformat, type Udgave as Udgavenavn } from '../export/udgave.ts';
import { flettefelter } from '../mail/flet.ts';
import { tekster } from '../tekster.ts';
import { stoerrelsestekst } from './bilag.ts';
import { brevvisning } from './brev.ts';
import { felt } from './felter.ts';
import { glyf } from './glyffer.ts';
import { html, type Indhold } from './html.ts';
import { formatliste, formatnavne, type Gruppe, gruppe, harFuld, type Person, SENDES } from './modtagergrupper.ts';
import { kaldes } from './overblik.ts';
import { besked, referattop, side } from './ramme.ts';
import { langTid } from './tid.ts';
import { godkendtAf } from './udgaver.ts';
import { taelling } from './udsendelseskvittering.ts';

const t = tekster.udsendelse;

interface Ramme {
  readonly bruger: Bruger;
  readonly referat: Referat;
  readonly udgave: Udgave;
  /** The released sendings of the referat. */
  readonly tidligere: readonly Udsendelse[];
  /** Whether there is a mail server. */
  readonly server: boolean;
  readonly fejl: string | null;
  readonly now: number;
}

export interface Valgside extends Ramme {
  readonly grupper: readonly Gruppe[];
  readonly boks: (gruppe: string, nr: number, person: Person) => string;
  readonly andre: string;
  readonly andreFormat: string;
  /** There is something that the public edition leaves out. */
  readonly skjult: boolean;
  readonly bilag: readonly GodkendtBilag[];
  /** By their numbers. */
  readonly valgteBilag: readonly number[];
  readonly emne: string;
  readonly foelgebrev: string;
  readonly aendringer: boolean;
  readonly husk: boolean;
  /** The draft that is being changed. */
  readonly kladde: string | null;
}

/** Who gets what, and the covering note. */
export function valgside(v: Valgside): string {
  const { referat, udgave } = v;
  const sti = `/referater/${referat.id}`;
  const rettet = udgave.udgave > 1;
  // Where a bilag must not be published, one chooses between the editions, though the text of both is the same.
  const lukketBilag = v.bilag.some(({ offentlig }) => !offentlig);
  const udgaver = v.skjult || lukketBilag;
  const uden = v.grupper.some(({ personer }) => personer.some(({ mail }) => mail === null));
  return trefloejet(
    v,
    html`<form class="sender" method="post" action="${sti}/udsendelse" aria-labelledby="modtagere">
<input type="hidden" name="udgave" value="${udgave.udgave}">${v.kladde !== null && html`<input type="hidden" name="kladde" value="${v.kladde}">`}
<div class="hoved"><h2 id="modtagere">${t.gruppe.modtagere}</h2><a href="/indstillinger/modtagerlister">${t.retLister}</a></div>
${v.fejl !== null && besked(v.fejl, 'fejl')}${!v.server && besked(t.ingenServer, 'agt')}
${rettet && html`<p class="hjaelp">${t.rettetIndledning(udgave.udgave, udgave.udgave - 1)}</p>`}
${v.skjult && besked(t.skjult, 'agt')}
${v.grupper.length === 0 && html`<p class="svag">${t.ingenLister}</p>`}
${v.grupper.map((one) => gruppe(one, (nr, person) => v.boks(one.id, nr, person), udgaver))}
${uden && html`<label class="kryds husk"><input type="checkbox" name="husk" value="ja"${v.husk && html` checked`}><span>${t.husk}<br><span class="hjaelp">${t.huskHjaelp}</span></span></label>`}
<details class="fold modtager"${v.andre !== '' && html` open`}><summary>${t.tilfoej}</summary>
<div class="andre"><label class="form-label" for="f-andre">${t.gruppe.andre}</label>${formatliste('format-andre', v.andreFormat, t.faarSom(t.gruppe.andre), { fri: false, skjult: udgaver })}
<textarea class="form-input" id="f-andre" name="andre" rows="3" placeholder="${t.tilfoejPlads}" aria-describedby="f-andre-h" autocapitalize="none" spellcheck="false">${v.andre}</textarea>
<p class="hjaelp" id="f-andre-h">${t.tilfoejHjaelp}</p></div></details>
${felt({ navn: 'emne', label: t.emne, vaerdi: v.emne, paakraevet: true, max: 200, autocomplete: 'off' })}
<div class="felt"><label class="form-label" for="f-foelgebrev">${t.foelgebrev}</label>
<textarea class="form-input" id="f-foelgebrev" name="foelgebrev" rows="${rettet ? 12 : 8}" required aria-describedby="f-foelgebrev-h">${v.foelgebrev}</textarea>
<p class="hjaelp" id="f-foelgebrev-h">${t.felterHjaelp} ${flettefelter.filter((one) => rettet || one !== 'ændringer').map((one) => html`<code>{${one}}</code> `)}</p></div>
<h3>${t.filer}</h3>${filliste(
      udgave,
      SENDES.filter((one) => udgaver || !laesArkivformat(one).offentlig),
    )}${v.bilag.length > 0 && bilagsvalg(v, lukketBilag)}
${rettet && html`<label class="kryds"><input type="checkbox" name="aendringer" value="ja"${v.aendringer && html` checked`}><span>${t.aendringer}<br><span class="hjaelp">${t.aendringerHjaelp(udgave.udgave - 1, udgaver)}</span></span></label>`}
<div class="bund"><p>${t.serHjaelp}</p><button class="button button-primary" type="submit">${t.ser}</button></div>
</form>`,
    null,
    'fuld',
  );
}

export interface Gennemsyn extends Ramme {
  readonly udsendelse: Udsendelse;
  readonly breve: readonly Brev[];
  /** The letter that is shown. */
  readonly brev: Brev;
  /** How many have had this version already. */
  readonly dobbelt: number;
  /** Participants that get no letter, where participants do. */
  readonly uden: readonly string[];
}

/** The letters as they will go, before they go. */
export function gennemsynsside(g: Gennemsyn): string {
  const { referat, udgave, udsendelse, breve } = g;
  const sti = `/referater/${referat.id}`;
  const her = `${sti}/udsendelser/${udsendelse.id}`;
  return trefloejet(
    g,
    html`<section class="sender" aria-labelledby="breve">
<div class="hoved"><h2 id="breve">${t.gennemse}</h2><span class="svag">${t.breve(breve.length)}</span></div>
${g.fejl !== null && besked(g.fejl, 'fejl')}${!g.server && besked(t.ingenServer, 'agt')}
${g.dobbelt > 0 && besked(t.dobbelt(g.dobbelt, udgave.udgave), 'agt')}
${g.uden.length > 0 && besked(t.faarIntet(g.uden), 'agt')}
<ul class="breve">${breve.map(
      (brev) =>
        html`<li${brev.nr === g.brev.nr && html` aria-current="true"`}><a href="${her}?brev=${brev.nr}" aria-label="${t.brevetTil(brev.navn || brev.mail)}"><b>${brev.navn || brev.mail}</b></a><span class="faar">${formatnavne(brev.formater.filter((one) => one !== 'aendringer'))}</span><p>${brev.navn !== '' && brev.mail}${brev.via.length > 0 && html` · ${t.via(brev.via.join(' og '))}`}</p></li>`,
    )}</ul>
<div class="bund"><p>${t.gennemseTekst(breve.length)}</p>
${referat.status === 'godkendt' && html`<form method="post" action="${her}/afsendelse"><input type="hidden" name="sete" value="${g.dobbelt}"><button class="button button-primary" type="submit">${udsendelse.server ? t.send(breve.length) : t.lavFiler(breve.length)}</button></form>`}
<div class="handlinger"><a class="button lav" href="${sti}/udsendelse?kladde=${udsendelse.id}">${t.ret}</a><form method="post" action="${her}/annullering"><button class="button lav stille" type="submit">${t.annuller}</button></form></div></div>
</section>`,
    html`<article class="brevark" aria-label="${t.brev.titel(g.brev.navn || g.brev.mail)}">${brevvisning(g.brev, udsendelse)}
<p class="handlinger"><a href="${her}/breve/${g.brev.nr}">${t.brev.raat}</a></p></article>`,
    harFuld(g.brev.formater) ? 'fuld' : 'offentlig',
  );
}

/** `vises`: the edition whose pages stand in the middle: the one that goes to whom it is about. */
function trefloejet(r: Ramme, hoejre: Indhold, foerst: Indhold, vises: Udgavenavn): string {
  const { referat, udgave, now } = r;
  const sti = `/referater/${referat.id}`;
  const e = tekster.eksport;
  const fil = (format: string) => `${sti}/udgaver/${udgave.udgave}/${arkivformat(format, vises)}`;
  return side({
    titel: `${t.titel}: ${kaldes(referat)}`,
    bruger: r.bruger,
    top: referattop(
      { navn: kaldes(referat), status: referat.status, tilbage: '/', sti: `/referater/${referat.id}` },
      html`<a class="button stille" href="${sti}/historik">${tekster.menu.historik}</a><a class="button" href="${sti}/godkendelse">${tekster.menu.godkendelse}</a>`,
    ),
    indhold: html`<main class="udsend" id="indhold" tabindex="-1">
<section class="grundlag" aria-labelledby="udgave" tabindex="0">
<div class="hoved"><h2 id="udgave">${udgave.udgave > 1 ? t.rettet(udgave.udgave) : tekster.godkendelse.udgave(udgave.udgave)}</h2></div>
<ul class="iorden"><li>${glyf('flueben')}<span>${godkendtAf(udgave, now)}</span></li>${
      udgave.kontrol &&
      html`<li>${glyf('flueben')}<span>${tekster.godkendelse.kontrol.af(udgave.kontrol.navn, langTid(udgave.kontrol.at, now))}</span></li>`
    }<li>${glyf('laas')}<span>${tekster.godkendelse.godkend.gemt}</span></li></ul>
<h3>${t.tidligere}</h3>${
      r.tidligere.length === 0
        ? html`<p class="svag">${t.ingenTidligere}</p>`
        : html`<ul class="tidligere">${r.tidligere.map(
            (one) =>
              html`<li><a href="${sti}/udsendelser/${one.id}">${t.tidligereLinje(one.udgave, langTid(one.frigivet ?? one.lavet, now))}</a><p>${taelling(one)}</p></li>`,
          )}</ul>`
    }</section>
<section class="pdf" aria-labelledby="sider" tabindex="0">
<div class="hoved"><h1 id="sider">${t.detSendes}${vises === 'offentlig' && t.offentlig}</h1><span class="svag" data-antal role="status"></span><span class="links"><a href="${fil('pdf')}" download>${e.hent('PDF')}</a> <a href="${fil('docx')}" download>${e.hent('Word')}</a></span></div>
${foerst}<div class="sider" data-pdf="${fil('pdf')}?vis=1" data-henter="${e.henter}" data-fejl="${e.fejl}" data-side="${e.side}" data-en="${e.en}" data-flere="${e.flere}"><noscript><p>${e.udenScript}</p></noscript></div>
</section>
${hoejre}
</main>`,
  });
}

function filliste({ filer }: Udgave, formater: readonly string[]): Indhold {
  return html`<dl class="filer">${formater.map((format) => {
    const fil = filer.find((one) => one.format === format);
    return fil && html`<dt>${fil.navn}</dt><dd>${stoerrelsestekst(fil.stoerrelse)}</dd>`;
  })}</dl>`;
}

/** Which bilag go along. */
function bilagsvalg({ bilag, valgteBilag }: Valgside, lukket: boolean): Indhold {
  return html`<fieldset class="bilagsvalg"><legend>${t.bilag.titel}</legend><p class="hjaelp">${t.bilag.hjaelp}${lukket && ` ${t.bilag.lukketHjaelp}`}</p>
${bilag.map(
  ({ nr, titel, filnavn, stoerrelse, offentlig }) =>
    html`<label class="kryds"><input type="checkbox" name="bilag" value="${nr}"${valgteBilag.includes(nr) && html` checked`}><span>${t.bilag.navn(nr, titel)}<br><span class="hjaelp">${filnavn} · ${stoerrelsestekst(stoerrelse)} · ${offentlig ? t.bilag.maa : html`<b>${t.bilag.maaIkke}</b>`}</span></span></label>`,
)}</fieldset>`;
}
