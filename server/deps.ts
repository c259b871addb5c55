// What every resource may use: handed down from main, never fetched.
import type { Store } from '../db/store.ts';
import type { RandomBytes } from '../editor/model/id.ts';
import type { Arbejde } from './arbejde/arbejde.ts';
import type { Levende } from './collab/levende.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { Postbud } from './postbud.ts';

export interface Deps {
  readonly store: Store;
  /** The documents being written, and who listens to them. */
  readonly levende: Levende;
  /** Exports and imports, off the event loop. */
  readonly arbejde: Arbejde;
  /** Empties the outbox. */
  readonly postbud: Postbud;
  readonly config: Config;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: RandomBytes;
  readonly log: Log;
}
