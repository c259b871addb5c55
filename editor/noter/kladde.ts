// The note that is being begun in the empty field: from its first letter it is a note like any other, so that nothing
// typed there can be lost; the field is given to the next one when it is left.
import type { Notested } from '../model/note.ts';
import { frisktId } from '../view/nytid.ts';
import type { Notebog } from './bog.ts';

const MOEDET: Notested = { slags: 'moede', blok: '', citat: '', efter: '' };

export class Kladde {
  readonly #bog: Notebog;
  #id = frisktId();
  #sted = MOEDET;

  constructor(bog: Notebog) {
    this.#bog = bog;
  }

  get id(): string {
    return this.#id;
  }

  get sted(): Notested {
    return this.#sted;
  }

  frisk(): string {
    return frisktId();
  }

  /** The next note that is begun belongs there. */
  ved(sted: Notested): void {
    this.slip();
    this.#sted = sted;
  }

  skriv(tekst: string): void {
    const note = this.#bog.find(this.#id) ?? { id: this.#id, tid: Date.now() };
    this.#bog.skriv({ ...note, ...this.#sted, tekst });
  }

  /** The field was left: what stands in it is a note by itself now. */
  slip(): void {
    const note = this.#bog.find(this.#id);
    if (note && note.tekst.trim() === '') this.#bog.slet(this.#id);
    if (note) this.#id = frisktId();
    this.#sted = MOEDET;
  }
}
