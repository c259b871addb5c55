// The checks of a referat that were made by people: what was found in which version, and the reason why it may stand.
// Events; the findings quote the text, so they lie outside the chain.

import { nytId } from '../editor/model/id.ts';
import { insertHaendelse } from './haendelser.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';

/** A finding and the answer to it. The rule's own words are with the pages. */
export interface Kontrolpunkt {
  readonly regel: string;
  readonly alvor: string;
  readonly blok: string;
  readonly citat: string;
  readonly om: string;
  /** Why it may stand; null where none was asked for. */
  readonly begrundelse: string | null;
}

interface NyKontrol {
  readonly referat: string;
  readonly version: number;
  readonly epoch: number;
  readonly punkter: readonly Kontrolpunkt[];
}

export interface Kontrol extends NyKontrol {
  /** Number of its event. */
  readonly haendelse: number;
  readonly bruger: string;
  readonly navn: string;
  readonly at: number;
}

export interface Kontroller {
  /** The newest check of the referat, of whatever version. */
  findKontrol(referat: string): Promise<Kontrol | null>;
  saveKontrol(kontrol: NyKontrol, af: string): Promise<void>;
}

/** Inside a transaction; returns the number of the event. */
export function insertKontrol(
  db: Database,
  { referat, version, epoch, punkter }: NyKontrol,
  { at, af, salt }: { at: number; af: string; salt: string },
): number {
  const antal = (alvor: string) => punkter.filter((one) => one.alvor === alvor).length;
  const detaljer = { version, epoch, begrundet: antal('begrundes'), oplyst: antal('oplyses') };
  const tekst = { salt, json: JSON.stringify(punkter) };
  return insertHaendelse(db, { at, bruger: af, referat, slags: 'kontrolleret', detaljer, tekst }).id;
}

/** The newest one, or the one of that event. Null where there is none, or its text was erased. */
export function findKontrol(db: Database, referat: string, haendelse: number | null = null): Kontrol | null {
  const row = db
    .prepare<
      [string, number | null, number | null],
      { id: number; bruger: string; navn: string | null; at: number; detaljer: string; json: string | null }
    >(
      `SELECT haendelse.id, bruger, bruger.navn, at, detaljer, json FROM haendelse
         LEFT JOIN bruger ON bruger.id = haendelse.bruger
         LEFT JOIN haendelsestekst ON haendelsestekst.aftryk = haendelse.tekst
       WHERE referat = ? AND slags = 'kontrolleret' AND (? IS NULL OR haendelse.id = ?)
       ORDER BY haendelse.id DESC LIMIT 1`,
    )
    .get(referat, haendelse, haendelse);
  if (!row || row.json === null) return null;
  const { version, epoch } = JSON.parse(row.detaljer) as { version: number; epoch: number };
  const punkter = JSON.parse(row.json) as readonly Kontrolpunkt[];
  const { id, bruger, at } = row;
  return { haendelse: id, referat, bruger, navn: row.navn ?? '', at, version, epoch, punkter };
}

export function kontroller(db: Database, { now, random }: Udefra): Kontroller {
  return {
    async findKontrol(referat) {
      return findKontrol(db, referat);
    },
    async saveKontrol(kontrol, af) {
      const salt = nytId(random) + nytId(random);
      db.transaction(() => insertKontrol(db, kontrol, { at: now(), af, salt })).immediate();
    },
  };
}
