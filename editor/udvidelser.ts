// What stands beside the text and attaches itself once the text has been painted: a file of its own, so that neither the
// first frame nor the first key waits for it.
import { fremmoede } from './fremmoede/fremmoede.ts';
import { naervaer } from './naervaer/naervaer.ts';
import { noter } from './noter/noter.ts';
import { oplaes } from './oplaes/oplaes.ts';
import { paneler } from './panels/paneler.ts';
import { indsaetning } from './paste/indsaetning.ts';
import { forkortelser } from './plugins/forkortelser.ts';
import { navngivning } from './plugins/navngiv.ts';
import { rapport } from './rapport/rapport.ts';
import { soegning } from './soegning/soegning.ts';
import type { Udvidelse } from './view/skriv.ts';

/** In the order in which their keys are asked. */
export function udvidelser(): readonly Udvidelse[] {
  const egne = noter();
  const beside = rapport(egne);
  return [
    indsaetning(beside.visImport),
    paneler(),
    fremmoede(),
    oplaes(),
    soegning(),
    navngivning(),
    forkortelser(),
    naervaer(),
    egne,
    beside,
  ];
}
