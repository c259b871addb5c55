// The queues that the postbud empties, each as it sees them: what is due, and where to write down what came of it.
import type { Deps } from './deps.ts';
import type { Aflevering } from './mail/smtp.ts';
import { iDag } from './pages/tid.ts';

/** What an attempt led to. */
interface Udfald extends Pick<Aflevering, 'udfald' | 'kode'> {
  readonly svar: string;
  /** When it is tried again; of "senere" alone. */
  readonly naeste: number | null;
}

/** A letter that has been taken to be sent. */
export interface Post {
  readonly mail: string;
  readonly bytes: Uint8Array;
  /** This attempt's number. */
  readonly forsoeg: number;
  /** The whole letter is at the server but for its end, which is sent next. */
  afgivet(): Promise<void>;
  noter(udfald: Udfald): Promise<void>;
}

export interface Brevkoe {
  /** The next letter that is due; null where none is. */
  tag(): Promise<Post | null>;
  /** While nothing is being sent: sorts what was on its way when something went wrong. How many are unknown. */
  genoptag(): Promise<number>;
  /** When the next letter is due; null where none waits. */
  naeste(): Promise<number | null>;
}

/** Letters with an approved version. */
export function udsendelseskoe({ store, now }: Pick<Deps, 'store' | 'now'>): Brevkoe {
  return {
    async tag() {
      const brev = await store.tagBrev();
      if (!brev) return null;
      const { udsendelse, nr, mail, bytes, forsoeg } = brev;
      return {
        ...{ mail, bytes, forsoeg },
        afgivet: () => store.noterAfgivet(udsendelse, nr),
        noter: ({ udfald, kode, svar, naeste }) =>
          store.noterBrevsvar({ udsendelse, nr, tilstand: udfald, kode, svar, naeste, dag: iDag(now()) }),
      };
    },
    genoptag: async () => (await store.genoptagBreve()).uvist,
    naeste: () => store.naesteBrev(),
  };
}
