// The line at the bottom: the keys, and how much has been written.
import { html, render } from 'lit-html';
import { TASTER } from '../model/taster.ts';
import { tasten } from '../view/kommando.ts';
import type { Skriv } from '../view/skriv.ts';
import type { Overblik } from './indhold.ts';
import { tekster } from './tekster.ts';

/** Mounts the line; the returned function tells it the numbers. */
export function visBund(skriv: Skriv): (fund: Overblik) => void {
  const t = tekster.bund;
  return ({ indlaeg, ord }) => {
    render(
      html`${t.taster.map(({ foer, tast, tekst }) => {
        const keys = [...(foer ? [foer] : []), ...tasten(TASTER[tast])];
        return html`<span>${keys.map((key, i) => html`${i > 0 ? ' + ' : ''}<kbd>${key}</kbd>`)} ${tekst}</span>`;
      })}<span class="sr-only">${t.forlad}</span><span class="luft"></span><a href="/hjaelp/taster" target="_blank">${t.alle}</a><span class="tal">${t.antal(indlaeg, ord)}</span>`,
      skriv.flader.taster,
    );
  };
}
