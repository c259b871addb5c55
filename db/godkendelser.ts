// Approved versions (udgaver): the document, its check, its files and the events that made them, written whole in one
// transaction and never changed. Also the other changes of state, each with its event.
import type { Node } from 'prosemirror-model';
import { AppError } from '../editor/model/fejl.ts';
import { efter, type Overgangsnavn, type Tilstand } from '../editor/model/forloeb.ts';
import { nytId } from '../editor/model/id.ts';
import { kanoniskJson } from '../editor/model/kanoniskjson.ts';
import { insertSnapshot, type Stand } from './dokumenter.ts';
import { bilagsdetaljer, insertGodkendteBilag } from './godkendtebilag.ts';
import { insertHaendelse } from './haendelser.ts';
import { lukIgangvaerende } from './hoeringer.ts';
import { sha256 } from './kaede.ts';
import { findKontrol, insertKontrol, type Kontrol, type Kontrolpunkt } from './kontroller.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';

/** Approved at a meeting or by mail, as the secretariat notes it. `hvornaar` is a day (ISO). */
export interface Noteret {
  readonly hvem: string;
  readonly hvor: string;
  readonly hvornaar: string;
}

/** A file as it is kept with an approved version. */
export interface NyArkivfil {
  /** "pdf", "docx" …, "aendringer". */
  readonly format: string;
  readonly navn: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

interface NyGodkendelse extends Stand {
  readonly referat: string;
  /** The document at that version. */
  readonly doc: Node;
  /** The check made by the one who approves; null = the one that is stored, where the organ wants two people. */
  readonly kontrol: readonly Kontrolpunkt[] | null;
  /** Null = the account itself approves. */
  readonly noteret: Noteret | null;
  readonly brevhoved: string;
  /** Which release made the files. */
  readonly release: string;
  readonly filer: readonly NyArkivfil[];
  /** Today (ISO, Danish time): the day an earlier version counts as corrected. */
  readonly dag: string;
}

export interface Arkivfil {
  readonly format: string;
  readonly navn: string;
  readonly mime: string;
  readonly sha256: string;
  /** In bytes. */
  readonly stoerrelse: number;
}

export interface Udgave {
  readonly udgave: number;
  readonly version: number;
  /** SHA-256 of the canonical JSON of the document. */
  readonly sha256: string;
  readonly at: number;
  /** The account that approved or noted it. */
  readonly navn: string;
  readonly noteret: Noteret | null;
  /** Who checked it, and what was found; null where its text was erased. */
  readonly kontrol: Kontrol | null;
  /** The head of the chain with the approval as its last event. */
  readonly hoved: string;
  readonly brevhoved: string;
  readonly release: string;
  readonly filer: readonly Arkivfil[];
}

export interface Godkendelser {
  /** Another state, but for approving and correcting. Null where it cannot be reached from the present one. */
  skiftStatus(referat: string, handling: Overgangsnavn, af: string): Promise<Tilstand | null>;
  /** Throws AppError "konflikt" where the text or the state has moved on, or where another person must do it. */
  godkend(ny: NyGodkendelse, af: string): Promise<{ readonly udgave: number; readonly hoved: string }>;
  /** The newest first. */
  listUdgaver(referat: string): Promise<readonly Udgave[]>;
  findArkivfil(referat: string, udgave: number, format: string): Promise<(Arkivfil & { bytes: Uint8Array }) | null>;
}

interface Row {
  readonly udgave: number;
  readonly version: number;
  readonly sha256: string;
  readonly kontrol: number;
  readonly at: number;
  readonly navn: string | null;
  readonly detaljer: string;
  readonly tekst: string | null;
  readonly hoved: string;
}

/** The hash of an approved document: what it says, whoever wrote it down. */
export function dokumentaftryk(schemaVersion: number, doc: unknown): string {
  return sha256(kanoniskJson({ schema: schemaVersion, doc }));
}

export function godkendelser(db: Database, { now, random }: Udefra): Godkendelser {
  const salt = (): string => nytId(random) + nytId(random);
  const selectStatus = db.prepare<[string], { status: Tilstand; slettet: number | null; to_personer: number }>(
    'SELECT status, slettet, to_personer FROM referat JOIN organ ON organ.id = organ WHERE referat.id = ?',
  );
  const setStatus = db.prepare('UPDATE referat SET status = ? WHERE id = ?');
  const selectStand = db.prepare<[string], Stand>('SELECT version, epoch FROM doc WHERE id = ?');
  const selectSnapshot = db.prepare<[string, number], { json: string; schema_version: number }>(
    'SELECT json, schema_version FROM snapshot WHERE doc = ? AND version = ?',
  );
  const filer = db.prepare<[string, number], Arkivfil>(
    `SELECT format, navn, mime, godkendt_fil.sha256, length(bytes) AS stoerrelse
     FROM godkendt_fil JOIN arkivfil USING (sha256) WHERE referat = ? AND udgave = ?`,
  );
  const insertArkivfil = (referat: string, udgave: number, { format, navn, mime, bytes }: NyArkivfil): string => {
    const hash = sha256(bytes);
    db.prepare('INSERT INTO arkivfil (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING').run(hash, bytes);
    db.prepare('INSERT INTO godkendt_fil (referat, udgave, format, navn, mime, sha256) VALUES (?, ?, ?, ?, ?, ?)').run(
      referat,
      udgave,
      format,
      navn,
      mime,
      hash,
    );
    return hash;
  };
  /** The check that the approval rests on: made now, or by another person before. */
  const kontrolFor = ({ referat, kontrol, version, epoch }: NyGodkendelse, toPersoner: boolean, af: string): number => {
    const stored = findKontrol(db, referat);
    const gaelder = stored?.version === version && stored.epoch === epoch;
    if (toPersoner) {
      if (!stored || !gaelder) throw new AppError('konflikt', 'Teksten er ikke kontrolleret, som den står nu.');
      if (stored.bruger === af)
        throw new AppError('konflikt', 'I dette organ skal en anden end den, der kontrollerede, godkende.');
      return stored.haendelse;
    }
    if (kontrol)
      return insertKontrol(db, { referat, version, epoch, punkter: kontrol }, { at: now(), af, salt: salt() });
    if (stored && gaelder) return stored.haendelse;
    throw new AppError('konflikt', 'Teksten er ikke kontrolleret, som den står nu.');
  };

  return {
    async skiftStatus(referat, handling, af) {
      return db
        .transaction(() => {
          const nu = selectStatus.get(referat);
          const til = nu && nu.slettet === null ? efter(handling, nu.status) : null;
          if (!nu || til === null) return null;
          setStatus.run(til, referat);
          const detaljer = { handling, fra: nu.status, til };
          const at = now();
          insertHaendelse(db, { at, bruger: af, referat, slags: 'status-skiftet', detaljer });
          // A draft that was taken back asks nobody any more.
          if (handling === 'tag-tilbage') lukIgangvaerende(db, referat, af, at);
          return til;
        })
        .immediate();
    },

    async godkend(ny, af) {
      return db
        .transaction(() => {
          const { referat, version, epoch, doc, noteret } = ny;
          const nu = selectStatus.get(referat);
          const stand = selectStand.get(referat);
          const handling = noteret ? 'noter-godkendelse' : 'godkend';
          const til = nu && nu.slettet === null ? efter(handling, nu.status) : null;
          if (!nu || !stand || til === null) throw new AppError('konflikt', 'Referatet er ikke til godkendelse.');
          if (stand.version !== version || stand.epoch !== epoch)
            throw new AppError('konflikt', 'Nogen skrev i referatet imens. Læs det igennem igen, før du godkender.');
          const kontrol = kontrolFor(ny, nu.to_personer === 1, af);
          const at = now();
          insertSnapshot(db, referat, stand, doc, at);
          const snapshot = selectSnapshot.get(referat, version);
          if (!snapshot) throw new Error(`No snapshot of ${referat} at ${version}.`);
          const hash = dokumentaftryk(snapshot.schema_version, JSON.parse(snapshot.json));
          const before = db
            .prepare<[string], number>('SELECT coalesce(max(udgave), 0) FROM godkendelse WHERE referat = ?')
            .pluck()
            .get(referat);
          const udgave = (before ?? 0) + 1;
          const detaljer = {
            fra: nu.status,
            til,
            handling,
            udgave,
            version,
            epoch,
            sha256: hash,
            kontrol,
            brevhoved: ny.brevhoved,
            release: ny.release,
            ...Object.fromEntries(ny.filer.map(({ format, bytes }) => [`fil:${format}`, sha256(bytes)])),
            ...bilagsdetaljer(db, referat),
          };
          const skrevet = insertHaendelse(db, {
            at,
            bruger: af,
            referat,
            slags: 'referat-godkendt',
            detaljer,
            ...(noteret && { tekst: { salt: salt(), json: JSON.stringify(noteret) } }),
          });
          db.prepare(
            'INSERT INTO godkendelse (referat, udgave, version, sha256, haendelse, kontrol) VALUES (?, ?, ?, ?, ?, ?)',
          ).run(referat, udgave, version, hash, skrevet.id, kontrol);
          for (const fil of ny.filer) insertArkivfil(referat, udgave, fil);
          insertGodkendteBilag(db, referat, udgave);
          db.prepare(
            `INSERT INTO version (doc, version, slags, bruger, at, fra) VALUES (?, ?, 'godkendt', ?, ?, ?)`,
          ).run(referat, version, af, at, udgave);
          setStatus.run(til, referat);
          lukIgangvaerende(db, referat, af, at);
          if (udgave > 1)
            insertHaendelse(db, {
              at,
              bruger: af,
              referat,
              slags: 'milepael',
              detaljer: { udgave: udgave - 1, art: 'rettet', dato: ny.dag },
            });
          return { udgave, hoved: skrevet.aftryk };
        })
        .immediate();
    },

    async listUdgaver(referat) {
      return db
        .prepare<[string], Row>(
          `SELECT udgave, version, sha256, kontrol, at, bruger.navn, detaljer, haendelsestekst.json AS tekst,
             haendelse.aftryk AS hoved
           FROM godkendelse JOIN haendelse ON haendelse.id = haendelse
             LEFT JOIN bruger ON bruger.id = haendelse.bruger
             LEFT JOIN haendelsestekst ON haendelsestekst.aftryk = haendelse.tekst
           WHERE godkendelse.referat = ? ORDER BY udgave DESC`,
        )
        .all(referat)
        .map(({ detaljer, tekst, navn, kontrol, ...row }) => {
          const { brevhoved = '', release = '' } = JSON.parse(detaljer) as { brevhoved?: string; release?: string };
          return {
            ...row,
            navn: navn ?? '',
            noteret: tekst === null ? null : (JSON.parse(tekst) as Noteret),
            kontrol: findKontrol(db, referat, kontrol),
            brevhoved,
            release,
            filer: filer.all(referat, row.udgave),
          };
        });
    },

    async findArkivfil(referat, udgave, format) {
      const row = db
        .prepare<[string, number, string], Arkivfil & { bytes: Uint8Array }>(
          `SELECT format, navn, mime, godkendt_fil.sha256, length(bytes) AS stoerrelse, bytes
           FROM godkendt_fil JOIN arkivfil USING (sha256) WHERE referat = ? AND udgave = ? AND format = ?`,
        )
        .get(referat, udgave, format);
      return row ?? null;
    },
  };
}
