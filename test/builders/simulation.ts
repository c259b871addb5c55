// A world for random histories: one server, computers with storage and tabs, a network that lies, a clock that is moved.
// The connection, the outbox, the opening and the authority are the real ones; the medium and the locks are in memory.
import { collab } from 'prosemirror-collab';
import { Node } from 'prosemirror-model';
import { EditorState, type Transaction } from 'prosemirror-state';
import { type Aabnet, aabn, type Omgivelser, type Skriveret } from '../../editor/connection/aabning.ts';
import { sendEfterladt } from '../../editor/connection/efterladt.ts';
import { Forbindelse, INGEN_JOURNAL } from '../../editor/connection/forbindelse.ts';
import type { Ledning, Svar } from '../../editor/connection/ledning.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { schema } from '../../editor/model/schema.ts';
import { Reddebakke } from '../../editor/reddet/bakke.ts';
import { medUsendte } from '../../editor/udbakke/genafspil.ts';
import { skrivelaas } from '../../editor/udbakke/laase.ts';
import type { Udbakke } from '../../editor/udbakke/udbakke.ts';
import { Levende } from '../../server/collab/levende.ts';
import { bakkelinje } from './bakkelinje.ts';
import { referat } from './dokument.ts';
import { HAVEUDVALGET, INGRID, type Lager, TORBEN } from './lager.ts';
import { Hukommelse, Laaseskab } from './medie.ts';
import { afsnitSteder, frieSteder, ordI, ordITekst, ordsteder } from './ord.ts';
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
  /** Requests that come when nobody waits for them any more. */
  readonly sene: { readonly body: string; readonly bruger: string }[] = [];
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

  /** The server dies and starts again: nothing of its memory is left. */
  genstart(): void {
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

/** A tab: what `tilslut.ts` ties together, without the page. */
export class Fane {
  readonly maskine: Maskine;
  readonly laase: ReturnType<Laaseskab['fane']>;
  readonly bruger: string;
  state!: EditorState;
  aabnet!: Aabnet;
  forbindelse!: Forbindelse;
  udbakke: Udbakke | null = null;
  /** What the corner of the page is drawn from. */
  bakke!: Reddebakke;
  readonly composing = false;
  #doed = false;
  readonly #om: Omgivelser;

  constructor(maskine: Maskine) {
    const { verden, laaseskab, medie } = maskine;
    this.maskine = maskine;
    this.bruger = maskine.bruger;
    this.laase = laaseskab.fane();
    // A dead tab's timers never ring.
    const levende = (callback: () => void) => () => {
      if (!this.#doed) callback();
    };
    this.#om = {
      medie,
      laase: this.laase,
      ur: {
        now: verden.ur.now,
        random: verden.ur.random,
        after: (ms, callback) => verden.ur.after(ms, levende(callback)),
        ledig: (callback) => verden.ur.ledig(levende(callback)),
      },
      nytId: () => verden.nytId(),
      hent: async () => (maskine.net && maskine.session ? verden.levende.open(verden.id) : null),
    };
  }

  async aabn(skriveret?: Skriveret): Promise<boolean> {
    const { verden } = this.maskine;
    const { bruger } = this;
    const hvem = { referat: verden.id, navn: 'Prøve', bruger, brugernavn: bruger, maa: 'laes skriv' };
    // The opening waits for an outbox at most so long; here nothing takes time but what the clock is moved by.
    const aabnet = await spoergsmaal(() => aabn(hvem, this.#om, skriveret));
    if (!aabnet) return false;
    const { opened, client, usendte } = aabnet;
    this.aabnet = aabnet;
    this.state = medUsendte(
      EditorState.create({
        doc: Node.fromJSON(schema, opened.doc),
        plugins: [collab({ version: opened.version, clientID: client })],
      }),
      usendte,
    );
    const stand = () => ({
      doc: this.state.doc,
      version: this.forbindelse.version,
      usendt: this.forbindelse.usendt,
    });
    this.udbakke = aabnet.udbakke(stand);
    const start = { epoch: opened.epoch, client };
    this.forbindelse = new Forbindelse(this, this.#ledning(), this.#om.ur, start, this.udbakke ?? INGEN_JOURNAL);
    const hvis = { bruger, referat: verden.id };
    const linje = bakkelinje(verden.lager, hvis, this.maskine, () => this.#doed);
    this.bakke = new Reddebakke(this.maskine.medie, linje, this.#om.ur, hvis, () => this.udbakke?.iMindet ?? []);
    this.udbakke?.onReddet(() => void this.bakke.ajour());
    void this.bakke.ajour();
    this.udbakke?.on((lokalt) => {
      this.forbindelse.journalfoert();
      if (lokalt === 'overtaget') this.forbindelse.slut();
    });
    for (const one of aabnet.efterladte) void sendEfterladt(one, this.#ledning(), this.#om);
    this.forbindelse.straks();
    return true;
  }

  /** Lets go politely: another tab asked. */
  async slip(): Promise<void> {
    this.forbindelse.slut();
    await this.udbakke?.haerd();
    this.udbakke?.slut();
    this.aabnet.slip();
  }

  doe(): void {
    this.#doed = true;
    this.laase.doe();
  }

  get kanSkrive(): boolean {
    return this.aabnet.rolle === 'skriver' && this.forbindelse.gemt.slags !== 'foraeldet';
  }

  dispatch(tr: Transaction): void {
    this.state = this.state.apply(tr);
    if (tr.docChanged) this.forbindelse.skrevet([tr]);
  }

  /** A new word where nobody's word is cut in two. */
  skriv(hvor: number): void {
    const steder = frieSteder(this.state.doc);
    const at = steder[hvor % steder.length];
    if (at !== undefined) this.dispatch(this.state.tr.insertText(this.maskine.verden.nytOrd(this.bruger), at));
  }

  slet(hvor: number, laengde: number): void {
    const steder = afsnitSteder(this.state.doc);
    const from = steder[hvor % steder.length] ?? 0;
    const to = Math.min(this.state.doc.resolve(from).end(), from + laengde);
    if (to > from) this.#fjern(from, to);
  }

  /** A whole indlæg, with what others are writing in it. */
  sletIndlaeg(hvor: number): void {
    const found: { from: number; to: number }[] = [];
    this.state.doc.forEach((node, offset) => {
      if (node.type.name === 'indlaeg') found.push({ from: offset, to: offset + node.nodeSize });
    });
    const one = found.length > 1 ? found[hvor % found.length] : undefined;
    if (one) this.#fjern(one.from, one.to);
  }

  #fjern(from: number, to: number): void {
    const { verden } = this.maskine;
    for (const { ord, start, end } of ordsteder(this.state.doc)) {
      const known = start < to && end > from ? verden.ord.get(ord) : undefined;
      if (known) known.slettet = true;
    }
    this.dispatch(this.state.tr.delete(from, to));
  }

  /** A paragraph becomes two. */
  del(hvor: number): void {
    const steder = frieSteder(this.state.doc);
    const at = steder[hvor % steder.length];
    if (at === undefined) return;
    const attrs = { ...this.state.doc.resolve(at).parent.attrs, id: this.maskine.verden.nytId().slice(0, 30) };
    this.dispatch(this.state.tr.split(at, 1, [{ type: schema.nodes.afsnit, attrs }]));
  }

  fremhaev(hvor: number, laengde: number): void {
    const steder = afsnitSteder(this.state.doc);
    const from = steder[hvor % steder.length] ?? 0;
    const to = Math.min(this.state.doc.resolve(from).end(), from + laengde);
    if (to > from) this.dispatch(this.state.tr.addMark(from, to, schema.mark('strong')));
  }

  /** What the stream would have brought by now. */
  async modtag(): Promise<void> {
    const { maskine, forbindelse } = this;
    if (this.#doed || !maskine.net || forbindelse.stoppet) return;
    forbindelse.fundet();
    const svar: Svar = maskine.session
      ? await maskine.verden.mangler(forbindelse.version, forbindelse.epoch)
      : { slags: 'afvist', status: 401, besked: '' };
    forbindelse.linjen(svar);
  }

  #ledning(): Ledning {
    const { maskine } = this;
    const { verden } = maskine;
    const aldrig = new Promise<never>(() => undefined);
    return {
      send: async (body) => {
        if (this.#doed) return aldrig;
        if (!maskine.net) return { slags: 'intet-net' };
        if (!maskine.session) return { slags: 'afvist', status: 401, besked: '' };
        const skaebne = maskine.skaebner.shift();
        if (skaebne === 'sen') verden.sene.push({ body, bruger: this.bruger });
        if (skaebne === 'tabt' || skaebne === 'sen') return { slags: 'intet-net' };
        const svar = await verden.accepter(body, this.bruger);
        if (skaebne !== 'svar-tabt') return this.#doed ? aldrig : svar;
        verden.sene.push({ body, bruger: this.bruger });
        return { slags: 'intet-net' };
      },
      hent: async (since, epoch) => (maskine.net ? verden.mangler(since, epoch) : { slags: 'intet-net' }),
      stroem: async () => ({ slags: 'intet-net' }),
    };
  }
}
