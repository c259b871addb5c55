// The page of a refusal: what went wrong in one sentence and the way back. Says nothing of what the server knows.
import type { Fejlside } from '../errors.ts';
import { tekster } from '../tekster.ts';
import { html } from './html.ts';
import { side } from './ramme.ts';
import { udkastfejl } from './udkastadgang.ts';

export function fejlside({ status, message, inviteret }: Parameters<Fejlside>[0]): string {
  if (inviteret) return udkastfejl(status, message);
  const { titel, andre, intern, tilbage } = tekster.fejl;
  const overskrift = status >= 500 && status !== 507 ? intern : ((titel as Record<number, string>)[status] ?? andre);
  return side({
    titel: overskrift,
    main: 'side kort-side',
    indhold: html`<h1>${overskrift}</h1><p class="indledning">${message}</p><p class="handlinger"><a class="button" href="/">${tilbage}</a></p>`,
  });
}
