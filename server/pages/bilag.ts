// The bilag of a referat: files added, put in order, given titles and decided on. Plain forms; a script sends them without
// leaving the page (`editor/sider/bilag.ts`).
import type { Bilag } from '../../db/bilag.ts';
import type { Bruger } from '../../db/brugere.ts';
import type { Referat } from '../../db/referater.ts';
import { tilladte } from '../access/policy.ts';
import { GRAENSER } from '../bilag/modtag.ts';
import { type Besked, tekster } from '../tekster.ts';
import { felt, vaelg } from './felter.ts';
import { type Html, html, type Indhold } from './html.ts';
import { kaldes } from './overblik.ts';
import { besked, referattop, side } from './ramme.ts';

const t = tekster.bilag;

export interface Bilagsside {
  readonly bruger: Bruger;
  readonly referat: Referat;
  readonly bilag: readonly Bilag[];
  readonly besked: Besked | null;
  /** The one that was just removed, where that can be undone. */
  readonly fjernet: Bilag | null;
  readonly fejl: string | null;
}

export function bilagside(b: Bilagsside): string {
  const { bruger, referat, bilag } = b;
  const sti = `/referater/${referat.id}`;
  const maa = tilladte(bruger, { ...referat, slettet: referat.slettet !== null });
  const skriv = maa.includes('skriv');
  return side({
    titel: `${t.titel}: ${kaldes(referat)}`,
    main: 'side smal',
    bruger,
    top: referattop(
      { navn: kaldes(referat), status: referat.status, tilbage: '/', sti },
      html`${maa.includes('kontroller') && html`<a class="button stille" href="${sti}/kontrol">${tekster.menu.kontrol}</a>`}${maa.includes('eksporter') && html`<a class="button stille" href="${sti}/eksport">${tekster.menu.eksport}</a>`}<a class="button" href="${sti}">${tekster.eksport.aabn}</a>`,
    ),
    indhold: html`<h1>${t.titel}</h1><p class="indledning">${t.indledning}</p>
<p class="svag" role="status" data-melding></p>
<div id="bilag" data-sender="${t.sender}" data-gemmer="${t.gemmer}" data-gemt="${t.gemt}" data-ikke-gemt="${t.ikkeGemt}">
${b.besked && besked([tekster.beskeder[b.besked], fortryd(b, sti)])}${b.fejl && besked(b.fejl, 'fejl')}
${!skriv && besked(t.laast, 'agt')}
${bilag.length === 0 ? html`<p class="afsnit svag">${t.ingen}</p>` : html`<ol class="bilagsliste afsnit">${bilag.map((one, i) => (skriv ? rettelinje(one, i, bilag.length, sti) : laeselinje(one, i, sti)))}</ol>`}
${skriv && tilfoej(sti)}
</div>`,
  });
}

function tilfoej(sti: string): Html {
  const { mb, antal, samlet } = GRAENSER;
  return html`<form class="afsnit" method="post" action="${sti}/bilag" enctype="multipart/form-data" data-selv>
<div class="slip" data-slip><label class="form-label" for="f-filer">${t.vaelg}</label><input id="f-filer" name="filer" type="file" multiple aria-describedby="f-filer-h"><p class="hjaelp" id="f-filer-h">${t.vaelgHjaelp(mb, antal, samlet)}</p></div>
<p class="handlinger" data-uden-script><button class="button" type="submit">${t.laegTil}</button></p></form>`;
}

function fortryd({ fjernet }: Bilagsside, sti: string): Indhold {
  if (!fjernet) return null;
  return html` <form class="h" method="post" action="${sti}/bilag/${fjernet.id}/fortryd"><button class="somlink" type="submit" data-fokus="fjern-${fjernet.id}">${tekster.beskeder.fortryd}</button></form>`;
}

function om({ filnavn, stoerrelse }: Bilag): string {
  return `${filnavn} · ${stoerrelsestekst(stoerrelse)}`;
}

function laeselinje(one: Bilag, i: number, sti: string): Html {
  return html`<li id="b-${one.id}"><div class="bilag-hoved"><b>${t.nr(i + 1)}: ${one.titel}</b><a href="${sti}/bilag/${one.id}" download aria-label="${t.hentNavn(one.titel)}">${t.hent}</a></div><p class="svag lille">${om(one)} · ${t.offentlig}: ${offentligtekst(one)}</p></li>`;
}

function rettelinje(one: Bilag, i: number, antal: number, sti: string): Html {
  const her = `${sti}/bilag/${one.id}`;
  const flyt = (til: number, tekst: string, navn: string, fokus: string) =>
    html`<form method="post" action="${her}/plads" data-sagt="${t.flyttet(one.titel, til + 1, antal)}"><input type="hidden" name="til" value="${til}"><button class="button lav" type="submit" aria-label="${navn}" data-fokus="${fokus}-${one.id}"${(til < 0 || til >= antal) && html` disabled`}>${tekst}</button></form>`;
  return html`<li id="b-${one.id}" data-bilag="${her}" data-plads="${i}">
<div class="bilag-hoved"><span class="greb" draggable="true" aria-hidden="true" title="${t.traek}">⠿</span><b>${t.nr(i + 1)}</b><span class="svag lille">${om(one)}</span></div>
<form class="bilag-felter" method="post" action="${her}" data-selv>
${felt({ navn: 'titel', id: `titel-${one.id}`, label: html`${t.titelfelt}<span class="sr-only"> ${t.titelAf(i + 1)}</span>`, vaerdi: one.titel, max: 200, paakraevet: true, autocomplete: 'off' })}
${vaelg(
  'offentlig',
  t.offentlig,
  [
    { vaerdi: '', tekst: t.valg.ubesvaret },
    { vaerdi: 'ja', tekst: t.valg.ja },
    { vaerdi: 'nej', tekst: t.valg.nej },
  ],
  one.offentlig === null ? '' : one.offentlig ? 'ja' : 'nej',
  `offentlig-${one.id}`,
)}
<button class="button" type="submit" aria-label="${t.gemNavn(t.nr(i + 1))}" data-uden-script>${t.gem}</button></form>
<div class="handlinger taette">${flyt(i - 1, t.op, t.opNavn(one.titel), 'op')}${flyt(i + 1, t.ned, t.nedNavn(one.titel), 'ned')}<a class="button lav" href="${her}" download aria-label="${t.hentNavn(one.titel)}">${t.hent}</a><form method="post" action="${her}/fjern"><button class="button lav farlig" type="submit" aria-label="${t.fjernNavn(one.titel)}" data-fokus="fjern-${one.id}">${t.fjern}</button></form></div></li>`;
}

/** For the export page: what lies beside the document, to be taken home one by one. */
export function bilagsdel(bilag: readonly Bilag[], sti: string, skriv: boolean): Html {
  return html`<div class="afsnit"><h2>${t.titel}</h2>
${bilag.length === 0 ? html`<p class="svag">${t.ingen}</p>` : html`<ol class="formater">${bilag.map((one, i) => html`<li><b>${t.nr(i + 1)}: ${one.titel}</b><a href="${sti}/bilag/${one.id}" download aria-label="${t.hentNavn(one.titel)}">${t.hent}</a><p>${om(one)} · ${t.offentlig}: ${offentligtekst(one)}</p></li>`)}</ol>`}
${skriv && html`<p class="handlinger"><a class="button lav" href="${sti}/bilag">${t.rediger}</a></p>`}</div>`;
}

function offentligtekst({ offentlig }: Bilag): string {
  if (offentlig === null) return t.valg.ubesvaret.toLocaleLowerCase('da');
  return (offentlig ? t.valg.ja : t.valg.nej).toLocaleLowerCase('da');
}

/** "340 kB", "2,4 MB". */
export function stoerrelsestekst(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
}
