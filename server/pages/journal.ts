// On the export page: the parcel for the case system, and what the referat is filed under there.
import type { Journal } from '../../editor/model/kle.ts';
import type { Referathandling } from '../access/policy.ts';
import { type Besked, tekster } from '../tekster.ts';
import { felt } from './felter.ts';
import { type Html, html } from './html.ts';
import { besked } from './ramme.ts';

const t = tekster.pakke;

/** A line among the files. */
export function pakkelinje(sti: string, udkast: boolean): Html {
  return html`<li><b>${t.titel}</b><a href="${sti}/pakke" download aria-label="${tekster.eksport.hent(t.titel)}">${tekster.eksport.hentKort}</a><p>${t.tekst(udkast)}</p></li>`;
}

interface Journaldel {
  readonly journal: Journal;
  readonly sagsnr: string | null;
  readonly maa: readonly Referathandling[];
  /** What was just done, and why it was not. */
  readonly besked: Besked | null;
  readonly fejl: string | null;
}

/** As a form to whoever may change it, else as it stands. */
export function journaldel(del: Journaldel, sti: string): Html {
  const { sagsnr, maa, fejl } = del;
  const { kle, facet, dato } = del.journal;
  const j = t.journal;
  const sag = html`<p class="svag">${j.sagsnr}: ${sagsnr ?? j.udenSagsnr}</p>`;
  if (!maa.includes('ret-journal'))
    return html`<div class="afsnit"><h2>${j.titel}</h2>${sag}<p>${j.kle}: ${kle || '–'} · ${j.facet}: ${facet || '–'} · ${j.dato}: ${dato ?? '–'}</p></div>`;
  return html`<div class="afsnit" id="journal"><h2>${j.titel}</h2><p class="hjaelp">${j.tekst}</p>${sag}
${del.besked && besked(tekster.beskeder[del.besked])}${fejl && besked(fejl, 'fejl')}
<form method="post" action="${sti}/journal">
${felt({ navn: 'kle', label: j.kle, vaerdi: kle, hjaelp: j.kleHjaelp, max: 100, autocomplete: 'off', fokus: fejl !== null })}
${felt({ navn: 'facet', label: j.facet, vaerdi: facet, hjaelp: j.facetHjaelp, max: 100, autocomplete: 'off' })}
${felt({ navn: 'dato', label: j.dato, type: 'date', vaerdi: dato })}
<p class="handlinger"><button class="button" type="submit">${j.gem}</button></p></form></div>`;
}
