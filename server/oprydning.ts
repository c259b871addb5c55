// What goes by itself: referater that have lain thirty days in the papirkurv, sessions that no longer hold, letters that
// were written a day ago and never let go, what became of old letters to oneself.
import { DELTAGERSESSION, KODE_GAELDER } from './access/deltager.ts';
import { LEDIG_MAKS, SAMLET_MAKS } from './access/sessioner.ts';
import type { Deps } from './deps.ts';

const TIME = 60 * 60_000;
const DAG = 24 * TIME;
/** How long the papirkurv keeps a referat. */
export const PAPIRKURV = 30 * DAG;
/** How long it is remembered what became of a letter to oneself. */
const EGENPOST = 7 * DAG;

/** Removes what is due now. */
export async function rydOp({ store, now, log }: Pick<Deps, 'store' | 'now' | 'log'>): Promise<void> {
  const at = now();
  const slettet = await store.toemPapirkurv(at - PAPIRKURV);
  await store.sweepSessioner({ set: at - LEDIG_MAKS, oprettet: at - SAMLET_MAKS });
  await store.sweepDeltageradgang({ session: at - DELTAGERSESSION, kode: at - KODE_GAELDER });
  await store.fjernGamleUdsendelser(at - DAG);
  await store.fjernGammelEgenpost(at - EGENPOST);
  if (slettet > 0) log.info('papirkurv', { slettet });
}

/** Does it now and every hour; the function returned ends it. A failure waits for the next time. */
export function rydOpHverTime(deps: Pick<Deps, 'store' | 'now' | 'log'>): () => void {
  const run = (): void => void rydOp(deps).catch((cause: unknown) => deps.log.error('oprydning', cause));
  run();
  const timer = setInterval(run, TIME);
  timer.unref();
  return () => clearInterval(timer);
}
