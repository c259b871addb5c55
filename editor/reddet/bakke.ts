// One's own rescued text in one referat (rule C4): what lies on this computer and what the server has, as one list. Each
// text is sent until the server has it, each removal until the server knows of it. Knows no page.
import { kanGemmes } from '../model/reddet.ts';
import type { Medie, Reddet } from '../udbakke/medie.ts';
import type { Ur } from '../udbakke/ur.ts';
import type { Linje } from './linje.ts';

/** A rescued text as it is shown. */
export interface Vist {
  readonly id: string;
  readonly tekst: string;
  readonly at: number;
  /** The server has it, so that the person's other computers show it too. */
  readonly sendt: boolean;
}

/** Whose, beside what. */
interface Hvis {
  readonly bruger: string;
  readonly referat: string;
}

const FOERSTE_PAUSE = 2000;
const LAENGSTE_PAUSE = 60_000;

export class Reddebakke {
  readonly #medie: Pick<Medie, 'listReddet' | 'gemReddet' | 'sletReddet'>;
  readonly #linje: Linje;
  readonly #ur: Ur;
  readonly #hvis: Hvis;
  /** Texts that this computer had no room for. */
  readonly #iMindet: () => readonly Reddet[];
  readonly #listeners = new Set<() => void>();
  #kendte = new Map<string, Reddet>();
  /** What the medium would not take: as it is now, for as long as the page lives. */
  readonly #kunHer = new Map<string, Reddet>();
  readonly #afviste = new Set<string>();
  /** Gone, here and at the server; the memory of a full computer may still have them. */
  readonly #vaek = new Set<string>();
  #igang: Promise<void> | null = null;
  #igen = false;
  #fejl = 0;
  #cancel: (() => void) | null = null;

  constructor(
    medie: Pick<Medie, 'listReddet' | 'gemReddet' | 'sletReddet'>,
    linje: Linje,
    ur: Ur,
    hvis: Hvis,
    iMindet: () => readonly Reddet[] = () => [],
  ) {
    this.#medie = medie;
    this.#linje = linje;
    this.#ur = ur;
    this.#hvis = hvis;
    this.#iMindet = iMindet;
  }

  /** What is neither put back nor thrown away, the newest first. */
  get tekster(): readonly Vist[] {
    return [...this.#kendte.values()]
      .filter(({ fjernet }) => !fjernet)
      .sort((a, b) => b.at - a.at)
      .map(({ id, tekst, at, sendt }) => ({ id, tekst, at, sendt }));
  }

  on(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Text was rescued, the network came back, the page is looked at again: reads, sends and asks. */
  ajour(): Promise<void> {
    this.#cancel?.();
    this.#cancel = null;
    if (this.#igang) {
      this.#igen = true;
      return this.#igang;
    }
    this.#igang = this.#alt().finally(() => {
      this.#igang = null;
      if (!this.#igen) return;
      this.#igen = false;
      void this.ajour();
    });
    return this.#igang;
  }

  /** The person has put it back or thrown it away: nothing of it is left but its id, until the server knows. */
  async fjern(id: string): Promise<void> {
    const one = this.#kendte.get(id);
    if (!one || one.fjernet) return;
    await this.#saet({ ...one, tekst: '', fjernet: true });
    this.#tell();
    await this.ajour();
  }

  async #alt(): Promise<void> {
    await this.#laes();
    this.#tell();
    if (!(await this.#send())) this.#senere();
    this.#tell();
  }

  /** What lies here by now; other tabs write and remove there too. */
  async #laes(): Promise<void> {
    const { bruger, referat } = this.#hvis;
    const here = await this.#medie.listReddet(bruger, referat).catch(() => []);
    const found = new Map<string, Reddet>();
    for (const one of [...this.#iMindet(), ...here, ...this.#kunHer.values()])
      if (!this.#vaek.has(one.id)) found.set(one.id, one);
    // What only the server has is known until it says otherwise.
    for (const one of this.#kendte.values())
      if (one.sendt && !one.fjernet && !found.has(one.id)) found.set(one.id, one);
    this.#kendte = found;
  }

  /** False where something must be tried again. */
  async #send(): Promise<boolean> {
    let done = true;
    for (const one of [...this.#kendte.values()]) {
      if (one.fjernet) done = (await this.#sletEn(one)) && done;
      else if (!one.sendt && !this.#afviste.has(one.id)) done = (await this.#sendEn(one)) && done;
    }
    const answer = await this.#linje.hent();
    if (answer.slags !== 'ja') return false;
    this.#fejl = 0;
    const there = new Map(answer.svar.map((one) => [one.id, one]));
    // Removed on another computer.
    for (const one of [...this.#kendte.values()])
      if (one.sendt && !one.fjernet && !there.has(one.id)) await this.#glem(one.id);
    for (const one of there.values())
      if (!this.#kendte.has(one.id)) this.#kendte.set(one.id, { ...this.#hvis, ...one, sendt: true, fjernet: false });
    return done;
  }

  async #sendEn(one: Reddet): Promise<boolean> {
    const { id, at } = one;
    const answer = await this.#linje.gem({ id, at, tekst: kanGemmes(one.tekst) });
    if (answer.slags === 'nej') this.#afviste.add(id);
    if (answer.slags !== 'ja') return answer.slags === 'nej';
    const now = this.#kendte.get(id);
    if (answer.svar.fjernet) await this.#glem(id);
    else if (now && !now.fjernet) await this.#saet({ ...now, sendt: true });
    return true;
  }

  async #sletEn({ id }: Reddet): Promise<boolean> {
    const answer = await this.#linje.slet(id);
    if (answer.slags === 'senere') return false;
    await this.#glem(id);
    return true;
  }

  /** As it is now, here and on the disk where there is room. */
  async #saet(one: Reddet): Promise<void> {
    this.#kendte.set(one.id, one);
    try {
      await this.#medie.gemReddet([one]);
      this.#kunHer.delete(one.id);
    } catch {
      this.#kunHer.set(one.id, one);
    }
  }

  async #glem(id: string): Promise<void> {
    this.#vaek.add(id);
    this.#kendte.delete(id);
    this.#kunHer.delete(id);
    await this.#medie.sletReddet(id).catch(() => undefined);
  }

  #senere(): void {
    const pause = Math.min(LAENGSTE_PAUSE, FOERSTE_PAUSE * 2 ** this.#fejl);
    this.#fejl++;
    this.#cancel?.();
    this.#cancel = this.#ur.after(pause * (0.5 + this.#ur.random()), () => {
      this.#cancel = null;
      void this.ajour();
    });
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
