// The few drawings: five status discs that fill as the referat moves on, and signs that stand beside words.
// They lie once in each page and are pointed at with <use>.
import { Html, html } from './html.ts';

const TEGNINGER = {
  kladde: '<circle cx="7" cy="7" r="6" stroke-dasharray="2.2 1.57"/>',
  kommentering: '<circle cx="7" cy="7" r="6"/><path class="fyld" d="M7 3.4a3.6 3.6 0 0 1 0 7.2z"/>',
  godkendelse: '<circle cx="7" cy="7" r="6"/><path class="fyld" d="M7 3.4A3.6 3.6 0 1 1 3.4 7H7z"/>',
  godkendt: '<circle class="fyld" cx="7" cy="7" r="6.75"/><path class="paafyld" d="M4.2 7.2 6.2 9.2 9.9 5"/>',
  tilbagekaldt: '<circle cx="7" cy="7" r="6"/><path d="M2.9 11.1 11.1 2.9"/>',
  flueben: '<path d="M2 7.5 5.5 11 12 3.5"/>',
  laas: '<rect x="2" y="6" width="10" height="7" rx="1"/><path d="M4.2 6V4a2.8 2.8 0 0 1 5.6 0v2"/>',
  stop: '<circle cx="7" cy="7" r="6"/><path d="M7 3.6v4.2M7 9.6v1"/>',
  se: '<path d="M7 1.4 13 12.4H1zM7 5.4v3.2M7 10v.9"/>',
  soeg: '<circle cx="6" cy="6" r="4.4"/><path d="m9.3 9.3 3.7 3.7"/>',
  tilbage: '<path d="M9 2 4 7l5 5"/>',
  prikker: '<circle cx="7" cy="2.4" r="1.2"/><circle cx="7" cy="7" r="1.2"/><circle cx="7" cy="11.6" r="1.2"/>',
} as const;

export type Glyf = keyof typeof TEGNINGER;

/** The sheet of drawings, first in the body. */
export const glyffer = new Html(
  `<svg class="glyffer" aria-hidden="true">${Object.entries(TEGNINGER)
    .map(([navn, tegning]) => `<symbol id="g-${navn}" viewBox="0 0 14 14">${tegning}</symbol>`)
    .join('')}</svg>`,
);

/** One drawing; the word beside it says the same. */
export function glyf(navn: Glyf): Html {
  return html`<svg class="glyf" aria-hidden="true"><use href="#g-${navn}"/></svg>`;
}
