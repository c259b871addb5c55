// A world for random histories: one server, computers with storage and tabs, a network that lies, a clock that is moved.
// The connection, the outbox, the opening and the authority are the real ones; the medium and the locks are in memory.

import type { Svar } from '../../editor/connection/ledning.ts';
import { AppError } from '../../editor/model/fejl.ts';
import type { Aftryk, Aftrykssvar } from '../../editor/model/wire.ts';
import { skrivelaas } from '../../editor/udbakke/laase.ts';
import { aftryk } from '../../server/collab/aftryk.ts';
import { Levende } from '../../server/collab/levende.ts';
import { referat } from './dokument.ts';
import { Fane } from './fane.ts';
import { nyBemaerkning } from './forslag.ts';
import { HAVEUDVALGET, INGRID, type Lager, TORBEN } from './lager.ts';
import { Hukommelse, Laaseskab } from './medie.ts';
import { ordI, ordITekst } from './ord.ts';
import { ro, spoergsmaal, Testur } from './ur.ts';

/** What the network does with one request. */
export type Skaebne = 'tabt' | 'svar-tabt' | 'sen';

/** A word nobody else writes, and what became of it. */
export interface Ord {
  readonly bruger: string;
  /** Somebody who saw it deleted some of it. */
  slettet: boolean;
  /** It may be gone: lost with a power cut or a full disk, or replaced by an earlier version. */
  undtaget: boolean;
}

export class Verden {
  readonly ur: Testur;
  readonly lager: Lager;
  readonly maskiner: readonly Maskine[];
  readonly ord = new Map<string, Ord>();
  /** The thread beside each paragraph: a proposal on the word "afsnit". */
  readonly traade = new Map<string, string>();
  /** Requests that come when nobody waits for them any more. */
  readonly sene: { readonly body: string; readonly bruger: string }[] = [];
  afvigelser = 0;
  levende: Levende;
  id = '';
  #ids = 0;
  readonly #gamle: Levende[] = [];

  private constructor(lager: Lager, seed: number) {
    this.lager = lager;
    this.ur = new Testur(seed);
    this.levende = this.#server();
    this.maskiner = [new Maskine(this, INGRID), new Maskine(this, TORBEN)];
  }

  static async begynd(lager: Lager, seed: number): Promise<Verden> {
    const verden = new Verden(lager, seed);
    const doc = referat('Et afsnit.', 'To afsnit.', 'Tre afsnit.');
    verden.id = await lager.store.createReferat({ organ: HAVEUDVALGET, ejer: INGRID, doc });
    for (const blok of ['b5', 'b7', 'b9']) {
      const ny = nyBemaerkning(doc, 0, blok, 'afsnit', 'stykke');
      verden.traade.set(blok, (await verden.levende.bemaerk(verden.id, ny, { bruger: TORBEN })).id);
    }
    for (const maskine of verden.maskiner) await maskine.aabn();
    return verden;
  }

  #server(): Levende {
    return new Levende(this.lager.store, (event, cause) => {
      throw new Error(event, { cause });
    });
  }

  nytId(): string {
    return `id${this.#ids++}-${this.id}`;
  }

  nytOrd(bruger: string): string {
    const ord = `‹${this.ord.size}›`;
    this.ord.set(ord, { bruger, slettet: false, undtaget: false });
    return ord;
  }

  /**
   * The server dies and starts again: nothing of its memory is left. What it had on its way into the database was committed
   * first; a dead process writes nothing more, and its answers are lost by other fates.
   */
  async genstart(): Promise<void> {
    await ro();
    this.#gamle.push(this.levende);
    this.levende = this.#server();
  }

  async hoejEpoke(hvor: number): Promise<void> {
    const { version } = await this.levende.dokument(this.id);
    try {
      const nu = await this.levende.gendan(this.id, hvor % (version + 1), INGRID);
      // What was accepted while it was on its way is replaced too.
      this.undtag(ordI((await this.levende.dokument(this.id, nu.version - 1)).doc));
    } catch (cause) {
      // A version of an epoch before the last restore cannot always be built.
      if (!(cause instanceof AppError)) throw cause;
    }
  }

  undtag(ord: Iterable<string>): void {
    for (const one of ord) {
      const known = this.ord.get(one);
      if (known) known.undtaget = true;
    }
  }

  /** Every step of the log as it is stored. */
  log(): readonly { author: string; json: string }[] {
    return this.lager.db
      .prepare<[string], { author: string; json: string }>('SELECT author, json FROM step WHERE doc = ?')
      .all(this.id);
  }

  async accepter(body: string, bruger: string): Promise<Svar> {
    try {
      return await spoergsmaal(() => this.levende.accept(this.id, bruger, JSON.parse(body)));
    } catch (error) {
      return afvist(error);
    }
  }

  /** What the route of the hash does (C9); `afvigelser` counts what it would have logged. */
  async sammenlign({ version, epoch, sha256 }: Aftryk): Promise<Aftrykssvar> {
    const doc = await spoergsmaal(() => this.levende.nylig(this.id, { version, epoch }));
    if (!doc) return { svar: 'ukendt' };
    if ((await spoergsmaal(() => aftryk(doc))) === sha256) return { svar: 'ens' };
    this.afvigelser++;
    return { svar: 'andet' };
  }

  async mangler(since: number, epoch: number): Promise<Svar> {
    try {
      const missing = await spoergsmaal(() => this.levende.missing(this.id, { version: since, epoch }));
      return { slags: 'mangler', missing };
    } catch (error) {
      return afvist(error);
    }
  }

  async slut(): Promise<void> {
    for (const maskine of this.maskiner) for (const fane of maskine.faner) fane.doe();
    for (const one of [...this.#gamle, this.levende]) await one.close();
  }
}

function afvist(error: unknown): Svar {
  if (!(error instanceof AppError)) throw error;
  const status = error.code === 'forsvundet' ? 410 : error.code === 'ugyldig' ? 400 : 500;
  return { slags: 'afvist', status, besked: error.message };
}

/** A computer with one browser, where one person at a time is signed in. */
export class Maskine {
  readonly verden: Verden;
  readonly medie = new Hukommelse();
  readonly laaseskab = new Laaseskab();
  faner: Fane[] = [];
  bruger: string;
  net = true;
  session = true;
  readonly skaebner: Skaebne[] = [];
  /** What becomes of the next requests about rescued text. */
  readonly bakkeskaebner: Skaebne[] = [];

  constructor(verden: Verden, bruger: string) {
    this.verden = verden;
    this.bruger = bruger;
  }

  get skriver(): Fane | undefined {
    return this.faner.find(({ aabnet }) => aabnet.rolle === 'skriver');
  }

  /** Opens the referat in a tab; not where there is neither a network nor a copy. */
  async aabn(): Promise<Fane | null> {
    const fane = new Fane(this);
    if (!(await fane.aabn())) {
      fane.doe();
      return null;
    }
    this.faner.push(fane);
    return fane;
  }

  /** A tab dies: closed, killed, out of memory. */
  luk(fane: Fane): void {
    fane.doe();
    this.faner = this.faner.filter((one) => one !== fane);
    // What the medium refused was only in the tab, which says so and asks before it closes.
    if (fane.udbakke?.lokalt === 'fejl') this.verden.undtag(this.#nuVaek(ordI(fane.state.doc)));
    this.verden.undtag((fane.udbakke?.iMindet ?? []).flatMap(({ tekst }) => ordITekst(tekst)));
  }

  /** The power is cut, and with it the last writes that were not forced to the disk. */
  stroemsvigt(antal: number): void {
    for (const fane of [...this.faner]) this.luk(fane);
    const before = ordITekst(this.medie.indhold());
    this.medie.stroemsvigt(antal);
    this.verden.undtag(this.#nuVaek(before));
  }

  /** Those of the words that stand neither here nor at the server. */
  #nuVaek(ord: Iterable<string>): readonly string[] {
    const elsewhere =
      this.medie.indhold() +
      this.verden
        .log()
        .map(({ json }) => json)
        .join('');
    return [...ord].filter((one) => !elsewhere.includes(one));
  }

  /** A second tab asks the first to let it write. The first answers, or hangs and writes one word more. */
  async overtag(svarer: boolean): Promise<void> {
    const first = this.skriver;
    if (!first) return;
    const next = await this.aabn();
    if (!next) return;
    const navn = skrivelaas(this.verden.id);
    if (svarer) await first.slip();
    const laas = svarer ? await next.laase.tag(navn) : await next.laase.stjael(navn);
    if (!laas) throw new Error('Skrivelåsen blev ikke fri.');
    // No network and nothing here: the new tab is closed again, and nothing was lost.
    if (!(await next.aabn({ laas, tvunget: !svarer }))) this.luk(next);
    if (!svarer) {
      first.skriv(1);
      await ro();
    }
    this.luk(first);
  }
}
