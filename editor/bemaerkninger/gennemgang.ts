// The walk through what is open: while a card has the focus, single letters go on, accept, refuse. The text has not the
// focus then, so no letter can be written by accident; in a field a letter is a letter. The foot line says the keys.
import { html, render } from 'lit-html';
import type { Goeremaal } from './kort.ts';
import { tekster } from './tekster.ts';

const t = tekster.gennemgang;

export interface Greb {
  skridt(retning: 1 | -1): void;
  goer(maal: Goeremaal): void;
  /** Back to the text. */
  ud(): void;
  /** Ctrl+Z, pressed in a card. */
  fortrydIText(): void;
}

const BOGSTAVER: Readonly<Record<string, Goeremaal>> = {
  a: 'indarbejd',
  e: 'ret',
  r: 'afvis',
  v: 'vent',
  s: 'svar',
  m: 'naesteMoede',
  t: 'gaaTil',
  o: 'genaabn',
  u: 'fortryd',
};
const SKRIDT: Readonly<Record<string, 1 | -1>> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };

/** Listens to the keys in the cards of the panel. */
export function tastegreb(hoejre: HTMLElement, greb: Greb): void {
  hoejre.addEventListener('keydown', (event) => {
    const { target } = event;
    if (event.isComposing || !(target instanceof HTMLElement) || !target.closest('.traad')) return;
    if (target.matches('textarea, input, select')) return;
    const key = event.key.length === 1 ? event.key.toLocaleLowerCase('da') : event.key;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && key === 'z') greb.fortrydIText();
    else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (key === 'Escape') greb.ud();
    else if (SKRIDT[key]) greb.skridt(SKRIDT[key]);
    else if (BOGSTAVER[key]) greb.goer(BOGSTAVER[key]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** The keys, in place of those of the text, for as long as a card has the focus. */
export function fodlinje(hoejre: HTMLElement, taster: HTMLElement): void {
  const rod = document.createElement('div');
  rod.className = 'gennemgangstaster';
  rod.setAttribute('role', 'note');
  rod.setAttribute('aria-label', t.navn);
  rod.hidden = true;
  render(html`${[...t.taster, t.ud].map(([tast, tekst]) => html`<span><kbd>${tast}</kbd> ${tekst}</span>`)}`, rod);
  taster.append(rod);
  const skift = (): void => {
    const here = document.activeElement;
    rod.hidden = !(here instanceof HTMLElement && hoejre.contains(here) && here.closest('.traade') !== null);
  };
  hoejre.addEventListener('focusin', skift);
  hoejre.addEventListener('focusout', () => setTimeout(skift));
}
