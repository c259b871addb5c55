// Godkendelse: where the referat stands and what comes next; the check with its reasons and the approval; what has been
// approved. Shows no control that the table of access refuses.
import { erIGang } from '../../db/hoeringer.ts';
import { erLaast } from '../../editor/model/forloeb.ts';
import { type Referathandling, tilladte } from '../access/policy.ts';
import { fristTekst } from '../hoering/frist.ts';
import { tekster } from '../tekster.ts';
import { type Godkendelse, trin } from './afgoerelse.ts';
import { godkendform } from './godkendform.ts';
import { html, type Indhold } from './html.ts';
import { kaldes } from './overblik.ts';
import { besked, referattop, side } from './ramme.ts';
import { udgaveliste } from './udgaver.ts';

const t = tekster.godkendelse;

export function godkendelsesside(g: Godkendelse): string {
  const { referat, bruger } = g;
  const sti = `/referater/${referat.id}`;
  const maa = tilladte(bruger, { ...referat, slettet: referat.slettet !== null });
  return side({
    titel: `${t.titel}: ${kaldes(referat)}`,
    main: 'side godkendelse',
    bruger,
    top: referattop(
      { navn: kaldes(referat), status: referat.status, tilbage: '/', sti },
      html`<a class="button stille" href="${sti}/historik">${tekster.menu.historik}</a>${
        maa.includes('eksporter') && html`<a class="button stille" href="${sti}/eksport">${tekster.menu.eksport}</a>`
      }<a class="button" href="${sti}">${tekster.eksport.aabn}</a>`,
    ),
    indhold: html`<h1>${t.titel}</h1><p class="indledning">${indledning(g)}</p>
${runde(g, sti)}
${g.besked && g.fejl === null && besked(tekster.beskeder[g.besked])}${g.fejl !== null && besked(g.fejl, 'fejl')}
${referat.status === 'godkendelse' ? godkendform(g, maa) : naeste(g, maa, sti)}
${udgaveliste(g, maa)}`,
  });
}

/** How far the comment round is, where the referat waits for it or for what came of it. */
function runde({ referat: { status, runde: nu }, now }: Godkendelse, sti: string): Indhold {
  if (nu === null || (status !== 'kommentering' && status !== 'godkendelse')) return null;
  return html`<p><a href="${sti}/hoering">${tekster.hoering.stand(nu, erIGang(nu, now) ? fristTekst(nu.frist, now) : null)}</a></p>`;
}

function indledning({ referat, udgaver }: Godkendelse): string {
  if (referat.status === 'kladde' && udgaver[0]) return t.stand.rettelse(udgaver[0].udgave);
  return t.stand[referat.status];
}

/** What moves the referat on, while there is nothing to approve. */
function naeste(g: Godkendelse, maa: readonly Referathandling[], sti: string): Indhold {
  if (erLaast(g.referat.status)) return null;
  const spaerrer = g.fund.filter(({ alvor }) => alvor === 'spaerrer').length;
  return html`<section class="afsnit">${
    spaerrer > 0 &&
    besked(html`${t.kontrol.spaerrer(spaerrer)} <a href="${sti}/kontrol">${tekster.eksport.seKontrol}</a>`, 'agt')
  }
<div class="handlinger">${maa.includes('til-godkendelse') && trin(`${sti}/godkendelse/anmodning`, 'til-godkendelse', true)}${
    maa.includes('til-kommentering') && html`<a class="button" href="${sti}/hoering/ny">${tekster.hoering.send}</a>`
  }${maa.includes('tag-tilbage') && trin(`${sti}/kladde`, 'tag-tilbage')}</div></section>`;
}
