// What the remarks' part of the page holds: the threads as they are shown, the one that is looked at, the filter. Reads and
// marks; decides nothing.
import type { Skriv } from '../view/skriv.ts';
import type { Traadbog } from './bog.ts';
import type { Kladder } from './kladder.ts';
import { NY } from './nybemaerkning.ts';
import { type Filter, filtrer, INTET_FILTER, naeste, opstil, type Vist } from './opstilling.ts';
import { traadkey } from './plugin.ts';
import { Traadsteder } from './steder.ts';

export class Stand {
  readonly skriv: Skriv;
  readonly bog: Traadbog;
  readonly kladder: Kladder;
  /** The thread that is opened. */
  aktiv = '';
  filter: Filter = INTET_FILTER;
  /** What was said last: seen at the foot of the tab too. `fortryd`: it is an act that can be taken back. */
  sagt: { readonly tekst: string; readonly fortryd: boolean } | null = null;
  #naarSagt = (): void => {};
  /** Outdated proposals whose wordings are both shown. */
  readonly begge = new Set<string>();
  #opstillet: { readonly noegle: readonly unknown[]; readonly alle: readonly Vist[] } | null = null;
  #udgave = 0;

  constructor(skriv: Skriv, bog: Traadbog, kladder: Kladder) {
    this.skriv = skriv;
    this.bog = bog;
    this.kladder = kladder;
    bog.on(() => this.#udgave++);
  }

  /** Where the text cannot be written in, nothing is decided either: the tab that writes does that. */
  get maaAfgoere(): boolean {
    return this.skriv.maa('afgoer-bemaerkning') && this.skriv.view.editable;
  }

  get maaSvare(): boolean {
    return this.skriv.maa('bemaerk') && this.skriv.view.editable;
  }

  sig(tekst: string, fortryd = false): void {
    this.skriv.meld(tekst);
    this.sagt = { tekst, fortryd };
    this.#naarSagt();
  }

  naarSagt(listener: () => void): void {
    this.#naarSagt = listener;
  }

  get steder(): Traadsteder {
    const held = traadkey.getState(this.skriv.view.state);
    return held instanceof Traadsteder ? held : Traadsteder.ingen;
  }

  saet(next: Traadsteder): void {
    const { view } = this.skriv;
    if (next !== this.steder) view.dispatch(view.state.tr.setMeta(traadkey, next).setMeta('addToHistory', false));
  }

  /** All there are; made again when the text, a place or a thread has changed. */
  get alle(): readonly Vist[] {
    const { doc } = this.skriv.view.state;
    const noegle = [doc, this.steder, this.#udgave, this.kladder.noterede];
    if (this.#opstillet?.noegle.every((one, i) => one === noegle[i])) return this.#opstillet.alle;
    const alle = opstil({
      doc,
      roster: this.skriv.roster(),
      traade: this.bog.traade,
      steder: this.steder.steder,
      stand: (id) => this.bog.stand(id),
      noteret: (id) => this.kladder.noteret(id),
    });
    this.#opstillet = { noegle, alle };
    return alle;
  }

  find(id: string): Vist | null {
    return this.alle.find(({ traad }) => traad.id === id) ?? null;
  }

  get valgt(): Vist | null {
    return this.find(this.aktiv);
  }

  /** Those that wait, among what the filter lets through. */
  get aabne(): readonly Vist[] {
    return filtrer(this.alle, { ...this.filter, stand: 'aabne' });
  }

  /** What is shown: what was just decided stays where one looks until one goes on. */
  get viste(): readonly Vist[] {
    const shown = new Set(filtrer(this.alle, this.filter));
    return this.alle.filter((one) => shown.has(one) || one.traad.id === this.aktiv);
  }

  /** The open one before or after the one that is looked at, which may be settled by now. */
  naeste(retning: 1 | -1): Vist | null {
    const open = new Set(this.aabne);
    return naeste(
      this.alle.filter((one) => open.has(one) || one.traad.id === this.aktiv),
      this.aktiv,
      retning,
    );
  }

  /** Marks the passages of what is open, and the one that is looked at. */
  marker(): void {
    const vist = new Set(this.alle.flatMap(({ traad, venter }) => (venter ? [traad.id] : [])));
    if (this.kladder.ny) vist.add(NY);
    this.saet(this.steder.vis(this.skriv.view.state.doc, { vist, aktiv: this.aktiv }));
  }
}
