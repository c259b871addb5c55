// Indstillinger: a writer's own abbreviations, one a line, as they are typed.
import { tekster } from '../tekster.ts';
import { html } from './html.ts';
import { ramme, type Svar } from './indstillinger.ts';

export function forkortelsesside(svar: Svar, tekst: string): string {
  const t = tekster.forkortelser;
  return ramme(
    svar,
    'forkortelser',
    html`<section class="afsnit smal"><h2>${t.titel}</h2><p class="indledning">${t.indledning}</p>
<form method="post" action="/indstillinger/forkortelser">
<div class="felt"><label class="form-label" for="f-tekst">${t.label}</label>
<textarea class="form-input" id="f-tekst" name="tekst" rows="14" placeholder="${t.eksempel}" aria-describedby="f-tekst-h" spellcheck="false">${tekst}</textarea>
<p class="hjaelp" id="f-tekst-h">${t.hjaelp}</p></div>
<p class="handlinger"><button class="button button-primary" type="submit">${t.gem}</button></p></form></section>`,
  );
}
