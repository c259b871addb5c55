// The way in for those who were invited: the page behind the link, the code by mail, and the one answer to every link that
// gives no access. None of them says whether there is a referat, whose it is or who asks.
import { tekster } from '../tekster.ts';
import { udseendeNu } from '../udseende.ts';
import { felt } from './felter.ts';
import { glyf } from './glyffer.ts';
import { type Html, html, type Indhold } from './html.ts';
import { besked, side } from './ramme.ts';

const t = tekster.udkast;

/** The line at the top: the house's name, and that it is a draft. It leads nowhere. */
export function udkasttop(status: boolean): Html {
  const { navn } = udseendeNu();
  return html`<header class="top">
<span class="maerke">${tekster.navn}${navn && html` <span class="kommune">${navn}</span>`}</span>
${status && html`<span class="luft"></span><span class="status" data-s="kommentering">${glyf('kommentering')}${t.udkast}</span>`}
</header>`;
}

function lille(titel: string, indhold: Indhold): string {
  return side({
    titel,
    top: udkasttop(false),
    udkast: 'uden',
    main: 'side kort-side',
    indhold: html`<h1>${titel}</h1>${indhold}`,
  });
}

/** The same bytes whatever the link is: it is looked up when the button is pressed, not when a mail scanner fetches it. */
export function linkside(): string {
  return lille(
    t.link.titel,
    html`<p class="indledning">${t.link.indledning}</p>
<form method="post" class="handlinger"><button class="button button-primary stor" type="submit">${t.link.aabn}</button></form>
<p class="hjaelp">${t.link.personligt}</p>`,
  );
}

/** After the session was ended by hand. */
export function udeside(): string {
  return lille(t.ude.titel, html`<p class="indledning">${t.ude.besked}</p>`);
}

/** A refusal on these pages. Of 401 and 404 there is one. */
export function udkastfejl(status: number, message: string): string {
  const neutral = status === 401 || status === 404;
  return lille(
    neutral ? t.neutral.titel : t.neutral.fejl,
    html`<p class="indledning">${neutral ? t.neutral.besked : message}</p>`,
  );
}

interface Kodeside {
  readonly hoering: string;
  /** Whether a code is on its way. */
  readonly sendt: boolean;
  readonly fejl: string | null;
}

export function kodeside({ hoering, sendt, fejl }: Kodeside): string {
  const sti = `/udkast/${hoering}/kode`;
  const k = t.kode;
  const send = html`<form method="post" action="${sti}/brev" class="handlinger"><button class="button${!sendt && html` button-primary stor`}" type="submit">${sendt ? k.igen : k.send}</button></form>`;
  return lille(
    k.titel,
    html`<p class="indledning">${k.indledning}</p>
${fejl ? besked(fejl, 'fejl') : sendt && besked(k.sendt)}
${
  sendt &&
  html`<form method="post" action="${sti}">
${felt({ navn: 'kode', label: k.felt, tal: true, autocomplete: 'one-time-code', paakraevet: true, max: 12, fokus: true })}
<p class="handlinger"><button class="button button-primary stor" type="submit">${k.videre}</button></p></form>`
}
${send}`,
  );
}
