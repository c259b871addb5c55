// Getting in: the first start, an invitation, signing in. Each is one short form, and says again what was wrong.
import { tekster } from '../tekster.ts';
import { felt } from './felter.ts';
import { html, type Indhold } from './html.ts';
import { besked, side } from './ramme.ts';

const KODEFELT = {
  navn: 'adgangskode',
  label: tekster.start.adgangskode,
  type: 'password',
  hjaelp: tekster.start.adgangskodeHjaelp,
  autocomplete: 'new-password',
  paakraevet: true,
} as const;

function kontoside(titel: string, indhold: Indhold): string {
  return side({ titel, main: 'side kort-side', indhold: [html`<h1>${titel}</h1>`, indhold] });
}

export interface Startsvar {
  readonly navn: string;
  readonly brugernavn: string;
  readonly organer: string;
}

export function startside(svar: Startsvar, fejl: string | null): string {
  const t = tekster.start;
  return kontoside(
    t.titel,
    html`<p class="indledning">${t.indledning}</p>
${fejl && besked(fejl, 'fejl')}
<form method="post">
${felt({ navn: 'navn', label: t.navn, vaerdi: svar.navn, autocomplete: 'name', paakraevet: true, max: 100 })}
${felt({ navn: 'brugernavn', label: t.brugernavn, vaerdi: svar.brugernavn, hjaelp: t.brugernavnHjaelp, autocomplete: 'username', paakraevet: true, max: 100 })}
${felt(KODEFELT)}
<div class="felt"><label class="form-label" for="f-organer">${t.organer}</label>
<textarea class="form-input" id="f-organer" name="organer" rows="3" required aria-describedby="f-organer-h">${svar.organer}</textarea>
<p class="hjaelp" id="f-organer-h">${t.organerHjaelp}</p></div>
<p class="handlinger"><button class="button button-primary" type="submit">${t.knap}</button></p>
</form>`,
  );
}

export function invitationside(
  { navn, brugernavn }: { navn: string; brugernavn: string },
  fejl: string | null,
): string {
  const t = tekster.invitation;
  return kontoside(
    t.titel(navn),
    html`<p class="indledning">${t.indledning(brugernavn)}</p>
${fejl && besked(fejl, 'fejl')}
<form method="post">
<input class="sr-only" type="text" name="username" value="${brugernavn}" autocomplete="username" tabindex="-1" aria-hidden="true" readonly>
${felt(KODEFELT)}
<p class="handlinger"><button class="button button-primary" type="submit">${t.knap}</button></p>
</form>`,
  );
}

export interface Loginsvar {
  readonly brugernavn: string;
  readonly til: string;
  readonly fejl: string | null;
  readonly besked: string | null;
  /** Nobody has an account yet. */
  readonly ingenBrugere: boolean;
}

export function loginside({ brugernavn, til, fejl, besked: god, ingenBrugere }: Loginsvar): string {
  const t = tekster.login;
  if (ingenBrugere) return kontoside(tekster.start.titel, besked(t.ingenEndnu, 'agt'));
  return kontoside(
    t.titel,
    html`${god && besked(god)}${fejl && besked(fejl, 'fejl')}
<form method="post" action="/session">
<input type="hidden" name="til" value="${til}">
${felt({ navn: 'brugernavn', label: t.brugernavn, vaerdi: brugernavn, autocomplete: 'username', paakraevet: true, fokus: brugernavn === '' })}
${felt({ navn: 'adgangskode', label: t.adgangskode, type: 'password', autocomplete: 'current-password', paakraevet: true, fokus: brugernavn !== '' })}
<p class="handlinger"><button class="button button-primary" type="submit">${t.knap}</button></p>
</form>
<p class="hjaelp">${t.glemt}</p>`,
  );
}
