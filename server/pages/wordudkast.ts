// The draft of a round in Word: where it is fetched, for oneself or for one of those who were asked; where a file that was
// written in is read back; and what came of it. Plain forms, for the referent and for participants.
import type { Bruger } from '../../db/brugere.ts';
import type { Hoering } from '../../db/hoeringer.ts';
import type { Referat } from '../../db/referater.ts';
import type { Referathandling } from '../access/policy.ts';
import type { Wordudfald } from '../hoering/wordfil.ts';
import { tekster } from '../tekster.ts';
import { vaelg } from './felter.ts';
import { glyf } from './glyffer.ts';
import { type Html, html, type Indhold } from './html.ts';
import { kaldes } from './overblik.ts';
import { besked, referattop, side } from './ramme.ts';
import { udkasttop } from './udkastadgang.ts';

const t = tekster.word;

interface Ramme {
  readonly bruger: Bruger;
  readonly referat: Referat;
  readonly hoering: Hoering;
}

/** The value of the form's list for the account itself. */
export const MIG = 'mig';

function indrammet({ bruger, referat, hoering }: Ramme, titel: string, indhold: Indhold): string {
  const sti = `/referater/${referat.id}`;
  return side({
    titel: `${t.titel}: ${kaldes(referat)}`,
    main: 'side smal wordside',
    bruger,
    top: referattop(
      { navn: kaldes(referat), status: referat.status, tilbage: '/', sti },
      html`<a class="button" href="${sti}">${tekster.eksport.aabn}</a>`,
    ),
    indhold: html`<p><a class="tilbage" href="${sti}/hoering/${hoering.nr}">${glyf('tilbage')}${t.tilbage}</a></p>
<h1>${titel}</h1>${indhold}`,
  });
}

function filfelt(hjaelp: Indhold = null): Html {
  return html`<div class="felt"><label class="form-label" for="f-fil">${t.laes.fil}</label><input id="f-fil" name="fil" type="file" accept=".docx,.docm,application/vnd.openxmlformats-officedocument.wordprocessingml.document" required>${hjaelp}</div>`;
}

export function wordside(
  r: Ramme & { readonly maa: readonly Referathandling[]; readonly fejl: string | null; readonly valgt: string },
): string {
  const { hoering, referat, bruger, maa, fejl, valgt } = r;
  const her = `/referater/${referat.id}/hoering/${hoering.nr}/word`;
  const deltagere = hoering.inviterede.filter(({ tilbagekaldt }) => tilbagekaldt === null);
  const styr = maa.includes('styr-hoering');
  return indrammet(
    r,
    t.titel,
    html`${fejl !== null && besked(fejl, 'fejl')}
<section class="afsnit" aria-labelledby="hent"><h2 id="hent">${t.hent.titel}</h2><p>${t.hent.tekst}</p>
<p class="handlinger"><a class="button button-primary" href="${her}/fil" download>${t.hent.alt}</a></p><p class="hjaelp">${t.hent.altHjaelp}</p>
${
  styr &&
  deltagere.length > 0 &&
  html`<h3>${t.hent.til}</h3><p class="hjaelp">${t.hent.tilHjaelp}</p><ul class="wordfiler">${deltagere.map(
    ({ nr, navn }) =>
      html`<li><b>${navn}</b><a class="button lav" href="${her}/fil?deltager=${nr}" download aria-label="${t.hent.hentTil(navn)}">${t.hent.knap}</a></li>`,
  )}</ul>`
}</section>
${
  styr &&
  html`<section class="afsnit" aria-labelledby="laes"><h2 id="laes">${t.laes.titel}</h2><p>${t.laes.tekst}</p>
<form method="post" action="${her}" enctype="multipart/form-data">
${vaelg('hvem', t.laes.hvem, [{ vaerdi: '', tekst: t.laes.vaelg }, ...deltagere.map(({ nr, navn }) => ({ vaerdi: String(nr), tekst: navn })), { vaerdi: MIG, tekst: t.laes.mig(bruger.navn) }], valgt)}
${filfelt()}
<p class="handlinger"><button class="button button-primary" type="submit">${t.laes.knap}</button></p></form></section>`
}`,
  );
}

export function wordudfald(r: Ramme & { readonly udfald: Wordudfald; readonly navn: string }): string {
  const { udfald, navn, referat, hoering } = r;
  const sti = `/referater/${referat.id}`;
  const { nye, svar } = udfald;
  return indrammet(
    r,
    t.resultat.overskrift(nye.length + svar, navn),
    html`${talt(udfald)}
${
  nye.length > 0 &&
  html`<p class="handlinger"><a class="button button-primary" href="${sti}#bemaerkninger">${t.resultat.gaaTil}</a><a class="button" href="${sti}/hoering/${hoering.nr}/word">${t.resultat.igen}</a></p>`
}
${poster(udfald, t.resultat.uplaceretTekst)}
${nye.length > 0 && html`<section class="afsnit" aria-labelledby="nye"><h2 id="nye">${t.resultat.nye}</h2><ol class="wordnyt">${nye.map(nyLinje)}</ol></section>`}`,
  );
}

function talt({ nye, svar, kendte }: Wordudfald): Html {
  const forslag = nye.filter((one) => one.forslag !== null).length;
  return html`<p class="indledning">${[t.resultat.talt(nye.length - forslag, forslag, svar), kendte > 0 ? t.resultat.kendte(kendte) : ''].filter(Boolean).join('. ')}</p>`;
}

function nyLinje({ nr, tekst, citat, forslag }: Wordudfald['nye'][number]): Html {
  const kind = forslag ? t.resultat.art[forslag.art] : t.resultat.bemaerkning;
  return html`<li><b>${kind} ${nr}</b>${citat !== '' && html` <q>${kort(citat)}</q>`}${forslag && forslag.tekst !== '' && html` → <q>${kort(forslag.tekst)}</q>`}${tekst !== '' && html`<p>${kort(tekst)}</p>`}</li>`;
}

/** What found no place first: that is what somebody has to do something about. */
function poster({ rapport }: Wordudfald, forklaring: string): Indhold {
  const uplaceret = rapport.filter(({ slags }) => slags === 'uplaceret');
  const oplyst = rapport.filter(({ slags }) => slags === 'oplysning');
  const linje = ({ hvad, tekst }: Wordudfald['rapport'][number]): Html =>
    html`<li><b>${hvad}</b>${tekst !== '' && html`<p>${tekst}</p>`}</li>`;
  return html`${
    uplaceret.length > 0 &&
    html`<section class="afsnit" aria-labelledby="uplaceret"><h2 id="uplaceret">${t.resultat.uplaceret}</h2>${besked(forklaring, 'agt')}<ul class="wordnyt">${uplaceret.map(linje)}</ul></section>`
  }${oplyst.length > 0 && html`<section class="afsnit" aria-labelledby="oplyst"><h2 id="oplyst">${t.resultat.oplysninger}</h2><ul class="wordnyt">${oplyst.map(linje)}</ul></section>`}`;
}

function kort(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 240 ? line : `${line.slice(0, 239).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The participant's own page; `udfald` after a file was sent. */
export function deltagerside({
  hoering,
  aaben,
  fejl,
  udfald,
}: {
  readonly hoering: string;
  readonly aaben: boolean;
  readonly fejl: string | null;
  readonly udfald: Wordudfald | null;
}): string {
  const sti = `/udkast/${hoering}`;
  const nye = udfald ? udfald.nye.length + udfald.svar : 0;
  return side({
    titel: t.titel,
    top: udkasttop(true),
    udkast: 'uden',
    main: 'side smal wordside',
    indhold: html`<p><a class="tilbage" href="${sti}">${glyf('tilbage')}${t.tilbageUdkast}</a></p>
<h1>${udfald ? t.resultat.overskriftDeltager(nye) : t.titel}</h1>
${fejl !== null && besked(fejl, 'fejl')}${udfald && html`${talt(udfald)}${poster(udfald, t.resultat.uplaceretDeltager)}`}
${!udfald && html`<p class="indledning">${t.deltager.tekst}</p>`}
<p class="handlinger"><a class="button${!udfald && ' button-primary'}" href="${sti}/word/fil" download>${t.hent.titel}</a></p>
${
  aaben &&
  html`<section class="afsnit" aria-labelledby="send"><h2 id="send">${t.deltager.send}</h2><form method="post" action="${sti}/word" enctype="multipart/form-data">${filfelt()}<p class="handlinger"><button class="button button-primary" type="submit">${t.deltager.knap}</button></p></form></section>`
}`,
  });
}
