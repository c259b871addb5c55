// The difference between two wordings as one reads it: struck and underlined, and said (`del`, `ins`). What is the same
// over a long stretch is cut to its ends.
import { html, nothing, type TemplateResult } from 'lit-html';
import { laeseligt, orddiff, type Stykke } from '../model/orddiff.ts';
import { tekster } from './tekster.ts';

const t = tekster.diff;
/** Letters of what is the same that are shown on each side of a change. */
const OMKRING = 60;
/** And of what stands beside a short passage. */
const SIDE = 28;

/** `ved`: what stands on both sides, for few words that say little alone. */
export function visDiff(foer: string, nu: string, ved: { foer: string; efter: string } | null = null): TemplateResult {
  const alle = laeseligt(orddiff(foer, nu));
  const side = foer.length < OMKRING && ved;
  return html`<p class="forskel">${side && side.foer !== '' ? html`<span class="svag">${side.foer.length > SIDE ? '…' : ''}${side.foer.slice(-SIDE)}</span>` : nothing}${alle.map(
    (one, i) => stykke(one, i > 0, i < alle.length - 1),
  )}${side && side.efter !== '' ? html`<span class="svag">${side.efter.slice(0, SIDE)}${side.efter.length > SIDE ? '…' : ''}</span>` : nothing}</p>`;
}

function stykke({ slags, tekst }: Stykke, efter: boolean, foer: boolean): TemplateResult {
  const sagt = (word: string): TemplateResult => html`<span class="sr-only">${word}</span>`;
  switch (slags) {
    case 'ens':
      return html`${kort(tekst, efter, foer)}`;
    case 'slettet':
      return html`<del>${sagt(t.slettet)}${tekst}${sagt(t.slut)}</del>`;
    case 'tilfoejet':
      return html`<ins>${sagt(t.tilfoejet)}${tekst}${sagt(t.slut)}</ins>`;
  }
}

/** `efter`, `foer`: a change stands before it, behind it. */
function kort(tekst: string, efter: boolean, foer: boolean): string {
  const room = (efter ? OMKRING : 0) + (foer ? OMKRING : 0);
  if (room === 0 || tekst.length <= room + 20) return tekst;
  const start = efter ? tekst.slice(0, OMKRING).replace(/\S*$/, '') : '';
  const end = foer ? tekst.slice(-OMKRING).replace(/^\S*/, '') : '';
  return `${start}…${end}`;
}
