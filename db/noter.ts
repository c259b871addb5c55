// Private notes and times: of one person, beside one referat. Every statement here names the person; there is none that
// reads or writes what is another's, for nobody.
import { AppError } from '../editor/model/fejl.ts';
import type { Indlaegstid, Note, Notegem, Noter } from '../editor/model/note.ts';
import type { Database } from './open.ts';

/** Whose, beside what. */
interface Hvis {
  readonly referat: string;
  readonly bruger: string;
}

export interface Noteboeger {
  findNoter(hvis: Hvis): Promise<Noter>;
  /**
   * Writes a note; the last one wins. A text that the sender had not seen is kept in `tidligere`. Sending the same
   * again changes nothing. Throws AppError "for-mange".
   */
  saveNote(hvis: Hvis, note: Notegem): Promise<Note>;
  /** Removes a note in one of the editions that the sender knows. False where it is another by now. */
  deleteNote(hvis: Hvis, id: string, udgaver: readonly string[]): Promise<boolean>;
  /** When indlæg were begun; a time that is there already stays. Throws AppError "for-mange". */
  addTider(hvis: Hvis, tider: readonly Indlaegstid[]): Promise<void>;
}

/** Nobody writes so many; it keeps one account from filling the disk. */
const MOST = { noter: 2000, tider: 20_000, tidligere: 20 } as const;

type Row = Omit<Note, 'tidligere'> & { readonly tidligere: string };

function read({ tidligere, ...note }: Row): Note {
  return { ...note, tidligere: JSON.parse(tidligere) as string[] };
}

export function noter(db: Database): Noteboeger {
  const all = db.prepare<Hvis, Row>(
    `SELECT id, slags, blok, citat, efter, tekst, tid, udgave, tidligere FROM note
     WHERE referat = @referat AND bruger = @bruger ORDER BY tid, id`,
  );
  const one = db.prepare<Hvis & { id: string }, Row>(
    `SELECT id, slags, blok, citat, efter, tekst, tid, udgave, tidligere FROM note
     WHERE referat = @referat AND bruger = @bruger AND id = @id`,
  );
  const tider = db
    .prepare<Hvis, Indlaegstid>('SELECT blok, tid FROM indlaegstid WHERE referat = @referat AND bruger = @bruger')
    .raw();
  const count = (table: 'note' | 'indlaegstid', hvis: Hvis): number =>
    db
      .prepare<Hvis, number>(`SELECT count(*) FROM ${table} WHERE referat = @referat AND bruger = @bruger`)
      .pluck()
      .get(hvis) ?? 0;
  const put = db.prepare(
    `INSERT INTO note (referat, bruger, id, slags, blok, citat, efter, tekst, tid, udgave, tidligere)
     VALUES (@referat, @bruger, @id, @slags, @blok, @citat, @efter, @tekst, @tid, @udgave, @tidligere)
     ON CONFLICT DO UPDATE SET slags = @slags, blok = @blok, citat = @citat, efter = @efter, tekst = @tekst,
       tid = @tid, udgave = @udgave, tidligere = @tidligere`,
  );

  return {
    async findNoter(hvis) {
      return { noter: all.all(hvis).map(read), tider: tider.all(hvis) };
    },

    async saveNote(hvis, { grundlag, ...note }) {
      return db
        .transaction(() => {
          const row = one.get({ ...hvis, id: note.id });
          const stored = row && read(row);
          if (stored?.udgave === note.udgave) return stored;
          if (!stored && count('note', hvis) >= MOST.noter)
            throw new AppError('for-mange', 'Der er for mange noter til dette referat. Slet nogle af dem.');
          const unseen = stored && !grundlag.includes(stored.udgave);
          // Of a note that was unseen, its own kept texts were unseen too.
          const kept = unseen ? [stored.tekst, ...stored.tidligere, ...note.tidligere] : note.tidligere;
          const tidligere = [...new Set(kept)].filter((text) => text !== '' && text !== note.tekst);
          const next = { ...note, tidligere: tidligere.slice(0, MOST.tidligere) };
          put.run({ ...hvis, ...next, tidligere: JSON.stringify(next.tidligere) });
          return next;
        })
        .immediate();
    },

    async deleteNote(hvis, id, udgaver) {
      return db
        .transaction(() => {
          const stored = one.get({ ...hvis, id });
          if (stored && !udgaver.includes(stored.udgave)) return false;
          db.prepare('DELETE FROM note WHERE referat = @referat AND bruger = @bruger AND id = @id').run({
            ...hvis,
            id,
          });
          return true;
        })
        .immediate();
    },

    async addTider(hvis, nye) {
      const insert = db.prepare(
        `INSERT INTO indlaegstid (referat, bruger, blok, tid) VALUES (@referat, @bruger, @blok, @tid)
         ON CONFLICT DO NOTHING`,
      );
      db.transaction(() => {
        if (count('indlaegstid', hvis) + nye.length > MOST.tider)
          throw new AppError('for-mange', 'Der er for mange tider til dette referat.');
        for (const [blok, tid] of nye) insert.run({ ...hvis, blok, tid });
      }).immediate();
    },
  };
}
