// Two tabs of one browser in the same referat: one writes, the other may ask for it (rule C3). The one that is asked puts
// everything on the disk and lets go; one that does not answer is taken from by force.
import { type Laase, skrivelaas } from '../udbakke/laase.ts';
import type { Skriveret } from './aabning.ts';

/** So long the other tab has to answer. */
const SVARFRIST = 2000;

export class Faner {
  readonly #kanal: BroadcastChannel;
  readonly #referat: string;

  /** `bedt` is called when another tab asks to write. */
  constructor(referat: string, bedt: () => void) {
    this.#referat = referat;
    this.#kanal = new BroadcastChannel(`referat:${referat}`);
    this.#kanal.addEventListener('message', ({ data }) => {
      if (data === 'giv') bedt();
    });
  }

  /** Asks the tab that writes to let go; the right to write, one way or the other. */
  async bed(laase: Laase): Promise<Skriveret> {
    const navn = skrivelaas(this.#referat);
    this.#kanal.postMessage('giv');
    const laas = await laase.vent(navn, SVARFRIST);
    return laas ? { laas, tvunget: false } : { laas: await laase.stjael(navn), tvunget: true };
  }
}
