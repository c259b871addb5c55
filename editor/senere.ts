// The parts of the writing page that come last, when the panels stand and the browser is idle: a file of its own, so that
// the panels do not wait for them. Nothing here has a node view: the text would be drawn again.
import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { fremmoede } from './fremmoede/fremmoede.ts';
import { godkendt } from './godkendt/godkendt.ts';
import { naervaer } from './naervaer/naervaer.ts';
import { oplaes } from './oplaes/oplaes.ts';
import { tabeller } from './panels/tabeller.ts';
import { forkortelser } from './plugins/forkortelser.ts';
import { navngivning } from './plugins/navngiv.ts';
import type { Udvidelse } from './view/skriv.ts';

/** In the order in which their keys are asked, all of them after those of `udvidelser.ts`. */
export function udvidelser(): readonly Udvidelse[] {
  return [
    tabeller(),
    fremmoede(),
    oplaes(),
    navngivning(),
    forkortelser(),
    naervaer(),
    godkendt(),
    { plugins: [dropCursor(), gapCursor()] },
  ];
}
