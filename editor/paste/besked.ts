// A calm notice over the foot of the paper: a sentence and its buttons. Never modal, one at a time, and nothing in the
// text depends on it. A question takes the focus; news does not, and is said aloud.
import { AppError } from '../model/fejl.ts';
import type { Skriv } from '../view/skriv.ts';
import { rodFor } from '../view/ved.ts';
import { tekster } from './tekster.ts';

export interface Valg {
  readonly tekst: string;
  readonly goer: () => void | Promise<void>;
}

let aaben: HTMLElement | null = null;
let naeste = 0;

/** News: stays until it is closed or another one comes. */
export function fortael(skriv: Skriv, tekst: string): void {
  vis(skriv, tekst, [{ tekst: tekster.luk, goer: () => {} }]);
  skriv.meld(tekst);
}

/** A question. Esc is the last of the answers. An AppError is shown, and the question stays. */
export function spoerg(skriv: Skriv, tekst: string, valg: readonly [Valg, ...Valg[]]): void {
  const boks = vis(skriv, tekst, valg);
  boks.setAttribute('role', 'dialog');
  boks.setAttribute('aria-labelledby', boks.firstElementChild?.id ?? '');
  boks.querySelector('button')?.focus();
}

function vis(skriv: Skriv, tekst: string, valg: readonly Valg[]): HTMLElement {
  if (aaben?.contains(document.activeElement)) skriv.view.focus();
  aaben?.remove();
  const boks = document.createElement('div');
  boks.className = 'indsaetbesked';
  aaben = boks;
  const linje = document.createElement('p');
  linje.id = `indsaetbesked-${++naeste}`;
  linje.textContent = tekst;
  const fejl = document.createElement('p');
  fejl.className = 'dialogfejl';
  fejl.setAttribute('role', 'alert');
  fejl.hidden = true;
  const knapper = document.createElement('p');
  knapper.className = 'handlinger';
  let venter = false;

  const svar = async ({ goer }: Valg): Promise<void> => {
    if (venter) return;
    venter = true;
    boks.setAttribute('aria-busy', 'true');
    try {
      const done = goer();
      // What is done at once is done in the text, with the focus there.
      if (!done) luk();
      await done;
      if (done) luk();
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
      fejl.hidden = false;
      fejl.textContent = cause.message;
    } finally {
      venter = false;
      boks.removeAttribute('aria-busy');
    }
  };
  const luk = (): void => {
    const inside = boks.contains(document.activeElement);
    boks.remove();
    if (aaben === boks) aaben = null;
    if (inside) skriv.view.focus();
  };
  for (const [i, one] of valg.entries()) {
    const knap = document.createElement('button');
    knap.type = 'button';
    knap.className = i === 0 && valg.length > 1 ? 'button button-primary' : 'button stille';
    knap.textContent = one.tekst;
    knap.addEventListener('click', () => void svar(one));
    knapper.append(knap);
  }
  boks.addEventListener('keydown', (event) => {
    const last = valg.at(-1);
    if (event.key !== 'Escape' || !last) return;
    event.preventDefault();
    event.stopPropagation();
    void svar(last);
  });
  boks.append(linje, fejl, knapper);
  rodFor(skriv.view).append(boks);
  return boks;
}
