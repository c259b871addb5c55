// Every key of the writing page, grouped by what one is doing: the editor's own table of keys with words beside them.
import type { Bruger } from '../../db/brugere.ts';
import { TASTER, tastnavne } from '../../editor/model/taster.ts';
import { tekster } from '../tekster.ts';
import { html, type Indhold } from './html.ts';
import { side } from './ramme.ts';

/** Keys that are pressed together, or after what is typed, are joined by +. */
function tastetegn(keys: readonly string[]): Indhold {
  return keys.map((key, i) => [i > 0 && ' + ', html`<kbd>${key}</kbd>`]);
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
<tbody>${taster.map(
    ({ foer, taster: keys, virkning }) =>
      html`<tr><th scope="row" class="taste">${keys.map((key, i) => [
        i > 0 && ` ${t.eller} `,
        tastetegn([...(foer === undefined ? [] : [foer]), ...tastnavne(TASTER[key])]),
      ])}</th><td>${virkning}</td></tr>`,
  )}</tbody></table></section>`,
)}`,
  });
}
