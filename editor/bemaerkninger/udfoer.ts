// What a key, a button or a word does to a thread: opens the field that must be filled in first, sends, decides, goes on.
import type { Bemaerkningsafgoerelse } from '../model/bemaerkning.ts';
import { frisktId } from '../view/nytid.ts';
import type { Handlinger } from './handlinger.ts';
import type { Goeremaal } from './kort.ts';
import type { Vist } from './opstilling.ts';
import type { Stand } from './stand.ts';
import { tekster as t } from './tekster.ts';
import type { Visning } from './visning.ts';

const AFGOERELSER: Readonly<Partial<Record<Goeremaal, Bemaerkningsafgoerelse>>> = {
  rettet: 'indarbejdet',
  vent: 'holdt',
  naesteMoede: 'naeste-moede',
  genaabn: 'aaben',
};

export class Udfoer {
  readonly #stand: Stand;
  readonly #visning: Visning;
  readonly #handlinger: Handlinger;

  constructor(stand: Stand, visning: Visning, handlinger: Handlinger) {
    this.#stand = stand;
    this.#visning = visning;
    this.#handlinger = handlinger;
  }

  /** Whether it can be done to this thread by this person. */
  kan(maal: Goeremaal, { stand, aaben, nyt, hvor, traad }: Vist): boolean {
    const { maaAfgoere: afgoere, maaSvare } = this.#stand;
    switch (maal) {
      case 'indarbejd':
      case 'rettet':
      case 'afvis':
      case 'naesteMoede':
        return afgoere && aaben;
      case 'vent':
        return afgoere && stand === 'aaben';
      case 'ret':
        return afgoere && aaben && hvor === 'tekst' && traad.forslag !== null && traad.forslag.art !== 'slet-afsnit';
      case 'genaabn':
        return afgoere && stand !== 'aaben' && stand !== 'trukket';
      case 'noteret':
        return afgoere && nyt !== null;
      case 'svar':
        return maaSvare;
      case 'fortryd':
        return this.#handlinger.kanFortryde;
      default:
        return true;
    }
  }

  /** Does it to the thread that is opened, or to `vist`. False where it cannot be done. */
  goer(maal: Goeremaal, vist = this.#stand.valgt): boolean {
    if (maal === 'fortryd') {
      void this.#fortryd();
      return true;
    }
    if (!vist || !this.kan(maal, vist)) return false;
    const { id, forslag } = vist.traad;
    const { kladder, begge } = this.#stand;
    switch (maal) {
      case 'indarbejd':
        this.indarbejd(vist);
        break;
      case 'ret':
      case 'afvis':
      case 'svar':
        kladder.aabn(id, maal, frisktId(), maal === 'ret' ? (forslag?.tekst ?? '') : '');
        this.#visning.fokusFelt(id);
        break;
      case 'rettet':
      case 'vent':
      case 'naesteMoede':
      case 'genaabn':
        void this.#afgoer(vist, AFGOERELSER[maal] ?? 'aaben');
        break;
      case 'noteret':
        if (vist.nyt) kladder.noter(id, vist.nyt.id);
        this.#stand.marker();
        this.#visning.videre();
        break;
      case 'gaaTil':
        this.#visning.tilTeksten(vist);
        break;
      case 'visBegge':
        if (!begge.delete(id)) begge.add(id);
        this.#visning.vis();
        break;
      case 'annuller':
        kladder.luk(id);
        this.#visning.vis();
        this.#visning.fokus();
        break;
      case 'send':
        void this.#send(vist, true);
        break;
      case 'kunSvar':
        void this.#send(vist, false);
        break;
    }
    return true;
  }

  indarbejd(vist: Vist, ordlyd?: string): void {
    if (this.#handlinger.indarbejd(vist, ordlyd)) this.#visning.videre();
    else if (vist.foraeldet) {
      this.#stand.begge.add(vist.traad.id);
      this.#visning.vis();
    }
  }

  async #fortryd(): Promise<void> {
    const id = await this.#handlinger.fortryd();
    if (id !== null) this.#visning.gaa(this.#stand.find(id));
  }

  async #afgoer(vist: Vist, stand: Bemaerkningsafgoerelse): Promise<void> {
    if (await this.#handlinger.afgoer(vist, stand)) this.#efter(vist, stand !== 'aaben');
  }

  /** What stands in the open field. */
  async #send(vist: Vist, afslut: boolean): Promise<void> {
    const { id, forslag } = vist.traad;
    const { kladder } = this.#stand;
    const kladde = kladder.find(id);
    const felt = kladde?.aaben;
    if (!felt) return;
    const tekst = kladde.tekster[felt] ?? '';
    // A passage may be proposed away.
    if (tekst.trim() === '' && !(felt === 'ret' && forslag?.art === 'ret')) {
      this.#stand.sig(felt === 'afvis' ? t.meld.begrundelseMangler : t.meld.tomt);
      return;
    }
    if (felt === 'ret') {
      this.indarbejd(vist, tekst);
      return;
    }
    if (felt === 'svar') {
      const settles = afslut && forslag === null && vist.aaben;
      if (await this.#handlinger.svar(vist, tekst.trim(), settles)) this.#efter(vist, settles);
    } else if (await this.#handlinger.afgoer(vist, 'afvist', tekst.trim())) {
      kladder.sendt(id, 'afvis');
      this.#efter(vist, true);
    }
  }

  /** It was done: on to the next where one looks at it still, but not out of a field that is being written in. */
  #efter({ traad }: Vist, videre: boolean): void {
    const here = document.activeElement;
    const { hoejre } = this.#stand.skriv.flader;
    const skrives = here instanceof HTMLTextAreaElement && here.id !== `felt-${traad.id}`;
    if (traad.id !== this.#stand.aktiv || skrives) {
      this.#visning.vis();
      return;
    }
    // Whoever went back to the text meanwhile is left there.
    const inPanel = hoejre.contains(here) || here === document.body;
    if (videre && inPanel) this.#visning.videre();
    else {
      this.#visning.vis();
      if (inPanel) this.#visning.fokus();
    }
  }
}
