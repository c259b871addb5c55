// Remarks and proposals beside a referat, their answers, and where each is now (K1). What was said is never changed; what
// became of it stands beside it, with an event in the chain for every change.
import {
  type Citat,
  erAaben,
  type Fastgjort,
  MED_BEGRUNDELSE,
  type NyAfgoerelse,
  type NyBemaerkning,
  type Traad,
  type Traade,
} from '../editor/model/bemaerkning.ts';
import { AppError } from '../editor/model/fejl.ts';
import { erLaast, type Tilstand } from '../editor/model/forloeb.ts';
import { nytId } from '../editor/model/id.ts';
import { naesteRev, setStand } from './ankre.ts';
import { insertHaendelse } from './haendelser.ts';
import type { Database } from './open.ts';
import { selectTraad, selectTraade } from './traade.ts';
import type { Udefra } from './udefra.ts';

/** Who sends something: an account, or someone who was invited to a round. */
export type Afsender = { readonly bruger: string } | { readonly hoering: string; readonly inviteret: number };

interface Invitation {
  readonly hoering: string | null;
  readonly inviteret: number | null;
}

/** A thread's place now, with what it spoke of when it was made. */
interface Ankerrad extends Citat {
  readonly traad: string;
  readonly anker: Fastgjort;
  /** The block it spoke of when it was made. */
  readonly blok: string;
}

interface Skrevet extends NyBemaerkning, Citat {
  readonly referat: string;
  readonly af: Afsender;
  readonly anker: Fastgjort;
  /** The version of the document that `anker` speaks of; another one by now is refused. */
  readonly nu?: { readonly version: number; readonly epoch: number };
}

export interface Bemaerkninger {
  /** Threads changed after `siden`, in the order they came in. */
  listTraade(referat: string, siden?: number): Promise<Traade>;
  /** The highest `rev` there is; 0 where nothing was remarked. */
  findTraadrev(referat: string): Promise<number>;
  /**
   * The same `afsending` again is the same thread. Throws AppError "konflikt" where nothing is written any more,
   * "for-mange"; "forsvundet" where the document is not at `nu` any more.
   */
  addBemaerkning(ny: Skrevet): Promise<Traad>;
  addSvar(svar: { referat: string; traad: string; af: Afsender; afsending: string; tekst: string }): Promise<Traad>;
  /** Throws AppError "konflikt" where the stand is another than was expected. */
  afgoerBemaerkning(referat: string, traad: string, ny: NyAfgoerelse, bruger: string): Promise<Traad>;
  /** One's own, while it is open. Throws AppError "findes-ikke" or "konflikt". */
  traekTilbage(referat: string, traad: string, hoering: string, inviteret: number): Promise<Traad>;
  listAnkre(referat: string): Promise<readonly Ankerrad[]>;
}

/** More than any round brings; it keeps one sender from filling the disk. */
const MOST = { traade: 5000, svar: 200 } as const;

export function bemaerkninger(db: Database, { now, random }: Udefra): Bemaerkninger {
  const one = (referat: string, id: string): Traad => {
    const found = selectTraad(db, referat, id);
    if (!found) throw findesIkke();
    return found;
  };

  return {
    async listTraade(referat, siden = 0) {
      return db.transaction(() => selectTraade(db, referat, siden))();
    },

    async findTraadrev(referat) {
      return naesteRev(db, referat) - 1;
    },

    async addBemaerkning(ny) {
      return db
        .transaction(() => {
          const { referat, af, anker, forslag } = ny;
          const known = db
            .prepare<[string, string], string>('SELECT id FROM bemaerkning WHERE referat = ? AND afsending = ?')
            .pluck()
            .get(referat, ny.afsending);
          if (known !== undefined) {
            if (!erAf(db, known, af)) throw brugt();
            return one(referat, known);
          }
          kraevAaben(db, referat);
          if (ny.nu && !staarVed(db, referat, ny.nu))
            throw new AppError('forsvundet', 'Referatet er ændret imens. Prøv igen.');
          const last = db
            .prepare<[string], number | null>('SELECT max(nr) FROM bemaerkning WHERE referat = ?')
            .pluck()
            .get(referat);
          const nr = (last ?? 0) + 1;
          if (nr > MOST.traade) throw new AppError('for-mange', 'Der er for mange bemærkninger til dette referat.');
          const id = nytId(random);
          const at = now();
          const { afsending, slags, tekst, version, blok, fra, til, citat, foer, efter } = ny;
          db.prepare(
            `INSERT INTO bemaerkning (id, referat, nr, hoering, inviteret, bruger, slags, tekst, version, blok, fra, til,
               citat, foer, efter, forslagsart, forslag, at, afsending, rev)
             VALUES (@id, @referat, @nr, @hoering, @inviteret, @bruger, @slags, @tekst, @version, @blok, @fra, @til,
               @citat, @foer, @efter, @art, @forslag, @at, @afsending, @rev)`,
          ).run({
            ...{ id, referat, nr, ...parter(af), slags, tekst, version, blok, fra, til, citat, foer, efter },
            ...{ art: forslag?.art ?? null, forslag: forslag?.tekst ?? null, at, afsending },
            rev: naesteRev(db, referat),
          });
          db.prepare('INSERT INTO anker (bemaerkning, blok, fra, til, stand) VALUES (?, ?, ?, ?, ?)').run(
            ...[id, anker.blok, anker.fra, anker.til, anker.stand],
          );
          const detaljer = { traad: id, nr, forslag: forslag?.art ?? null, ...hvem(af) };
          insertHaendelse(db, { at, bruger: brugerAf(af), referat, slags: 'bemaerkning-modtaget', detaljer });
          return one(referat, id);
        })
        .immediate();
    },

    async addSvar({ referat, traad, af, afsending, tekst }) {
      return db
        .transaction(() => {
          const { svar } = one(referat, traad);
          const known = db
            .prepare('SELECT 1 FROM bemaerkningssvar WHERE bemaerkning = ? AND afsending = ?')
            .get(traad, afsending);
          if (known) return one(referat, traad);
          kraevAaben(db, referat);
          if (svar.length >= MOST.svar) throw new AppError('for-mange', 'Der er for mange svar i denne tråd.');
          db.prepare(
            `INSERT INTO bemaerkningssvar (id, bemaerkning, hoering, inviteret, bruger, tekst, at, afsending)
             VALUES (@id, @traad, @hoering, @inviteret, @bruger, @tekst, @at, @afsending)`,
          ).run({ id: nytId(random), traad, ...parter(af), tekst, at: now(), afsending });
          db.prepare('UPDATE bemaerkning SET rev = ? WHERE id = ?').run(naesteRev(db, referat), traad);
          return one(referat, traad);
        })
        .immediate();
    },

    async afgoerBemaerkning(referat, id, { stand, forventet, begrundelse }, bruger) {
      return db
        .transaction(() => {
          kraevAaben(db, referat);
          const nu = one(referat, id);
          // The same decision once more: its answer was lost.
          if (nu.stand === stand && nu.begrundelse === begrundelse) return nu;
          if (nu.stand !== forventet)
            throw new AppError('konflikt', 'Bemærkningen er afgjort et andet sted imens. Se, hvad der står nu.');
          if (MED_BEGRUNDELSE.includes(stand) && begrundelse === '')
            throw new AppError('ugyldig', 'Skriv en begrundelse, så den, der har bemærket det, kan forstå svaret.');
          const at = now();
          db.prepare('UPDATE bemaerkning SET begrundelse = ?, begrundet = ? WHERE id = ?').run(begrundelse, stand, id);
          setStand(db, referat, id, stand, bruger, at);
          const detaljer = { traad: id, nr: nu.nr, fra: nu.stand, til: stand };
          insertHaendelse(db, { at, bruger, referat, slags: 'bemaerkning-afgjort', detaljer });
          return one(referat, id);
        })
        .immediate();
    },

    async traekTilbage(referat, id, hoering, inviteret) {
      return db
        .transaction(() => {
          kraevAaben(db, referat);
          const nu = one(referat, id);
          if (!erAf(db, id, { hoering, inviteret })) throw findesIkke();
          if (nu.stand === 'trukket') return nu;
          if (!erAaben(nu.stand))
            throw new AppError('konflikt', 'Bemærkningen er afgjort og kan ikke trækkes tilbage mere.');
          const at = now();
          setStand(db, referat, id, 'trukket', null, at);
          const detaljer = { traad: id, nr: nu.nr, fra: nu.stand, til: 'trukket', hoering, inviteret };
          insertHaendelse(db, { at, bruger: null, referat, slags: 'bemaerkning-trukket', detaljer });
          return one(referat, id);
        })
        .immediate();
    },

    async listAnkre(referat) {
      return db
        .prepare<[string], Omit<Ankerrad, 'anker'> & Omit<Fastgjort, 'blok'> & { nu: string }>(
          `SELECT b.id AS traad, b.citat, b.foer, b.efter, b.blok, anker.blok AS nu, anker.fra, anker.til, anker.stand
           FROM bemaerkning AS b JOIN anker ON anker.bemaerkning = b.id WHERE b.referat = ? ORDER BY b.nr`,
        )
        .all(referat)
        .map(({ nu, fra, til, stand, ...rest }) => ({ ...rest, anker: { blok: nu, fra, til, stand } }));
    },
  };
}

/** After the approval what was remarked is only read. Throws AppError "konflikt". */
function kraevAaben(db: Database, referat: string): void {
  const status = db.prepare<[string], Tilstand>('SELECT status FROM referat WHERE id = ?').pluck().get(referat);
  if (status === undefined) throw new AppError('findes-ikke', 'Referatet findes ikke.');
  if (erLaast(status))
    throw new AppError('konflikt', 'Referatet er godkendt, og der kan ikke bemærkes noget til det mere.');
}

function staarVed(db: Database, referat: string, { version, epoch }: { version: number; epoch: number }): boolean {
  return (
    db.prepare('SELECT 1 FROM doc WHERE id = ? AND version = ? AND epoch = ?').get(referat, version, epoch) !==
    undefined
  );
}

function erAf(db: Database, id: string, af: Afsender): boolean {
  const row = db
    .prepare<[string], { bruger: string | null } & Invitation>(
      'SELECT bruger, hoering, inviteret FROM bemaerkning WHERE id = ?',
    )
    .get(id);
  const { bruger, hoering, inviteret } = parter(af);
  return row?.bruger === bruger && row.hoering === hoering && row.inviteret === inviteret;
}

function parter(af: Afsender): { bruger: string | null } & Invitation {
  return 'bruger' in af
    ? { bruger: af.bruger, hoering: null, inviteret: null }
    : { bruger: null, hoering: af.hoering, inviteret: af.inviteret };
}

function brugerAf(af: Afsender): string | null {
  return 'bruger' in af ? af.bruger : null;
}

/** For the chain: ids, never names. */
function hvem(af: Afsender): Partial<{ hoering: string; inviteret: number }> {
  return 'bruger' in af ? {} : { hoering: af.hoering, inviteret: af.inviteret };
}

function findesIkke(): AppError {
  return new AppError('findes-ikke', 'Bemærkningen findes ikke.');
}

function brugt(): AppError {
  return new AppError('ugyldig', 'Forsendelsens nummer er brugt til noget andet.');
}
