// Rescued text (rule C4): of one person, beside one referat. Every statement here names the person; there is none that
// reads or writes what is another's, for nobody.
import { AppError } from '../editor/model/fejl.ts';
import type { Modtaget, Reddettekst } from '../editor/model/reddet.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';

/** Whose, beside what. */
interface Hvis {
  readonly referat: string;
  readonly bruger: string;
}

export interface Reddetbakker {
  /** What the person has neither put back nor thrown away, the oldest first. */
  findReddet(hvis: Hvis): Promise<readonly Reddettekst[]>;
  /** Keeps a text; its id is kept once. Throws AppError "for-mange". */
  saveReddet(hvis: Hvis, reddet: Reddettekst): Promise<Modtaget>;
  /** The person put it back or threw it away: its text is gone, also where it comes again or has not come yet. */
  deleteReddet(hvis: Hvis, id: string): Promise<void>;
}

/** More than anybody loses; it keeps one account from filling the disk. */
const MOST = { tekster: 500, tegn: 5_000_000, fjernede: 1000 } as const;

export function reddet(db: Database, { now }: Udefra): Reddetbakker {
  const all = db.prepare<Hvis, Reddettekst>(
    `SELECT id, tekst, at FROM reddet WHERE referat = @referat AND bruger = @bruger AND fjernet IS NULL
     ORDER BY at, id`,
  );
  const one = db.prepare<Hvis & { id: string }, { fjernet: number | null }>(
    'SELECT fjernet FROM reddet WHERE referat = @referat AND bruger = @bruger AND id = @id',
  );
  const size = db.prepare<Hvis, { antal: number; tegn: number }>(
    `SELECT count(*) AS antal, coalesce(sum(length(tekst)), 0) AS tegn FROM reddet
     WHERE referat = @referat AND bruger = @bruger AND fjernet IS NULL`,
  );
  const put = db.prepare(
    'INSERT INTO reddet (referat, bruger, id, tekst, at) VALUES (@referat, @bruger, @id, @tekst, @at)',
  );
  const remove = db.prepare(
    `INSERT INTO reddet (referat, bruger, id, tekst, at, fjernet) VALUES (@referat, @bruger, @id, '', 0, @fjernet)
     ON CONFLICT DO UPDATE SET tekst = '', fjernet = excluded.fjernet WHERE fjernet IS NULL`,
  );
  const forget = db.prepare(
    `DELETE FROM reddet WHERE referat = @referat AND bruger = @bruger AND fjernet IS NOT NULL AND id NOT IN
       (SELECT id FROM reddet WHERE referat = @referat AND bruger = @bruger AND fjernet IS NOT NULL
        ORDER BY fjernet DESC, id LIMIT ${MOST.fjernede})`,
  );

  return {
    async findReddet(hvis) {
      return all.all(hvis);
    },

    async saveReddet(hvis, text) {
      return db
        .transaction(() => {
          const stored = one.get({ ...hvis, id: text.id });
          if (stored) return { fjernet: stored.fjernet !== null };
          const { antal = 0, tegn = 0 } = size.get(hvis) ?? {};
          if (antal >= MOST.tekster || tegn + text.tekst.length > MOST.tegn)
            throw new AppError('for-mange', 'Der er for meget reddet tekst i dette referat. Smid noget af det væk.');
          put.run({ ...hvis, ...text });
          return { fjernet: false };
        })
        .immediate();
    },

    async deleteReddet(hvis, id) {
      db.transaction(() => {
        remove.run({ ...hvis, id, fjernet: now() });
        forget.run(hvis);
      }).immediate();
    },
  };
}
