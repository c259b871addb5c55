// Puts something that floats beside a place in the text: below it, or above it where there is no room below.

import type { EditorView } from 'prosemirror-view';

export interface Kasse {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

const AFSTAND = 6;

/** Where what floats belongs: in the page's main part with the paper, but outside the paper. */
export function rodFor(view: EditorView): HTMLElement {
  return view.dom.closest('main') ?? document.body;
}

/** Places `dom` (position: absolute in the page) by window coordinates. */
export function ved(dom: HTMLElement, { left, top, bottom }: Kasse): void {
  const { offsetWidth, offsetHeight } = dom;
  const x = Math.max(8, Math.min(left - 13, innerWidth - offsetWidth - 8));
  const below = bottom + AFSTAND;
  const above = top - offsetHeight - AFSTAND;
  // The line at the top covers what lies under it, where it stays while the page scrolls.
  const loft = Math.max(0, document.getElementById('top')?.getBoundingClientRect().bottom ?? 0);
  // Where it fits on neither side: within the window, so that the page does not grow by it.
  const inside = Math.max(loft, Math.min(below, innerHeight - offsetHeight));
  const y = below + offsetHeight > innerHeight && above >= loft ? above : inside;
  dom.style.left = `${x + scrollX}px`;
  dom.style.top = `${y + scrollY}px`;
}
