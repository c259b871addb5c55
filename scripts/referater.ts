// A referat named on the command line: a file that `import` wrote, or the id of one in the data folder, which is then read
// beside a running server and never written.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Node } from 'prosemirror-model';
import { DATABASE_FILE, openReadOnly } from '../db/open.ts';
import type { Referat } from '../db/referater.ts';
import { type Store, sqliteStore } from '../db/store.ts';
import { AppError } from '../editor/model/fejl.ts';
import { erLaast } from '../editor/model/forloeb.ts';
import type { Kilde } from '../editor/model/kilde.ts';
import { laesReferatfil } from '../editor/model/referatfil.ts';
import { vaelgBrevhoved } from '../server/brevhoveder.ts';
import { genopbyg } from '../server/collab/genopbyg.ts';
import { readConfig } from '../server/config.ts';
import { type Brevhoved, getBrevhoved } from '../server/export/brevhoved.ts';
import { createLog, type Log } from '../server/log.ts';
import { laesFil } from './filer.ts';

const log = createLog((line) => process.stderr.write(line), Date.now);

export interface Hentet {
  readonly doc: Node;
  readonly kilde: Kilde | null;
  /** What it goes out on: its organ's letterhead, for a file the first there is. */
  readonly brevhoved: Brevhoved;
  /** The bytes of an image by its SHA-256, or null. */
  fil(sha: string): Uint8Array | null;
  /** Whether its files are to say that it is a draft: a file knows no state and is none. */
  readonly udkast: boolean;
  /** The file of the approved version as it was stored; null where it is a draft. */
  godkendt(format: string): Uint8Array | null;
}

/** Reads a file. Throws AppError where it is no referat. */
export function laesReferat(path: string): Hentet {
  const { doc, kilde, filer } = laesReferatfil(new TextDecoder().decode(laesFil(path)));
  return {
    doc,
    kilde,
    udkast: false,
    godkendt: () => null,
    brevhoved: getBrevhoved(),
    fil: (sha) => {
      const data = filer[sha];
      return data === undefined ? null : Buffer.from(data, 'base64');
    },
  };
}

/** A file where there is one of that name, else the referat with that id. */
export async function findReferat(navn: string): Promise<Hentet> {
  const isId = /^[A-Za-z0-9_-]{1,32}$/.test(navn);
  if (!isId || existsSync(navn)) return laesReferat(navn);
  return iDatamappen(navn, async ({ store, referat, doc }) => {
    const filer = await store.listFiler(navn);
    const godkendt = erLaast(referat.status) && referat.udgaver > 0;
    const arkiv = godkendt ? await arkivfiler(store, navn, referat.udgaver) : new Map<string, Uint8Array>();
    return {
      doc,
      kilde: await store.findKilde(navn),
      brevhoved: (await vaelgBrevhoved({ store, log }, referat.organ, '')).valgt,
      fil: (sha) => filer.get(sha)?.bytes ?? null,
      udkast: !godkendt,
      godkendt: (format) => arkiv.get(format) ?? null,
    };
  });
}

/** A referat of the data folder, as long as `use` looks at it. */
export interface Liggende {
  readonly store: Store;
  readonly log: Log;
  readonly referat: Referat;
  /** The text as it stands now. */
  readonly doc: Node;
}

/** Throws AppError "findes-ikke". */
export async function iDatamappen<T>(id: string, use: (her: Liggende) => Promise<T>): Promise<T> {
  const path = join(readConfig(process.env).data, DATABASE_FILE);
  if (!existsSync(path)) throw new AppError('findes-ikke', `Filen ${id} findes ikke.`);
  const store = sqliteStore(openReadOnly(path), { now: Date.now, random: (array) => array });
  try {
    const found = await store.findGenopbygning(id);
    const referat = await store.findReferat(id);
    if (!found || !referat)
      throw new AppError('findes-ikke', `Der er hverken en fil eller et referat, der hedder ${id}.`);
    return await use({ store, log, referat, doc: genopbyg(found) });
  } finally {
    store.close();
  }
}

/** The files of an approved version, by format. Throws AppError where one is no longer what was approved. */
async function arkivfiler(store: Store, referat: string, udgave: number): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = (await store.listUdgaver(referat)).find((one) => one.udgave === udgave);
  const made = new Map<string, Uint8Array>();
  for (const { format } of found?.filer ?? []) {
    const fil = await store.findArkivfil(referat, udgave, format);
    if (!fil) continue;
    if (createHash('sha256').update(fil.bytes).digest('hex') !== fil.sha256)
      throw new AppError('konflikt', `Filen »${fil.navn}« er ikke længere den, der blev godkendt. Kør verify.`);
    made.set(format, fil.bytes);
  }
  return made;
}
