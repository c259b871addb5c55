// What has been typed and not sent, and what is to be sent when the network is back: kept on this computer at every key, so
// that neither a reload nor an empty battery takes it. Under the participant's own number; another's is never shown.

export interface Kladde {
  /** Where it belongs: "blok fra til", or "svar ID". */
  readonly noegle: string;
  readonly felter: Readonly<Record<string, string>>;
  /** The beginning of what was typed. */
  readonly navn: string;
}

export interface Forsendelse {
  readonly sti: string;
  /** With its number: sent twice, it is received once. */
  readonly felter: Readonly<Record<string, string>>;
  readonly navn: string;
}

interface Lagret {
  readonly kladder: readonly Kladde[];
  readonly udbakke: readonly Forsendelse[];
}

const TOM: Lagret = { kladder: [], udbakke: [] };

export class Kladder {
  readonly #noegle: string;
  readonly #lager: Storage | null;
  /** Where the browser keeps nothing, it lasts as long as the page. */
  #her: string | null = null;

  constructor(mig: string, lager: Storage | null) {
    this.#noegle = `udkast:${mig}`;
    this.#lager = lager;
  }

  get kladder(): readonly Kladde[] {
    return this.#laes().kladder;
  }

  get udbakke(): readonly Forsendelse[] {
    return this.#laes().udbakke;
  }

  find(noegle: string): Kladde | null {
    return this.kladder.find((one) => one.noegle === noegle) ?? null;
  }

  gem(kladde: Kladde): void {
    const { kladder, udbakke } = this.#laes();
    this.#skriv({ kladder: [...kladder.filter((one) => one.noegle !== kladde.noegle), kladde], udbakke });
  }

  slet(noegle: string): void {
    const { kladder, udbakke } = this.#laes();
    this.#skriv({ kladder: kladder.filter((one) => one.noegle !== noegle), udbakke });
  }

  laegIUdbakken(forsendelse: Forsendelse): void {
    const { kladder, udbakke } = this.#laes();
    this.#skriv({ kladder, udbakke: [...udbakke, forsendelse] });
  }

  tagUd(forsendelse: Forsendelse): void {
    const { kladder, udbakke } = this.#laes();
    const same = JSON.stringify(forsendelse);
    this.#skriv({ kladder, udbakke: udbakke.filter((one) => JSON.stringify(one) !== same) });
  }

  /** For good: somebody leaves a computer that others use. */
  toem(): void {
    this.#skriv(TOM);
  }

  /** Read anew each time: another tab of the same page writes in it as well. */
  #laes(): Lagret {
    try {
      const json = this.#lager ? this.#lager.getItem(this.#noegle) : this.#her;
      const value: unknown = json === null ? null : JSON.parse(json);
      return erLagret(value) ? value : TOM;
    } catch {
      return TOM;
    }
  }

  #skriv(value: Lagret): void {
    const json = JSON.stringify(value);
    this.#her = json;
    try {
      if (value.kladder.length + value.udbakke.length === 0) this.#lager?.removeItem(this.#noegle);
      else this.#lager?.setItem(this.#noegle, json);
    } catch {
      // A full or forbidden store: the page itself still has it.
    }
  }
}

function erLagret(value: unknown): value is Lagret {
  if (typeof value !== 'object' || value === null) return false;
  const { kladder, udbakke } = value as Partial<Record<keyof Lagret, unknown>>;
  const felter = (one: unknown): boolean =>
    typeof one === 'object' && one !== null && 'felter' in one && typeof one.felter === 'object';
  return Array.isArray(kladder) && Array.isArray(udbakke) && kladder.every(felter) && udbakke.every(felter);
}

/** The browser's store; null where it forbids it. */
export function lokaltLager(): Storage | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}
