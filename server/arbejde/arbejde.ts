// Long work off the event loop (rule S4): a queue in front of one worker thread with bounded time and memory, so that
// nobody's keystroke waits for somebody's export. A task that goes over its bounds ends with its thread, not with ours.
import { Worker } from 'node:worker_threads';
import type { Node } from 'prosemirror-model';
import type { NytBilag } from '../../db/bilag.ts';
import { AppError } from '../../editor/model/fejl.ts';
import type { Kendemaerke } from '../../editor/model/wordudkast.ts';
import type { Eksporteret } from '../export/eksport.ts';
import type { Indlaest } from '../import/wordsvar.ts';
import type { Fund } from '../kontrol/regler.ts';
import { doktekst } from './doktekst.ts';
import type {
  Bilagsopgave,
  Eksportopgave,
  Importopgave,
  Importsvar,
  Kontrolopgave,
  Opgave,
  Pakkeopgave,
  Proeveopgave,
  Proevesvar,
  Svar,
  Wordmaerkeopgave,
  Wordsvaropgave,
  Wordudkastopgave,
} from './opgave.ts';

/** The most milliseconds one task may take. */
const MAX_TID = 60_000;
/**
 * The most megabytes its thread may hold, and how much of that may be young: with V8's own choice a long export lets three
 * times as much garbage lie before it is looked at, and is no faster.
 */
const GRAENSER = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 11 } as const;
/** Tasks that may wait; more means that something is wrong, and saying so beats waiting for ever. */
const MAX_VENTER = 50;

const FOR_TUNG = 'Referatet er for tungt at behandle. Del det op, eller prøv med færre billeder.';

/** What is asked for, with the document itself. */
type Anmodning<O extends { readonly doc: string }> = Omit<O, 'slags' | 'doc'> & { readonly doc: Node };

export interface Arbejde {
  eksporter(opgave: Anmodning<Eksportopgave>): Promise<Eksporteret>;
  importer(opgave: Omit<Importopgave, 'slags'>): Promise<Importsvar>;
  kontroller(opgave: Anmodning<Kontrolopgave>): Promise<readonly Fund[]>;
  modtagBilag(opgave: Omit<Bilagsopgave, 'slags'>): Promise<readonly NytBilag[]>;
  proev(opgave: Omit<Proeveopgave, 'slags'>): Promise<Proevesvar>;
  pak(opgave: Omit<Pakkeopgave, 'slags'>): Promise<Uint8Array>;
  skrivWordudkast(opgave: Anmodning<Wordudkastopgave>): Promise<Eksporteret>;
  /** Null where the file does not say. */
  findWordmaerke(opgave: Omit<Wordmaerkeopgave, 'slags'>): Promise<Kendemaerke | null>;
  laesWordsvar(opgave: Anmodning<Wordsvaropgave>): Promise<Indlaest>;
  /** Ends the thread; what waits is refused. */
  stop(): Promise<void>;
}

interface Ventende {
  readonly opgave: Opgave;
  readonly resolve: (vaerdi: unknown) => void;
  readonly reject: (cause: Error) => void;
}

/** Starts no thread before the first task. `maxTid` in milliseconds. */
export function createArbejde({ maxTid = MAX_TID } = {}): Arbejde {
  const queue: Ventende[] = [];
  let worker: Worker | null = null;
  let current: Ventende | null = null;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  const thread = (): Worker => {
    if (worker) return worker;
    const made = new Worker(new URL('arbejder.ts', import.meta.url), { resourceLimits: GRAENSER });
    made.on('message', (svar: Svar<unknown>) => finish((one) => answer(one, svar)));
    made.on('error', (cause: NodeJS.ErrnoException) => {
      if (worker === made) worker = null;
      finish((one) =>
        one.reject(cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new AppError('for-stor', FOR_TUNG, { cause }) : cause),
      );
    });
    made.on('exit', () => {
      if (worker === made) worker = null;
    });
    made.unref();
    worker = made;
    return made;
  };

  const finish = (settle: (one: Ventende) => void): void => {
    if (timer) clearTimeout(timer);
    const done = current;
    current = null;
    if (done) settle(done);
    next();
  };

  const next = (): void => {
    if (current || stopped) return;
    current = queue.shift() ?? null;
    if (!current) return;
    const running = thread();
    running.postMessage(current.opgave);
    timer = setTimeout(() => {
      worker = null;
      void running.terminate();
      finish((one) => one.reject(new AppError('for-stor', FOR_TUNG)));
    }, maxTid);
  };

  const add = (opgave: Opgave): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (stopped || queue.length >= MAX_VENTER) {
        reject(new AppError('for-mange', 'Der bliver lavet mange filer lige nu. Prøv igen om lidt.'));
        return;
      }
      queue.push({ opgave, resolve, reject });
      next();
    });

  return {
    eksporter: async (opgave) =>
      (await add({ ...opgave, slags: 'eksport', doc: await doktekst(opgave.doc) })) as Eksporteret,
    importer: async (opgave) => (await add({ slags: 'import', ...opgave })) as Importsvar,
    kontroller: async (opgave) =>
      (await add({ ...opgave, slags: 'kontrol', doc: await doktekst(opgave.doc) })) as readonly Fund[],
    modtagBilag: async (opgave) => (await add({ slags: 'bilag', ...opgave })) as readonly NytBilag[],
    proev: async (opgave) => (await add({ slags: 'proeve', ...opgave })) as Proevesvar,
    pak: async (opgave) => (await add({ slags: 'pakke', ...opgave })) as Uint8Array,
    skrivWordudkast: async (opgave) =>
      (await add({ ...opgave, slags: 'wordudkast', doc: await doktekst(opgave.doc) })) as Eksporteret,
    findWordmaerke: async (opgave) => (await add({ slags: 'wordmaerke', ...opgave })) as Kendemaerke | null,
    laesWordsvar: async (opgave) =>
      (await add({ ...opgave, slags: 'wordsvar', doc: await doktekst(opgave.doc) })) as Indlaest,
    async stop() {
      stopped = true;
      for (const one of queue.splice(0))
        one.reject(new AppError('for-mange', 'Referat lukker ned. Prøv igen om lidt.'));
      await worker?.terminate();
    },
  };
}

function answer(one: Ventende, svar: Svar<unknown>): void {
  if (svar.ok) one.resolve(svar.vaerdi);
  else if (svar.code) one.reject(new AppError(svar.code, svar.message));
  else one.reject(Object.assign(new Error(svar.message), { stack: svar.stack }));
}
