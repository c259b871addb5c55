// Kontrol: what must be settled before a referat leaves the house, the gravest first; each line leads to its place.
import type { Bruger } from '../../db/brugere.ts';
import type { Referat } from '../../db/referater.ts';
import type { Alvor, Fund, Regel } from '../kontrol/regler.ts';
import { tekster } from '../tekster.ts';
import { html, type Indhold } from './html.ts';
import { kaldes } from './overblik.ts';
import { referattop, side } from './ramme.ts';

const t = tekster.kontrol;

export interface Kontrol {
  readonly bruger: Bruger;
  readonly referat: Referat;
  readonly fund: readonly Fund[];
}

export function kontrolside({ bruger, referat, fund }: Kontrol): string {
  const sti = `/referater/${referat.id}`;
  return side({
    titel: `${t.titel}: ${kaldes(referat)}`,
    main: 'side smal',
    bruger,
    top: referattop(
      { navn: kaldes(referat), status: referat.status, tilbage: '/', sti },
      html`<a class="button stille" href="${sti}/godkendelse">${tekster.menu.godkendelse}</a><a class="button stille" href="${sti}/eksport">${tekster.menu.eksport}</a><a class="button" href="${sti}">${tekster.eksport.aabn}</a>`,
    ),
    indhold: html`<h1>${t.titel}</h1><p class="indledning">${fund.length === 0 ? t.intet : t.indledning}</p>
${(['spaerrer', 'begrundes', 'oplyses'] as const).map((alvor) => gruppe(alvor, fund, sti))}`,
  });
}

function gruppe(alvor: Alvor, fund: readonly Fund[], sti: string): Indhold {
  const own = fund.filter((one) => one.alvor === alvor);
  if (own.length === 0) return null;
  return html`<section class="afsnit kontrol ${alvor}"><h2>${t.grupper[alvor]} <span class="svag">${String(own.length)}</span></h2>
<ul>${own.map((one) => kontrollinje(one, sti))}</ul></section>`;
}

/** One finding and the way to its place; `svar` stands below its words. */
export function kontrollinje({ regel, blok, citat, om }: Fund, sti: string, svar: Indhold = null): Indhold {
  const sagt = t.fund[regel](om);
  return html`<li><div><p>${sagt}</p>${citat !== '' && html`<p class="citat">${citat}</p>`}${svar}</div>
<a class="button lav" href="${sti}${sted(regel, blok)}" aria-label="${t.ret(citat === '' ? sagt : citat)}">${t.se[regel] ?? t.gaaTil}</a></li>`;
}

/** Where a finding is mended, below the referat's own address. */
function sted(regel: Regel, blok: string): string {
  if (regel === 'bilag-uafgjort') return `/bilag#b-${blok}`;
  if (regel === 'runde-i-gang') return '/hoering';
  return regel === 'uafklarede-bemaerkninger' ? '#bemaerkninger' : `#${blok}`;
}
