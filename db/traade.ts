// Reads threads as they are told: with the names of who wrote, and the place they are at now. SQL alone.
import type {
  Bemaerkningsstand,
  Fastgjort,
  Forfatter,
  Forslagsart,
  Traad,
  Traade,
  Traadsvar,
} from '../editor/model/bemaerkning.ts';
import type { Database } from './open.ts';

interface Row {
  readonly id: string;
  readonly nr: number;
  readonly runde: number | null;
  readonly inviteret: number | null;
  readonly navn: string | null;
  readonly deltager: string | null;
  readonly at: number;
  readonly slags: Traad['slags'];
  readonly tekst: string;
  readonly citat: string;
  readonly foer: string;
  readonly efter: string;
  readonly forslagsart: Forslagsart | null;
  readonly forslag: string | null;
  readonly stand: Bemaerkningsstand;
  readonly begrundelse: string;
  readonly afgoerer: string | null;
  readonly afgjort: number | null;
  readonly blok: string;
  readonly fra: number;
  readonly til: number;
  readonly ankerstand: Fastgjort['stand'];
  readonly rev: number;
}

interface Svarrad extends Omit<Traadsvar, 'af'> {
  readonly bemaerkning: string;
  readonly navn: string | null;
  readonly deltager: string | null;
  readonly inviteret: number | null;
}

const TRAAD = `SELECT b.id, b.nr, h.nr AS runde, b.inviteret, coalesce(i.navn, u.navn) AS navn, i.deltager, b.at, b.slags,
    b.tekst, b.citat, b.foer, b.efter, b.forslagsart, b.forslag, b.stand,
    CASE WHEN b.begrundet = b.stand THEN b.begrundelse ELSE '' END AS begrundelse,
    a.navn AS afgoerer, b.afgjort, anker.blok, anker.fra, anker.til, anker.stand AS ankerstand, b.rev
  FROM bemaerkning AS b JOIN anker ON anker.bemaerkning = b.id
  LEFT JOIN hoering AS h ON h.id = b.hoering
  LEFT JOIN inviteret AS i ON i.hoering = b.hoering AND i.nr = b.inviteret
  LEFT JOIN bruger AS u ON u.id = b.bruger
  LEFT JOIN bruger AS a ON a.id = b.afgjort_af`;
const SVAR = `SELECT s.bemaerkning, s.id, coalesce(i.navn, u.navn) AS navn, i.deltager, s.inviteret, s.tekst, s.at
  FROM bemaerkningssvar AS s
  LEFT JOIN inviteret AS i ON i.hoering = s.hoering AND i.nr = s.inviteret
  LEFT JOIN bruger AS u ON u.id = s.bruger`;

/** Threads changed after `siden`, in the order they came in. Inside a transaction. */
export function selectTraade(db: Database, referat: string, siden: number): Traade {
  const rows = db
    .prepare<[string, number], Row>(`${TRAAD} WHERE b.referat = ? AND b.rev > ? ORDER BY b.nr`)
    .all(referat, siden);
  const svar = db
    .prepare<[string, number], Svarrad>(
      `${SVAR} JOIN bemaerkning AS b ON b.id = s.bemaerkning WHERE b.referat = ? AND b.rev > ? ORDER BY s.at, s.id`,
    )
    .all(referat, siden);
  const pr = Map.groupBy(svar, (row) => row.bemaerkning);
  const traade = rows.map((row) => traad(row, pr.get(row.id) ?? []));
  const version = db.prepare<[string], number>('SELECT version FROM doc WHERE id = ?').pluck().get(referat) ?? 0;
  return { rev: traade.reduce((most, { rev }) => Math.max(most, rev), siden), version, traade };
}

export function selectTraad(db: Database, referat: string, id: string): Traad | null {
  const row = db.prepare<[string, string], Row>(`${TRAAD} WHERE b.referat = ? AND b.id = ?`).get(referat, id);
  if (!row) return null;
  return traad(row, db.prepare<[string], Svarrad>(`${SVAR} WHERE s.bemaerkning = ? ORDER BY s.at, s.id`).all(id));
}

function traad(row: Row, svar: readonly Svarrad[]): Traad {
  const { id, nr, runde, at, slags, tekst, citat, foer, efter, stand, begrundelse, rev, blok, fra, til } = row;
  return {
    ...{ id, nr, runde, af: forfatter(row), at, slags, tekst, citat, foer, efter, stand, begrundelse },
    forslag: row.forslagsart === null ? null : { art: row.forslagsart, tekst: row.forslag ?? '' },
    afgjort: row.afgjort === null ? null : { navn: row.afgoerer ?? row.navn ?? '', at: row.afgjort },
    svar: svar.map((one) => ({ id: one.id, af: forfatter(one), tekst: one.tekst, at: one.at })),
    anker: { blok, fra, til, stand: row.ankerstand },
    rev,
  };
}

function forfatter({ navn, deltager, inviteret }: Pick<Row, 'navn' | 'deltager' | 'inviteret'>): Forfatter {
  return { navn: navn ?? '', deltager, inviteret };
}
