// What stands beside the text and attaches itself once the text has been painted: a file of its own, so that neither the
// first frame nor the first key waits for it. What can come later still is `senere.ts`.
import { adgangsvagt } from './adgang/vagt.ts';
import { bemaerkninger } from './bemaerkninger/bemaerkninger.ts';
import { noter } from './noter/noter.ts';
import { paneler } from './panels/paneler.ts';
import { indsaetning } from './paste/indsaetning.ts';
import { forladte } from './plugins/forladte.ts';
import { klip } from './plugins/klip.ts';
import { rapport } from './rapport/rapport.ts';
import { soegning } from './soegning/soegning.ts';
import type { Udvidelse } from './view/skriv.ts';

/** In the order in which their keys are asked. */
export function udvidelser(): readonly Udvidelse[] {
  const egne = noter();
  const andres = bemaerkninger();
  const beside = rapport(andres, egne);
  return [indsaetning(beside.visImport), paneler(), soegning(), andres, egne, beside, navneIBevaegelse()];
}

/** What becomes of names that are copied, and of those whose person leaves the list. */
function navneIBevaegelse(): Udvidelse {
  let her = '';
  return {
    plugins: [klip(() => her), forladte(), adgangsvagt()],
    mount({ referatId }) {
      her = referatId;
    },
  };
}
