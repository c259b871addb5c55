// Indstillinger: the municipality's name and colour on every page.
import type { Udseende } from '../../db/udseende.ts';
import { tekster } from '../tekster.ts';
import { felt, kryds } from './felter.ts';
import { html } from './html.ts';
import { ramme, type Svar } from './indstillinger.ts';

const t = tekster.udseende;

/** The program's own colour, where the choice begins (`editor/style/tokens.css`). */
export const EGEN_ACCENT = '#0b5563';

export function udseendeside(svar: Svar, { navn, accent }: Udseende): string {
  return ramme(
    svar,
    'udseende',
    html`<section class="afsnit kort-side"><h2>${t.titel}</h2><p class="indledning">${t.indledning}</p>
<form method="post" action="/indstillinger/udseende">
${felt({ navn: 'navn', label: t.navn, vaerdi: navn ?? '', max: 60, hjaelp: t.navnHjaelp, autocomplete: 'off' })}
${kryds('egen', t.egen, accent !== null)}
${felt({ navn: 'accent', label: t.accent, type: 'color', vaerdi: accent ?? EGEN_ACCENT, hjaelp: t.accentHjaelp })}
<p class="handlinger"><button class="button button-primary" type="submit">${t.gem}</button></p></form></section>`,
  );
}
