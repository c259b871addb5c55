// What the store takes from outside, so that tests decide it: the clock and the random bytes.
import type { RandomBytes } from '../editor/model/id.ts';

export interface Udefra {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: RandomBytes;
}
