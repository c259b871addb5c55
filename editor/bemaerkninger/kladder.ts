// What is being written at a thread and is not sent: a reason, an answer, another wording. Kept by this browser with every
// letter, by person, so that it is there after a reload; gone when it is sent and when the person signs out.
import type { Bemaerkningsslags } from '../model/bemaerkning.ts';
import { erLukket } from '../udbakke/lukket.ts';

/** What a field of a card is for. "grund" stands below "ret": why it is not as it was proposed. */
export type Felt = 'afvis' | 'svar' | 'ret' | 'grund';

export interface Kladde {
  /** The field that is open; null = what was written in them waits. */
  readonly aaben: Exclude<Felt, 'grund'> | null;
  readonly tekster: Readonly<Partial<Record<Felt, string>>>;
  /** Number of the answer on its way, the same at every try. */
  readonly afsending: string;
}

/** A remark of one's own that is being written. */
export interface NyKladde {
  readonly afsending: string;
  readonly blok: string;
  readonly citat: string;
  readonly foer: string;
  readonly efter: string;
  readonly slags: Bemaerkningsslags | null;
  readonly tekst: string;
  /** Another wording of the passage; null = only a remark. */
  readonly forslag: string | null;
}

interface Alle {
  readonly traade: Readonly<Record<string, Kladde>>;
  readonly ny: NyKladde | null;
  /** Answers to what was settled that need no more than to be seen: the id of the last one, by thread. */
  readonly noteret: Readonly<Record<string, string>>;
}

const FORAN = 'referat:bemaerk:';
const TOM: Alle = { traade: {}, ny: null, noteret: {} };

export class Kladder {
  readonly #noegle: string;
  #alle: Alle;

  constructor({ bruger, referat }: { readonly bruger: string; readonly referat: string }) {
    this.#noegle = `${FORAN}${bruger}:${referat}`;
    this.#alle = laes(this.#noegle);
  }

  find(traad: string): Kladde | null {
    return this.#alle.traade[traad] ?? null;
  }

  /** Another one each time something is noted. */
  get noterede(): Readonly<Record<string, string>> {
    return this.#alle.noteret;
  }

  noteret(traad: string): string | null {
    return this.#alle.noteret[traad] ?? null;
  }

  noter(traad: string, svar: string): void {
    this.#gem({ ...this.#alle, noteret: { ...this.#alle.noteret, [traad]: svar } });
  }

  get ny(): NyKladde | null {
    return this.#alle.ny;
  }

  saetNy(ny: NyKladde | null): void {
    this.#gem({ ...this.#alle, ny });
  }

  /** Opens a field; what was written in it is there again, else `foerst`. */
  aabn(traad: string, felt: Exclude<Felt, 'grund'>, afsending: string, foerst = ''): void {
    const old = this.find(traad);
    const tekster = { ...old?.tekster, [felt]: old?.tekster[felt] ?? foerst };
    this.#saet(traad, { aaben: felt, tekster, afsending: old?.afsending || afsending });
  }

  skriv(traad: string, felt: Felt, tekst: string): void {
    const old = this.find(traad);
    if (old) this.#saet(traad, { ...old, tekster: { ...old.tekster, [felt]: tekst } });
  }

  /** Closes the field; what stands in it waits. */
  luk(traad: string): void {
    const old = this.find(traad);
    if (!old) return;
    const some = Object.values(old.tekster).some((one) => one.trim() !== '');
    if (some) this.#saet(traad, { ...old, aaben: null });
    else this.#saet(traad, null);
  }

  /** It was sent. */
  sendt(traad: string, felt: Felt): void {
    const old = this.find(traad);
    if (!old) return;
    const { [felt]: _, ...tekster } = old.tekster;
    // The next answer is another one.
    const afsending = felt === 'svar' ? '' : old.afsending;
    this.#saet(traad, Object.keys(tekster).length === 0 ? null : { aaben: null, tekster, afsending });
  }

  #saet(traad: string, kladde: Kladde | null): void {
    const { [traad]: _, ...rest } = this.#alle.traade;
    this.#gem({ ...this.#alle, traade: kladde ? { ...rest, [traad]: kladde } : rest });
  }

  #gem(alle: Alle): void {
    this.#alle = alle;
    if (erLukket()) return;
    try {
      const intet = Object.keys(alle.traade).length === 0 && Object.keys(alle.noteret).length === 0;
      if (alle.ny === null && intet) localStorage.removeItem(this.#noegle);
      else localStorage.setItem(this.#noegle, JSON.stringify(alle));
    } catch {
      // No room, or a browser that keeps nothing: it stands on the page as long as the page does.
    }
  }
}

function laes(noegle: string): Alle {
  try {
    const found: Partial<Alle> | null = JSON.parse(localStorage.getItem(noegle) ?? 'null');
    return { traade: found?.traade ?? {}, ny: found?.ny ?? null, noteret: found?.noteret ?? {} };
  } catch {
    return TOM;
  }
}

/** Removes all of the person's. */
export function glemKladder(bruger: string): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(`${FORAN}${bruger}:`)) localStorage.removeItem(key);
}
