// The outbox in the browser's database. Appends are relaxed (handed to the system, not waited for on the disk) and take
// the key's own task; a transaction that must last is strict (rule C1).
import { erLukket } from './lukket.ts';
import { type Fund, type Grundlag, type Medie, Optaget, type Post, type Reddet } from './medie.ts';

const NAVN = 'referat';
const UDGAVE = 1;

let aaben: Promise<IDBDatabase> | null = null;
let db: IDBDatabase | null = null;

/** The one connection of this page. Rejects where the browser keeps nothing (a private window, site data refused). */
function aabn(): Promise<IDBDatabase> {
  aaben ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAVN, UDGAVE);
    request.onupgradeneeded = () => {
      const { result } = request;
      const grundlag = result.createObjectStore('grundlag', { keyPath: 'instans' });
      grundlag.createIndex('referat', 'referat');
      result.createObjectStore('udgaaende', { keyPath: ['instans', 'seq'] });
      const reddet = result.createObjectStore('reddet', { keyPath: 'id' });
      reddet.createIndex('sted', ['bruger', 'referat']);
    };
    request.onsuccess = () => {
      db = request.result;
      const glem = () => {
        db = null;
        aaben = null;
      };
      db.onversionchange = () => {
        db?.close();
        glem();
      };
      db.onclose = glem;
      resolve(db);
    };
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
    request.onblocked = () => reject(new Error('IndexedDB'));
  }).catch((cause) => {
    aaben = null;
    throw cause;
  });
  return aaben;
}

type Butik = 'grundlag' | 'udgaaende' | 'reddet';

function svar<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
}

/** Runs `work` in one transaction; resolves with what it read when the transaction has been acknowledged. */
async function handling<T>(
  butikker: readonly Butik[],
  mode: IDBTransactionMode,
  durability: IDBTransactionDurability,
  work: (tr: IDBTransaction) => Promise<T>,
  skriver = mode === 'readwrite',
): Promise<T> {
  // What removes may always be done.
  if (skriver && erLukket()) throw new DOMException('Signed out', 'InvalidStateError');
  // Without an await where the database is open: the write begins in the task that made it.
  const tr = (db ?? (await aabn())).transaction([...butikker], mode, { durability });
  const done = new Promise<void>((resolve, reject) => {
    tr.oncomplete = () => resolve();
    tr.onabort = () => reject(tr.error ?? new Error('IndexedDB'));
  });
  done.catch(() => undefined);
  try {
    const result = await work(tr);
    await done;
    return result;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'ConstraintError') throw new Optaget();
    throw cause;
  }
}

const alle = (instans: string): IDBKeyRange => IDBKeyRange.bound([instans, 0], [instans, Number.MAX_SAFE_INTEGER]);

async function laes(tr: IDBTransaction, instans: string): Promise<{ grundlag: Grundlag; poster: Post[] } | null> {
  const [grundlag, poster] = await Promise.all([
    svar<Grundlag | undefined>(tr.objectStore('grundlag').get(instans)),
    svar<Post[]>(tr.objectStore('udgaaende').getAll(alle(instans))),
  ]);
  return grundlag ? { grundlag, poster } : null;
}

async function sidste(tr: IDBTransaction, instans: string): Promise<Post | null> {
  const cursor = await svar(tr.objectStore('udgaaende').openCursor(alle(instans), 'prev'));
  const value: Post | undefined = cursor?.value;
  return value ?? null;
}

export const idb: Medie = {
  tilfoej: (post, reddet) => {
    const butikker: readonly Butik[] = ['grundlag', 'udgaaende', ...(reddet.length > 0 ? (['reddet'] as const) : [])];
    // Rescued text stands nowhere else once the steps that cost it have been sent again: it waits for the disk.
    const durability = reddet.length > 0 ? 'strict' : 'relaxed';
    return handling(butikker, 'readwrite', durability, async (tr) => {
      // All asked at once: the answers come back in one turn. `add`, not `put`: where another tab took over, this fails.
      const here = svar(tr.objectStore('grundlag').getKey(post.instans));
      const added = svar(tr.objectStore('udgaaende').add(post));
      for (const one of reddet) tr.objectStore('reddet').put(one);
      if ((await here) === undefined) {
        added.catch(() => undefined);
        tr.abort();
        throw new Optaget();
      }
      await added;
    });
  },

  haerd: (post) =>
    handling(['udgaaende'], 'readwrite', 'strict', async (tr) => {
      const store = tr.objectStore('udgaaende');
      // Gone where a new base has it.
      if (await svar(store.getKey([post.instans, post.seq]))) await svar(store.put(post));
    }),

  skrivGrundlag: (grundlag, foerste) =>
    handling(['grundlag', 'udgaaende'], 'readwrite', 'relaxed', async (tr) => {
      const { instans, seq } = grundlag;
      if (!foerste) {
        const old = await svar<Grundlag | undefined>(tr.objectStore('grundlag').get(instans));
        if (!old || old.seq > seq) throw new Optaget();
      }
      await svar(tr.objectStore('grundlag').put(grundlag));
      if (seq > 0) await svar(tr.objectStore('udgaaende').delete(IDBKeyRange.bound([instans, 0], [instans, seq])));
    }),

  listUdbakker: (referat) =>
    handling(['grundlag', 'udgaaende'], 'readonly', 'relaxed', async (tr) => {
      const store = tr.objectStore('grundlag');
      const rows = await svar<Grundlag[]>(
        referat === undefined ? store.getAll() : store.index('referat').getAll(referat),
      );
      return Promise.all(
        rows.map(
          async (grundlag): Promise<Fund> => ({ grundlag, usendt: (await sidste(tr, grundlag.instans))?.usendt ?? 0 }),
        ),
      );
    }),

  laes: (instans) => handling(['grundlag', 'udgaaende'], 'readonly', 'relaxed', (tr) => laes(tr, instans)),

  overtag: (instans) =>
    handling(['grundlag', 'udgaaende'], 'readwrite', 'strict', async (tr) => {
      const found = await laes(tr, instans);
      if (!found) return null;
      const { grundlag, poster } = found;
      const last = poster.at(-1);
      const hegn: Post = {
        instans,
        seq: Math.max(grundlag.seq, last?.seq ?? 0) + 1,
        usendt: last?.usendt ?? 0,
        haendelse: { slags: 'overtaget' },
      };
      await svar(tr.objectStore('udgaaende').add(hegn));
      return { grundlag, poster: [...poster, hegn] };
    }),

  slet: (instans) =>
    handling(
      ['grundlag', 'udgaaende'],
      'readwrite',
      'relaxed',
      async (tr) => {
        tr.objectStore('udgaaende').delete(alle(instans));
        await svar(tr.objectStore('grundlag').delete(instans));
      },
      false,
    ),

  listReddet: (bruger, referat) =>
    handling(['reddet'], 'readonly', 'relaxed', (tr) =>
      svar<Reddet[]>(tr.objectStore('reddet').index('sted').getAll([bruger, referat])),
    ),

  gemReddet: (reddet) =>
    handling(['reddet'], 'readwrite', 'strict', async (tr) => {
      await Promise.all(reddet.map((one) => svar(tr.objectStore('reddet').put(one))));
    }),

  sletReddet: (id) =>
    handling(
      ['reddet'],
      'readwrite',
      'relaxed',
      async (tr) => {
        await svar(tr.objectStore('reddet').delete(id));
      },
      false,
    ),

  glem: (bruger) =>
    handling(
      ['grundlag', 'udgaaende', 'reddet'],
      'readwrite',
      'strict',
      async (tr) => {
        const grundlag = await svar<Grundlag[]>(tr.objectStore('grundlag').getAll());
        for (const one of grundlag) {
          if (one.bruger !== bruger) continue;
          tr.objectStore('udgaaende').delete(alle(one.instans));
          tr.objectStore('grundlag').delete(one.instans);
        }
        const reddet = await svar<Reddet[]>(tr.objectStore('reddet').getAll());
        for (const one of reddet) if (one.bruger === bruger) tr.objectStore('reddet').delete(one.id);
      },
      false,
    ),
};
