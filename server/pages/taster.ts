// Every key of the writing page, grouped by what one is doing. Words for those who read; the editor binds the keys.
import type { Bruger } from '../../db/brugere.ts';
import { tekster } from '../tekster.ts';
import { html, type Indhold } from './html.ts';
import { side } from './ramme.ts';

/** Keys that are pressed together are joined by +, keys after each other stand with a space. */
function tastetegn(taster: string): Indhold {
  return taster
    .split(' ')
    .map((tast, i) => [
      i > 0 && ' ',
      tast === '+' || tast === 'eller' ? tast : html`<kbd>${tast.replaceAll('_', ' ')}</kbd>`,
    ]);
}

export function tasteside(bruger: Bruger): string {
  const t = tekster.taster;
  return side({
    titel: t.titel,
    main: 'side smal',
    bruger,
    indhold: html`<h1>${t.titel}</h1><p class="indledning">${t.indledning}</p>
${t.grupper.map(
  ({ navn, taster }) => html`<section class="afsnit"><h2>${navn}</h2>
<table class="tavle taster-tavle"><thead class="sr-only"><tr><th scope="col">${t.kolonner[0]}</th><th scope="col">${t.kolonner[1]}</th></tr></thead>
<tbody>${taster.map(([tast, virkning]) => html`<tr><th scope="row" class="taste">${tastetegn(tast)}</th><td>${virkning}</td></tr>`)}</tbody></table></section>`,
)}`,
  });
}
