// A writer's own abbreviations. Everything is asked by the account they belong to: there is no way to another's.
import type { Forkortelse } from '../editor/model/forkortelser.ts';
import type { Database } from './open.ts';

export interface Forkortelser {
  /** In the order their owner keeps them. */
  listForkortelser(bruger: string): Promise<readonly Forkortelse[]>;
  /** Puts the whole list in place of the one that was there. */
  saveForkortelser(bruger: string, liste: readonly Forkortelse[]): Promise<void>;
  /** Adds one last, or gives one that is there other words. */
  putForkortelse(bruger: string, forkortelse: Forkortelse): Promise<void>;
}

export function forkortelser(db: Database): Forkortelser {
  const put = db.prepare<[Forkortelse & { bruger: string; noegle: string }]>(
    `INSERT INTO forkortelse (bruger, kort, skrevet, lang, plads)
       SELECT @bruger, @noegle, @kort, @lang, 1 + coalesce(max(plads), 0) FROM forkortelse WHERE bruger = @bruger
     ON CONFLICT (bruger, kort) DO UPDATE SET skrevet = excluded.skrevet, lang = excluded.lang`,
  );
  const insert = (bruger: string, { kort, lang }: Forkortelse): void => {
    put.run({ bruger, noegle: kort.toLocaleLowerCase('da'), kort, lang });
  };
  return {
    async listForkortelser(bruger) {
      return db
        .prepare<[string], Forkortelse>('SELECT skrevet AS kort, lang FROM forkortelse WHERE bruger = ? ORDER BY plads')
        .all(bruger);
    },
    async saveForkortelser(bruger, liste) {
      db.transaction(() => {
        db.prepare('DELETE FROM forkortelse WHERE bruger = ?').run(bruger);
        for (const one of liste) insert(bruger, one);
      }).immediate();
    },
    async putForkortelse(bruger, forkortelse) {
      db.transaction(() => insert(bruger, forkortelse)).immediate();
    },
  };
}
