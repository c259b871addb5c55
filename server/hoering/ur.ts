// Rounds end by the clock: at their deadline, whether anybody looks or not.
import type { Deps } from '../deps.ts';

const MINUT = 60_000;

/** Ends those whose deadline has passed. */
export async function lukUdloebne({ store, log }: Pick<Deps, 'store' | 'log'>): Promise<void> {
  const referater = await store.lukUdloebne();
  if (referater.length > 0) log.info('hoering-slut', { runder: referater.length });
}

/** Does it now and every minute; the function returned ends it. Until then nobody can answer after the deadline anyway. */
export function lukHvertMinut(deps: Pick<Deps, 'store' | 'log'>): () => void {
  const run = (): void => void lukUdloebne(deps).catch((cause: unknown) => deps.log.error('hoering-slut', cause));
  run();
  const timer = setInterval(run, MINUT);
  timer.unref();
  return () => clearInterval(timer);
}
