// A comment round while it runs and after: how far it is as a sentence, each participant with what they have done and how
// their letters went; beside it what can be done now. Shows no control that the table of access refuses.
import type { Bruger } from '../../db/brugere.ts';
import type { Hoering, Inviteret } from '../../db/hoeringer.ts';
import type { Hoeringsbrev } from '../../db/hoeringsbreve.ts';
import type { Referat } from '../../db/referater.ts';
import type { Traad } from '../../editor/model/bemaerkning.ts';
import type { Referathandling } from '../access/policy.ts';
import { fristTekst } from '../hoering/frist.ts';
import { svaret, svarstand } from '../hoering/svarstand.ts';
import { tekster } from '../tekster.ts';
import { glyf } from './glyffer.ts';
import { rundepanel } from './hoeringspanel.ts';
import { html, type Indhold } from './html.ts';
import { kaldes } from './overblik.ts';
import { besked, referattop, side } from './ramme.ts';
import { langTid } from './tid.ts';

const t = tekster.hoering;
const s = t.side;

export interface Rundeside {
  readonly bruger: Bruger;
  readonly referat: Referat;
  readonly hoering: Hoering;
  /** Numbers of all rounds, the newest first. */
  readonly runder: readonly number[];
  /** The newest first. */
  readonly breve: readonly Hoeringsbrev[];
  /** What the one who looks may do. */
  readonly maa: readonly Referathandling[];
  /** Whether participants may answer now. */
  readonly igang: boolean;
  readonly server: boolean;
  /** Something is withheld, and somebody may be shown it. */
  readonly skjult: boolean;
  /** Those who have remarked and have had no answer to all of it. */
  readonly ubesvarede: number;
  /** What goes to the next meeting, of this round and those before it. */
  readonly naesteMoede: readonly Traad[];
  /** Whether the summary stands in the text; null where the text cannot be written in. */
  readonly staarI: boolean | null;
  readonly besked: string | null;
  readonly fejl: string | null;
  /** What was typed into a form that was refused. */
  readonly andre: string;
  readonly now: number;
}

export function rundeside(r: Rundeside): string {
  const { referat, hoering, now, runder } = r;
  const sti = `/referater/${referat.id}`;
  const stand = svarstand(hoering);
  const { frist, lukket, aabnet, navn, inviterede } = hoering;
  const intetSendt = r.igang && r.breve.length > 0 && r.breve.every(({ tilstand }) => tilstand === 'fil');
  return side({
    titel: `${t.titel}: ${kaldes(referat)}`,
    main: 'side rundeside',
    bruger: r.bruger,
    top: referattop(
      { navn: kaldes(referat), status: referat.status, tilbage: '/', sti },
      html`<a class="button stille" href="${sti}/historik">${tekster.menu.historik}</a><a class="button stille" href="${sti}/godkendelse">${tekster.menu.godkendelse}</a><a class="button" href="${sti}">${tekster.eksport.aabn}</a>`,
    ),
    indhold: html`${
      runder.length > 1 &&
      html`<nav class="undermenu" aria-label="${s.tidligere}">${runder
        .toReversed()
        .map(
          (nr) =>
            html`<a href="${sti}/hoering/${nr}"${nr === hoering.nr && html` aria-current="page"`}>${t.runde(nr)}</a>`,
        )}</nav>`
    }<h1>${r.igang ? t.harSvaret(stand) : `${t.opsummering(stand)}.`}</h1>
<p class="indledning">${r.igang ? s.fristen(fristTekst(frist, now)) : html`${lukket !== null && lukket < frist ? s.lukket(langTid(lukket, now)) : s.fristenVar(fristTekst(frist, now))}`} ${s.sendt(langTid(aabnet, now), navn)}.</p>
${r.besked !== null && besked(r.besked)}${r.fejl !== null && besked(r.fejl, 'fejl')}${intetSendt && besked(s.intetSendt, 'agt')}
<div class="fremdrift"><progress max="${Math.max(1, stand.spurgte)}" value="${stand.spurgte - stand.mangler}" aria-label="${t.harSvaret(stand)}"></progress></div>
<div class="runde"><section aria-labelledby="deltagere"><h2 id="deltagere">${s.deltagere}</h2>
<ul class="breve afgjorte svarende">${raekkefoelge(inviterede).map((one) => raekke(r, one))}</ul>${naesteMoede(r)}</section>
${rundepanel(r)}</div>`,
  });
}

/** Remarks that contradict each other, or that only a meeting can settle. */
function naesteMoede({ naesteMoede: traade }: Rundeside): Indhold {
  if (traade.length === 0) return null;
  return html`<h2 class="naeste">${s.tilNaeste}</h2><ul class="breve">${traade.map(
    ({ af, citat, tekst, forslag, begrundelse }) => {
      const sagt = tekst || (forslag?.tekst ? t.svarbrev.forslag(forslag.tekst) : t.svarbrev.slet);
      return html`<li><p>${sagt}</p><p>${[af.navn, citat === '' ? t.svarbrev.helheden : t.svarbrev.om(citat), begrundelse].filter(Boolean).join(' · ')}</p></li>`;
    },
  )}</ul>`;
}

/** Those who wait for the referent first, then those who are waited for, in the order they were asked. */
function raekkefoelge(inviterede: readonly Inviteret[]): readonly Inviteret[] {
  const rang = (one: Inviteret): number =>
    one.tilbagekaldt !== null ? 9 : one.aabne > 0 ? 0 : svaret(one) === 'mangler' ? 1 : 2;
  return [...inviterede].sort((a, b) => rang(a) - rang(b) || a.nr - b.nr);
}

function raekke(r: Rundeside, one: Inviteret): Indhold {
  const { now, breve } = r;
  const { nr, navn, mail, udefra, udgave, aabnet, svaret: hvornaar, tilbagekaldt, aabne } = one;
  const hvad = svaret(one);
  const fjernet = tilbagekaldt !== null;
  const sidste = breve.find((brev) => brev.nr === nr && siges(brev, now));
  const tekst = fjernet ? s.taget : hvad === 'kommenteret' ? s.kommenteret(one.bemaerkninger) : s[hvad];
  const om = [
    mail === null || mail === navn ? null : mail,
    udefra ? s.udefra : null,
    udgave === 'fuld' ? s.fuld : null,
  ].filter(Boolean);
  const gjort = [
    hvornaar !== null
      ? (one.svar === 'faerdig' ? s.faerdig : s.svarede)(langTid(hvornaar, now))
      : aabnet === null
        ? s.ikkeAabnet
        : s.aabnet(langTid(aabnet, now)),
    ...(aabne > 0 ? [s.venterPaaDig(aabne)] : []),
  ];
  return html`<li data-t="${fjernet ? 'fjernet' : hvad}" id="d-${nr}"><b>${navn}</b><span class="faar">${hvad !== 'mangler' && !fjernet && glyf('flueben')}${tekst}</span>
${om.length > 0 && html`<p>${om.join(' · ')}</p>`}<p>${gjort.join(' · ')}${sidste && brevlinje(sidste, now)}</p>
${sidste?.tilstand === 'uvist' && html`<p class="forklaring">${t.brev.uvist}</p>`}${sidste?.svar && ['afvist', 'senere'].includes(sidste.tilstand) && html`<p class="svar"><q>${sidste.svar}</q></p>`}
${!fjernet && handlinger(r, one, sidste ?? null)}</li>`;
}

/** A code says nothing of the round; a reminder that is not due yet, or was not needed, nothing of what has happened. */
function siges({ slags, tilstand, naeste, forsoeg }: Hoeringsbrev, now: number): boolean {
  if (slags === 'kode' || (slags === 'paamindelse' && tilstand === 'standset')) return false;
  return !(tilstand === 'venter' && forsoeg === 0 && naeste !== null && naeste > now);
}

/** "Påmindelsen modtaget af mailserveren i dag kl. 14.33" */
function brevlinje({ slags, tilstand, naeste, afgjort, lavet }: Hoeringsbrev, now: number): string {
  const b = t.brev;
  if (tilstand === 'fil') return '';
  const tid = tilstand === 'senere' && naeste !== null ? naeste : (afgjort ?? lavet);
  const vises = tilstand === 'sendt' || tilstand === 'senere' ? ` ${langTid(tid, now)}` : '';
  return ` · ${b.slags[slags]} ${b.tilstand[tilstand]}${vises}`;
}

/** What can be done about one of them, folded away. */
function handlinger(
  r: Rundeside,
  { nr, navn, mail, svar, bemaerkninger }: Inviteret,
  sidste: Hoeringsbrev | null,
): Indhold {
  const { maa, igang, server, hoering, referat } = r;
  const her = `/referater/${referat.id}/hoering/${hoering.nr}`;
  const styr = maa.includes('styr-hoering');
  if (!styr) return null;
  const knap = (til: string, tekst: string, mere: Indhold = null, farlig = false) =>
    html`<form method="post" action="${her}/${til}">${mere}<button class="punktet${farlig && ' farlig'}" type="submit">${tekst}</button></form>`;
  const mangler = svar === null && bemaerkninger === 0;
  const igen = sidste !== null && ['uvist', 'afvist', 'senere'].includes(sidste.tilstand);
  return html`${
    igen &&
    html`<div class="handlinger"><form method="post" action="${her}/breve/${sidste.id}"><button class="button lav" type="submit" aria-label="${s.sendIgenTil(navn)}">${s.sendIgen}</button></form></div>`
  }<details class="menu"><summary class="prikker" aria-label="${s.valg(navn)}">${glyf('prikker')}</summary><div class="svaevende">
${igang && server && mail !== null && mangler && knap('paamindelse', s.mind, html`<input type="hidden" name="deltager" value="${nr}">`)}
${knap(`deltagere/${nr}/link`, s.link)}
${mail !== null && sidste !== null && knap(`deltagere/${nr}/eml`, s.eml)}
<hr>${knap(`deltagere/${nr}/tilbagekaldelse`, s.fjern, null, true)}</div></details>`;
}

/** There is no round: the status was set by hand. */
export function ingenRunde(bruger: Bruger, referat: Referat, maa: readonly Referathandling[]): string {
  const sti = `/referater/${referat.id}`;
  return side({
    titel: `${t.titel}: ${kaldes(referat)}`,
    main: 'side rundeside',
    bruger,
    top: referattop(
      { navn: kaldes(referat), status: referat.status, tilbage: '/', sti },
      html`<a class="button stille" href="${sti}/godkendelse">${tekster.menu.godkendelse}</a><a class="button" href="${sti}">${tekster.eksport.aabn}</a>`,
    ),
    indhold: html`<h1>${t.titel}</h1><p class="indledning">${s.ingenRunde}</p>
${maa.includes('aabn-hoering') && html`<p class="handlinger afsnit"><a class="button button-primary" href="${sti}/hoering/ny">${t.ny.titel}</a></p>`}`,
  });
}

/** A personal link that was just made: shown this once. */
export function linkside(
  bruger: Bruger,
  referat: Referat,
  { navn, link, runde }: { readonly navn: string; readonly link: string; readonly runde: number },
): string {
  const sti = `/referater/${referat.id}`;
  return side({
    titel: t.linkside.titel(navn),
    main: 'side smal',
    bruger,
    top: referattop({ navn: kaldes(referat), status: referat.status, tilbage: '/', sti }, null),
    indhold: html`<p><a class="tilbage" href="${sti}/hoering/${runde}">${glyf('tilbage')}${t.linkside.tilbage}</a></p>
<h1>${t.linkside.titel(navn)}</h1><p class="engangslink">${link}</p><p class="hjaelp">${t.linkside.tekst}</p>`,
  });
}
