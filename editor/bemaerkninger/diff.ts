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
  const [venstre, hoejre] = ved && foer.length < OMKRING ? [slutning(ved.foer), begyndelse(ved.efter)] : ['', ''];
  const svag = (tekst: string) => (tekst === '' ? nothing : html`<span class="svag">${tekst}</span>`);
  return html`<p class="forskel">${svag(venstre)}${alle.map((one, i) => stykke(one, i > 0, i < alle.length - 1))}${svag(hoejre)}</p>`;
}

/** Whole words of it, as many as tell where one is. */
function slutning(tekst: string): string {
  return tekst.length <= SIDE ? tekst : `… ${tekst.slice(-SIDE).replace(/^\S*\s+/, '')}`;
}

function begyndelse(tekst: string): string {
  return tekst.length <= SIDE ? tekst : `${tekst.slice(0, SIDE).replace(/\s+\S*$/, '')} …`;
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
