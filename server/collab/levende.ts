// The documents being written right now: a cache in front of the store (rule A6), one queue per document, and who is told.
// The store's compare-and-set decides; where another process was faster the cache is thrown away and built again.
import type { Node } from 'prosemirror-model';
import { aendrede, flyt, laegOm, laegUd, type Sted } from '../../editor/model/anker.ts';
import type { NyBemaerkning, Traad } from '../../editor/model/bemaerkning.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { SCHEMA_VERSION } from '../../editor/model/schema.ts';
import type { Accepted, Batch, Missing, Opened, Referentskifte } from '../../editor/model/wire.ts';
import type { Afsender, Arkiv, Genopbygning, Stand } from './arkiv.ts';
import { accept, type Tilstand } from './authority.ts';
import { laesBatch } from './batch.ts';
import { type Eftersyn, Vedligehold } from './eftersyn.ts';
import { genopbyg } from './genopbyg.ts';
import { Idtal } from './ids.ts';
import { Naervaer } from './naervaer.ts';
import { Rooms } from './rooms.ts';
import { fastsatte, Udkast } from './udkast.ts';

interface Plads extends Tilstand {
  readonly eftersyn: Eftersyn;
  /** The document after each of the last batches, the newest last; most of it is shared between them. */
  readonly nylige: readonly { readonly version: number; readonly doc: Node }[];
  /** Where the threads beside it are (K1). */
  readonly steder: readonly Sted[];
}

export type Modtaget =
  | ({ readonly slags: 'accepteret' } & Accepted)
  | { readonly slags: 'mangler'; readonly missing: Missing };

/** So many batches behind a client may be and still have its document compared (C9). */
const NYLIGE = 32;
/** Documents kept in memory when nobody asks for them. */
const MAX_DOCS = 64;

export class Levende {
  readonly rooms = new Rooms();
  readonly naervaer = new Naervaer(this.rooms);
  readonly #arkiv: Arkiv;
  readonly #vedligehold: Vedligehold;
  /** In the order of last use. */
  readonly #pladser = new Map<string, Plads>();
  readonly #udkast: Udkast;
  readonly #queues = new Map<string, Promise<unknown>>();
  /** Documents that an older release wrote: raised to this schema, and to the next epoch, when they are first asked for. */
  readonly #aeldre = new Set<string>();

  constructor(arkiv: Arkiv, onError: (event: string, cause: unknown) => void) {
    this.#arkiv = arkiv;
    this.#udkast = new Udkast(arkiv);
    this.#vedligehold = new Vedligehold(arkiv, onError);
  }

  /** What an editor starts from. */
  open(id: string): Promise<Opened> {
    return this.#inTurn(id, async () => {
      const { doc, version, epoch } = await this.#plads(id);
      return { id, version, epoch, schemaVersion: SCHEMA_VERSION, doc: doc.toJSON() };
    });
  }

  /** The document itself with its version; at an earlier version where one is given. */
  async dokument(id: string, version?: number) {
    if (version === undefined) return this.#inTurn(id, () => this.#plads(id));
    const found = await this.#arkiv.findGenopbygning(id, version);
    if (!found) throw new AppError('findes-ikke', 'Den version findes ikke.');
    return { doc: genopbyg(found), version: found.version, epoch: found.epoch };
  }

  /** The document at that version, where memory still has it; null where it would have to be built again. */
  nylig(id: string, { version, epoch }: Stand): Promise<Node | null> {
    return this.#inTurn(id, async () => {
      const plads = await this.#plads(id);
      if (plads.epoch !== epoch) return null;
      return plads.nylige.find((one) => one.version === version)?.doc ?? null;
    });
  }

  /**
   * Takes a batch in. Resolves after the commit; those who listen are told after that. Throws AppError: "ugyldig",
   * "for-stor", "forsvundet" (an older epoch, or a future the server does not know).
   */
  accept(id: string, author: string, json: unknown): Promise<Modtaget> {
    const batch = laesBatch(json);
    return this.#inTurn(id, async () => {
      for (;;) {
        const plads = await this.#plads(id);
        const svar = accept(plads, batch);
        if (svar.slags === 'foraeldet') return this.#foraeldet(id, plads, batch);
        const { version, epoch } = plads;
        const steder = flyt(plads.steder, plads.doc, svar.kort, svar.doc);
        const beside = { ankre: aendrede(plads.steder, steder), skift: svar.forslag };
        const fits = { ...batch, doc: id, version, epoch, author, steps: svar.steps };
        const udfald = await this.#arkiv.acceptSteps({ ...fits, ...beside });
        if (udfald.slags === 'laast') throw laast();
        if (udfald.slags === 'optaget') {
          // Another process wrote, or the id of the batch is taken: memory is wrong or the sender is.
          const stand = await this.#arkiv.findStand(id);
          if (stand?.version === version && stand.epoch === epoch) throw taken();
          this.#pladser.delete(id);
          continue;
        }
        plads.ids.adopt(svar.skift);
        const nu = { doc: svar.doc, version: udfald.version };
        this.#pladser.set(id, { ...plads, ...nu, steder, nylige: [...plads.nylige, nu].slice(-NYLIGE) });
        const chars = svar.steps.reduce((sum, step) => sum + step.length, 0);
        this.#vedligehold.changed(
          plads.eftersyn,
          svar.doc,
          { version: udfald.version, epoch },
          svar.steps.length,
          chars,
        );
        this.#tell(id, epoch, udfald.version, svar.steps, batch.client);
        if (udfald.rev !== null) this.bemaerkningAendret(id, udfald.rev);
        if (version === 0) await this.#foersteReferent(id);
        return { slags: 'accepteret', version: udfald.version };
      }
    });
  }

  /** The steps after `since`; empty when there are none. Throws AppError "forsvundet". */
  async missing(id: string, { version: since, epoch }: Stand): Promise<Missing> {
    if (this.#aeldre.has(id)) await this.#inTurn(id, () => this.#plads(id));
    const stand = await this.#arkiv.findStand(id);
    if (!stand) throw new AppError('findes-ikke', 'Referatet findes ikke.');
    if (stand.epoch !== epoch || since > stand.version) throw gone();
    const { holdt, steps, clients } = await this.#arkiv.stepsSince(id, since);
    if (!holdt) throw gone();
    return { version: since + steps.length, epoch, steps: steps.map((json) => JSON.parse(json)), clients };
  }

  /** An earlier version becomes the current one; everybody is told to open the document anew (A7). */
  gendan(id: string, version: number, bruger: string): Promise<Stand> {
    return this.#inTurn(id, async () => {
      const { doc } = await this.dokument(id, version);
      for (;;) {
        const plads = await this.#plads(id);
        const ankre = aendrede(plads.steder, laegOm(plads.steder, plads.doc, doc));
        const stand = await this.#arkiv.gendan(id, plads, doc, version, bruger, ankre);
        this.#forget(id, plads);
        if (stand) return await this.#nyEpoch(id, stand, doc);
      }
    });
  }

  /** A correction of an approved referat begins, with the text as it was approved. Throws AppError "konflikt". */
  ret(id: string, bruger: string): Promise<Stand> {
    return this.#inTurn(id, async () => {
      const plads = await this.#plads(id);
      const stand = await this.#arkiv.ret(id, plads, plads.doc, bruger);
      if (!stand) throw new AppError('konflikt', 'Referatet er ikke godkendt, så der er ikke noget at rette.');
      this.#forget(id, plads);
      return await this.#nyEpoch(id, stand, plads.doc);
    });
  }

  /**
   * Runs `work` with the document as it stands while no step can come in between; another process could still write, and
   * the store says so.
   */
  stille<T>(id: string, work: (nu: Stand & { readonly doc: Node }) => Promise<T>): Promise<T> {
    return this.#inTurn(id, async () => work(await this.#plads(id)));
  }

  /**
   * A remark on the document as it was at `ny.version`: its words are kept, its place is brought to now. Resolves after
   * the commit. Throws AppError "ugyldig", "findes-ikke", "konflikt", "for-mange".
   */
  async bemaerk(referat: string, ny: NyBemaerkning, af: Afsender): Promise<Traad> {
    const traad = await this.#inTurn(referat, async () => {
      for (;;) {
        const plads = await this.#plads(referat);
        const { version, epoch } = plads;
        const { citat, anker } = await this.#udkast.fastgoer(referat, ny, plads);
        try {
          const nu = { version, epoch };
          const skrevet = await this.#arkiv.addBemaerkning({ ...ny, ...citat, referat, af, anker, nu });
          this.#husk(referat, plads, skrevet, ny.blok);
          return skrevet;
        } catch (cause) {
          // Another process wrote: memory is behind.
          if (!(cause instanceof AppError && cause.code === 'forsvundet')) throw cause;
          this.#forget(referat, plads);
        }
      }
    });
    this.bemaerkningAendret(referat, traad.rev);
    return traad;
  }

  /** A new thread moves with the document from now on; one that was sent again does already. */
  #husk(id: string, plads: Plads, { id: traad, citat, foer, efter, anker }: Traad, blok: string): void {
    if (plads.steder.some((one) => one.traad === traad)) return;
    const ny = laegUd(plads.doc, fastsatte([{ traad, citat, foer, efter, anker, blok }]));
    this.#pladser.set(id, { ...plads, steder: [...plads.steder, ...ny] });
  }

  /** A thread has changed: whoever has the referat open asks for what is newer than they have. */
  bemaerkningAendret(id: string, rev: number): void {
    setImmediate(() => this.rooms.publish(id, { event: 'bemaerkninger', data: JSON.stringify({ rev }) }));
  }

  /** The referat has come to another state: whoever has it open is told. */
  statusskift(id: string, status: string): void {
    setImmediate(() => this.rooms.publish(id, { event: 'status', data: JSON.stringify(status) }));
  }

  /** The referat got another name. */
  navngivet(id: string, navn: string): void {
    this.rooms.publish(id, { event: 'navn', data: JSON.stringify(navn) });
  }

  /** A conclusion was read out: whoever has the referat open asks what is noted now. */
  oplaest(id: string): void {
    this.rooms.publish(id, { event: 'oplaest', data: 'null' });
  }

  /** Somebody else writes the minutes from now on. */
  skiftReferent(id: string, nu: Referentskifte): void {
    this.rooms.publish(id, { event: 'referent', data: JSON.stringify(nu) });
  }

  /** Finishes what a crash left undone (titles and names that lists read), and learns what an older release left. */
  async recover(): Promise<void> {
    for (const id of await this.#arkiv.listAeldre()) this.#aeldre.add(id);
    for (const id of await this.#arkiv.listUudledte()) {
      const { doc, version } = await this.dokument(id);
      await this.#arkiv.saveUdledt(id, version, doc);
    }
  }

  /** Does now what waits for a pause; before the store is closed. */
  async close(): Promise<void> {
    await this.#vedligehold.finish();
  }

  /** The first batch of a new referat made its writer the referent. */
  async #foersteReferent(id: string): Promise<void> {
    const [nu] = await this.#arkiv.listReferenter(id);
    if (nu) setImmediate(() => this.skiftReferent(id, nu));
  }

  async #foraeldet(id: string, plads: Tilstand, batch: Batch): Promise<Modtaget> {
    const known = await this.#arkiv.findBatch(id, batch.batch);
    if (known) {
      if (known.client !== batch.client || known.count !== batch.steps.length) throw taken();
      return { slags: 'accepteret', version: known.version };
    }
    if (batch.epoch !== plads.epoch || batch.version > plads.version) throw gone();
    return { slags: 'mangler', missing: await this.missing(id, batch) };
  }

  #forget(id: string, { eftersyn }: Plads): void {
    this.#vedligehold.forget(eftersyn);
    this.#pladser.delete(id);
  }

  async #nyEpoch(id: string, stand: Stand, doc: Node): Promise<Stand> {
    await this.#arkiv.saveUdledt(id, stand.version, doc);
    setImmediate(() => this.rooms.publish(id, { event: 'epoch', data: JSON.stringify(stand) }));
    return stand;
  }

  async #plads(id: string): Promise<Plads> {
    const known = this.#pladser.get(id);
    if (known) {
      this.#pladser.delete(id);
      this.#pladser.set(id, known);
      return known;
    }
    const found = await this.#arkiv.findGenopbygning(id);
    if (!found) throw new AppError('findes-ikke', 'Referatet findes ikke.');
    if (this.#aeldre.has(id)) return this.#loeft(id, found);
    const doc = genopbyg(found);
    const { version, epoch, snapshot, steps } = found;
    const logChars = steps.reduce((sum, step) => sum + step.length, 0);
    const eftersyn = this.#vedligehold.begin(id, {
      steps: steps.length,
      logChars,
      snapshotChars: snapshot.json.length,
    });
    const steder = laegUd(doc, fastsatte(await this.#arkiv.listAnkre(id)));
    const plads = { doc, version, epoch, ids: new Idtal(doc), eftersyn, nylige: [{ version, doc }], steder };
    this.#pladser.set(id, plads);
    for (const [other, { eftersyn: busy }] of this.#pladser) {
      if (this.#pladser.size <= MAX_DOCS) break;
      if (other !== id && !this.#vedligehold.isWaiting(busy)) this.#pladser.delete(other);
    }
    return plads;
  }

  /** S7: what is stored stays as it is; the same document in this schema begins the next epoch (A7). */
  async #loeft(id: string, found: Genopbygning): Promise<Plads> {
    const doc = genopbyg(found);
    const rader = fastsatte(await this.#arkiv.listAnkre(id));
    const stand = await this.#arkiv.loeft(id, found, doc, aendrede(rader, laegUd(doc, rader)));
    if (stand) await this.#arkiv.saveUdledt(id, stand.version, doc);
    // Where another process was faster it is raised as well.
    this.#aeldre.delete(id);
    return this.#plads(id);
  }

  /** After the answer is on its way: the fan-out follows the acknowledgement (A2). */
  #tell(id: string, epoch: number, version: number, steps: readonly string[], client: string): void {
    const fra = version - steps.length;
    setImmediate(() => {
      if (this.rooms.count(id) === 0) return;
      const clients = JSON.stringify(steps.map(() => client));
      const data = `{"version":${version},"epoch":${epoch},"steps":[${steps.join(',')}],"clients":${clients}}`;
      this.rooms.publish(id, { event: 'steps', data, fra, version });
    });
  }

  /** One at a time per document, in the order they came. */
  #inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
    const before = this.#queues.get(id) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#queues.set(id, mine);
    const tidy = () => {
      if (this.#queues.get(id) === mine) this.#queues.delete(id);
    };
    mine.then(tidy, tidy);
    return mine;
  }
}

function gone(): AppError {
  return new AppError('forsvundet', 'Referatet er blevet gendannet i en anden version. Hent siden igen.');
}

/** What a writer is told whose text came after the approval. */
export function laast(): AppError {
  return new AppError(
    'laast',
    'Referatet er godkendt og kan ikke ændres. Det, du har skrevet siden, ligger under »Reddet tekst«.',
  );
}

function taken(): AppError {
  return new AppError('ugyldig', 'Forsendelsens nummer er brugt til noget andet.');
}
