// What the referent decides about a thread: the text is changed by a step of the referent's own editor that carries the
// decision (K3), everything else is asked of the server. Every act can be taken back by name.
import { closeHistory } from 'prosemirror-history';
import type { Step } from 'prosemirror-transform';
import type { Bemaerkningsafgoerelse, Bemaerkningsstand, Traad } from '../model/bemaerkning.ts';
import { afgoerelser } from '../model/bemaerkning.ts';
import { standord } from '../model/bemaerkningsord.ts';
import { ForslagStep } from '../model/forslagstep.ts';
import { indarbejd } from '../model/indarbejd.ts';
import { genitiv } from '../model/navn.ts';
import { rensTegn } from '../paste/tegn.ts';
import { frisktId } from '../view/nytid.ts';
import type { Skriv } from '../view/skriv.ts';
import type { Traadbog } from './bog.ts';
import type { Kladder } from './kladder.ts';
import type { Linje, Svar } from './linje.ts';
import { passageFor, type Vist } from './opstilling.ts';
import type { Stand } from './stand.ts';
import { tekster as t } from './tekster.ts';

/** Something that was done here and can be undone. */
interface Gjort {
  readonly traad: string;
  readonly fra: Bemaerkningsstand;
  readonly til: Bemaerkningsstand;
  readonly begrundelse: string;
  /** Takes the text back; null where it cannot be any more; absent where no text was changed. */
  tilbage?: Step | null;
}

const MEST = 100;

export class Handlinger {
  readonly #stand: Stand;
  readonly #skriv: Skriv;
  readonly #bog: Traadbog;
  readonly #linje: Linje;
  readonly #kladder: Kladder;
  readonly #gjort: Gjort[] = [];
  /** Threads whose reason is on its way. */
  readonly #begrundes = new Set<string>();

  constructor(stand: Stand, linje: Linje) {
    const { skriv, bog, kladder } = stand;
    this.#stand = stand;
    this.#skriv = skriv;
    this.#bog = bog;
    this.#linje = linje;
    this.#kladder = kladder;
    skriv.on(({ transactions }) => {
      for (const tr of transactions) {
        if (!tr.docChanged) continue;
        for (const one of this.#gjort) if (one.tilbage) one.tilbage = one.tilbage.map(tr.mapping);
      }
    });
    bog.on(() => this.#ankommet());
  }

  get kanFortryde(): boolean {
    return this.#gjort.length > 0;
  }

  /**
   * Takes the proposal in, in its own words or in those given. False where it was not done: what is to be done instead
   * has been said.
   */
  indarbejd(vist: Vist, ordlyd?: string): boolean {
    const { traad, stand } = vist;
    const { view } = this.#skriv;
    if (!traad.forslag) {
      void this.afgoer(vist, 'indarbejdet');
      return true;
    }
    if (!view.editable) return this.#nej(t.meld.laast);
    if (ordlyd === undefined && vist.foraeldet) return this.#nej(t.meld.foraeldet);
    const doc = view.state.doc;
    const passage = passageFor(vist, doc);
    if (!passage) return this.#nej(t.meld.kanIkke);
    const proposed = rensTegn(traad.forslag.tekst);
    const tekst = ordlyd === undefined ? proposed : rensTegn(ordlyd);
    const til = tekst.trim() === proposed.trim() ? 'indarbejdet' : 'delvist';
    const done = indarbejd(
      doc,
      passage,
      { art: traad.forslag.art, tekst },
      { traad: traad.id, fra: stand, til },
      frisktId,
    );
    if (done.slags === 'kan-ikke') return this.#nej(t.meld.kanIkke);
    if (done.slags === 'ens') {
      void this.afgoer(vist, 'indarbejdet', '', t.meld.ens);
      return true;
    }
    view.dispatch(closeHistory(view.state.tr.step(done.step)));
    this.#noter({
      ...{ traad: traad.id, fra: stand, til, begrundelse: traad.begrundelse },
      tilbage: view.state.doc === doc ? null : done.step.invert(doc),
    });
    // What is typed next is another step back.
    view.dispatch(closeHistory(view.state.tr));
    // What was written is kept until the server has it.
    this.#kladder.luk(traad.id);
    this.#stand.sig(t.meld.indarbejdet, true);
    return true;
  }

  async afgoer(vist: Vist, stand: Bemaerkningsafgoerelse, begrundelse = '', sagt?: string): Promise<boolean> {
    const { traad } = vist;
    if (this.#bog.erPaavej(traad.id)) return this.#nej(t.ny.gemmesFoerst);
    const foer = { stand: vist.stand, begrundelse: traad.begrundelse };
    const svar = await this.#linje.afgoer(traad.id, { stand, forventet: vist.stand, begrundelse });
    if (!this.#modtaget(svar)) return false;
    this.#noter({ traad: traad.id, fra: foer.stand, til: stand, begrundelse: foer.begrundelse });
    this.#stand.sig(sagt ?? t.meld.afgjort(standord[stand]), true);
    return true;
  }

  /** An answer in the thread; `afslut`: it settles the thread too. */
  async svar(vist: Vist, tekst: string, afslut: boolean): Promise<boolean> {
    const { traad } = vist;
    const afsending = this.#kladder.find(traad.id)?.afsending || frisktId();
    let svar = await this.#linje.svar(traad.id, { afsending, tekst });
    // An earlier try arrived after all, and it was written on since.
    if (svar.slags === 'svar' && !svar.vaerdi.svar.some((one) => one.tekst === tekst))
      svar = await this.#linje.svar(traad.id, { afsending: frisktId(), tekst });
    if (!this.#modtaget(svar)) return false;
    this.#kladder.sendt(traad.id, 'svar');
    if (afslut) return this.afgoer(vist, 'besvaret', '', t.meld.svaret);
    this.#stand.sig(t.meld.svaret);
    return true;
  }

  /** Takes the last act back that can be: what others decided meanwhile stays. */
  async fortryd(): Promise<string | null> {
    for (let one = this.#gjort.pop(); one; one = this.#gjort.pop()) {
      const { traad, fra, til, begrundelse, tilbage } = one;
      if (this.#bog.stand(traad) !== til) continue;
      const { view } = this.#skriv;
      if (tilbage && view.editable) {
        view.dispatch(closeHistory(view.state.tr.step(tilbage)));
        this.#stand.sig(t.meld.fortrudt);
        return traad;
      }
      const stand = tilbage === null ? 'aaben' : afgoerelser.find((known) => known === fra);
      if (!stand) continue;
      const svar = await this.#linje.afgoer(traad, {
        stand,
        forventet: til,
        begrundelse: stand === fra ? begrundelse : '',
      });
      if (!this.#modtaget(svar)) return null;
      this.#stand.sig(tilbage === null ? t.meld.fortrydIkke : t.meld.fortrudt);
      return traad;
    }
    this.#stand.sig(t.meld.intetAtFortryde);
    return null;
  }

  /** A step of the editor says what becomes of a thread, Ctrl+Z included. */
  trin(step: Step): void {
    if (step instanceof ForslagStep) this.#bog.trin(step.skift.traad, step.skift.til);
  }

  #noter(gjort: Gjort): void {
    this.#gjort.push(gjort);
    if (this.#gjort.length > MEST) this.#gjort.shift();
  }

  #nej(hvorfor: string): false {
    this.#stand.sig(hvorfor);
    return false;
  }

  #modtaget(svar: Svar<Traad>): boolean {
    if (svar.slags === 'svar') {
      this.#bog.modtag(svar.vaerdi);
      return true;
    }
    if (svar.slags === 'intet-net') return this.#nej(t.meld.intetNet);
    // Somebody else was first: what stands now is shown.
    void this.#bog.hent();
    return this.#nej(svar.besked);
  }

  /** The server has a wording that was written here; why it is not the one that was proposed is told then. */
  #ankommet(): void {
    for (const traad of this.#bog.traade) {
      const inde = traad.stand === 'indarbejdet' || traad.stand === 'delvist';
      if (inde && !this.#bog.erPaavej(traad.id) && this.#kladder.find(traad.id)?.tekster.ret !== undefined)
        this.#kladder.sendt(traad.id, 'ret');
      if (traad.stand !== 'delvist' || traad.begrundelse !== '' || this.#begrundes.has(traad.id)) continue;
      const grund = this.#kladder.find(traad.id)?.tekster.grund?.trim() ?? '';
      if (grund === '') continue;
      this.#begrundes.add(traad.id);
      void this.#linje.afgoer(traad.id, { stand: 'delvist', forventet: 'delvist', begrundelse: grund }).then((svar) => {
        if (svar.slags === 'svar') {
          this.#kladder.sendt(traad.id, 'grund');
          this.#bog.modtag(svar.vaerdi);
        }
        this.#begrundes.delete(traad.id);
      });
    }
  }
}

/** Said when a step did not bring its thread where it should. */
export function afveg(traad: Traad, ventet: Bemaerkningsstand): string | null {
  return ventet === 'indarbejdet' || ventet === 'delvist' ? t.meld.ikkeIndarbejdet(genitiv(traad.af.navn)) : null;
}
