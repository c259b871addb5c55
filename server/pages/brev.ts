// One letter: as its recipient will read it, and as the bytes that go.
import type { Stykke } from '../../db/brevbytes.ts';
import type { Bruger } from '../../db/brugere.ts';
import type { Referat } from '../../db/referater.ts';
import type { Brev, Udsendelse } from '../../db/udsendelser.ts';
import { tekster } from '../tekster.ts';
import { stoerrelsestekst } from './bilag.ts';
import { glyf } from './glyffer.ts';
import { html, type Indhold } from './html.ts';
import { kaldes } from './overblik.ts';
import { referattop, side } from './ramme.ts';

const t = tekster.udsendelse;

/** Head, text and attachments. */
export function brevvisning(brev: Brev, { filer, fra, svarTil }: Udsendelse): Indhold {
  const til = brev.navn === '' ? brev.mail : `${brev.navn} <${brev.mail}>`;
  const own = filer.filter(({ format }) => brev.formater.includes(format));
  return html`<dl class="brevhoved"><dt>${t.brev.fra}</dt><dd>${fra ?? t.brev.fraUkendt}</dd>${
    svarTil !== null && html`<dt>${t.brev.svarTil}</dt><dd>${svarTil}</dd>`
  }<dt>${t.brev.til}</dt><dd>${til}</dd><dt>${t.brev.emne}</dt><dd><b>${brev.emne}</b></dd></dl>
<p class="brevtekst">${brev.tekst}</p>
<ul class="vedhaeftet" aria-label="${t.brev.vedhaeftet}">${own.map(
    ({ navn, stoerrelse }) => html`<li>${navn} <span class="svag">${stoerrelsestekst(stoerrelse)}</span></li>`,
  )}</ul>
<p class="hjaelp">${t.fylder(stoerrelsestekst(brev.stoerrelse))}</p>`;
}

export interface Brevside {
  readonly bruger: Bruger;
  readonly referat: Referat;
  readonly udsendelse: Udsendelse;
  readonly brev: Brev & { readonly stykker: readonly Stykke[] };
}

/** The bytes of the message, its attachments folded to a line each. */
export function brevside({ bruger, referat, udsendelse, brev }: Brevside): string {
  const her = `/referater/${referat.id}/udsendelser/${udsendelse.id}`;
  return side({
    titel: t.brev.titel(brev.navn || brev.mail),
    main: 'side smal',
    bruger,
    top: referattop(
      { navn: kaldes(referat), status: referat.status, tilbage: '/', sti: `/referater/${referat.id}` },
      null,
    ),
    indhold: html`<p><a class="tilbage" href="${her}">${glyf('tilbage')}${t.brev.tilbage}</a></p>
<h1>${t.brev.titel(brev.navn || brev.mail)}</h1>
<article class="brevark">${brevvisning(brev, udsendelse)}</article>
<section class="afsnit"><h2>${t.brev.raat}</h2><p class="hjaelp">${t.brev.raatTekst}</p>
<pre class="raat" tabindex="0">${raat(brev.stykker, udsendelse)}</pre>
<dl class="bevis"><dt>${t.brev.aftryk}</dt><dd>${brev.sha256}</dd></dl>
<p class="handlinger"><a class="button" href="${her}/breve/${brev.nr}/eml" download>${t.brev.hent}</a></p></section>`,
  });
}

/** Every byte but the base64 of the attachments, which is named by what it decodes to. */
function raat(stykker: readonly Stykke[], { filer }: Udsendelse): string {
  return stykker
    .map((stykke) => {
      if (typeof stykke === 'string') return stykke.replace(/\r\n/g, '\n');
      const fil = filer.find(({ sha256 }) => sha256 === stykke.fil);
      return t.brev.indsat(fil?.navn ?? '', t.kvittering.byte(fil?.stoerrelse ?? 0), stykke.fil);
    })
    .join('');
}
