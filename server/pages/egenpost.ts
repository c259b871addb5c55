// The part of the export page by which one mails the PDF that is shown to oneself, and what became of the last one.
import type { Egenpost } from '../../db/egenpost.ts';
import type { Udgave } from '../export/udgave.ts';
import { tekster } from '../tekster.ts';
import { felt } from './felter.ts';
import { type Html, html, type Indhold } from './html.ts';
import { besked } from './ramme.ts';
import { langTid } from './tid.ts';

const t = tekster.egenpost;

export interface Egenpostvalg {
  /** Whether there is a mail server. */
  readonly server: boolean;
  /** The name of the letter that this page can send. */
  readonly afsending: string;
  /** The account's address; null = none yet. */
  readonly mail: string | null;
  readonly seneste: Egenpost | null;
  /** What was typed for an address, and why it was refused. */
  readonly skrevet: string;
  readonly fejl: string | null;
}

interface Vist {
  readonly sti: string;
  /** "" where the file is a kept one. */
  readonly brevhoved: string;
  readonly udgave: Udgave;
  readonly now: number;
}

export function egenpostdel(e: Egenpostvalg, vist: Vist): Html {
  return html`<section class="afsnit" id="egenpost" aria-labelledby="egenpost-t"><h2 id="egenpost-t">${t.titel}</h2>
${e.fejl !== null && besked(e.fejl, 'fejl')}${e.server ? formular(e, vist) : udenServer(vist)}</section>`;
}

function formular({ afsending, mail, skrevet, seneste }: Egenpostvalg, { sti, brevhoved, udgave, now }: Vist): Indhold {
  return html`${seneste && status(seneste, now, `${sti}/eksport?${new URLSearchParams({ brevhoved, udgave })}#egenpost`)}
<form method="post" action="${sti}/eksport/mail"><input type="hidden" name="brevhoved" value="${brevhoved}"><input type="hidden" name="udgave" value="${udgave}"><input type="hidden" name="afsending" value="${afsending}">
${
  mail === null
    ? felt({
        navn: 'mail',
        label: t.mail,
        vaerdi: skrevet,
        hjaelp: t.mailHjaelp,
        autocomplete: 'email',
        paakraevet: true,
        max: 254,
      })
    : html`<p class="hjaelp">${t.hjaelp(mail)} <a href="/indstillinger">${t.ret}</a></p>`
}
<p class="handlinger"><button class="button" type="submit">${t.knap}</button></p></form>`;
}

/** The file, and the letter as a file. */
function udenServer({ sti, brevhoved, udgave }: Vist): Indhold {
  const valg = String(new URLSearchParams({ ...(brevhoved !== '' && { brevhoved }), udgave }));
  return html`<p class="hjaelp">${t.ingenServer}</p><p class="handlinger"><a class="button" href="${sti}/eksport/pdf?${valg}" download>${t.hentPdf}</a><a class="button" href="${sti}/eksport/pdf/eml?${valg}" download>${t.hentBrev}</a></p>`;
}

function status({ mail, navn, tilstand, lavet, naeste, svar }: Egenpost, now: number, her: string): Indhold {
  const s = t.status;
  const paaVej = ['venter', 'i-gang', 'afgivet'].includes(tilstand);
  const sagt =
    tilstand === 'sendt'
      ? s.sendt(mail, langTid(lavet, now))
      : tilstand === 'senere'
        ? s.senere(mail, langTid(naeste ?? now, now))
        : tilstand === 'afvist' || tilstand === 'uvist' || tilstand === 'standset'
          ? s[tilstand](mail)
          : s.venter(mail);
  const grad = tilstand === 'sendt' || paaVej ? 'god' : tilstand === 'senere' ? 'agt' : 'fejl';
  return besked(
    html`${sagt}<br><span class="svag">${navn}</span>${svar !== null && tilstand !== 'sendt' && tilstand !== 'uvist' && html`<br><q>${svar}</q>`}${(paaVej || tilstand === 'senere') && html` <a href="${her}">${t.opdater}</a>`}`,
    grad,
  );
}
