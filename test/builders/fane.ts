// A tab of a simulated computer: what `tilslut.ts` ties together, without the page.
import { createHash } from 'node:crypto';
import { collab } from 'prosemirror-collab';
import { Fragment, Node, Slice } from 'prosemirror-model';
import { EditorState, type Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';
import { type Aabnet, aabn, type Omgivelser, type Skriveret } from '../../editor/connection/aabning.ts';
import { sendEfterladt } from '../../editor/connection/efterladt.ts';
import { Forbindelse } from '../../editor/connection/forbindelse.ts';
import { genhent } from '../../editor/connection/genhent.ts';
import { INGEN_JOURNAL } from '../../editor/connection/journal.ts';
import type { Ledning, Svar } from '../../editor/connection/ledning.ts';
import { Stikproeve } from '../../editor/connection/stikproeve.ts';
import { findBlok } from '../../editor/model/ankertekst.ts';
import { ForslagStep } from '../../editor/model/forslagstep.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import { tekst } from '../../editor/model/tekst.ts';
import { Reddebakke } from '../../editor/reddet/bakke.ts';
import { medUsendte } from '../../editor/udbakke/genafspil.ts';
import type { Udbakke } from '../../editor/udbakke/udbakke.ts';
import { bakkelinje } from './bakkelinje.ts';
import type { Laaseskab } from './medie.ts';
import { afsnitSteder, frieSteder, ordsteder } from './ord.ts';
import type { Maskine } from './simulation.ts';
import { spoergsmaal } from './ur.ts';

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
  stikproeve!: Stikproeve;
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

  get #hvem() {
    const { bruger } = this;
    return { referat: this.maskine.verden.id, navn: 'Prøve', bruger, brugernavn: bruger, maa: 'laes skriv' };
  }

  async aabn(skriveret?: Skriveret): Promise<boolean> {
    // The opening waits for an outbox at most so long; here nothing takes time but what the clock is moved by.
    const aabnet = await spoergsmaal(() => aabn(this.#hvem, this.#om, skriveret));
    if (aabnet) this.#begynd(aabnet);
    return aabnet !== null;
  }

  #begynd(aabnet: Aabnet): void {
    const { bruger } = this;
    const { verden } = this.maskine;
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
    this.stikproeve = new Stikproeve({
      editor: this,
      forbindelse: this.forbindelse,
      ur: this.#om.ur,
      sha256: async (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
      spoerg: async (sent) => (this.maskine.net && !this.#doed ? verden.sammenlign(sent) : null),
      afviger: () => void this.#genhent(),
    });
    this.stikproeve.start();
    this.forbindelse.straks();
  }

  async #genhent(): Promise<void> {
    const { forbindelse, udbakke, aabnet } = this;
    const doc = this.state.doc;
    const fundet = await spoergsmaal(() => genhent({ doc, forbindelse, udbakke, aabnet }, this.#hvem, this.#om));
    if (fundet.slags !== 'hentet') return;
    forbindelse.slut();
    this.stikproeve.stop();
    this.#begynd(fundet.aabnet);
  }

  /** A fault of the program's: the document here becomes another, and no step says so. */
  fordaerv(fra: string, til: string): void {
    const doc = Node.fromJSON(schema, JSON.parse(JSON.stringify(this.state.doc.toJSON()).replace(fra, til)));
    const plugins = [collab({ version: this.forbindelse.version, clientID: this.aabnet.client })];
    this.state = EditorState.create({ doc, plugins });
  }

  /** Lets go politely: another tab asked. */
  async slip(): Promise<void> {
    this.forbindelse.slut();
    this.stikproeve.stop();
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

  /** Accepts a proposal: a new word for "afsnit", by the step that settles its thread. */
  indarbejd(hvor: number): void {
    const { verden } = this.maskine;
    const { doc } = this.state;
    const found: { traad: string; from: number }[] = [];
    for (const [blok, traad] of verden.traade) {
      const one = findBlok(doc, blok);
      const at = one ? tekst(one.node, rosterOf(doc)).indexOf('afsnit') : -1;
      if (one && at >= 0) found.push({ traad, from: one.pos + 1 + at });
    }
    const one = found[hvor % found.length];
    if (!one) return;
    const { traad, from } = one;
    const to = from + 'afsnit'.length;
    const ord = verden.nytOrd(this.bruger);
    // Where it is dropped it stands in the proposal still.
    verden.undtag([ord]);
    const nyt = new Slice(Fragment.from(schema.text(ord)), 0, 0);
    const skift = { traad, fra: 'aaben', til: 'indarbejdet' } as const;
    this.dispatch(this.state.tr.step(new ForslagStep(new ReplaceStep(from, to, nyt), from, to, skift)));
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
