// Eksport: the pages as they will be, the letterhead, and a line for every file that can be taken home.
import type { Bilag } from '../../db/bilag.ts';
import type { Bruger } from '../../db/brugere.ts';
import type { Udgave as Godkendt } from '../../db/godkendelser.ts';
import type { Referat } from '../../db/referater.ts';
import type { Journal } from '../../editor/model/kle.ts';
import type { Referathandling } from '../access/policy.ts';
import { UDGAVER, type Udgave } from '../export/udgave.ts';
import { type Besked, tekster } from '../tekster.ts';
import { bilagsdel } from './bilag.ts';
import { type Egenpostvalg, egenpostdel } from './egenpost.ts';
import { vaelg } from './felter.ts';
import { html, type Indhold } from './html.ts';
import { journaldel, pakkelinje } from './journal.ts';
import { kaldes } from './overblik.ts';
import { besked, referattop, side } from './ramme.ts';
import { langTid } from './tid.ts';

const t = tekster.eksport;

export interface Eksport {
  readonly bruger: Bruger;
  readonly referat: Referat;
  readonly brevhoveder: readonly { readonly id: string; readonly navn: string }[];
  readonly brevhoved: string;
  /** The approved version whose files these are; null = a draft, and the files say so. */
  readonly godkendt: Godkendt | null;
  readonly udgave: Udgave;
  /** Whether anything is withheld: else the two editions say the same. */
  readonly skjult: boolean;
  /** How many places the check says must be mended first. */
  readonly spaerrer: number;
  readonly bilag: readonly Bilag[];
  readonly formater: readonly { readonly id: string; readonly navn: string; readonly beskrivelse: string }[];
  /** Imported from a text file whose bytes can be had again. */
  readonly kildetro: boolean;
  readonly journal: Journal;
  /** As the text says it. */
  readonly sagsnr: string | null;
  readonly maa: readonly Referathandling[];
  readonly besked: Besked | null;
  readonly fejl: string | null;
  readonly egenpost: Egenpostvalg;
  readonly now: number;
}

export function eksportside(e: Eksport): string {
  const { referat } = e;
  const sti = `/referater/${referat.id}`;
  const fil = (format: string, vis = false) => {
    const valg = [
      ...(e.godkendt ? [] : [`brevhoved=${encodeURIComponent(e.brevhoved)}`]),
      ...(e.udgave === 'fuld' ? [] : [`udgave=${e.udgave}`]),
      ...(vis ? ['vis=1'] : []),
    ];
    return `${sti}/eksport/${format}${valg.length > 0 ? `?${valg.join('&')}` : ''}`;
  };
  return side({
    titel: `${t.titel}: ${kaldes(referat)}`,
    bruger: e.bruger,
    top: referattop(
      { navn: kaldes(referat), status: referat.status, tilbage: '/', sti },
      html`<a class="button stille" href="${sti}/historik">${tekster.menu.historik}</a><a class="button stille" href="${sti}/kontrol">${tekster.menu.kontrol}</a><a class="button" href="${sti}">${t.aabn}</a>`,
    ),
    indhold: html`<main class="eksport" id="indhold" tabindex="-1">
<section class="pdf" aria-labelledby="sider" tabindex="0">
<div class="hoved"><h2 id="sider">${e.godkendt ? t.godkendteSider : t.forhaandsvisning}</h2><span class="svag" data-antal role="status"></span></div>
<div class="sider" data-pdf="${fil('pdf', true)}" data-henter="${t.henter}" data-fejl="${t.fejl}" data-side="${t.side}" data-en="${t.en}" data-flere="${t.flere}"><noscript><p>${t.udenScript}</p></noscript></div>
</section>
<section class="vaelg" aria-labelledby="hent" tabindex="0">
${stand(e, sti)}
<form method="get" action="${sti}/eksport" data-straks>${
      !e.godkendt &&
      vaelg(
        'brevhoved',
        t.brevhoved,
        e.brevhoveder.map(({ id, navn }) => ({ vaerdi: id, tekst: navn })),
        e.brevhoved,
      )
    }${vaelg(
      'udgave',
      t.udgave,
      UDGAVER.map((one) => ({ vaerdi: one, tekst: t.udgaver[one] })),
      e.udgave,
    )}<p class="svag udgaveforklaring">${t.udgaveforklaring(e.udgave, e.skjult)}</p><p class="handlinger" data-uden-script><button class="button lav" type="submit">${t.vaelg}</button></p></form>
<div class="afsnit"><h2 id="hent">${t.hentKort}</h2><ul class="formater">${e.formater.map(
      ({ id, navn, beskrivelse }) =>
        html`<li><b>${navn}</b><a href="${fil(id)}" download aria-label="${t.hent(navn)}">${t.hentKort}</a><p>${beskrivelse}</p></li>`,
    )}${
      e.kildetro &&
      e.godkendt === null &&
      e.udgave === 'fuld' &&
      html`<li><b>${t.kildetro}</b><a href="${sti}/eksport/txt?kildetro=1" download aria-label="${t.hent(t.kildetro)}">${t.hentKort}</a><p>${t.kildetroTekst}</p></li>`
    }${pakkelinje(sti, e.godkendt === null)}</ul></div>
${egenpostdel(e.egenpost, { sti, brevhoved: e.godkendt ? '' : e.brevhoved, udgave: e.udgave, now: e.now })}
${journaldel(e, sti)}
${bilagsdel(e.bilag, sti, e.maa.includes('skriv'))}
</section></main>`,
  });
}

/** What the files are: those that were approved, or a draft and what is left to do. */
function stand({ godkendt, referat, spaerrer, now }: Eksport, sti: string): Indhold {
  const videre = (tekst: string) => html`<a href="${sti}/godkendelse">${tekst}</a>`;
  if (godkendt && referat.status === 'tilbagekaldt')
    return besked(html`${t.tilbagekaldt} ${videre(t.tilRettelse)}`, 'agt');
  if (godkendt)
    return besked(html`${t.godkendtUdgave(godkendt.udgave, langTid(godkendt.at, now))} ${videre(t.tilUdgaven)}`);
  return [
    spaerrer > 0 && besked(html`${t.spaerrer(spaerrer)} <a href="${sti}/kontrol">${t.seKontrol}</a>`, 'agt'),
    html`<p class="hjaelp">${t.udkast} ${videre(t.tilGodkendelse)}</p>`,
  ];
}
