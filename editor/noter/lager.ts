// What of one's private notes has not reached the server yet, on this computer: an IndexedDB of its own, keyed by person.
// Nothing lies here once the server has it, so that a computer that several people use holds as little as it can.
import type { Indlaegstid, Note } from '../model/note.ts';
import { erLukket } from '../udbakke/lukket.ts';

/** A note that is not at the server in this state. */
export interface Usendt {
  readonly note: Note;
  /** The editions it was written on top of. */
  readonly grundlag: readonly string[];
  readonly slettet: boolean;
}

/** Whose, beside what. */
interface Hvis {
  readonly bruger: string;
  readonly referat: string;
}

export interface Lager {
  hent(): Promise<{ noter: readonly Usendt[]; tider: readonly Indlaegstid[] }>;
  /** Resolves when it lies on the disk; rejects where it cannot. */
  saet(usendt: Usendt): Promise<void>;
  fjern(id: string): Promise<void>;
  saetTider(tider: readonly Indlaegstid[]): Promise<void>;
  fjernTider(tider: readonly Indlaegstid[]): Promise<void>;
}

const NAVN = 'referat-noter';

/** Opens the store at the first use; every call rejects where the browser has none. */
export function lager({ bruger, referat }: Hvis): Lager {
  let aaben: Promise<IDBDatabase> | null = null;
  const db = (): Promise<IDBDatabase> => {
    aaben ??= aabn();
    aaben.catch(() => {
      aaben = null;
    });
    return aaben;
  };
  const mine = () => IDBKeyRange.bound([bruger, referat], [bruger, referat, []]);
  /** Runs one transaction; resolves with what `work` asked for once everything is on the disk. */
  const i = async <T>(
    mode: IDBTransactionMode,
    work: (of: (name: string) => IDBObjectStore) => () => T,
  ): Promise<T> => {
    if (mode === 'readwrite' && erLukket()) throw new DOMException('Signed out', 'InvalidStateError');
    const open = await db();
    return new Promise((resolve, reject) => {
      const tr = open.transaction(['noter', 'tider'], mode);
      const answer = work((name) => tr.objectStore(name));
      tr.oncomplete = () => resolve(answer());
      tr.onerror = tr.onabort = () => reject(tr.error ?? new Error('IndexedDB'));
    });
  };
  const done = (): void => {};
  return {
    hent: () =>
      i('readonly', (of) => {
        const noter: IDBRequest<Usendt[]> = of('noter').getAll(mine());
        const tider: IDBRequest<{ blok: string; tid: number }[]> = of('tider').getAll(mine());
        return () => ({
          noter: noter.result,
          tider: tider.result.map(({ blok, tid }): Indlaegstid => [blok, tid]),
        });
      }),
    saet: (usendt) =>
      i('readwrite', (of) => {
        of('noter').put({ ...usendt, bruger, referat, id: usendt.note.id });
        return done;
      }),
    fjern: (id) =>
      i('readwrite', (of) => {
        of('noter').delete([bruger, referat, id]);
        return done;
      }),
    saetTider: (tider) =>
      i('readwrite', (of) => {
        for (const [blok, tid] of tider) of('tider').put({ bruger, referat, blok, tid });
        return done;
      }),
    fjernTider: (tider) =>
      i('readwrite', (of) => {
        for (const [blok] of tider) of('tider').delete([bruger, referat, blok]);
        return done;
      }),
  };
}

/** What the person has written in notes and not sent, in any referat: which referat, and the words. */
export async function listUsendteNoter(bruger: string): Promise<readonly { referat: string; tekst: string }[]> {
  const open = await aabn();
  try {
    const asked: IDBRequest<(Usendt & Hvis)[]> = open
      .transaction('noter', 'readonly')
      .objectStore('noter')
      .getAll(IDBKeyRange.bound([bruger], [bruger, []]));
    const found = await new Promise<readonly (Usendt & Hvis)[]>((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error ?? new Error('IndexedDB'));
    });
    return found.filter(({ slettet }) => !slettet).map(({ referat, note }) => ({ referat, tekst: note.tekst }));
  } finally {
    open.close();
  }
}

/** Removes everything of the person. */
export async function glemNoter(bruger: string): Promise<void> {
  const open = await aabn();
  try {
    const tr = open.transaction(['noter', 'tider'], 'readwrite', { durability: 'strict' });
    for (const name of ['noter', 'tider']) tr.objectStore(name).delete(IDBKeyRange.bound([bruger], [bruger, []]));
    await new Promise<void>((resolve, reject) => {
      tr.oncomplete = () => resolve();
      tr.onabort = () => reject(tr.error ?? new Error('IndexedDB'));
    });
  } finally {
    open.close();
  }
}

function aabn(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAVN, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('noter', { keyPath: ['bruger', 'referat', 'id'] });
      asked.result.createObjectStore('tider', { keyPath: ['bruger', 'referat', 'blok'] });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('IndexedDB'));
    asked.onblocked = () => reject(new Error('IndexedDB'));
  });
}
