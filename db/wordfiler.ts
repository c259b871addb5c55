// That a draft went out as a Word file, and that one came back: who, whose, which, by its hash. The files are not kept.
import { insertHaendelse } from './haendelser.ts';
import type { Hoering } from './hoeringer.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';

interface Wordfil {
  readonly slags: 'word-hentet' | 'word-laest';
  readonly hoering: Pick<Hoering, 'id' | 'nr' | 'referat'>;
  /** Whose file it is: their number in the round; null = of an account. */
  readonly inviteret: number | null;
  readonly udgave: 'fuld' | 'offentlig';
  readonly sha256: string;
  /** Of one that came back: what came in with it, and what found no place. */
  readonly antal?: { readonly bemaerkninger: number; readonly svar: number; readonly uplaceret: number };
}

export interface Wordfiler {
  /** `bruger` null = the one who was invited did it. */
  noterWordfil(fil: Wordfil, bruger: string | null): Promise<void>;
}

export function wordfiler(db: Database, { now }: Udefra): Wordfiler {
  return {
    async noterWordfil({ slags, hoering, inviteret, udgave, sha256, antal }, bruger) {
      db.transaction(() => {
        const { id, nr, referat } = hoering;
        const detaljer = { hoering: id, runde: nr, nr: inviteret, udgave, sha256, ...antal };
        insertHaendelse(db, { at: now(), bruger, referat, slags, detaljer });
      }).immediate();
    },
  };
}
