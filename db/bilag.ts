// The bilag of a referat: files beside it, in an order, with a title and whether they may be published. The bytes lie in
// `fil` by their hash; they are not among `referat_fil`, whose images stand in the text and go into every export.
import { AppError } from '../editor/model/fejl.ts';
import { nytId } from '../editor/model/id.ts';
import { insertBytes, type NyFil } from './filer.ts';
import { insertHaendelse } from './haendelser.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';

/** The most bilag of one referat, and the most bytes they may have together. */
export const MAX_BILAG = 50;
export const MAX_SAMLET = 100_000_000;

export interface Bilag {
  readonly id: string;
  readonly titel: string;
  readonly filnavn: string;
  readonly mime: string;
  readonly sha256: string;
  /** Bytes. */
  readonly stoerrelse: number;
  /** Whether it may be published; null = not decided. */
  readonly offentlig: boolean | null;
  readonly tilfoejet: number;
}

export interface NytBilag extends NyFil {
  readonly titel: string;
  readonly filnavn: string;
}

export interface Bilagslister {
  /** In their order; those that were removed are not among them. */
  listBilag(referat: string): Promise<readonly Bilag[]>;
  /** One of them; also one that was removed, as long as that can be undone. */
  findBilag(referat: string, id: string): Promise<Bilag | null>;
  findBilagsfil(referat: string, id: string): Promise<Uint8Array | null>;
  /** Puts them last, all or none. Returns their ids. Throws AppError "for-stor" beyond the bounds. */
  addBilag(referat: string, nye: readonly NytBilag[], af: string): Promise<readonly string[]>;
  updateBilag(referat: string, id: string, til: Pick<Bilag, 'titel' | 'offentlig'>, af: string): Promise<void>;
  /** Moves it to the place `til` (0 = first; beyond the ends = the end). */
  flytBilag(referat: string, id: string, til: number, af: string): Promise<void>;
  fjernBilag(referat: string, id: string, af: string): Promise<void>;
  /** Undoes a removal: it comes back where it stood. */
  fortrydFjernBilag(referat: string, id: string, af: string): Promise<void>;
}

interface Row extends Omit<Bilag, 'offentlig'> {
  readonly offentlig: 0 | 1 | null;
}

const SELECT = 'SELECT id, titel, filnavn, mime, sha256, stoerrelse, offentlig, tilfoejet FROM bilag WHERE referat = ?';

function read({ offentlig, ...row }: Row): Bilag {
  return { ...row, offentlig: offentlig === null ? null : offentlig === 1 };
}

const UKENDT = 'Bilaget findes ikke.';

export function bilag(db: Database, { now, random }: Udefra): Bilagslister {
  const list = (referat: string): readonly Bilag[] =>
    db.prepare<[string], Row>(`${SELECT} AND fjernet IS NULL ORDER BY plads, tilfoejet, id`).all(referat).map(read);
  const find = (referat: string, id: string): Bilag | null => {
    const row = db.prepare<[string, string], Row>(`${SELECT} AND id = ?`).get(referat, id);
    return row ? read(row) : null;
  };
  const log = (
    slags: string,
    referat: string,
    af: string,
    detaljer: Record<string, string | number | boolean | null>,
  ) => insertHaendelse(db, { at: now(), bruger: af, referat, slags, detaljer });
  const order = (referat: string, ids: readonly string[]): void => {
    const put = db.prepare('UPDATE bilag SET plads = ? WHERE referat = ? AND id = ?');
    for (const [plads, id] of ids.entries()) put.run(plads, referat, id);
  };
  /** Throws where the bilag as they now are break a bound. */
  const assertRoom = (referat: string): void => {
    const all = list(referat);
    if (all.length > MAX_BILAG) throw new AppError('for-stor', `Et referat kan højst have ${MAX_BILAG} bilag.`);
    if (all.reduce((sum, { stoerrelse }) => sum + stoerrelse, 0) > MAX_SAMLET)
      throw new AppError(
        'for-stor',
        `Bilagene må højst fylde ${MAX_SAMLET / 1_000_000} MB tilsammen. Fjern et, eller gem filerne mindre.`,
      );
  };
  return {
    async listBilag(referat) {
      return list(referat);
    },
    async findBilag(referat, id) {
      return find(referat, id);
    },
    async findBilagsfil(referat, id) {
      const bytes = db
        .prepare<[string, string], Uint8Array>(
          'SELECT bytes FROM bilag JOIN fil USING (sha256) WHERE referat = ? AND bilag.id = ? AND fjernet IS NULL',
        )
        .pluck()
        .get(referat, id);
      return bytes ?? null;
    },
    async addBilag(referat, nye, af) {
      return db
        .transaction(() => {
          const first = list(referat).length;
          const insert = db.prepare(
            `INSERT INTO bilag (referat, id, plads, titel, filnavn, mime, sha256, stoerrelse, tilfoejet)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          );
          const ids = nye.map(({ titel, filnavn, mime, bytes }, i) => {
            const id = nytId(random);
            const sha256 = insertBytes(db, { mime, bytes });
            insert.run(referat, id, first + i, titel, filnavn, mime, sha256, bytes.byteLength, now());
            log('bilag-tilfoejet', referat, af, { bilag: id, sha256, stoerrelse: bytes.byteLength });
            return id;
          });
          assertRoom(referat);
          return ids;
        })
        .immediate();
    },
    async updateBilag(referat, id, { titel, offentlig }, af) {
      db.transaction(() => {
        const value = offentlig === null ? null : Number(offentlig);
        const { changes } = db
          .prepare('UPDATE bilag SET titel = ?, offentlig = ? WHERE referat = ? AND id = ? AND fjernet IS NULL')
          .run(titel, value, referat, id);
        if (changes === 0) throw new AppError('findes-ikke', UKENDT);
        log('bilag-rettet', referat, af, { bilag: id, offentlig });
      }).immediate();
    },
    async flytBilag(referat, id, til, af) {
      db.transaction(() => {
        const ids = list(referat).map((one) => one.id);
        if (!ids.includes(id)) throw new AppError('findes-ikke', UKENDT);
        const andre = ids.filter((one) => one !== id);
        const plads = Math.max(0, Math.min(andre.length, til));
        order(referat, andre.toSpliced(plads, 0, id));
        log('bilag-flyttet', referat, af, { bilag: id, til: plads });
      }).immediate();
    },
    async fjernBilag(referat, id, af) {
      db.transaction(() => {
        const { changes } = db
          .prepare('UPDATE bilag SET fjernet = ? WHERE referat = ? AND id = ? AND fjernet IS NULL')
          .run(now(), referat, id);
        if (changes === 0) throw new AppError('findes-ikke', UKENDT);
        log('bilag-fjernet', referat, af, { bilag: id });
      }).immediate();
    },
    async fortrydFjernBilag(referat, id, af) {
      db.transaction(() => {
        const plads = db
          .prepare<[string, string], number>(
            'SELECT plads FROM bilag WHERE referat = ? AND id = ? AND fjernet IS NOT NULL',
          )
          .pluck()
          .get(referat, id);
        if (plads === undefined) throw new AppError('findes-ikke', UKENDT);
        const ids = list(referat).map((one) => one.id);
        db.prepare('UPDATE bilag SET fjernet = NULL WHERE referat = ? AND id = ?').run(referat, id);
        order(referat, ids.toSpliced(plads, 0, id));
        assertRoom(referat);
        log('bilag-hentet-op', referat, af, { bilag: id });
      }).immediate();
    },
  };
}
