// The line at the bottom: the keys, and how much has been written.
import { html, render } from 'lit-html';
import type { Skriv } from '../view/skriv.ts';
import type { Overblik } from './indhold.ts';
import { tekster } from './tekster.ts';

/** Mounts the line; the returned function tells it the numbers. */
export function visBund(skriv: Skriv): (fund: Overblik) => void {
  const t = tekster.bund;
  return ({ indlaeg, ord }) => {
    render(
      html`${t.taster.map(
        ([keys, tekst]) =>
          html`<span>${keys.map((key, i) => html`${i > 0 ? ' + ' : ''}<kbd>${key}</kbd>`)} ${tekst}</span>`,
      )}<span class="sr-only">${t.forlad}</span><span class="luft"></span><span class="tal">${t.antal(indlaeg, ord)}</span>`,
      skriv.flader.taster,
    );
  };
}
